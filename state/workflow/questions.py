"""Questions that wait for an answer besides those of requests: needs (D2b), hand-overs (D10), pre-sales (P2 to P4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from state.letters import Facts, NeedForward, NeedOffer
from state.model import Ask, HandoverRecord, LetterRecord, NeedRecord, PresalesRecord, Project
from state.workflow.draft import Draft
from state.workflow.handover import request_facts
from state.workflow.handover_records import waiting_for
from state.workflow.need_views import bare, offered
from state.workflow.presales_assign import approval_facts
from state.workflow.presales_records import forward_facts

Asked: TypeAlias = NeedRecord | HandoverRecord | PresalesRecord
_ASKING = frozenset({"need_forward", "approval_request", "handover_request", "presales_forward"})


class RecordQuestion(NamedTuple):
    """An open question of a record, with the letter that put it and the day on which it matters, if there is one."""

    record: Asked
    ask: Ask
    letter: LetterRecord
    matters_on: dt.date | None


def open_questions(project: Project) -> Iterator[RecordQuestion]:
    """Every question that waits for somebody, each person's latest of a record."""
    for need in project.needs:
        if need.is_open:
            yield from _of(project, need, _asks_of_need(need), _needed_on(need))
    handover = project.handover
    if handover is not None and handover.is_open:
        yield from _of(project, handover, waiting_for(handover), handover.start)
    for record in project.presales:
        if record.waits:
            yield from _of(project, record, tuple(ask for ask in record.asks if ask.open), None)


def _of(project: Project, record: Asked, asks: tuple[Ask, ...], matters_on: dt.date | None) -> Iterator[RecordQuestion]:
    put = {letter.token: letter for letter in project.letters if letter.token is not None and letter.kind in _ASKING}
    latest = {ask.person: ask for ask in asks if ask.token in put}
    for ask in latest.values():
        yield RecordQuestion(record, ask, put[ask.token], matters_on)


def _asks_of_need(need: NeedRecord) -> tuple[Ask, ...]:
    """Of a need that is offered the asker's word is awaited; the leaders may still change theirs, but need not."""
    voice = "group" if need.state == "asked" else "project"
    return tuple(ask for ask in need.asks if ask.open and ask.voice == voice)


def _needed_on(need: NeedRecord) -> dt.date | None:
    """The first day on which somebody is needed, or offered."""
    starts = [line.start for line in need.offer if line.start is not None]
    return min(starts, default=need.need.start)


def question_facts(draft: Draft, question: RecordQuestion) -> NeedForward | NeedOffer | Facts:
    """The question as its letter put it."""
    record, token = question.record, question.ask.token
    if isinstance(record, HandoverRecord):
        return request_facts(draft, token)
    if isinstance(record, PresalesRecord):
        if record.state == "agreeing":
            return approval_facts(draft, record, token)
        return forward_facts(draft, record, token, agreed=record.state == "accepted")
    if record.state == "asked":
        return NeedForward(draft.project.name, bare(record), record.asked_by, token, words=record.words)
    return NeedOffer(draft.project.name, bare(record), offered(record), record.offered_by or "", token)


def words_of(record: Asked) -> str:
    """What is asked, in few words, for the history."""
    if isinstance(record, HandoverRecord):
        return "交底的人员安排"
    return f"售前需求 {record.id}" if isinstance(record, PresalesRecord) else f"人员需求 {record.id}"


def words_in_english(record: Asked) -> str:
    """The same for an English history."""
    if isinstance(record, HandoverRecord):
        return "the team after the hand-over"
    return f"pre-sales request {record.id}" if isinstance(record, PresalesRecord) else f"need {record.id}"
