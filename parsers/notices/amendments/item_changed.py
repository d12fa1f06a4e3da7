"""One fact that changes, told under labels of what it is, was and is to be (D4): 修订项：, 修订前：, 修订后：.

Told as what is to be, under a label of its own (工时改为：24人天); 修订对象： says whose it is. Where the fact is none
of days and efforts, or stands more than once, the lines stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.layout.marks import field_named
from parsers.notices.words.amendment_words import NEW_EFFORTS, NEW_END, NEW_START
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import EFFORTS
from parsers.notices.words.spans import has_range, periods
from parsers.patterns import Pattern

_CHANGE: Final = r"^\W{0,3}(?:变更|调整|修订|修改|更正|订正)"
_IS: Final = r"\s?[:：]\s?"
_SIDE: Final = r"(?:安排|计划|人员|信息|内容)?"
_FACT: Final = Pattern(
    rf"{_CHANGE}(?:项|项目|内容|字段|事项|指标|类型|类别){_IS}(?P<value>[^:：,，。;；\d]{{2,12}}?)\W*$"
)
_WAS: Final = Pattern(rf"(?:{_CHANGE}之?前|^\W{{0,3}}原(?:来|定|本)?的?){_SIDE}{_IS}(?P<value>\S.*)$")
_IS_TO_BE: Final = Pattern(rf"(?:{_CHANGE}之?后|^\W{{0,3}}(?:现|新|最新)的?){_SIDE}{_IS}(?P<value>\S.*)$")
_WHOSE: Final = Pattern(rf"{_CHANGE}(?:对象|人员){_IS}(?P<value>\S.*)$")
_FACTS: Final = frozenset({"period", "start", "end", *EFFORTS})
_SHOWN: Final = {"start": NEW_START, "end": NEW_END, "support": NEW_EFFORTS[0], "estimated": NEW_EFFORTS[1]}
"""What a fact that changes alone is told under: the rest of it is on record."""
_BARE: Final = Pattern(r"\d{1,4}(?:\.\d)?")
_MARKS: Final = frozenset("后现新")
"""One of these is in the label of what is to be, within so many characters."""
_REACH: Final = 12
LONGEST: Final = 60
"""Characters of each of the lines."""


def with_item_changed(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of one fact that changes as its own label; all of them as they are where there is none."""
    to_be = [_value(line, _IS_TO_BE) if not _MARKS.isdisjoint(line.text[:_REACH]) else "" for line in lines]
    if not any(to_be):
        return list(lines)
    facts, was, whose = ([_value(line, form) for line in lines] for form in (_FACT, _WAS, _WHOSE))
    if not any(facts) and (who := _told_in_full(to_be)) and _told_in_full(was) == who:
        return [_without(line, old, new) for line, old, new in zip(lines, was, to_be, strict=True)]
    if not any(facts) and _is_a_range(was) and _is_a_range(to_be):
        period = [value and f"支撑周期：{value}" for value in to_be]
        return [_without(line, old, new) for line, old, new in zip(lines, was, period, strict=True)]
    what, value = "".join(facts), "".join(to_be)
    counts = [sum(map(bool, one)) for one in (facts, to_be)]
    field = field_named(fold(what)) if counts == [1, 1] else None
    if field is None or field not in _FACTS or sum(map(bool, was)) > 1 or sum(map(bool, whose)) > 1:
        return list(lines)
    unit = "人天" if field in EFFORTS and _BARE.fullmatch(value) else ""
    told = list(lines)
    for at, line in enumerate(lines):
        if facts[at] or was[at]:
            told[at] = structs.replace(line, text="")
        elif to_be[at]:
            told[at] = structs.replace(line, text=f"{_SHOWN.get(field, what)}：{value}{unit}")
        elif whose[at]:
            told[at] = structs.replace(line, text=f"人员：{whose[at]}")
    return told


def _told_in_full(values: Sequence[str]) -> str:
    """Who stands before first and last day under one label, 许南星 6月1日-6月30日 18人天; "" where it tells less."""
    told = [fold(value) for value in values if value]
    days = periods(told[0]) if len(told) == 1 else ()
    whole = len(days) == 1 and has_range(told[0][days[0].start : days[0].end])
    return told[0][: days[0].start].strip(" ,:") if whole else ""


def _is_a_range(values: Sequence[str]) -> bool:
    """Whether one label has first and last day, and nothing else: 原：5月25日—6月5日."""
    told = [fold(value) for value in values if value]
    days = periods(told[0]) if len(told) == 1 else ()
    if len(days) != 1 or not has_range(told[0][days[0].start : days[0].end]):
        return False
    return not (told[0][: days[0].start] + told[0][days[0].end :]).strip(" ,;:。")


def _without(line: Line, old: str, new: str) -> Line:
    """A line of what is to be without its label, nothing of what was, and any other line as it is."""
    return structs.replace(line, text="" if old else new) if old or new else line


def _value(line: Line, form: Pattern) -> str:
    found = form.match(line.text.strip()) if len(line.text) <= LONGEST else None
    return found["value"].strip() if found is not None else ""
