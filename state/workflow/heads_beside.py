"""Who manages or leads, said in an answer to a question that did not ask for it (D2b, D10, M4): it is not dropped."""

from __future__ import annotations

from typing import Final

from state.directory import name_key
from state.events import Notice
from state.notice import Remark
from state.workflow.draft import Draft
from state.workflow.not_asked import Answer

MANAGER, LEAD = "project_manager", "rd_lead"
HEADS: Final = (MANAGER, LEAD)


def heads_not_asked_for(draft: Draft, event: Answer, heads: tuple[str, ...] = HEADS) -> tuple[Remark, ...]:
    """The problems with those of the `heads` whom the answer names anew: who is so on record already is no news."""
    if not isinstance(event, Notice):
        return ()
    named = {MANAGER: event.project_manager, LEAD: event.rd_lead}
    known = {MANAGER: draft.project.manager, LEAD: draft.project.rd_lead}
    return tuple(
        Remark("not-asked-here", head, _line_of(event, head), value=name)
        for head in heads
        if (name := named[head]) is not None and name_key(name) != name_key(known[head] or "")
    )


def _line_of(event: Notice, head: str) -> str | None:
    return next((source.text for source in event.sources if source.field == head), None)
