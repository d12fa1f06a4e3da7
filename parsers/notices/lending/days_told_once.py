"""The one period of a line, in one piece or in several: 6月8日进组，7月3日结束; 6月份…，1号到岗，30号结束 (D2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.dates.numerals import value_of
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.spans import Stretch, has_range, is_month, is_month_of_coming, is_single_day
from parsers.notices.words.talk_words import BEGINS, ENDS, IN_PARTS
from parsers.patterns import Pattern

_END_OF_MONTH: Final = Pattern(r"(?:[本这当]个?|\d{1,2}\s?|[一二三四五六七八九十]{1,2})?月[底末]")
_FROM_ON: Final = Pattern(
    r"[^~—–至到]{2,14}(?:起|开始)\s?(?:[一二两三四五六七八九十半\d]{1,3}个?半?(?:月|周|星期|礼拜|个?工作日))"
)
"""6月1日起一个月."""
_TWO: Final = 2
_BEGIN: Final = ("起", "开始", "始")
LAST_INCLUDED: Final = Pattern(r"\s?\((?:last (?:working )?day|incl(?:uded|usive)|含当[天日]|含)\)")
_UNTIL: Final = ("到", "至", "until", "till", "through", " leaves on", " leaves", " leave on", " ends on")
_LIST: Final = Pattern(r"\s?[,、和及与]\s?")
_MONTH_NUMBERS: Final = Pattern(
    r"(?<![\d./月])(\d{1,2}|[一二三四五六七八九十]{1,2})(?=\s?月|[./]\d|\s?[-~、和至到]\s?\d{1,2}\s?月)"
)
_MONTHS: Final = Pattern(
    r"\s?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月?份?\s?[-~、和至到]?\s?){1,3}(?:[两三]个月)?\s?"
)
_COMES_OUT: Final = Pattern(r"[^,，、。;；\s人他她到在于预计大概约就再]\s{0,3}$")
"""数据 of 数据7月22日出来: it is no person who comes out."""
_LAST: Final = Pattern(r"[-~至到—–、]\s?(?P<day>[^-~至到—–、]{2,12}?)(?:[两三四五]天)?$")


def days_told_once(text: str, spans: Sequence[Stretch]) -> str:
    """The days as one period, of the stretches of `text` that are like days; "" where they are more, or not whole."""
    folded = fold(text)
    spans = _without_echo(folded, _without_months(folded, spans))
    if len(spans) == 1:
        days = text[spans[0].start : spans[0].end]
        whole = is_month(fold(days).strip()) and not is_month_of_coming(folded, spans[0])
        lasts = _FROM_ON.fullmatch(fold(days)) is not None
        return days if lasts or has_range(fold(days)) or whole else ""
    month = folded[spans[0].start : spans[0].end].strip() if spans else ""
    if len(spans) == _TWO + 1 and is_month(month):
        ends = _from_and_until(text, folded, spans[1:])
        return f"{month.removesuffix('份')}{ends}" if ends and "月" not in ends else ""
    if len(spans) != _TWO:
        return ""
    return _from_and_until(text, folded, spans) or _in_parts(text, folded, spans)


def _from_and_until(text: str, folded: str, spans: Sequence[Stretch]) -> str:
    """A day on which it begins and one on which it ends: 6月8日进组，7月3日结束."""
    first, last = (LAST_INCLUDED.sub("", folded[span.start : span.end]).strip() for span in spans)
    between, behind = folded[spans[0].end : spans[1].start], folded[spans[1].end :]
    begins = (
        first.endswith(_BEGIN)
        or first.startswith(("从", "自"))
        or BEGINS.match(between) is not None
        or folded[: spans[0].start].rstrip().endswith(("from", " on", "starting"))
    )
    ends = _is_of_him(ENDS.match(behind), between) or between.endswith(_UNTIL)
    if not (begins and ends and is_single_day(first) and (is_single_day(last) or _END_OF_MONTH.fullmatch(last))):
        return ""
    return f"{tidy(text[spans[0].start : spans[0].end].rstrip('起开始'))}至{text[spans[1].start : spans[1].end]}"


def _is_of_him(end: re.Match[str] | None, between: str) -> bool:
    """Whether words of an end are said of who was sent: what comes out (出来) may be something else."""
    return end is not None and not ("出" in end[0] and _COMES_OUT.search(between))


def _in_parts(text: str, folded: str, spans: Sequence[Stretch]) -> str:
    """Two ranges that are said to be two parts: 分两轮支撑：6月8日-6月12日，6月22日-6月26日."""
    listed = _LIST.fullmatch(folded[spans[0].end : spans[1].start]) is not None
    ranged = all(has_range(folded[span.start : span.end]) for span in spans)
    return (
        text[spans[0].start : spans[1].end].replace("，", "、") if listed and ranged and IN_PARTS.search(folded) else ""
    )


def _without_months(folded: str, spans: Sequence[Stretch]) -> Sequence[Stretch]:
    """The stretches; months in front of days of those months say no more than they: 7月测试，甲7月1日-7月31日."""
    if len(spans) != _TWO or not _MONTHS.fullmatch(folded[spans[0].start : spans[0].end]):
        return spans
    months, days = (_months(folded[span.start : span.end]) for span in spans)
    return spans[1:] if months and months == days else spans


def _months(folded: str) -> set[int | None]:
    """The months that days name: 7、8月, 九月份, 9/1-9/30."""
    return set(map(value_of, _MONTH_NUMBERS.findall(folded)))


def _without_echo(folded: str, spans: Sequence[Stretch]) -> Sequence[Stretch]:
    """The stretches without a last day that is told again: 下周一至周五…，下周五晚上回来."""
    if len(spans) != _TWO or not has_range(folded[spans[0].start : spans[0].end]):
        return spans
    last = _LAST.search(folded[spans[0].start : spans[0].end])
    again = folded[spans[1].start : spans[1].end]
    same = last is not None and again.replace("号", "日").endswith(last["day"].replace("号", "日"))
    told = same and ENDS.match(folded, spans[1].end) is not None
    return spans[:1] if told else spans
