"""The shape of HTML tables: cells that cover several rows or columns, titles, and which tables hold data at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from parsers.mail.table_cells import names_people
from parsers.mail.unseen import without_unseen
from parsers.message import Table
from parsers.patterns import Pattern

_REMARK = Pattern(
    r"\s*+[*※(（]?\s*+(?:备\s?注|附\s?注|注\s?意?|说\s?明|补充说明|PS|notes?|remarks?)\s?\d?\s?[:：]|\s*+※", re.I
)
_LONGEST_CELL_LINES = 8
_WIDEST_SPAN = 100


class Grid(Struct):
    """The rows of a table as lines of cells, and what is beside them, each with the number of its row (from 0)."""

    rows: list[list[list[str]]]
    repeats: list[tuple[int, str]]
    """Cells that reach down from a row above."""
    wide: list[tuple[int, str]]
    """Cells that cover several columns."""
    unshown: list[tuple[int, str]]
    """What hidden cells say."""

    def texts(self) -> list[tuple[str, ...]]:
        """The rows, each cell in one line."""
        return [tuple(map(in_one_line, row)) for row in self.rows]

    def reach_down(self, cells: list[list[str]], spanning: dict[int, tuple[int, list[str]]]) -> None:
        """Put into a row what reaches down from those above: column to the rows still covered and the cell's lines."""
        while len(cells) in spanning:
            left, content = spanning.pop(len(cells))
            if left > 1:
                spanning[len(cells)] = (left - 1, content)
            cells.append(content)
            self.repeats.append((len(self.rows), in_one_line(content)))


def in_one_line(cell: list[str]) -> str:
    return without_unseen(" ".join(cell))


def span(cell: Any, name: str) -> int:
    """How many rows or columns a cell covers, within reason."""
    value = (cell.get(name) or "").strip()
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdecimal() and len(value) < 6 else 1  # noqa: PLR2004


def titles(rows: Sequence[Sequence[object]]) -> int:
    """How many rows at the head of a table are its title: one cell has words. They are read as lines of the mail."""
    filled = (sum(1 for cell in row if cell) for row in rows)
    return next((number for number, cells in enumerate(filled) if cells != 1), 0)


def notes(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the foot of a table are remarks on it: one cell has words, and says that it is one (备注：…)."""
    number = 0
    for row in reversed(rows):
        told = [cell for cell in row if cell]
        if len(told) != 1 or _REMARK.match(told[0]) is None:
            break
        number += 1
    return number if number < len(rows) else 0


def goes_on(above: Table, below: Table) -> bool:
    """Whether rows are a table's next ones, which some editors make a table each."""
    follows = above.line + len(above.rows) == below.line and len(below.rows[0]) == len(above.rows[0])
    return follows and not names_people(below.rows[0])


def is_real(rows: list[list[list[str]]]) -> bool:
    """Whether a table holds data: two columns at least, and no cell that is a whole page, as layouts have."""
    if max((sum(1 for cell in row if cell) for row in rows), default=0) < 2:  # noqa: PLR2004
        return False
    tallest = max(len(cell) for row in rows for cell in row)
    return tallest <= (1 if len(rows) == 1 else _LONGEST_CELL_LINES)
