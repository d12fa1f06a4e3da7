"""The weekly digest of a project manager (configuration `[digest] enabled`): who leaves soon, what waits for an answer.

It goes out on the first working day of a week, one letter for all the projects of a manager, and is never made up for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

from state.letters import Digest, Leaving, Letter, OpenQuestion
from state.model import Ask, Contact, HandoverRecord, PresalesRecord, Project
from state.workflow.draft import Context, Draft
from state.workflow.questions import Asked, RecordQuestion, open_questions, words_of
from state.workflow.receivers import manager_of
from state.workflow.unanswered import unanswered_asks
from state.workflow.views import days_left, support_of
from state.working_days import ONE_DAY, WorkingCalendar

AHEAD = dt.timedelta(weeks=4)


def digest_day(day: dt.date, calendar: WorkingCalendar) -> dt.date:
    """The first working day of the week (Monday to Sunday) of `day`; of a later one where it has none."""
    return calendar.on_or_after(day - ONE_DAY * day.weekday())


def digests(projects: Iterable[Project], context: Context) -> tuple[Letter, ...]:
    """A letter for every manager who has something to read, in the order in which the projects name them."""
    until = context.today + AHEAD
    found: dict[str, tuple[Contact, list[Leaving], list[OpenQuestion]]] = {}
    for project in projects:
        manager = manager_of(Draft(project, context))
        if manager is not None:
            _, leaving, waiting = found.setdefault(manager.address, (manager, [], []))
            leaving.extend(_leaving(project, context.today, until))
            waiting.extend((*_waiting(project), *_questions(project)))
    return tuple(
        _letter(manager, context.today, until, leaving, waiting)
        for manager, leaving, waiting in found.values()
        if leaving or waiting
    )


def _letter(
    manager: Contact, today: dt.date, until: dt.date, leaving: list[Leaving], waiting: list[OpenQuestion]
) -> Letter:
    soonest = sorted(leaving, key=lambda one: (one.days_left, one.project, one.support.person))
    longest = sorted(waiting, key=lambda one: (one.since, one.project, one.person))
    facts = Digest(today, until, tuple(soonest), tuple(longest))
    key = f"digest/{today}/{manager.address}"
    return Letter("digest", (manager,), facts, at_hand=False, key=key, asks=tuple(_own(longest, manager.name)))


def _own(waiting: Iterable[OpenQuestion], reader: str) -> Iterator[str]:
    """The questions that wait for the reader, in the order of their numbers in the letter."""
    for one in waiting:
        if reader in one.asked:
            yield one.tokens[one.asked.index(reader)]


def _leaving(project: Project, today: dt.date, until: dt.date) -> Iterator[Leaving]:
    for assignment in project.assignments:
        end = assignment.end
        if assignment.state in {"planned", "active"} and end is not None and today <= end <= until:
            yield Leaving(project.name, support_of(assignment), days_left(end, today), assignment.extension)


def _waiting(project: Project) -> Iterator[OpenQuestion]:
    persons = {assignment.id: assignment.person for assignment in project.assignments}
    for request in project.requests:
        if request.state == "open":
            asks = unanswered_asks(request)
            by_person = {ask.person: ask.token for ask in asks}
            yield OpenQuestion(
                project=project.name,
                person=persons[request.assignment],
                purpose=request.purpose,
                asked=tuple(by_person),
                about=asks[0].about if asks else request.proposed,
                since=_asked_on(project, asks) or request.opened_at.date(),
                last_day=request.last_day,
                tokens=tuple(by_person.values()),
            )


def _asked_on(project: Project, asks: tuple[Ask, ...]) -> dt.date | None:
    """The day of the letter that put the question which waits: a counter-proposal is a later one than the first."""
    tokens = {ask.token for ask in asks}
    return min((one.made_at.date() for one in project.letters if tokens & set(one.questions)), default=None)


def _questions(project: Project) -> Iterator[OpenQuestion]:
    """Needs, hand-overs and pre-sales requests that wait, one line for each, with everybody who is asked."""
    found: dict[str, list[RecordQuestion]] = {}
    for question in open_questions(project):
        found.setdefault(words_of(question.record), []).append(question)
    for questions in found.values():
        first = questions[0]
        by_person = {question.ask.person: question.ask.token for question in questions}
        what, purpose = _shown(first.record)
        yield OpenQuestion(
            project=project.name,
            person=what,
            purpose=purpose,
            asked=tuple(by_person),
            about=None,
            since=min(question.letter.made_at.date() for question in questions),
            last_day=first.matters_on,
            tokens=tuple(by_person.values()),
        )


def _shown(record: Asked) -> tuple[str, Literal["need", "offer", "handover", "presales"]]:
    if isinstance(record, HandoverRecord):
        return "", "handover"
    if isinstance(record, PresalesRecord):
        return record.topic, "presales"
    if record.state == "offered":
        return "、".join(line.person for line in record.offer), "offer"
    return record.need.role or "", "need"
