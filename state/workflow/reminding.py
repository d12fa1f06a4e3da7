"""Reminders of questions that nobody has answered (PROCESS, Settled details: Reminders).

A question is put once more some working days after its letter, to the person asked; and on the working day before it
matters, to the person and the superior. Of an extension that is the day before the release notice is due, of an early
release the day before the last day that is proposed. Each goes once; where both are due, the last one stands for both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from state.due_dates import release_notice_on
from state.letters import Reminder
from state.model import Ask, Assignment, LetterRecord, Project, Request, Turn
from state.policy import Policy
from state.workflow.draft import Draft
from state.workflow.receivers import delegate_of, superior_by_name
from state.workflow.requests import PURPOSE_IN_ENGLISH, PURPOSE_WORDS
from state.workflow.unanswered import unanswered_asks
from state.workflow.views import days_left, support_of
from state.working_days import ONE_DAY, WorkingCalendar

_ASKING = frozenset({"extension_request", "approval_request", "release_notice"})


class Unanswered(NamedTuple):
    """An open question with the letter that put it."""

    request: Request
    ask: Ask
    letter: LetterRecord


def remind(draft: Draft, assignment: Assignment) -> None:
    """Send the reminders that are due, to be called at an hour at which letters of the calendar go out."""
    context = draft.context
    for question in tuple(_unanswered(draft.project, assignment)):
        days = _turns_to_come(question, context.policy, context.calendar)
        turns: tuple[Turn, ...] = tuple(turn for turn, day in days.items() if day <= context.today)
        if turns:
            _note_turns(draft, question, turns)
            if not _is_told_now(draft, question):
                _send_reminder(draft, question, last="last" in turns)


def _is_told_now(draft: Draft, question: Unanswered) -> bool:
    """Whether the person gets the release notice this very cycle, which says what is open: one mail is enough."""
    asked, about = draft.office(question.ask.person), question.request.assignment
    return question.request.purpose == "extension" and any(
        letter.kind == "release_notice" and about in letter.assignments and asked in (*letter.to, *letter.cc)
        for letter in draft.letters
    )


def reminder_days(
    project: Project, assignment: Assignment, policy: Policy, calendar: WorkingCalendar
) -> Iterator[dt.date]:
    """The days on which reminders about the assignment are due, as long as nobody answers."""
    for question in _unanswered(project, assignment):
        yield from _turns_to_come(question, policy, calendar).values()


def _unanswered(project: Project, assignment: Assignment) -> Iterator[Unanswered]:
    for request in project.requests:
        if request.assignment != assignment.id:
            continue
        for ask in unanswered_asks(request):
            letter = _letter_that_asked(project, ask)
            if letter is not None:
                yield Unanswered(request, ask, letter)


def _letter_that_asked(project: Project, ask: Ask) -> LetterRecord | None:
    letters = reversed(project.letters)
    return next((letter for letter in letters if ask.token in letter.questions and letter.kind in _ASKING), None)


def _turns_to_come(question: Unanswered, policy: Policy, calendar: WorkingCalendar) -> dict[Turn, dt.date]:
    """When the reminders not yet decided are due; asked on the day before it matters, that day's does not go."""
    asked_on = question.letter.made_at.date()
    days: dict[Turn, dt.date] = {"first": calendar.add(asked_on, policy.reminder_days)}
    day_before = calendar.on_or_before(_matters_on(question.request, policy, calendar) - ONE_DAY)
    if asked_on < day_before:
        days["last"] = day_before
    return {turn: day for turn, day in days.items() if turn not in question.ask.reminded}


def _matters_on(request: Request, policy: Policy, calendar: WorkingCalendar) -> dt.date:
    if request.purpose == "extension":
        return release_notice_on(request.latest_day, policy, calendar)
    return request.proposed or request.latest_day


def _note_turns(draft: Draft, question: Unanswered, turns: tuple[Turn, ...]) -> None:
    reminded = structs.replace(question.ask, reminded=(*question.ask.reminded, *turns))
    request = draft.request(question.request.id)
    asks = tuple(reminded if ask.token == reminded.token else ask for ask in request.asks)
    draft.put_request(structs.replace(request, asks=asks))


def _send_reminder(draft: Draft, question: Unanswered, *, last: bool) -> None:
    """To the person asked, whose token is the one of the letter that asked; the last one copies the superior."""
    request, ask, asking = question
    assignment = draft.assignment(request.assignment)
    superior = superior_by_name(draft, ask.person) if last else None
    draft.note(
        f"提醒 {ask.person} 答复：{assignment.person} {PURPOSE_WORDS[request.purpose]}",
        f"reminding {ask.person}: {assignment.person}'s {PURPOSE_IN_ENGLISH[request.purpose]}",
    )
    draft.send(
        "reminder",
        (draft.office(ask.person),),
        _facts(draft, question, last=last),
        cc=(superior, delegate_of(draft, ask.person)),
        at_hand=False,
        key=f"{assignment.id}/reminder/{ask.token}/{'last' if last else 'first'}",
        assignments=(assignment.id,),
        token=ask.token,
        follows=asking.message_id,
    )


def _facts(draft: Draft, question: Unanswered, *, last: bool) -> Reminder:
    request, ask, asking = question
    context = draft.context
    last_day = request.last_day
    notice_on = release_notice_on(last_day, context.policy, context.calendar) if last_day else None
    return Reminder(
        purpose=request.purpose,
        project=draft.project.name,
        support=support_of(draft.assignment(request.assignment)),
        about=ask.about,
        asked_on=asking.made_at.date(),
        days_left=days_left(last_day, context.today) if last_day else None,
        token=ask.token,
        release_notice_on=notice_on if notice_on and notice_on > context.today else None,
        last=last,
    )
