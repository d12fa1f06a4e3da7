"""Reminders of needs, hand-overs and pre-sales requests that nobody has answered (Settled details: Reminders).

As for requests: once to the person asked some working days after the letter, once more on the working day before it
matters, to person and superior. What matters on no day (a pre-sales request) is put to both after as many working days
again, and after as many more the administrator hears that nobody answers; the request stays open for whoever does.
Where both reminders are due, the last one stands for both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import structs

from state.letters import HandoverRequest, NeedForward, NeedOffer
from state.letters.presales import PresalesApproval, PresalesForward
from state.model import Ask, HandoverRecord, NeedRecord, Project, Turn
from state.policy import Policy
from state.reminded import Reminded
from state.workflow.draft import Draft
from state.workflow.handover_records import handover_of, put_handover
from state.workflow.need_records import need_of, put_need
from state.workflow.presales_records import presales_of, put_presales
from state.workflow.questions import RecordQuestion, open_questions, question_facts, words_in_english, words_of
from state.workflow.receivers import delegate_of, superior_by_name
from state.working_days import ONE_DAY, WorkingCalendar


def remind_of_questions(draft: Draft) -> None:
    """Send the reminders that are due, to be called at an hour at which letters of the calendar go out."""
    context = draft.context
    for question in tuple(open_questions(draft.project)):
        days = _turns_to_come(question, context.policy, context.calendar)
        turns: tuple[Turn, ...] = tuple(turn for turn, day in days.items() if day <= context.today)
        if turns:
            _note_turns(draft, question, turns)
            if turns != ("told",):
                _send(draft, question, last="last" in turns)
            if "told" in turns:
                _tell_admin(draft, question)


def question_days(project: Project, policy: Policy, calendar: WorkingCalendar) -> Iterator[dt.date]:
    """The days on which reminders are due, as long as nobody answers."""
    for question in open_questions(project):
        yield from _turns_to_come(question, policy, calendar).values()


def _turns_to_come(question: RecordQuestion, policy: Policy, calendar: WorkingCalendar) -> dict[Turn, dt.date]:
    asked_on = question.letter.made_at.date()
    days: dict[Turn, dt.date] = {"first": calendar.add(asked_on, policy.reminder_days)}
    if question.matters_on is None:
        days["last"] = calendar.add(asked_on, 2 * policy.reminder_days)
        days["told"] = calendar.add(asked_on, 3 * policy.reminder_days)
    else:
        day_before = calendar.on_or_before(question.matters_on - ONE_DAY)
        if asked_on < day_before:
            days["last"] = day_before
    return {turn: day for turn, day in days.items() if turn not in question.ask.reminded}


def _note_turns(draft: Draft, question: RecordQuestion, turns: tuple[Turn, ...]) -> None:
    token, record = question.ask.token, question.record
    if isinstance(record, NeedRecord):
        need = need_of(draft, record.id)
        put_need(draft, structs.replace(need, asks=_reminded(need.asks, token, turns)))
    elif isinstance(record, HandoverRecord):
        handover = handover_of(draft)
        put_handover(draft, structs.replace(handover, asks=_reminded(handover.asks, token, turns)))
    else:
        presales = presales_of(draft, record.id)
        put_presales(draft, structs.replace(presales, asks=_reminded(presales.asks, token, turns)))


def _reminded(asks: tuple[Ask, ...], token: str, turns: tuple[Turn, ...]) -> tuple[Ask, ...]:
    return tuple(structs.replace(ask, reminded=(*ask.reminded, *turns)) if ask.token == token else ask for ask in asks)


def _tell_admin(draft: Draft, question: RecordQuestion) -> None:
    """That nobody answers, once for each request however many are asked."""
    name, since = draft.project.name, question.letter.made_at.date()
    words, in_english = words_of(question.record), words_in_english(question.record)
    line = f"{name}：{words} 自 {since} 起没有人答复，两次提醒之后仍未定"
    english = f"{name}: nobody has answered {in_english} since {since}, after two reminders"
    if {line, english}.isdisjoint(draft.missed):
        draft.told(line, english)
        draft.note(f"{words} 没有人答复，已告知管理员", f"nobody has answered {in_english}; the administrator is told")


def _send(draft: Draft, question: RecordQuestion, *, last: bool) -> None:
    """The question as it was put, under its own token; the last reminder copies the superior."""
    ask, asking = question.ask, question.letter
    facts = question_facts(draft, question)
    if not isinstance(facts, NeedForward | NeedOffer | HandoverRequest | PresalesForward | PresalesApproval):
        raise TypeError("a question has the facts of one")
    draft.note(
        f"提醒 {ask.person} 答复：{words_of(question.record)}",
        f"reminding {ask.person}: {words_in_english(question.record)}",
    )
    draft.send(
        "reminder",
        (draft.office(ask.person),),
        structs.replace(facts, reminded=Reminded(asking.made_at.date(), last)),
        cc=(superior_by_name(draft, ask.person) if last else None, delegate_of(draft, ask.person)),
        at_hand=False,
        key=f"reminder/{ask.token}/{'last' if last else 'first'}",
        token=ask.token,
        follows=asking.message_id,
    )
