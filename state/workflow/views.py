"""Assignments as letters show them, and the words of the history about them."""

from __future__ import annotations

import datetime as dt

from state.letters import Support
from state.model import Assignment, Project
from state.notice import AssignmentLine, Period


def support_of(assignment: Assignment) -> Support:
    """The record as a letter shows it."""
    return Support(
        person=assignment.person,
        role=assignment.role,
        start=assignment.start,
        end=assignment.end,
        segments=assignment.segments,
        estimated_days=assignment.estimated_days,
        support_days=assignment.support_days,
    )


def as_it_stands(assignment: Assignment, end: dt.date | None = None, start: dt.date | None = None) -> AssignmentLine:
    """The record as a line of a notice, with the last or the first day that is named for it."""
    return AssignmentLine(
        assignment.person,
        assignment.role,
        start or assignment.start,
        end or assignment.end,
        estimated_days=assignment.estimated_days,
        support_days=assignment.support_days,
    )


def days_left(last_day: dt.date, today: dt.date) -> int:
    """Calendar days from today to the last day of support."""
    return (last_day - today).days


def period_words(start: dt.date | None, end: dt.date | None) -> str:
    """A period in the history: "2026-06-01 至 2026-06-30"."""
    return f"{start or '…'} 至 {end or '（未定）'}"


def period_in_english(start: dt.date | None, end: dt.date | None) -> str:
    """A period in an English history: "2026-06-01 to 2026-06-30"."""
    return f"{start or '…'} to {end or '(open)'}"


def segments_until(segments: tuple[Period, ...], end: dt.date | None) -> tuple[Period, ...]:
    """The runs of days of a period with gaps, cut at a new last day or led on to it. None left means no gaps."""
    if not segments or end is None:
        return segments
    kept = [piece for piece in segments if piece.start <= end]
    if kept:
        kept[-1] = Period(kept[-1].start, min(kept[-1].end, end) if kept[-1] != segments[-1] else end)
    return tuple(kept) if len(kept) > 1 else ()


def was_unknown(project: Project) -> bool:
    """Whether nobody knew the project before this mail (D3)."""
    return not (project.history or project.manager or project.rd_lead or project.team)


def changed_details(assignment: Assignment, line: AssignmentLine) -> bool:
    """Whether the line states a role or an effort that the record does not have."""
    stated = (line.role, line.estimated_days, line.support_days)
    known = (assignment.role, assignment.estimated_days, assignment.support_days)
    return any(new is not None and new != old for new, old in zip(stated, known, strict=True))
