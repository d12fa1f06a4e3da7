"""The effort beside a new last day (D4, D5): one person's, or everybody's own; any other is asked about (M4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.efforts_behind import is_effort
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.shared_efforts import own_effort
from parsers.notices.lending.periods import read_days
from parsers.notices.page.page import Page
from parsers.notices.words.labels import Field
from state.notice import AssignmentLine, Remark

_FIELDS: Final[tuple[Field, Field]] = ("support", "estimated")


def with_efforts(page: Page, lines: tuple[AssignmentLine, ...]) -> tuple[AssignmentLine, ...]:
    """The lines of an extension, with the efforts under labels of their own that are theirs without doubt."""
    for field in _FIELDS:
        told = _theirs(page, lines, field)
        if len(told) == 1 and (len(lines) == 1 or own_effort(told[0].value) is not None):
            lines = tuple(with_effort(line, told[0], field, page) for line in lines)
    return lines


def _theirs(page: Page, lines: Sequence[AssignmentLine], field: Field) -> list[Statement]:
    """The efforts in lines that name those people and no other, or nobody in a mail of no other."""
    persons = {line.person for line in lines}
    named = {told.line: page.roll.members.intersection(page.roll.named_in(told.line)) for told in page.statements}
    alone = persons.issuperset(name for names in named.values() for name in names)
    stated = (told for told in page.statements if told.field == field and told.value)
    return [told for told in stated if persons >= named[told.line] and (alone or named[told.line])]


def with_effort(line: AssignmentLine, told: Statement | None, field: Field, page: Page) -> AssignmentLine:
    """The line with the effort that the statement has, if any."""
    days = read_days(told, field, page).days
    if days is None:
        return line
    if field == "estimated":
        return structs.replace(line, estimated_days=days)
    return structs.replace(line, support_days=days)


def efforts_beside(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with efforts in the lines of an extension, and with those under labels, that are no line's."""
    told_in = {source.line for line in lines for source in line.sources}
    for told in page.loose:
        if told.number in told_in and is_effort(told.value, page.roll):
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
    recorded = {days for line in lines for days in (line.support_days, line.estimated_days)} - {None}
    for told in (one for field in _FIELDS for one in _theirs(page, lines, field) if lines):
        if read_days(told, "support", page).days not in recorded:
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
