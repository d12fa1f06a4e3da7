"""A coordinator answers a pre-sales request (PROCESS rules P2 to P4): names, a change with its reason, a verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec import structs

from state.directory import name_key
from state.entitlement import holds_role
from state.events import Notice, PresalesAnswered, Unread, WordGiven
from state.letters import NotEntitled
from state.letters.presales import PresalesResult
from state.model import Ask, Outcome, PresalesRecord, PresalesState
from state.notice import Decision, Offer, Remark
from state.workflow.correcting import ask_to_correct
from state.workflow.draft import Draft
from state.workflow.presales_assign import (
    accept_first,
    accept_second,
    add_people,
    approval_facts,
    assign_people,
    change_people,
    decline,
    keep_names,
)
from state.workflow.presales_records import (
    OPEN_ENDED,
    coordinates,
    coordinators_of,
    forward_facts,
    put_presales_ask,
    voice_of,
)


def as_answer(event: WordGiven | Notice | Unread) -> PresalesAnswered:
    """A mail under one of the daemon's questions that is read as something else: a word, or people under a label."""
    if isinstance(event, WordGiven):
        return _of_word(event)
    problems = event.problems if isinstance(event, Unread) else ()
    people = tuple(dict.fromkeys(line.person for line in event.lines if line.person))
    days = (line.start or line.since for line in event.lines)
    starts = {day for day in days if day is not None and day > event.mail.said_on}
    return PresalesAnswered(
        mail=event.mail,
        people=people,
        source=next((source for line in event.lines for source in line.sources), None),
        token=event.token,
        start=min(starts) if len(starts) == 1 else None,
        ends=next((f"{line.end}" for line in event.lines if line.end is not None), None),
        problems=(
            *(problem for problem in problems if problem.code not in _NEEDLESS),
            *_of_each(event, starts),
            *_which(people if any(line.slashed for line in event.lines) else ()),
        ),
    )


def _of_each(event: Notice | Unread, starts: set[dt.date]) -> tuple[Remark, ...]:
    """甲6月1日起，乙6月5日起: everybody in one answer begins on one day, so it is asked about."""
    sources = (source.text for line in event.lines for source in line.sources)
    return (Remark("unreadable-period", "period", next(sources, None)),) if len(starts) > 1 else ()


_NEEDLESS = frozenset({"missing-period", "missing-project"})
"""An answer with a name needs no period: the support lasts as long as the project."""


def _of_word(word: WordGiven) -> PresalesAnswered:
    """Yes, no with its reason, or names; 不安排许南星 may send another, and refuses no request."""
    decision, offer = word.decision, word.offer
    refused = decision is not None and decision.action in {"decline", "release"} and not decision.named
    declined = refused or (offer is not None and offer.nobody and not offer.people)
    approved = decision is not None and decision.action == "approve" and not _is_of_people(decision)
    reason = (decision.reason if decision else None) or (offer.reason if offer and offer.nobody else None)
    return PresalesAnswered(
        mail=word.mail,
        people=_offered(offer) if offer is not None and not (declined or offer.nobody) else (),
        verdict="declined" if declined else "accepted" if approved else None,
        reason=reason if declined else None,
        source=decision.source if decision else None,
        token=word.token,
        direct=word.direct,
        is_bare_word=True,
        problems=_problems_of(offer) if offer is not None and not declined and not approved else (),
        speaks_of_change=word.wish is not None and word.wish.changes_people,
        names=word.wish.names if word.wish is not None else (),
    )


def _offered(offer: Offer) -> tuple[str, ...]:
    """Names and nothing else: support before a sale is not counted in days."""
    return () if offer.days else offer.people


def _problems_of(offer: Offer) -> tuple[Remark, ...]:
    """One is asked for: 秦朗/陆子昂 may be either."""
    return (*offer.problems, *_which(offer.people if offer.slashed else ()))


def _which(slashed: tuple[str, ...]) -> tuple[Remark, ...]:
    """The problem with names that slashes part, where there are any."""
    return (Remark("which-of-them", "person", value="/".join(slashed)),) if slashed else ()


def _is_of_people(decision: Decision) -> bool:
    """Whether a consent is about somebody, or somebody's staying: 计划请许南星支撑 accepts no requirement."""
    return decision.until is not None or decision.of_staying or bool(decision.named) or decision.count is not None


def take_presales_answer(draft: Draft, event: PresalesAnswered) -> Outcome:
    """An answer in a mail of its own, which names the project: the request that it must be about."""
    sender = event.mail.sender
    if not holds_role(sender, ("coordinator",), draft.directory):
        if _is_talk(event):
            return "unanswered"
        draft.answer("not_entitled", NotEntitled("presales_answer", draft.project.name or None, _coordinators(draft)))
        return "answered"
    meant = _meant(draft, event)
    if len(meant) == 1 and not (_says_something(event) or event.mail.answers):
        return _ask_again(draft, event, meant[0])  # a mail of its own is no talk in the thread (M4)
    if len(meant) == 1:
        return hear_presales_answer(draft, event, meant[0], None)
    topics = "、".join(dict.fromkeys(record.topic for record in meant))
    code = "ambiguous-request" if meant else "no-request"
    line = event.source.text if event.source else None
    ask_to_correct(draft, event, (*event.problems, Remark(code, "topic", line, value=topics or None)))
    return "answered"


