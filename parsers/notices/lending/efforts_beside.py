"""The effort beside a new last day, which is asked about (D5, M4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.notices.layout.efforts_behind import is_effort
from parsers.notices.page.page import Page
from state.notice import AssignmentLine, Remark


def efforts_beside(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with the efforts that stand in the lines of an extension."""
    told_in = {source.line for line in lines for source in line.sources}
    for told in page.loose:
        if told.number in told_in and is_effort(told.value, page.roll):
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
