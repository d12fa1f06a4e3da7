"""The effort beside a new last day (D4, D5): one person's own, where a label says so; any other is asked about (M4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from parsers.notices.layout.efforts_behind import is_effort
from parsers.notices.layout.fields import Statement
from parsers.notices.lending.periods import read_days
from parsers.notices.page.page import Page
from parsers.notices.words.amendment_words import NEW_EFFORTS
from state.notice import AssignmentLine, Remark


def with_efforts(page: Page, lines: tuple[AssignmentLine, ...]) -> tuple[AssignmentLine, ...]:
    """The lines of an extension; of one person's alone, with the effort that changes as well."""
    support, estimated = (next(_changed(page, label), None) for label in NEW_EFFORTS)
    if len(lines) != 1 or not (support or estimated):
        return lines
    days = (read_days(told, field, page).days for told, field in ((support, "support"), (estimated, "estimated")))
    return (structs.replace(lines[0], **dict(zip(("support_days", "estimated_days"), days, strict=True))),)


def _changed(page: Page, label: str) -> Iterator[Statement]:
    return (told for told in page.of("support", "estimated") if told.label == label)


def efforts_beside(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with efforts in the lines of an extension, and with changed ones that are no line's."""
    told_in = {source.line for line in lines for source in line.sources}
    for told in page.loose:
        if told.number in told_in and is_effort(told.value, page.roll):
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
    recorded = {line.support_days for line in lines} | {line.estimated_days for line in lines}
    for told in (one for label in NEW_EFFORTS for one in _changed(page, label)):
        if read_days(told, "support", page).days not in recorded - {None}:
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
