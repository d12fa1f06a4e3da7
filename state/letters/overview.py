"""Facts of letters that list: the digests and the quarter's review list."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from state.letters.support import Support
from state.model import ExtensionState, Purpose


class Leaving(Struct, frozen=True):
    """Somebody who leaves a project soon, as a digest shows it."""

    project: str
    support: Support
    days_left: int
    extension: ExtensionState | None = None


class OpenQuestion(Struct, frozen=True):
    """A request that waits for an answer: who is asked, since when, and about which last day (None: whether to extend).

    Without anybody asked the request waits for nobody in particular.
    """

    project: str
    person: str
    """Whom it is about; of a need the role, of an offer the people, of a pre-sales request the topic."""
    purpose: Purpose | Literal["need", "offer", "handover", "presales"]
    asked: tuple[str, ...]
    about: dt.date | None
    since: dt.date
    last_day: dt.date | None
    tokens: tuple[str, ...] = ()
    """Of the question to each of those who are asked."""


class Digest(Struct, frozen=True):
    """A manager's projects at the beginning of a week: who leaves by `until` (included), and what waits."""

    day: dt.date
    until: dt.date
    leaving: tuple[Leaving, ...] = ()
    waiting: tuple[OpenQuestion, ...] = ()


class ReviewLine(Struct, frozen=True):
    """D9b: somebody's support, and how many working days of its period lie in the quarter."""

    support: Support
    working_days: int


class ReviewList(Struct, frozen=True):
    """D9b: who supported the project in the quarter from `start` to `end`, both included."""

    project: str
    start: dt.date
    end: dt.date
    lines: tuple[ReviewLine, ...]
    provisional: bool = False
    """The working days rest on a year whose holidays are not announced yet (T1)."""

    @property
    def number(self) -> int:
        """Which quarter of the year it is, from 1."""
        return (self.start.month + 2) // 3
