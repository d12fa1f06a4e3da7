"""Whom a change asks too much of: the index says so; another project is loaded only where somebody is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from msgspec import structs

from daemon.assembly import Assembly
from daemon.step_context import step_context
from state.directory import name_key
from state.entitlement import deciding_manager
from state.letters import Overlap
from state.model import Assignment, Project
from state.workflow.double_booking import changed_assignments, double_booked, with_double_booking
from state.workflow.draft import Change
from state.workflow.step import with_directory


def looked_over(assembly: Assembly, before: Project, change: Change) -> Change:
    """The change, with the letters to both managers where somebody's efforts add up to too much."""
    if not change.project.name:
        return change
    today = assembly.clock.now().date()
    elsewhere: dict[str, tuple[Overlap, ...]] = {}
    for one in changed_assignments(before, change.project, today):
        person = name_key(one.person)
        known = elsewhere.get(person, ())
        found = (_with_manager(assembly, other) for other in _too_much(assembly, change.project, one))
        elsewhere[person] = (*known, *(other for other in found if other not in known))
    if not any(elsewhere.values()):
        return change
    return with_double_booking(change, before, replace(step_context(assembly), lent_elsewhere=elsewhere))


def _too_much(assembly: Assembly, project: Project, assignment: Assignment) -> Iterator[Overlap]:
    """Where else the person is lent for more than the days in common allow; without the manager, who is looked up."""
    own = name_key(project.name)
    last = assignment.end or dt.date.max
    for busy in assembly.store.busy(assignment.person):
        if busy.start > last or assignment.start > (busy.end or dt.date.max) or name_key(busy.project) == own:
            continue
        other = Overlap(busy.project, busy.start, busy.end, busy.segments, busy.effort)
        if double_booked(assignment, other, assembly.calendar) is not None:
            yield other


def _with_manager(assembly: Assembly, overlap: Overlap) -> Overlap:
    """With the manager, whom only the other project's record knows."""
    other = assembly.store.load(overlap.project)
    manager = deciding_manager(with_directory(other, assembly.directory)) if other else None
    return structs.replace(overlap, manager=manager)
