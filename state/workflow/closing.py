"""A project ends (PROCESS, settled details "Closing"): on the mail's day, for everybody at once, without D7's week."""

from __future__ import annotations

from msgspec import structs

from state.entitlement import may_change_project
from state.events import ProjectClosed
from state.letters import EndedSupport, NotEntitled, ProjectEnded
from state.model import Assignment, Contact, Outcome
from state.notice import Remark
from state.workflow.correcting import ask_to_correct
from state.workflow.draft import Draft
from state.workflow.ending_requests import end_requests
from state.workflow.handover_records import close_handover
from state.workflow.lead import heads_and_coordinators
from state.workflow.need_records import lapse_needs
from state.workflow.presales_records import end_presales
from state.workflow.receivers import manager_of, person_of, superior_of, team_of
from state.workflow.table import assignment_after
from state.workflow.views import segments_until, support_of, was_unknown

_OUTCOMES = {"closed": "结项", "terminated": "终止"}


def close_project(draft: Draft, event: ProjectClosed) -> Outcome:
    """End the project for everybody lent to it; "recorded" unless it is refused, or nobody knows the project."""
    project = draft.project
    if not may_change_project(event.mail.sender, project, draft.directory):
        facts = NotEntitled("closing", project.name or None, heads_and_coordinators(draft))
        draft.answer("not_entitled", facts)
        return "answered"
    if event.problems:
        ask_to_correct(draft, event, event.problems)
        return "answered"
    if was_unknown(project):
        ask_to_correct(draft, event, (Remark("no-such-project", "project", value=project.name),))
        return "answered"
    if project.ended_on is not None and not any(_is_alive(draft, a) for a in project.assignments):
        draft.answer("confirmation", structs.replace(_ended(draft, event, ()), already=True))
        return "answered"
    _end_for_all(draft, event)
    return "recorded"


def reopen(draft: Draft) -> bool:
    """A later notice opens the ended project again; whether it had ended. What ended with it stays ended."""
    if draft.project.ended_on is None:
        return False
    draft.note(
        f"项目重新启动（此前于 {draft.project.ended_on} 结束）",
        f"project opened again (it had ended on {draft.project.ended_on})",
    )
    draft.project = structs.replace(draft.project, ended_on=None, ended=None)
    return True


def _end_for_all(draft: Draft, event: ProjectClosed) -> None:
    team = team_of(draft, draft.said_on)
    lent = [a for a in draft.project.assignments if _is_alive(draft, a)]
    reason, because = (f"：{event.reason}", f": {event.reason}") if event.reason else ("", "")
    draft.note(
        f"项目{_OUTCOMES[event.outcome]}（{event.mail.sender.name}）{reason}",
        f"project {event.outcome} ({event.mail.sender.name}){because}",
    )
    draft.project = structs.replace(draft.project, ended_on=draft.said_on, ended=event.outcome)
    ended = tuple(_end_one(draft, assignment) for assignment in lent)
    asked = _end_questions(draft)
    concerned = [contact for a in lent for contact in (person_of(draft, a), superior_of(draft, a))]
    cc: tuple[Contact | None, ...] = (*concerned, *team)
    draft.send(
        "project_end",
        (event.mail.sender.contact, manager_of(draft)),
        _ended(draft, event, ended),
        cc=(*cc, *asked, *end_presales(draft)),
        answer=True,
        assignments=tuple(assignment.id for assignment in lent),
    )


def _end_questions(draft: Draft) -> tuple[Contact | None, ...]:
    """What was asked for it is asked no more (D2b, D10); who asked, and who is still asked, must know."""
    names: list[str] = []
    for need in draft.project.needs:
        if need.is_open:
            names += (need.asked_by, *(ask.person for ask in need.asks if ask.open))
    lapse_needs(draft)
    handover = draft.project.handover
    if handover is not None and handover.is_open:
        names += (handover.stated_by, *(ask.person for ask in handover.asks))
        close_handover(draft, "project ends")
    return tuple(draft.office(name) for name in names)


def _is_alive(draft: Draft, assignment: Assignment) -> bool:
    """Not over by the mail's day; what is over and still waits for the calendar is its affair."""
    alive = assignment.state in {"planned", "active"} and not assignment.ended_with_project
    return alive and (assignment.end is None or assignment.end >= draft.said_on)


def _end_one(draft: Draft, old: Assignment) -> EndedSupport:
    """Who has not begun is cancelled, who has begun leaves at the end of the day; what was open about it lapses."""
    cancelled = old.start > draft.said_on
    new = draft.put(_cancelled(old) if cancelled else _leaving(draft, old))
    draft.note(
        f"{old.person}：{'项目结束，安排取消' if cancelled else f'项目结束，最后一天 {new.end}'}",
        f"{old.person}: {'cancelled with the project' if cancelled else f'the project ends, last day {new.end}'}",
    )
    end_requests(draft, draft.open_requests(old), "closed")
    return EndedSupport(support_of(new), old.end, cancelled)


def _cancelled(old: Assignment) -> Assignment:
    return structs.replace(old, state=assignment_after(old.state, "is cancelled"), ended_with_project=True)


def _leaving(draft: Draft, old: Assignment) -> Assignment:
    """The letter about the project takes the place of release notice and extension request."""
    on = draft.said_on
    begun = assignment_after("planned", "begins") if old.state == "planned" else old.state
    return structs.replace(
        old,
        end=on,
        state=assignment_after(begun, "project ends"),
        segments=segments_until(old.segments, on),
        question_put_for=on,
        release_told_for=on,
        ended_with_project=True,
    )


def _ended(draft: Draft, event: ProjectClosed, people: tuple[EndedSupport, ...]) -> ProjectEnded:
    project = draft.project
    return ProjectEnded(
        project=project.name,
        outcome=project.ended or event.outcome,
        on=project.ended_on,
        announced_by=event.mail.sender.name,
        reason=event.reason,
        people=people,
    )
