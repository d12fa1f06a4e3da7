"""Days that are said to be those of the line above: 白一舟，前端，时间同上 (D2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.filler import without_filler
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import efforts, has_range, is_dated, periods
from parsers.patterns import Pattern

LONGEST: Final = 300
_PARTS: Final = Pattern(r"[^；;]+[；;]?")
_SAME: Final = Pattern(
    r"[,，、:：\s]{0,4}(?:(?:支撑|投入|参与)?(?:时间|周期|日期|期间)(?:[均都也]|安排)?(?:同上|相同|一致|一样)|(?P<all>同上|〃))"
    r"(?=[\s。.!！；;]{0,3}$)"
)
"""`all`: whether an effort beside the days is meant, too, is not told."""
_MAY_BE_SAME: Final = Pattern(r"同上|相同|一致|一样|〃")


def with_days_above(statements: Iterable[Statement], roll: Roll) -> Iterator[Statement]:
    """The statements; whose days are the same as those right above has these in words of their own."""
    statements = tuple(statements)
    if not any(_MAY_BE_SAME.search(told.value[:LONGEST]) for told in statements if told.field in {None, "period"}):
        yield from statements
        return
    days, has_effort = "", False
    for told in statements:
        if told.field not in {None, "period"} or len(told.value) > LONGEST:
            yield told
            continue
        parts = _PARTS.findall(told.value)
        for at, part in enumerate(parts):
            parts[at] = _told(part, told, days, roll, has_effort=has_effort)
            has_effort = bool(efforts(fold(parts[at])))
            days = _days(parts[at])
        value = "".join(parts)
        yield structs.replace(told, value=value) if value != told.value and parts else told


def _told(part: str, told: Statement, days: str, roll: Roll, *, has_effort: bool) -> str:
    same = _SAME.search(part) if days else None
    if same is None or is_dated(fold(part)) or (same["all"] and has_effort):
        return part
    before, behind = part[: same.start()], part[same.end() :]
    whole = told.field == "period" and not before.strip()
    named = told.field is None and read_people(without_filler(before), roll, strict=True).is_whole
    return f"{before}{'，' if named else ''}{days}{behind}" if whole or named else part


def _days(part: str) -> str:
    """The one range of days in the words, as it is written; "" where there is none, or more."""
    spans = periods(fold(part))
    return part[slice(*spans[0])] if len(spans) == 1 and has_range(fold(part)) else ""
