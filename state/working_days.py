"""Working days by the official Chinese calendar, make-up days (调休) included (PROCESS rule T1).

The announced years come from the `chinesecalendar` package, and from the operator's own file for a year that the
package does not know yet. For a year that nobody has announced, Monday to Friday are counted and the answer is
called provisional: never silently.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate

import chinese_calendar

from state.notice import Period

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5


@lru_cache(maxsize=4096)
def _announced(day: dt.date) -> bool | None:
    """Whether `day` is a working day by the packaged calendar; None for a year it does not know."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


class WorkingCalendar:
    """Answers what is a working day. `overrides` (day → is it a working day) comes before the packaged calendar.

    An override for any day of a year that the package does not know announces that year: its other days are Monday to
    Friday, and not provisional.
    """

    def __init__(self, overrides: Mapping[dt.date, bool] | None = None) -> None:
        self._overrides = dict(overrides or {})
        self._announced_years = {day.year for day in self._overrides}
        self._so_far: dict[int, list[int]] = {}
        """Of a year: how many working days it has had before each of its days, and at its end."""

    @property
    def fingerprint(self) -> str:
        """What differs between two calendars that may answer differently."""
        overrides = "".join(f"{day}{'+' if working else '-'}" for day, working in sorted(self._overrides.items()))
        return f"{chinese_calendar.__version__}/{overrides}"

    def is_working_day(self, day: dt.date) -> bool:
        """Whether people work on `day`."""
        announced = self._overrides[day] if day in self._overrides else _announced(day)
        return day.weekday() < SATURDAY if announced is None else announced

    def is_provisional(self, day: dt.date) -> bool:
        """Whether the holidays of the day's year have not been announced yet."""
        return day.year not in self._announced_years and _announced(day) is None

    def on_or_before(self, day: dt.date) -> dt.date:
        """The last working day that is not after `day` (T1: a date on a day off moves to the working day before)."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def on_or_after(self, day: dt.date) -> dt.date:
        """The first working day that is not before `day`."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def first_within(self, start: dt.date, end: dt.date) -> dt.date | None:
        """The first working day of the period, both ends included; None when it has none (T2)."""
        return next((day for day in days_of(start, end) if self.is_working_day(day)), None)

    def count(self, start: dt.date, end: dt.date) -> int:
        """How many working days the period has, both ends included."""
        if end < start:
            return 0
        whole_years = sum(self._of_year(year)[-1] for year in range(start.year, end.year))
        return (
            whole_years
            + self._of_year(end.year)[_day_of_year(end)]
            - self._of_year(start.year)[_day_of_year(start) - 1]
        )

    def _of_year(self, year: int) -> list[int]:
        """Counted once a year: periods are counted several times a mail."""
        so_far = self._so_far.get(year)
        if so_far is None:
            days = days_of(dt.date(year, 1, 1), dt.date(year, 12, 31))
            so_far = self._so_far[year] = [0, *accumulate(int(self.is_working_day(day)) for day in days)]
        return so_far

    def count_all(self, periods: Iterable[Period]) -> int:
        """How many working days several periods have together."""
        return sum(self.count(period.start, period.end) for period in periods)

    def add(self, day: dt.date, working_days: int) -> dt.date:
        """The day that is `working_days` (at least 1) working days after `day`, which is not counted itself."""
        for _ in range(working_days):
            day += ONE_DAY
            while not self.is_working_day(day):
                day += ONE_DAY
        return day


def _day_of_year(day: dt.date) -> int:
    return day.toordinal() - dt.date(day.year, 1, 1).toordinal() + 1


def days_of(start: dt.date, end: dt.date) -> Iterable[dt.date]:
    """Every day from `start` to `end`, both included."""
    return (start + ONE_DAY * offset for offset in range((end - start).days + 1))
