"""What looks odd in a notice and is recorded all the same (PROCESS rule D3): the warnings of a line.

Person-days are compared with working days; all dates are included.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from state.notice import AssignmentLine, Period, Remark
from state.working_days import WorkingCalendar


def periods_of(line: AssignmentLine) -> tuple[Period, ...]:
    """The runs of days that the line lends the person for; none where its dates are not known."""
    if line.segments:
        return line.segments
    if line.start is None or line.end is None:
        return ()
    return (Period(line.start, line.end),)


def oddities_of(line: AssignmentLine, day: dt.date, calendar: WorkingCalendar, sharing: int = 1) -> Iterable[Remark]:
    """The warnings of one line, seen from `day`; `sharing` people do the effort together."""
    periods = periods_of(line)
    if not periods:
        return
    working_days = calendar.count_all(periods)
    if working_days == 0:
        yield Remark("no-working-day", "period", person=line.person)
    yield from _too_much(line, working_days * sharing)
    if line.segments:
        yield Remark("has-gaps", "period", person=line.person)
    if periods[-1].end < day:
        yield Remark("already-over", "period", person=line.person)
    elif periods[0].start < day:
        yield Remark("already-begun", "period", person=line.person)


def _too_much(line: AssignmentLine, working_days: int) -> Iterable[Remark]:
    """Said once, of estimated and of agreed effort alike."""
    efforts = (("estimated_days", line.estimated_days), ("support_days", line.support_days))
    told = [(field, effort) for field, effort in efforts if effort is not None and effort > working_days]
    if told:
        value = " / ".join(dict.fromkeys(f"{effort:g}" for _, effort in told))
        yield Remark("effort-exceeds-period", told[-1][0], person=line.person, value=value)
