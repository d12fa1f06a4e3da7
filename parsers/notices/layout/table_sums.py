"""Rows of sums in a table: they lend nobody, and where they add up to something else the difference is asked (M4).

A row may be missing, or an amount may be mistyped: which of the two, only the sender can tell.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.layout.fields import TOTAL, Statement
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import EFFORTS, Field
from parsers.patterns import Pattern

Row = tuple[str, ...]
_SUMS: Final = Pattern(r"\s*(?:合计|总计|小计|共计|汇总|total|共\s?\d{1,3}\s?[人名位])")
"""What the first cells of a row of sums begin with: 总计：2人."""
_PEOPLE: Final = Pattern(r"(?<![\d.])(?P<number>\d{1,3})\s?[人名位](?![天日月])")
_AMOUNT: Final = Pattern(r"(?P<number>\d{1,4}(?:\.\d{1,2})?)\s?(?:人[天日月]|天)?")
_NOBODY_KNOWN: Final = Roll()
_NEAR: Final = 0.01
MOST: Final = 20
"""Rows of sums: more are none of a notice."""
_PEOPLE_IN_ALL: Final = "合计人数"


def is_sum(row: Sequence[str]) -> bool:
    """Whether a row adds up others."""
    return any(_SUMS.match(fold(cell)) for cell in row[:2])


def unmatched(rows: Sequence[Row], header: Sequence[Field | None], line: int) -> Iterator[Statement]:
    """The sums (of `rows`, headings first, at that line) that are not those of the rows above, nor of all of them."""
    sums = [at for at, row in enumerate(rows) if at and is_sum(row)]
    if not 0 < len(sums) <= MOST:
        return
    for column, field in enumerate(header):
        if field in EFFORTS:
            unit = "人月" if "人月" in fold(rows[0][column]) else "人天"
            told = {at: _amount(row, column) for at, row in enumerate(rows) if at}
            for at, found in _others(told, sums):
                yield _total(field, f"{found:g}{unit}", rows[at], line + at)
        elif field == "person":
            people = {at: float(_people(row[column])) for at, row in enumerate(rows) if at and column < len(row)}
            for at in sums:
                people[at] = _counted(rows[at])
            for at, found in _others(people, sums):
                yield _total("count", f"{found:g}人", rows[at], line + at)


def _total(field: Field, value: str, row: Row, number: int) -> Statement:
    label = _PEOPLE_IN_ALL if field == "count" else TOTAL
    return Statement(field, value, number, " ".join(cell.strip() for cell in row).strip(), label)


def _others(told: dict[int, float], sums: Sequence[int]) -> Iterator[tuple[int, float]]:
    """The sums that are neither those of the rows since the last one, nor of all rows so far, nor of all."""
    if any(math.isinf(amount) for amount in told.values()):
        return
    own = {at: amount for at, amount in told.items() if at not in sums and not math.isnan(amount)}
    last = 0
    for at in sums:
        since = [amount for place, amount in own.items() if last < place < at]
        so_far = [amount for place, amount in own.items() if place < at]
        expected = (sum(since), sum(so_far), sum(own.values()))
        if own and not math.isnan(told[at]) and all(abs(told[at] - one) > _NEAR for one in expected):
            yield at, told[at]
        last = at


def _amount(row: Row, column: int) -> float:
    """The number in a cell: NaN of an empty one, infinity of one that is no number."""
    cell = row[column] if column < len(row) else ""
    found = _AMOUNT.fullmatch(cell.strip())
    return float(found["number"]) if found else math.inf if any(map(str.isalnum, cell)) else math.nan


def _people(cell: str) -> int:
    return len(read_people(cell, _NOBODY_KNOWN).names)


def _counted(row: Row) -> float:
    """How many people a row of sums says that there are; NaN where it does not say."""
    found = _PEOPLE.search(fold(" ".join(row)))
    return float(found["number"]) if found else math.nan
