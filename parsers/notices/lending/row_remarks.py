"""What the remarks of a table's row, and days beside its own, change of it (M4): 是否参与 否, 备注 6月15日离场.

A remark that says again what the row does, or how somebody works, changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.layout.blocks import Block
from parsers.notices.layout.fields import Statement
from parsers.notices.lending.periods import Span, read_span, read_words
from parsers.notices.page.page import Page
from parsers.notices.words.bracket_words import moves_days, takes_out, tells_of_leaving
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import Field
from parsers.notices.words.spans import is_dated, periods
from parsers.notices.words.topics import ANOTHER_MATTER
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

MOST: Final = 60
"""Rows that are looked at, and `LONGEST` characters of a remark."""
LONGEST: Final = 200
_SHORT: Final = 10
"""Characters of a remark that says nothing but whether somebody comes; a longer one tells what is to be done."""
_SHORT_WITH_DAYS: Final = 20
_PARTS: Final = re.compile(r"[；;，,。]")
_FTE: Final = Pattern(r"(?:fte|投入度|投入占比|投入比例|allocation)\W*(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?%?")
_WHOLE: Final = (1.0, 100.0)
_EXTENDED: Final = Pattern(r"[\s|](?P<kind>续期|延期|延长|续签|顺延|延续)(?=[\s|]|$)")
"""许南星 | 续期 | 7月15日: a cell that says what the day of its row is for."""
_FURTHER: Final[tuple[Field, ...]] = ("release_on", "until")


def row_remarks(page: Page) -> Iterator[Remark]:
    """The problems with the rows that a remark, or another column of days, says something else of."""
    for row in page.rows[:MOST]:
        if "person" in row and (changed := _changed(row, page)) is not None:
            yield changed


def days_beside(page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with days of leaving or staying on below a period, which are nobody's last: 实际结束：6月15日."""
    ends = {line.end for line in lines if line.end is not None}
    for told in statements if ends else ():
        if told.field in _FURTHER and told.label and is_dated(fold(told.value[:LONGEST])):
            span = read_words(told.value, told.line, told.number, page)
            if (span.end or span.start) not in ends:
                yield Remark("unreadable-period", "period", told.line, value=told.value)


def shares_beside(statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with a share of somebody's time under a label of its own, where no person-days are: FTE：0.5."""
    stated = any(line.support_days is not None or line.estimated_days is not None for line in lines)
    for told in statements if not stated else ():
        if told.field is None and _is_share(fold(told.value[:LONGEST]).strip()):
            yield Remark("unreadable-effort", "support_days", told.line, value=told.value)


def _is_share(folded: str) -> bool:
    share = _FTE.fullmatch(folded)
    return share is not None and float(share["share"]) not in _WHOLE


def _changed(row: Block, page: Page) -> Remark | None:
    line = row["person"].line
    span = read_span(row, page) if row.keys() & {"period", "end"} else Span()
    for field in _FURTHER:
        if field in row and span.end is not None and _is_other(row[field].value, span, row[field], page):
            return Remark("unreadable-period", "period", line, value=row[field].value)
    extended = _EXTENDED.search(fold(line)) if row.keys().isdisjoint({"until", "start"}) else None
    if extended and span.start is not None and span.start == span.end:
        return Remark("unreadable-period", "period", line, value=extended["kind"])
    note = row.get("note")
    for part in _PARTS.split(note.value[:LONGEST]) if note else ():
        folded = fold(part).strip()
        if note and _takes_back(folded, span, part, note, page):
            return Remark("unreadable-period", "period", line, value=part)
        if _is_share(folded) and not row.keys() & {"support", "estimated"}:
            return Remark("unreadable-effort", "support_days", line, value=part)
    return None


def _takes_back(folded: str, span: Span, part: str, note: Statement, page: Page) -> bool:
    """Whether a remark says that somebody does not come, has left, or comes or leaves on other days."""
    if is_dated(folded):
        away = len(folded) <= _SHORT_WITH_DAYS and takes_out(folded) and not ANOTHER_MATTER.told_in(folded)
        return away or (moves_days(folded) and _is_other(part, span, note, page))
    return len(folded) <= _SHORT and (takes_out(folded) or tells_of_leaving(folded))


def _is_other(text: str, span: Span, told: Statement, page: Page) -> bool:
    """Whether a text has a day that is neither the first nor the last of the row's."""
    folded = fold(text)
    days = [read_words(folded[start:end], told.line, told.number, page) for start, end in periods(folded)]
    known = {span.start, span.end, None}
    return any(day.problems or day.start not in known or day.end not in known for day in days)
