"""A head who is said to do a trade, too, and has no days for that: 研发负责人：方启明（兼后端开发） (D1, M4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import A_ROLE
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

LONGEST: Final = 60
_TOO: Final = Pattern(rf"(?:兼(?:任|做|管|职|顾)?|同时(?:负责|承担|参与)|也(?:负责|做))\s?(?:{A_ROLE})")


def heads_lent(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with the labels of such heads, where others are lent and they are not."""
    lent = {line.person for line in lines}
    for told in page.of("lead", "manager") if lines else ():
        if _TOO.search(fold(told.value[:LONGEST])) and lent.isdisjoint(page.roll.named_in(told.value)):
            yield Remark("missing-period", "period", told.line, value=told.value)
