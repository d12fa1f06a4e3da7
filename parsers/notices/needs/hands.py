"""The hands that a text asks for: roles, with the number of people that stands beside each (D2b)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct, structs

from parsers.dates.numerals import value_of
from parsers.dates.words import NUMBER_NAMES
from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import ROLE, without_group
from parsers.patterns import Pattern
from parsers.remembered import remembered
from state.notice import Source

NUMBER: Final = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
BEHIND: Final = Pattern(
    rf"\s?(?:[(:：]?\s?(?:共|需要?|各|还?缺口?为?|有)?\s?{NUMBER}\s?[名位人个](?![天日月周])|[x×*]\s?(\d{{1,3}})"
    r"|:\s?(\d{1,2})(?=\s*(?:$|[,，;；。])))"
)
"""前端2人, 前端x2, 前端：2."""
BEFORE: Final = Pattern(
    rf"(?<![-~—–至到]){NUMBER}\s?(?:[名位个人]\s?|(?<=\d)\s(?:more )?)$"
    r"|\b(\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:more |additional |extra |full-time )?$"
    r"|(?<=[派来要缺差给借排找调])(个)$"
)
"""2-3名前端 are as many as they turn out to be; 派个前端 is one."""
REACH: Final = 18
"""Characters before a role in which its number may stand."""
_APART: Final = Pattern(
    rf"(?:申请|需要?|缺少?|增[加派]|协调|共|支[援持撑]|抽调|派|借)\s?{NUMBER}\s?"
    r"(?:[名位人](?![天日月周])|个(?!\s?半?\s?(?:月|工作日|自然日|星期|礼拜|周|季|人)))"
)
_OF_THEM: Final = Pattern(r"其中|\bof (?:them|whom|which)\b")
_NO_HANDS: Final = frozenset({"需求", "驻场"})
"""Roles by the letter that are none beside another one: 需求2名前端, 2名前端，1名驻场."""


class Hands(Struct, frozen=True):
    """A role and how many are asked for; what the text does not say is None."""

    role: str | None = None
    count: int | None = None
    source: Source | None = None


def hands_in(told: Statement) -> list[Hands]:
    """The roles of a statement with their numbers, and where they stand."""
    return [structs.replace(one, source=told.source("role")) for one in hands_of(told.value)]


@remembered
def hands_of(text: str) -> tuple[Hands, ...]:
    """The roles of a text with their numbers: 前端开发2名, 2名前端开发; of 3名开发，其中前端2名、后端1名 the parts."""
    folded = fold(text)
    roles = list(ROLE.finditer(folded))
    named = [role for role in roles if role[0].strip() not in _NO_HANDS] or roles
    apart = _APART.search(folded) if len(named) == 1 else None
    found: list[tuple[int, Hands]] = []
    for role in named:
        before = BEFORE.search(folded, max(0, role.start() - REACH), role.start())
        number = BEHIND.match(folded, role.end()) or before or apart
        count = number_of(next(filter(None, number.groups()))) if number else None
        found.append((role.start(), Hands(_called(text[slice(*role.span())].strip()), count)))
    parts = _OF_THEM.search(folded)
    return tuple(_without_parts(found, parts.start()) if parts else (one for _, one in found))


def _called(role: str) -> str:
    """A role without what it is asked for: 1名前端支撑; 技术支撑 is one."""
    return role if role.startswith("技术") else without_group(role)


def _without_parts(found: list[tuple[int, Hands]], at: int) -> list[Hands]:
    """The parts behind 其中 where they add up to what stands before it; else that alone."""
    whole, parts = [one for place, one in found if place < at], [one for place, one in found if place > at]
    adds_up = sum(one.count or 0 for one in parts) == sum(one.count or 0 for one in whole)
    return parts if not whole or (parts and adds_up) else whole


def number_of(written: str) -> int | None:
    """How many a number or its English name means."""
    return 1 if written == "个" else NUMBER_NAMES.get(written) or value_of(written)


def all_hands(statements: list[Statement]) -> Iterator[Hands]:
    """The hands of several texts."""
    for told in statements:
        yield from hands_in(told)
