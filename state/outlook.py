"""What comes next for an assignment: the question `status` answers (INTERFACES: next_mail)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from state.due_dates import question_on, release_on, sending_day
from state.model import Assignment
from state.policy import Policy
from state.working_days import WorkingCalendar


class NextMail(Struct, frozen=True):
    """The next letter of the calendar and the day on which it goes out."""

    kind: Literal["extension_request", "release_notice"]
    on: dt.date


def next_mail(assignment: Assignment, now: dt.datetime, policy: Policy, calendar: WorkingCalendar) -> NextMail | None:
    """The next extension request or release notice, as things stand at `now`; None when none will follow.

    Where both would go out on one day, only the release notice does (T3).
    """
    if assignment.state not in {"planned", "active"} or assignment.end is None or assignment.end < now.date():
        return None
    end, coming = assignment.end, []
    release = release_on(assignment, policy, calendar)
    if release is not None:
        coming.append(NextMail("release_notice", sending_day(release, now, policy, calendar)))
    question = question_on(assignment, policy, calendar)
    if question is not None:
        coming.append(NextMail("extension_request", sending_day(question, now, policy, calendar)))
    return min((mail for mail in coming if mail.on <= end), key=lambda mail: mail.on, default=None)
