"""Amounts in turn below people with days of their own (D2): 以上人员协调支撑时间分别为35、55人天.

As many amounts as people, each of whom stands with his days and has no effort: any other is left, and asked about (M4).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import effort_in, has_range, periods
from parsers.patterns import Pattern

LONGEST: Final = 200
MOST: Final = 40
IN_TURN: Final = Pattern(
    r"\W{0,3}(?:以上|上述|上列)(?:[两三四五六七八九十\d]{1,2}[人名位])?(?:人员|同事|同学|成员)?的?[^,，。;；\d]{2,24}分别[^。;；]{3,120}[。;；]?\s*"
)
_EACH: Final = Pattern(
    r"(?P<label>协调|支[撑援持]|商定|核定|预估|评估|预计)[^,，。;；\d]{0,8}分别(?:为|是)?\s?(?P<list>\d{1,3}(?:\.5)?(?:\s?人?天)?(?:[、,，/]\s?\d{1,3}(?:\.5)?(?:\s?人?天)?){1,12}?)\s?人天?"
    r"(?=[,，。;；]|\s*$)"
)
_AMOUNT: Final = Pattern(r"\d{1,3}(?:\.5)?")
_GUESS: Final = ("预估", "评估", "预计")


def with_amounts_in_turn(lines: Sequence[Line], roll: Roll) -> list[Line]:
    """The lines, each of those people with his own of the amounts, and without the line that tells them."""
    found = list(lines)
    for at, line in enumerate(lines[:MOST]):
        if "分别" not in line.text or len(line.text) > LONGEST or IN_TURN.fullmatch(line.text) is None:
            continue
        told = _with_amounts(found[:at], _amounts(line.text), roll)
        if told:
            return [*told, structs.replace(line, text=""), *found[at + 1 :]]
    return found


def _amounts(text: str) -> list[tuple[str, list[str]]]:
    """Of each list what its amounts are called, and the amounts."""
    return [
        ("预估" if hit["label"] in _GUESS else "协调", _AMOUNT.findall(hit["list"])) for hit in _EACH.finditer(text)
    ]


def _with_amounts(lines: Sequence[Line], amounts: list[tuple[str, list[str]]], roll: Roll) -> list[Line]:
    ends = [_ends(line.text, roll) for line in lines]
    count = sum(len(one) for one in ends)
    if not amounts or not count or any(len(listed) != count for _, listed in amounts):
        return []
    if any(effort_in(fold(line.text)) for line, one in zip(lines, ends, strict=True) if one):
        return []
    told, place = list(lines), 0
    for at, (line, places) in enumerate(zip(lines, ends, strict=True)):
        text = line.text
        for number, end in reversed([*enumerate(places, place)]):
            said = "".join(f"，{label}{listed[number]}人天" for label, listed in amounts)
            text = f"{text[:end]}{said}{text[end:]}"
        place += len(places)
        told[at] = structs.replace(line, text=text)
    return told


def _ends(text: str, roll: Roll) -> list[int]:
    """Where the days of each of the people in a line end; [] where somebody has none of his own."""
    names = list(roll.places(text)) if len(text) <= LONGEST else []
    bounds = [*(one.start for one in names), len(text)]
    ends: list[int] = []
    for start, end in pairwise(bounds):
        spans = [one for one in periods(fold(text[start:end])) if has_range(fold(text[start:end])[one.start : one.end])]
        if len(spans) != 1:
            return []
        ends.append(start + spans[0].end)
    return ends
