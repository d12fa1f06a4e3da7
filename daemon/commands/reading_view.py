"""A reading for people: what was understood, and the lines of the mail that it came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from parsers.reading import Reading
from state.notice import Source

if TYPE_CHECKING:
    from daemon.commands.parse import ReadingRow


def reading_view(row: ReadingRow, reading: Reading, text: str) -> RenderableType:
    """The facts as a table, then problems and warnings, then the lines that were read."""
    facts = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for name, value in _facts(row):
        facts.add_row(name, value)
    remarks = [Text(f"✗ {remark.message}", "red") for remark in row.problems]
    remarks += [Text(f"! {remark.message}", "yellow") for remark in row.warnings]
    return Group(Text(row.file, "bold"), facts, *remarks, *_marked(reading, text), Text(""))


def _facts(row: ReadingRow) -> Iterable[tuple[str, str]]:
    yield "kind", row.kind
    heads = (("project", row.project), ("manager", row.project_manager), ("R&D lead", row.rd_lead))
    for name, value in heads:
        if value:
            yield name, value
    for line in row.assignments:
        efforts = [f"预估 {line.estimated_days:g}"] if line.estimated_days is not None else []
        efforts += [f"支撑 {line.support_days:g}"] if line.support_days is not None else []
        words = (line.person, line.role or "", f"{line.start or '…'} 至 {line.end or '…'}", " ".join(efforts))
        yield "assignment", "　".join(word for word in words if word)
    for release in row.releases:
        yield "release", f"{release.person}　{release.on or '…'}"
    if row.decision:
        yield (
            "decision",
            " ".join(str(word) for word in (row.decision.action, row.decision.until, row.decision.reason) if word),
        )


def _marked(reading: Reading, text: str) -> Iterable[Text]:
    """The lines of the mail that facts came from, with what each was read as."""
    lines = text.split("\n")
    fields: dict[int, list[str]] = {}
    for source in _sources(reading):
        fields.setdefault(source.line, []).append(source.field)
    for number, names in sorted(fields.items()):
        if 0 < number <= len(lines):
            said = Text(f"{number:>4} │ {lines[number - 1].strip()}", "green")
            yield said.append(f"   ← {'、'.join(dict.fromkeys(names))}", "dim")


def _sources(reading: Reading) -> Iterable[Source]:
    yield from reading.sources
    for line in reading.assignments:
        yield from line.sources
    for release in reading.releases:
        yield from release.sources
    if reading.decision and reading.decision.source:
        yield reading.decision.source
