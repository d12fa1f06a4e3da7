"""What a line leaves to the record (D4, D5): the days that stay as they were, and a last day moved by a length.

工时调整为20人天，周期不变; 进场时间推迟到6月15日; 延长两周.
"""

from __future__ import annotations

from msgspec import structs

from state.directory import name_key
from state.events import Notice
from state.lengths import last_day
from state.model import Assignment
from state.notice import AssignmentLine
from state.workflow.amend import is_over
from state.workflow.draft import Draft
from state.working_days import ONE_DAY


def with_kept_days(draft: Draft, notice: Notice) -> Notice:
    """The notice; a line that keeps days has those of the one record that it can mean.

    Where none is running or to come for that person, or more than one, or it cannot begin on another day any more, the
    days are still missing.
    """
    lines = (_with_more_days(draft, _with_kept_days(draft, _lengthened(draft, line))) for line in notice.lines)
    return structs.replace(notice, lines=tuple(lines))


def _with_more_days(draft: Draft, line: AssignmentLine) -> AssignmentLine:
    """The line with the sum of its person-days and those on record, as far as these are known and it says news.

    Where its last day is on record already, or is what an open extension is about, its effort may be, too: it is asked.
    """
    alive = _alive(draft, line)
    if line.more_days is None or len(alive) != 1 or (known := alive[0].support_days) is None:
        return line
    extension = draft.open_request(alive[0], "extension")
    told = line.end is not None and line.end in {alive[0].end, extension.proposed if extension else None}
    return line if told else structs.replace(line, support_days=known + line.more_days, more_days=None)


def _lengthened(draft: Draft, line: AssignmentLine) -> AssignmentLine:
    """The line with the last day that its length comes to, from the one on record on; as it is beyond the calendar."""
    alive = _alive(draft, line)
    if line.longer is None or line.end is not None or len(alive) != 1 or (end := alive[0].end) is None:
        return line
    try:
        until = last_day(line.longer, end + ONE_DAY, draft.context.calendar)
    except (OverflowError, ValueError):
        return line
    return structs.replace(line, end=until, longer=None)


def _alive(draft: Draft, line: AssignmentLine) -> list[Assignment]:
    """What is running or to come of that person."""
    theirs = (a for a in draft.project.assignments if name_key(a.person) == name_key(line.person))
    return [a for a in theirs if not is_over(a, draft.said_on)]


def _with_kept_days(draft: Draft, line: AssignmentLine) -> AssignmentLine:
    if not line.keeps_days or line.end is not None:
        return line
    alive = _alive(draft, line)
    if len(alive) != 1 or (record := alive[0]).end is None:
        return line
    if line.since is None:
        return structs.replace(line, start=record.start, end=record.end, segments=record.segments)
    moves = record.start > draft.said_on and line.since <= record.end
    return structs.replace(line, start=line.since, end=record.end) if moves else line
