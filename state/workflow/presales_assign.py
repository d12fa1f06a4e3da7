"""What follows from coordinators' answers (PROCESS rules P2 to P4): people assigned or changed, verdicts."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.directory import name_key
from state.events import PresalesAnswered
from state.letters.presales import PresalesApproval, PresalesOutcome, PresalesResult
from state.model import Assignment, PresalesRecord
from state.workflow.draft import Draft
from state.workflow.ending_requests import end_requests
from state.workflow.presales_records import (
    OPEN_ENDED,
    contacts_of,
    coordinators_of,
    forward,
    moved,
    presales_of,
    put_presales,
    put_presales_ask,
    running,
    running_alike,
    voice_of,
)
from state.workflow.receivers import delegate_of
from state.workflow.table import assignment_after
from state.working_days import ONE_DAY


def assign_people(
    draft: Draft, record: PresalesRecord, event: PresalesAnswered, also_asked: tuple[str, ...] = ()
) -> None:
    """Those who are named; requester and assignees are told, and whoever was asked as well need not answer (P2)."""
    asked = (*also_asked, *_still_asked(record))
    record = moved(draft, record, "people are named")
    record = _with_people(draft, record, event.people, event)
    draft.note(
        f"售前需求 {record.id}：{record.topic}由{'、'.join(record.people)}负责（{event.mail.sender.name}）",
        f"pre-sales request {record.id}: {', '.join(record.people)} assigned ({event.mail.sender.name})",
    )
    _tell(draft, record, "assigned", asked=asked, start=event.start)


def add_people(draft: Draft, record: PresalesRecord, event: PresalesAnswered) -> None:
    """More people beside those who are assigned: nobody's place is taken (P3)."""
    before = {name_key(name) for name in record.people}
    added = tuple(name for name in event.people if name_key(name) not in before)
    record = moved(draft, record, "people are named")
    everybody = (*record.people, *added)
    record = _with_people(draft, structs.replace(record, reason=event.reason), added, event)
    record = put_presales(draft, structs.replace(record, people=everybody))
    draft.note(
        f"售前需求 {record.id}：增加{'、'.join(added)}（{event.mail.sender.name}）",
        f"pre-sales request {record.id}: {', '.join(added)} added ({event.mail.sender.name})",
    )
    _tell(draft, record, "added", added=added, start=event.start)


def change_people(draft: Draft, record: PresalesRecord, event: PresalesAnswered) -> None:
    """Others take the places of those who are replaced, or of all where nobody is named; with its reason (P3)."""
    replaced = _replaced(record, event)
    kept = tuple(name for name in record.people if name not in replaced)
    places = running(draft, record)
    gone = [a for a in places if name_key(a.person) in {name_key(name) for name in replaced}]
    record = moved(draft, record, "people are named")
    for assignment in gone:
        if not _is_of_another(draft, record, assignment):
            _end(draft, assignment, _beginning(draft, event))
    remaining = tuple(a.id for a in places if a not in gone)
    record = put_presales(draft, structs.replace(record, people=kept, assignments=remaining, reason=event.reason))
    record = _with_people(draft, record, event.people, event)
    draft.note(
        f"售前需求 {record.id}：{'、'.join(replaced)} 变更为 {'、'.join(event.people)}，原因：{event.reason}"
        f"（{event.mail.sender.name}）",
        f"pre-sales request {record.id}: {', '.join(event.people)} in place of {', '.join(replaced)}, "
        f"reason: {event.reason} ({event.mail.sender.name})",
    )
    _tell(draft, record, "changed", replaced=replaced, added=event.people, start=event.start)


def _replaced(record: PresalesRecord, event: PresalesAnswered) -> tuple[str, ...]:
    named = {name_key(name) for name in event.replaced}
    staying = {name_key(name) for name in event.people}
    found = tuple(name for name in record.people if name_key(name) in named)
    return found or tuple(name for name in record.people if name_key(name) not in staying)


def _is_of_another(draft: Draft, record: PresalesRecord, assignment: Assignment) -> bool:
    """Whether another request is answered by the same person's support, which therefore goes on."""
    others = (other for other in draft.project.presales if other.id != record.id and other.state == "assigned")
    return any(assignment.id in other.assignments for other in others)


