"""What the calendar brings about (PROCESS rules D5, D6, T1, T2, T3, T5): asked for a day, it answers what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import structs

from state.due_dates import may_send_now, question_on, release_on
from state.model import Assignment, Project
from state.policy import Policy
from state.workflow.asking import ask_manager
from state.workflow.draft import Change, Context, Draft
from state.workflow.handover_records import handover_days, lapse_handover
from state.workflow.holders import ask_present_holders
from state.workflow.need_records import lapse_needs, need_days
from state.workflow.receivers import acting_manager
from state.workflow.release_notice import LateReason, send_release_notice
from state.workflow.reminding import remind, reminder_days
from state.workflow.reminding_questions import question_days, remind_of_questions
from state.workflow.requests import lapse, open_request
from state.workflow.table import assignment_after
from state.workflow.waiting import without_stale_letters
from state.working_days import ONE_DAY, WorkingCalendar


def due(project: Project, context: Context) -> Change:
    """Everything that is due in the project now. Asked again at the same time, it answers nothing more."""
    draft = Draft(project, context)
    if may_send_now(context.now, context.policy, context.calendar):
        ask_present_holders(draft)
    for assignment in project.assignments:
        if assignment.state in {"planned", "active"}:
            _one(draft, assignment)
    lapse_needs(draft)
    lapse_handover(draft)
    if may_send_now(context.now, context.policy, context.calendar):
        remind_of_questions(draft)
    return without_stale_letters(draft).done()


def _one(draft: Draft, assignment: Assignment) -> None:
    today = draft.context.today
    if assignment.end is not None and assignment.end < today:
        _end(draft, assignment)
        return
    if assignment.state == "planned" and assignment.start <= today:
        assignment = draft.put(structs.replace(assignment, state=assignment_after("planned", "begins")))
    _lapse_missed_release(draft, assignment)
    if may_send_now(draft.context.now, draft.context.policy, draft.context.calendar):
        _send_due(draft, assignment)
        remind(draft, assignment)


def _send_due(draft: Draft, assignment: Assignment) -> None:
    """The letters of the calendar: where both are due, only the release notice, and it puts the question (T3)."""
    context = draft.context
    release = release_on(assignment, context.policy, context.calendar)
    question = question_on(assignment, context.policy, context.calendar)
    if release is not None and release <= context.today:
        send_release_notice(draft, assignment, _why_late(draft, assignment, release))
    elif question is not None and question <= context.today:
        _put_question(draft, assignment, question)


def _why_late(draft: Draft, assignment: Assignment, due_on: dt.date) -> LateReason:
    """Of a notice after its day: whether its last day was recorded too late, or the daemon stood still."""
    if assignment.imported_on is not None and assignment.imported_on > due_on:
        return "late_notice"
    agreed = (r.closed_at for r in draft.project.requests if r.assignment == assignment.id and r.state == "agreed")
    return "late_notice" if any(at is not None and at.date() > due_on for at in agreed) else "downtime"


def _put_question(draft: Draft, assignment: Assignment, due_on: dt.date) -> None:
    """The extension request: to the manager, copying the R&D lead (D5)."""
    if acting_manager(draft) is None or assignment.end is None:
        _tell_that_nobody_can_be_asked(draft, assignment)
        return
    request = open_request(draft, assignment, "extension", None)
    draft.note(
        f"询问是否续期：{assignment.person}（{assignment.end} 到期）",
        f"asking whether to extend {assignment.person} (until {assignment.end})",
    )
    ask_manager(
        draft, request, f"{assignment.id}/extension_request/{assignment.end}", overdue=due_on < draft.context.today
    )


def _tell_that_nobody_can_be_asked(draft: Draft, assignment: Assignment) -> None:
    """Nobody is known whose word is the project's: the administrator hears of it, for the question waits (D5)."""
    name, person, end = draft.project.name, assignment.person, assignment.end
    draft.told(
        f"{name}：{person} 于 {end} 到期，不知道项目经理是谁，没有询问是否续期；请产研协调人或组长来信写明项目经理",
        f"{name}: {person}'s support ends on {end}, and no project manager is known who could be asked whether to "
        "extend; a coordinator or a group leader should name one by mail (Project manager: …)",
    )


def _end(draft: Draft, assignment: Assignment) -> None:
    """The period is over: released, as planned where nothing was agreed; what was missed is said (D6, T3, T5)."""
    for request in draft.open_requests(assignment):
        lapse(draft, request, "unanswered")
    assignment = draft.assignment(assignment.id)
    if assignment.release_told_for != assignment.end:
        name, person, end = draft.project.name, assignment.person, assignment.end
        draft.note(
            f"错过撤场通知：{assignment.person}（{assignment.end} 已过）",
            f"release notice missed: {assignment.person} ({assignment.end} is over)",
        )
        draft.told(
            f"{name}：{person} 于 {end} 到期，撤场通知没有发出",
            f"{name}: {person}'s support ended on {end}, and no release notice had gone out",
        )
    draft.put(structs.replace(assignment, state=assignment_after(assignment.state, "ends")))
    how, how_in_english = _manner_of_leaving(assignment)
    draft.note(
        f"{assignment.person} {how}：{assignment.end}", f"{assignment.person} {how_in_english}: {assignment.end}"
    )


def _manner_of_leaving(assignment: Assignment) -> tuple[str, str]:
    """In Chinese and in English."""
    if assignment.ended_with_project:
        return "项目结束，撤场", "released with the project"
    return ("提前撤场", "released early") if assignment.released_early else ("按期撤场", "released as planned")


def _lapse_missed_release(draft: Draft, assignment: Assignment) -> None:
    """An early release that nobody agreed to by its day does not happen (T5)."""
    request = draft.open_request(assignment, "early_release")
    if request is not None and request.proposed is not None and request.proposed < draft.context.today:
        lapse(draft, request, "unanswered")


def wake_on(project: Project, policy: Policy, calendar: WorkingCalendar) -> dt.date | None:
    """The first day on which the calendar has something to do in the project; None when it never has."""
    days = [day for a in project.assignments for day in _days_of(project, a, policy, calendar)]
    return min(
        (*days, *need_days(project), *handover_days(project), *question_days(project, policy, calendar)), default=None
    )


def _days_of(project: Project, assignment: Assignment, policy: Policy, calendar: WorkingCalendar) -> Iterable[dt.date]:
    if assignment.state not in {"planned", "active"}:
        return
    if assignment.state == "planned":
        yield assignment.start
    if assignment.end is not None:
        yield assignment.end + ONE_DAY
    for day in (release_on(assignment, policy, calendar), question_on(assignment, policy, calendar)):
        if day is not None:
            yield day
    yield from reminder_days(project, assignment, policy, calendar)
    for request in project.requests:
        ours = request.assignment == assignment.id and request.state == "open" and request.purpose == "early_release"
        if ours and (on := request.proposed or request.last_day):
            yield on + ONE_DAY
