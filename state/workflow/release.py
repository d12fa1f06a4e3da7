"""Early release (PROCESS rule D7): announced by the manager, a week ahead or with the group's word."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.directory import name_key
from state.entitlement import deciding_manager, is_manager, voices_of
from state.events import ReleaseAnnounced
from state.letters import Confirmation, ConfirmedLine, Effect
from state.model import Assignment, Purpose
from state.notice import ReleaseLine, Remark
from state.workflow.conclude import end_open_extension, release_early
from state.workflow.draft import Draft
from state.workflow.on_record import leaders_left_out, words_on_record
from state.workflow.requests import open_request
from state.workflow.views import support_of
from state.workflow.weighing import WEEK, last_words, propose, refuse


def shorten(draft: Draft, assignment: Assignment, on: dt.date) -> Effect:
    """An earlier last day: at once by the manager a week ahead, else put to whoever's word is missing (D4, D7)."""
    if draft.mail is None:
        raise ValueError("only a mail brings an earlier end")
    sender = draft.mail.sender
    request = draft.open_request(assignment, "early_release")
    if is_manager(sender, draft.project, draft.directory) and _wanted_to_extend(draft, assignment):
        end_open_extension(draft, assignment, sender.name)
        assignment = draft.assignment(assignment.id)
    in_time = is_manager(sender, draft.project, draft.directory) and (on - draft.said_on).days >= WEEK
    if request is None and in_time:
        release_early(draft, assignment, on, sender.name)
        return "release_recorded"
    request = request or open_request(draft, assignment, "early_release", sender.name)
    propose(draft, request, sender, on, voices_of(sender, assignment, draft.project, draft.directory))
    return "release_recorded" if draft.assignment(assignment.id).end == on else "release_asked"


def _wanted_to_extend(draft: Draft, assignment: Assignment) -> bool:
    """Whether the manager's word for a later last day is on the table: who wants an earlier one has taken it back."""
    extension = draft.open_request(assignment, "extension")
    return extension is not None and last_words(extension).get("project") is not None


def announce_release(draft: Draft, event: ReleaseAnnounced) -> None:
    """Early releases by mail: do what the sender's word allows, and confirm it line by line."""
    _stand_in(draft)
    done: list[ConfirmedLine] = []
    meant: list[Assignment] = []
    for line in event.lines:
        assignment = running_of(draft, line)
        if assignment is not None and line.on is not None:
            seen = tuple(one for one in event.warnings if one.person in {None, line.person})
            done.append(_release_line(draft, assignment, line.on, seen))
            meant.append(assignment)
    facts = Confirmation(
        project=draft.project.name,
        lines=tuple(done),
        manager=draft.project.manager,
        manager_missing=_manages_for_now(draft),
        rd_lead=draft.project.rd_lead,
        passed_over=event.passed_over,
    )
    ids = tuple(assignment.id for assignment in meant)
    draft.answer("confirmation", facts, cc=leaders_left_out(draft, meant), assignments=ids)


def _stand_in(draft: Draft) -> None:
    """Where nobody's word is the project's, the sender's is, as with a notice: else nobody could be asked."""
    if draft.mail is not None and deciding_manager(draft.project) is None:
        draft.project = structs.replace(draft.project, manager_stand_in=draft.mail.sender.name)


def _manages_for_now(draft: Draft) -> bool:
    """Whether the sender stands in for a manager nobody knows, and is asked who it is."""
    sender = draft.mail.sender.name if draft.mail is not None else None
    return draft.project.manager is None and draft.project.manager_stand_in == sender


def _release_line(draft: Draft, assignment: Assignment, on: dt.date, seen: tuple[Remark, ...]) -> ConfirmedLine:
    before = support_of(assignment)
    if on == assignment.end:
        _leave_as_planned(draft, assignment)
    effect: Effect = "unchanged" if on == assignment.end else shorten(draft, assignment, on)
    now = draft.assignment(assignment.id)
    return ConfirmedLine(
        effect=effect,
        support=support_of(now),
        before=None if effect == "unchanged" else before,
        wanted_end=on if effect == "release_asked" else None,
        in_talks=talked_about(draft, now, effect, on),
        warnings=seen,
        voices=words_on_record(draft, assignment),
    )


def _leave_as_planned(draft: Draft, assignment: Assignment) -> None:
    """The manager's 按期撤场 in a mail of its own declines the extension that waits for him (D5)."""
    request = draft.open_request(assignment, "extension")
    if request is None or draft.mail is None:
        return
    if is_manager(draft.mail.sender, draft.project, draft.directory):
        refuse(draft, request, draft.mail.sender, "project", None)


def talked_about(draft: Draft, assignment: Assignment, effect: Effect, wanted: dt.date) -> dt.date | None:
    """The last day on the table, where somebody without a voice wants another: that is not put to anybody."""
    purpose: Purpose = "extension" if effect == "extension_opened" else "early_release"
    request = draft.open_request(assignment, purpose) if effect in {"extension_opened", "release_asked"} else None
    return request.proposed if request is not None and request.proposed != wanted else None


def running_of(draft: Draft, line: ReleaseLine) -> Assignment | None:
    """The record that a release is about: of that person, not ended, the one that holds the day where there are two."""
    alive = [
        a
        for a in draft.project.assignments
        if name_key(a.person) == name_key(line.person)
        and a.state in {"planned", "active"}
        and (a.end is None or a.end >= draft.said_on)
    ]
    holding = [a for a in alive if line.on and a.start <= line.on and (a.end is None or line.on <= a.end)]
    return next(iter((*holding, *alive)), None)