def keep_names(draft: Draft, record: PresalesRecord, event: PresalesAnswered) -> PresalesRecord:
    """Whom a coordinator names before both have accepted: they are assigned once both have (P4)."""
    if {name_key(name) for name in event.people} == {name_key(name) for name in record.people}:
        return record
    draft.note(
        f"售前需求 {record.id}：人选{'、'.join(event.people)}（{event.mail.sender.name}），待两位产研协调人都同意",
        f"pre-sales request {record.id}: {', '.join(event.people)} named ({event.mail.sender.name}), until both accept",
    )
    return put_presales(draft, structs.replace(presales_of(draft, record.id), people=event.people))


def accept_first(draft: Draft, record: PresalesRecord, people: tuple[str, ...]) -> None:
    """One coordinator accepts outside the contract: another must agree before people are named (P4)."""
    mail = draft.mail
    if mail is None:
        raise ValueError("only a mail accepts")
    voice = voice_of(mail.sender, record.topic, draft.directory)
    record = moved(draft, record, "one accepts")
    record = put_presales(
        draft, structs.replace(record, people=people, accepted_by=voice, accepted_in=mail.message_id, reason=None)
    )
    draft.note(
        f"售前需求 {record.id}：{mail.sender.name} 同意合同外响应，等待另一位产研协调人",
        f"pre-sales request {record.id}: {mail.sender.name} accepts it outside the contract; another is asked",
    )
    ask_second(draft, record)


def ask_second(draft: Draft, record: PresalesRecord) -> None:
    """Every coordinator of the topic but the one who has accepted, else any other, else the administrators (P4)."""
    voice = record.accepted_by or ""
    of_topic = [person for person in coordinators_of(record.topic, draft.directory) if person.name != voice]
    others = of_topic or [person for person in draft.directory.with_role("coordinator") if person.name != voice]
    for person in others or draft.directory.with_role("admin"):
        token = put_presales_ask(draft, record.id, person.name)
        facts = approval_facts(draft, record, token)
        copied = (delegate_of(draft, person.name),)
        draft.send("approval_request", (person.contact,), facts, cc=copied, token=token, follows=record.mail)


def approval_facts(draft: Draft, record: PresalesRecord, token: str) -> PresalesApproval:
    """The question to the second coordinator, as a letter puts it."""
    accepted_by = record.accepted_by or ""
    return PresalesApproval(
        project=draft.project.name,
        customer=record.customer,
        asked_by=record.asked_by,
        accepted_by=accepted_by,
        people=record.people,
        token=token,
        words=record.words,
    )


def accept_second(draft: Draft, record: PresalesRecord, event: PresalesAnswered) -> None:
    """Both have accepted: who was named already is assigned, else the coordinators are asked for names (P4)."""
    named, asked = event.people or record.people, _still_asked(record)
    record = moved(draft, record, "both accept")
    draft.note(
        f"售前需求 {record.id}：{event.mail.sender.name} 也同意合同外响应",
        f"pre-sales request {record.id}: {event.mail.sender.name} accepts it as well",
    )
    if named:
        assign_people(draft, presales_of(draft, record.id), structs.replace(event, people=named), asked)
        return
    _tell(draft, record, "accepted")
    forward(draft, record, agreed=True)


def decline(draft: Draft, record: PresalesRecord, reason: str) -> None:
    """It is not done, with the reason, which is passed on (P4), also to every coordinator who was asked."""
    asked = _still_asked(record)
    record = moved(draft, record, "is refused")
    record = put_presales(draft, structs.replace(record, reason=reason, people=()))
    who = draft.mail.sender.name if draft.mail else ""
    draft.note(
        f"售前需求 {record.id}：不做响应（{who}），原因：{reason}",
        f"pre-sales request {record.id}: declined ({who}), reason: {reason}",
    )
    _tell(draft, record, "declined", asked=asked)


def _still_asked(record: PresalesRecord) -> tuple[str, ...]:
    """Whose answer is waited for: once it is settled they hear so, and need not answer."""
    return tuple(ask.person for ask in record.asks if ask.open)


