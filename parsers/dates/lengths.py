"""How long a period is said to be: 两周, 一个半月, 8个工作日. The first day counts: two weeks from 8/6 end 8/19."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from state.lengths import last_day as last_day_of
from state.notice import Longer, Period
from state.working_days import ONE_DAY, WorkingCalendar, days_of

DAYS_IN_WEEK = 7
HALF_MONTH = 15
"""半个月 counts fifteen days, as is the custom in contracts."""


class Length(Struct, frozen=True):
    """A stated length. Either `working_days`, or months and days; `vague` when it is called approximate.

    `counted` says how days are: people mean calendar days by 自然日, calendar or working days by 天, and by weeks and
    months no count at all.
    """

    months: int = 0
    days: int = 0
    working_days: int = 0
    counted: Literal["calendar", "either"] | None = None
    vague: bool = False
    text: str = ""

    @property
    def longer(self) -> Longer:
        """How long it is, without the words."""
        return Longer(self.months, self.days, self.working_days)


def last_day(length: Length, start: dt.date, calendar_: WorkingCalendar) -> dt.date:
    """The last day, included, of a period that begins on `start`."""
    return last_day_of(length.longer, start, calendar_)


def agrees(length: Length, segments: tuple[Period, ...], calendar_: WorkingCalendar) -> bool:
    """Whether a stated length fits the period. Days off at the end of weeks and months make no difference: people
    work two weeks from a Monday to a Friday.
    """
    working_days = calendar_.count_all(segments)
    if length.working_days:
        return length.working_days == working_days
    if length.counted is not None:
        counts = {"calendar": {_calendar_days(segments)}, "either": {_calendar_days(segments), working_days}}
        return length.days in counts[length.counted]
    start, end = segments[0].start, segments[-1].end
    stated = last_day(length, start, calendar_)
    between = days_of(min(stated, end) + ONE_DAY, max(stated, end))
    return len(segments) == 1 and not any(calendar_.is_working_day(day) for day in between)


def _calendar_days(segments: tuple[Period, ...]) -> int:
    return sum((period.end - period.start).days + 1 for period in segments)
