"""One line of a notice meets the records: which record it is about, and what it does to it (PROCESS rule D4)."""

from __future__ import annotations

import datetime as dt
import hashlib

from msgspec import structs

from state.directory import name_key
from state.due_dates import extension_request_on, release_notice_on
from state.entitlement import voices_of
from state.events import Notice
from state.letters import ConfirmedLine, Effect, Overlap
from state.model import Assignment
from state.notice import AssignmentLine, Remark
from state.oddities import oddities_of, periods_of
from state.workflow.conclude import withdraw_release
from state.workflow.draft import Draft
from state.workflow.release import shorten
from state.workflow.release_notice import tell_if_overdue
from state.workflow.requests import lapse, open_request
from state.workflow.table import assignment_after
from state.workflow.views import changed_details, period_words, support_of
from state.workflow.weighing import propose
from state.working_days import ONE_DAY

Recorded = tuple[Assignment, ConfirmedLine]


def record_line(draft: Draft, notice: Notice, line: AssignmentLine, known: tuple[Assignment, ...]) -> Recorded:
    """Record one line; `known` are the records as they were before the notice."""
    target = record_meant(line, known, draft.said_on)
    if target is None:
        return _opened(draft, notice, line, "opened")
    target = draft.assignment(target.id)
    if target.start > draft.said_on:
        return _amended(draft, notice, target, line)
    if not touches(target, line):
        return _opened(draft, notice, line, "opened_second")
    return _running(draft, notice, target, line)


def record_meant(line: AssignmentLine, known: tuple[Assignment, ...], day: dt.date) -> Assignment | None:
    """The record of that person that a line is about: one it touches, else one not begun, else one that runs."""
    alive = [a for a in known if name_key(a.person) == name_key(line.person) and not is_over(a, day)]
    touched = [a for a in alive if touches(a, line)]
    planned = [a for a in alive if a.start > day]
    return next(iter((*touched, *planned, *alive)), None)


def is_over(assignment: Assignment, day: dt.date) -> bool:
    """Whether the record has ended by that day: a later notice then opens a new one (D4)."""
    if assignment.state in {"released", "cancelled"}:
        return True
    return assignment.end is not None and assignment.end < day


def touches(assignment: Assignment, line: AssignmentLine) -> bool:
    """Whether the line's period shares a day with the record's or follows on it without a gap.

    A line that states only a new last day is about the period there is.
    """
    if line.start is None or line.end is None:
        return True
    ends_before = assignment.end is not None and assignment.end + ONE_DAY < line.start
    return not ends_before and line.end + ONE_DAY >= assignment.start


def _opened(draft: Draft, notice: Notice, line: AssignmentLine, effect: Effect) -> Recorded:
    if line.start is None or line.end is None:
        raise ValueError("a record is opened with its first and its last day")
    assignment = draft.put(
        Assignment(
            id=f"{_short_name(draft.project.name)}-{len(draft.project.assignments) + 1}",
            person=line.person,
            role=line.role,
            start=line.start,
            end=line.end,
            estimated_days=line.estimated_days,
            support_days=line.support_days,
            state="active" if line.start <= draft.context.today else "planned",
            segments=line.segments,
            noticed_by=notice.mail.sender.name,
            sources=line.sources,
            mail=notice.mail.message_id,
        )
    )
    draft.note(f"记录 {line.person}：{period_words(line.start, line.end)}（{notice.mail.sender.name}）")
    told = tell_if_overdue(draft, assignment)
    return draft.assignment(assignment.id), _confirmed(draft, notice, assignment, line, effect, told=told)


def _amended(draft: Draft, notice: Notice, old: Assignment, line: AssignmentLine) -> Recorded:
    """A period that has not begun is amended freely (D4)."""
    effect: Effect = "amended" if touches(old, line) else "moved"
    start, end = line.start or old.start, line.end
    same_days = (start, end, line.segments) == (old.start, old.end, old.segments)
    if same_days and not changed_details(old, line):
        return old, _confirmed(draft, notice, old, line, "unchanged")
    lapsed = _lapse_open_request(draft, old, end_changed=end != old.end)
    new = draft.put(
        structs.replace(
            _with_details(draft.assignment(old.id), notice, line),
            start=start,
            end=end,
            segments=line.segments,
            state=assignment_after(old.state, "is amended"),
            extension=draft.assignment(old.id).extension if end == old.end else None,
        )
    )
    days = f"{period_words(old.start, old.end)} → {period_words(start, end)}"
    draft.note(f"变更 {old.person}：{days}（{notice.mail.sender.name}）")
    if old.end is not None and end is not None and end > old.end:
        withdraw_release(draft, old, new)
    told = tell_if_overdue(draft, draft.assignment(new.id))
    done = _confirmed(draft, notice, new, line, effect, told=told)
    return draft.assignment(new.id), structs.replace(done, before=support_of(old), lapsed_extension=lapsed)


