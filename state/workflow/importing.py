"""Assignments that are running already are recorded without a mail and without a letter (PROCESS rule U2).

From there on the calendar treats them like those of a notice: what is overdue goes out at the next cycle (T3).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct, structs

from state.directory import name_key
from state.model import Assignment, Project
from state.notice import Source
from state.workflow.closing import reopen
from state.workflow.draft import Change, Context, Draft
from state.workflow.step import with_directory
from state.workflow.table import assignment_after
from state.workflow.views import period_in_english, period_words


class ImportRow(Struct, frozen=True):
    """A row: one person's support of a project. People are names of the directory; without `end` it is open-ended.

    Both dates are included; efforts are person-days; `line` counts from 1; `text` is the row as it is written.
    """

    line: int
    project: str
    person: str
    role: str
    start: dt.date
    end: dt.date | None = None
    estimated_days: float | None = None
    support_days: float | None = None
    manager: str | None = None
    rd_lead: str | None = None
    text: str = ""


class Mistake(Struct, frozen=True, order=True):
    """Why a row cannot be recorded, in one line without the file's name."""

    line: int
    what: str


class Imported(Struct, frozen=True):
    """What an import comes to for one project: each row recorded, or on record already as that assignment.

    With a mistake nothing of the import may be committed.
    """

    change: Change
    recorded: tuple[tuple[ImportRow, Assignment], ...] = ()
    skipped: tuple[tuple[ImportRow, Assignment], ...] = ()
    mistakes: tuple[Mistake, ...] = ()


def import_rows(project: Project, rows: Iterable[ImportRow], file: str, context: Context) -> Imported:
    """Record the rows of one project; `file` is what the history calls their source."""
    draft = Draft(with_directory(project, context.directory), context)
    recorded: list[tuple[ImportRow, Assignment]] = []
    skipped: list[tuple[ImportRow, Assignment]] = []
    mistakes: list[Mistake] = []
    for row in rows:
        known = _on_record(draft.project, row)
        if known is not None:
            skipped.append((row, known))
        elif contradictions := tuple(_contradictions(draft.project, row)):
            mistakes.extend(contradictions)
        else:
            _learn_heads(draft, row)
            recorded.append((row, _record(draft, row, file)))
    return Imported(draft.done(), tuple(recorded), tuple(skipped), tuple(mistakes))


def _on_record(project: Project, row: ImportRow) -> Assignment | None:
    """The person's record that the row is about: begun on the same day, or sharing a day with the row's period.

    What was agreed since the first import stands: a file that is imported again changes nothing.
    """
    own = (a for a in project.assignments if name_key(a.person) == name_key(row.person))
    return next((a for a in own if a.start == row.start or (a.state != "cancelled" and _overlap(a, row))), None)


def _overlap(assignment: Assignment, row: ImportRow) -> bool:
    return assignment.start <= (row.end or dt.date.max) and row.start <= (assignment.end or dt.date.max)


def _contradictions(project: Project, row: ImportRow) -> Iterable[Mistake]:
    """A project has one manager and one lead (D9): an import names them, and changes nobody."""
    heads = (("project_manager", row.manager, project.manager), ("rd_lead", row.rd_lead, project.rd_lead))
    for column, named, known in heads:
        if named and known and name_key(named) != name_key(known):
            yield Mistake(row.line, f"{column}: {named} is not {known}, who is known for {project.name}; keep one")


def _learn_heads(draft: Draft, row: ImportRow) -> None:
    project = draft.project
    if row.manager and project.manager is None:
        draft.note(f"项目经理：{row.manager}", f"project manager: {row.manager}")
    if row.rd_lead and project.rd_lead is None:
        draft.note(f"研发负责人：{row.rd_lead}", f"R&D lead: {row.rd_lead}")
    manager = project.manager or row.manager
    draft.project = structs.replace(
        draft.project,
        manager=manager,
        manager_stand_in=None if manager else project.manager_stand_in,
        rd_lead=project.rd_lead or row.rd_lead,
    )


def _record(draft: Draft, row: ImportRow, file: str) -> Assignment:
    today = draft.context.today
    assignment = Assignment(
        id=draft.new_assignment_id(),
        person=row.person,
        role=row.role,
        start=row.start,
        end=row.end,
        estimated_days=row.estimated_days,
        support_days=row.support_days,
        state="active" if row.start <= today else "planned",
        sources=(Source("row", row.line, row.text),),
        imported_on=today,
    )
    if (row.end or today) >= today:
        reopen(draft)
    draft.note(
        f"导入 {row.person}：{period_words(row.start, row.end)}（{file} 第 {row.line} 行）",
        f"imported {row.person}: {period_in_english(row.start, row.end)} ({file}, line {row.line})",
    )
    return draft.put(_released_if_over(assignment, today))


def _released_if_over(assignment: Assignment, today: dt.date) -> Assignment:
    """Of a period that was over when it was imported no letter is ever due, and none is missed (T3)."""
    end = assignment.end
    if end is None or end >= today:
        return assignment
    state = assignment_after(assignment.state, "ends")
    return structs.replace(assignment, state=state, question_put_for=end, release_told_for=end)