def _with_people(
    draft: Draft, record: PresalesRecord, people: tuple[str, ...], event: PresalesAnswered
) -> PresalesRecord:
    """The request with these people, and an open-ended assignment for each where the topic makes them."""
    ids = record.assignments
    if record.topic in OPEN_ENDED:
        ids += tuple(_supporting(draft, record, person, event).id for person in people)
    everybody = tuple(dict.fromkeys((*(record.people if record.assignments else ()), *people)))
    return put_presales(draft, structs.replace(record, people=everybody, assignments=tuple(dict.fromkeys(ids))))


def _supporting(draft: Draft, record: PresalesRecord, person: str, event: PresalesAnswered) -> Assignment:
    """What the person has already, else one that begins today, or on the day named, until the project ends (P2)."""
    role = "解决方案" if record.topic == "方案支撑" else "定制方案"
    begins = _beginning(draft, event)
    return running_alike(draft, person, role) or draft.put(
        Assignment(
            id=draft.new_assignment_id(),
            person=person,
            role=role,
            start=begins,
            end=None,
            state="active" if begins == draft.said_on else "planned",
            noticed_by=event.mail.sender.name,
            sources=(event.source,) if event.source else (),
            mail=event.mail.message_id,
        )
    )


def _beginning(draft: Draft, event: PresalesAnswered) -> dt.date:
    """Today, or the later day that the answer names."""
    return max(event.start or draft.said_on, draft.said_on)


def _end(draft: Draft, old: Assignment, begins: dt.date) -> None:
    """Until the day before the one who takes the place begins; who would not work a day is cancelled.

    What is open about them ends with it: nobody is asked about what is settled.
    """
    end_requests(draft, draft.open_requests(old), "replaced")
    old = draft.assignment(old.id)
    last = begins - ONE_DAY
    if last < old.start:
        draft.put(structs.replace(old, state=assignment_after(old.state, "is cancelled")))
        return
    ended = structs.replace(old, end=last, release_told_for=last, question_put_for=last)
    over = last < draft.said_on
    draft.put(structs.replace(ended, state=assignment_after(old.state, "ends")) if over else ended)


_NAMING: frozenset[PresalesOutcome] = frozenset({"assigned", "changed", "added"})
"""Results that say what the coordinator wrote: days, places, whatever is no name."""


def _tell(
    draft: Draft,
    record: PresalesRecord,
    result: PresalesOutcome,
    *,
    replaced: tuple[str, ...] = (),
    asked: tuple[str, ...] = (),
    added: tuple[str, ...] = (),
    start: dt.date | None = None,
) -> None:
    """One letter to the requester and everybody it is about, in the request's thread; who decided it is copied.

    A refusal also goes to the project's solution people, whom it leaves to work without (P4).
    """
    speaker = draft.mail.sender if draft.mail else None
    solution = tuple(a.person for a in draft.project.assignments if a.role == "解决方案" and a.state == "active")
    to = (record.asked_by, *record.people, *replaced, *(solution if result == "declined" else ()))
    copied = (
        delegate_of(draft, record.asked_by),
        draft.contact(record.accepted_by),
        speaker.contact if speaker else None,
        *contacts_of(draft, asked),
    )
    facts = _facts(draft, record, result, replaced=replaced, added=added, start=start)
    draft.send(
        "presales_result",
        contacts_of(draft, to),
        facts,
        cc=copied,
        assignments=record.assignments,
        follows=record.mail,
    )


def _facts(
    draft: Draft,
    record: PresalesRecord,
    result: PresalesOutcome,
    *,
    replaced: tuple[str, ...],
    added: tuple[str, ...],
    start: dt.date | None,
) -> PresalesResult:
    """What the letter says of the request, and of the mail that decided it."""
    mail = draft.mail
    return PresalesResult(
        project=draft.project.name,
        topic=record.topic,
        customer=record.customer,
        result=result,
        people=record.people,
        replaced=replaced,
        added=added,
        start=start,
        words=mail.words if mail and result in _NAMING else (),
        open_ended=record.topic in OPEN_ENDED,
        reason=record.reason if result in {"changed", "added", "declined"} else None,
        decided_by=mail.sender.name if mail else None,
        asked_by=record.asked_by,
    )
