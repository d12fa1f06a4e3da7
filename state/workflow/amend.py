"""One line of a notice meets the records: which record it is about, and what it does to it (PROCESS rule D4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import structs

from state.directory import name_key
from state.due_dates import days_to_come
from state.entitlement import voices_of
from state.events import Notice
from state.letters import ConfirmedLine, Effect, Overlap
from state.model import Assignment
from state.notice import AssignmentLine, Period, Remark
from state.oddities import oddities_of, periods_of
from state.workflow.conclude import withdraw_release
from state.workflow.draft import Draft
from state.workflow.earlier import remembered
from state.workflow.release import shorten, talked_about
from state.workflow.release_notice import tell_if_overdue
from state.workflow.requests import lapse, open_request
from state.workflow.table import assignment_after
from state.workflow.views import changed_details, period_in_english, period_words, segments_until, support_of
from state.workflow.weighing import propose
from state.working_days import ONE_DAY

Recorded = tuple[Assignment, ConfirmedLine]


class Meant(NamedTuple):
    """A line with the record it is about, if there is one."""

    line: AssignmentLine
    record: Assignment | None
    is_part: bool = False
    """Another line of the notice states a later last day of the same record: this one adds nothing."""


def record_line(draft: Draft, notice: Notice, meant: Meant) -> Recorded:
    """Record one line of a notice."""
    line = meant.line
    if meant.record is None:
        return _opened(draft, notice, line, "opened")
    record = draft.assignment(meant.record.id)
    if meant.is_part:
        return record, _confirmed(draft, notice, record, line, "unchanged")
    apart = not touches(record, line)
    if record.start > draft.said_on and not (apart and line.further):
        return _amended(draft, notice, record, line)
    if apart:
        return _opened(draft, notice, line, "opened_second")
    return _running(draft, notice, record, line)


def records_meant(lines: tuple[AssignmentLine, ...], known: tuple[Assignment, ...], day: dt.date) -> tuple[Meant, ...]:
    """For each line the person's record that it is about: one it touches, else one not begun, else one that runs.

    What a line touches is its own before another line moves it. Only what has begun may be meant by several lines.
    """
    taken: set[str] = set()
    touched = [_claim(taken, _touched_by(line, known, day)) for line in lines]
    records = [own or _left_over(line, known, day, taken) for line, own in zip(lines, touched, strict=True)]
    meant = [Meant(line, record) for line, record in zip(lines, records, strict=True)]
    return tuple(one._replace(is_part=_is_part(one, meant)) for one in meant)


def _left_over(line: AssignmentLine, known: tuple[Assignment, ...], day: dt.date, taken: set[str]) -> Assignment | None:
    """What a line means that touches nothing of its own: it shares what runs, moves what is planned, or adds to it."""
    begun = [a for a in _alive(line, known, day) if a.start <= day]
    shared = (a for a in begun if touches(a, line))
    planned = (a for a in _alive(line, known, day) if a.start > day)
    return next(shared, None) or _claim(taken, planned) or next(iter(begun), None)


def _is_part(one: Meant, meant: Iterable[Meant]) -> bool:
    if one.record is None or one.line.end is None or not touches(one.record, one.line):
        return False
    peers = (m.line for m in meant if m.record is one.record and touches(one.record, m.line))
    return any(line.end is not None and line.end > one.line.end for line in peers)


def _claim(taken: set[str], candidates: Iterable[Assignment]) -> Assignment | None:
    """The first of the records that no other line has taken."""
    claimed = next((a for a in candidates if a.id not in taken), None)
    if claimed is not None:
        taken.add(claimed.id)
    return claimed


def _alive(line: AssignmentLine, known: tuple[Assignment, ...], day: dt.date) -> list[Assignment]:
    return [a for a in known if name_key(a.person) == name_key(line.person) and not is_over(a, day)]


def _touched_by(line: AssignmentLine, known: tuple[Assignment, ...], day: dt.date) -> list[Assignment]:
    """What the line touches, first what it has most days in common with."""
    touched = [a for a in _alive(line, known, day) if touches(a, line)]
    return sorted(touched, key=lambda a: _days_in_common(a, line), reverse=True)


def _days_in_common(assignment: Assignment, line: AssignmentLine) -> int:
    if line.start is None or line.end is None:
        return 0
    return (min(assignment.end or line.end, line.end) - max(assignment.start, line.start)).days


def is_over(assignment: Assignment, day: dt.date) -> bool:
    """Whether the record has ended by that day: a later notice then opens a new one (D4)."""
    if assignment.state in {"released", "cancelled"} or assignment.ended_with_project:
        return True
    return assignment.end is not None and assignment.end < day


def shortens_into_the_past(meant: Meant, day: dt.date) -> bool:
    """Whether the line would end what runs on a day that is over, seen from `day` (D4, D7)."""
    record, end = meant.record, meant.line.end
    if record is None or end is None or meant.is_part:
        return False
    return touches(record, meant.line) and record.start <= day and end < day


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
    opened = draft.put(
        Assignment(
            id=draft.new_assignment_id(),
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
    draft.note(
        f"记录 {line.person}：{period_words(line.start, line.end)}（{notice.mail.sender.name}）",
        f"recorded {line.person}: {period_in_english(line.start, line.end)} ({notice.mail.sender.name})",
    )
    told = tell_if_overdue(draft, _without_letters_if_over(draft, opened))
    assignment = draft.assignment(opened.id)
    return assignment, _confirmed(draft, notice, assignment, line, effect, told=told)


def _without_letters_if_over(draft: Draft, assignment: Assignment) -> Assignment:
    """Of a period that was over when its notice came no letter is ever due, and none is missed (T3)."""
    end = assignment.end
    if end is None or end >= draft.said_on:
        return assignment
    return draft.put(structs.replace(assignment, question_put_for=end, release_told_for=end))


def _amended(draft: Draft, notice: Notice, old: Assignment, line: AssignmentLine) -> Recorded:
    """A period that has not begun is amended freely (D4)."""
    effect: Effect = "amended" if touches(old, line) else "moved"
    changed = _with_days(old, line)
    if changed == old and not changed_details(old, line):
        return old, _confirmed(draft, notice, old, line, "unchanged")
    new = draft.put(
        structs.replace(
            _with_details(changed, notice, line),
            state=assignment_after(old.state, "is amended"),
            earlier=remembered(draft, old),
        )
    )
    days = f"{period_words(old.start, old.end)} → {period_words(new.start, new.end)}"
    was, now = period_in_english(old.start, old.end), period_in_english(new.start, new.end)
    draft.note(
        f"变更 {old.person}：{days}（{notice.mail.sender.name}）",
        f"changed {old.person}: {was} -> {now} ({notice.mail.sender.name})",
    )
    lapsed = _lapse_open_requests(draft, old, new)
    withdraw_release(draft, old, draft.assignment(new.id))
    told = tell_if_overdue(draft, _without_letters_if_over(draft, draft.assignment(new.id)))
    amended = draft.assignment(new.id)
    done = _confirmed(draft, notice, amended, line, effect, told=told)
    return amended, structs.replace(done, before=support_of(old), lapsed_extension=lapsed)


def _with_days(old: Assignment, line: AssignmentLine) -> Assignment:
    """The record with the line's days; with another last day everything about the old one starts anew."""
    segments = line.segments if line.start else segments_until(old.segments, line.end)
    moved = structs.replace(old, start=line.start or old.start, end=line.end, segments=segments)
    if moved.end == old.end:
        return moved
    return structs.replace(moved, extension=None, question_put_for=None, released_early=False)


