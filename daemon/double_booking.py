"""Whom a change asks too much of: the other projects are looked into only where the index says that days overlap."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from daemon.assembly import Assembly
from daemon.step_context import step_context
from state.directory import name_key
from state.entitlement import deciding_manager
from state.letters import Overlap
from state.model import Assignment, Project
from state.store.port import BusyPeriod
from state.workflow.double_booking import changed_assignments, effort_of, with_double_booking
from state.workflow.draft import Change
from state.workflow.step import with_directory


def looked_over(assembly: Assembly, before: Project, change: Change) -> Change:
    """The change, with the letters to both managers where somebody's efforts add up to too much."""
    today = assembly.clock.now().date()
    changed = tuple(changed_assignments(before, change.project, today)) if change.project.name else ()
    elsewhere = {
        name_key(one.person): tuple(_overlap(assembly, busy) for busy in _overlapping(assembly, change.project, one))
        for one in changed
    }
    if not any(elsewhere.values()):
        return change
    return with_double_booking(change, before, replace(step_context(assembly), lent_elsewhere=elsewhere))


def _overlapping(assembly: Assembly, project: Project, assignment: Assignment) -> list[BusyPeriod]:
    own = name_key(project.name)
    last = assignment.end or dt.date.max
    return [
        busy
        for busy in assembly.store.busy(assignment.person)
        if busy.start <= last and assignment.start <= (busy.end or dt.date.max) and name_key(busy.project) != own
    ]


def _overlap(assembly: Assembly, busy: BusyPeriod) -> Overlap:
    """With the effort and the manager, which only the other project's record knows."""
    other = assembly.store.load(busy.project)
    assignment = next((a for a in other.assignments if a.id == busy.assignment), None) if other else None
    effort = effort_of(assignment) if assignment else busy.support_days
    manager = deciding_manager(with_directory(other, assembly.directory)) if other else None
    return Overlap(busy.project, busy.start, busy.end, busy.segments, effort, manager)
