"""The numbers of a list within a list: 3.1 许南星（后端）， below 3. 协调人员及时间：. They are no days.

A line begins with one where the line of its item stands above, and the number goes on from those between: 3.1 right
below 3., 3.2 below 3.1. Anywhere else 6.1 许南星进场 begins with a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_dated
from parsers.patterns import Pattern

_NESTED: Final = Pattern(
    r"\s*[(（]?(?P<item>\d{1,2})[.．](?P<number>\d{1,2})"
    r"(?:\s?[、)）:：]\s?|[.．]\s?(?!\d)|\s{1,4}(?![-~—–至到\d])|(?=[【@\u4e00-\u9fff])(?![至到起止前后开日号之~-]))"
)
_ITEM: Final = Pattern(
    r"\s*#{0,4}\s?[(（]?(?:(?P<item>\d{1,2})|(?P<word>[一二三四五六七八九十]))\s?(?:[、)）]|[.．](?!\s?\d))"
)
_COMES_OR_GOES: Final = Pattern(r"[进入到撤离退]场|[到离]岗|到位|报到|释放")
_ENDS: Final = Pattern(r"[撤离退]场|离岗|释放|结束|为?止|[到至]\s?\d")
_WORDS: Final = " 一二三四五六七八九十"


def without_nested_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, those of a list within a list without their numbers."""
    numbers = [_NESTED.match(line.text) for line in lines]
    return list(_without(lines, numbers)) if any(numbers) else lines


def _without(lines: Sequence[Line], numbers: Sequence[re.Match[str] | None]) -> Iterator[Line]:
    item = last = 0
    for line, found, below in zip_longest(lines, numbers, lines[1:]):
        rest = line.text[found.end() :] if found is not None else ""
        if found is not None and (_begins_a_list(found, rest, below) or _follows(found, item, last)):
            item, last = int(found["item"]), int(found["number"])
            yield line if _may_be_of_a_day(rest) else structs.replace(line, text=rest)
            continue
        if (own := _ITEM.match(line.text)) is not None:
            item, last = int(own["item"] or _WORDS.index(own["word"])), 0
        yield line


def _follows(found: re.Match[str], item: int, last: int) -> bool:
    """Whether a number goes on from those above it."""
    return (int(found["item"]), int(found["number"])) == (item, last + 1)


def _begins_a_list(found: re.Match[str], rest: str, below: Line | None) -> bool:
    """3.1 right above 3.2, each with days of its own behind it."""
    next_one = _NESTED.match(below.text) if below is not None and found["number"] == "1" else None
    if next_one is None or below is None or not _follows(next_one, int(found["item"]), 1):
        return False
    return has_range(fold(rest)) and has_range(fold(below.text[next_one.end() :]))


def _may_be_of_a_day(rest: str) -> bool:
    """Whether the number may be a day all the same, the first of two or the only one: 6.1 许南星进场，6.30撤场."""
    folded = fold(rest)
    if has_range(folded):
        return False
    return (_ENDS if is_dated(folded) else _COMES_OR_GOES).search(folded) is not None
