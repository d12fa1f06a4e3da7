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
    lines = (_with_more_days(draft, _with_kept_days(draft, line)) for line in notice.lines)
    return structs.replace(notice, lines=tuple(lines))


def _with_more_days(draft: Draft, line: AssignmentLine) -> AssignmentLine:
    """The line with the sum of its person-days and those on record, as far as these are known and it says news.

    Where its last day is on record already, or is what an open extension is about, its effort may be, too: it is asked.
    """
    theirs = [a for a in draft.project.assignments if name_key(a.person) == name_key(line.person)]
    alive = [a for a in theirs if not is_over(a, draft.said_on)]
    if line.more_days is None or len(alive) != 1 or (known := alive[0].support_days) is None:
        return line
    extension = draft.open_request(alive[0], "extension")
    told = line.end is not None and line.end in {alive[0].end, extension.proposed if extension else None}
    return line if told else structs.replace(line, support_days=known + line.more_days, more_days=None)


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
