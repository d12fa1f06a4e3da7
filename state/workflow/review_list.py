"""The list for the quarterly review (PROCESS rule D9b; configuration `[digest] review_list`).

On the last working day of a quarter the R&D lead of each project is told who supported it in that quarter.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from state.due_dates import may_send_now
from state.letters import ReviewLine, ReviewList
from state.model import Assignment, Project
from state.notice import Period
from state.policy import Policy
from state.workflow.draft import Change, Context, Draft
from state.workflow.receivers import lead_of
from state.workflow.views import support_of
from state.working_days import ONE_DAY, WorkingCalendar

MONTHS = 3
DAYS = 95
"""From the first day of a quarter into the first month of the next."""


class Quarter(NamedTuple):
    """A quarter of a year, both days included."""

    start: dt.date
    end: dt.date

    @property
    def name(self) -> str:
        """Like "2026-Q2": in the order of time."""
        return f"{self.start.year}-Q{(self.start.month + 2) // MONTHS}"


def quarter_of(day: dt.date) -> Quarter:
    """The quarter that the day lies in."""
    start = day.replace(month=day.month - (day.month - 1) % MONTHS, day=1)
    next_start = (start + ONE_DAY * DAYS).replace(day=1)
    return Quarter(start, next_start - ONE_DAY)


def latest_due(now: dt.datetime, policy: Policy, calendar: WorkingCalendar) -> Quarter:
    """The latest quarter whose lists have come due: at the hour of its last working day."""
    quarter = quarter_of(now.date())
    last = calendar.on_or_before(quarter.end)
    if now.date() > last or (now.date() == last and may_send_now(now, policy, calendar)):
        return quarter
    return quarter_of(quarter.start - ONE_DAY)


def review(project: Project, quarter: Quarter, context: Context) -> Change:
    """The list for the project's lead: once a quarter, and none where nobody supported it or nobody leads it."""
    key = f"review_list/{quarter.name}"
    lines = _lines(project, quarter, context.calendar)
    draft = Draft(project, context)
    lead = lead_of(draft)
    if lead is None or not lines or any(letter.key == key for letter in project.letters):
        return draft.done()
    provisional = context.calendar.is_provisional(quarter.end)
    draft.note(
        f"季度支撑人员名单：{quarter.name}（{lead.name}）",
        f"list for the quarterly review: {quarter.name} ({lead.name})",
    )
    draft.send("review_list", (lead,), ReviewList(project.name, *quarter, lines, provisional), at_hand=False, key=key)
    return draft.done()


def _lines(project: Project, quarter: Quarter, calendar: WorkingCalendar) -> tuple[ReviewLine, ...]:
    lent = [assignment for assignment in project.assignments if _supports(assignment, quarter)]
    lent.sort(key=lambda assignment: (assignment.start, assignment.person))
    return tuple(
        ReviewLine(support_of(assignment), sum(calendar.count(*days) for days in _within(assignment, quarter)))
        for assignment in lent
    )


def _supports(assignment: Assignment, quarter: Quarter) -> bool:
    if assignment.state == "cancelled" or assignment.start > quarter.end:
        return False
    return assignment.end is None or assignment.end >= quarter.start


def _within(assignment: Assignment, quarter: Quarter) -> list[tuple[dt.date, dt.date]]:
    """The days of the support that lie in the quarter, run by run."""
    runs = assignment.segments or (Period(assignment.start, assignment.end or quarter.end),)
    return [(max(run.start, quarter.start), min(run.end, quarter.end)) for run in runs]
