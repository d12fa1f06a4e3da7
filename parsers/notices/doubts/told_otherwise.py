"""What a mail that lends, keeps or releases people says of its own list, by which it is not to be recorded (M4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.dates import PeriodReading, read_period
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.own_plan_words import (
    asks_for_a_word,
    heads_others,
    is_told_otherwise,
    leaves_somebody_open,
)
from parsers.notices.words.spans import has_range, is_dated, periods
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Kind, ReleaseLine, Remark

_LISTS: Final[frozenset[Kind]] = frozenset({"staffing_notice", "release_notice"})
_OF_A_TIME: Final = Pattern(
    r"(?:(?P<year>20\d\d)\s?年度?|(?<![\d.\-/年])(?P<month>1[0-2]|[1-9])\s?月份?的?)(?:项目组?)?"
    r"(?:人员|支[撑援]|投入|资源|团队|人力)(?:支[撑援]|投入|安排|计划|名单|情况|明细)"
)
"""2025年人员安排, 4月份投入计划: when the people of a title are lent."""
_ON_A_DAY: Final = Pattern(
    r"[进入撤离退]场|到[岗位]|撤[出离]|释放|归队|回组|起支[撑援]|(?:续期?|延[期长]?|顺延|支[撑援持])[到至]"
    r"|\b(?:release|join|leave|extend)"
)
"""What a subject says to happen on the day that it names: 6月15日进场人员安排."""
_IN_WORDS: Final = Pattern(r"[月日号a-z]|\d[-/]\d")
"""A day for certain: v2.3 is none."""
_RUNS_OUT: Final = Pattern(r"到期|期满|届满")
_LAST: Final = Pattern(
    r"最后(?:的?)?(?:一天|一个?工作日|1天)(?=[^,，。\d]{0,6}\s?\d)"
    r"|(?:[待呆干做用留]到了?|(?:支[撑援持]|服务|借用)[到至])(?=\s?(?:\d|[一二三四五六七八九十廿][月日号一二三四五六七八九十]))"
)
"""她在星河的最后一天是6月26日."""
_NOT_SAID: Final = Pattern(r"原|本来|之前|以前|旧|不是|不再|[是能可]否|吗|\?")
"""Of a clause: its day was the last one, or is asked for."""
_ABOUT_MAILS: Final = Pattern(
    r"(?:通知|邮件|申请|发文|登记|函件?|报备)[^,，。]{0,6}(?:模板|模版|写法|格式|样[式本例张板]|范[本文例式]|示例|例文|怎么写|如何写|规范)\W*$"
)
"""A subject that is of how such mails are written: 支持通知的标准格式."""
_CLAUSES: Final = Pattern(r"[^,，。;；!！\n]+")
MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_SHORT: Final = 40
_MONTHS: Final = 12


def of_another_day(page: Page, lines: Sequence[AssignmentLine], releases: Sequence[ReleaseLine]) -> Iterator[Remark]:
    """The problem with a subject that names a day to come, on which nobody of the mail comes or goes (M4)."""
    subject = page.mail.subject
    folded = fold(subject)
    days = periods(folded) if _ON_A_DAY.search(folded) and not _RUNS_OUT.search(folded) else ()
    told = {day for one in lines for day in (one.start, one.end, one.since)} | {one.on for one in releases}
    if len(days) != 1 or page.sent is None or not told - {None}:
        return
    span = read_period(folded[days[0].start : days[0].end], page.sent, page.calendar)
    alone = span.start == span.end and span.start is not None and span.start > page.sent
    alone = alone and _IN_WORDS.search(folded[days[0].start : days[0].end]) is not None
    if alone and not told & {span.start}:
        yield Remark("unreadable-period", "period", subject, value=folded[days[0].start : days[0].end])


def of_other_days(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problem with a fresh mail's subject that names somebody's first and last day, which no line has (M4)."""
    subject = page.mail.subject
    folded = fold(subject)
    ranges = [folded[one.start : one.end] for one in periods(folded) if has_range(folded[one.start : one.end])]
    if page.is_reply or len(ranges) != 1 or page.sent is None or not page.roll.names_member(subject):
        return
    if _is_of_other_days(read_period(ranges[0], page.sent, page.calendar), lines):
        yield Remark("unreadable-period", "period", subject, value=ranges[0])


def _is_of_other_days(span: PeriodReading, lines: Sequence[AssignmentLine]) -> bool:
    """Whether a subject's first and last day are those of no line, nor the outermost of all: 黄丽（6.1-6.30）."""
    starts = [line.start for line in lines if line.start is not None]
    ends = [line.end for line in lines if line.end is not None]
    if span.start is None or span.end is None or span.start == span.end or not starts or len(starts) != len(ends):
        return False
    days = {*zip(starts, ends, strict=True), (min(starts), max(ends))}
    return (span.start, span.end) not in days


def of_another_last_day(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problem with a sentence that names a last day to come which nobody of the mail has (D2, D5, M4)."""
    ends = {line.end for line in lines}
    if not ends or None in ends or page.sent is None:
        return
    for told in page.statements[:MOST]:
        folded = fold(told.line[:LONGEST])
        clauses = _CLAUSES.findall(folded) if is_dated(folded) and _LAST.search(folded) else ()
        days = {day for clause in clauses if (day := _last_day(clause, page)) is not None}
        if not days <= ends:
            yield Remark("unreadable-period", "period", told.line, value=told.value)


def _last_day(clause: str, page: Page) -> dt.date | None:
    """The day that a clause (folded) calls the last one, unless it was, or is asked for."""
    found = _LAST.search(clause)
    if found is None or _NOT_SAID.search(clause) or page.sent is None:
        return None
    behind = clause[found.end() :]
    days = periods(behind)[:1]
    span = read_period(behind[days[0].start : days[0].end], page.sent, page.calendar) if days else None
    return span.end if span is not None and span.start in {None, span.end} else None


def kept_twice(lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problem with somebody who is to stay until one day, and until another (D5, M4)."""
    until: dict[str, AssignmentLine] = {}
    for line in lines:
        other = until.setdefault(line.person, line)
        if line.start is None and other.start is None and line.end and other.end and line.end != other.end:
            told = next((source.text for source in reversed(line.sources)), None)
            yield Remark("lent-twice", "period", told, line.person, f"至 {other.end}，至 {line.end}")


def told_otherwise(
    page: Page, kind: Kind, lines: Sequence[AssignmentLine], project: str | None, *, extends: bool
) -> Iterator[Remark]:
    """The problems with the lines that call the list past, an example, void, in question or another's, or of a time
    that none of its days (`lines`) is of: 以下人员不再支撑, 已离场人员：, 2025年人员安排.
    """
    if kind not in _LISTS:
        return
    yield from _of_another_time(page.mail.subject, lines, project)
    if not page.is_reply and _ABOUT_MAILS.search(fold(page.subject)):
        yield Remark("on-condition", None, page.mail.subject)
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
