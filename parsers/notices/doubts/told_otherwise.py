"""What a mail that lends, keeps or releases people says of its own list, by which it is not to be recorded (M4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.own_plan_words import (
    asks_for_a_word,
    heads_others,
    is_told_otherwise,
    leaves_somebody_open,
)
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Kind, Remark

_LISTS: Final[frozenset[Kind]] = frozenset({"staffing_notice", "release_notice"})
_OF_A_TIME: Final = Pattern(
    r"(?:(?P<year>20\d\d)\s?年度?|(?<![\d.\-/年])(?P<month>1[0-2]|[1-9])\s?月份?的?)(?:项目组?)?"
    r"(?:人员|支[撑援]|投入|资源|团队|人力)(?:支[撑援]|投入|安排|计划|名单|情况|明细)"
)
"""2025年人员安排, 4月份投入计划: when the people of a title are lent."""
MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_SHORT: Final = 40
_MONTHS: Final = 12


def told_otherwise(
    page: Page, kind: Kind, lines: Sequence[AssignmentLine], project: str | None, *, extends: bool
) -> Iterator[Remark]:
    """The problems with the lines that call the list past, an example, void, in question or another's, or of a time
    that none of its days (`lines`) is of: 以下人员不再支撑, 已离场人员：, 2025年人员安排.
    """
    if kind not in _LISTS:
        return
    yield from _of_another_time(page.mail.subject, lines, project)
    for told in page.statements[:MOST]:
        folded = fold(told.line[:LONGEST])
        if told.field not in {None, "note"}:
            continue
        otherwise = is_told_otherwise(folded) or (kind == "staffing_notice" and heads_others(folded))
        asks = kind == "staffing_notice" and not extends and asks_for_a_word(folded)
        if otherwise or asks or _is_open(told.line, folded, lines, page):
            yield Remark("on-condition", None, told.line)
        yield from _of_another_time(told.line, lines, project)


def _is_open(line: str, folded: str, lines: Sequence[AssignmentLine], page: Page) -> bool:
    """Whether a short line leaves one of those who are lent open."""
    named = len(line) <= _SHORT and any(one.person in line for one in lines)
    return named and leaves_somebody_open(folded) and not is_courtesy(folded)


def _of_another_time(line: str, lines: Sequence[AssignmentLine], project: str | None) -> Iterator[Remark]:
    """The problem with a title that names a year or a month in which nobody is lent."""
    folded = fold(line[:LONGEST])
    title = _OF_A_TIME.search(folded.replace(fold(project), "") if project else folded)
    if title is not None and lines and not any(_is_of(title["year"], title["month"], one) for one in lines):
        yield Remark("unreadable-period", "period", line, value=title[0])


def _is_of(year: str | None, month: str | None, line: AssignmentLine) -> bool:
    """Whether somebody is lent in that year or month, as far as his days are told."""
    if line.start is None or line.end is None:
        return True
    first, last = line.start.year * _MONTHS + line.start.month, line.end.year * _MONTHS + line.end.month
    if year is not None:
        return line.start.year <= int(year) <= line.end.year
    return any(at % _MONTHS == int(month or 0) % _MONTHS for at in range(first, min(last, first + _MONTHS) + 1))
