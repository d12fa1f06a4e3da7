"""Whoever leaves and whoever comes in two labels or columns of one change: 原支撑人员, 现支撑人员 (D4).

They are told as one: 支撑人员：白一舟（接替许南星）. Several are, where each has the one behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line, Table
from parsers.notices.words.fold import fold, tidy
from parsers.patterns import Pattern

_PEOPLE: Final = r"(?:支[撑援持])?(?:人员?|同事|成员|同学)"
_OLD: Final = Pattern(rf"(?:原(?:来|定|计划)?|被替换|变更前|替换前|调整前)的?{_PEOPLE}")
_NEW: Final = Pattern(rf"(?:现|新|替换|接替|变更后|替换后|调整后|更换后)的?{_PEOPLE}")
_LABELLED: Final = Pattern(r"\s*(?P<label>[^\s:：]{2,9})\s?[:：]\s?(?P<value>[^:：。;；(（\d]{2,40})\s*")
_AND: Final = Pattern(r"\s?[、,，/和与]\s?")
_PERSON: Final = "支撑人员"
_REACH: Final = 3
"""Lines between which the two labels stand at the most."""


def in_one_label(lines: Sequence[Line]) -> list[Line]:
    """The lines; where each of the two labels stands once, and close by, the second one tells both."""
    told = [(at, found) for at, line in enumerate(lines) if (found := _LABELLED.fullmatch(line.text)) is not None]
    old = [(at, found["value"]) for at, found in told if _OLD.fullmatch(fold(found["label"]))]
    new = [(at, found["value"]) for at, found in told if _NEW.fullmatch(fold(found["label"]))]
    if len(old) != 1 or len(new) != 1 or not 0 < new[0][0] - old[0][0] <= _REACH:
        return list(lines)
    value = _in_their_place(new[0][1], old[0][1])
    if not value:
        return list(lines)
    changed = structs.replace(lines[new[0][0]], text=f"{_PERSON}：{value}")
    return [changed if at == new[0][0] else line for at, line in enumerate(lines) if at != old[0][0]]


def in_one_column(table: Table) -> Table:
    """The table; of two such columns the second one tells both."""
    headings = [tidy(fold(cell)) for cell in table.rows[0]] if table.rows else []
    old = [at for at, heading in enumerate(headings) if _OLD.fullmatch(heading)]
    new = [at for at, heading in enumerate(headings) if _NEW.fullmatch(heading)]
    if len(old) != 1 or len(new) != 1 or any(len(row) != len(headings) for row in table.rows):
        return table
    values = [_in_their_place(row[new[0]], row[old[0]]) for row in table.rows[1:]]
    if not all(values):
        return table
    told = zip(table.rows, [_PERSON, *values], strict=True)
    rows = (tuple(one if at == new[0] else cell for at, cell in enumerate(row) if at != old[0]) for row, one in told)
    return structs.replace(table, rows=tuple(rows))


def _in_their_place(new: str, old: str) -> str:
    """Who comes, each with whose place it is; "" where they are not as many."""
    comes, goes = (_AND.split(tidy(side)) if tidy(side) else [] for side in (new, old))
    if len(comes) != len(goes) or not all((*comes, *goes)):
        return ""
    return "、".join(f"{one}（接替{other}）" for one, other in zip(comes, goes, strict=True))
