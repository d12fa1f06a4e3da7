"""A sentence with what belongs to one period side by side: a first day and a length, or its two ends (D2)."""

from __future__ import annotations

import re
from typing import Final

from parsers.notices.people.written_names import looks_like_name
from parsers.notices.words.filler import without_filler
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.spans import Stretch, has_range, is_single_day, periods
from parsers.patterns import Pattern

_UNTIL: Final = Pattern(r"\A(.*?)[,，]?\s?(?:至|到|截至|截止到?)\s?")
_LAST: Final = Pattern(r"(?:至|到|截至|截止到?)\s?$")
"""Before a day that is a last one by itself."""
_FOR_LENGTH: Final = Pattern(rf"(?P<work>[^,，。;；\d]{{1,16}}?)[,，]?(?:为期|共|时长)?(?P<length>{LENGTH})\s*$")
"""陈牧野从7月6日起支撑本项目两周."""
_LENGTH_BEFORE: Final = Pattern(rf"(?:为期|共)?(?P<length>{LENGTH})[,，]?\s?(?:\(\s?)?$")
_ON_DUTY_FOR: Final = Pattern(
    rf"\s?(?:到位|到岗|到场|报到|进场|入场|进组|开始)[,，]?\s?(?:工期|为期|时长|周期|共|预计|需要?|持续|支[撑援持]|投入)?\s?[:：为]?\s?(?P<length>{LENGTH})"
)
"""6月8日到位，工期两周: a first day, and for how long."""
_COMES: Final = Pattern(
    r"(.{0,20}?)(?:进场|入场|到场|到岗|上岗|报到|到位|进组|入驻|进驻|开始|进入项目)[,，]?\s?(?:于|预计|计划)?\s?"
)
_GOES: Final = Pattern(r"^\s?(?:结束|为止|止|撤场|离场|退场|释放)")
_ENDS: Final = 2
_PARTS: Final = Pattern(r"[,，、;；]")
_BEGUN: Final = Pattern(r"(.{0,20}?)[,，]\s?(?:于|预计|计划)?\s?")
_BEGINS: Final = ("起", "开始")
_MOVED: Final = Pattern(r"[延续改]|推迟|提前|调整|变更|分别")
"""6月15日延至6月20日: one last day moved to another; or days of several people in turn."""


def drawn_together(sentence: str) -> str:
    """甲自6月1日起支撑本项目，至6月30日结束: the two ends of one period side by side."""
    folded = fold(sentence)
    spans = periods(folded)
    if len(spans) == _ENDS and has_range(folded[spans[0].start : spans[0].end]):
        return _two_ranges(sentence, folded, *spans)
    if not spans or not is_single_day(day := folded[spans[0].start : spans[0].end]):
        return sentence
    if len(spans) == 1:
        return _with_length(sentence, folded, day, spans[0]) or sentence
    return _with_end(sentence, folded, day, *spans) if len(spans) == _ENDS else sentence


def _two_ranges(sentence: str, folded: str, first: Stretch, last: Stretch) -> str:
    """甲6月1日-10日，6月20日-30日支撑本项目: two ranges of one person, with nobody else behind them."""
    between = sentence[first.end : last.start]
    ranged = all(has_range(folded[span.start : span.end]) for span in (first, last))
    if (
        between.strip() not in {",", "，"}
        or not ranged
        or not looks_like_name(tidy(without_filler(sentence[: first.start])))
    ):
        return sentence
    if any(looks_like_name(tidy(without_filler(part))) for part in _PARTS.split(sentence[last.end :])):
        return sentence
    return f"{sentence[: first.end]}、{sentence[last.start :]}"


def _names_another(middle: str) -> bool:
    """Whether somebody is named between two days: 许南星6月1日，白一舟到6月30日 are days of two people."""
    return looks_like_name(tidy(without_filler(_LAST.sub("", middle))))


def _with_length(sentence: str, folded: str, day: str, span: Stretch) -> str | None:
    """The sentence with how long it is right behind its one day, which is the first."""
    begins = day.endswith(_BEGINS)
    before = _LENGTH_BEFORE.search(folded, 0, span.start) if begins else None
    if before is not None:  # 借调许南星两周，自6月1日起
        return f"{sentence[: before.start()]}{day}{before['length']}{sentence[span.end :]}"
    on_duty = _ON_DUTY_FOR.match(folded, span.end) if day[-1] not in "前止" else None
    if on_duty is not None:
        return f"{sentence[: span.start]}{day if begins else f'{day}起'}{on_duty['length']}{sentence[on_duty.end() :]}"
    behind = _FOR_LENGTH.match(sentence, span.end) if begins else None
    return f"{sentence[: span.start]}{day}{behind['length']}，{behind['work']}" if behind is not None else None


def _with_end(sentence: str, folded: str, day: str, first: Stretch, last: Stretch) -> str:
    """The sentence with the last day right behind the first."""
    middle, behind = sentence[first.end : last.start], sentence[last.end :]
    if _LAST.search(folded, 0, first.start) or _names_another(middle) or _MOVED.search(middle):
        return sentence
    between = _UNTIL.fullmatch(middle)
    if between is None and _GOES.match(behind):
        between = _COMES.fullmatch(middle) or (_BEGUN.fullmatch(middle) if day.endswith(_BEGINS) else None)
    if between is None:
        return sentence
    start = re.sub(r"^(?:从|自)|(?:起|开始|始)$", "", day)
    rest = _GOES.sub("", behind)
    return f"{sentence[: first.start]}{start}至{folded[last.start : last.end]}，{between[1]}，{rest}"
