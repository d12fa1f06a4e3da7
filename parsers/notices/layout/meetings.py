"""When a meeting is, in a mail that tells of people as well: no day of theirs (D1, M4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold, words
from parsers.notices.words.labels import STRONG
from parsers.notices.words.spans import has_range
from parsers.notices.words.topics import LENDING

PLACE: Final = frozenset(words("地点 location"))
"""Where people are lent, in a mail that lends; elsewhere the label of a meeting."""


def with_meetings(statements: Iterable[Statement], subject: str) -> Sequence[Statement]:
    """The statements; 时间：5月22日 14:00 in a paragraph with 参会人员 or 地点 says when the meeting is."""
    told = tuple(statements)
    return tuple(_by_paragraph(told, subject)) if any(one.field == "meeting" for one in told) else told


def _by_paragraph(statements: Iterable[Statement], subject: str) -> Iterator[Statement]:
    lending = LENDING.told_in(fold(subject))
    for _, told in groupby(_numbered(statements), lambda one: one[0]):
        paragraph = [statement for _, statement in told]
        meets = any(one.field == "meeting" and not (lending and one.label in PLACE) for one in paragraph)
        yield from (structs.replace(one, field="meeting") if meets and _may_be(one) else one for one in paragraph)


def _may_be(told: Statement) -> bool:
    return told.field == "period" and told.label not in STRONG and not has_range(fold(told.value))


def _numbered(statements: Iterable[Statement]) -> Iterator[tuple[int, Statement]]:
    """The statements with the number of their paragraph: an empty line parts them."""
    paragraph, reached = 0, 0
    for told in statements:
        paragraph += told.number - reached > 1
        reached = told.number
        yield paragraph, told
