"""What the remarks of a table's row, and days beside its own, change of it (M4): 是否参与 否, 备注 6月15日离场.

A remark that says again what the row does, or how somebody works, changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.layout.blocks import Block
from parsers.notices.layout.fields import Statement
from parsers.notices.lending.periods import Span, read_span, read_until, read_words
from parsers.notices.page.page import Page
from parsers.notices.words.bracket_words import moves_days, takes_out, tells_of_leaving
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import EFFORTS, FIELD_OF, Field
from parsers.notices.words.lexicon import plain
from parsers.notices.words.own_plan_words import is_asked_in_a_cell
from parsers.notices.words.remark_words import bounds_days, bounds_length, is_by_the_week
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
_PARTS: Final = Pattern(r"[；;，,。]")
_FTE: Final = Pattern(
    r"(?:fte|投入度|(?:投入|工作量|时间)?占比|投入比例|allocation)\W*(?P<share>\d{1,3}(?:\.\d{1,2})?)\s?%?"
)
_WHOLE: Final = (1.0, 100.0)
_SO: Final = Pattern(r"是否\w{2,6}\s?:\s?(?:是|需要?|√|✓|✔|☑|■|●|y|yes|1|true)")
"""是否释放：是, as a row's remark."""
_PUT_OFF: Final = Pattern(r"延后|推迟|改期")
_LATER: Final = Pattern(r"延后|推迟|改期|延期|顺延")
_NOT_SO: Final = Pattern(r"是否\w{2,6}\s?:\s?(?:否|不|×|✗|✘|x|n|no|0)")
_PEOPLE: Final = plain(word for word, field in FIELD_OF.items() if field == "person")
"""接替人员：黄丽, of a second column of people: whether they are lent as well."""
_EFFORT_BESIDE: Final = Pattern(r"[^:]{0,8}(?:人天|人日|人月|工作量|工时)[^:]{0,6}:\d[^%]*")
"""实际人天：18, of a column that is none of the process's efforts."""
_EXTENDED: Final = Pattern(r"[\s|](?P<kind>续期|延期|延长|续签|顺延|延续)(?=[\s|]|$)")
"""许南星 | 续期 | 7月15日: a cell that says what the day of its row is for."""
_TO_COME: Final = Pattern(r"待(?:入场|进场|到岗|上岗|报到)")
"""The state of who is lent from a day to come."""
_ANOTHER_DAY: Final = Pattern(
    r"(?:(?:实际|最终|新|变更后|调整后|更正后|更改后|修改后)[^:]{0,8}:|改|更正|应为|延|推迟|提前)"
)
_WAS: Final = Pattern(r"原|计划|当前|现|之前|合同|到期")
"""原定6月30日, beside the day of leaving."""
_BECOMES: Final = Pattern(r"(?:改|换|变更|调整|替换|更换)[为成由]|^\s?改(?=[^\W\d])")
_ANOTHER_AMOUNT: Final = Pattern(r"(?:改|变更|调整|更正|修改)[为成至到]?\s?\d{1,3}(?:\.\d)?\s?(?:人?[天日])?")
_MOVES_ON: Final = Pattern(r"(?<![运联])[转调去回](?!正|试|测|产|维|换|为|研|整|度|休|归|访)")
"""6月15日后转星河, of who leaves before his last day."""
_FURTHER: Final[tuple[Field, ...]] = ("release_on", "until")


def row_remarks(page: Page) -> Iterator[Remark]:
    """The problems with the rows that a remark, or another column of days, says something else of."""
    for row in page.rows[:MOST]:
        if "person" in row and (changed := _changed(row, page)) is not None:
            yield changed


