"""How long something lasts, by the calendar and by working days (T1, T4)."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Final

from state.notice import Longer
from state.working_days import ONE_DAY, WorkingCalendar

LONGEST_WAIT: Final = dt.timedelta(days=62)
"""Within so many days every number that a day of a month can have comes round, 31 as well."""


def last_day(longer: Longer, start: dt.date, working: WorkingCalendar) -> dt.date:
    """The last day, included, of what begins on `start` and lasts so long.

    Raises OverflowError or ValueError beyond the calendar's last year.
    """
    if longer.day_of_month:
        return _day_of_month(longer.day_of_month, start)
    if longer.working_days:
        return working.add(start - ONE_DAY, longer.working_days)
    end = _months_later(start, longer.months) if longer.months else start - ONE_DAY
    return end + ONE_DAY * longer.days


def _day_of_month(number: int, start: dt.date) -> dt.date:
    """The first day of that number from `start` on."""
    day = start
    while day.day != number:
        day += ONE_DAY
        if day - start > LONGEST_WAIT:
            raise ValueError(number)
    return day


def _months_later(start: dt.date, months: int) -> dt.date:
    """The day before the same day of a later month, or that month's last day when it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    days = calendar.monthrange(year, month)[1]
    if start.day > days:
        return dt.date(year, month, days)
    return dt.date(year, month, start.day) - ONE_DAY