def _running(draft: Draft, notice: Notice, old: Assignment, line: AssignmentLine) -> Recorded:
    """Once the period runs its details are amended freely; a later end opens D5, an earlier end follows D7 (D4)."""
    new = old
    if changed_details(old, line):
        new = draft.put(
            structs.replace(_with_details(old, notice, line), state=assignment_after(old.state, "is amended"))
        )
        draft.note(f"变更 {old.person} 的岗位或工作量（{notice.mail.sender.name}）")
    effect: Effect = "unchanged" if new is old else "amended"
    if line.end is not None and new.end is not None and line.end != new.end:
        effect = _later_end(draft, new, line.end) if line.end > new.end else shorten(draft, new, line.end)
    now = draft.assignment(new.id)
    done = _confirmed(draft, notice, now, line, effect)
    if effect != "unchanged":
        done = structs.replace(done, before=support_of(old))
    if effect in {"extension_opened", "release_asked"} and line.end != now.end:
        done = structs.replace(done, wanted_end=line.end)
    return now, done


def _later_end(draft: Draft, assignment: Assignment, until: dt.date) -> Effect:
    """A later end is an extension: opened with the sender's voice, if he has one (D4, D5)."""
    if draft.mail is None:
        raise ValueError("only a mail brings a later end")
    pending_release = draft.open_request(assignment, "early_release")
    if pending_release is not None:
        lapse(draft, pending_release, "amended")
    request = draft.open_request(assignment, "extension") or open_request(
        draft, assignment, "extension", draft.mail.sender.name
    )
    voices = voices_of(draft.mail.sender, assignment, draft.project, draft.directory)
    propose(draft, request, draft.mail.sender, until, voices)
    return "extension_opened"


def _lapse_open_request(draft: Draft, assignment: Assignment, *, end_changed: bool) -> bool:
    pending = draft.open_requests(assignment) if end_changed else ()
    for request in pending:
        lapse(draft, request, "amended")
    return bool(pending)


def _with_details(assignment: Assignment, notice: Notice, line: AssignmentLine) -> Assignment:
    """Role and efforts as the line states them; what it does not state stays as it was."""
    return structs.replace(
        assignment,
        role=line.role or assignment.role,
        estimated_days=assignment.estimated_days if line.estimated_days is None else line.estimated_days,
        support_days=assignment.support_days if line.support_days is None else line.support_days,
        sources=line.sources or assignment.sources,
        mail=notice.mail.message_id or assignment.mail,
    )


def _confirmed(
    draft: Draft, notice: Notice, assignment: Assignment, line: AssignmentLine, effect: Effect, *, told: bool = False
) -> ConfirmedLine:
    context = draft.context
    end = assignment.end
    return ConfirmedLine(
        effect=effect,
        support=support_of(assignment),
        extension_request_on=_still_to_come(
            extension_request_on(assignment.start, end, context.policy, context.calendar) if end else None,
            put=assignment.question_put_for == end or told,
        ),
        release_notice_on=_still_to_come(
            release_notice_on(end, context.policy, context.calendar) if end else None,
            put=assignment.release_told_for == end,
        ),
        release_notice_now=told,
        provisional=end is not None and context.calendar.is_provisional(end),
        warnings=_warnings(draft, notice, line),
        overlaps=overlaps_of(draft, assignment),
        working_days=context.calendar.count_all(periods_of(line)) if periods_of(line) else None,
    )


def _still_to_come(day: dt.date | None, *, put: bool) -> dt.date | None:
    return None if put else day


def _warnings(draft: Draft, notice: Notice, line: AssignmentLine) -> tuple[Remark, ...]:
    """The oddities of the line as they are today, and what only the reading could see."""
    own = tuple(oddities_of(line, draft.said_on, draft.context.calendar, len(notice.lines)))
    seen = {remark.code for remark in own}
    computed = {"already-begun", "already-over", "no-working-day", "effort-exceeds-period"}
    read = (
        remark
        for remark in notice.warnings
        if remark.code not in seen | computed and remark.person in {None, line.person}
    )
    return (*own, *read)


def overlaps_of(draft: Draft, assignment: Assignment) -> tuple[Overlap, ...]:
    """Where else the person is lent on some of the same days (D3)."""
    elsewhere = draft.context.lent_elsewhere.get(name_key(assignment.person), ())
    return tuple(
        other
        for other in elsewhere
        if (assignment.end is None or other.start <= assignment.end)
        and (other.end is None or assignment.start <= other.end)
    )


def _short_name(project: str) -> str:
    return hashlib.blake2b(name_key(project).encode(), digest_size=3).hexdigest()
