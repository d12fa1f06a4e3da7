"""One person with the same days and an effort in two rows, or two efforts under labels: which holds, or both (D2, M4).

大屏 5人天 白一舟 6月1日-6月12日 and 报表 5人天 白一舟 6月1日-6月12日: it may be ten, and a record has one effort for
those days. A row that says the same again is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from msgspec import Struct

from parsers.notices.page.page import Page
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

_NUMBER: Final = Pattern(r"^\s*\d{1,3}[\s.、)）]*")
MOST: Final = 60
"""Lines that are compared."""


class _Told(Struct, frozen=True):
    """A line, where its person is named, and whether that is a row of a table."""

    line: AssignmentLine
    where: str
    table: int
    """The line that the table of its row begins at; 0 of a label."""
    label: str = ""


def efforts_twice(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with the later of two such lines."""
    rows = {row["person"].number for row in page.rows if "person" in row}
    places = {at: table.line for table in page.mail.tables for at in table.numbers}
    tables = {number: places.get(number, number) for number in rows}
    labels = {told.number: told.label for told in page.of("person") if told.label and told.number not in tables}
    told = [found for line in lines[:MOST] for found in _stated(line, tables, labels)]
    for before, one in combinations(told, 2):
        if bool(before.table) == bool(one.table) and _are_alike(before.line, one.line) and _differ(before, one):
            efforts = f"{_shown(before.line)}；{_shown(one.line)}"
            yield Remark("effort-twice", "support_days", one.where, one.line.person, efforts)


def _stated(line: AssignmentLine, tables: Mapping[int, int], labels: Mapping[int, str]) -> Iterator[_Told]:
    person = next((source for source in line.sources if source.field == "person"), None)
    if person is None or (line.support_days is None and line.estimated_days is None):
        return
    if person.line in tables or person.line in labels:
        yield _Told(line, person.text, tables.get(person.line, 0), labels.get(person.line, ""))


def _are_alike(one: AssignmentLine, other: AssignmentLine) -> bool:
    """Whether they are of one person in the same days, and in no two roles."""
    days = one.start is not None and (one.start, one.end) == (other.start, other.end)
    return days and one.person == other.person and (one.role == other.role or None in {one.role, other.role})


def _differ(before: _Told, one: _Told) -> bool:
    """Whether two rows of a table are not the same one again, or two labels are one label that comes twice.

    Of two tables, and a label in another language, other efforts tell that.
    """
    if before.label and before.label == one.label:
        return True
    if before.table and before.table == one.table:
        return _NUMBER.sub("", before.where) != _NUMBER.sub("", one.where)
    efforts = ((before.line.estimated_days, one.line.estimated_days), (before.line.support_days, one.line.support_days))
    return any(first != second for first, second in efforts if None not in {first, second})


def _shown(line: AssignmentLine) -> str:
    days = line.support_days if line.support_days is not None else line.estimated_days
    return f"{days:g}人天"
