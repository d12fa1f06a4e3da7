"""Until when somebody most likely stays, or when he leaves, in a line that nobody read: for the form (M4, D5, D7).

小许在星河再留一阵，到6月19号: one person, one day to come, and a word of staying. Whether it is later or earlier than
the last day on record, the records tell (`state/workflow/whole_form`), and only where both agree a word may do.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from parsers.notices.lending.periods import read_until
from parsers.notices.lending.told_loosely import Named
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_single_day, periods
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Source

_CLAUSES: Final = re.compile(r"[^,，。;；!！\n]+")
_WAS: Final = Pattern(r"原|本来|本该|不是|不再是|而不是|而非|不等|不用等|不必等|到期|instead of|not (?:june|july|\d)")
"""A clause of the day that holds no longer."""
_FROM: Final = Pattern(r"[从由]\s?\d?$")
_STAYS: Final = Pattern(r"再?[留待]|再[干做用]|续|延|\b(?:extend\w*|stays?|until)\b")
_LEAVES: Final = Pattern(
    r"撤|离场|离开|回(?:来|去|组|原|部门|[^,，。\d]{1,5}组)|返[回组]|归队|归还|释放|最后一天"
    r"|\b(?:leaves?|roll\w* off|last day)\b"
)
_MORE: Final = Pattern(r"换|接[替手班]|顶|替|取消|作废|不去|不来|推迟|推后|提早|晚[到来去]|进场|到岗|负责人|人天")
"""What else is changed: a last day alone does not tell it."""


def changed_loosely(line: str, named: Sequence[Named], number: int, page: Page) -> AssignmentLine | None:
    """The one person of a line with the one day until when he stays, or on which he leaves; None where it says more."""
    folded = fold(line)
    stays, leaves = _STAYS.search(folded) is not None, _LEAVES.search(folded) is not None
    if len(named) != 1 or stays == leaves or _MORE.search(folded) or page.sent is None:
        return None
    days = {day for clause in _CLAUSES.findall(line) if (day := _day_of(clause, page)) is not None}
    if len(days) != 1 or (day := days.pop()) < page.sent:
        return None
    sources = (Source("person", number, line), Source("end", number, line))
    return AssignmentLine(named[0].name, end=day, sources=sources, leaves=leaves)


def _day_of(clause: str, page: Page) -> dt.date | None:
    """The last day that a clause names; date.min where it names more, or not for certain."""
    folded = fold(clause)
    spans = periods(folded) if not _WAS.search(folded) else ()
    if not spans:
        return None
    moved = len(spans) > 1 and _FROM.search(folded[: spans[0].start + 1]) is not None  # 从5月31日延至6月30日
    words = folded[spans[moved].start : spans[moved].end].strip()
    read = read_until(words, words, page) if len(spans) == 1 + moved and is_single_day(words) else None
    return read.end if read is not None and read.end is not None else dt.date.min
