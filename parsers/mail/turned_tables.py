"""Tables that people type on their side: a label at the head of each line, and a column for each person (D1, M4).

人员    许南星        白一舟
周期    6月1日-30日   6月8日-30日
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.mail.table_cells import RULER, cells_of, is_heading, is_of_lending, is_of_people
from parsers.message import Line, Table

_FEWEST_COLUMNS: Final = 3
_FEWEST_ROWS: Final = 2
_MOST_ROWS: Final = 20
_MOST_APART: Final = 2
"""One blank line may stand between two rows."""
_LONGEST_RULER: Final = 400


def turned_table(lines: Sequence[Line], position: int) -> tuple[Table | None, int]:
    """The table whose first row that line is and how many lines it takes; (None, 1) where none begins there.

    One row, or the empty corner of the first, is of people, and half of the labels at least are of ours.
    """
    first = _row(lines[position].text)
    if len(first) < _FEWEST_COLUMNS or not _is_row(first, corner=True):
        return None, 1
    rows, end = [first], position + 1
    while end < min(len(lines), position + _MOST_ROWS) and lines[end].number - lines[end - 1].number <= _MOST_APART:
        if not RULER.match(lines[end].text[:_LONGEST_RULER]):
            row = _row(lines[end].text)
            if len(row) != len(first) or not _is_row(row):
                break
            rows.append(row)
        end += 1
    if not _is_table(rows):
        return None, 1
    return Table(rows=tuple(rows), line=lines[position].number), end - position


def _row(line: str) -> tuple[str, ...]:
    return tuple(cells_of(line)) or ("",)


def _label(row: Sequence[str]) -> str:
    return row[0].rstrip(":： ")


def _is_row(row: Sequence[str], *, corner: bool = False) -> bool:
    headed = is_heading(label) if (label := _label(row)) else corner
    return headed and not any(is_of_lending(cell) for cell in row[1:] if cell)


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    labels = [_label(row) for row in rows]
    named = sum(map(is_of_people, labels)) + (not labels[0])
    ours = 2 * sum(map(is_of_lending, labels)) >= len(rows) >= _FEWEST_ROWS
    return named == 1 and ours and any(any(map(str.isdigit, cell)) for row in rows for cell in row[1:])
