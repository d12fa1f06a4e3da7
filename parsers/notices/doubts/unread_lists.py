"""Whether a fresh mail that lends has a list, a table or an effort of people that nobody read: it is asked about (M4).

Sentences that move somebody are `unheard`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.mail.table_cells import names_people
from parsers.message import Table
from parsers.notices.evidence import Evidence
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.marks import field_named
from parsers.notices.layout.table_kinds import is_to_reach
from parsers.notices.lending.planned import planned
from parsers.notices.page.subject_topic import has_own_matter, is_of_a_task
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import DENIED, OTHER_WORK, moves_somebody, names_somebody
from parsers.notices.words.filler import without_filler
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import efforts, has_range, is_dated, periods, without_efforts
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, LENDS, NOT_LENT, UNSURE, is_courtesy
from parsers.patterns import Pattern

_LIKE_DAYS: Final = Pattern(r"\d{4}\s?[-~至到—–]\s?\d{4}|\bw\d{1,2}\b|\d\s?[./]\s?\d{1,2}\s?[-~至到—–]")
"""Days in a form that nobody reads: 0601-0630, W23-W26."""
_STRETCH: Final = Pattern(
    r"(?:\d{2,4}\s?[年./-]\s?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月份?|w\d{1,2}|第?\s?[\d一二三四五六七八九十]{1,3}\s?周|[^\W\d]{1,6}阶段"
)
"""What a column of a month, a week or a part of the work is called."""
_CHANGES_EFFORT: Final = Pattern(
    r"调整|改[为到至]|变更|应[为是]|更正|增加|追加|减少"
    r"|\b(?:increase|reduce|change)[sd]?\b"
)
_CLAUSES: Final = Pattern(r"[,，;；。:：]")
_BRACKETS: Final = str.maketrans("【】", "  ")
_OF_TASKS: Final = Pattern(r"任务|工作|事项|内容|负责人|问题|风险|\b(?:task|owner|issue)\b")
"""Headings of a plan or a report, whose rows lend nobody."""
LONGEST: Final = 300
"""Characters of a line that may list somebody."""
_LENT_SOMEHOW: Final = Pattern(r"(?:支[撑援]|驻场)(?:[到至]|$|[。，,])|调整为|改为|转[做为到任]")
"""许南星长期支撑, 许南星由后端调整为测试: until when, or since when, is not told."""
_AWAY: Final = Pattern(r"\b(?:out|off|away|vacation|holiday)\b")
SHORT: Final = 24
"""Characters of one that is little more than names."""
MOST_LINES: Final = 40
"""Lines that are looked at for what was passed over."""


def has_unread_list(found: Evidence) -> bool:
    """A fresh mail about a project that lends by its subject, or says so, and whose people or efforts nobody read."""
    page = found.page
    of_lending = LENDING.told_in(page.folded_subject)
    about = found.about_a_project or of_lending or page.roll.holds(page.subject) or found.calls_a_project
    if page.is_reply or found.elsewhere or not about:
        return False
    if next(planned(page), None) is not None:
        return True
    plain = of_lending or (found.project is not None and not has_own_matter(page, found.project))
    moved = plain and not LENDS.told_in(page.folded_subject) and moves_somebody(page.subject)
    return ((of_lending or moved) and _lists_unread(found)) or (plain and any(map(_changes_effort, _lines(found))))


def _lines(found: Evidence) -> Iterator[Statement]:
    page = found.page
    yield from (told for told in page.loose[:MOST_LINES] if not is_of_a_task(told.value, page))
    yield from _labelled_lines(found)


def _labelled_lines(found: Evidence) -> Iterator[Statement]:
    """The lines of days and efforts as they stand: 预估10人天，协调许南星支撑8人天，时间6月1日-6月12日."""
    for told in found.statements[:MOST_LINES]:
        if told.field in {"period", "estimated", "support"} and not found.has_people:
            yield Statement(None, told.line, told.number, told.line)


def _changes_effort(told: Statement) -> bool:
    """Whether a line changes how much, and not until when: 许南星增加5人天. It is recorded with days alone (D4)."""
    folded = fold(told.value[:LONGEST])
    changes = _CHANGES_EFFORT.search(folded) is not None and bool(efforts(folded))
    return changes and not _is_talk(folded)


def _lists_unread(found: Evidence) -> bool:
    """Whether a mail that lends by its subject names somebody and is like days, in lines or rows that nobody read."""
    page = found.page
    if any(_is_of_people(table) or _dates_people(table, page.roll) for table in page.mail.tables) and not page.rows:
        return True
    if any("person" in row for row in page.rows) and any(map(_may_staff, page.mail.tables)):
        return True
    texts = [told.value for told in page.loose[:MOST_LINES] if len(told.value) <= LONGEST]
    plain = [text for text in texts if not _is_talk(fold(text))]
    dated = any(_LIKE_DAYS.search(folded) or is_dated(folded) for folded in map(fold, plain))
    dated = dated or bool(page.of("period", "start", "end"))
    sure = [text for text in texts if not (UNSURE.told_in(fold(text)) or ANOTHER_MATTER.told_in(fold(text)))]
    if any(_is_list_with_days(part, page.roll) for text in sure for part in (text, *_CLAUSES.split(text))):
        return True
    short = [text for text in plain if len(text) <= SHORT]
    if any(_LENT_SOMEHOW.search(text) and names_somebody(text, page.roll) for text in short):
        return found.project is not None
    return dated and (found.has_people or any(names_somebody(text, page.roll) for text in short))


def _is_list_with_days(text: str, roll: Roll) -> bool:
    """Whether a line begins with names and goes on with a range of days, or the other way round, whatever follows."""
    folded = fold(text)
    days = periods(folded)[:1]
    if not days or not has_range(folded) or any(topic.told_in(folded) for topic in (UNSURE, NOT_LENT, ANOTHER_MATTER)):
        return False
    if _AWAY.search(folded):
        return False
    text = text.translate(_BRACKETS)
    sides = (without_efforts(text[: days[0].start]), text[days[0].end :])
    named = next((side for side in map(without_filler, sides) if side.strip(" 、:：,，均都自从于在From")), "")
    people = read_people(named, roll, strict=True)
    return bool(people.names) and not people.rest


def _is_of_people(table: Table) -> bool:
    """Whether a table has a column of people, and dates that are none of joining the company or a meeting."""
    header = [field_named(fold(cell)) for row in table.rows[:2] for cell in row]
    dated = _has_stretches(table) or any(is_dated(fold(cell)) for row in table.rows[1:MOST_LINES] for cell in row)
    return dated and not {"meeting", "absence"} & set(header) and any(map(names_people, table.rows[:2]))


def _dates_people(table: Table, roll: Roll) -> bool:
    """Whether a row of a table whose headings say nothing names somebody of the directory beside a day."""
    rows = table.rows[:MOST_LINES]
    if any(_OF_TASKS.search(fold(cell)) for row in rows[:2] for cell in row):
        return False
    return any(any(map(roll.holds, row)) and any(is_dated(fold(cell)) for cell in row) for row in rows)


def _may_staff(table: Table) -> bool:
    """Whether a table has room for days, filled in or not, or says of people nothing but what they do: no list of
    their numbers."""
    headings = [fold(cell).strip() for row in table.rows[:2] for cell in row]
    header = {field_named(heading) for heading in headings}
    if header & {"start", "end", "period"} or _has_stretches(table):
        return True
    of_others = bool(header & {"meeting", "absence"}) or any(map(is_to_reach, headings))
    return {"person", "role"} <= header and not of_others


def _has_stretches(table: Table) -> bool:
    """Whether columns stand for months or weeks: 6月, 7月; W23; 第1周."""
    return any(sum(1 for cell in row if _STRETCH.fullmatch(fold(cell).strip())) > 1 for row in table.rows[:2])


def _is_talk(folded: str) -> bool:
    """Whether a line is none of lending."""
    matters = (UNSURE, NOT_LENT, ANOTHER_MATTER, OTHER_WORK, DENIED)
    return is_courtesy(folded) or any(matter.told_in(folded) for matter in matters)
