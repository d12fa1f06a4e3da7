"""Support, and what letters say of it beside the days: other projects on the same days, and what a notice did."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from state.model import Voice
from state.notice import Period, Remark


class Support(Struct, frozen=True):
    """An assignment as letters show it."""

    person: str
    role: str | None
    start: dt.date | None
    end: dt.date | None
    segments: tuple[Period, ...] = ()
    estimated_days: float | None = None
    support_days: float | None = None


class Overlap(Struct, frozen=True):
    """The same person lent elsewhere on some of the same days."""

    project: str
    start: dt.date
    end: dt.date | None
    segments: tuple[Period, ...] = ()
    effort: float | None = None
    manager: str | None = None
    """Whose word is that project's."""


Effect = Literal[
    "opened",  # a new record
    "opened_second",  # the old one runs, the new period does not touch it (D4)
    "amended",  # changed freely, `before` → `support`
    "moved",  # not begun, and the new period does not touch the old (D4)
    "unchanged",  # the notice says what is on record already
    "extension_opened",  # a later end while running: needs both voices (D5)
    "release_recorded",  # an earlier end that needs nobody else (D7)
    "release_asked",  # an earlier end that needs somebody else's word (D7)
    "cancelled",  # not begun, and another takes the whole place
]


class ConfirmedLine(Struct, frozen=True):
    """What became of one line of a notice. `before` is set where something changed: old → new."""

    effect: Effect
    support: Support
    before: Support | None = None
    wanted_end: dt.date | None = None
    """The last day that is asked for, where it is not on record yet (extension_opened, release_asked)."""
    in_talks: dt.date | None = None
    """Another last day that the two voices are talking about: what somebody without one asks for is not put to them."""
    extension_request_on: dt.date | None = None
    release_notice_on: dt.date | None = None
    release_notice_now: bool = False
    """The release notice goes out together with this confirmation (T2)."""
    provisional: bool = False
    """The dates rest on a year whose holidays are not announced yet (T1)."""
    warnings: tuple[Remark, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    working_days: int | None = None
    voices: tuple[tuple[Voice, str, bool], ...] = ()
    """(voice, who holds it, is their word on record): M5b."""
    lapsed_extension: bool = False
    """An open extension lapsed because its end was amended (D4)."""
    replaces: str | None = None
    """Whose place the person takes."""
    replaced_by: str | None = None
    """Who takes the person's place: the record ends the day before."""
