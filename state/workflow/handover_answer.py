"""The answers to a hand-over (PROCESS rule D10): a team and a lead, or 无需投入; recorded when all have spoken."""

from __future__ import annotations

from msgspec import structs

from state.directory import Person, name_key
from state.events import LeadReplaced, MailInHand, Notice, Unread, WordGiven
from state.letters import ConfirmedLine, HandoverNoted, HandoverRequest, HandoverResult
from state.model import Ask, HandoverAnswer, Outcome
from state.notice import AssignmentLine, Remark
from state.workflow.amend import record_line, records_meant, shortens_into_the_past
from state.workflow.days_of_line import problem_of_days
from state.workflow.draft import Draft
from state.workflow.handover import request_facts
from state.workflow.handover_records import (
    answer_as_told,
    close_handover,
    handover_of,
    put_handover,
    waiting_for,
)
from state.workflow.heads_beside import MANAGER, heads_not_asked_for
from state.workflow.lead import learn_lead, tell_of_lead
from state.workflow.not_asked import Answer, says_something, somebody_elses
from state.workflow.receivers import manager_of
from state.workflow.views import support_of


def hear_handover_answer(draft: Draft, event: Answer, ask: Ask) -> Outcome | None:
    """What the answer brings about; None where it is a mail of somebody who was not asked: that stands for itself."""
    if not draft.directory.speaks_for(event.mail.sender, ask.person):
        return somebody_elses(draft, event, ask)
    if not handover_of(draft).is_open or not ask.open:
        return _late(draft, event)
    lines, problems = _lines_of(event), _problems_of(draft, event)
    if problems or not (lines or _is_nobody(event)):
        return _ask_again(draft, event, ask, problems)
    answer = HandoverAnswer(ask.person, event.mail.sender.name, event.mail.received, lines, event.mail.message_id)
    if _says_the_same(draft, answer) and not _names_lead(event):
        return _note(draft, answer)
    _hear(draft, event, answer)
    return "decided"


def _late(draft: Draft, event: Answer) -> Outcome | None:
    """A word on what is settled: what stands. A notice with its days stands for itself: it amends (D4)."""
    if isinstance(event, Notice) and event.lines:
        return None
    if not says_something(event):
        return "unanswered"
    draft.answer("handover_result", _result(draft, late=True))
    return "answered"


def _is_nobody(event: Answer) -> bool:
    """无需投入; names beside it make it unclear."""
    return isinstance(event, WordGiven) and event.offer is not None and event.offer.nobody and not event.offer.people


def _lines_of(event: Answer) -> tuple[AssignmentLine, ...]:
    if not isinstance(event, Notice | Unread):
        return ()
    return tuple(line for line in event.lines if line.person)


def _problems_of(draft: Draft, event: Answer) -> tuple[Remark, ...]:
    """What the reading found; a period that is missing, in the wrong order or over is asked for, never guessed (M4).

    The letter asks for the lead; who manages was told before, and another manager is not dropped.
    """
    if isinstance(event, Unread | LeadReplaced):
        return event.problems
    if isinstance(event, WordGiven):
        return event.offer.problems if event.offer is not None else ()
    days = (remark for line in event.lines if (remark := problem_of_days(draft, line)) is not None)
    return (*days, *heads_not_asked_for(draft, event, (MANAGER,)))


def _ask_again(draft: Draft, event: Answer, ask: Ask, problems: tuple[Remark, ...]) -> Outcome:
    """The same question under the same token, with what was understood (M4); the lead who is named is learnt."""
    if isinstance(event, WordGiven) and not event.direct:
        return "unanswered"
    before = draft.project
    refused = _learn_lead(draft, event)
    facts = structs.replace(request_facts(draft, ask.token), again=True, people=_named(event), problems=problems)
    _answer_with_question(draft, facts)
    _tell_of_lead(draft, event, before.rd_lead, refused)
    return "decided" if draft.project.rd_lead != before.rd_lead else "answered"


def _named(event: Answer) -> tuple[str, ...]:
    if isinstance(event, WordGiven):
        return event.offer.people if event.offer is not None else ()
    return tuple(dict.fromkeys(line.person for line in _lines_of(event)))


def _answer_with_question(draft: Draft, facts: HandoverRequest) -> None:
    if draft.mail is not None:
        to = (draft.mail.sender.contact,)
        draft.send("correction_request", to, facts, answer=True, token=facts.token)


def _says_the_same(draft: Draft, answer: HandoverAnswer) -> bool:
    known = next((a for a in handover_of(draft).answers if a.leader == answer.leader), None)
    return known is not None and tuple(map(_bare, known.lines)) == tuple(map(_bare, answer.lines))


def _bare(line: AssignmentLine) -> AssignmentLine:
    return structs.replace(line, sources=())


def _names_lead(event: Answer) -> bool:
    return bool(event.rd_lead if isinstance(event, Notice) else isinstance(event, LeadReplaced) and event.lead)


def _hear(draft: Draft, event: Answer, answer: HandoverAnswer) -> None:
    """An answer takes the place of the same leader's before; the last one awaited settles it."""
    handover = handover_of(draft)
    others = tuple(known for known in handover.answers if known.leader != answer.leader)
    put_handover(draft, structs.replace(handover, answers=(*others, answer)))
    names = "、".join(line.person for line in answer.lines) or "无需投入"
    draft.note(
        f"交底：{answer.said_by} 答复：{names}",
        f"hand-over: {answer.said_by} answers: {', '.join(line.person for line in answer.lines) or 'nobody'}",
    )
    before = draft.project.rd_lead
    refused = _learn_lead(draft, event)
    if waiting_for(handover_of(draft)):
        _note(draft, answer)
    else:
        settle_handover(draft)
    _tell_of_lead(draft, event, before, refused)


