"""A line that was read as a leaving alone, and tells on which day somebody begins and for how much (D2, D7, M4).

白一舟6月1号起在星河数据治理项目，6月12号撤场，评估8人天: where only the last of it was read, the rest is asked about,
and not dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.dates import read_period
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import efforts, periods
from parsers.patterns import Pattern
from state.notice import ReleaseLine, Remark

LONGEST: Final = 300
_BEGINS: Final = Pattern(
    r"\s?(?:\([^()]{1,6}\))?\s?(?:起|开始|到岗|进场|入场|报到|进组)|\s?(?:\([^()]{1,6}\))?\s?[到在来去进]"
)
_SPENT: Final = Pattern(r"累计|实际|已(?:经)?(?:投入|用|使用|完成)|剩余?|结余|结算|核减|退回|扣")
"""So much was spent, or is left: of whom it is that leaves."""


def lent_and_left(page: Page, releases: Sequence[ReleaseLine]) -> Iterator[Remark]:
    """The problems with the lines that release somebody and have a first day to come and an effort besides."""
    for source in dict.fromkeys(source for line in releases for source in line.sources):
        folded = fold(source.text[:LONGEST])
        last = max((line.on for line in releases if line.on is not None), default=None)
        if page.sent is None or last is None or not efforts(folded) or _SPENT.search(folded):
            continue
        begins = [one for one in periods(folded) if _BEGINS.match(folded, one.end)]
        days = (read_period(folded[one.start : one.end], page.sent, page.calendar).start for one in begins)
        if any(day is not None and page.sent <= day < last for day in days):
            yield Remark("unreadable-period", "period", source.text.strip(), value=source.text.strip())
