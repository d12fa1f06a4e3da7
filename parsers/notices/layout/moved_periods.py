"""The columns of a table that moves whole periods: the one that was, and the one that is to be (D4).

姓名|变更前|变更后 with days from one to another below them; where single days stand there, which side is moved cannot
be told, and nothing is taken for a period.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.labels import Field
from parsers.notices.words.spans import has_range
from parsers.patterns import Pattern

_WHAT: Final = r"(?:的?(?:支撑|投入)?(?:周期|时间|安排|计划|起止时间|期间|时段))?"
_CHANGED: Final = r"(?:变更|调整|更新|修改|更改|延期|续期|延长|顺延|推迟)"
_BEFORE: Final = Pattern(rf"{_CHANGED}前{_WHAT}|原(?:来|定)?{_WHAT}")
_AFTER: Final = Pattern(rf"{_CHANGED}后{_WHAT}|[现新]{_WHAT}|现在|最新{_WHAT}")
_DAYS: Final = frozenset({"start", "end", "period", "until"})
MOST_ROWS: Final = 500


def with_moved_periods(
    fields: tuple[Field | None, ...], headings: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[Field | None, ...]:
    """The fields of a table's columns; of two columns the later is the period, where it has periods."""
    folded = [tidy(fold(heading)) for heading in headings]
    before = [at for at, heading in enumerate(folded) if _BEFORE.fullmatch(heading)]
    after = [at for at, heading in enumerate(folded) if _AFTER.fullmatch(heading)]
    if len(before) != 1 or len(after) != 1 or "person" not in fields:
        return fields
    others = {field for at, field in enumerate(fields) if at not in {*before, *after}}
    if others & _DAYS or not _has_periods(rows, after[0]):
        return fields
    return tuple("period" if at in after else None if at in before else field for at, field in enumerate(fields))


def _has_periods(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether every cell of a column that says anything says days from one to another."""
    cells = [cell for row in rows[:MOST_ROWS] if len(row) > column and (cell := fold(tidy(row[column])).strip())]
    return bool(cells) and all(map(has_range, cells))
