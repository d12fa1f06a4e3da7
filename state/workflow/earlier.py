"""What a record was before a mail changed it, so that the mail can be taken back (撤销上一封)."""

from __future__ import annotations

from msgspec import structs

from state.model import Assignment, Earlier
from state.workflow.draft import Draft
from state.workflow.table import assignment_after


def remembered(draft: Draft, old: Assignment) -> tuple[Earlier, ...]:
    """The record's earlier values, with those that the mail in hand is about to change."""
    now = Earlier(
        mail=draft.mail.message_id if draft.mail else None,
        start=old.start,
        end=old.end,
        segments=old.segments,
        role=old.role,
        estimated_days=old.estimated_days,
        support_days=old.support_days,
        sources=old.sources,
        noticed_in=old.mail,
    )
    return (*old.earlier, now)


def opened_by(assignment: Assignment) -> str | None:
    """The Message-ID of the notice that opened the record."""
    return assignment.earlier[0].noticed_in if assignment.earlier else assignment.mail


def changed_by(assignment: Assignment, mail: str) -> bool:
    """Whether that mail opened the record or changed it."""
    return opened_by(assignment) == mail or any(earlier.mail == mail for earlier in assignment.earlier)


def before(assignment: Assignment, mail: str) -> Assignment | None:
    """The record as it was before that mail; None where the mail did not change it, or another has since.

    With another last day everything about the present one starts anew (D4).
    """
    kept = list(assignment.earlier)
    while kept and kept[-1].mail == mail:
        kept.pop()
    if len(kept) == len(assignment.earlier):
        return None
    was = assignment.earlier[len(kept)]
    back = structs.replace(
        assignment,
        start=was.start,
        end=was.end,
        segments=was.segments,
        role=was.role,
        estimated_days=was.estimated_days,
        support_days=was.support_days,
        sources=was.sources,
        mail=was.noticed_in,
        earlier=tuple(kept),
        state=assignment_after(assignment.state, "is amended"),
    )
    if back.end == assignment.end:
        return back
    return structs.replace(back, extension=None, question_put_for=None, released_early=False)
