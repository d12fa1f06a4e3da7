"""One R&D lead a project (PROCESS rule D9): named once, replaced only outright, told of the duties at once."""

from __future__ import annotations

from msgspec import structs

from state.directory import name_key
from state.entitlement import deciding_manager, may_change_project, may_name_lead
from state.events import LeadReplaced, MailInHand, Notice
from state.letters import LeadConflict, LeadDuties, NewLead, NotEntitled
from state.model import Outcome, Project
from state.workflow.correcting import ask_to_correct
from state.workflow.draft import Draft
from state.workflow.receivers import lead_of, manager_of
from state.workflow.views import was_unknown


def learn_lead(draft: Draft, notice: Notice, *, answers_handover: bool = False) -> str | None:
    """Learn the lead whom a notice names, where it may; the second one whom it nominates, if any (D9).

    `answers_handover`: a group leader's answer to D10 may name the first one.
    """
    named, present = notice.rd_lead, _present_lead(draft)
    if not named or _is_same(draft, named, present):
        return None
    is_first = answers_handover and present is None
    if is_first or _may_name(draft, notice.mail, outright=notice.changes_lead):
        _put_lead(draft, notice.mail, named)
        return None
    draft.note(
        f"未记录研发负责人 {named}（{notice.mail.sender.name} 提名，现任：{present or '无'}）",
        f"R&D lead {named} not recorded ({notice.mail.sender.name} named, present: {present or 'none'})",
    )
    return named


def tell_of_lead(draft: Draft, notice: Notice, before: Project, refused: str | None) -> None:
    """The letters about the lead that a notice named: duties and change, or the conflict (D9)."""
    if refused is not None:
        _tell_of_conflict(draft, notice.mail, refused)
    elif draft.project.rd_lead != before.rd_lead:
        _tell_of_change(draft, notice.mail, before.rd_lead, notice.later)


def replace_lead(draft: Draft, event: LeadReplaced) -> Outcome:
    """The explicit change of the lead, by the manager or a coordinator; "recorded" unless it is refused (D9)."""
    before = draft.project
    if not _may_name(draft, event.mail, outright=True):
        draft.answer("not_entitled", NotEntitled("lead", before.name or None, heads_and_coordinators(draft)))
        return "answered"
    if event.lead is None or event.problems:
        ask_to_correct(draft, event, event.problems)
        return "answered"
    if not _is_same(draft, event.lead, before.rd_lead):
        _put_lead(draft, event.mail, event.lead)
    new_project = was_unknown(before)
    facts = _new_lead(draft, event.mail, before.rd_lead, new_project=new_project, later=event.later)
    draft.answer("confirmation", facts)
    if draft.project.rd_lead != before.rd_lead:
        _tell_of_change(draft, event.mail, before.rd_lead, event.later)
    return "recorded"


def heads_and_coordinators(draft: Draft) -> tuple[str, ...]:
    """The names of those who may change the lead or close the project, where they are known (M3)."""
    manager = deciding_manager(draft.project)
    coordinators = (person.name for person in draft.directory.with_role("coordinator"))
    return tuple(dict.fromkeys(name for name in (manager, *coordinators) if name))


def _may_name(draft: Draft, mail: MailInHand, *, outright: bool) -> bool:
    """The first lead may be named by more people than may replace one, and replacing must be said outright."""
    may_change = mail.corrects or (outright and may_change_project(mail.sender, draft.project, draft.directory))
    if _present_lead(draft) is not None:
        return may_change
    return may_change or may_name_lead(mail.sender, draft.project, draft.directory)


def _present_lead(draft: Draft) -> str | None:
    """The project's lead; one who has left leads nothing, and naming another is naming a first one (U4)."""
    name = draft.project.rd_lead
    person = draft.directory.by_name(name)
    return name if person is None or draft.directory.is_here(person) else None


def _put_lead(draft: Draft, mail: MailInHand, named: str) -> None:
    """The change stands against the directory file as long as that still names whom it replaced."""
    lead, old = _canonical(draft, named), draft.project.rd_lead
    stated = draft.directory.project(draft.project.name)
    draft.note(
        f"研发负责人：{f'{old} → ' if old else ''}{lead}（{mail.sender.name}）",
        f"R&D lead: {f'{old} -> ' if old else ''}{lead} ({mail.sender.name})",
    )
    _learn_address(draft, mail, lead)
    draft.project = structs.replace(
        draft.project, rd_lead=lead, rd_lead_replaced=stated.rd_lead if stated and old else None
    )


def _learn_address(draft: Draft, mail: MailInHand, name: str) -> None:
    """Somebody outside the directory is known for this project by the mail's own To and Cc (D3)."""
    if draft.contact(name) is None:
        new = tuple(contact for contact in mail.people if name_key(contact.name) == name_key(name))
        draft.project = structs.replace(draft.project, contacts=(*draft.project.contacts, *new[:1]))


def _tell_of_conflict(draft: Draft, mail: MailInHand, nominated: str) -> None:
    lead = draft.project.rd_lead
    if lead is not None:
        facts = LeadConflict(draft.project.name, nominated, lead, mail.sender.name)
        draft.send("lead_conflict", (mail.sender.contact, lead_of(draft)), facts, answer=True)


def _tell_of_change(draft: Draft, mail: MailInHand, before: str | None, later: str | None = None) -> None:
    """The new lead hears of the duties, the lead before and the manager of the change; the sender knows."""
    project = draft.project
    duties = LeadDuties(
        project=project.name,
        lead=project.rd_lead or "",
        manager=project.manager,
        named_by=mail.sender.name,
        before=before,
        duties=tuple(line for line in draft.context.policy.lead_duties.splitlines() if line.strip()),
        later=later,
    )
    draft.send("lead_duties", (lead_of(draft),), duties)
    if before is not None:
        others = (draft.contact(before), manager_of(draft))
        told = tuple(contact for contact in others if contact != mail.sender.contact)
        if told:
            draft.send("lead_changed", told, _new_lead(draft, mail, before, later=later))


def _new_lead(
    draft: Draft, mail: MailInHand, before: str | None, *, new_project: bool = False, later: str | None = None
) -> NewLead:
    project = draft.project
    return NewLead(project.name, project.rd_lead or "", before, mail.sender.name, new_project, later)


def _canonical(draft: Draft, name: str) -> str:
    person = draft.directory.by_name(name)
    return person.name if person else name


def _is_same(draft: Draft, name: str, other: str | None) -> bool:
    return other is not None and name_key(_canonical(draft, name)) == name_key(other)
