"""Tables that people type: cells between tabs, bars or runs of spaces, under a header row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.mail.spaced_tables import spaced_table
from parsers.mail.table_cells import FEWEST_COLUMNS, OTHERS, RULER, cells_of, is_header
from parsers.mail.turned_tables import turned_table
from parsers.message import Line, Table
from parsers.patterns import Pattern
from parsers.remembered import remembered

_NUMBERS = Pattern(r"序\s?号|编号|no\.?|#", re.I)
_NUMBER = Pattern(r"\d{1,3}[.、]?")


def find_tables(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables among lines: a row of headings, and the rows below it with as many cells (the last may lack some)."""
    found: list[Table] = []
    position = 0
    while position < len(lines):
        table, length = _table_at(lines, position)
        if table:
            found.append(table)
        position += length
    return tuple(found)


def _table_at(lines: Sequence[Line], position: int) -> tuple[Table | None, int]:
    if (spaced := spaced_table(lines, position)) is not None:
        return spaced, len(spaced.rows)
    turned, length = turned_table(lines, position)
    if turned is not None:
        return turned, length
    header = _header(lines[position].text)
    if not header:
        return None, 1
    rows = [[*header]]
    numbered = _NUMBERS.fullmatch(header[0]) is not None
    end = position + 1
    while end < len(lines) and lines[end].number - lines[end - 1].number <= 2:  # noqa: PLR2004 - one blank line between
        if not RULER.match(lines[end].text[:400]):
            cells = cells_of(lines[end].text)
            if numbered and _NUMBER.fullmatch(cells[0]) and len(cells) == 1:
                cells = [*cells, ""]  # a row that nobody has filled in
            if not FEWEST_COLUMNS <= len(cells) <= len(header):
                break
            rows.append(cells + [""] * (len(header) - len(cells)))
        end += 1
    if len(rows) == 1:
        return None, 1
    return Table(rows=tuple(map(tuple, rows)), line=lines[position].number), end - position


@remembered
def _header(line: str) -> tuple[str, ...]:
    """The headings that a line is; () of any other line."""
    cells = cells_of(line)
    heads = len(cells) >= FEWEST_COLUMNS and is_header([cell for cell in cells if cell and not OTHERS.search(cell)])
    return tuple(cells) if heads else ()
