"""The pieces a period is written with, as far as they are written, and the days they stand for.

"Said" is kept apart from "implied": a `Civil` without a year has none until `resolve` gives it one, from the other
end of the range or from the day the mail was sent (PROCESS rule T4).
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from state.notice import Period

ProblemCode = Literal["missing-period", "unreadable-period", "impossible-date", "end-before-start"]

LAST = 0
"""As a day of the month: its last one, whichever that is."""
DAYS_BACK, DAYS_AHEAD = 92, 275
"""A date without a year lies at most so many days before or after the day the mail was sent."""
CROSSING_DAYS = 183
"""A range that crosses the year because its end would otherwise come first has at most so many days."""
MONTHS = 12
FEBRUARY = 2


class Refusal(Exception):
    """The text cannot be read for sure; `value` holds the characters that are the trouble."""

    def __init__(self, code: ProblemCode, value: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.value = value


class Fixed(Struct, frozen=True):
    """Days that are known outright, relative to the day of sending: 即日, 明天, 本周五, 下周."""

    first: dt.date
    last: dt.date


class Civil(Struct, frozen=True):
    """A day, a third of a month, a month, or several whole months, by year, month and days of the month.

    A year or month that is None was not written. 次年 and 次月 count from what comes before them.
    """

    year: int | None = None
    month: int | None = None
    first: int = 1
    last: int = LAST
    months: int = 1
    next_year: bool = False
    next_month: bool = False
    opening: bool = False
    """月初, which may begin a period but says too little to end one."""
    quarter: bool = False
    """季度末 without saying of which: the month is the last of the quarter of what comes before."""
    lends_month: bool = False
    """Written month first in English, so that "Aug 6-8, 11-15" names its month once."""
    month_after_day: bool = False
    """Written day first, as in English, so that "6 to 15 August" shares its month."""


class BareWeekday(Struct, frozen=True):
    """周五 without saying of which week (Monday is 0)."""

    weekday: int


class Number(Struct, frozen=True):
    """A number that is a day or a month by what stands on the other side of the joiner: the 6 of "6-15日"."""

    value: int
    year: int | None = None


Atom = Fixed | Civil | BareWeekday | Number


def is_one_day(atom: Atom) -> bool:
    """Whether the piece stands for a single day."""
    return isinstance(atom, BareWeekday | Number) or atom.first == atom.last


def is_whole(atom: Atom) -> bool:
    """Whether the piece is a whole week or whole months: too wide to say on which day something ends."""
    if isinstance(atom, Civil):
        return (atom.first, atom.last) == (1, LAST)
    return not is_one_day(atom)


def single_day(year: int | None, month: int | None, day: int) -> Civil:
    """One day of the month; a written day 0 must not pass for `LAST`."""
    if day == LAST:
        raise Refusal("impossible-date")
    return Civil(year, month, day, day)


def resolve(atom: Atom, sent: dt.date, before: dt.date | None = None) -> Period:
    """The days of one piece. `before` is the day that comes before it in the same text, if there is one."""
    if isinstance(atom, Civil):
        return _civil(atom, sent, before)
    if isinstance(atom, Fixed):
        return Period(atom.first, atom.last)
    if isinstance(atom, BareWeekday):
        return _in_week_of(atom, sent) if before is None else weekday_after(atom, before)
    raise Refusal("unreadable-period")


def _civil(atom: Civil, sent: dt.date, before: dt.date | None) -> Period:
    """The days of a piece of the calendar, by what of it is written."""
    if atom.next_month or atom.next_year:
        return _following(atom, before)
    if atom.month is None:
        return _without_month(atom, sent, before)
    if atom.year is not None:
        return _dated(atom, atom.year, atom.month)
    if before is not None:
        return _after(atom, atom.month, before)
    return _near(atom, atom.month, sent)


def weekday_after(atom: BareWeekday, before: dt.date) -> Period:
    """The weekday in the week of the day before it ("下周一至周五")."""
    day = before + dt.timedelta(days=atom.weekday - before.weekday())
    return Period(day, day)


def _in_week_of(atom: BareWeekday, sent: dt.date) -> Period:
    """A weekday that is still to come this week. One that is past may mean either week: refused."""
    if atom.weekday <= sent.weekday():
        raise Refusal("unreadable-period")
    return weekday_after(atom, sent)


def _without_month(atom: Civil, sent: dt.date, before: dt.date | None) -> Period:
    """15日, 月底, 季度末: by what comes before; alone, in the month of sending while that day is to come."""
    near = before or sent
    month = (near.month + 2) // 3 * 3 if atom.quarter else near.month
    days = _dated(atom, near.year, month)
    if before is None and days.start < sent:
        raise Refusal("unreadable-period")
    return days


def _following(atom: Civil, before: dt.date | None) -> Period:
    """次月5日, 次年1月16日: the month or the year after the one that comes before."""
    if before is None:
        raise Refusal("unreadable-period")
    if atom.next_year:
        return _dated(atom, before.year + 1, atom.month or before.month)
    years, month = divmod(before.month, MONTHS)
    return _dated(atom, before.year + years, month + 1)


def _after(atom: Civil, month: int, before: dt.date) -> Period:
    """In the year of the day before it, or in the next one if the range stays short enough."""
    _check_month(month)
    last_day = (month + atom.months - 1, atom.last or 31)
    if last_day >= (before.month, before.day):
        return _dated(atom, before.year, month)
    days = _dated(atom, before.year + 1, month)
    if (days.end - before).days + 1 > CROSSING_DAYS:
        raise Refusal("end-before-start")
    return days


def _near(atom: Civil, month: int, sent: dt.date) -> Period:
    """In the year that puts its first day near the day of sending; the nearer one where two do."""
    _check_month(month)
    for year in (sent.year - 1, sent.year, sent.year + 1):
        if atom.first > days_in_month(year, month):
            continue
        days = _dated(atom, year, month)
        if -DAYS_BACK <= (days.start - sent).days <= DAYS_AHEAD or days.start <= sent <= days.end:
            return days
    raise Refusal("impossible-date")


def _dated(atom: Civil, year: int, month: int) -> Period:
    """The days of a piece whose year and month are settled."""
    _check_month(month)
    if atom.first == atom.last != LAST:
        return _one_day(year, month, atom.first)
    first = atom.first or days_in_month(year, month)
    years, last_month = divmod(month - 1 + atom.months - 1, MONTHS)
    last = atom.last or days_in_month(year + years, last_month + 1)
    if last > days_in_month(year + years, last_month + 1):
        raise Refusal("impossible-date")
    return Period(dt.date(year, month, first), dt.date(year + years, last_month + 1, last))


def _one_day(year: int, month: int, day: int) -> Period:
    if day > days_in_month(year, month):
        raise Refusal("impossible-date")
    date = dt.date(year, month, day)
    return Period(date, date)


_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has."""
    return 29 if month == FEBRUARY and calendar.isleap(year) else _DAYS_IN_MONTH[month]


