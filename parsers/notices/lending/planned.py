"""Who is going to be lent: 拟安排许南星支撑，时间6月1日-6月30日. Whether it is settled is asked (M4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.people.somebody import names_somebody
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import LENDS, UNSURE
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 10
"""Lines that are asked about."""
_GOING_TO: Final = Pattern(r"拟(?=安排|投入|由|派|请|协调|抽调|借调|借用|增派|调配)")


def is_planned(folded: str) -> bool:
    """Whether a line says formally that somebody is going to be lent, and has no other word of doubt."""
    return _GOING_TO.search(folded) is not None and not UNSURE.told_in(_GOING_TO.sub("", folded))


def planned(page: Page) -> Iterator[Remark]:
    """The lines that say so, with days and somebody's name."""
    for line in list(dict.fromkeys(told.line for told in page.statements))[: MOST * MOST]:
        folded = fold(line)
        if is_planned(folded) and is_dated(folded) and LENDS.told_in(folded) and names_somebody(line, page.roll):
            yield Remark("still-planned", "period", line)
