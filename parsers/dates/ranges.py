"""From segments to days: what is implied is settled, and what is stated besides is compared.

The rules for years, months and lengths are those of PROCESS rule T4 and of `parsers.dates.atoms`.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from parsers.dates.atoms import (
    CROSSING_DAYS,
    DAYS_BACK,
    LAST,
    MONTHS,
    Atom,
    BareWeekday,
    Civil,
    Fixed,
    Number,
    Refusal,
    is_one_day,
    is_whole,
    resolve,
    share,
    weekday_after,
)
from parsers.dates.grammar import Segment
from parsers.dates.lending import lent, text_of
from parsers.dates.lengths import Length, agrees, last_day
from parsers.dates.phrases import Said
from state.notice import Period, Remark
from state.working_days import ONE_DAY, WorkingCalendar

LONGEST_DAYS = 3 * 366
"""A longer period is taken for a slip of the pen."""


class Range(Struct, frozen=True):
    """The outer days of a period, an open side None; its runs of days when it is closed."""

    start: dt.date | None
    end: dt.date | None
    segments: tuple[Period, ...]
    warnings: tuple[Remark, ...]


class Resolver:
    """Settles the segments of one text, each in the light of the one before it."""

    def __init__(self, sent: dt.date, calendar: WorkingCalendar) -> None:
        self._sent = sent
        self._calendar = calendar
        self._warnings: list[Remark] = []

    def range(self, segments: tuple[Segment, ...]) -> Range:
        """The whole period."""
        if len(segments) == 1:
            start, end = self._bounds(segments[0], None)
            runs: tuple[Period, ...] = (Period(start, end),) if start and end else ()
            self._check_lengths(segments[0].lengths, (runs,))
        else:
            runs = self._runs(segments)
            start, end = runs[0].start, runs[-1].end
        if start and end and (end - start).days > LONGEST_DAYS:
            raise Refusal("unreadable-period")
        if len(runs) > 1:
            self._warnings.append(Remark("has-gaps"))
        return Range(start, end, runs, tuple(self._warnings))

    def _runs(self, segments: tuple[Segment, ...]) -> tuple[Period, ...]:
        """Several closed runs of days in order, those that touch made one. Two single days apart are no period."""
        runs: list[Period] = []
        before: dt.date | None = None
        for segment in lent(segments):
            start, end = self._bounds_behind(segment, runs)
            if start is None or end is None or (before is not None and start <= before):
                raise Refusal("unreadable-period", text_of(segment))
            runs.append(Period(start, end))
            before = end
            is_last = len(runs) == len(segments)
            stated_of = ((runs[-1],), tuple(runs)) if is_last else ((runs[-1],),)
            if segment.start is segment.end and not all(self._fits(length, stated_of) for length in segment.lengths):
                raise Refusal("unreadable-period", segment.lengths[0].text)  # "…、5月1日10天" may begin a run
            self._check_lengths(segment.lengths, stated_of)
        merged = _merged(runs)
        if len(runs) == len(merged) == 2 and all(run.start == run.end for run in runs):  # noqa: PLR2004
            raise Refusal("unreadable-period", text_of(segments[1]))
        return merged

    def _bounds_behind(self, segment: Segment, runs: list[Period]) -> tuple[dt.date | None, dt.date | None]:
        """Both ends of a segment that follows others; one that begins within the last of them is in no order."""
        try:
            return self._bounds(segment, runs[-1].end if runs else None)
        except Refusal as refusal:
            if refusal.code == "end-before-start" and runs and self._begins_within(segment, runs[-1]):
                raise Refusal("unreadable-period", refusal.value) from None
            raise

    def _begins_within(self, segment: Segment, run: Period) -> bool:
        """Whether a segment is whole and begins within the run: 6月1日-6月30日、6月8日-7月3日, of two people."""
        try:
            start, end = self._bounds(segment, run.start)
        except Refusal:
            return False
        return start is not None and end is not None and start <= run.end

    def _bounds(self, segment: Segment, before: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
        """Both ends of one segment; days in brackets behind it are the same, or lie in the week or month it names."""
        if segment.echo is not None:
            outer = self._bounds(replace(segment, echo=None), before)
            inner = self._bounds(segment.echo, before)
            if not _repeats(outer, inner, whole=segment.start is segment.end):
                raise Refusal("unreadable-period", text_of(segment.echo))
            return inner
        if segment.start is None or segment.end is None:
            return self._open(segment, before)
        if segment.end is segment.start:
            days = self._days(segment.start, segment.start.atom, before)
            return days.start, days.end
        return self._closed(segment.start, segment.end, before)

    def _open(self, segment: Segment, before: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
        """8月6日起, 8月15日前, and 8月6日起两周, where the first length makes the end."""
        if segment.start is None:
            if segment.end is None or segment.lengths or _opens(segment.end.atom):
                raise Refusal("unreadable-period", text_of(segment))
            return None, self._days(segment.end, segment.end.atom, before).end
        start = self._days(segment.start, segment.start.atom, before).start
        if not segment.lengths:
            return start, None
        length = segment.lengths[0]
        end = None if length.vague else last_day(length, start, self._calendar)
        if end is None or (end - start).days > LONGEST_DAYS or end < start:
            raise Refusal("unreadable-period", length.text)
        return start, end

    def _closed(self, start: Said, end: Said, before: dt.date | None) -> tuple[dt.date, dt.date]:
        """A range with two dates."""
        if is_whole(end.atom) and not (is_whole(start.atom) or isinstance(start.atom, Number)):
            raise Refusal("unreadable-period", end.text)
        if _opens(end.atom):
            raise Refusal("unreadable-period", end.text)
        if self._is_of_this_month(start.atom, end.atom):
            first_atom, last_atom = start.atom, end.atom
        else:
            first_atom, last_atom = share(start.atom, end.atom)
        first = self._days(start, first_atom, before)
        if isinstance(last_atom, BareWeekday):
            last = self._weekday_after(start, end, last_atom, first)
        else:
            last = self._days(end, last_atom, first.start)
        if last.end < first.start or last.start < first.start:
            raise Refusal("end-before-start", end.text)
        if first_atom is not start.atom and self._is_far_back(first.start, last.end):
            raise Refusal("end-before-start", end.text)
        return first.start, last.end

    def _is_far_back(self, start: dt.date, end: dt.date) -> bool:
        """Whether a first day that has its year from the last one is a long way before it, and before the mail."""
        return (end - start).days + 1 > CROSSING_DAYS and (self._sent - start).days > DAYS_BACK

    def _is_of_this_month(self, start: Atom, end: Atom) -> bool:
        """25日 in "25日-6月10日", sent in May: no day of June, which would come after the 10th."""
        if not (isinstance(start, Civil) and isinstance(end, Civil)) or start.month is not None or start.next_month:
            return False
        behind = (self._sent.month % MONTHS) + 1
        return end.month == behind and is_one_day(start) and start.first > end.last > LAST

    def _weekday_after(self, start: Said, end: Said, weekday: BareWeekday, first: Period) -> Period:
        """The weekday at the end of a range within one week; after a date of the calendar its week is not said."""
        if isinstance(start.atom, Civil | Number) or is_whole(start.atom):
            raise Refusal("unreadable-period", end.text)
        return weekday_after(weekday, first.start)

    def _days(self, said: Said, atom: Atom, before: dt.date | None) -> Period:
        """The days of one date, compared with the weekday and the other date that are stated with it."""
        try:
            days = resolve(atom, self._sent, before)
        except Refusal as refusal:
            raise Refusal(refusal.code, said.text) from None
        if said.echo is not None and self._echo(said.echo, days) != days:
            raise Refusal("unreadable-period", said.text)
        if said.weekday is not None:
            if not is_one_day(atom):
                raise Refusal("unreadable-period", said.text)
            if days.start.weekday() != said.weekday:
                self._warnings.append(Remark("weekday-disagrees", value=said.text))
        return days

    def _echo(self, echo: Atom, days: Period) -> Period:
        """The date in brackets, which leaves out what the date before it says."""
        if isinstance(echo, Fixed | BareWeekday | Number):
            return resolve(echo, self._sent)
        return resolve(echo, self._sent, days.start)

    def _check_lengths(self, lengths: tuple[Length, ...], runs: tuple[tuple[Period, ...], ...]) -> None:
        """Every stated length fits the days it is stated of, or there is a warning."""
        for length in lengths:
            if not self._fits(length, runs):
                self._warnings.append(Remark("length-disagrees", value=length.text))

    def _fits(self, length: Length, runs: tuple[tuple[Period, ...], ...]) -> bool:
        return length.vague or any(run and agrees(length, run, self._calendar) for run in runs)


def _repeats(
    outer: tuple[dt.date | None, dt.date | None], inner: tuple[dt.date | None, dt.date | None], *, whole: bool
) -> bool:
    """Whether the days in brackets are those before them, or some of a `whole` week, month or quarter."""
    (first, last), (start, end) = outer, inner
    if first is None or last is None or start is None or end is None:
        return False
    return (first, last) == (start, end) or (whole and first != last and first <= start <= end <= last)


def _opens(atom: Atom) -> bool:
    return isinstance(atom, Civil) and atom.opening


def _merged(runs: list[Period]) -> tuple[Period, ...]:
    """Runs that touch are one."""
    merged = [runs[0]]
    for run in runs[1:]:
        if run.start == merged[-1].end + ONE_DAY:
            merged[-1] = Period(merged[-1].start, run.end)
        else:
            merged.append(run)
    return tuple(merged)
