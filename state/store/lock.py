"""One writer: a lock on the state folder that ends with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path

from state.errors import StoreInUse
from state.store.files import FILE_MODE, unwritable

LOCK_FILE = "lock"
TRIES, PAUSE = 3, 0.02
"""Tries to take the lock, and seconds between them."""


class FolderLock:
    """Holds the state folder for this process until `release`. Raises StoreInUse when another one holds it."""

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK_FILE
        try:
            self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)
            os.fchmod(self._descriptor, FILE_MODE)
            _lock(self._descriptor)
        except BlockingIOError:
            self.release()
            raise StoreInUse(
                f"{folder}: another rosterd daemon is running on this state folder; stop it first"
            ) from None
        except OSError as error:
            raise unwritable(path, error) from error

    def release(self) -> None:
        """Let the next one in. The file stays: removing it would let two in."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def is_held(folder: Path) -> bool:
    """Whether a daemon has the state folder now. Whoever asks has the lock for a moment, if nobody else has it."""
    try:
        descriptor = os.open(folder / LOCK_FILE, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _lock(descriptor: int) -> None:
    """Take the lock, past those who only ask. Raises BlockingIOError when another daemon has it."""
    for _ in range(TRIES):
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(PAUSE)
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
