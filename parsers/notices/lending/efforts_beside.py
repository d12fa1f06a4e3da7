"""The effort beside a new last day (D4, D5): one person's, or everybody's own; any other is asked about (M4)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.efforts_behind import is_effort
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.shared_efforts import own_effort
from parsers.notices.lending.periods import read_days
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import Field
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

_EACH: Final = r"(?P<each>各|每人)?"
_DAYS: Final = r"(?P<days>\d{1,4}(?:\.\d)?\s?人天)\W*$"
_OF_WORK: Final = r"(?:协调|支[撑援持]|开发|测试|前端|后端){0,2}(?:工作量|工时|人力|投入|时间)?\s?[:：为]?\s?"
_ADDED: Final = Pattern(
    rf"^\W*{_EACH}(?:{_OF_WORK})?(?:再|另|又|也|需|相应|同时)*(?:增加|新增|追加|增补|加)\s?{_OF_WORK}{_DAYS}"
)
_TOTAL: Final = Pattern(rf"^\W*{_EACH}(?:共计?|合计|总计|总共|一共|累计)\s?{_OF_WORK}{_DAYS}")
_ALONE: Final = Pattern(rf"^\W*{_DAYS}")
_COLON: Final = Pattern(r"\s?[:：]\s?")
"""增加工作量：8人天, told without its colon (`amendments/said_first`)."""
_FIELDS: Final[tuple[Field, Field]] = ("support", "estimated")


def with_efforts(page: Page, lines: tuple[AssignmentLine, ...]) -> tuple[AssignmentLine, ...]:
    """The lines of an extension, with the efforts under labels of their own that are theirs without doubt.

    So is what a clause behind the new last day adds to the effort on record, or says it is altogether: 增加8人天.
    """
    for field in _FIELDS:
        told = _theirs(page, lines, field)
        if len(told) == 1 and (len(lines) == 1 or own_effort(told[0].value) is not None):
            lines = tuple(with_effort(line, told[0], field, page) for line in lines)
    added, total = (_behind(page, lines, words) for words in (_ADDED, _TOTAL))
    if total is not None and all(line.support_days is None for line in lines):
        return tuple(structs.replace(line, support_days=total) for line in lines)
    if added is not None and all(line.support_days is None for line in lines):
        return tuple(structs.replace(line, more_days=added) for line in lines)
    return lines


def _behind(page: Page, lines: Sequence[AssignmentLine], words: Pattern) -> float | None:
    """The one effort behind the last days that is told by these words, where it is one person's or everybody's own."""
    told = [found for one in _near(page, lines) if (found := words.search(fold(one.value)))]
    own = len(told) == 1 and (len(lines) == 1 or told[0]["each"])
    return page.effort(told[0]["days"]) if own else None


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
    recorded = {days for line in lines for days in (line.support_days, line.estimated_days, line.more_days)} - {None}
    for told in _near(page, lines):
        if is_effort(told.value, page.roll) and not _is_told(told, recorded, page):
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)
    for told in (one for field in _FIELDS for one in _theirs(page, lines, field) if lines):
        if read_days(told, "support", page).days not in recorded:
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)


def _near(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Statement]:
    """What stands in the lines of an extension, and efforts alone in a line of their own."""
    told_in = {source.line for line in lines for source in line.sources}
    for told in page.loose:
        alone = told.value in {told.line, _COLON.sub("", told.line)} and any(
            words.search(fold(told.value)) for words in (_ADDED, _TOTAL, _ALONE)
        )
        if told.number in told_in or (lines and alone):
            yield told


def _is_told(told: Statement, recorded: Container[float | None], page: Page) -> bool:
    """Whether what a clause adds, or says it is altogether, was read: beside a total what is added says no more."""
    found = _ADDED.search(fold(told.value)) or _TOTAL.search(fold(told.value))
    return found is not None and page.effort(found["days"]) in recorded
