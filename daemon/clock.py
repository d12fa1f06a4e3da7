"""The clock that is passed in: the wall's, or one that stands where `--at` or a story puts it."""

from __future__ import annotations

import datetime as dt
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the time, aware, in the configured time zone."""

    def now(self) -> dt.datetime:
        """The time now."""


class WallClock:
    """The machine's clock."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone

    def now(self) -> dt.datetime:
        """The time now, to the second."""
        return dt.datetime.now(self._zone).replace(microsecond=0)


class StandingClock:
    """A clock that stands still until it is set."""

    def __init__(self, at: dt.datetime) -> None:
        self.at = at

    def now(self) -> dt.datetime:
        """The time it was set to."""
        return self.at