def _coordinators(draft: Draft) -> tuple[str, ...]:
    return tuple(person.name for person in draft.directory.with_role("coordinator"))


def _meant(draft: Draft, event: PresalesAnswered) -> list[PresalesRecord]:
    """Those that wait for an answer; of a change those with the one who is replaced; else those that are settled."""
    own = [r for r in draft.project.presales if coordinates(event.mail.sender, r.topic, draft.directory)]
    open_ones = [record for record in own if record.state != "ended"]
    replaced = {name_key(name) for name in event.replaced}
    changed = [r for r in open_ones if replaced & {name_key(name) for name in r.people}]
    return changed or [r for r in open_ones if r.waits] or open_ones[-1:]


def hear_presales_answer(draft: Draft, event: PresalesAnswered, record: PresalesRecord, ask: Ask | None) -> Outcome:
    """What the answer brings about."""
    if not coordinates(event.mail.sender, record.topic, draft.directory) and not _was_asked(draft, event, ask):
        return _somebody_elses(draft, event, record)
    if not _says_something(event):
        return _ask_again(draft, event, record) if _may_mean_something(draft, event, record) else "unanswered"
    problems = (*event.problems, *_not_assigned(event, record), *_ended(event, record))
    if problems and record.state != "ended":
        return _ask_again(draft, event, record, *problems)
    return _HEARD.get(record.state, _hear_first)(draft, event, record)


def _was_asked(draft: Draft, event: PresalesAnswered, ask: Ask | None) -> bool:
    """Whoever was asked because nobody coordinates the topic may answer: an administrator, or another coordinator."""
    in_office = holds_role(event.mail.sender, ("admin", "coordinator"), draft.directory)
    return ask is not None and in_office and draft.directory.speaks_for(event.mail.sender, ask.person)


def _says_something(event: PresalesAnswered) -> bool:
    return bool(event.people or event.replaced or event.verdict or event.problems)


def _is_talk(event: PresalesAnswered) -> bool:
    """Whether nothing is decided, and nothing else is wrong: 建议由许南星负责 of somebody who may not decide (M3)."""
    decided = event.people or event.replaced or event.verdict
    return not decided and {problem.code for problem in event.problems} == {"on-condition"}


def _may_mean_something(draft: Draft, event: PresalesAnswered, record: PresalesRecord) -> bool:
    """A reply to a question that waits does; where people are assigned, one that speaks of change or of others (P3)."""
    if not event.direct or record.state == "ended":
        return False
    known = {name_key(name) for name in (*record.people, record.asked_by, event.mail.sender.name)}
    others = any(name_key(name) not in known for name in event.names)
    return record.waits or (record.state == "assigned" and (event.speaks_of_change or others))


def _somebody_elses(draft: Draft, event: PresalesAnswered, record: PresalesRecord) -> Outcome:
    """Who asked may talk on in the thread; only coordinators decide."""
    sender = event.mail.sender
    if draft.directory.speaks_for(sender, record.asked_by) or not _says_something(event) or _is_talk(event):
        return "unanswered"
    who = tuple(person.name for person in coordinators_of(record.topic, draft.directory))
    draft.answer("not_entitled", NotEntitled("presales_answer", draft.project.name, who))
    return "answered"


def _hear_first(draft: Draft, event: PresalesAnswered, record: PresalesRecord) -> Outcome:
    """Names, or a verdict; a customised requirement needs its verdict before its names (P4)."""
    customised = record.topic == "定制方案" and record.state != "accepted"
    bare_yes = record.state == "declined" and event.is_bare_word and event.verdict == "accepted"
    if bare_yes and not (customised and _answers_first_question(draft, event)):
        return _what_stands(draft, event, record)
    if event.verdict == "declined" and not event.people:
        return _hear_refusal(draft, event, record)
    if customised and event.verdict == "accepted":
        accept_first(draft, record, event.people)
        return "decided"
    if not event.people or event.verdict == "declined":
        return _ask_again(draft, event, record)
    if customised:
        return _ask_again(draft, event, record, Remark("missing-verdict", "decision"))
    assign_people(draft, record, event)
    return "decided"


def _answers_first_question(draft: Draft, event: PresalesAnswered) -> bool:
    """Whether it answers the question what becomes of the requirement, not one that rested on another's agreement."""
    letters = (letter for letter in draft.project.letters if letter.token is not None)
    return any(letter.token == event.token and letter.kind == "presales_forward" for letter in letters)


