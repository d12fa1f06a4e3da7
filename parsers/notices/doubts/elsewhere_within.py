"""Somebody who is said to be elsewhere from a day on that lies within his days: 许南星6月15日起另有安排 (D2, M4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.dates import read_period
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated, periods
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_CLAUSES: Final = re.compile(r"[^,，。;；!！\n()（）]+")
_FROM_THEN: Final = Pattern(
    r"\s?(?:\([^()]{1,6}\))?\s?(?:起|开始|以?后|之后)?\s?(?:就|便|要|需|将|会)?\s?"
    r"(?:另有(?:安排|任务|项目|工作)|有(?:其[他它]|别的|新的?)(?:安排|任务|项目|工作)|转[去到]|调[去到往]|不再(?:支[撑援持]|投入|来|驻场)|不能再|休产假|离职|入职|出国)"
)
_BEGINS: Final = Pattern(r"(?:起|开始)$")


def elsewhere_within(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with the lines that say so of somebody whom the mail lends beyond that day."""
    for told in page.statements[:MOST] if page.sent else ():
        if is_dated(fold(told.line[:LONGEST])) and any(
            _is_elsewhere(told.line[:LONGEST], line, page) for line in lines
        ):
            yield Remark("unreadable-period", "period", told.line, value=told.value)


def _is_elsewhere(text: str, line: AssignmentLine, page: Page) -> bool:
    """Whether a text says it of that person, and of a day behind his first and no later than his last."""
    if line.start is None or line.end is None or page.sent is None or line.person not in text:
        return False
    for clause in map(fold, _CLAUSES.findall(text)):
        for span in periods(clause):
            day = read_period(_BEGINS.sub("", clause[span.start : span.end].strip()), page.sent).start
            if day is not None and line.start < day <= line.end and _FROM_THEN.match(clause, span.end):
                return True
    return False
