"""An amount of work that is what is left, lacking or spent, and not what somebody is lent for (D2, M4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

MOST: Final = 40
LONGEST: Final = 300
_OTHER: Final = Pattern(
    r"(?:剩余?|还差|还剩|尚差|尚余|还缺|已用|已投入|已消耗|已花|消耗了?|花了|用掉|累计|结余|超出|欠)(?:了|的)?\s?\d{1,3}(?:\.\d)?\s?个?人[天日月周]"
)


def other_amounts(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with lines that lend somebody for such an amount."""
    counted = {one.text for line in lines for one in line.sources if one.field in {"support_days", "estimated_days"}}
    for told in page.loose[:MOST]:
        if told.line in counted and _OTHER.search(fold(told.value[:LONGEST])) is not None:
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
