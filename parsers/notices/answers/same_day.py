"""A last day that an answer tells twice: 留到9月底，续期至9月30日; 续期一个月，截止日改成7月31日 (D5, M7).

Days are the same if they mean the same, and a length before a day only says how far off it is, which the record
confirms: 延长一个月，时间7月6日 has another day. Behind the day (7月1日到岗，续一个月), or with 从 before that, it
may begin there; and 续期一周，我7月20日回来 says when somebody comes back.
"""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.reply_words import LONGER
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.last_days import last_day
from parsers.patterns import Pattern

_BEGINS: Final = Pattern(
    r"[从自由]\s?[\d一二三四五六七八九十本下]|[\d日号]\s?(?:起|开始|之?后)|回[来去]|[到返回]岗|报到"
)
"""What is said of a day that is no last day."""


class LastDays(NamedTuple):
    """The clauses with the last day of an answer, and by how much that is longer, where it says so before."""

    clauses: list[Clause]
    length: str | None = None


def the_days(clauses: list[Clause]) -> LastDays:
    """The clauses with a day; without one with a length, where only days follow on which nothing begins."""
    dated = [clause for clause in clauses if clause.date]
    days = dated[1:]
    leads = days and _is_length(dated[0]) and not any(_is_length(one) or _begins(one) for one in days)
    return LastDays(days, dated[0].date) if leads else LastDays(dated)


def day_meant(clause: Clause, page: Page) -> dt.date | str | None:
    """The day of a clause, or its words where they mean no one day."""
    return (last_day(clause.date, page.sent) if clause.date else None) or clause.date


def _begins(clause: Clause) -> bool:
    return _BEGINS.search(fold(clause.text)) is not None


def _is_length(clause: Clause) -> bool:
    return LONGER.fullmatch(fold(clause.date or "")) is not None
