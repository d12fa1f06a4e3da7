"""A record is corrected from the command line (PROCESS rule U5): by the rules of a notice, with a line in the history.

What a notice may change freely is changed; what needs somebody's word (a later end of what runs, a shorter one) is put
to them, as a notice would. Letters go to whom a notice's would go; the confirmation to whoever corrects.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct, structs

from state.directory import Person, name_key
from state.entitlement import may_change_project, may_name_lead, may_send_notice
from state.events import MailInHand, Notice
from state.letters import ConfirmedLine, Support
from state.model import Assignment, Project
from state.notice import AssignmentLine, Remark
from state.workflow.amend import Meant, is_over
from state.workflow.draft import Change, Context, Draft
from state.workflow.holders import ask_present_holders
from state.workflow.lead import heads_and_coordinators
from state.workflow.notice import record_notice
from state.workflow.step import line_problem, who_may, with_directory
from state.workflow.taking_back import cancel_planned, tell_of_cancellation
from state.workflow.waiting import without_stale_letters


class Amendment(Struct, frozen=True):
    """What is to be different, why, and by whom; None leaves it as it is. Dates are included, efforts person-days."""

    by: Person
    reason: str
    person: str | None = None
    assignment: str | None = None
    """Which of the person's records, where there are several."""
    start: dt.date | None = None
    end: dt.date | None = None
    role: str | None = None
    estimated_days: float | None = None
    support_days: float | None = None
    cancel: bool = False
    manager: str | None = None
    rd_lead: str | None = None

    @property
    def changes_person(self) -> bool:
        """Whether somebody's record is to be different."""
        return self.cancel or self.changed_values != (None,) * 5

    @property
    def changed_values(self) -> tuple[object, ...]:
        """The values of a record that are stated."""
        return (self.start, self.end, self.role, self.estimated_days, self.support_days)


class AmendmentRefused(Exception):
    """It cannot be done, for the reason that is the message; nothing has changed."""


class ProblemFound(AmendmentRefused):
    """A notice that said the same would be sent back (M4)."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.code)
        self.remark = remark


class Amended(Struct, frozen=True):
    """What an amendment comes to: the change, and what became of the record, where there is one."""

    change: Change
    lines: tuple[ConfirmedLine, ...] = ()
    cancelled: Support | None = None


def amend(project: Project, amendment: Amendment, context: Context) -> Amended:
    """Do it. Raises AmendmentRefused."""
    mail = MailInHand(None, context.now, amendment.by, corrects="admin" in amendment.by.roles)
    draft = Draft(with_directory(project, context.directory), context, mail)
    _require_entitled(draft, amendment)
    chinese, english = _what(amendment)
    draft.note(
        f"人工更正（{amendment.by.name}）：{chinese}；原因：{amendment.reason}",
        f"amended by hand ({amendment.by.name}): {english}; reason: {amendment.reason}",
    )
    _change_manager(draft, amendment)
    if amendment.cancel:
        cancelled = _cancel(draft, amendment)
        return Amended(_done(draft), cancelled=cancelled)
    notice, meant = _as_notice(draft, amendment)
    recorded = record_notice(draft, notice, meant) if notice.lines or notice.rd_lead else ()
    return Amended(_done(draft), tuple(line for _, line in recorded))


def _done(draft: Draft) -> Change:
    """The letters answer no mail: there is none."""
    change = without_stale_letters(draft).done()
    return structs.replace(change, letters=tuple(structs.replace(one, answer=False) for one in change.letters))


def _require_entitled(draft: Draft, amendment: Amendment) -> None:
    """What the table "Who may do what" gives to a notice's sender; the administrator may what a coordinator may."""
    sender, project, directory = amendment.by, draft.project, draft.directory
    if draft.mail is None or draft.mail.corrects:
        return
    if amendment.changes_person and not may_send_notice(sender, project, directory):
        raise AmendmentRefused(_not_entitled(sender, who_may(draft)))
    if amendment.manager is not None and not may_change_project(sender, project, directory):
        raise AmendmentRefused(_not_entitled(sender, heads_and_coordinators(draft)))
    may_lead = may_change_project if project.rd_lead else may_name_lead
    if amendment.rd_lead is not None and not may_lead(sender, project, directory):
        raise AmendmentRefused(_not_entitled(sender, heads_and_coordinators(draft)))


def _not_entitled(sender: Person, who: tuple[str, ...]) -> str:
    return f"{sender.name} may not change that; {', '.join(who) or 'nobody known'} may (--by NAME)"


