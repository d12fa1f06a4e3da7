"""One person takes another's place for the rest of a period: the other's record ends the day before (D4, D7)."""

from __future__ import annotations

from msgspec import structs

from state.directory import name_key
from state.events import Notice
from state.letters import ConfirmedLine
from state.model import Assignment
from state.notice import AssignmentLine, Remark
from state.workflow.amend import Meant, Recorded, is_over, record_line
from state.workflow.draft import Draft
from state.workflow.taking_back import cancel_planned, tell_of_cancellation
from state.workflow.views import support_of
from state.working_days import ONE_DAY


def for_the_rest(draft: Draft, notice: Notice) -> Notice:
    """The notice; who takes a place from a day on, without a last day, has the rest of the other's days.

    Where no record, or several with ends of their own, are given way to, the last day is still missing.
    """
    return structs.replace(notice, lines=tuple(_for_the_rest(draft, line) for line in notice.lines))


def _for_the_rest(draft: Draft, line: AssignmentLine) -> AssignmentLine:
    if line.replaces is None or line.since is None or line.end is not None:
        return line
    begun = structs.replace(line, start=line.since)
    ends = {a.end for a in draft.project.assignments if _gives_way(draft, a, begun)}
    last = ends.pop() if len(ends) == 1 else None
    return line if last is None or last < line.since else structs.replace(begun, end=last)


def take_places(draft: Draft, notice: Notice, recorded: list[Recorded]) -> list[Recorded]:
    """The recorded lines, each with whose place it takes, followed by the records that end for it.

    Of somebody whose place nobody can take, because no record is there, the confirmation says so.
    """
    taking = _first_takers(notice)
    ended = {key: _end_all(draft, notice, line) for key, line in taking.items()}
    shown = [
        (assignment, _shown(done, line, ended)) for (assignment, done), line in zip(recorded, notice.lines, strict=True)
    ]
    return [*shown, *(one for records in ended.values() for one in records)]


def _first_takers(notice: Notice) -> dict[str, AssignmentLine]:
    """By who is replaced the line that begins first. What the notice itself states about a person comes before."""
    stated = {name_key(line.person) for line in notice.lines}
    first: dict[str, AssignmentLine] = {}
    for line in notice.lines:
        key = name_key(line.replaces or "")
        if line.start is None or not key or key in stated:
            continue
        known = first.get(key)
        if known is None or known.start is None or line.start < known.start:
            first[key] = line
    return first


def _shown(done: ConfirmedLine, line: AssignmentLine, ended: dict[str, list[Recorded]]) -> ConfirmedLine:
    key = name_key(line.replaces or "")
    if key not in ended:
        return done
    if ended[key]:
        return structs.replace(done, replaces=line.replaces)
    nobody = Remark("nobody-to-replace", "person", person=line.person, value=line.replaces)
    return structs.replace(done, warnings=(*done.warnings, nobody))


def _end_all(draft: Draft, notice: Notice, line: AssignmentLine) -> list[Recorded]:
    records = [a for a in draft.project.assignments if _gives_way(draft, a, line)]
    return [_end_one(draft, notice, record, line) for record in records]


def _gives_way(draft: Draft, assignment: Assignment, line: AssignmentLine) -> bool:
    """Whether the line takes the place of that record: its days, or it ends for it already."""
    theirs = name_key(assignment.person) == name_key(line.replaces or "")
    if not theirs or line.start is None or is_over(assignment, draft.said_on):
        return False
    reaches = assignment.end is None or assignment.end >= line.start - ONE_DAY
    return reaches and (line.end is None or assignment.start <= line.end)


def _end_one(draft: Draft, notice: Notice, record: Assignment, line: AssignmentLine) -> Recorded:
    """What has not begun is amended freely, or cancelled where nothing is left of it; what runs follows D7.

    Nobody leaves on a day that is over: who is replaced from today on still has today.
    """
    if line.start is None:
        raise ValueError("who takes a place begins on a day")
    if record.start > draft.said_on and line.start <= record.start:
        return _cancelled(draft, record, line)
    last_day = line.start - ONE_DAY
    last_day = last_day if record.start > draft.said_on else max(last_day, draft.said_on)
    own = AssignmentLine(record.person, end=last_day, sources=line.sources)
    assignment, done = record_line(draft, notice, Meant(own, record))
    return assignment, structs.replace(done, replaced_by=line.person)


def _cancelled(draft: Draft, record: Assignment, line: AssignmentLine) -> Recorded:
    taken_back = cancel_planned(draft, record)
    tell_of_cancellation(draft, (record,), (taken_back,))
    done = ConfirmedLine("cancelled", support_of(record), replaced_by=line.person)
    return draft.assignment(record.id), done
