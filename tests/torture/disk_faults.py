"""A disk that fails: from one call on, writing to it ends in the error that it is told."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

CALLS = ("open", "write", "fsync", "replace")
ERRORS = ("ENOSPC", "EROFS", "EIO")


def set_up(fault: str) -> None:
    """From now on the call fails from the given time on: "write ENOSPC 3" is the third write and all that follow.

    Only opening in order to write fails; standard output and standard error are not on that disk.
    """
    name, error, number = fault.split()
    setattr(os, name, _failing(getattr(os, name), name, getattr(errno, error), int(number)))


def _failing(function: Callable[..., Any], name: str, number: int, first: int) -> Callable[..., Any]:
    calls = 0

    def failing(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        if name == "open" and not arguments[1] & (os.O_WRONLY | os.O_RDWR):
            return function(*arguments, **named)
        calls += 1
        if calls >= first:
            raise OSError(number, os.strerror(number), arguments[0] if name == "open" else None)
        return function(*arguments, **named)

    return failing
