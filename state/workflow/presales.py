"""A pre-sales request is taken (PROCESS rules P1, P2, P5): who may, what answers it at once, who is asked."""

from __future__ import annotations

from msgspec import structs

from state.directory import Directory, Person, name_key
from state.entitlement import holds_role
from state.events import Event, MailInHand, PresalesAsked, WordGiven
from state.letters import NotEntitled
from state.letters.presales import PresalesResult, PresalesTaken
from state.model import Outcome, PresalesRecord
from state.notice import TOPIC_IN_ENGLISH, Remark, Topic
from state.policy import Policy
from state.workflow.closing import reopen
from state.workflow.correcting import ask_to_correct
from state.workflow.draft import Draft
from state.workflow.presales_records import (
    coordinators_of,
    forward,
    moved,
    new_presales_id,
    put_presales,
    running,
)
from state.workflow.views import was_unknown


def may_ask(sender: Person, directory: Directory) -> bool:
    """Sales and solution open pre-sales requests (PROCESS, "Who may do what")."""
    return holds_role(sender, ("sales", "solution"), directory)


def take_presales(draft: Draft, event: PresalesAsked) -> Outcome:
    """Answer from a configured text, or ask the coordinators; "recorded" unless it is refused, unclear, or known."""
    if not may_ask(event.mail.sender, draft.directory):
        draft.answer("not_entitled", NotEntitled("presales", draft.project.name or None, ()))
        return "answered"
    problems = event.problems
    if event.topic is None:
        line = event.source.text if event.source else None
        problems = (*problems, Remark("missing-topic", "topic", line))
    if problems or event.topic is None:
        ask_to_correct(draft, event, problems)
        return "answered"
    return _take(draft, event, event.topic)


def _take(draft: Draft, event: PresalesAsked, topic: Topic) -> Outcome:
    known = _known(draft, event, topic)
    text = text_for(topic, draft.context.policy)
    if known is not None and known.state == "answered":
        return _ask_for_person(draft, event, known) if event.needs_person else _answer_by_text(draft, known, text)
    if known is not None:
        taken = _taken(draft, known, coordinators=(), new_project=False, already=True, reopened=False)
        draft.answer("confirmation", taken)
        return "answered"
    new_project, reopened = was_unknown(draft.project), reopen(draft)
    record = _opened(draft, event, topic)
    if text and not event.needs_person:
        return _answer_by_text(draft, moved(draft, record, "a text answers it"), text, first=True)
    coordinators = forward(draft, record)
    draft.answer("confirmation", _taken(draft, record, coordinators, new_project=new_project, reopened=reopened))
    return "recorded"


def hear_about_text(draft: Draft, event: Event) -> Outcome | None:
    """Whoever was answered by a text answers that it is not enough: a person is asked for (P5); else None."""
    wish = event.wish if isinstance(event, WordGiven) else None
    record = _answered_by_text(draft, event.mail) if wish is not None and wish.needs_person else None
    if record is None:
        return None
    asked = PresalesAsked(event.mail, record.topic, record.customer, needs_person=True, words=event.mail.words)
    return _ask_for_person(draft, asked, record)


def _answered_by_text(draft: Draft, mail: MailInHand) -> PresalesRecord | None:
    """The sender's own request that the mail, or the text that it answers, is about."""
    nearest = mail.answers[:1]
    asking = {letter.answers for letter in draft.project.letters if letter.message_id in nearest} | set(nearest)
    found = (r for r in draft.project.presales if r.state == "answered" and r.mail is not None and r.mail in asking)
    return next((r for r in found if draft.directory.speaks_for(mail.sender, r.asked_by)), None)


def text_for(topic: Topic, policy: Policy) -> str:
    """The configured answer to a request (P5); empty where a coordinator is asked."""
    texts: dict[Topic, str] = {"标准化货架资料": policy.materials, "演示环境": policy.demo_environment}
    return texts.get(topic, "")


def _known(draft: Draft, event: PresalesAsked, topic: Topic) -> PresalesRecord | None:
    """The same person's request about the same that is still open, was answered by a text, or has its people."""
    asker = name_key(event.mail.sender.name)
    for record in reversed(draft.project.presales):
        same = record.topic == topic and name_key(record.asked_by) == asker and record.customer == event.customer
        same = same and not _is_another_requirement(event, record)
        supported = topic == "方案支撑" and record.state == "assigned" and bool(running(draft, record))
        if same and (record.waits or record.state == "answered" or supported):
            return record
    return None


def _is_another_requirement(event: PresalesAsked, record: PresalesRecord) -> bool:
    """A customised requirement is what its words say: other words are another one (P4)."""
    return record.topic == "定制方案" and bool(event.words) and bool(record.words) and event.words != record.words


def _opened(draft: Draft, event: PresalesAsked, topic: Topic) -> PresalesRecord:
    record = PresalesRecord(
        id=new_presales_id(draft),
        topic=topic,
        asked_by=event.mail.sender.name,
        opened_at=draft.context.now,
        mail=event.mail.message_id,
        customer=event.customer,
        source=event.source,
        words=event.words,
    )
    draft.note(
        f"售前需求 {record.id}：{topic}（{record.asked_by}）",
        f"pre-sales request {record.id}: {TOPIC_IN_ENGLISH[topic]} ({record.asked_by})",
    )
    return put_presales(draft, record)


def _taken(
    draft: Draft,
    record: PresalesRecord,
    coordinators: tuple[str, ...],
    *,
    new_project: bool = False,
    already: bool = False,
    reopened: bool = False,
) -> PresalesTaken:
    asked = coordinators or tuple(person.name for person in coordinators_of(record.topic, draft.directory))
    return PresalesTaken(
        project=draft.project.name,
        topic=record.topic,
        customer=record.customer,
        coordinators=asked,
        new_project=new_project,
        already=already,
        reopened=reopened,
        people=record.people if record.state == "assigned" else (),
    )


def _answer_by_text(draft: Draft, record: PresalesRecord, text: str, *, first: bool = False) -> Outcome:
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    facts = PresalesResult(draft.project.name, record.topic, record.customer, "answered", text=lines)
    draft.answer("presales_result", facts)
    if first:
        draft.note(
            f"售前需求 {record.id}：已按配置的说明答复",
            f"pre-sales request {record.id}: answered by the configured text",
        )
    return "recorded" if first else "answered"


def _ask_for_person(draft: Draft, event: PresalesAsked, record: PresalesRecord) -> Outcome:
    """The text was not enough: the request goes on to the coordinators (P5)."""
    record = moved(draft, record, "a person is asked for")
    asking = structs.replace(record, mail=event.mail.message_id, source=event.source, words=event.words)
    record = put_presales(draft, asking)
    draft.note(
        f"售前需求 {record.id}：需要人员支持，转产研协调人",
        f"pre-sales request {record.id}: a person is needed, passed to the coordinators",
    )
    coordinators = forward(draft, record)
    draft.answer("confirmation", _taken(draft, record, coordinators))
    return "recorded"
