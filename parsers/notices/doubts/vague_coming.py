"""Somebody who comes in a stretch of time, and of whom nothing says until when he stays (D2, M4).

许南星6月上旬进场, 下周到项目报到: days on which he may come, and not those of his support.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import periods
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

MOST: Final = 40
LONGEST: Final = 200
_SENTENCES: Final = Pattern(r"[^。；;\n]+")
_STRETCH: Final = Pattern(
    r"\s?(?:(?:20\d\d年)?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:[上中下]旬|[初底末中])?|[本这下次]{1,2}个?(?:周|星期|礼拜|月)(?:[上中下]旬|[初底末])?"
    r"|(?:20\d\d年?)?(?:第?[一二三四]季度|q[1-4])|月[初底末]|[上下]半年)\s?"
)
_COMES: Final = Pattern(
    r"\s?(?:正式|再|才|会|将|就|可以?|能)?(?:进(?!行|度|展|一步|修|货|口)|入[场项驻]|到[岗位场]|加入|报到|[到去来]\S{2,16}?(?:报到|到岗|入职))"
)
_IS_A_DAY: Final = Pattern(r".*[初底末中]\s?")
_GOES_THERE: Final = Pattern(r"\s?(?:正式|再|才|会|将|就|可以?|能)?(?:到|去|来|过[来去])(?=\S)")


def vague_coming(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with sentences of a fresh mail that say no more of somebody's days than about when he comes."""
    for told in page.loose[:MOST] if lines and not page.is_reply else ():
        for sentence in _SENTENCES.findall(told.value[:LONGEST]):
            folded = fold(sentence)
            spans = periods(folded)
            if len(spans) == 1 and _is_about_coming(folded, *spans[0]) and page.roll.names_member(sentence):
                yield Remark("unreadable-period", "period", told.line, value=sentence[slice(*spans[0])].strip())


def _is_about_coming(folded: str, start: int, end: int) -> bool:
    stretch = folded[start:end]
    if _STRETCH.fullmatch(stretch) is None:
        return False
    arrives = _IS_A_DAY.fullmatch(stretch) is not None and _GOES_THERE.match(folded, end) is not None
    return arrives or _COMES.match(folded, end) is not None