def stays_by_remark(rows: Sequence[Block], page: Page) -> Iterator[Remark]:
    """The problems with rows of who leaves whose remark says that he stays, who comes, or another day.

    是否离场 否, 可延后, 延到6月12日, 实际离开日：6月12日.
    """
    for row in rows[:MOST]:
        note, on = row.get("note"), row.get("release_on") or row.get("end")
        last = read_until(on.value, on.line, page, one_day=True).end if on else None
        for part in _PARTS.split(note.value[:LONGEST]) if note else ():
            folded = fold(part).strip()
            other = note and last is not None and _leaves_on_another(folded, Span(end=last), part, note, page)
            if note and (other or _NOT_SO.fullmatch(folded) or (len(folded) <= _SHORT and _stays(folded))):
                yield Remark("unreadable-period", "release_on", note.line, value=part)
            elif note and _is_second(folded):
                yield Remark("replacement-beside", "person", note.line, value=part)


def _leaves_on_another(folded: str, span: Span, part: str, note: Statement, page: Page) -> bool:
    """Whether a part of a remark moves the day of leaving, or is another one and nothing else."""
    told = is_dated(folded) and (moves_days(folded) or bounds_days(folded) or _ANOTHER_DAY.match(folded) is not None)
    told = told and not _WAS.match(folded)
    return told and not ANOTHER_MATTER.told_in(folded) and _is_other(part, span, note, page)


def _stays(folded: str) -> bool:
    return takes_out(folded) or _LATER.search(folded) is not None or "续" in folded


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
        so = "until" not in row and _SO.fullmatch(folded) is not None
        if note and (so or _takes_back(folded, span, part, note, page)):
            return Remark("unreadable-period", "period", line, value=part)
        if _is_second(folded) or _becomes_another(part, row, page):
            return Remark("ambiguous-person", "person", line, value=part)
        if _is_another_effort(folded, row):
            return Remark("unreadable-effort", "support_days", line, value=part)
    return None


def _is_another_effort(folded: str, row: Block) -> bool:
    """Whether a part of a remark changes the row's person-days (改为15), or has some where the row has none."""
    if row.keys() & EFFORTS:
        return _ANOTHER_AMOUNT.fullmatch(folded) is not None
    return _is_share(folded) or is_by_the_week(folded) or _EFFORT_BESIDE.fullmatch(folded) is not None


def _becomes_another(part: str, row: Block, page: Page) -> bool:
    """Whether a part of a remark puts somebody else in the row's place: 改为黄丽."""
    named = page.roll.named_in(part) if _BECOMES.search(fold(part)) else ()
    return any(name not in row["person"].value for name in named)


def _is_second(folded: str) -> bool:
    """Whether a part of a remark is what a second column of people says: 接替人员：黄丽."""
    label, _, names = folded.partition(":")
    return bool(names) and _PEOPLE.longest_at(label, 0) == label != ""


def _takes_back(folded: str, span: Span, part: str, note: Statement, page: Page) -> bool:
    """Whether a remark says that somebody does not come, has left, or comes or leaves on other days."""
    if _NOT_SO.fullmatch(folded) or _TO_COME.fullmatch(folded):
        return False
    if is_dated(folded):
        short = len(folded) <= _SHORT_WITH_DAYS and not ANOTHER_MATTER.told_in(folded)
        goes = short and _MOVES_ON.search(folded) is not None and not page.roll.projects_in(part)
        moves = moves_days(folded) or bounds_days(folded) or goes
        return (short and takes_out(folded)) or (moves and _is_other(part, span, note, page))
    away = takes_out(folded) or tells_of_leaving(folded) or _PUT_OFF.search(folded) is not None
    return len(folded) <= _SHORT and (away or is_asked_in_a_cell(folded) or bounds_length(folded))


def _is_other(text: str, span: Span, told: Statement, page: Page) -> bool:
    """Whether a text has a day that is neither the first nor the last of the row's."""
    folded = fold(text)
    days = [read_words(folded[start:end], told.line, told.number, page) for start, end in periods(folded)]
    known = {span.start, span.end, None}
    return any(_differs(day, known) for day in days)


def _differs(day: Span, known: set[dt.date | None]) -> bool:
    """Whether days are none of those known; 从6月1日开始 has a first day alone."""
    if day.first is not None:
        return day.first not in known
    return bool(day.problems) or day.start not in known or day.end not in known
