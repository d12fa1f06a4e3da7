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


def read_file(file: str) -> bytes:
    """The first `READ_AT_MOST` bytes of a regular file; never through a link, never waiting for a pipe."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.EINVAL, "not a file")
        size = min(about.st_size, READ_AT_MOST)
        data = os.read(descriptor, size)
        while len(data) < size and (part := os.read(descriptor, size - len(data))):
            data += part
    finally:
        os.close(descriptor)
    return data


def sync_folder(folder: str | Path) -> None:
    """Bring the folder's entries down to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def received_times(folder: str, known: dict[str, int | None]) -> dict[str, int | None]:
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


def move(file: str, folder: str, flags: str) -> None:
    """Give a mail its place in `folder` with these flags beside those it has; never onto another mail."""
    target = _target(file, folder, flags)
    if target == file:
        return
    try:
        if os.path.exists(target):  # the same file under two names, of which renaming would leave both
            os.unlink(file)
        else:
            os.rename(file, target)
    except FileNotFoundError:
        if os.path.exists(file):
            raise


def _target(file: str, folder: str, flags: str) -> str:
    base, _, info = os.path.basename(file).partition(":")
    all_flags = "".join(sorted({*flags, *info.removeprefix("2,")})) if info.startswith("2,") else flags
    target = f"{folder}/{base}:2,{all_flags}"
    number = 1
    while os.path.exists(target) and not os.path.samefile(target, file):
        number += 1
        target = f"{folder}/{base}-{number}:2,{all_flags}"
    return target


def write_private(path: str, data: bytes) -> None:
    """Give the file this content, for this user alone, down to the disk; what an interrupted try left is replaced."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def time_of(nanoseconds: int, zone: ZoneInfo) -> dt.datetime:
    """A file's time, to the second; one that is no date becomes the nearest that is."""
    return dt.datetime.fromtimestamp(min(max(nanoseconds // 10**9, 0), LATEST), zone)


def reason(error: OSError) -> str:
    """Why the system refused, in its words."""
    return error.strerror or str(error)
