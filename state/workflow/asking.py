"""The question whether to extend at all, as it is put to the project's voice (PROCESS rule D5)."""

from __future__ import annotations

from state.due_dates import release_on
from state.entitlement import voices_of
from state.letters import ExtensionRequest
from state.model import Assignment, Request
from state.workflow.draft import Draft
from state.workflow.receivers import acting_manager, delegate_of, lead_of, manager_of
from state.workflow.requests import put_ask
from state.workflow.views import days_left, support_of


def ask_manager(draft: Draft, request: Request, key: str, *, overdue: bool = False) -> None:
    """The question whether to extend at all, with a token of its own."""
    assignment, manager = draft.assignment(request.assignment), acting_manager(draft)
    if manager is None or assignment.end is None:
        return
    token = put_ask(draft, request.id, manager, "project", None)
    facts = ExtensionRequest(
        project=draft.project.name,
        support=support_of(assignment),
        days_left=days_left(assignment.end, draft.context.today),
        release_notice_on=release_on(assignment, draft.context.policy, draft.context.calendar),
        token=token,
        overdue=overdue,
        one_word=_holds_both_voices(draft, assignment, manager),
    )
    draft.send(
        "extension_request",
        (manager_of(draft),),
        facts,
        cc=(lead_of(draft), delegate_of(draft, manager)),
        at_hand=False,
        key=key,
        assignments=(assignment.id,),
        token=token,
    )


def _holds_both_voices(draft: Draft, assignment: Assignment, manager: str) -> bool:
    """Whether the word of the project's voice is the group's as well (D5)."""
    person = draft.directory.by_name(manager)
    return person is not None and len(voices_of(person, assignment, draft.project, draft.directory)) > 1
