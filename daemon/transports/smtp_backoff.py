"""When the outgoing server is left alone: in growing pauses when it is out of reach, long when it refuses the login."""

from __future__ import annotations

import random
from collections.abc import Callable

from daemon.errors import RosterdError
from daemon.log import log
from daemon.transports.server import LoginRefused

FIRST = 1.0
GROWTH = 1.5
LONGEST = 60.0
"""Seconds without a try: at first, how they grow, and at most. So an outage is over for rosterd soon after it is."""
TEDIOUS = 30.0
"""A try that failed and took so many seconds counts as one that did not reach the server."""
LONG = 1800.0
"""Seconds without a try once the login was refused `LOGINS` times: more of them would lock the account."""
LOGINS = 3


class Backoff:
    """Remembers failures to connect. The clock gives seconds that only grow, `chance` a number from 0 to 1."""

    def __init__(self, clock: Callable[[], float], chance: Callable[[], float] = random.random) -> None:
        self._clock = clock
        self._chance = chance
        self._until = 0.0
        self._reason: str | None = None
        self._failures = 0
        self._refused_logins = 0

    def reason(self) -> str | None:
        """Why the server is left alone now; None when it may be tried."""
        return self._reason if self._clock() < self._until else None

    def succeeded(self) -> None:
        """The server let us in."""
        if self._refused_logins >= LOGINS:
            log.info("the outgoing server takes the login again")
        elif self._failures:
            log.info("the outgoing server is back")
        self._reason, self._failures, self._refused_logins = None, 0, 0

    def failed(self, trouble: RosterdError) -> None:
        """The server cannot be reached, or does not let us in."""
        if isinstance(trouble, LoginRefused):
            self._refused_logins += 1
            if self._refused_logins == LOGINS:
                minutes = int(LONG // 60)
                log.error("the outgoing server refuses the login", pause=f"{minutes} minutes", why=str(trouble))
        elif not self._failures:
            log.error("the outgoing server cannot be reached; it is tried again in growing pauses", why=str(trouble))
        self._failures += 1
        self.pause(str(trouble))

    def pause(self, reason: str, seconds: float | None = None) -> None:
        """Leave the server alone for a while, or for so many seconds."""
        self._until, self._reason = self._clock() + (self._seconds() if seconds is None else seconds), reason

    def _seconds(self) -> float:
        """At least half of what is due, the rest by chance: not all clients come at once when the server is back."""
        if self._refused_logins >= LOGINS:
            return LONG
        due: float = min(LONGEST, FIRST * GROWTH ** min(max(self._failures - 1, 0), 30))
        return due * (0.5 + 0.5 * self._chance())
