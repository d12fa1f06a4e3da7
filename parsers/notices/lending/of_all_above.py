"""A sentence of several verbs about everybody who is named above it: 以上人员6月1日入场，6月30日离场 (D2).

What is one range of days and no more is for `common_days`.
Its days are everybody's. Whether it holds of those who have days of their own cannot be told: it stays unread then,
and is asked about (M4); so does one with an effort, of which nobody can tell whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.common_days import EVERYBODY
from parsers.notices.layout.fields import Statement
from parsers.notices.lending.said_of_one import LONGEST, Reader, said_of_one
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern

_NUMBER: Final = r"(?:[\d两二三四五六七八九十]{1,2}\s?[人名位])"
_PEOPLE: Final = r"(?:支[撑援持]|投入|项目组?|进场)?(?:人员|同事|同学|成员|工程师|伙伴|人)"
_ALL: Final = Pattern(
    rf"\W*(?:(?:以上|上述|上列|这|全[部体]|所有){{1,2}}的?{_NUMBER}?{_PEOPLE}(?:的?支[撑援持]?(?:时间|周期)?)?|大家|他们)"
    rf"\s?(?:将|会|计划|预计)?(?:[均都皆]|统一|一律|全部)?|\W*(?:[均都皆]|统一|一律)(?=[^\W]|\s?\d)"
)
"""Who is spoken of at the head of the sentence: 以上3位同事, 大家都, 均."""


def of_all_above(statements: Sequence[Statement], names: Callable[[int], bool], read: Reader) -> Iterator[Statement]:
    """The statements; days that are said of everybody above stand under a label of their own.

    `names`: whether the statement at a place is people; `read`: what an unlabelled one states.
    """
    if not any(_ALL.match(told.value[:LONGEST]) for told in statements if told.field is None):
        yield from statements
        return
    named = dated = False
    for at, told in enumerate(statements):
        days = _days(told, read) if named and not dated and told.field is None else None
        yield days or told
        named = named or names(at)
        dated = dated or days is not None or told.field in DATED or _is_dated(told)


def _is_dated(told: Statement) -> bool:
    return told.field in {None, "person"} and is_dated(fold(told.value[:LONGEST]))


def _days(told: Statement, read: Reader) -> Statement | None:
    """The days that a sentence says of everybody, and nothing beside them; None where it is another."""
    head = _ALL.match(told.value[:LONGEST])
    said = said_of_one(told, read, head.end()) if head is not None else []
    if [one.field for one in said] != ["period"]:
        return None
    return structs.replace(said[0], label=EVERYBODY)
