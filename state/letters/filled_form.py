"""What goes back to be corrected (PROCESS rule M4): what was understood of a mail; None is to be filled in."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from state.notice import Fact, ProjectOutcome, Topic

CorrectedKind: TypeAlias = Literal[
    "notice", "release", "need", "handover", "lead_change", "closing", "presales", "presales_answer"
]
"""The kinds of mail that may have to be corrected, as their sender would call them."""


class AssignmentForm(Struct, frozen=True):
    """Of one block of a notice (D1, D2). Dates are included; `period_text` are the mail's words for days unread."""

    person: str | None
    role: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    period_text: str | None = None
    estimated_days: float | None = None
    support_days: float | None = None
    replaces: str | None = None
    """Whose place the person takes."""


class ReleaseForm(Struct, frozen=True):
    """Of one person's early release (D7). `on` is the last day, included; `on_text` the mail's words for one unread."""

    person: str | None
    on: dt.date | None
    on_text: str | None = None


class NeedForm(Struct, frozen=True):
    """Of one role that a project needs (D2b): how many, person-days, first and last day (included)."""

    role: str | None = None
    count: int | None = None
    days: float | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    period_text: str | None = None


class HandoverForm(Struct, frozen=True):
    """Of a project's facts (D10): each under its own label, empty where it is the trouble."""

    facts: tuple[Fact, ...] = ()


class LeadForm(Struct, frozen=True):
    """Of a change of the R&D lead (D9)."""

    lead: str | None = None


class ClosingForm(Struct, frozen=True):
    """Of the end of a project."""

    outcome: ProjectOutcome
    reason: str | None = None


class PresalesForm(Struct, frozen=True):
    """Of a pre-sales request (P1); `needs_person`: a configured text is not enough (P5)."""

    topic: Topic | None = None
    customer: str | None = None
    needs_person: bool = False


FormEntry: TypeAlias = AssignmentForm | ReleaseForm | NeedForm | HandoverForm | LeadForm | ClosingForm | PresalesForm
