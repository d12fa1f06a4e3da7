"""What a notice takes back or leaves open beside people and days (M4): （取消）, 待确认 in a row, 暂定安排如下."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from parsers.notices.doubts.open_answer import left_open
from parsers.notices.doubts.reserving_words import ALONE, HELD, IN_A_CELL, MAY_RESERVE, RESERVING
from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.words.event_times import without_event_times
from parsers.notices.words.fold import fold
from parsers.notices.words.heading_words import heads_people_perhaps
from parsers.notices.words.topics import is_courtesy
from parsers.notices.words.wordings import Wording
from state.notice import AssignmentLine, Remark

LONGEST: Final = 300
"""Characters of a line that is looked at."""
MOST: Final = 60


def reservations(page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with lines and rows of people that say that they do not hold, or not yet."""
    if not lines:
        return
    rows = [row["person"].line for row in page.rows[:MOST] if "person" in row]
    yield from _reserved(rows, IN_A_CELL)
    yield from left_open(page, statements, lines)
    yield from _perhaps(statements[:MOST])
    told = dict.fromkeys(told.line for told in statements[:MOST])
    yield from _reserved([line for line in told if not is_courtesy(fold(line[:LONGEST]))], (*ALONE, *HELD))


def _perhaps(statements: Sequence[Statement]) -> Iterator[Remark]:
    """The problems with lines that leave open whether the people listed are lent: 拟投入团队如下."""
    for told in statements:
        if told.field is None and heads_people_perhaps(fold(told.value[:LONGEST])):
            yield Remark("on-condition", None, told.line)


def _reserved(lines: Iterable[str], wordings: Iterable[Wording]) -> Iterator[Remark]:
    """The problems with the lines in which one of the wordings stands, with its words."""
    for line in lines:
        folded = without_event_times(fold(line[:LONGEST]))
        if not MAY_RESERVE.told_in(folded):
            continue
        sentence = RESERVING.cut(folded)
        found = next((found for wording in wordings for found in wording.found_in(sentence)), None)
        if found is not None:
            yield Remark("unreadable-period", "period", line, value=found.words("words", folded))
