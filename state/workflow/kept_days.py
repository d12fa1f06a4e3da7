"""A first day or an effort alone that changes, the other days as they were (D4): 工时调整为20人天，周期不变."""

from __future__ import annotations

from msgspec import structs

from state.directory import name_key
from state.events import Notice
from state.notice import AssignmentLine
from state.workflow.amend import is_over
from state.workflow.draft import Draft


def with_kept_days(draft: Draft, notice: Notice) -> Notice:
    """The notice; a line that keeps days has those of the one record that it can mean.

    Where none is running or to come for that person, or more than one, or it cannot begin on another day any more, the
    days are still missing.
    """
    return structs.replace(notice, lines=tuple(_with_kept_days(draft, line) for line in notice.lines))


def _with_kept_days(draft: Draft, line: AssignmentLine) -> AssignmentLine:
    if not line.keeps_days or line.end is not None:
        return line
    theirs = [a for a in draft.project.assignments if name_key(a.person) == name_key(line.person)]
    alive = [a for a in theirs if not is_over(a, draft.said_on)]
    if len(alive) != 1 or (record := alive[0]).end is None:
        return line
    if line.since is None:
        return structs.replace(line, start=record.start, end=record.end, segments=record.segments)
    moves = record.start > draft.said_on and line.since <= record.end
    return structs.replace(line, start=line.since, end=record.end) if moves else line
