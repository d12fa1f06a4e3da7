"""A need is answered (PROCESS rule D2b, M7): by the group's leader with names or none, then by whoever stated it."""

from __future__ import annotations

from msgspec import structs

from state.directory import name_key
from state.events import Notice, Unread, WordGiven
from state.letters import NeedForward, NeedOffer, NeedResult
from state.model import Ask, NeedRecord, Outcome
from state.notice import AssignmentLine, Decision, Need, Offer, Remark
from state.workflow.days_of_line import problem_of_days
from state.workflow.draft import Draft
from state.workflow.heads_beside import heads_not_asked_for
from state.workflow.need_conclude import agree_need, decline_need, offer_people
from state.workflow.need_records import is_past
from state.workflow.need_views import bare, offered
from state.workflow.need_withdrawal import take_back_need
from state.workflow.not_asked import says_something, somebody_elses

Answer = Notice | Unread | WordGiven


def hear_need_answer(draft: Draft, event: Answer, need: NeedRecord, ask: Ask) -> Outcome | None:
    """What the answer brings about; None where it is a notice of somebody who was not asked: that stands for itself."""
    if not draft.directory.speaks_for(event.mail.sender, ask.person):
        return _from_the_asker(draft, event, need) or somebody_elses(draft, event, ask)
    if is_past(draft.project, need, draft.said_on) or not (_is_awaited(need, ask) or _takes_up(event, need, ask)):
        return _late(draft, event, need)
    if ask.voice == "group":
        return _hear_leader(draft, event, need, ask)
    return _hear_asker(draft, event, need, ask)


def _from_the_asker(draft: Draft, event: Answer, need: NeedRecord) -> Outcome | None:
    """这个需求取消, by whoever stated it, in the thread of the question to the leader."""
    said = event.wish.takes_back if isinstance(event, WordGiven) and event.wish is not None else None
    if said is None or not need.is_open or not draft.directory.speaks_for(event.mail.sender, need.asked_by):
        return None
    take_back_need(draft, need, said)
    return "decided"


def _is_awaited(need: NeedRecord, ask: Ask) -> bool:
    return need.is_open and ask.open


def _takes_up(event: Answer, need: NeedRecord, ask: Ask) -> bool:
    """Whether a leader offers somebody after a refusal, or after another leader of the group had nobody."""
    return need.state == "declined" and ask.voice == "group" and bool(_lines_of(event))


def _late(draft: Draft, event: Answer, need: NeedRecord) -> Outcome:
    """A word on what is settled, or was asked anew since: what stands, short and kind."""
    if not says_something(event):
        return "unanswered"
    past = need.is_open and is_past(draft.project, need, draft.said_on)
    facts = NeedResult(
        project=draft.project.name,
        need=bare(need),
        result="lapsed" if past else need.state,
        reason=need.reason,
        people=offered(need),
        late=True,
    )
    draft.answer("need_result", facts)
    return "answered"


def _hear_leader(draft: Draft, event: Answer, need: NeedRecord, ask: Ask) -> Outcome:
    """Names with a period, names alone, or nobody; anything else is asked again (M4)."""
    if isinstance(event, WordGiven) and _is_refusal(event):
        reason = (event.offer.reason if event.offer else None) or (event.decision.reason if event.decision else None)
        decline_need(draft, need, "nobody is free", reason)
        return "decided"
    lines = tuple(completed(line, need.need) for line in _lines_of(event))
    problems = _problems_of(draft, event, lines, need.need)
    if not lines or problems or _greets_asker(lines, need):
        return _ask_leader_again(draft, event, need, ask, problems)
    if tuple(map(_fact_alone, lines)) == tuple(map(_fact_alone, need.offer)):
        return _late(draft, event, need)
    offer_people(draft, need, lines)
    return "decided"


def _is_refusal(event: WordGiven) -> bool:
    """A refusal that names somebody may be of that one alone (不安排甲，安排乙): it is asked about."""
    if event.offer is not None and event.offer.people:
        return False
    declined = event.decision is not None and event.decision.action == "decline" and not event.decision.named
    return declined or (event.offer is not None and event.offer.nobody)


def _greets_asker(lines: tuple[AssignmentLine, ...], need: NeedRecord) -> bool:
    """Whether whoever asked stands among those offered: 林知远，安排甲支撑 greets him, and lends him to nobody."""
    return name_key(need.asked_by) in {name_key(line.person) for line in lines}


def _lines_of(event: Answer) -> tuple[AssignmentLine, ...]:
    if isinstance(event, Notice | Unread):
        return tuple(line for line in event.lines if line.person)
    offer = event.offer
    if offer is None or offer.nobody or offer.problems:
        return ()
    days = offer.days or (None,) * len(offer.people)
    return tuple(
        AssignmentLine(person, offer.role, support_days=own, slashed=offer.slashed)
        for person, own in zip(offer.people, days, strict=True)
    )


