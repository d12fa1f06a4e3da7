"""Rows of tables that say what was, beside those that say what is to be: 变更前 above one, 变更后 above another (D4).

What was lends nobody: it is on record already. Whoever stands in it alone may leave, or stay as he is: that is asked
(M4), as it is where a mail tells nothing but what was.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct

from parsers.message import Line, Table
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold, tidy
from parsers.patterns import Pattern
from parsers.remembered import remembered

Side = Literal["before", "after"]
_CHANGE: Final = r"(?:变更|调整|修改|更新|更改|更正|修订|订正|改动|替换|延期|变动)"
_SIDE: Final = Pattern(
    rf"(?:(?P<before>{_CHANGE}之?前|原(?:来|先|定|有|本|始)?|登记|旧|之前|此前|以前|上次|上一?版|before|old|previous)"
    rf"|(?P<after>{_CHANGE}之?后|现在?|新|最新|本次|更新|after|new))"
    r"(?:通知|邮件)?的?(?:版本?|人员|支[撑援持]|投入|项目|团队){0,3}(?:安排|计划|名单|周期|情况|信息|表格?){0,2}"
    r"(?:\(已?作废\)?)?(?:如下|调整|变更|更新|改|为|见下表?){0,3}"
)
_OPENS: Final = Pattern(r"^\W*(?:[一二三四五六七八九十\d]{1,2}\s?[、.．)）])?\W*")
_MARKS: Final = " \t:：,，。]】)）"
LONGEST: Final = 24
"""Characters of a heading, or of a cell, that says which side it is of."""


class Rows(Struct, frozen=True):
    """The rows that say what is to be, who stands in the others, and the lines that head these."""

    rows: tuple[Block, ...]
    former: tuple[Statement, ...] = ()
    headings: frozenset[int] = frozenset()


@remembered
def side_of(text: str) -> Side | None:
    """Of which side of a change a heading or a cell is; None of anything else."""
    if len(text) > LONGEST:
        return None
    found = _SIDE.fullmatch(_OPENS.sub("", fold(text)).strip(_MARKS))
    return None if found is None else "before" if found["before"] else "after"


def without_former(rows: Sequence[Block], tables: Sequence[Table], lines: Sequence[Line]) -> Rows:
    """The rows without those of what was, where others say what is to be; else all of them."""
    headings = _headings(tables, lines) if rows else {}
    sides = {number: side for table in tables for number, side in _sides(table, headings.get(table.line))}
    told = [(row, sides.get(next(iter(row.values())).number)) for row in rows]
    if not any(side == "before" for _, side in told):
        return Rows(tuple(rows))
    named = [(row, side) for row, side in told if "person" in row and side_of(row["person"].value) is None]
    former = tuple(row["person"] for row, side in named if side == "before")
    kept = tuple(row for row, side in named if side != "before")
    if not kept:
        return Rows(tuple(rows), former)
    return Rows(kept, former, frozenset(one.number for one in headings.values() if side_of(one.text)))


def _sides(table: Table, heading: Line | None) -> Iterator[tuple[int, Side]]:
    """The lines of a table's rows, with the side that a cell tells, a row of one cell above, or the table's heading."""
    under = side_of(heading.text) if heading is not None else None
    for at, row in enumerate(table.rows):
        cells = [cell for cell in map(tidy, row) if cell]
        own: Side | None = next((side for cell in cells if (side := side_of(cell))), None) if at else None
        if own is not None and len(cells) == 1:
            under = own
        side = own or under
        if side is not None:
            yield table.line + at, side


def _headings(tables: Sequence[Table], lines: Sequence[Line]) -> dict[int, Line]:
    """The line right above each table, and below the one before, by where the table begins."""
    said = [line for line in lines if line.text.strip()]
    numbers = [line.number for line in said]
    found: dict[int, Line] = {}
    end = 0
    for table in sorted(tables, key=lambda one: one.line):
        at = bisect_left(numbers, table.line) - 1
        if at >= 0 and numbers[at] >= end:
            found[table.line] = said[at]
        end = table.numbers.stop
    return found
