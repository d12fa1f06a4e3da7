"""Whom a line without days says to come, in whatever words: their days stand behind or below it (D2)."""

from __future__ import annotations

from typing import Final

from parsers.dates.numerals import value_of
from parsers.notices.layout.mere_talk import without_talk
from parsers.notices.lending.told_once import names_told_once
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.patterns import Pattern

_COUNTED: Final = Pattern(r"(?P<count>\d{1,2}|[一二两三四五六七八九十])\s?(?:[名位]|个?人(?![天日月]))")
_IS_FREE: Final = Pattern(r"可|能(?!力)|愿意?|有空")


def who_comes(text: str, roll: Roll, project: str | None) -> str:
    """The people of the line, with their role; "" where it says more, or how many come and names others."""
    if next(roll.places(text), None) is None:
        return ""
    said = without_talk(text, roll, project)
    names = names_told_once(said, roll, project)
    counted = _COUNTED.search(said)
    told = value_of(counted["count"]) if counted else None
    return names if told in {None, len(read_people(names, roll, strict=True).names)} else ""


def might_come(text: str) -> bool:
    """Whether a line speaks of somebody who is free: 白一舟可以过去帮忙."""
    return _IS_FREE.search(text) is not None
