"""Waiting for a new file in a folder: told by the system where it tells, else looked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchfiles._rust_notify import RustNotify

STEP = 0.2
"""Seconds between two looks at whether the wait was woken: what a stop may take, against idle work."""


class WakeFlag:
    """A flag that a signal handler may set: without a lock, which the code it interrupts might just hold."""

    def __init__(self) -> None:
        self._set = False

    def set(self) -> None:
        """Wake the wait under way, else the next one."""
        self._set = True

    def is_set(self) -> bool:
        """Whether it was set; the system's watcher asks it too."""
        return self._set

    def clear(self) -> None:
        """Forget that it was set."""
        self._set = False


class FolderWatch:
    """Watches one folder. The watch goes on between waits, so that nothing arrives unseen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._wake = WakeFlag()
        self._watcher: RustNotify | None = None
        self._watched: tuple[int, int] | None = None

    def wake(self) -> None:
        """End the wait under way, else the next one; may be called from a signal handler or another thread."""
        self._wake.set()

    def wait(self, seconds: float, is_there: Callable[[], bool]) -> bool:
        """Wait until `is_there` what is waited for, `wake`, or the time is over; whether it is there.

        That is asked at the beginning and whenever something has changed in the folder.
        """
        self._start()
        deadline = time.monotonic() + seconds
        while not (there := is_there()) and not self._wake.is_set() and (left := deadline - time.monotonic()) > 0:
            self._pause(left)
        self._wake.clear()
        return there

    def close(self) -> None:
        """Stop watching."""
        if self._watcher is not None:
            self._watcher.close()
        self._watcher = self._watched = None

    def _start(self) -> None:
        """Watch from now on. A folder that took the place of the one watched is watched instead."""
        identity = _identity(self._folder)
        if identity != self._watched or self._watcher is None:
            self.close()
            self._watcher = _watcher(self._folder)
            self._watched = identity

    def _pause(self, seconds: float) -> None:
        """Until the system tells of a change, else a moment; not longer than `seconds`."""
        if self._watcher is None:
            time.sleep(min(seconds, STEP))
            return
        step = int(STEP * 1000)
        try:
            told = self._watcher.watch(step, step, max(1, int(seconds * 1000)), self._wake)
        except RuntimeError:  # it cannot say what has changed: a name that is no UTF-8
            self.close()
            return
        if told == "signal":
            raise KeyboardInterrupt


def _watcher(folder: Path) -> RustNotify | None:
    """The system's watcher; None where there is none (no such folder yet, too many watches, a strange file system)."""
    try:
        from watchfiles._rust_notify import RustNotify  # noqa: PLC0415 - only a daemon that waits pays for it

        return RustNotify([str(folder)], False, False, 1000, False, False)
    except (ImportError, OSError, RuntimeError):
        return None


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        about = folder.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino
