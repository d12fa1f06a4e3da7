"""A line of days and nothing else, in a form that has no label of days: 人员：甲 above 6.1-6.30 (D2)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED
from parsers.notices.words.spans import has_range, periods

LONGEST = 60


def with_bare_days(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, the one such line as the period of the people under the one label."""
    people = [told for told in statements if told.field == "person"]
    bare = [told for told in statements if told.field is None and is_range_alone(told.value)]
    others = any(
        told.field in DATED or (told.field is None and told not in bare and _has_days(told)) for told in statements
    )
    if len(people) != 1 or len(bare) != 1 or others:
        return list(statements)
    return [structs.replace(told, field="period") if told is bare[0] else told for told in statements]


def is_range_alone(text: str) -> bool:
    """Whether a text is days from one to another, and nothing else."""
    folded = fold(text[:LONGEST]).strip(" ,，。;；")
    spans = periods(folded)
    return len(spans) == 1 and (spans[0].start, spans[0].end) == (0, len(folded)) and has_range(folded)


def _has_days(told: Statement) -> bool:
    return bool(periods(fold(told.value[:LONGEST])))
