"""A form that lacks nothing is recorded at a word (PROCESS rules M4, M7).

What could not be read for sure goes back with the form of what was understood. Where that form is whole, its sender
need not send it again: a plain yes in answer records it as it stands, as a notice whose lines the first mail told.
"""

from __future__ import annotations

from typing import Final

from msgspec import structs

from state.directory import name_key
from state.events import Notice, Unread, WordGiven
from state.letters import Correction
from state.model import Assignment, LetterRecord, Project
from state.notice import AssignmentLine, Remark
from state.workflow.draft import Draft
from state.workflow.filling_in import assignment_forms
from state.workflow.receivers import is_alive

_DOUBTS: Final = frozenset(
    {
        "missing-person",
        "missing-period",
        "unreadable-period",
        "unreadable-effort",
        "still-planned",
        "on-condition",
        "another-topic",
        "given-name",
    }
)
"""Codes that leave open whether the mail says what its form does, and nothing that the form does not show."""
_UNREAD: Final = frozenset(
    {"missing-person", "missing-period", "unreadable-period", "unreadable-effort", "unread-line"}
)


def recordable(draft: Draft, event: Unread, problems: tuple[Remark, ...]) -> tuple[AssignmentLine, ...]:
    """The lines of the form that a plain yes may record; none where the form, or the mail, has anything else in it."""
    told = event.understood or event.lines
    lines = with_records(draft, told)
    heads = {draft.project.manager, draft.project.rd_lead}
    doubted = all(_is_doubt(problem, lines) for problem in problems)
    shown = (
        event.whole
        and event.token is None
        and doubted
        and event.change is None
        and (event.is_release or not event.releases)
        and heads.issuperset(event.heads)
    )
    shown = shown and not any(line.leaves and line.start is not None for line in told)
    return lines if shown and draft.project.name and all(_is_shown(draft, line) for line in lines) else ()


def _is_doubt(problem: Remark, lines: tuple[AssignmentLine, ...]) -> bool:
    """Whether the form shows what the problem is about; whoever is called in part, by the one name that is like it."""
    named = problem.code == "unknown-person" and len(problem.near) == 1
    return problem.code in _DOUBTS or (named and problem.near[0] in {line.person for line in lines})


def with_records(draft: Draft, lines: tuple[AssignmentLine, ...]) -> tuple[AssignmentLine, ...]:
    """The lines, those of which only the last day is told with what is on record beside it (D5, D7).

    Who stays has to stay longer than the one record that may be meant, and who leaves leaves earlier.
    """
    return tuple(_with_record(draft, line) if _tells_last_day(line) else line for line in lines)


def _tells_last_day(line: AssignmentLine) -> bool:
    return line.start is None and line.since is None and line.end is not None and not line.replaces


def only_record(draft: Draft, person: str) -> Assignment | None:
    """The one record of the person in the project that has not ended; None where there is none, or several."""
    own = [a for a in draft.project.assignments if name_key(a.person) == name_key(person)]
    alive = [a for a in own if is_alive(a, draft.said_on)]
    return alive[0] if len(alive) == 1 else None


def _with_record(draft: Draft, line: AssignmentLine) -> AssignmentLine:
    record = only_record(draft, line.person)
    if record is None or record.end is None or line.end is None or line.end < record.start:
        return line
    fits = line.end < record.end if line.leaves else line.end > record.end
    return structs.replace(line, start=record.start, role=record.role) if fits else line


def not_sure(problems: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """The problems with a mail whose form is whole: of a line that could not be read nothing is left to be written."""
    unread = (Remark("not-sure", None, one.line) if one.code in _UNREAD and one.line else one for one in problems)
    return tuple(dict.fromkeys(unread))


def _is_shown(draft: Draft, line: AssignmentLine) -> bool:
    """Whether the form shows all that the line would record, of somebody who is here."""
    person = draft.directory.by_name(line.person)
    days = line.start is not None and line.end is not None and line.start <= line.end and not line.segments
    more = line.replaces or line.more_days is not None or line.keeps_days or line.longer is not None
    return person is not None and draft.directory.is_here(person) and days and not more


def form_answered(draft: Draft, event: WordGiven) -> LetterRecord | None:
    """The letter with a whole form that the reply answers itself, as long as nothing later told of its people."""
    nearest = event.mail.answers[:1] if event.direct else ()
    letter = next((one for one in draft.project.letters if one.message_id in nearest and one.form), None)
    return letter if letter is not None and not _told_since(draft.project, letter) else None


def _told_since(project: Project, letter: LetterRecord) -> bool:
    """Whether a later letter confirmed something else about one of the people."""
    people = {name_key(line.person) for line in letter.form}
    days = {(name_key(line.person), line.start, line.end) for line in letter.form}
    behind = project.letters[project.letters.index(letter) + 1 :]
    told = {told for one in behind if one.kind == "confirmation" for told in one.assignments}
    changed = [a for a in project.assignments if a.id in told and name_key(a.person) in people]
    return any((name_key(a.person), a.start, a.end) not in days for a in changed)


def as_notice(draft: Draft, event: WordGiven, letter: LetterRecord) -> Notice | None:
    """What the form says, as a notice of the reply's sender that quotes the first mail; None where it says no yes."""
    if event.wish is None or not event.wish.confirms:
        return None
    first = next((one.answers for one in draft.project.letters if one.form == letter.form), None)
    return Notice(structs.replace(event.mail, message_id=first or event.mail.message_id), letter.form)


def ask_for_a_yes(draft: Draft, event: WordGiven, letter: LetterRecord) -> bool:
    """收到 in answer to a whole form may mean that it is to be recorded, and does not say so: it comes again (M4)."""
    if event.wish is None or not event.wish.acknowledges:
        return False
    remark = Remark("say-yes", "mail", next(iter(event.mail.words), None))
    form = assignment_forms(letter.form, ())
    draft.answer("correction_request", Correction(draft.project.name or None, (remark,), form, whole=letter.form))
    return True
