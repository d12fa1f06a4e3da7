"""Working days by the official calendar, make-up days included (T1)."""

from __future__ import annotations

import datetime as dt

import pytest

from state.notice import Period
from state.working_days import WorkingCalendar, days_of

CALENDAR = WorkingCalendar()


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-09-20", True),  # a Sunday that is worked for the National Day week
        ("2026-10-10", True),  # a Saturday that is worked
        ("2026-09-25", False),  # Mid-Autumn, a Friday
        ("2026-10-07", False),  # a Wednesday of the National Day week
        ("2026-10-08", True),
        ("2026-02-14", True),  # a Saturday before Spring Festival
        ("2026-02-23", False),  # a Monday of it
        ("2026-06-19", False),  # Dragon Boat, a Friday
        ("2026-07-04", False),  # a plain Saturday
    ],
)
def test_t1_working_days_follow_the_official_calendar(day: str, *, working: bool) -> None:
    """Make-up days are worked, holidays are not, whatever the day of the week."""
    assert CALENDAR.is_working_day(dt.date.fromisoformat(day)) == working


def test_t1_a_day_off_moves_to_the_working_day_before() -> None:
    """So that it is never less than a week."""
    assert CALENDAR.on_or_before(dt.date(2026, 10, 7)) == dt.date(2026, 9, 30)
    assert CALENDAR.on_or_before(dt.date(2026, 9, 27)) == dt.date(2026, 9, 24)
    assert CALENDAR.on_or_before(dt.date(2026, 9, 20)) == dt.date(2026, 9, 20)


def test_t3_what_is_overdue_waits_for_the_working_day_after() -> None:
    """Which may be the day itself."""
    assert CALENDAR.on_or_after(dt.date(2026, 10, 1)) == dt.date(2026, 10, 8)
    assert CALENDAR.on_or_after(dt.date(2026, 10, 10)) == dt.date(2026, 10, 10)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2026-10-01", "2026-10-07", 0),
        ("2026-10-01", "2026-10-08", 1),
        ("2026-10-08", "2026-10-08", 1),
        ("2026-09-14", "2026-09-20", 6),
        ("2025-12-29", "2026-01-04", 4),
        ("2025-01-01", "2026-12-31", 496),
        ("2026-10-09", "2026-10-08", 0),
    ],
)
def test_both_ends_of_a_period_are_counted(start: str, end: str, count: int) -> None:
    """Also across the year; and as if each day had been asked about."""
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    assert CALENDAR.count(first, last) == sum(CALENDAR.is_working_day(day) for day in days_of(first, last)) == count


def test_periods_with_gaps_are_counted_together() -> None:
    """Only the days of the runs."""
    runs = (Period(dt.date(2026, 6, 1), dt.date(2026, 6, 5)), Period(dt.date(2026, 6, 8), dt.date(2026, 6, 9)))
    assert CALENDAR.count_all(runs) == 7


def test_t2_the_first_working_day_of_a_period() -> None:
    """None where it has none."""
    assert CALENDAR.first_within(dt.date(2026, 10, 1), dt.date(2026, 10, 8)) == dt.date(2026, 10, 8)
    assert CALENDAR.first_within(dt.date(2026, 10, 1), dt.date(2026, 10, 7)) is None


def test_working_days_later_do_not_count_the_day_itself() -> None:
    """Three working days after Wednesday 30 September is Saturday 10 October, which is worked."""
    assert CALENDAR.add(dt.date(2026, 9, 30), 3) == dt.date(2026, 10, 10)


def test_t1_a_year_that_nobody_has_announced_is_provisional() -> None:
    """Monday to Friday are counted, and it is said."""
    friday, saturday = dt.date(2046, 10, 5), dt.date(2046, 10, 6)
    assert CALENDAR.is_provisional(friday)
    assert (CALENDAR.is_working_day(friday), CALENDAR.is_working_day(saturday)) == (True, False)
    assert not CALENDAR.is_provisional(dt.date(2026, 10, 1))


def test_t1_the_operators_own_file_announces_a_year() -> None:
    """And comes before the packaged calendar; its other days are Monday to Friday."""
    own = WorkingCalendar({dt.date(2046, 10, 5): False, dt.date(2046, 10, 6): True})
    assert [own.is_working_day(dt.date(2046, 10, day)) for day in (4, 5, 6, 7)] == [True, False, True, False]
    assert not own.is_provisional(dt.date(2046, 1, 2))
    assert own.count(dt.date(2046, 10, 1), dt.date(2046, 10, 7)) == 5


def test_calendars_that_may_differ_have_different_fingerprints() -> None:
    """So that what was computed by the old one is computed anew."""
    assert CALENDAR.fingerprint == WorkingCalendar().fingerprint
    assert CALENDAR.fingerprint != WorkingCalendar({dt.date(2046, 10, 5): False}).fingerprint
