"""One writer: a lock on the state folder that ends with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from state.errors import StoreInUse
from state.store.files import FILE_MODE, unwritable

LOCK_FILE = "lock"


class FolderLock:
    """Holds the state folder for this process until `release`. Raises StoreInUse when another one holds it."""

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK_FILE
        try:
            self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)
            os.fchmod(self._descriptor, FILE_MODE)
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
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
