"""What `parse --json` prints of a mail (INTERFACES, "rosterd parse --json"): a row a file, with the rows in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from msgspec import UNSET, Struct, UnsetType

from daemon.commands.sources import sources_of
from parsers.reading import Reading
from state.notice import Action, Decision, Fact, Kind, Remark
from templates.remarks import remark_message


class AssignmentRow(Struct, frozen=True):
    """An assignment as `parse --json` prints it."""

    person: str
    role: str | None
    start: dt.date | None
    end: dt.date | None
    estimated_days: float | None
    support_days: float | None


class ReleaseRow(Struct, frozen=True):
    """A release as `parse --json` prints it."""

    person: str
    on: dt.date | None


class DecisionRow(Struct, frozen=True):
    """A decision as `parse --json` prints it."""

    action: Action
    until: dt.date | None
    reason: str | None


class NamedDecisionRow(DecisionRow, frozen=True):
    """One decision of a reply about several people: by name, or by the number in the letter that is answered.

    `rest`: of everybody in that letter of whom nothing else is said.
    """

    person: str | None = None
    number: int | None = None
    rest: bool = False


class RemarkRow(Struct, frozen=True):
    """A problem or a warning as `parse --json` prints it; `line` is the mail's own text."""

    code: str
    field: str | None
    line: str | None
    message: str


class FactRow(Struct, frozen=True):
    """Where a fact stood, as `parse --json` prints it: the field, whose it is, and the mail's own text."""

    field: str
    person: str | None
    number: int
    """Of the line, from 1; the subject's is 0."""
    line: str


class ApartRow(Struct, frozen=True):
    """What a reply's words state as a mail of their own, as `parse --json` prints it.

    It counts where the reply answers no question, such as in a thread of people's.
    """

    kind: Kind
    project: str | None
    assignments: tuple[AssignmentRow, ...]
    releases: tuple[ReleaseRow, ...]
    problems: tuple[RemarkRow, ...]


class ReadingRow(Struct, frozen=True):
    """A reading as `parse --json` prints it."""

    file: str
    kind: Kind
    project: str | None
    rd_lead: str | None
    project_manager: str | None
    assignments: tuple[AssignmentRow, ...]
    releases: tuple[ReleaseRow, ...]
    decision: DecisionRow | None
    decisions: tuple[NamedDecisionRow, ...]
    problems: tuple[RemarkRow, ...]
    warnings: tuple[RemarkRow, ...]
    facts: tuple[FactRow, ...]
    apart: ApartRow | UnsetType = UNSET
    """Left out where there is none."""


def _decision_row(decision: Decision | None) -> DecisionRow | None:
    """The decision; None of one that only the record or the question tells the day of (延两周, 同意提前撤场)."""
    if decision is None or decision.longer is not None or (decision.early and decision.action == "release"):
        return None
    return DecisionRow(decision.action, decision.until, decision.reason)


def row_of(file: Path, reading: Reading) -> ReadingRow:
    """The reading as it is printed."""
    return ReadingRow(
        file=str(file),
        kind=reading.kind,
        project=reading.project,
        rd_lead=reading.rd_lead,
        project_manager=reading.project_manager,
        assignments=_lent(reading),
        releases=_released(reading),
        decision=_decision_row(reading.decision),
        decisions=tuple(
            NamedDecisionRow(d.action, d.until, d.reason, d.person, d.number, d.rest) for d in reading.decisions
        ),
        problems=tuple(map(_remark, reading.problems)),
        warnings=tuple(map(_remark, reading.warnings)),
        facts=tuple(dict.fromkeys(_facts(reading))),
        apart=_apart(reading.apart) if reading.apart is not None else UNSET,
    )


def _apart(own: Reading) -> ApartRow:
    return ApartRow(own.kind, own.project, _lent(own), _released(own), tuple(map(_remark, own.problems)))


def _lent(reading: Reading) -> tuple[AssignmentRow, ...]:
    return tuple(
        AssignmentRow(a.person, a.role, a.start, a.end, a.estimated_days, a.support_days) for a in reading.assignments
    )


def _released(reading: Reading) -> tuple[ReleaseRow, ...]:
    return tuple(ReleaseRow(release.person, release.on) for release in reading.releases)


def _facts(reading: Reading) -> Iterator[FactRow]:
    for person, source in sources_of(reading):
        if isinstance(source, Fact):
            yield FactRow(source.label, person, source.line, source.value)
        else:
            yield FactRow(source.field, person, source.line, source.text)


def _remark(remark: Remark) -> RemarkRow:
    return RemarkRow(remark.code, remark.field, remark.line, remark_message(remark))