def completed(line: AssignmentLine, need: Need) -> AssignmentLine:
    """What an answer leaves out is as the need states it; its person-days are one person's only where one is asked."""
    estimated = line.estimated_days
    if estimated is None and need.count == 1:
        estimated = need.days
    return structs.replace(
        line,
        role=line.role or need.role,
        start=line.start or need.start,
        end=line.end or need.end,
        estimated_days=estimated,
    )


def _problems_of(draft: Draft, event: Answer, lines: tuple[AssignmentLine, ...], need: Need) -> tuple[Remark, ...]:
    """What the reading found, but for a period that the need states; what was not asked; days in the wrong order."""
    read: tuple[Remark, ...] = ()
    if isinstance(event, Unread):
        read = tuple(remark for remark in event.problems if not _states_no_period(remark))
    elif isinstance(event, WordGiven) and event.offer is not None:
        read = event.offer.problems
    return (
        *read,
        *_which(lines, need),
        *heads_not_asked_for(draft, event),
        *(remark for line in lines if (remark := problem_of_days(draft, line)) is not None),
    )


def _which(lines: tuple[AssignmentLine, ...], need: Need) -> tuple[Remark, ...]:
    """甲/乙 where one is wanted may be either of them; where as many are wanted as named, it is all."""
    if len(lines) <= (need.count or 1) or not any(line.slashed for line in lines):
        return ()
    named = "/".join(line.person for line in lines)
    told = next((source.text for line in lines for source in line.sources), None)
    return (Remark("which-of-them", "person", told, value=named),)


def _states_no_period(remark: Remark) -> bool:
    """No period at all; "从6月8日开始" is half of one, which is not guessed at (M4)."""
    return remark.code == "missing-period" and remark.value is None


def _fact_alone(line: AssignmentLine) -> AssignmentLine:
    return structs.replace(line, sources=(), slashed=False)


def _ask_leader_again(draft: Draft, event: Answer, need: NeedRecord, ask: Ask, problems: tuple[Remark, ...]) -> Outcome:
    if isinstance(event, WordGiven) and not event.direct:
        return "unanswered"
    facts = NeedForward(
        draft.project.name, bare(need), need.asked_by, ask.token, again=True, problems=problems, words=need.words
    )
    return _answer_with_question(draft, facts)


def _hear_asker(draft: Draft, event: Answer, need: NeedRecord, ask: Ask) -> Outcome:
    """Agreement to all who are offered, or refusal with its reason; anything else is asked again."""
    if not isinstance(event, WordGiven):
        return _ask_asker_again(draft, need, ask)
    decision = _of_the_offered(event, need)
    if event.decision is None and event.wish is not None and event.wish.takes_back is not None:
        take_back_need(draft, need, event.wish.takes_back)
        return "decided"
    if decision is None:
        silent = event.decision is None and not event.direct
        return "unanswered" if silent else _ask_asker_again(draft, need, ask)
    if decision.action == "decline":
        decline_need(draft, need, "is refused", decision.reason)
    else:
        agree_need(draft, need)
    return "decided"


def _of_the_offered(event: WordGiven, need: NeedRecord) -> Decision | None:
    """What is decided of all who are offered, yes or no; None where it is not sure, or says something else."""
    decision = event.decision
    if decision is None:
        return Decision("approve") if event.direct and _names_the_offered(event.offer, need) else None
    unsure = decision.until is not None or decision.count not in {None, len(need.offer)}
    if unsure or _speaks_of_others(need, decision, event.mail.sender.name):
        return None
    return decision if decision.action in {"approve", "decline"} else None


def _names_the_offered(offer: Offer | None, need: NeedRecord) -> bool:
    """Whether an answer takes all who are offered by their names, and says no more: 就要甲, 甲可以."""
    if offer is None or not offer.takes or offer.nobody or offer.problems or offer.days or offer.slashed:
        return False
    return {name_key(name) for name in offer.people} == {name_key(line.person) for line in need.offer}


def _speaks_of_others(need: NeedRecord, decision: Decision, sender: str) -> bool:
    """Whether a word names people who are not those offered (可以，要丙), or some of them alone (同意，乙不用来)."""
    parties = {name_key(name) for name in (sender, need.offered_by, need.asked_by) if name}
    named, all_offered = {name_key(name) for name in decision.named}, {name_key(line.person) for line in need.offer}
    return bool(named - parties) and not all_offered <= named <= all_offered | parties


def _ask_asker_again(draft: Draft, need: NeedRecord, ask: Ask) -> Outcome:
    people, by = offered(need), need.offered_by or ""
    return _answer_with_question(draft, NeedOffer(draft.project.name, bare(need), people, by, ask.token, again=True))


def _answer_with_question(draft: Draft, facts: NeedForward | NeedOffer) -> Outcome:
    if draft.mail is not None:
        to = (draft.mail.sender.contact,)
        draft.send("correction_request", to, facts, answer=True, token=facts.token)
    return "answered"
