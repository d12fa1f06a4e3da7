"""PROCESS's table "Who may do what" as plain data, with the sentences below it: what the daemon must come to by itself.

Nothing here asks `state.entitlement`, nor who acts in whose place in the directory: the words of PROCESS are
written out a second time, so that a fault in one of the two is found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from state.directory import Person, Role
from state.events import (
    Event,
    HandoverStated,
    LeadReplaced,
    NeedStated,
    Notice,
    NoticeTakenBack,
    PresalesAnswered,
    PresalesAsked,
    ProjectClosed,
    ReleaseAnnounced,
    Unread,
)
from state.model import Assignment, Project

HEADS: tuple[Role, ...] = ("project_manager", "rd_lead")
TABLE: dict[str, tuple[tuple[Role, ...], tuple[Role, ...]]] = {
    # act: heads of this very project, and roles that may it in any project
    "notice, amendment, cancellation": (HEADS, ("group_leader", "coordinator")),
    "early release": (HEADS, ("group_leader", "coordinator")),  # but for the manager's it is a question to him (D7)
    "need": (HEADS, ()),
    "hand-over": (HEADS, ("coordinator", "solution")),
    "first lead": (HEADS, ("coordinator",)),
    "another lead": (("project_manager",), ("coordinator",)),
    "closing": (("project_manager",), ("coordinator",)),
    "pre-sales request": ((), ("sales", "solution")),
    "pre-sales answer": ((), ("coordinator",)),
}


def act_of(event: Event, project: Project) -> str | None:
    """The row of the table that a mail of its own falls under; None of a word and of who asks for forms."""
    if isinstance(event, LeadReplaced):
        return "another lead" if project.rd_lead else "first lead"
    rows: tuple[tuple[type[Event], str], ...] = (
        (Notice, "notice, amendment, cancellation"),
        (Unread, "notice, amendment, cancellation"),
        (NoticeTakenBack, "notice, amendment, cancellation"),
        (ReleaseAnnounced, "early release"),
        (NeedStated, "need"),
        (HandoverStated, "hand-over"),
        (ProjectClosed, "closing"),
        (PresalesAsked, "pre-sales request"),
        (PresalesAnswered, "pre-sales answer"),
    )
    return next((row for kind, row in rows if isinstance(event, kind)), None)


def may(act: str, sender: Person, project: Project, people: Iterable[Person], today: dt.date) -> bool:
    """Whether PROCESS gives the act to that sender."""
    everybody = {person.name: person for person in people}
    heads, roles = TABLE[act]
    named = {"project_manager": project.manager, "rd_lead": project.rd_lead}
    allowed = {named[role] for role in heads if named[role] is not None}
    # "that has no known manager or lead: anyone with one of the roles of the row may send it"
    roles = (*roles, *(role for role in heads if named[role] is None))
    allowed |= {person.name for person in everybody.values() if set(person.roles) & set(roles)}
    return any(speaks_for(sender, name, everybody, today) for name in allowed if name)


def speaks_for(sender: Person, name: str, everybody: dict[str, Person], today: dt.date) -> bool:
    """ "A person may name a delegate who speaks for them"; U4: who has left is replaced, and the successor's too."""
    acting = acts_for(name, everybody, today)
    return acting is not None and sender.name in {acting.name, acting.delegate}


def acts_for(name: str, everybody: dict[str, Person], today: dt.date) -> Person | None:
    """U4: "Someone who has left is replaced by delegate, superior or coordinator"."""
    gone: list[str] = []
    person = everybody.get(name)
    while person is not None and is_gone(person, today):
        gone.append(person.name)
        coordinators = [one.name for one in everybody.values() if "coordinator" in one.roles]
        after = [n for n in (person.delegate, person.superior, *coordinators) if n in everybody and n not in gone]
        here = [n for n in after if n in {person.delegate, person.superior} or not is_gone(everybody[n], today)]
        person = everybody[here[0]] if here else None
    return person


def is_gone(person: Person, today: dt.date) -> bool:
    """Whether the last day is over."""
    return person.left is not None and person.left < today


def group_of(assignment: Assignment, everybody: dict[str, Person], today: dt.date) -> set[str]:
    """Whose word is the group's: row "extension: the group's voice"."""
    person = everybody.get(assignment.person)
    coordinators = {p.name for p in everybody.values() if "coordinator" in p.roles and not is_gone(p, today)}
    if person is None:
        sender = everybody.get(assignment.noticed_by or "")
        acting = acts_for(sender.name, everybody, today) if sender and "group_leader" in sender.roles else None
        return {acting.name} if acting else coordinators
    leaders = [p for p in everybody.values() if "group_leader" in p.roles and p.group and p.group == person.group]
    here = [p for p in leaders if not is_gone(p, today)]
    acting_leaders = here or [a for p in leaders if (a := acts_for(p.name, everybody, today)) is not None]
    found = {p.name for p in acting_leaders if p.name != person.name}
    if found and "group_leader" not in person.roles:
        return found
    superior = acts_for(person.superior, everybody, today) if person.superior else None
    if superior is not None and superior.name != person.name:
        return {superior.name}
    return {next(iter(sorted(found)))} if len(found) == 1 else found or coordinators
