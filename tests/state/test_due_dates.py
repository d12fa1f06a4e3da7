"""When the letters of the calendar go out (T1, T2, T3), for every period and not only for those of the stories."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from state.due_dates import days_to_come, extension_request_on, may_send_now, question_on, release_notice_on, release_on
from state.due_dates import sending_day as sending_day_of
from state.model import Assignment
from state.policy import Policy
from state.working_days import WorkingCalendar

CALENDAR, POLICY, ZONE = WorkingCalendar(), Policy(), ZoneInfo("Asia/Shanghai")
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31))
QUICK = settings(max_examples=200, derandomize=True, database=None, deadline=None)


def june(**facts: object) -> Assignment:
    """Lent for June 2026."""
    plain = Assignment("a", "季青禾", None, dt.date(2026, 6, 1), dt.date(2026, 6, 30))
    return structs.replace(plain, **facts)


@QUICK
@given(end=DAYS)
def test_d6_the_release_notice_is_on_a_working_day_at_least_a_week_ahead(end: dt.date) -> None:
    """And never earlier than it must be: between it and the week there is no working day."""
    day = release_notice_on(end, POLICY, CALENDAR)
    assert CALENDAR.is_working_day(day)
    assert (end - day).days >= 7
    assert CALENDAR.count(day, end - dt.timedelta(7)) == 1


@QUICK
@given(start=DAYS, length=st.integers(0, 60))
def test_t2_the_question_is_on_a_working_day_of_the_period(start: dt.date, length: int) -> None:
    """Two weeks ahead, or on the first working day of a short period; None where the period has none."""
    end = start + dt.timedelta(length)
    day = extension_request_on(start, end, POLICY, CALENDAR)
    assert (day is None) == (CALENDAR.count(start, end) == 0)
    if day is not None:
        assert start <= day <= end
        assert CALENDAR.is_working_day(day)
        assert (end - day).days >= 14 or CALENDAR.count(start, day) == 1


def test_t2_how_far_ahead_is_configurable() -> None:
    """Both letters."""
    policy = Policy(release_notice_days=10, extension_request_days=21)
    start, end = dt.date(2026, 6, 1), dt.date(2026, 6, 30)
    assert release_notice_on(end, policy, CALENDAR) == dt.date(2026, 6, 18)  # the 20th is a Saturday, the 19th is off
    assert extension_request_on(start, end, policy, CALENDAR) == dt.date(2026, 6, 9)


@pytest.mark.parametrize(
    ("now", "may"),
    [("2026-06-16 08:59", False), ("2026-06-16 09:00", True), ("2026-06-20 10:00", False), ("2026-09-20 10:00", True)],
)
def test_t1_letters_go_at_the_hour_of_a_working_day(now: str, *, may: bool) -> None:
    """Sunday 20 September 2026 is one."""
    assert may_send_now(dt.datetime.fromisoformat(now).replace(tzinfo=ZONE), POLICY, CALENDAR) == may


@pytest.mark.parametrize(
    ("due", "now", "goes"),
    [
        ("2026-06-23", "2026-06-01 10:00", "2026-06-23"),
        ("2026-06-16", "2026-06-18 08:00", "2026-06-18"),
        ("2026-06-16", "2026-06-18 10:00", "2026-06-22"),  # the 19th is off
        ("2026-06-16", "2026-06-20 08:00", "2026-06-22"),
    ],
)
def test_t3_what_is_overdue_goes_on_the_next_working_day(due: str, now: str, goes: str) -> None:
    """What is not waits for its day."""
    at = dt.datetime.fromisoformat(now).replace(tzinfo=ZONE)
    assert sending_day_of(dt.date.fromisoformat(due), at, POLICY, CALENDAR) == dt.date.fromisoformat(goes)


def test_what_has_been_put_or_told_is_not_due_again() -> None:
    """For that last day; another one is a new matter."""
    end, other = dt.date(2026, 6, 30), dt.date(2026, 7, 31)
    assert question_on(june(), POLICY, CALENDAR) == dt.date(2026, 6, 16)
    assert release_on(june(), POLICY, CALENDAR) == dt.date(2026, 6, 23)
    assert question_on(june(question_put_for=end), POLICY, CALENDAR) is None
    assert release_on(june(release_told_for=end), POLICY, CALENDAR) is None
    assert question_on(june(question_put_for=other), POLICY, CALENDAR) == dt.date(2026, 6, 16)
    open_ended = Assignment("a", "季青禾", None, dt.date(2026, 6, 1), None)
    assert (question_on(open_ended, POLICY, CALENDAR), release_on(open_ended, POLICY, CALENDAR)) == (None, None)


@pytest.mark.parametrize(
    ("today", "question", "release"),
    [(1, 16, 23), (17, 17, 23), (19, 22, 23), (24, 24, 24), (30, 30, 30)],
)
def test_d3_a_confirmation_tells_the_days_on_which_the_letters_will_really_go(
    today: int, question: int, release: int
) -> None:
    """What is overdue goes on the next working day, which may be today."""
    days = days_to_come(june(), dt.date(2026, 6, today), POLICY, CALENDAR)
    assert days == (dt.date(2026, 6, question), dt.date(2026, 6, release))


def test_d3_what_can_no_longer_go_is_not_promised() -> None:
    """The period is over, or ends on days off."""
    assert days_to_come(june(), dt.date(2026, 7, 1), POLICY, CALENDAR) == (None, None)
    ends_on_sunday = Assignment("a", "季青禾", None, dt.date(2026, 6, 1), dt.date(2026, 6, 28))
    assert days_to_come(ends_on_sunday, dt.date(2026, 6, 27), POLICY, CALENDAR) == (None, None)
