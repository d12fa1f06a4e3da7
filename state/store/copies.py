"""Copies of the letters that were sent, for people to read: one mbox file a day (RFC 4155).

Any mail program opens it. A copy is appended without waiting for the disk: a power cut soon after may lose it, while
that the letter was sent stands durably in its project's file. Line ends are those of the system, `From` at the start
of a line is quoted reversibly, and reading puts the very bytes back.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path

from state.store.files import FILE_MODE, read_file, unwritable

_QUOTE = re.compile(rb"^(>*From )", re.MULTILINE)
_UNQUOTE = re.compile(rb"^>(>*From )", re.MULTILINE)
_DAY_FILE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.mbox", re.ASCII)
_NEXT = re.compile(rb"(?:\A|\n)From rosterd [^\n]*\n")


def append_copy(path: str, made_at: dt.datetime, data: bytes) -> None:
    """Add a letter, whose line ends are CRLF, to the file. Raises StoreUnwritable."""
    lines = data.replace(b"\r\n", b"\n")
    if b"From " in lines:
        lines = _QUOTE.sub(rb">\1", lines)
    entry = b"From rosterd " + f"{made_at:%a %b %d %H:%M:%S %Y}".encode() + b"\n" + lines + b"\n"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, FILE_MODE)
        try:
            if os.fstat(descriptor).st_size:
                entry = b"\n" + entry  # behind what a crash may have cut off, too
            else:
                os.fchmod(descriptor, FILE_MODE)
            while entry:
                entry = entry[os.write(descriptor, entry) :]
        finally:
            os.close(descriptor)
    except OSError as error:
        raise unwritable(path, error) from error


def read_copy(path: str, message_id: str) -> bytes | None:
    """The bytes of the letter with this Message-ID, or None. Raises StateFileUnreadable."""
    data = read_file(path)
    for entry in _NEXT.split(data or b"")[1:]:
        head = entry.partition(b"\n\n")[0]
        if b"\nMessage-ID: " + message_id.encode(errors="surrogatepass") + b"\n" in b"\n" + head + b"\n":
            return _UNQUOTE.sub(rb"\1", entry.removesuffix(b"\n")).replace(b"\n", b"\r\n")
    return None


def remove_copies(folder: Path, before: dt.date) -> int:
    """Remove the files of the days before that one; how many there were. Raises StoreUnwritable.

    Whatever else lies in the folder is not rosterd's to remove.
    """
    path = folder
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
        old = [name for name in names if (day := _DAY_FILE.fullmatch(name)) and day[1] < before.isoformat()]
        for name in old:
            path = folder / name
            os.unlink(path)
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise unwritable(path, error) from error
    return len(old)
