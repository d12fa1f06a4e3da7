"""Whether two names of projects are one name, or so much alike that the sender should look again (D3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from state.directory import name_key

_WORD: Final = "项目"
"""What a project is called with, or without: 星河数据治理项目, 【星河数据治理】."""
_BRACKETS: Final = str.maketrans("", "", "()（）[]【】《》「」")
_DIGITS: Final = "〇一二三四五六七八九"
_NUMBERS: Final = re.compile(
    r"\d{1,8}|[一二三四五六七八九十两首末ⅰⅱⅲⅳⅴivx]{1,4}+(?=[期阶标批号区段代版部])|(?<=第)[一二三四五六七八九十]{1,4}|[ⅰⅱⅲⅳⅴ]|(?<![a-z])[a-z](?=[区座标段线包])"
)
_SHORTEST: Final = 2
_ALIKE: Final = 0.75
"""The share of the longer name's characters that the other one has, too."""


def project_stem(name: str) -> str:
    """What two ways of writing one project's name have in common."""
    return name_key(name).translate(_BRACKETS).removesuffix(_WORD)


def same_project(name: str, known: Iterable[str]) -> str | None:
    """The one known project called `name` but for the word 项目 and brackets; None where none or several are."""
    stem = project_stem(name)
    same = {one for one in known if stem and project_stem(one) == stem}
    return same.pop() if len(same) == 1 else None


def like_project(name: str, known: Iterable[str]) -> str | None:
    """A known project whose name holds `name`, is held by it, or differs from it in a few characters; else None.

    Names that differ in a number, a phase or a version are of two projects: 智慧园区一期 is not 智慧园区二期.
    """
    stem = project_stem(name)
    others = ((one, project_stem(one)) for one in known)
    return next((one for one, other in others if other != stem and _alike(stem, other)), None)


def _numbered(stem: str) -> list[str]:
    """The numbers, phases and letters of a name, in order, which tell it from others: 二期, 2025, V1.0, A区."""
    return [_value_of(found) for found in _NUMBERS.findall(stem)]


def _value_of(number: str) -> str:
    """A number however it is written: 二 is 2."""
    return "".join(str(_DIGITS.find(char)) if char in _DIGITS else char for char in number)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or _numbered(one) != _numbered(other):
        return False
    return short in long or len({*short} & {*long}) >= _ALIKE * len(long)
