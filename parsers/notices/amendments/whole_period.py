"""A whole period, or a last day, in the place of another, without any label (D4): 许南星由8月6日-8月15日改为…."""

from __future__ import annotations

from typing import Final

from parsers.message import Line
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.amendment_words import AMENDING, EXTENDED_TO, EXTENDS, NEW_END, NOT_THAT, cut, moves_onto
from parsers.notices.words.filler import without_plea, without_unchanged
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_single_day
from parsers.notices.words.topics import without_courtesy
from parsers.patterns import Pattern

_PLAIN: Final = "(!( COMMA | STOP | COLON | END | MOVED | EXTENDED ) ANY)"
_VERB: Final = "verb:( MOVED | EXTENDED ) COLON?"
_UNLABELLED: Final = AMENDING.wordings(
    # 许南星在星河数据治理项目的支撑由原8月15日延期至8月20日
    f"START (BECAUSE {_PLAIN}{{1,12}} COMMA)? NOW? TAKE? who:( RUN{{1,6}} ) (IN place:( {_PLAIN}{{1,8}}? ))? "
    f"OF? SUPPORT? WAS{{1,2}} OF? old:( {_PLAIN}{{1,20}} ) {_VERB} new:( {_PLAIN}{{1,20}} ) (STOP | COMMA)? END",
    # 许南星：6月1日-6月30日调整为6月8日-6月30日; 许南星原计划6月1日-6月30日，现改为6月8日-6月30日
    # 原定许南星6月1日-6月30日支撑，现调整为6月8日-6月30日
    f"START NOW? (WAS{{1,2}})? TAKE? who:( RUN{{1,6}} ) OF? SUPPORT? TIME? COLON? NOW{{0,2}} (WAS{{1,2}})? old:DAY "
    f"SUPPORT? COMMA? NOW? {_VERB} new:DAY (STOP | COMMA)? END",
    # 许南星改为6月8日-7月3日, 许南星的时间改为6月8日-7月3日
    "START NOW? TAKE? who:( RUN{1,6} ) OF? SUPPORT? TIME? NOW? verb:MOVED new:DAY (STOP | COMMA)? END",
)
_NAMED_PLACE: Final = Pattern(r"(?!本|该|此|我们|这)(?P<project>[^,;。]{2,38}?项目)[组中上里]?")
_FORMER: Final = Pattern(rf"[,，(（]{NOT_THAT}(?=\W*$)")
WHOLE_PERIOD: Final = "支撑周期"
MOST: Final = 20
"""Sentences of a line that are looked at."""
_SENTENCES: Final = Pattern(r"(?<=[。；;])")


def whole_period(line: Line, roll: Roll) -> tuple[Line, ...]:
    """许南星由8月6日-8月15日调整为8月6日-8月20日, 许南星的支撑由原8月15日延期至8月20日, without any label."""
    parts = [(part, _one_period(part, line.number, roll)) for part in _SENTENCES.split(line.text)[:MOST]]
    if not any(told for _, told in parts):
        return ()
    return tuple(new for part, told in parts if part.strip() for new in told or (Line(line.number, part),))


def _one_period(written: str, number: int, roll: Roll) -> tuple[Line, ...]:
    """The sentence as labels; () where it is another one.

    Both periods are whole, or both are single days and the last one moves: nothing is guessed.
    """
    text = _FORMER.sub("", without_unchanged(without_plea(without_courtesy(written))))
    if not moves_onto(folded := fold(text)):
        return ()
    sentence = cut(folded)
    found = next((one for wording in _UNLABELLED for one in wording.found_in(sentence)), None)
    if found is None:
        return ()
    who, place, old, verb, new = (found.words(part, text) for part in ("who", "place", "old", "verb", "new"))
    sides = (fold(old or new), fold(new))
    ranges = all(map(has_range, sides))
    days = bool(old) and all(map(is_single_day, sides)) and "支" in fold(text)
    if not (ranges or days) or not read_people(who, roll, strict=True).is_whole:
        return ()
    label = WHOLE_PERIOD if ranges else EXTENDED_TO if fold(verb) in EXTENDS else NEW_END
    told = Line(number, f"{'支撑人员' if ranges else '人员'}：{who}；{label}：{fold(new)}")
    named = _NAMED_PLACE.fullmatch(place)
    return (Line(number, f"支撑项目：{named['project']}"), told) if named else (told,)
