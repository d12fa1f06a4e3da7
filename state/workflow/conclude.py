"""How a request ends once the voices have spoken: agreed or declined, and what follows (D5, D6, D7)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.agreement import Agreement
from state.due_dates import days_to_come
from state.entitlement import is_manager
from state.letters import EarlyRelease, ExtensionResult, ReleaseWithdrawn
from state.model import Assignment, Contact, Request
from state.workflow.draft import Draft
from state.workflow.earlier import remembered
from state.workflow.receivers import (
    lead_of,
    manager_of,
    person_of,
    sides_of,
    superior_of,
    team_of,
)
from state.workflow.requests import BOTH, LEAVES_EARLY, PURPOSE_IN_ENGLISH, PURPOSE_WORDS, close, lapse, lapse_release
from state.workflow.table import assignment_after
from state.workflow.views import days_left, segments_until, support_of


def agreed(draft: Draft, request: Request, standing: Agreement) -> None:
    """Every voice that is needed has named the same last day."""
    close(draft, request, "both agree", None)
    if standing.on_table is None:
        raise ValueError("an agreement names a last day")
    if request.purpose == "extension":
        extend(draft, request, standing, standing.on_table)
    else:
        names = dict(standing.agreed_by)
        by_group = names.get("group") if request.needs == BOTH else None
        assignment, by = draft.assignment(request.assignment), names["project"]
        release_early(draft, assignment, standing.on_table, by, by_group, starter=request.opened_by)


def extend(draft: Draft, request: Request, standing: Agreement, until: dt.date) -> None:
    """The period goes on: everybody hears of it, and a release that was announced is off (D5, D6)."""
    old = draft.assignment(request.assignment)
    new = draft.put(
        structs.replace(
            old,
            end=until,
            state=assignment_after(old.state, "is extended"),
            earlier=remembered(draft, old),
            extension="agreed",
            released_early=False,
            segments=segments_until(old.segments, until),
        )
    )
    draft.note(
        f"{old.person} 续期：{old.end} → {until}（{_names(standing)}）",
        f"{old.person} extended: {old.end} -> {until} ({_names(standing, mark=', ')})",
    )
    # An early release still talked about was about the last day that is no more.
    lapse_release(draft, new)
    send_result(draft, request, new, standing, "agreed")
    withdraw_release(draft, old, new)


def withdraw_release(draft: Draft, old: Assignment, new: Assignment) -> None:
    """Who was told of a release that is off is told so at once: a letter to the person who stays (D6)."""
    announced = old.release_told_for
    if announced is None or (new.end is not None and new.end <= announced):
        return
    if _not_yet_told(draft, old):
        draft.put(structs.replace(draft.assignment(new.id), release_told_for=None))
        return
    told: tuple[Contact | None, ...] = told_of_release(draft, old)
    told = told or (superior_of(draft, old), *_team(draft))
    draft.send(
        "release_withdrawn",
        (person_of(draft, old),),
        ReleaseWithdrawn(draft.project.name, support_of(new), announced, new.end),
        cc=told,
        assignments=(new.id,),
    )
    draft.put(structs.replace(draft.assignment(new.id), release_told_for=None))


def _not_yet_told(draft: Draft, assignment: Assignment) -> bool:
    """Whether the release was announced in this very step: its letter is then left out."""
    announced = [one for one in draft.letters if one.kind == "release_notice" and assignment.id in one.assignments]
    for letter in announced:
        draft.letters.remove(letter)
    return bool(announced)


def told_of_release(draft: Draft, assignment: Assignment) -> tuple[Contact | None, ...]:
    """Everybody whom the latest release letter about the assignment went to, or who acts for one who left (U4)."""
    for letter in reversed(draft.project.letters):
        if letter.kind in {"release_notice", "early_release"} and assignment.id in letter.assignments:
            told = letter.meant_for or (*letter.to, *letter.cc)
            return tuple(_present(draft, contact) for contact in told)
    return ()


def _present(draft: Draft, contact: Contact) -> Contact | None:
    """The contact, as long as they have not left."""
    known = draft.directory.by_name(contact.name)
    return contact if known is None or draft.directory.is_here(known) else draft.office(contact.name)


def declined(draft: Draft, request: Request, standing: Agreement) -> None:
    """One voice has refused: the reason goes to both sides (D5); of an early release to the manager (D7)."""
    close(draft, request, "is refused", standing.reason)
    assignment = draft.assignment(request.assignment)
    if request.purpose == "extension":
        assignment = draft.put(structs.replace(assignment, extension="declined"))
    said = standing.reason or ""
    reason = f"：{said}" if said else ""
    because = f": {PURPOSE_IN_ENGLISH['early_release'] if said == LEAVES_EARLY else said}" if said else ""
    draft.note(
        f"{standing.refused_by} 不同意 {assignment.person} {PURPOSE_WORDS[request.purpose]}{reason}",
        f"{standing.refused_by} declines {assignment.person}'s {PURPOSE_IN_ENGLISH[request.purpose]}{because}",
    )
    send_result(draft, request, assignment, standing, "declined")


def send_result(draft: Draft, request: Request, assignment: Assignment, standing: Agreement, result: str) -> None:
    """The result goes to both voices; of an extension the lead, the person and the team are copied (D5)."""
    agreed_now = result == "agreed"
    question, release = _days_to_come(draft, assignment)
    facts = ExtensionResult(
        purpose=request.purpose,
        project=draft.project.name,
        support=support_of(assignment),
        result="agreed" if agreed_now else "declined",
        old_end=request.last_day,
        new_end=assignment.end,
        decided_by=standing.refused_by,
        reason=standing.reason,
        voices=tuple((voice, name, True) for voice, name in standing.agreed_by),
        extension_request_on=question if agreed_now else None,
        release_notice_on=release,
    )
    to = sides_of(draft, request)
    cc: tuple[Contact | None, ...] = (draft.contact(request.opened_by),)
    if request.purpose == "extension":
        cc = (lead_of(draft), person_of(draft, assignment), *_team(draft))
    draft.send("extension_result", to, facts, cc=cc, assignments=(assignment.id,))


def release_early(
    draft: Draft,
    assignment: Assignment,
    on: dt.date,
    by: str,
    by_group: str | None = None,
    *,
    starter: str | None = None,
) -> Assignment:
    """The person leaves on `on`, the last day of support: team, person and superior are told at once (D7).

    The letter takes the place of the release notice and of the extension request; an open extension ends. `starter`
    asked for it, and hears what came of it.
    """
    end_open_extension(draft, assignment, by)
    old = draft.assignment(assignment.id)
    new = draft.put(_ended_early(draft, old, on))
    draft.note(
        f"{new.person} 提前撤场：{old.end or '（未定）'} → {on}（{by}）",
        f"{new.person} leaves early: {old.end or '(open)'} -> {on} ({by})",
    )
    facts = EarlyRelease(
        project=draft.project.name,
        support=support_of(new),
        old_end=old.end,
        announced_by=by,
        days_left=days_left(on, draft.context.today),
        agreed_by=by_group,
    )
    _tell_of_leaving(draft, new, facts, starter)
    return new


def _ended_early(draft: Draft, old: Assignment, on: dt.date) -> Assignment:
    return structs.replace(
        old,
        end=on,
        state=assignment_after(old.state, "leaves early"),
        earlier=remembered(draft, old),
        released_early=True,
        question_put_for=on,
        release_told_for=on,
        segments=segments_until(old.segments, on),
    )


def _tell_of_leaving(draft: Draft, assignment: Assignment, facts: EarlyRelease, starter: str | None) -> None:
    to = (person_of(draft, assignment), manager_of(draft))
    cc = (superior_of(draft, assignment), *_team(draft), draft.contact(facts.agreed_by), draft.contact(starter))
    draft.send("early_release", to, facts, cc=cc, assignments=(assignment.id,))


def end_open_extension(draft: Draft, assignment: Assignment, by: str) -> None:
    """An open extension is declined if the manager releases early, else it lapses; both sides are told (D5)."""
    request = draft.open_request(assignment, "extension")
    if request is None:
        return
    speaker = draft.directory.by_name(by)
    if speaker is not None and is_manager(speaker, draft.project, draft.directory):
        declined(draft, request, Agreement("declined", refused_by=by, reason=LEAVES_EARLY))
    else:
        lapse(draft, request, "early_release")


def _team(draft: Draft) -> tuple[Contact | None, ...]:
    return team_of(draft, draft.context.today)


def _names(standing: Agreement, mark: str = "、") -> str:
    return mark.join(dict.fromkeys(name for _, name in standing.agreed_by))


def _days_to_come(draft: Draft, assignment: Assignment) -> tuple[dt.date | None, dt.date | None]:
    context = draft.context
    return days_to_come(assignment, context.today, context.policy, context.calendar)
