"""Items of a list that lends people, which nobody read: asked about, never dropped (M4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.notices.fields import Statement
from parsers.notices.fold import fold
from parsers.notices.list_marks import NUMBER
from parsers.notices.roles import is_role
from parsers.notices.spans import efforts, has_range
from parsers.notices.topics import ANOTHER_MATTER, NOT_LENT
from parsers.patterns import Pattern
from state.notice import Remark

LONGEST: Final = 200
"""Characters of an item that is asked about."""
_MARK: Final = Pattern(rf"\s*(?:{NUMBER}|[-*•·●▪◦]\s|[①-⑳])")
_TIMES: Final = Pattern(r"[:：]|时间|周期|日期|阶段|计划|里程碑|期间|schedule|phase")
"""Of an item that says when something is, not who is lent."""
_IN_BRACKETS: Final = Pattern(r"\(([^()]{1,12})\)")


def unread_items(statements: Sequence[Statement]) -> Iterator[Remark]:
    """Items with days of their own right before or behind one whose person was read: whom they lend is not known."""
    read = {told.number for told in statements if told.field == "person"}
    lines = sorted({told.number for told in statements})
    beside = {
        number
        for earlier, later in pairwise(lines)
        for number in (earlier, later)
        if (earlier in read) != (later in read)
    }
    for told in statements:
        if told.field is None and told.number in beside - read and _lends(told):
            yield Remark("missing-person", "person", told.line, value=told.value)


def _lends(told: Statement) -> bool:
    if len(told.value) > LONGEST:
        return False
    folded = fold(told.value)
    if not has_range(folded) or ANOTHER_MATTER.told_in(folded) or NOT_LENT.told_in(folded):
        return False
    lent_as = any(is_role(found[1].strip()) for found in _IN_BRACKETS.finditer(folded))
    return lent_as or bool(efforts(folded)) or (_MARK.match(told.line) is not None and not _TIMES.search(folded))
