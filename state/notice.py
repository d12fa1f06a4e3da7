"""What a mail states, once it is read: the facts a notice, a release or a decision carries.

These are the nouns that the readers produce and the workflow consumes. Every fact keeps the line of the mail
that it came from (`Source`), so that a record can always say where it has its dates from.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

Kind = Literal[
    "staffing_notice",
    "release_notice",
    "need",
    "lead_change",
    "handover",
    "project_end",
    "presales_request",
    "presales_answer",
    "cancellation",
    "reply",
    "help",
    "auto_reply",
    "bounce",
    "other",
]
Action = Literal["approve", "decline", "extend", "release"]


class Source(Struct, frozen=True):
    """Where a fact stood: the field it fills, the line's number in the mail's text (from 1) and its own words."""

    field: str
    line: int
    text: str


class Period(Struct, frozen=True):
    """A run of days, both ends included."""

    start: dt.date
    end: dt.date


class Remark(Struct, frozen=True):
    """A problem (stops the recording) or a warning (does not): its code, field and the mail's own line."""

    code: str
    field: str | None = None
    line: str | None = None
    person: str | None = None
    value: str | None = None
    """The characters that are the trouble, or what a sentence about it must name; never HTML, never a template."""


class AssignmentLine(Struct, frozen=True):
    """One person's support as a notice states it. Dates are included at both ends; efforts are person-days.

    `start` is None when a notice states only the new last day of an assignment that exists ("续期至 7月15日").
    `segments` holds the runs of days of a period with gaps, else it is empty.
    """

    person: str
    role: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    segments: tuple[Period, ...] = ()
    estimated_days: float | None = None
    support_days: float | None = None
    sources: tuple[Source, ...] = ()


class ReleaseLine(Struct, frozen=True):
    """One person's early release (D7): `on` is the last day of support, included."""

    person: str
    on: dt.date | None
    sources: tuple[Source, ...] = ()


class Decision(Struct, frozen=True):
    """What a reply decides (M7). `until` is the new last day of an `extend`, or the last day of a `release`."""

    action: Action
    until: dt.date | None = None
    reason: str | None = None
    person: str | None = None
    source: Source | None = None
