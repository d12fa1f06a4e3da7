"""Whose word is on record with a mail, and who is copied because it is not (PROCESS rule M5b)."""

from __future__ import annotations

from collections.abc import Sequence

from state.directory import Person
from state.entitlement import deciding_manager, is_manager
from state.model import Assignment, Contact, Voice
from state.workflow.draft import Draft
from state.workflow.receivers import holds_group_voice, voice_holders


def words_on_record(
    draft: Draft, assignment: Assignment, agreed_with: str | None = None
) -> tuple[tuple[Voice, str, bool], ...]:
    """Whose word is on record with the mail in hand, and whose is not (M5b): voice, who holds it, whether it spoke.

    `agreed_with` names who has agreed beforehand, as a notice says.
    """
    if draft.mail is None:
        return ()
    sender = draft.mail.sender
    manager = deciding_manager(draft.project)
    project_voice: tuple[tuple[Voice, str, bool], ...] = ()
    if manager is not None:
        project_voice = (("project", manager, is_manager(sender, draft.project, draft.directory)),)
    leaders = voice_holders(draft, assignment, "group")
    spoke = _group_speaker(draft, assignment, agreed_with)
    named = spoke.name if spoke is not None and spoke.name in leaders else "、".join(leaders)
    group_voice: tuple[tuple[Voice, str, bool], ...] = (("group", named, spoke is not None),) if leaders else ()
    return (*project_voice, *group_voice)


def _group_speaker(draft: Draft, assignment: Assignment, agreed_with: str | None) -> Person | None:
    """The sender, or who has agreed with him beforehand, where they speak for the person's group."""
    sender = draft.mail.sender if draft.mail is not None else None
    speakers = (sender, draft.directory.by_name(agreed_with))
    return next((one for one in speakers if one is not None and holds_group_voice(draft, one, assignment)), None)


def leaders_left_out(
    draft: Draft, assignments: Sequence[Assignment], agreed_with: str | None = None
) -> tuple[Contact | None, ...]:
    """The group leaders who neither sent the mail in hand nor stand on its To and Cc: they are copied (M5b)."""
    if draft.mail is None:
        return ()
    people = (draft.directory.by_address(contact.address) for contact in draft.mail.people)
    addressed = {person.name for person in people if person is not None}
    left_out: list[Contact | None] = []
    for assignment in assignments:
        leaders = voice_holders(draft, assignment, "group")
        if addressed.isdisjoint(leaders) and _group_speaker(draft, assignment, agreed_with) is None:
            left_out.extend(draft.contact(name) for name in leaders)
    return tuple(left_out)
