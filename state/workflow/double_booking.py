"""One person on two projects for more days than there are (PROCESS, issue of conflicts): both managers hear of it.

Efforts are spread evenly over the working days of their own periods. A pair is told of in the step that opened or
changed one of the two, and so once for each change; without efforts nothing adds up, and the confirmation alone shows
the overlap (D3).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import structs

from state.directory import name_key
from state.letters import DoubleBooked, DoubleBooking, Overlap
from state.model import Assignment, Project
from state.notice import Period
from state.workflow.draft import Change, Context, Draft
from state.workflow.receivers import is_alive, manager_of
from state.workflow.views import support_of
from state.working_days import WorkingCalendar

LEAST = 0.5
"""Person-days too many that are worth a letter: less comes of spreading efforts evenly."""


def with_double_booking(change: Change, before: Project, context: Context) -> Change:
    """The change with one letter for each other project in which what it changed asks too much of somebody.

    The context's `lent_elsewhere` states efforts and managers.
    """
    found: dict[str, list[tuple[Overlap, DoubleBooked]]] = {}
    for assignment in changed_assignments(before, change.project, context.today):
        for other in context.lent_elsewhere.get(name_key(assignment.person), ()):
            booked = double_booked(assignment, other, context.calendar)
            if booked is not None:
                found.setdefault(other.project, []).append((other, booked))
    return _told(change, found, context) if found else change


def _told(change: Change, found: Mapping[str, list[tuple[Overlap, DoubleBooked]]], context: Context) -> Change:
    draft = Draft(change.project, context)
    for project, pairs in found.items():
        manager = next((other.manager for other, _ in pairs if other.manager), None)
        facts = DoubleBooking(draft.project.name, project, tuple(booked for _, booked in pairs))
        draft.note(
            f"人员冲突：{'、'.join(dict.fromkeys(one.support.person for one in facts.people))} 同时支撑【{project}】",
            f"double booking: {', '.join(dict.fromkeys(one.support.person for one in facts.people))}, also [{project}]",
        )
        draft.send("double_booking", (manager_of(draft), draft.office(manager)), facts)
    return structs.replace(change, project=draft.project, letters=(*change.letters, *draft.letters))


def changed_assignments(before: Project, after: Project, day: dt.date) -> Iterator[Assignment]:
    """What is not over by that day and has other days, or another effort, than before.

    Who leaves early, or with the project, has less to do there and not more: what is left of the effort is not spread
    over the days that are left.
    """
    known = {assignment.id: _load(assignment) for assignment in before.assignments}
    for assignment in after.assignments:
        if assignment.released_early or assignment.ended_with_project:
            continue
        if is_alive(assignment, day) and known.get(assignment.id) != _load(assignment):
            yield assignment


def _load(assignment: Assignment) -> tuple[object, ...]:
    return assignment.start, assignment.end, assignment.segments, effort_of(assignment)


def effort_of(assignment: Assignment) -> float | None:
    """Person-days: what was agreed, else what was estimated."""
    return assignment.support_days if assignment.support_days is not None else assignment.estimated_days


def double_booked(assignment: Assignment, other: Overlap, calendar: WorkingCalendar) -> DoubleBooked | None:
    """The pair, where both efforts together need more working days than both periods have in common."""
    ours = _periods(assignment.start, assignment.end, assignment.segments)
    theirs = _periods(other.start, other.end, other.segments)
    common = _common_days(ours, theirs)
    days = calendar.count_all(common)
    here = _share(effort_of(assignment), ours, days, calendar)
    there = _share(other.effort, theirs, days, calendar)
    if here is None or there is None or not days or here + there < days + LEAST:
        return None
    return DoubleBooked(support_of(assignment), other, common[0].start, common[-1].end, days, here, there)


def _periods(start: dt.date, end: dt.date | None, segments: tuple[Period, ...]) -> tuple[Period, ...]:
    return segments or (Period(start, end or dt.date.max),)


def _common_days(ours: tuple[Period, ...], theirs: tuple[Period, ...]) -> tuple[Period, ...]:
    """The days that both have; none of two open-ended ones, whose effort has no days to be spread over."""
    pairs = ((max(a.start, b.start), min(a.end, b.end)) for a in ours for b in theirs)
    return tuple(Period(start, end) for start, end in pairs if start <= end < dt.date.max)


def _share(effort: float | None, periods: tuple[Period, ...], days: int, calendar: WorkingCalendar) -> float | None:
    """How many person-days of the effort fall on so many of the period's working days."""
    if effort is None or periods[-1].end == dt.date.max:
        return None
    of_all = calendar.count_all(periods)
    return effort * days / of_all if of_all else None
