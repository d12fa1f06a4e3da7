"""A first day that is moved, the last one as it was (D4): 许南星进场时间推迟到6月15日，结束时间不变."""

from __future__ import annotations

from msgspec import structs

from state.directory import name_key
from state.events import Notice
from state.notice import AssignmentLine
from state.workflow.amend import is_over
from state.workflow.draft import Draft


def with_last_days(draft: Draft, notice: Notice) -> Notice:
    """The notice; a line with no more than a new first day has the last day of the record that is there.

    Where nothing is planned for that person, or more than one thing, or it has begun, the last day is still missing.
    """
    return structs.replace(notice, lines=tuple(_with_last_day(draft, line) for line in notice.lines))


def _with_last_day(draft: Draft, line: AssignmentLine) -> AssignmentLine:
    if not line.keeps_end or line.since is None or line.end is not None:
        return line
    theirs = [a for a in draft.project.assignments if name_key(a.person) == name_key(line.person)]
    ahead = [a for a in theirs if not is_over(a, draft.said_on)]
    last = ahead[0].end if len(ahead) == 1 and ahead[0].start > draft.said_on else None
    return line if last is None or last < line.since else structs.replace(line, start=line.since, end=last)
