"""When the letters of the calendar go out (PROCESS rules T1, T2). All dates are included."""

from __future__ import annotations

import datetime as dt

from state.model import Assignment
from state.policy import Policy
from state.working_days import ONE_DAY, WorkingCalendar


def release_notice_on(end: dt.date, policy: Policy, calendar: WorkingCalendar) -> dt.date:
    """The working day, at least a week before the last day, on which the release notice goes out (D6, T1)."""
    return calendar.on_or_before(end - ONE_DAY * policy.release_notice_days)


def extension_request_on(start: dt.date, end: dt.date, policy: Policy, calendar: WorkingCalendar) -> dt.date | None:
    """The working day on which the question goes out; None for a period without a working day (T2)."""
    day = calendar.on_or_before(end - ONE_DAY * policy.extension_request_days)
    return day if day >= start else calendar.first_within(start, end)


def sending_day(day: dt.date, now: dt.datetime, policy: Policy, calendar: WorkingCalendar) -> dt.date:
    """On which day a letter due on `day` really goes, seen from `now`: what is overdue waits for a working day (T3)."""
    earliest = now.date() if now.time() < policy.send_at else now.date() + ONE_DAY
    return max(day, calendar.on_or_after(earliest))


def may_send_now(now: dt.datetime, policy: Policy, calendar: WorkingCalendar) -> bool:
    """Whether letters of the calendar go out now: on a working day, from the configured hour on (T1)."""
    return now.time() >= policy.send_at and calendar.is_working_day(now.date())


def days_to_come(
    assignment: Assignment, today: dt.date, policy: Policy, calendar: WorkingCalendar
) -> tuple[dt.date | None, dt.date | None]:
    """The days on which question and release notice will really go out, seen from a mail handled today (D3).

    What is overdue goes on the next working day, which may be today; None for what has gone out or never will.
    """
    days = (question_on(assignment, policy, calendar), release_on(assignment, policy, calendar))
    earliest, end = calendar.on_or_after(today), assignment.end or dt.date.max
    question, release = (None if day is None or max(day, earliest) > end else max(day, earliest) for day in days)
    return question, release


def question_on(assignment: Assignment, policy: Policy, calendar: WorkingCalendar) -> dt.date | None:
    """When the assignment's extension request is due; None when it has been put, or never will be (D5)."""
    end = assignment.end
    if end is None or assignment.question_put_for == end:
        return None
    return extension_request_on(assignment.start, end, policy, calendar)


def release_on(assignment: Assignment, policy: Policy, calendar: WorkingCalendar) -> dt.date | None:
    """When the assignment's release notice is due; None when it has gone out, or never will (D6)."""
    end = assignment.end
    if end is None or assignment.release_told_for == end:
        return None
    return release_notice_on(end, policy, calendar)
