"""Answers to the questions that ask a group leader for people (D2b, D10): what opens them is none of the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern

_ASKS: Final = Pattern(
    r"请安排(?:人员|项目组)|请写明人(?:选|员和周期)"
    r"|whom can you lend|who, please|who joins the team|who, and for how long"
)
_NOD: Final = Pattern(
    r"\s*(?:(?:好的?|可以|同意|收到|没问题|明白|嗯|您好|你好|ok|okay|sure|yes|agreed)(?:了|哈|的)?\s?[,。!;:]\s?){0,3}"
    r"(?:我们组|我组|本组|我们|我这边|组里|(?:i|we) (?:can|will) (?:offer|lend|send|provide)(?: you)? |you can have )?"
)
"""可以，我组甲6月1日-6月30日投入: the question was who, and not whether."""


_GIVES: Final = Pattern(
    r"(?P<group>前端|后端|系统|产品|测试|研发)?组?(?:这边)?(?:可以|能|就)?(?:出|抽调|抽|调派|派出|派|安排|给你们?|给您|给|让|只有)"
)
"""前端出甲, 我组抽调甲: before a name they say no more than the answer itself."""
_IS_FREE: Final = Pattern(
    r"\s?(?:可以|能|有空|有时间|没问题|方便|行)?(?:支[撑持援]|投入|过?去|过?来)?[吧的]?[,，]\s?(?:时间|周期)?[是为:：]?\s?(?=[\d从自])"
)
"""甲可以，6月8日到6月26日: whoever is offered may come; the days stand behind."""
_LEAST_NAME, _LONGEST_NAME = 2, 12


def asks_for_people(subject: str) -> bool:
    """Whether a subject (folded) is that of such a question."""
    return _ASKS.search(subject) is not None


def without_opening(lines: Sequence[Line], roll: Roll) -> tuple[Line, ...]:
    """The lines without a word of assent at their head, or a name that greets: 林知远： alone on the first line."""
    at = next((at for at, line in enumerate(lines) if not is_courtesy(fold(line.text))), len(lines))
    head, rest = lines[at : at + 1], tuple(lines[at + 1 :])
    if rest and head and greets(head[0].text, roll):
        return (*lines[:at], *without_opening(rest, roll))
    bare = (structs.replace(line, text=_without_nod(line.text, roll)) for line in head)
    return (*lines[:at], *bare, *rest)


def greets(line: str, roll: Roll) -> bool:
    """Whether a line is a name and a colon, as a letter begins."""
    name = line.strip()
    return name.endswith((":", "：", ",", "，")) and roll.holds(name[:-1].strip())


def _without_nod(text: str, roll: Roll) -> str:
    """A line without what only opens it; of a group that gives somebody stays what it is called."""
    found = _NOD.match(fold(text))
    at = found.end() if found is not None and text[found.end() :].strip() else 0
    gives = _GIVES.match(fold(text), at)
    if gives is None or not _name_at(text, gives.end(), roll):
        return _without_assent(text[at:], roll)
    return f"{gives['group'] or ''}{_without_assent(text[gives.end() :], roll)}"


def _without_assent(text: str, roll: Roll) -> str:
    """A line that begins with a name, without that he may come: 甲有空，6月8日到6月26日."""
    name = _name_at(text, 0, roll)
    free = _IS_FREE.match(fold(text), len(name)) if name else None
    return f"{name}，{text[free.end() :]}" if free is not None else text


def _name_at(text: str, at: int, roll: Roll) -> str:
    """The longest name that stands at a place, or ""."""
    ends = range(min(at + _LONGEST_NAME, len(text)), at + _LEAST_NAME - 1, -1)
    return next((text[at:end] for end in ends if roll.holds(text[at:end])), "")