def _what(amendment: Amendment) -> tuple[str, str]:
    """What is corrected, in Chinese and in English."""
    said = (
        ("人员", "person", amendment.person),
        ("开始", "start", amendment.start),
        ("结束", "end", amendment.end),
        ("岗位", "role", amendment.role),
        ("预估人天", "estimated days", amendment.estimated_days),
        ("支撑人天", "support days", amendment.support_days),
        ("项目经理", "manager", amendment.manager),
        ("研发负责人", "R&D lead", amendment.rd_lead),
    )
    told = [row for row in said if row[2] is not None]
    chinese = [f"{name} {value}" for name, _, value in told]
    english = [f"{name} {value}" for _, name, value in told]
    if amendment.cancel:
        return "，".join((*chinese, "撤销")), ", ".join((*english, "cancelled"))
    return "，".join(chinese), ", ".join(english)


def _change_manager(draft: Draft, amendment: Amendment) -> None:
    manager, project = amendment.manager, draft.project
    if manager is None or manager == project.manager:
        return
    stated = draft.directory.project(project.name)
    if stated is not None and stated.project_manager is not None:
        raise AmendmentRefused(f"the directory file says that {stated.project_manager} is the manager; change it there")
    draft.project = structs.replace(project, manager=manager, manager_stand_in=None)
    ask_present_holders(draft)


def _cancel(draft: Draft, amendment: Amendment) -> Support:
    record = _record(draft, amendment)
    if record is None:
        raise AmendmentRefused(f"{amendment.person} has no record in {draft.project.name} that has not ended")
    if record.start <= draft.said_on or record.state != "planned":
        raise AmendmentRefused(f"{record.person}'s support has begun and cannot be cancelled; end it with --end")
    done = cancel_planned(draft, record)
    tell_of_cancellation(draft, (draft.assignment(record.id),), (done,))
    return done.support


def _as_notice(draft: Draft, amendment: Amendment) -> tuple[Notice, tuple[Meant, ...]]:
    """The notice that says the same. Raises AmendmentRefused."""
    lines: tuple[AssignmentLine, ...] = ()
    meant: tuple[Meant, ...] = ()
    if amendment.changes_person and amendment.person is not None:
        record = _record(draft, amendment)
        meant = (Meant(_line(draft, amendment, record), record),)
        lines = tuple(one.line for one in meant)
        _require_recordable(draft, meant[0])
    lead = amendment.rd_lead
    return Notice(draft.mail or _no_mail(), lines, rd_lead=lead, changes_lead=lead is not None), meant


def _no_mail() -> MailInHand:
    raise ValueError("an amendment has a sender")


def _require_recordable(draft: Draft, meant: Meant) -> None:
    """What stops a notice stops an amendment; an open-ended record may stay so."""
    line, record = meant.line, meant.record
    if record is not None and record.end is None and line.end is None:
        return
    if line.start is not None and line.end is not None and line.end < line.start:
        raise ProblemFound(
            Remark("end-before-start", "period", person=line.person, value=f"{line.start} to {line.end}")
        )
    problem = line_problem(draft, meant)
    if problem is not None:
        raise ProblemFound(problem)


def _line(draft: Draft, amendment: Amendment, record: Assignment | None) -> AssignmentLine:
    start, end = amendment.start, amendment.end
    if record is not None and record.start <= draft.said_on and start not in {None, record.start}:
        raise AmendmentRefused(f"{record.person}'s support began on {record.start}, which no notice can change (D4)")
    if record is None and (amendment.person is None or draft.contact(amendment.person) is None):
        raise AmendmentRefused(f"{amendment.person}: nobody of that name is known; add them to the directory file")
    return AssignmentLine(
        person=record.person if record else amendment.person or "",
        role=amendment.role,
        start=start or (record.start if record else None),
        end=end or (record.end if record else None),
        segments=record.segments if record and start is None and end is None else (),
        estimated_days=amendment.estimated_days,
        support_days=amendment.support_days,
    )


def _record(draft: Draft, amendment: Amendment) -> Assignment | None:
    """The person's record that has not ended; None where there is none. Raises AmendmentRefused for several."""
    person = draft.directory.by_name(amendment.person)
    key = name_key(person.name if person else amendment.person or "")
    alive = [a for a in draft.project.assignments if name_key(a.person) == key and not is_over(a, draft.said_on)]
    if amendment.assignment is not None:
        found = next((a for a in alive if a.id == amendment.assignment), None)
        if found is None:
            raise AmendmentRefused(f"{amendment.assignment}: no record of {amendment.person} that has not ended")
        return found
    if len(alive) > 1:
        ids = ", ".join(f"{a.id} from {a.start}" for a in alive)
        raise AmendmentRefused(f"{amendment.person} has several records; choose one with --assignment ({ids})")
    return alive[0] if alive else None