def _running(draft: Draft, notice: Notice, old: Assignment, line: AssignmentLine) -> Recorded:
    """Once the period runs its details are amended freely; a later end opens D5, an earlier end follows D7 (D4)."""
    new = old
    if changed_details(old, line):
        new = draft.put(
            structs.replace(
                _with_details(old, notice, line),
                state=assignment_after(old.state, "is amended"),
                earlier=remembered(draft, old),
            )
        )
        draft.note(
            f"变更 {old.person} 的岗位或工作量（{notice.mail.sender.name}）",
            f"changed {old.person}: role or effort ({notice.mail.sender.name})",
        )
    effect: Effect = "unchanged" if new is old else "amended"
    if line.end is not None and line.end != new.end:
        is_later = new.end is not None and line.end > new.end
        effect = _later_end(draft, new, line.end) if is_later else shorten(draft, new, line.end)
    now = draft.assignment(new.id)
    before = None if effect == "unchanged" else support_of(old)
    done = structs.replace(_confirmed(draft, notice, now, line, effect), before=before)
    if line.end is None or effect not in {"extension_opened", "release_asked"}:
        return now, done
    return now, structs.replace(done, wanted_end=line.end, in_talks=talked_about(draft, now, effect, line.end))


def _later_end(draft: Draft, assignment: Assignment, until: dt.date) -> Effect:
    """A later end is an extension: opened with the sender's voice, if he has one (D4, D5)."""
    if draft.mail is None:
        raise ValueError("only a mail brings a later end")
    request = draft.open_request(assignment, "extension") or open_request(
        draft, assignment, "extension", draft.mail.sender.name
    )
    voices = voices_of(draft.mail.sender, assignment, draft.project, draft.directory)
    propose(draft, request, draft.mail.sender, until, voices)
    return "amended" if draft.assignment(assignment.id).end == until else "extension_opened"


def _lapse_open_requests(draft: Draft, old: Assignment, new: Assignment) -> bool:
    """What is open about the old last day lapses; whether an extension was among it."""
    pending = draft.open_requests(old) if new.end != old.end else ()
    for request in pending:
        lapse(draft, request, "amended")
    return any(request.purpose == "extension" for request in pending)


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
    question, release = days_to_come(assignment, context.today, context.policy, context.calendar)
    return ConfirmedLine(
        effect=effect,
        support=support_of(assignment),
        extension_request_on=question,
        release_notice_on=release,
        release_notice_now=told,
        provisional=end is not None and context.calendar.is_provisional(end),
        warnings=_warnings(draft, notice, line),
        overlaps=overlaps_of(draft, assignment),
        working_days=_working_days(draft, assignment, line, effect),
    )


def _working_days(draft: Draft, assignment: Assignment, line: AssignmentLine, effect: Effect) -> int | None:
    """Of the days as they stand: until an extension or a release is agreed, those on record, not those asked for."""
    asked_for = effect in {"extension_opened", "release_asked"}
    stands = (Period(assignment.start, assignment.end),) if assignment.end is not None else ()
    periods = (assignment.segments or stands) if asked_for else periods_of(line)
    return draft.context.calendar.count_all(periods) if periods else None


def _warnings(draft: Draft, notice: Notice, line: AssignmentLine) -> tuple[Remark, ...]:
    """The oddities of the line as they are today, and what only the reading could see of people and days.

    That nobody knew the project is said of the notice as a whole.
    """
    own = tuple(oddities_of(line, draft.said_on, draft.context.calendar, len(notice.lines)))
    seen = {remark.code for remark in own}
    computed = {"already-begun", "already-over", "no-working-day", "effort-exceeds-period", "unknown-project"}
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