def _hear_refusal(draft: Draft, event: PresalesAnswered, record: PresalesRecord) -> Outcome:
    """Not without its reason (P4); what is refused or settled already stays so."""
    if not record.waits:
        return _what_stands(draft, event, record)
    if event.reason is None:
        return _ask_again(draft, event, record, Remark("missing-reason", "reason"))
    decline(draft, record, event.reason)
    return "decided"


def _hear_second(draft: Draft, event: PresalesAnswered, record: PresalesRecord) -> Outcome:
    """The other coordinator's word on accepting outside the contract (P4); or the first one takes it back."""
    is_first = voice_of(event.mail.sender, record.topic, draft.directory) == record.accepted_by
    if event.verdict == "declined" and event.reason is not None:
        decline(draft, record, event.reason)
        return "decided"
    if is_first and event.verdict == "declined":
        return _ask_again(draft, event, record, Remark("missing-reason", "reason"))
    if not is_first and event.verdict == "accepted":
        accept_second(draft, record, event)
        return "decided"
    record = keep_names(draft, record, event) if event.people else record
    if is_first:
        return _what_stands(draft, event, record)
    return _ask_second_again(draft, event, record, needs_reason=event.verdict == "declined")


def _ask_second_again(draft: Draft, event: PresalesAnswered, record: PresalesRecord, *, needs_reason: bool) -> Outcome:
    token = put_presales_ask(draft, record.id, event.mail.sender.name)
    facts = structs.replace(approval_facts(draft, record, token), again=True, needs_reason=needs_reason)
    draft.send("correction_request", (event.mail.sender.contact,), facts, answer=True, token=token)
    return "answered"


def _hear_after_assigning(draft: Draft, event: PresalesAnswered, record: PresalesRecord) -> Outcome:
    """Other names than those who are assigned are a change, which needs its reason (P3).

    Only whoever says that somebody is added (增加…) needs none: who is there stays.
    """
    assigned = {name_key(name) for name in record.people}
    named = {name_key(name) for name in event.people}
    if not named or named == assigned or (event.adds and named <= assigned):
        return _what_stands(draft, event, record)
    if event.adds or (assigned < named and event.reason is not None):
        add_people(draft, record, event)
        return "decided"
    if event.reason is None:
        return _ask_again(
            draft, event, record, Remark("missing-reason" if event.replaced else "missing-change", "reason")
        )
    change_people(draft, record, event)
    return "decided"


def _not_assigned(event: PresalesAnswered, record: PresalesRecord) -> tuple[Remark, ...]:
    """Whose place somebody is to take, and who has none in this request: whose it is, is asked about."""
    assigned = {name_key(name) for name in record.people} if record.state == "assigned" else set()
    strangers = (name for name in event.replaced if name_key(name) not in assigned)
    return tuple(Remark("not-assigned", "person", value=name) for name in strangers)


def _ended(event: PresalesAnswered, record: PresalesRecord) -> tuple[Remark, ...]:
    """The support lasts until the project ends (P2): 到6月底 is not dropped, and cannot be recorded."""
    return (Remark("open-ended", "period", value=event.ends),) if event.ends and record.topic in OPEN_ENDED else ()


def _ask_again(draft: Draft, event: PresalesAnswered, record: PresalesRecord, *problems: Remark) -> Outcome:
    """The question once more, saying what the answer lacks (M4)."""
    token = put_presales_ask(draft, record.id, event.mail.sender.name)
    facts = structs.replace(
        forward_facts(draft, record, token, agreed=record.state == "accepted"),
        again=True,
        orphaned=False,
        problems=tuple(_with_line(problem, event) for problem in problems),
        people=record.people if record.state == "assigned" else (),
    )
    draft.send("correction_request", (event.mail.sender.contact,), facts, answer=True, token=token)
    return "answered"


def _with_line(problem: Remark, event: PresalesAnswered) -> Remark:
    line = event.source.text if event.source else None
    return problem if problem.line is not None else structs.replace(problem, line=line)


def _what_stands(draft: Draft, event: PresalesAnswered, record: PresalesRecord) -> Outcome:
    """A word that changes nothing: what stands, short and kind."""
    facts = PresalesResult(
        project=draft.project.name,
        topic=record.topic,
        customer=record.customer,
        result=record.state,
        people=record.people,
        open_ended=record.topic in OPEN_ENDED,
        reason=record.reason,
        decided_by=record.accepted_by if record.state == "agreeing" else None,
        late=True,
    )
    draft.answer("presales_result", facts)
    return "answered"


_HEARD: dict[PresalesState, Callable[[Draft, PresalesAnswered, PresalesRecord], Outcome]] = {
    "agreeing": _hear_second,
    "assigned": _hear_after_assigning,
    "ended": _what_stands,
}
"""What an answer means by the state that the request is in; in all others it is a first one."""
