"""A staffing notice is recorded: opened, amended, moved, or put to agreement (PROCESS rules D2, D3, D4)."""

from __future__ import annotations

from msgspec import structs

from state.directory import name_key
from state.events import Notice
from state.letters import Confirmation
from state.workflow.amend import Meant, Recorded, record_line, records_meant
from state.workflow.closing import reopen
from state.workflow.draft import Draft
from state.workflow.holders import ask_present_holders
from state.workflow.lead import learn_lead, tell_of_lead
from state.workflow.on_record import leaders_left_out, words_on_record
from state.workflow.replacing import take_places
from state.workflow.views import was_unknown


def record_notice(draft: Draft, notice: Notice, meant: tuple[Meant, ...] | None = None) -> tuple[Recorded, ...]:
    """Record what the notice states and confirm it to its sender, line by line (D3); the lines as recorded.

    `meant` says which record each line is about; by default that is found out (D4).
    """
    before = draft.project
    reopened = bool(notice.lines) and reopen(draft)
    _learn_people(draft, notice)
    _learn_manager(draft, notice)
    lead_refused = learn_lead(draft, notice)
    meant = meant or records_meant(notice.lines, before.assignments, draft.said_on)
    recorded = take_places(draft, notice, [record_line(draft, notice, one) for one in meant])
    confirmed = tuple(
        structs.replace(done, voices=words_on_record(draft, assignment, notice.agreed_with))
        for assignment, done in recorded
    )
    project = draft.project
    draft.answer(
        "confirmation",
        Confirmation(
            project=project.name,
            lines=confirmed,
            new_project=was_unknown(before),
            manager=project.manager,
            manager_learnt=project.manager != before.manager,
            manager_missing=project.manager is None,
            rd_lead=project.rd_lead,
            rd_lead_learnt=project.rd_lead != before.rd_lead,
            later=notice.later if (project.manager, project.rd_lead) != (before.manager, before.rd_lead) else None,
            lead_refused=lead_refused,
            similar_project=notice.similar_project,
            reopened=reopened,
            passed_over=notice.passed_over,
        ),
        cc=leaders_left_out(draft, [assignment for assignment, _ in recorded], notice.agreed_with),
        assignments=tuple(dict.fromkeys(assignment.id for assignment, _ in recorded)),
    )
    tell_of_lead(draft, notice, before, lead_refused)
    if project.manager != before.manager:
        ask_present_holders(draft)
    return tuple(recorded)


def _learn_people(draft: Draft, notice: Notice) -> None:
    """People of the notice whom the directory does not hold are known by its own To and Cc, for this project (D3)."""
    named = {name_key(line.person) for line in notice.lines if draft.directory.by_name(line.person) is None}
    known = {name_key(contact.name) for contact in draft.project.contacts}
    new = tuple(
        contact
        for contact in notice.mail.people
        if name_key(contact.name) in named and name_key(contact.name) not in known
    )
    draft.project = structs.replace(draft.project, contacts=(*draft.project.contacts, *new))


def _learn_manager(draft: Draft, notice: Notice) -> None:
    """Learn the manager where none is known; until then the sender stands in."""
    project = draft.project
    known = draft.directory.by_name(project.manager)
    present = project.manager if known is None or draft.directory.is_here(known) else None
    manager = present or _manager_named(draft, notice) or project.manager
    if manager != project.manager:
        draft.note(f"项目经理：{manager}", f"project manager: {manager}")
    stand_in = None if manager else notice.mail.sender.name
    draft.project = structs.replace(draft.project, manager=manager, manager_stand_in=stand_in)


def _manager_named(draft: Draft, notice: Notice) -> str | None:
    """The manager whom the notice names; somebody outside the directory can decide nothing, and is asked about."""
    person = draft.directory.by_name(notice.project_manager)
    return person.name if person else None
