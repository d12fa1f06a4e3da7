"""Cells of a table turned on its side that cover the columns of several people: said of each of them (D1, M4).

人天 | 20 over two people's columns is one effort that they share: it is marked as such, and asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from parsers.message import Table
from parsers.notices.words.fold import tidy


def for_each_column(table: Table) -> Table:
    """The table with what a wide cell says in each of its columns, which are empty, and told to be repeated."""
    if not table.wide:
        return table
    wide = {(line, tidy(cell)) for line, cell in table.wide}
    rows = tuple(tuple(_filled(row, {cell for line, cell in wide if line == at})) for at, row in _numbered(table))
    return structs.replace(table, rows=rows, repeats=table.repeats | {(table.line, cell) for _, cell in wide})


def _numbered(table: Table) -> Iterable[tuple[int, tuple[str, ...]]]:
    return enumerate(table.rows, table.line)


def _filled(row: tuple[str, ...], wide: set[str]) -> Iterator[str]:
    reaches = ""
    for at, cell in enumerate(row):
        reaches = (cell if tidy(cell) in wide and at else "") if cell.strip() else reaches
        yield cell if cell.strip() else reaches
