"""The release notice (PROCESS rules D6, T2, T3): at the end of the period the person leaves."""

from __future__ import annotations

from typing import Literal

from msgspec import structs

from state.due_dates import question_on, release_on
from state.letters import ReleaseNotice
from state.model import Assignment, Contact
from state.workflow.draft import Draft
from state.workflow.receivers import acting_manager, delegate_of, manager_of, person_of, superior_of, team_of
from state.workflow.requests import open_request, put_ask
from state.workflow.views import days_left, support_of

WEEK = 7
"""Calendar days: the notice is promised at least this long before the last day (D6)."""
LateReason = Literal["downtime", "late_notice"]


def tell_if_overdue(draft: Draft, assignment: Assignment) -> bool:
    """Send the release notice together with the confirmation when its date has passed already (T2).

    About a period that is over nothing is sent (T3).
    """
    context = draft.context
    day = release_on(assignment, context.policy, context.calendar)
    if day is None or day >= draft.said_on or assignment.end is None or assignment.end < context.today:
        return False
    send_release_notice(draft, assignment, "late_notice")
    return True


def send_release_notice(draft: Draft, assignment: Assignment, why_late: LateReason) -> None:
    """The notice to person, superior and team; it puts the extension question when that is due as well (T3)."""
    if assignment.end is None:
        return
    is_open = draft.open_request(assignment, "extension") is not None
    question = question_on(assignment, draft.context.policy, draft.context.calendar)
    token = None
    if question is not None and question <= draft.context.today and not is_open:
        token = _put_question(draft, assignment)
    left = days_left(assignment.end, draft.context.today)
    late = left < WEEK
    facts = ReleaseNotice(
        project=draft.project.name,
        support=support_of(assignment),
        days_left=left,
        late=late,
        late_reason=why_late if late else None,
        extension_open=is_open,
        question=token is not None,
        token=token,
    )
    draft.put(structs.replace(draft.assignment(assignment.id), release_told_for=assignment.end))
    draft.note(
        f"撤场通知：{assignment.person}（{assignment.end}，还有 {left} 天）",
        f"release notice: {assignment.person} ({assignment.end}, {left} days left)",
    )
    to, cc = _receivers(draft, assignment, asks=token is not None)
    draft.send(
        "release_notice",
        to,
        facts,
        cc=cc,
        at_hand=draft.mail is not None,
        key=f"{assignment.id}/release_notice/{assignment.end}",
        assignments=(assignment.id,),
        token=token,
    )


def _put_question(draft: Draft, assignment: Assignment) -> str | None:
    manager = acting_manager(draft)
    if manager is None:
        return None
    request = open_request(draft, assignment, "extension", None)
    return put_ask(draft, request.id, manager, "project", None)


def _receivers(
    draft: Draft, assignment: Assignment, *, asks: bool
) -> tuple[tuple[Contact | None, ...], tuple[Contact | None, ...]]:
    """To and Cc: what asks for a decision is addressed to the one who decides, the others are only copied."""
    person, manager = person_of(draft, assignment), manager_of(draft)
    others = (superior_of(draft, assignment), *team_of(draft, draft.context.today))
    if asks:
        delegate = delegate_of(draft, acting_manager(draft))
        return (manager,), (person, *others, delegate)
    return (person, manager), others
