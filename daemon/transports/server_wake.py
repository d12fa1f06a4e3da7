"""A wait that somebody else may end: a pair of sockets, so that a signal handler can, and nothing is lost between."""

from __future__ import annotations

import select
import socket
from contextlib import suppress

LONGEST = 3600.0
"""Seconds of one wait."""


class Wake:
    """Ends the wait under way, else the next one."""

    def __init__(self) -> None:
        self._here, self._there = socket.socketpair()
        self._here.setblocking(False)
        self._there.setblocking(False)

    def set(self) -> None:
        """Wake; may be called from a signal handler or another thread, also when nothing waits any more."""
        with suppress(OSError):
            self._there.send(b"\0")

    def wait(self, seconds: float, other: socket.socket | None = None) -> bool:
        """Wait for so long, or until woken (then True), or until the other socket has something to read."""
        poll = select.poll()
        poll.register(self._here, select.POLLIN)
        if other is not None:
            poll.register(other, select.POLLIN)
        ready = {descriptor for descriptor, _ in poll.poll(max(0.0, min(seconds, LONGEST)) * 1000)}
        if self._here.fileno() not in ready:
            return False
        with suppress(OSError):
            self._here.recv(4096)
        return True

    def close(self) -> None:
        """Let go of the sockets."""
        self._here.close()
        self._there.close()
