"""Who gets which letter: the project team, the person, the superior, the two voices."""

from __future__ import annotations

import datetime as dt

from state.directory import Person
from state.entitlement import deciding_manager, group_voices
from state.model import Ask, Assignment, Contact, Request, Voice
from state.workflow.draft import Draft


def person_of(draft: Draft, assignment: Assignment) -> Contact | None:
    """The person who is lent."""
    return draft.contact(assignment.person)


def superior_of(draft: Draft, assignment: Assignment) -> Contact | None:
    """The person's superior; for somebody known only to this project the group's voice."""
    person = draft.directory.by_name(assignment.person)
    if person is not None:
        superior = draft.directory.superior_of(person)
        return superior.contact if superior else None
    return next((holder.contact for holder in group_voices(assignment, draft.directory)), None)


def superior_by_name(draft: Draft, name: str) -> Contact | None:
    """The superior of the person of that name."""
    person = draft.directory.by_name(name)
    superior = draft.directory.superior_of(person) if person else None
    return superior.contact if superior else None


def manager_of(draft: Draft) -> Contact | None:
    """The project's voice: its manager, or who stands in."""
    return draft.office(deciding_manager(draft.project))


def acting_manager(draft: Draft) -> str | None:
    """The name of the project's voice: its manager or who stands in, or who acts in the place of one who left (U4)."""
    name = deciding_manager(draft.project)
    person = draft.directory.acting(name)
    known = draft.directory.by_name(name)
    return person.name if person else (None if known else name)


def lead_of(draft: Draft) -> Contact | None:
    """The project's R&D lead."""
    return draft.office(draft.project.rd_lead)


def team_of(draft: Draft, day: dt.date) -> tuple[Contact | None, ...]:
    """The project team that hears of releases: manager, R&D lead, the listed team, everybody lent that day."""
    lent = (a.person for a in draft.project.assignments if is_lent(a, day))
    names = (*draft.project.team, *lent)
    return (manager_of(draft), lead_of(draft), *(draft.contact(name) for name in names))


def is_alive(assignment: Assignment, day: dt.date) -> bool:
    """Whether it is not over by that day."""
    return assignment.state in {"planned", "active"} and (assignment.end is None or day <= assignment.end)


def is_lent(assignment: Assignment, day: dt.date) -> bool:
    """Whether the person is lent on that day."""
    if assignment.state not in {"planned", "active"} or assignment.start > day:
        return False
    return assignment.end is None or day <= assignment.end


def delegate_of(draft: Draft, name: str | None) -> Contact | None:
    """The delegate whom that person has named."""
    person = draft.directory.by_name(name)
    return draft.contact(person.delegate) if person else None


def voice_holders(draft: Draft, assignment: Assignment, voice: Voice) -> tuple[str, ...]:
    """The names of those who hold the voice; any one of several is enough."""
    if voice == "project":
        manager = acting_manager(draft)
        return (manager,) if manager else ()
    return tuple(holder.name for holder in group_voices(assignment, draft.directory))


def answerers(draft: Draft, request: Request, ask: Ask) -> tuple[str, ...]:
    """Who may answer the question: who was asked, or who holds that voice now where another does (D5, U4).

    Whoever stands in for a manager nobody knows keeps what he was asked, until one is known.
    """
    holders = voice_holders(draft, draft.assignment(request.assignment), ask.voice)
    stands_in = ask.voice == "project" and draft.project.manager is None and _is_here(draft, ask.person)
    return (ask.person,) if stands_in or not holders or ask.person in holders else holders


def may_answer(draft: Draft, sender: Person, request: Request, ask: Ask) -> bool:
    """Whether the sender, for themselves or for another, may answer the question."""
    return any(draft.directory.speaks_for(sender, name) for name in answerers(draft, request, ask))


def _is_here(draft: Draft, name: str) -> bool:
    person = draft.directory.by_name(name)
    return person is None or draft.directory.is_here(person)


def both_voices(draft: Draft, assignment: Assignment) -> tuple[Contact | None, ...]:
    """Everybody who holds one of the two voices."""
    names = (*voice_holders(draft, assignment, "project"), *voice_holders(draft, assignment, "group"))
    return tuple(draft.contact(name) for name in names)


def sides_of(draft: Draft, request: Request) -> tuple[Contact | None, ...]:
    """Who hears how a request ended: both voices of an extension (D5), and who has spoken for one of them.

    Of an early release the manager (D7), and the group's voice where it was asked or has spoken.
    """
    assignment = draft.assignment(request.assignment)
    heard = {ask.voice for ask in request.asks} | {vote.voice for vote in request.votes}
    spoke = tuple(draft.contact(vote.person) for vote in request.votes)
    if request.purpose == "extension" or "group" in heard:
        return (*both_voices(draft, assignment), *spoke)
    return (*(draft.contact(name) for name in voice_holders(draft, assignment, "project")), *spoke)


def holds_group_voice(draft: Draft, sender: Person, assignment: Assignment) -> bool:
    """Whether the sender speaks for the person's group."""
    return any(draft.directory.speaks_for(sender, name) for name in voice_holders(draft, assignment, "group"))
