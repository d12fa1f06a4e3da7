"""What a list of people is asked for and has not: days that are to be settled, or that nobody has told (M4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern

LONGEST: Final = 300
_OPEN_DAYS: Final = Pattern(
    r"\s?[,，;；。(（]\s?(?:具体|支撑|投入|起止|[入进]场|到岗){0,3}的?(?:时间|周期|日期)(?:点|安排)?(?:暂时?|尚|还|目前)?(?:均|都)?"
    r"(?:待[定通确]\w{0,2}|未[定确]\w?|没有?定|另行?(?:通知|确定|安排|告知)|后续(?:再)?(?:通知|确定|安排|告知))[)）。!！\s]{0,3}$"
)
_DATED: Final = frozenset({"period", "start"})


def has_no_day(statements: Iterable[Statement]) -> bool:
    """Whether nothing in a mail is a day."""
    return not any(told.field in _DATED or is_dated(fold(told.value[:LONGEST])) for told in statements)


def without_open_days(statement: Statement) -> Statement:
    """许南星支撑本项目，时间待定: without what says that the days are not settled, which is asked about anyhow."""
    open_days = _OPEN_DAYS.search(statement.value[:LONGEST]) if statement.field is None else None
    bare = statement.value[: open_days.start()] if open_days else ""
    return structs.replace(statement, value=bare) if bare and not is_dated(fold(bare)) else statement
