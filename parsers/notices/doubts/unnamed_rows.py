"""Rows of a table that name nobody, or fewer than they say are needed, beside rows that lend people (D2, M4).

前端 | - | 6月1日-6月30日 and 测试 | 需求人数 2 | 黄丽 leave a place to be filled: who that is, is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.mail.struck import STRUCK
from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.people.people import read_people
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

_NUMBER: Final = Pattern(r"\d{1,3}")


def unnamed_rows(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with rows beside those of people: a row struck out is none, and days left without a name are."""
    for row in page.rows if lines else ():
        if row.keys() & {"start", "end", "period", "count", "role"} and not row.keys() & {"person", "release_person"}:
            line = next(iter(row.values())).line
            struck = STRUCK in line and not row.keys() & {"start", "end", "period"}
            yield from () if struck else (Remark("missing-person", "person", line.replace(STRUCK, "").strip()),)
    yield from _too_few(page) if lines else ()


def _too_few(page: Page) -> Iterator[Remark]:
    """The groups of which a table names fewer than it says are needed: 需求人数 2, 白一舟."""
    wanted: dict[tuple[str, str], Statement] = {}
    named: Counter[tuple[str, str]] = Counter()
    for row in page.rows:
        if "count" in row and "person" in row:
            group = (row["role"].value if "role" in row else row["person"].value, row["count"].value)
            wanted.setdefault(group, row["count"])
            named[group] += len(read_people(row["person"].value, page.roll).names)
    for group, told in wanted.items():
        count = _NUMBER.match(told.value)
        if count and int(count[0]) > named[group]:
            yield Remark("missing-person", "person", told.line, value=told.value)
