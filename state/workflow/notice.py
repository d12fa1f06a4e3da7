"""A staffing notice is recorded: opened, amended, moved, or put to agreement (PROCESS rules D2, D3, D4)."""

from __future__ import annotations

from msgspec import structs

from state.directory import name_key
from state.entitlement import deciding_manager, is_manager, may_name_lead
from state.events import Notice
from state.letters import Confirmation
from state.model import Assignment, Contact, Project, Voice
from state.workflow.amend import record_line, records_meant
from state.workflow.draft import Draft
from state.workflow.receivers import holds_group_voice, voice_holders


def record_notice(draft: Draft, notice: Notice) -> None:
    """Record what the notice states and confirm it to its sender, line by line (D3)."""
    before = draft.project
    _learn_people(draft, notice)
    lead_refused = _learn_heads(draft, notice)
    meant = records_meant(notice.lines, before.assignments, draft.said_on)
    recorded = [record_line(draft, notice, one) for one in meant]
    confirmed = tuple(
        structs.replace(done, voices=_words_on_record(draft, assignment)) for assignment, done in recorded
    )
    project = draft.project
    draft.answer(
        "confirmation",
        Confirmation(
            project=project.name,
            lines=confirmed,
            new_project=_was_unknown(before),
            manager=project.manager,
            manager_learnt=project.manager != before.manager,
            manager_missing=project.manager is None,
            rd_lead=project.rd_lead,
            rd_lead_learnt=project.rd_lead != before.rd_lead,
            lead_refused=lead_refused,
            similar_project=notice.similar_project,
        ),
        cc=_leaders_left_out(draft, [assignment for assignment, _ in recorded]),
        assignments=tuple(dict.fromkeys(assignment.id for assignment, _ in recorded)),
    )


def _was_unknown(project: Project) -> bool:
    return not (project.history or project.manager or project.rd_lead or project.team)


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


def _learn_heads(draft: Draft, notice: Notice) -> str | None:
    """Learn manager and lead where they are not known; the second lead that was nominated, if any (D9)."""
    project = draft.project
    sender = notice.mail.sender
    manager = project.manager or _manager_named(draft, notice)
    if manager != project.manager:
        draft.note(f"项目经理：{manager}")
    lead, refused = project.rd_lead, None
    if notice.rd_lead and not _same(draft, notice.rd_lead, lead):
        if lead is None and may_name_lead(sender, structs.replace(project, manager=manager), draft.directory):
            lead = _canonical(draft, notice.rd_lead)
            draft.note(f"研发负责人：{lead}")
        else:
            refused = notice.rd_lead
            draft.note(f"未记录研发负责人 {refused}（{sender.name} 提名，现任：{lead or '无'}）")
    stand_in = None if manager else sender.name
    draft.project = structs.replace(draft.project, manager=manager, manager_stand_in=stand_in, rd_lead=lead)
    return refused


def _manager_named(draft: Draft, notice: Notice) -> str | None:
    """The manager whom the notice names; somebody outside the directory can decide nothing, and is asked about."""
    person = draft.directory.by_name(notice.project_manager)
    return person.name if person else None


def _canonical(draft: Draft, name: str) -> str:
    person = draft.directory.by_name(name)
    return person.name if person else name


def _same(draft: Draft, name: str, other: str | None) -> bool:
    return other is not None and name_key(_canonical(draft, name)) == name_key(other)


def _words_on_record(draft: Draft, assignment: Assignment) -> tuple[tuple[Voice, str, bool], ...]:
    """Whose word is on record with this notice, and whose is not (M5b)."""
    if draft.mail is None:
        return ()
    sender = draft.mail.sender
    manager = deciding_manager(draft.project)
    project_voice: tuple[tuple[Voice, str, bool], ...] = ()
    if manager is not None:
        project_voice = (("project", manager, is_manager(sender, draft.project, draft.directory)),)
    leaders = voice_holders(draft, assignment, "group")
    spoken = holds_group_voice(draft, sender, assignment)
    group_voice: tuple[tuple[Voice, str, bool], ...] = (("group", "、".join(leaders), spoken),) if leaders else ()
    return (*project_voice, *group_voice)


def _leaders_left_out(draft: Draft, assignments: list[Assignment]) -> tuple[Contact | None, ...]:
    """The group leaders who neither sent the notice nor stand on its To and Cc: they are copied (M5b)."""
    if draft.mail is None:
        return ()
    people = (draft.directory.by_address(contact.address) for contact in draft.mail.people)
    addressed = {person.name for person in people if person is not None}
    left_out: list[Contact | None] = []
    for assignment in assignments:
        leaders = voice_holders(draft, assignment, "group")
        if addressed.isdisjoint(leaders) and not holds_group_voice(draft, draft.mail.sender, assignment):
            left_out.extend(draft.contact(name) for name in leaders)
    return tuple(left_out)