def _check_month(month: int) -> None:
    if not 1 <= month <= MONTHS:
        raise Refusal("impossible-date")


def share(start: Atom, end: Atom) -> tuple[Atom, Atom]:
    """What the two ends of a range lend each other before either is resolved: month and year."""
    if isinstance(start, Number):
        start = _number_before(start, end)
    elif isinstance(end, Number):
        end = _number_after(start, end)
    if isinstance(start, Civil) and isinstance(end, Civil):
        if start.month is None and end.month is not None:
            raise Refusal("unreadable-period")
        if start.year is None and end.year is not None:
            start = _year_from_end(start, end, end.year)
    return start, end


def _number_before(start: Number, end: Atom) -> Civil:
    """The 6 of "6-15日", "6-8月" and "6 to 15 August"; in "6-8月15日" it may be a day or a month: refused."""
    if isinstance(end, Civil):
        if is_whole(end) and end.months == 1:
            return Civil(start.year or end.year, start.value)
        if end.month is None and is_one_day(end):
            return single_day(start.year, None, start.value)
        if end.month_after_day and start.year is None:
            return replace(single_day(end.year, end.month, start.value), month_after_day=True)
    raise Refusal("unreadable-period")


def _number_after(start: Atom, end: Number) -> Civil:
    """The 15 of "8月6日-15"."""
    if isinstance(start, Civil) and is_one_day(start) and start.first != LAST and end.year is None:
        return single_day(None, None, end.value)
    raise Refusal("unreadable-period")


def _year_from_end(start: Civil, end: Civil, year: int) -> Civil:
    """12月22日 in "12月22日-2026年1月16日": the year written at the end, or the one before it.

    Whether that lies too far back for a day without a year is for who knows the day of sending.
    """
    if start.month is None or end.month is None:
        raise Refusal("unreadable-period")
    crosses = (start.month, start.first) > (end.month, end.last or 31)
    return replace(start, year=year - crosses)
