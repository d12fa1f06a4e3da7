"""Tables of people without a row of headings: each row is read as a line, as it would be if it were typed (D1)."""

from __future__ import annotations

from typing import Final

from parsers.message import Table
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated

MOST_ROWS: Final = 60


def is_headless(table: Table, roll: Roll) -> bool:
    """Whether every row of a table has a cell that is somebody's name, and one with a day."""
    return len(table.rows) <= MOST_ROWS and all(_lends(row, roll) for row in table.rows)


def _lends(row: tuple[str, ...], roll: Roll) -> bool:
    named = sum(1 for cell in row if roll.holds(cell.strip()))
    return named == 1 and any(is_dated(fold(cell)) for cell in row)
