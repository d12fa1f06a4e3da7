"""Headings of a table that stand in two rows, cover several columns, or come twice side by side (D1, M4).

    姓名 | 支撑周期    |          姓名 | 支撑周期
         | 开始 | 结束           甲   | 6月1日 | 6月30日

A merged cell arrives as its text in the first of its places, with nothing, or the same again, in the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.labels import Field
from parsers.notices.words.roles import ROLE
from parsers.notices.words.spans import is_dated, is_single_day
from parsers.patterns import Pattern

Row = tuple[str, ...]
Naming = Callable[[str], Field | None]
"""The field that a heading names."""
MOST_ROWS: Final = 500
_OF_DAYS: Final = Pattern(r"[至到~—–-]{1,2}|\d{1,3}(?:\.\d)?\s?个?(?:天|日|周|月|工作日|days?|weeks?)")
_CLOCK: Final = Pattern(r"\s\d{1,2}:\d{2}(?::\d{2})?$")
_COMPACT: Final = Pattern(r"20\d{6}")
_ACTUAL: Final = Pattern(r"实际|actual")
"""What was, beside what is planned, has no field of its own: it is asked about where it differs."""
_JOINED: Final[frozenset[Field]] = frozenset({"period", "person", "release_person"})


def in_two_rows(rows: Sequence[Row], at: int, named: Naming) -> Row | None:
    """The headings that row `at` and the one below it make together; None where the one below is no heading."""
    upper, lower = rows[at], rows[at + 1]
    if len(upper) != len(lower):
        return None
    groups = groups_of(upper)
    told = [_together(*column, named) for column in zip(upper, groups, lower, strict=True)]
    if None in told or not any(below.strip() and below != above for above, below in zip(upper, lower, strict=True)):
        return None
    return tuple(heading or "" for heading in told)


def goes_on_above(rows: Sequence[Row], at: int, named: Naming) -> bool:
    """Whether the headings of row `at` begin in the one above it: a cell reaches down from there (姓名 beside 计划)."""
    reaches = at > 0 and any(
        upper.strip() and upper == lower for upper, lower in zip(rows[at - 1], rows[at], strict=False)
    )
    return reaches and in_two_rows(rows, at - 1, named) is not None


def groups_of(headings: Row) -> list[str]:
    """Of each column the heading that covers it together with others, or nothing."""
    groups = [""] * len(headings)
    for first, last in _covers(headings):
        groups[first : last + 1] = [headings[first]] * (last + 1 - first)
    return groups


def _together(above: str, group: str, below: str, named: Naming) -> str | None:
    """The heading of one column, of the group's name and its own; None where the cell below is none."""
    if not below.strip() or below == above:
        return above
    if not group:
        return None
    if _ACTUAL.match(group):
        return f"{group}{below}"
    spellings = (f"{group}{below}", below, f"{below}{group}")
    return next((spelling for spelling in spellings if named(spelling) is not None), None)


def _covers(headings: Row) -> Iterator[tuple[int, int]]:
    """The first and last column of each heading that covers more than one."""
    first = 0
    for column in range(1, len(headings) + 1):
        if column < len(headings) and headings[column].strip() in {"", headings[first].strip()}:
            continue
        if column - first > 1 and headings[first].strip():
            yield first, column - 1
        first = column


def spread_out(header: Sequence[Field | None], rows: Sequence[Row]) -> tuple[tuple[Field | None, ...], list[Row]]:
    """The fields and the rows (headings first), what one heading covers put where it is read.

    A period's two columns of days are its first and last day; else its cells are one, as those of people are.
    """
    fields, spread = list(header), [list(row) for row in rows]
    for first, last in _covers(rows[0]):
        dated = [column for column in range(first, last + 1) if _has_days(rows[1:], column)]
        if fields[first] == "period" and len(dated) == 2 and not {"start", "end"} & set(fields):  # noqa: PLR2004
            fields[first : last + 1] = [None] * (last + 1 - first)
            fields[dated[0]], fields[dated[1]] = "start", "end"
        elif fields[first] in _JOINED:
            belongs = _is_of_days if fields[first] == "period" else is_remark
            for row in spread[1:]:
                cells = row[first : last + 1]
                others = ["" if belongs(cell) else cell for cell in cells[1:]]
                row[first : last + 1] = [" ".join(filter(None, [cells[0], *filter(belongs, cells[1:])])), *others]
    return tuple(fields), [tuple(row) for row in spread]


def with_first_days(header: Sequence[Field | None], rows: Sequence[Row]) -> tuple[Field | None, ...]:
    """The fields; a column of single days beside one of last days is of the first: 投入时间, 释放时间."""
    fields = tuple(header)
    last = next((field for field in ("end", "release_on") if field in fields), None)
    if last is None or "start" in fields or fields.count("period") != 1:
        return fields
    column = fields.index("period")
    cells = [cell for row in rows[1:MOST_ROWS] if len(row) > column and (cell := fold(tidy(row[column])).strip())]
    if not cells or not all(map(_is_a_day, cells)):
        return fields
    renamed: dict[Field | None, Field] = {"period": "start", last: "end"}
    return tuple(renamed.get(field, field) for field in fields)


def _is_a_day(cell: str) -> bool:
    """Whether a cell is one day, as a spreadsheet may write it, too: 2026-06-01 00:00:00, 20260601."""
    day = _CLOCK.sub("", cell)
    return is_single_day(day) or _COMPACT.fullmatch(day) is not None


def by_role(rows: Sequence[Row], named: Naming) -> list[list[Row]]:
    """A table (headings first), once for each column of people that says what they are lent as: 开发人员, 测试人员.

    The column's heading is told as their role, where no other says it.
    """
    headings = rows[0]
    people = [at for at, heading in enumerate(headings) if named(heading) == "person"]
    fields = [_role_in(headings[at]) for at in people]
    if len(people) < 2 or None in fields or "role" in map(named, headings):  # noqa: PLR2004
        return [list(rows)]
    return [
        [(*_without(row, {*people} - {at}), "角色" if row is headings else role or "") for row in rows]
        for at, role in zip(people, fields, strict=True)
    ]


def _role_in(heading: str) -> str | None:
    found = ROLE.fullmatch(fold(tidy(heading)))
    return found["field"] if found else None


def _without(row: Row, columns: set[int]) -> Row:
    return tuple(cell for at, cell in enumerate(row) if at not in columns)


def side_by_side(rows: Sequence[Row]) -> list[list[Row]]:
    """The tables that stand beside one another under the same headings: 姓名, 周期, 姓名, 周期."""
    headings = rows[0]
    for width in range(2, len(headings) // 2 + 1):
        if len(headings) % width == 0 and headings == headings[:width] * (len(headings) // width):
            return [[row[at : at + width] for row in rows] for at in range(0, len(headings), width)]
    return [list(rows)]


def _is_of_days(cell: str) -> bool:
    """Whether a cell goes on with the period of the one before it: a day, a length, what joins two days."""
    folded = fold(cell).strip()
    return is_dated(folded) or _OF_DAYS.fullmatch(folded) is not None


def is_remark(cell: str) -> bool:
    """Whether a cell under no heading says something: more than a number or a mark."""
    return sum(map(str.isalpha, cell)) > 1


def _has_days(rows: Sequence[Row], column: int) -> bool:
    return any(len(row) > column and is_dated(fold(tidy(row[column]))) for row in rows[:MOST_ROWS])
