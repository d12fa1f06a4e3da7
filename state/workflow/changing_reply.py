"""A reply among people that changes something, and answers no question of the daemon's (PROCESS rules M3, M4, D4).

What it states in full is taken as a mail of its own (`step`). What plainly changes something and does not say all of it
comes back with the form of what is on record, in which stands what was understood. What is on record already changes
nothing, and is not answered.
"""

from __future__ import annotations

from state.directory import name_key
from state.entitlement import may_send_notice
from state.events import Notice, ReleaseAnnounced, Unread, WordGiven
from state.model import Assignment
from state.notice import AssignmentLine, Change, ReleaseLine, Remark
from state.workflow.correcting import ask_to_correct
from state.workflow.draft import Draft
from state.workflow.receivers import is_alive
from state.workflow.views import as_it_stands


def is_on_record(draft: Draft, event: WordGiven) -> bool:
    """Whether all that the reply states of people and days is on record as it says: 收到，许南星6月30日撤场 (D4)."""
    own, change = event.apart, event.wish.changes if event.wish is not None else None
    alive = _alive(draft)
    if isinstance(own, Notice):
        heads = own.project_manager or own.rd_lead
        return not heads and all(any(_says(a, line) for a in alive) for line in own.lines)
    if isinstance(own, ReleaseAnnounced):
        return all(any(_is(a, line.person) and a.end == line.on for a in alive) for line in own.lines)
    return change is not None and _names_what_stands(alive, change)


def _alive(draft: Draft) -> list[Assignment]:
    return [a for a in draft.project.assignments if is_alive(a, draft.said_on)]


def _is(assignment: Assignment, person: str) -> bool:
    return name_key(assignment.person) == name_key(person)


def _says(assignment: Assignment, line: AssignmentLine) -> bool:
    """Whether a line of a notice says what is on record, or a part of it."""
    facts = (
        (line.start, assignment.start),
        (line.end, assignment.end),
        (line.role, assignment.role),
        (line.estimated_days, assignment.estimated_days),
        (line.support_days, assignment.support_days),
    )
    same = all(told is None or told == known for told, known in facts)
    return same and _is(assignment, line.person) and not (line.replaces or line.since)


def _names_what_stands(alive: list[Assignment], change: Change) -> bool:
    """Whether a change names nothing but people who are on record, and the first and last days that they have."""
    named = [a for a in alive if any(_is(a, name) for name in change.names)] if change.names else alive
    if not change.days or not named or not all(any(_is(a, name) for a in alive) for name in change.names):
        return False
    moved = any((change.start not in {None, a.start}) or (change.end not in {None, a.end}) for a in named)
    return not moved and all(day in {a.start, a.end} for day in change.days for a in named)


def ask_about_change(draft: Draft, event: WordGiven) -> bool:
    """Ask whoever may say so what is to be recorded, with the form; False where the reply is no more than talk."""
    change = event.wish.changes if event.wish is not None else None
    if change is None or not may_send_notice(event.mail.sender, draft.project, draft.directory):
        return False
    about = _about(draft, event, change)
    if not about:
        return False
    problem = Remark("answers-nothing", "mail", change.line)
    ask_to_correct(draft, _understood(event, change, about, problem), (problem,))
    return True


def ask_who_is_lent(draft: Draft, event: WordGiven) -> bool:
    """Ask of what plainly lends somebody who is not on record, in words that nobody read; False where it is talk."""
    own = event.apart
    if not isinstance(own, Unread) or not may_send_notice(event.mail.sender, draft.project, draft.directory):
        return False
    told = tuple(problem for problem in own.problems if problem.code == "answers-nothing")
    on_record = any(_is(a, line.person) for a in _alive(draft) for line in own.lines)
    if not told or not own.lines or on_record:
        return False
    ask_to_correct(draft, own, told)
    return True


def _about(draft: Draft, event: WordGiven, change: Change) -> list[Assignment]:
    """The records of those whom it names; else those of the notice that it answers; else all of the project."""
    alive = _alive(draft)
    named = [a for a in alive if any(_is(a, name) for name in change.names)]
    answered = [a for a in alive if a.mail is not None and a.mail in event.mail.answers]
    return named or answered or alive


def _understood(event: WordGiven, change: Change, about: list[Assignment], problem: Remark) -> Unread:
    """What is on record, with what was understood of the change; those whom it adds stand behind."""
    new = [name for name in change.names if not any(_is(a, name) for a in about)]
    leaves = event.decision is not None and event.decision.action == "release"
    if (leaves or (isinstance(event.apart, Unread) and event.apart.is_release)) and not new:
        releases = tuple(ReleaseLine(a.person, change.end) for a in about)
        return Unread(event.mail, (problem,), releases=releases, is_release=True)
    if not new:
        lines = [as_it_stands(a, change.end, change.start) for a in about]
        return Unread(event.mail, (problem,), tuple(lines))
    # 许南星不来了，换高兴，6月8日开始: the days are theirs who come.
    known = [as_it_stands(a) for a in about if any(_is(a, name) for name in change.names)]
    lines = [*known, *(AssignmentLine(name, start=change.start, end=change.end) for name in new)]
    return Unread(event.mail, (problem,), tuple(lines))
