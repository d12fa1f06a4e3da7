"""What comes next for an assignment (INTERFACES: `next_mail` of `status`)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from state.model import Assignment
from state.outlook import NextMail, next_mail
from state.policy import Policy
from state.working_days import WorkingCalendar

ZONE, CALENDAR = ZoneInfo("Asia/Shanghai"), WorkingCalendar()
JUNE = Assignment("a", "季青禾", None, dt.date(2026, 6, 1), dt.date(2026, 6, 30), state="active")
END = dt.date(2026, 6, 30)


def after(text: str, assignment: Assignment = JUNE) -> NextMail | None:
    """What comes next, as things stand at that time of June 2026 ("16 09:00")."""
    day, hour = text.split()
    now = dt.datetime.combine(dt.date(2026, 6, int(day)), dt.time.fromisoformat(hour), ZONE)
    return next_mail(assignment, now, Policy(), CALENDAR)


def test_the_question_comes_first_and_then_the_release_notice() -> None:
    """And after that nothing."""
    put = structs.replace(JUNE, question_put_for=END)
    told = structs.replace(put, release_told_for=END)
    assert after("01 10:00") == NextMail("extension_request", dt.date(2026, 6, 16))
    assert after("16 10:00", put) == NextMail("release_notice", dt.date(2026, 6, 23))
    assert after("23 10:00", told) is None


def test_t3_where_both_go_on_one_day_only_the_release_notice_does() -> None:
    """Both overdue, seen after the hour: on the next working day."""
    assert after("26 10:00") == NextMail("release_notice", dt.date(2026, 6, 29))
    assert after("26 08:00") == NextMail("release_notice", dt.date(2026, 6, 26))


def test_t2_of_a_short_period_the_release_notice_comes_first() -> None:
    """And the question on its first working day."""
    short = Assignment("a", "季青禾", None, dt.date(2026, 6, 22), dt.date(2026, 6, 26))
    assert after("01 10:00", short) == NextMail("release_notice", dt.date(2026, 6, 18))
    told = structs.replace(short, release_told_for=short.end)
    assert after("18 10:00", told) == NextMail("extension_request", dt.date(2026, 6, 22))


def test_t3_nothing_comes_after_the_last_day() -> None:
    """Overdue on the last day after the hour: the next working day is too late."""
    assert after("30 10:00") is None
    assert after("30 08:00") == NextMail("release_notice", END)


@pytest.mark.parametrize(
    "assignment",
    [
        structs.replace(JUNE, state="released"),
        structs.replace(JUNE, state="cancelled"),
        structs.replace(JUNE, end=None),
        structs.replace(JUNE, end=dt.date(2026, 5, 29)),
    ],
)
def test_nothing_comes_for_what_is_over_or_open_ended(assignment: Assignment) -> None:
    """Released, cancelled, without an end, or past it."""
    assert after("01 10:00", assignment) is None
