"""How long things may take on a connection to a mailbox, and when it is tried again: all in seconds."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from daemon.log import log
from daemon.transports.server import CONNECT_SECONDS, READ_SECONDS, LoginRefused, ServerTrouble


@dataclass(frozen=True)
class Pace:
    """The times of one inbox. Tests bring shorter ones, a clock and a chance of their own."""

    connect: float = CONNECT_SECONDS
    """Until name, connection, TLS and greeting are there."""
    read: float = READ_SECONDS
    """How long the server may be silent where it owes an answer."""
    answer: float = 900.0
    """How long one answer may take as a whole, however steadily it drips."""
    farewell: float = 2.0
    """How long the server may take once this side is leaving."""
    idle: float = 240.0
    """After this an IDLE is ended and begun anew: servers and firewalls forget silent connections (RFC 2177)."""
    poll: float = 20.0
    """Between two looks where the server has no IDLE."""
    first_pause: float = 1.0
    growth: float = 1.5
    longest_pause: float = 60.0
    refused_pause: float = 1800.0
    """After `TRIES` refused logins: providers lock accounts that go on trying."""
    stable: float = 15.0
    """A connection that lasted so long may be replaced at once."""
    clock: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random
    """A number from 0 to 1, so that many clients of a server that was away do not all come at once."""


PATIENT = Pace(first_pause=5.0, longest_pause=300.0, poll=60.0)
"""For providers that block who comes too often."""
TRIES = 3
"""Refused logins before the long pause."""


class Reconnecting:
    """When the next try to connect is due: pauses that grow, so that nobody takes the daemon for an attack."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._failures = 0
        self._refusals = 0
        self._due = 0.0
        self._connected_at = 0.0
        self.trouble: ServerTrouble | None = None
        """What went wrong last; None while connected, and before the first try."""

    def left(self) -> float:
        """Seconds until the next try may be made; 0 when it may be made now."""
        return max(0.0, self._due - self._pace.clock())

    def connected(self) -> None:
        """The connection is there, logged in."""
        self._refusals = 0
        self._connected_at = self._pace.clock()
        self.trouble = None

    def lost(self, trouble: ServerTrouble) -> None:
        """The connection broke. The first break after a calm time is mended at once, those that follow are not."""
        self.trouble = trouble
        if self._pace.clock() - self._connected_at >= self._pace.stable:
            self._failures = 0
        self._pause(self._growing(self._failures) if self._failures else 0.0)
        self._failures += 1
        log.info("the connection to the mailbox broke", why=trouble.what)

    def failed(self, trouble: ServerTrouble) -> None:
        """A try to connect or log in came to nothing."""
        self.trouble = trouble
        self._failures += 1
        self._refusals = self._refusals + 1 if isinstance(trouble, LoginRefused) else 0
        if self._refusals < TRIES:
            self._pause(self._growing(self._failures))
            return
        self._pause(self._pace.refused_pause)
        minutes = round(self._pace.refused_pause / 60)
        log.error(
            f"the mailbox refused the login {self._refusals} times; the next try is in {minutes} minutes, "
            "or at once when rosterd is started again",
            why=str(trouble),
        )

    def asked_for(self, trouble: ServerTrouble, seconds: float) -> None:
        """The server wants to be left alone for so long."""
        self.trouble = trouble
        self._pause(seconds)

    def _pause(self, seconds: float) -> None:
        self._due = self._pace.clock() + seconds

    def _growing(self, failures: int) -> float:
        """The pause after so many failures, at least half of what is due, the rest by chance."""
        longest = min(self._pace.longest_pause, self._pace.first_pause * self._pace.growth ** min(failures - 1, 30))
        return longest * (0.5 + 0.5 * self._pace.chance())
