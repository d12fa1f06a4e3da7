"""Pre-sales requests as records (PROCESS rules P1 to P5): put, asked about, closed."""

from __future__ import annotations

from msgspec import structs

from state.directory import Directory, Person, name_key
from state.letters.presales import PresalesForward
from state.model import Ask, Assignment, Contact, PresalesRecord
from state.notice import Topic
from state.workflow.draft import Draft
from state.workflow.receivers import delegate_of
from state.workflow.records import asked_under, with_newest
from state.workflow.table import PresalesEvent, presales_after

OPEN_ENDED: frozenset[Topic] = frozenset({"方案支撑", "定制方案"})
"""Topics whose people become open-ended assignments (Settled details: Pre-sales answers)."""


def coordinators_of(topic: Topic, directory: Directory) -> tuple[Person, ...]:
    """Who coordinates the topic: those who name it, and those who name none."""
    coordinators: tuple[Person, ...] = directory.with_role("coordinator")
    return tuple(person for person in coordinators if not person.topics or topic in person.topics)


def coordinates(sender: Person, topic: Topic, directory: Directory) -> bool:
    """Whether the sender is a coordinator of the topic, or speaks for one."""
    return any(directory.speaks_for(sender, person.name) for person in coordinators_of(topic, directory))


def voice_of(sender: Person, topic: Topic, directory: Directory) -> str:
    """Which coordinator's word the sender's is: a coordinator's own, a delegate's the one's who named him."""
    names = [person.name for person in coordinators_of(topic, directory)]
    spoken_for = (name for name in names if directory.speaks_for(sender, name))
    return sender.name if sender.name in names else next(spoken_for, sender.name)


def new_presales_id(draft: Draft) -> str:
    """The id of the next request of the project: P1, P2, …"""
    return f"P{len(draft.project.presales) + 1}"


def presales_of(draft: Draft, record_id: str) -> PresalesRecord:
    """The newest record of that request."""
    return next(record for record in draft.project.presales if record.id == record_id)


def put_presales(draft: Draft, record: PresalesRecord) -> PresalesRecord:
    """Replace the request of that id, or add it."""
    draft.project = structs.replace(draft.project, presales=with_newest(draft.project.presales, record))
    return record


def moved(draft: Draft, record: PresalesRecord, event: PresalesEvent) -> PresalesRecord:
    """The request in the state that follows, its questions answered; put on record."""
    state = presales_after(record.state, event)
    asks = tuple(structs.replace(ask, open=False) for ask in record.asks)
    closed = None if state in {"asked", "agreeing", "accepted"} else draft.context.now
    return put_presales(draft, structs.replace(record, state=state, asks=asks, closed_at=closed))


def put_presales_ask(draft: Draft, record_id: str, person: str) -> str:
    """Note that a coordinator is asked; the token of the answer."""
    ask = Ask(draft.new_token(), person, "group", None)
    record = presales_of(draft, record_id)
    put_presales(draft, structs.replace(record, asks=(*record.asks, ask)))
    return ask.token


def find_presales_ask(draft: Draft, token: str | None) -> tuple[PresalesRecord, Ask] | None:
    """The request and the question that carry this token."""
    return asked_under(draft.project.presales, token)


def forward(draft: Draft, record: PresalesRecord, *, agreed: bool = False) -> tuple[str, ...]:
    """Put the question to every coordinator of the topic, else to the administrators; the coordinators' names."""
    coordinators = coordinators_of(record.topic, draft.directory)
    for person in coordinators or draft.directory.with_role("admin"):
        token = put_presales_ask(draft, record.id, person.name)
        facts = forward_facts(draft, record, token, agreed=agreed)
        copied = (delegate_of(draft, person.name),)
        draft.send("presales_forward", (person.contact,), facts, cc=copied, token=token, follows=record.mail)
    return tuple(person.name for person in coordinators)


def forward_facts(draft: Draft, record: PresalesRecord, token: str, *, agreed: bool) -> PresalesForward:
    """The question to a coordinator, as a letter puts it."""
    return PresalesForward(
        project=draft.project.name,
        topic=record.topic,
        customer=record.customer,
        asked_by=record.asked_by,
        token=token,
        agreed=agreed,
        orphaned=not coordinators_of(record.topic, draft.directory),
        people=record.people,
        words=record.words,
    )


def running(draft: Draft, record: PresalesRecord) -> list[Assignment]:
    """The open-ended assignments of the request that have not ended."""
    return [a for a in draft.project.assignments if a.id in record.assignments and _is_alive(a)]


def running_alike(draft: Draft, person: str, role: str) -> Assignment | None:
    """The person's open-ended assignment in that role, whichever request it comes from: nobody is recorded twice."""
    alike = (a for a in draft.project.assignments if _is_alive(a) and a.end is None and a.role == role)
    return next((a for a in alike if name_key(a.person) == name_key(person)), None)


def _is_alive(assignment: Assignment) -> bool:
    return assignment.state in {"planned", "active"} and not assignment.ended_with_project


def contacts_of(draft: Draft, names: tuple[str, ...]) -> tuple[Contact | None, ...]:
    """Where letters to these people go."""
    return tuple(draft.contact(name) for name in names)


def end_presales(draft: Draft) -> tuple[Contact | None, ...]:
    """The project is over, and every request in it; who waits for something, and who is still asked, must know."""
    ended = [record for record in draft.project.presales if record.state != "ended"]
    asked = tuple(ask.person for record in ended for ask in record.asks if ask.open)
    for record in ended:
        moved(draft, record, "project ends")
    askers = tuple(record.asked_by for record in ended if record.waits or record.assignments)
    return contacts_of(draft, (*askers, *asked))