def _note(draft: Draft, answer: HandoverAnswer) -> Outcome:
    """The leader hears what was understood, and for whom it waits."""
    handover = handover_of(draft)
    waiting = tuple(ask.person for ask in waiting_for(handover))
    facts = HandoverNoted(draft.project.name, answer_as_told(answer), draft.project.rd_lead, waiting)
    draft.answer("confirmation", facts)
    return "answered"


def _learn_lead(draft: Draft, event: Answer) -> str | None:
    """A group leader who answers may name the first R&D lead (D9, D10); the second one, who is refused."""
    notice = _naming(event)
    return learn_lead(draft, notice, answers_handover=True) if notice is not None else None


def _naming(event: Answer) -> Notice | None:
    if isinstance(event, Notice):
        return event
    if isinstance(event, LeadReplaced) and event.lead and not event.problems:
        return Notice(event.mail, rd_lead=event.lead, changes_lead=True)
    return None


def _tell_of_lead(draft: Draft, event: Answer, before: str | None, refused: str | None) -> None:
    notice = _naming(event)
    if notice is not None:
        tell_of_lead(draft, notice, structs.replace(draft.project, rd_lead=before), refused)


def settle_handover(draft: Draft) -> None:
    """All have spoken: the team is recorded, each line by its leader's word, and who asked or answered hears of it."""
    handover = close_handover(draft, "all have spoken")
    draft.note("交底：所有组长都已答复，登记项目组", "hand-over: all leaders have answered, the team is recorded")
    in_hand = draft.mail
    lines: list[ConfirmedLine] = []
    for answer in handover.answers:
        lines.extend(() if answer.recorded else _record(draft, answer))
    draft.mail = in_hand
    recorded = tuple(structs.replace(answer, recorded=True) for answer in handover.answers)
    put_handover(draft, structs.replace(handover_of(draft), answers=recorded))
    _tell(draft, _result(draft, tuple(lines)))


def _record(draft: Draft, answer: HandoverAnswer) -> tuple[ConfirmedLine, ...]:
    """The lines of one answer as if its mail were in hand: the records say whose word they rest on.

    They count from today, when all have spoken: what has begun since is changed as by any notice of today (D4), and
    is not ended in the past.
    """
    speaker = draft.directory.by_name(answer.said_by)
    if speaker is None:
        return ()
    draft.mail = MailInHand(answer.mail, draft.context.now, speaker)
    newer = _told_since(draft, answer)
    lines = tuple(line for line in answer.lines if name_key(line.person) not in newer)
    notice = Notice(draft.mail, lines)
    meant = records_meant(lines, draft.project.assignments, draft.said_on)
    lawful = (one for one in meant if not shortens_into_the_past(one, draft.said_on))
    stand = tuple(_as_it_stands(draft, answer, name) for name in sorted(newer))
    return (*(record_line(draft, notice, one)[1] for one in lawful), *(line for line in stand if line is not None))


def _as_it_stands(draft: Draft, answer: HandoverAnswer, name: str) -> ConfirmedLine | None:
    """Of somebody in the answer whose record a later notice made or changed: what is on record."""
    if name not in {name_key(line.person) for line in answer.lines}:
        return None
    known = (a for a in draft.project.assignments if name_key(a.person) == name and a.state in {"planned", "active"})
    return next((ConfirmedLine("unchanged", support_of(a)) for a in known), None)


def _told_since(draft: Draft, answer: HandoverAnswer) -> set[str]:
    """Whose record a notice has opened or changed after the answer: the later word stands (D4)."""
    since = {mail.message_id for mail in draft.project.mails if mail.received > answer.at}
    return {name_key(a.person) for a in draft.project.assignments if a.mail is not None and a.mail in since}


def _result(draft: Draft, lines: tuple[ConfirmedLine, ...] = (), *, late: bool = False) -> HandoverResult:
    project, handover = draft.project, handover_of(draft)
    return HandoverResult(
        project=project.name,
        result=handover.state,
        answers=tuple(map(answer_as_told, handover.answers)),
        lines=lines,
        manager=project.manager,
        rd_lead=project.rd_lead,
        waiting=tuple(ask.person for ask in waiting_for(handover)),
        late=late,
    )


def _tell(draft: Draft, facts: HandoverResult) -> None:
    """Who spoke last is answered; solution, manager and the other leaders get one letter."""
    handover = handover_of(draft)
    ids = tuple(a.id for a in draft.project.assignments if any(a.mail == said.mail for said in handover.answers))
    speaker: Person | None = draft.mail.sender if draft.mail else None
    leaders = (draft.office(answer.leader) for answer in handover.answers)
    others = (draft.office(handover.stated_by), manager_of(draft), *leaders)
    told = tuple(contact for contact in others if contact and (speaker is None or contact != speaker.contact))
    draft.answer("handover_result", facts, assignments=ids)
    if told:
        draft.send("handover_result", told, facts, assignments=ids, follows=handover.mail)
