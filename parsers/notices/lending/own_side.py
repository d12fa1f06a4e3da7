"""A first or a last day of somebody's own, beside the days of all: 黄丽（6月15日入场） below 6月1日-6月30日 (D2).

The other side is that of all. A day that does not lie within them is asked about (M4).
"""

from __future__ import annotations

from typing import Final

from parsers.notices.layout.blocks import OWN_SIDE, Block
from parsers.notices.lending.periods import Span, odd_days, read_span, read_until, read_words
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, periods
from parsers.patterns import Pattern
from state.notice import Remark

_BEGINS: Final = Pattern(
    r"(?:[自从于])?\0(?:起|开始|后|才|再|正式|计划|预计){0,2}(?:[进入到]场|到[岗位]|加入|进组|介入|开始)?(?:投入|支[撑援持])?"
)
_SAYS_BEGINS: Final = Pattern(r"[自从起]|开始|[进入到]场|到[岗位]|加入|进组|介入")
_ENDS: Final = Pattern(
    r"(?:支[撑援持]|投入|只|仅){0,2}(?:截止到|截止|截至|[到至])\0(?:止|为止|结束)?"
    r"|\0(?:止|为止|前?(?:计划|预计)?(?:离场|撤场|退场|撤离|离岗|结束|释放))"
)
"""What is said of one day, for which stands \\0."""


def with_own_side(block: Block, page: Page) -> Span:
    """The days of a block, one side of which may be told in its people's own line."""
    side = next((told for told in block.values() if told.label == OWN_SIDE), None)
    if side is None:
        return read_span(block, page)
    last = side.field == "end"
    if "period" not in block:  # a first and a last day under labels of their own
        return read_span(block, page)
    common = read_span({field: told for field, told in block.items() if told is not side}, page)
    return one_side_of(common, side.value, side.line, side.number, page, last=last)


def side_told(note: str) -> str | None:
    """The side of a period that a remark behind a name tells, "start" or "end"; None where it is anything else."""
    folded = fold(note).strip()
    spans = periods(folded)
    if len(spans) != 1 or has_range(folded):
        return None
    days = folded[slice(*spans[0])]
    bare = days.strip("自从起止前 ")
    told = folded.replace(days, days.replace(bare, "\0"), 1)
    if _ENDS.fullmatch(told):
        return "end"
    return "start" if _BEGINS.fullmatch(told) and _SAYS_BEGINS.search(told) else None


def one_side_of(common: Span, words: str, line: str, number: int, page: Page, *, last: bool) -> Span:
    """The days of all with the day that the words tell as the first or the `last` one."""
    own = read_until(words, line, page) if last else read_words(words, line, number, page)
    day = own.end if last else own.first or own.start
    if common.start is None or common.end is None or day is None:
        return own if common.start is not None else common
    if not common.start <= day <= common.end:
        return Span(problems=(Remark("unreadable-period", "period", line, value=words),))
    start, end = (common.start, day) if last else (day, common.end)
    warnings = tuple(Remark(code, "period", line) for code in odd_days(start, end, (), page))
    return Span(start, end, warnings=warnings, sources=(*common.sources, *own.sources))
