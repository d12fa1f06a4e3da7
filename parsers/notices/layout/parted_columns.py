"""Columns that tell two things in each cell, as their headings say (D1, D2): 预估/协调 over 20/18, 开始/结束.

Such a column is taken for two where every cell of it has both; where one has not, it is asked about as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import structs

from parsers.message import Table
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.labels import EFFORTS, Field
from parsers.patterns import Pattern

Naming = Callable[[str], Field | None]
_TOLD: Final = EFFORTS | {"start", "end"}
_LONGEST: Final = 24
_HEADING: Final = Pattern(
    r"\s?(?:(?P<unit>[^\W\d_]{1,6})\s?\(\s?)?(?P<first>[^\W\d_]{1,8}(?:\([^()]{1,6}\))?)\s?"
    r"(?:/|\(\s?(?=[^\W\d_]{1,8}\s?\)$))\s?(?P<second>[^\W\d_]{1,8}(?:\([^()]{1,6}\))?)\s?\)?\s?"
)
_UNIT: Final = Pattern(r"(?:人天|人日|工作量|时间|日期|日)$")
_CELL: Final = Pattern(
    r"\s?(?P<first>[^/()]{1,16}|[^()]{1,16}(?=\s/))\s?(?:/|\((?=[^()]*\)\s?$))\s?(?P<second>[^()]{1,16}?)\s?\)?\s?"
)


def with_parted_columns(table: Table, named: Naming) -> Table:
    """The table, such columns parted; `named` says which field a heading names."""
    for at in range(len(table.rows[0]) if table.rows else 0):
        both = _headings(fold(table.rows[0][at]), named)
        if both is not None and (parted := _parted(table, at, both)) is not None:
            return with_parted_columns(parted, named)
    return table


def _headings(folded: str, named: Naming) -> tuple[str, str] | None:
    """The two headings in one, each with the unit that stands once."""
    found = _HEADING.fullmatch(folded) if len(folded) <= _LONGEST and ("/" in folded or "(" in folded) else None
    if found is None:
        return None
    told = _with_unit(found["first"], found["second"], found["unit"] or "")
    fields = [named(one) for one in told]
    return told if None not in fields and fields[0] != fields[1] and _TOLD.issuperset(fields) else None


def _with_unit(first: str, second: str, unit: str) -> tuple[str, str]:
    if unit:
        return first + unit, second + unit
    behind = _UNIT.search(second)
    return (first if behind is None or _UNIT.search(first) else first + behind[0]), second


def _parted(table: Table, at: int, headings: tuple[str, str]) -> Table | None:
    rows = [(*table.rows[0][:at], *headings, *table.rows[0][at + 1 :])]
    for row in table.rows[1:]:
        cell = tidy(row[at]) if at < len(row) else ""
        found = _CELL.fullmatch(fold(cell)) if cell else None
        if cell and found is None:
            return None
        told = (found["first"].strip(), found["second"].strip()) if found is not None else ("", "")
        rows.append((*row[:at], *told, *row[at + 1 :]))
    return structs.replace(table, rows=tuple(rows))
