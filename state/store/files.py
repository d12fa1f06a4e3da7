"""Files and folders of the state folder: made for their owner alone, replaced whole, and durable when a call returns.

What is on disk when: `replace_file` and `FileGroup` fsync the new content before the rename makes it visible, and the
folder after it, so that after a power cut the name holds the old content or the new one, and the new one from the
moment the call has returned. `make_folder` fsyncs the parent of each folder it makes. A failed fsync is never tried
again: the kernel may have dropped the pages and would answer the second call with success.
"""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path
from typing import NamedTuple

from state.errors import StateFileUnreadable, StoreUnwritable

FILE_MODE = 0o600
FOLDER_MODE = 0o700
TEMPORARY = ".tmp"

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_RIGHT = (errno.EACCES, errno.EPERM, errno.EROFS)


def replace_file(path: str | Path, data: bytes) -> None:
    """Give the file this content, durably and in one step; whoever reads meanwhile sees the old or the new one.

    The temporary file lies beside it.
    """
    group = FileGroup()
    group.replace(str(path), data)
    group.flush()


class FileGroup:
    """Files replaced side by side: each in one step as by `replace_file`, all durable when `flush` has returned.

    Everything is written before the first fsync, which the file system then does for all in fewer steps, and a folder
    is fsynced once. Files are flushed by themselves when many are open.
    """

    _AT_MOST = 64
    """Files open at once."""

    def __init__(self) -> None:
        self._open: list[_Replacement] = []

    def replace(self, path: str, data: bytes) -> None:
        """Give the file this content with the next `flush`. Raises StoreUnwritable: then no file of the group is."""
        folder, name = os.path.split(path)
        temporary = os.path.join(folder, f".{name}{TEMPORARY}")
        try:
            descriptor = _open_new(temporary)
        except OSError as error:
            raise self._given_up(path, error) from error
        self._open.append(_Replacement(path, temporary, descriptor))
        try:
            _write(descriptor, data)
        except OSError as error:
            raise self._given_up(path, error) from error
        if len(self._open) >= self._AT_MOST:
            self.flush()

    def flush(self) -> None:
        """Make all of them durable under their names. Raises StoreUnwritable: then some may be, and some not."""
        path = ""
        try:
            for replacement in self._open:
                path = replacement.path
                os.fsync(replacement.descriptor)
            for replacement in self._open:
                path = replacement.path
                os.replace(replacement.temporary, path)
            for path in dict.fromkeys(os.path.dirname(replaced.path) for replaced in self._open):
                sync_folder(path)
        except OSError as error:
            raise self._given_up(path, error) from error
        self._close()

    def _given_up(self, path: str, error: OSError) -> StoreUnwritable:
        for _, temporary, _ in self._open:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        self._close()
        return unwritable(path, error)

    def _close(self) -> None:
        for _, _, descriptor in self._open:
            os.close(descriptor)
        self._open.clear()


class _Replacement(NamedTuple):
    path: str
    temporary: str
    descriptor: int


def _open_new(path: str) -> int:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, FILE_MODE)
    os.fchmod(descriptor, FILE_MODE)  # the umask may have taken even the owner's rights
    return descriptor


def _write(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def sync_folder(folder: str | Path) -> None:
    """Make what was renamed or made in the folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make the folder with those above it where they are missing, for its owner alone."""
    try:
        _make_missing(folder)
        if folder.stat().st_mode & 0o777 != FOLDER_MODE:
            folder.chmod(FOLDER_MODE)
    except OSError as error:
        raise unwritable(folder, error) from error


def _make_missing(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_missing(folder.parent)
    folder.mkdir(FOLDER_MODE)
    folder.chmod(FOLDER_MODE)
    sync_folder(folder.parent)


def read_file(path: str | Path) -> bytes | None:
    """The file's content, or None when there is no such file."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable_os(path, error) from error
    try:
        return _read_all(descriptor)
    except OSError as error:
        raise unreadable_os(path, error) from error
    finally:
        os.close(descriptor)


def _read_all(descriptor: int) -> bytes:
    size = os.fstat(descriptor).st_size
    data = os.read(descriptor, size + 1)
    if len(data) == size:
        return data
    parts = [data]
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def list_files(folder: Path, suffix: str) -> list[str]:
    """The names of the folder's files with that ending, sorted; no hidden and temporary ones."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable_os(folder, error) from error
    return sorted(name for name in names if name.endswith(suffix) and not name.startswith("."))


def remove_temporaries(folder: Path, ending: str = "") -> None:
    """Remove what writes that a crash interrupted have left, of files with that ending; a missing folder has none."""
    try:
        for name in os.listdir(folder):
            if name.startswith(".") and name.endswith(ending + TEMPORARY):
                (folder / name).unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise unwritable(folder, error) from error


def unwritable(path: str | Path, error: OSError) -> StoreUnwritable:
    """The failure to write there, in one line with its remedy."""
    if error.errno in _NO_ROOM:
        remedy = "make room on the disk"
    elif error.errno in _NO_RIGHT:
        remedy = "let the daemon's user write there"
    else:
        remedy = "check the path and the disk"
    return StoreUnwritable(f"{path}: cannot be written ({error.strerror or error}); {remedy} and start rosterd again")


def unreadable_os(path: str | Path, error: OSError) -> StateFileUnreadable:
    """The failure to read there, in one line with its remedy."""
    return StateFileUnreadable(f"{path}: cannot be read ({error.strerror or error}); let the daemon's user read it")
