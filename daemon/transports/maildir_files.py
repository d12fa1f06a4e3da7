"""The files of a Maildir: `new` (nobody has seen it), `cur` (seen; flags behind ":2,"), `tmp` (being written)."""

from __future__ import annotations

import datetime as dt
import errno
import os
import stat
from pathlib import Path
from zoneinfo import ZoneInfo

from parsers.limits import Limits

READ_AT_MOST = Limits().size + 1
"""Bytes read of one mail: enough for the reader to see that it is over its limit, and to read its headers."""

LATEST = 253402300799 - 2 * 86400
"""The last second that is a date in every time zone."""


def make_maildir(path: Path) -> None:
    """Make the folders that are missing, for this user alone, and bring them down to the disk."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    missing = [folder for name in ("tmp", "new", "cur") if not (folder := path / name).is_dir()]
    for folder in missing:
        folder.mkdir(mode=0o700, exist_ok=True)
    if missing:
        sync_folder(path)
        sync_folder(path.parent)


def read_file(file: Path) -> bytes:
    """The first `READ_AT_MOST` bytes of a regular file; never through a link, never waiting for a pipe."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb", buffering=0) as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a file")
        parts: list[bytes] = []
        left = READ_AT_MOST
        while left and (part := stream.read(left)):
            parts.append(part)
            left -= len(part)
    return b"".join(parts)


def sync_folder(folder: Path) -> None:
    """Bring the folder's entries down to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def received_times(folder: Path, known: dict[str, int | None]) -> dict[str, int | None]:
    """When each file of the folder was received; None for what is no mail (folders, links, names with a dot)."""
    with os.scandir(folder) as entries:
        return {entry.name: known[entry.name] if entry.name in known else _mail_time(entry) for entry in entries}


def _mail_time(entry: os.DirEntry[str]) -> int | None:
    try:
        about = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return about.st_mtime_ns if stat.S_ISREG(about.st_mode) and not entry.name.startswith(".") else None


def base_name(name: str) -> str:
    """A file's name without its flags."""
    return name.partition(":")[0]


def move(file: Path, folder: Path, flags: str) -> None:
    """Give a mail its place in `folder` with these flags beside those it has; never onto another mail."""
    target = _target(file, folder, flags)
    if target == file:
        return
    try:
        if target.exists():  # the same file under two names, of which renaming would leave both
            file.unlink()
        else:
            file.rename(target)
    except FileNotFoundError:
        if file.exists():
            raise


def _target(file: Path, folder: Path, flags: str) -> Path:
    base, _, info = file.name.partition(":")
    all_flags = "".join(sorted({*flags, *info.removeprefix("2,")})) if info.startswith("2,") else flags
    target = folder / f"{base}:2,{all_flags}"
    number = 1
    while target.exists() and not target.samefile(file):
        number += 1
        target = folder / f"{base}-{number}:2,{all_flags}"
    return target


def time_of(nanoseconds: int, zone: ZoneInfo) -> dt.datetime:
    """A file's time, to the second; one that is no date becomes the nearest that is."""
    return dt.datetime.fromtimestamp(min(max(nanoseconds // 10**9, 0), LATEST), zone)


def open_private(path: str, flags: int) -> int:
    """An opener of files for this user alone."""
    return os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


def reason(error: OSError) -> str:
    """Why the system refused, in its words."""
    return error.strerror or str(error)
