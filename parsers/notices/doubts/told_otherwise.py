"""What a mail that lends, keeps or releases people says of its own list, by which it is not to be recorded (M4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.own_plan_words import is_told_otherwise
from state.notice import Kind, Remark

_LISTS: Final[frozenset[Kind]] = frozenset({"staffing_notice", "release_notice"})
MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300


def told_otherwise(page: Page, kind: Kind) -> Iterator[Remark]:
    """The problems with the lines that call the list past, an example, void or in question: 以下人员不再支撑."""
    for told in page.statements[:MOST] if kind in _LISTS else ():
        if told.field in {None, "note"} and is_told_otherwise(fold(told.line[:LONGEST])):
            yield Remark("on-condition", None, told.line)
