"""A project's facts before its hand-over meeting (PROCESS rule D10): it is opened, and the group leaders are asked."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from state.directory import Person
from state.entitlement import may_hand_over
from state.events import HandoverStated, Notice
from state.letters import HandoverRequest, HandoverTaken, NotEntitled
from state.model import HandoverRecord, Outcome, Project
from state.notice import NO_LABEL, Fact, Handover
from state.workflow.closing import reopen
from state.workflow.correcting import ask_to_correct
from state.workflow.draft import Draft
from state.workflow.handover_records import handover_of, put_handover, put_handover_ask, waiting_for
from state.workflow.lead import learn_lead, tell_of_lead
from state.workflow.receivers import delegate_of
from state.workflow.views import was_unknown

_MANAGER_LABELS = ("项目交付经理", "交付经理", "项目经理", "delivery manager", "project manager")
_HEADS_LABELS = (*_MANAGER_LABELS, "研发负责人", "技术负责人", "rd lead", "r&d lead")


def take_handover(draft: Draft, event: HandoverStated) -> Outcome:
    """Keep the facts, learn the manager, ask the leaders; "recorded" unless it is refused or cannot be read."""
    before = draft.project
    if not may_hand_over(event.mail.sender, before, draft.directory):
        draft.answer("not_entitled", NotEntitled("handover", before.name or None, _who_may(draft)))
        return "answered"
    if event.problems:
        ask_to_correct(draft, event, event.problems)
        return "answered"
    reopen(draft)
    _keep_facts(draft, event)
    _learn_manager(draft, event)
    notice = Notice(event.mail, rd_lead=event.rd_lead)
    refused = learn_lead(draft, notice)
    asked = _ask_leaders(draft, event)
    draft.answer("confirmation", _taken(draft, before, asked, refused))
    tell_of_lead(draft, notice, before, refused)
    return "recorded"


def _who_may(draft: Draft) -> tuple[str, ...]:
    heads = (draft.project.manager, draft.project.rd_lead)
    people = (person.name for role in ("solution", "coordinator") for person in draft.directory.with_role(role))
    return tuple(dict.fromkeys(name for name in (*heads, *people) if name))


def _keep_facts(draft: Draft, event: HandoverStated) -> None:
    """A later mail's fact takes the place of the one under the same label; the others stay."""
    known, told = draft.project.handover, event.handover
    if known is None or known.state == "lapsed":
        known = HandoverRecord(event.mail.sender.name, draft.context.now, state="settled")
        draft.note(
            f"交底：{event.mail.sender.name} 提供了 {len(told.facts)} 项项目信息",
            f"hand-over: {event.mail.sender.name} stated {len(told.facts)} facts",
        )
    elif not _states_more(known, told):
        return
    else:
        draft.note(f"交底信息更新（{event.mail.sender.name}）", f"hand-over: facts updated ({event.mail.sender.name})")
    facts = {_place(fact): fact for fact in (*known.facts, *told.facts)}
    put_handover(
        draft,
        structs.replace(
            known,
            facts=tuple(facts.values()),
            start=told.start or known.start,
            end=told.end or known.end,
            mail=event.mail.message_id,
        ),
    )


def _place(fact: Fact) -> tuple[str, str]:
    """Under which it stands: its label, but for what has none, of which every line is one of its own."""
    return fact.label, fact.value if fact.label == NO_LABEL else ""


def _states_more(known: HandoverRecord, told: Handover) -> bool:
    have = {(fact.label, fact.value) for fact in known.facts}
    return any((fact.label, fact.value) not in have for fact in told.facts)


def _learn_manager(draft: Draft, event: HandoverStated) -> None:
    """The manager whom the mail names, where none is known; until one is, who stated the facts stands in."""
    project = draft.project
    stated = (fact.value for fact in event.handover.facts if fact.label in _MANAGER_LABELS)
    named = draft.directory.by_name(event.project_manager or next(stated, None))
    manager = project.manager or (named.name if named else None)
    if manager != project.manager:
        draft.note(f"项目经理：{manager}", f"project manager: {manager}")
    stand_in = None if manager else project.manager_stand_in or event.mail.sender.name
    draft.project = structs.replace(draft.project, manager=manager, manager_stand_in=stand_in)


def _ask_leaders(draft: Draft, event: HandoverStated) -> tuple[str, ...]:
    """Ask those on the mail's To and Cc who lead a group, else all of them; nobody whose answer is waited for."""
    handover = handover_of(draft)
    present = {ask.person for ask in handover.asks}
    new = [leader for leader in _leaders_meant(draft, event) if leader.name not in present]
    for leader in new:
        ask_leader(draft, leader)
    names = tuple(leader.name for leader in new)
    if names:
        draft.note(f"交底：询问 {'、'.join(names)} 投入的人员", f"hand-over: asking {', '.join(names)} for the team")
    return names


def ask_leader(draft: Draft, leader: Person) -> None:
    """The question to one group leader, with a token of its own."""
    token = put_handover_ask(draft, leader.name)
    facts = request_facts(draft, token)
    draft.send("handover_request", (leader.contact,), facts, cc=(delegate_of(draft, leader.name),), token=token)


def _leaders_meant(draft: Draft, event: HandoverStated) -> tuple[Person, ...]:
    """Where the mail is to no leader, those asked before are meant, else everybody who leads a group."""
    leaders = draft.directory.with_role("group_leader")
    addressed = {p.name for c in event.mail.people if (p := draft.directory.by_address(c.address)) is not None}
    meant = tuple(leader for leader in leaders if leader.name in addressed)
    return meant or (() if handover_of(draft).asks else leaders)


def request_facts(draft: Draft, token: str) -> HandoverRequest:
    """The question as a letter puts it."""
    project, handover = draft.project, handover_of(draft)
    return HandoverRequest(
        project=project.name,
        facts=bare_facts(handover.facts, project.manager, project.rd_lead),
        stated_by=handover.stated_by,
        manager=project.manager,
        rd_lead=project.rd_lead,
        token=token,
        start=handover.start,
        end=handover.end,
    )


def bare_facts(facts: Iterable[Fact], *heads: str | None) -> tuple[Fact, ...]:
    """The facts as letters show them: without the project's name and its known heads, which have rows of their own."""
    return tuple(
        fact
        for fact in facts
        if not fact.label.startswith("项目名称")
        and fact.label != "项目"
        and not (fact.label in _HEADS_LABELS and fact.value in heads)
    )


def _taken(draft: Draft, before: Project, asked: tuple[str, ...], refused: str | None) -> HandoverTaken:
    project, handover = draft.project, handover_of(draft)
    return HandoverTaken(
        project=project.name,
        facts=bare_facts(handover.facts, project.manager, project.rd_lead),
        asked=asked,
        waiting=tuple(ask.person for ask in waiting_for(handover)),
        manager=project.manager,
        rd_lead=project.rd_lead,
        lead_refused=refused,
        new_project=was_unknown(before) and before.handover is None,
        unchanged=before.handover == handover and before.manager == project.manager,
    )
