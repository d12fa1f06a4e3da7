"""What a service tells systemd (sd_notify(3)): that it is ready, reads its configuration, lives, and stops.

Where nobody listens, nothing is said. The protocol is one datagram to a socket: no library is needed for it.
"""

from __future__ import annotations

import os
import socket
import time
from contextlib import suppress


def notify(*states: str) -> None:
    """Say these states, as "READY=1"; a supervisor that cannot be reached is no reason to fail."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    if address.startswith("@"):
        address = f"\0{address[1:]}"
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as speaker:
        speaker.connect(address)
        speaker.sendall("\n".join(states).encode())


class Watchdog:
    """Says that the service lives, twice as often as systemd wants to hear it (WATCHDOG_USEC)."""

    def __init__(self) -> None:
        self.seconds = _half_of_what_is_asked()
        self._said_at = float("-inf")

    def alive(self) -> None:
        """To be called at every step of the work: it is said only when it is time."""
        if self.seconds is not None and time.monotonic() - self._said_at >= self.seconds:
            self._said_at = time.monotonic()
            notify("WATCHDOG=1")


def _half_of_what_is_asked() -> float | None:
    """Seconds between two signs of life; None where nobody waits for them."""
    microseconds = os.environ.get("WATCHDOG_USEC", "")
    if not microseconds.isdecimal() or os.environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return None
    return int(microseconds) / 2_000_000
