"""Several people of one sentence not lent alike: in turn, one asked to send others, more than are named (M4)."""

from __future__ import annotations

from typing import Final

from parsers.dates.numerals import value_of
from parsers.notices.people.people import People, Written
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern

_ASKS_ANOTHER: Final = Pattern(
    r"(?:请|麻烦|拜托|恳请)(?P<who>[^\W\d_]{2,4}?)(?:组长|经理|老师)?(?:帮忙)?(?:安排|协调|派|抽调|调配|借调)(?=[^\W\d_]{2})"
)
_COUNT: Final = Pattern(r"(?<![第每\d])(?P<number>\d{1,2}|[一两二三四五六七八九十])\s?[人名位](?![天日月周工次])")
_FURTHER: Final = Pattern(r"(?:[+加含]|另外?|其他|外包|外协|实习生)\s?$")
_PARTS: Final = Pattern(r"[,，、和与及]")
_SEVERAL: Final = 2


def in_turn(people: People, days: str) -> tuple[tuple[Written, str], ...] | None:
    """Each person with days of their own (甲、乙分别于6月1日-6月15日、6月16日-6月30日); () where the numbers differ."""
    parts = _PARTS.split(days)
    if len(people.names) < _SEVERAL or len(parts) < _SEVERAL:
        return None
    return tuple(zip(people.names, parts, strict=True)) if len(parts) == len(people.names) else ()


def asks_another(left: str, people: People, roll: Roll) -> bool:
    """Whether one of those named is only asked to send the others: 请查甘望安排许南星…."""
    asked = _ASKS_ANOTHER.search(left)
    return asked is not None and len(people.names) > 1 and roll.is_name(asked["who"])


def are_more(words: str, people: People) -> bool:
    """Whether the words around the days count other people than they name: 前端2人：许南星, 许南星和另外1人."""
    folded = fold(words)
    counts = [value_of(found["number"]) or 0 for found in _COUNT.finditer(folded)]
    further = any(_FURTHER.search(folded, 0, found.start()) for found in _COUNT.finditer(folded))
    return bool(counts) and (further or len(people.names) not in {sum(counts), max(counts)})
