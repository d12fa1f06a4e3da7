"""A last day that an answer tells twice: 留到9月底，续期至9月30日; 续期一个月，截止日改成7月31日 (D5, M7).

Days are the same if they mean the same, and a length before a day only says how far off it is: the day counts, as in
续期一个月至7月31日. Behind it (7月1日到岗，续一个月) it may begin there.
"""

from __future__ import annotations

import datetime as dt

from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.reply_words import LONGER
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.last_days import last_day


def the_days(clauses: list[Clause]) -> list[Clause]:
    """The clauses with a day; without those with a length, where only days follow."""
    dated = [clause for clause in clauses if clause.date]
    days = [clause for clause in dated if not _is_length(clause)]
    leads = dated[: len(dated) - len(days)]
    return days if days and dated[-1] is days[-1] and all(map(_is_length, leads)) else dated


def day_meant(clause: Clause, page: Page) -> dt.date | str | None:
    """The day of a clause, or its words where they mean no one day."""
    return (last_day(clause.date, page.sent) if clause.date else None) or clause.date


def _is_length(clause: Clause) -> bool:
    return LONGER.fullmatch(fold(clause.date or "")) is not None
