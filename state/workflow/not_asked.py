"""Mails under a question that was put to another (M3), or that say nothing about it."""

from __future__ import annotations

from state.events import LeadReplaced, Notice, Unread, WordGiven
from state.letters import NotEntitled
from state.model import Ask, Outcome
from state.workflow.draft import Draft

Answer = Notice | Unread | WordGiven | LeadReplaced


def somebody_elses(draft: Draft, event: Answer, ask: Ask) -> Outcome | None:
    """A word of somebody who was not asked; None where it is another mail: that stands for itself."""
    if not isinstance(event, WordGiven):
        return None
    if not says_something(event):
        return "unanswered"
    draft.answer("not_entitled", NotEntitled("decision", draft.project.name, (ask.person,)))
    return "answered"


def says_something(event: Answer) -> bool:
    """Whether the mail decides, or names people or none."""
    if not isinstance(event, WordGiven):
        return True
    offer = event.offer
    return event.decision is not None or (offer is not None and (offer.nobody or bool(offer.people)))
