"""The period of a block: from one field or two, with what is odd about it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct, structs

from parsers.dates import read_period
from parsers.effort import read_effort
from parsers.notices.layout.asides import ROUTINE_BEHIND, ROUTINE_IN_BRACKETS
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.cut_off import is_cut_off
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.shared_efforts import is_sum, own_effort
from parsers.notices.layout.signed_numbers import is_negative
from parsers.notices.lending.clauses_of_efforts import efforts_behind_days
from parsers.notices.lending.effort_units import is_guess, with_unit, without_remark
from parsers.notices.lending.told_lengths import length_told
from parsers.notices.page.page import Page
from parsers.notices.people.no_names import MISSING
from parsers.notices.words.amendment_words import KEPT, NEW_EFFORTS, NEW_START
from parsers.notices.words.fold import fold, tidy, words
from parsers.notices.words.labels import EFFORTS, Field
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.spans import effort_in, has_range, is_dated, is_single_day, periods, without_efforts
from parsers.notices.words.topics import ESTIMATED
from parsers.patterns import Pattern
from state.notice import Period, Remark, Source

_MISTAKEN: Final[tuple[Field, ...]] = ("period", "support", "estimated")
_FROM_TO: Final = ("时间", "周期", "期间", "时段", "期限", "起止", "时间段", "period")
"""What labels end with under which a first and a last day are expected; 支撑日期 may be one day."""
LASTING: Final = ("周期", "工期", "时长")
"""Labels of how long it is: 工期：20个工作日 is no effort."""
_LEADING: Final = words("每人 每位 人均 各 均 共计 共 合计 总计 预估 预计 工作量 投入 支撑 协调")
"""Words that lead to an effort."""
_EACH: Final = Pattern(r"^\s?(?:每人各?|每位|人均|各|分别)\s?(?:为|是|[:：])?\s?")
"""Of several people's effort: 各20人天 is everybody's own."""
_CLAUSES: Final = Pattern(r"[,，;；。]")
_BARE_NUMBER: Final = Pattern(r"\d+(?:\.\d+)?")
_NO_LONGER: Final = Pattern(
    rf"[(（]\s?(?:(?:原|旧|之前|此前|变更前|调整前|was |formerly |previously )[^()（）]{{1,40}}"
    rf"|(?:已?(?:延长|延期|顺延|续期|推迟|提前)){LENGTH})\s?[)）]"
)
"""What was before, or by how much it was moved, in brackets behind what is."""
_COUNTED: Final = Pattern(r"\d|[一二两三四五六七八九十半]")
_FROM: Final = Pattern(r"\b(?:from|starting|as of)\s?$")
_AN_END: Final = Pattern(r"结束|截止|终止|支[撑援持]|[到至]|\bend")
_ONLY_UNTIL: Final = Pattern(r"\s?(?:至|到|截止到?|截至)\s?")
"""支撑周期：至7月15日."""
_VAGUE: Final = Pattern(r"旬|半月|初")
"""A part of a month that has days enough to choose from: 6月中旬, 7月初."""
_SKIPPED: Final = frozenset(words("无 暂无 - — -- —— / n/a na none 不涉及 略 未评 未估 未评估 未估算 不评估 没评估"))


_period: Final = lru_cache(maxsize=1024)(read_period)
"""Several people have one period, and the notices of one day state the same ones."""
_OF_NOW: Final = Pattern(r"\W{0,3}(?:新|现|最新|(?:变更|调整|更新|修改|更改|更正|修订|核减|核定)后)的?(?!增|员|进)")
"""现工作量：18人天, 调整后协调工时：8人天."""
_EFFORT: Final = r"(?:工作量|人天|工时|投入)"
_CHANGED: Final = r"(?:更正|变更|调整|修改|修正|订正|更改|调[增减]|核[增减]|勘误)"
_EFFORT_CHANGES: Final = Pattern(
    rf"{_EFFORT}[^,，。;；]{{0,4}}{_CHANGED}|{_CHANGED}[^,，。;；和与及、]{{0,6}}{_EFFORT}"
)
"""A subject of a changed effort: 工作量更正, 更正：协调工作量."""


def without_former(text: str) -> str:
    """The text without the days in brackets that no longer hold: （原6月1日-6月30日）; （原许南星） is no day."""
    if not any(mark in text for mark in "（("):
        return text
    return _NO_LONGER.sub(lambda hit: "" if is_dated(fold(hit[0])) or _COUNTED.search(hit[0]) else hit[0], text)


class Span(Struct, frozen=True):
    """The days of a block, the remarks on them, and where they stood."""

    start: dt.date | None = None
    end: dt.date | None = None
    first: dt.date | None = None
    """The first day, where the last one is what is missing: 6月15日起."""
    segments: tuple[Period, ...] = ()
    problems: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    sources: tuple[Source, ...] = ()
    keeps_days: bool = False
    """Whether that first day, or an effort, is all that is said to be new."""


class Effort(Struct, frozen=True):
    """An effort in person-days, the problem with it, and where it stood."""

    days: float | None = None
    problem: Remark | None = None
    source: Source | None = None


def by_value(told: Statement) -> Sequence[Statement]:
    """The statement under the field its value belongs to: 支撑时间 may hold a period, an effort, or both."""
    field = _really(told)
    if field == told.field and field not in _MISTAKEN:
        return (told,)
    folded = fold(told.value)
    if field in EFFORTS and is_dated(folded) and effort_in(folded):
        period = structs.replace(told, field="period")
        return (period, structs.replace(told, value=_effort_told(told.value) or ""))
    effort = effort_in(folded) if field == "period" else None
    really = told if field == told.field else structs.replace(told, field=field)
    if effort is None:
        return (really,)
    guessed = ESTIMATED.told_in(folded[: folded.index(effort)])
    one: tuple[Field, str] = ("estimated" if guessed else "support", _effort_told(told.value) or effort)
    behind = efforts_behind_days(told.value) or (one,)
    return (really, *(structs.replace(told, field=of, value=amount, unit="") for of, amount in behind))


def _effort_told(value: str) -> str | None:
    """The effort in a value; with the words that say whose it is, everybody's own or a sum: 各10人天, 共20人天."""
    own = next((clause for clause in _CLAUSES.split(value) if own_effort(clause) or is_sum(clause)), None)
    return tidy(own) if own else effort_in(fold(value))


def _really(told: Statement) -> Field | None:
    if is_guess(told):
        return "estimated"
    if told.field not in _MISTAKEN or _BARE_NUMBER.fullmatch(folded := fold(told.value)):
        return told.field
    dated = is_dated(folded)
    if told.field == "period" and not dated:
        whole = effort_in(folded) is not None or (
            not told.label.endswith(LASTING) and read_effort(told.value) is not None
        )
        return "support" if whole else "period"
    if told.field != "period" and dated and not effort_in(folded):
        return "period"
    return told.field


def read_span(block: Block, page: Page) -> Span:
    """The days that the block states."""
    start, end, whole = block.get("start"), block.get("end"), block.get("period")
    if whole is not None and start is not None and end is None and not is_dated(fold(whole.value)):
        text = f"{tidy(start.value)}起{length_told(whole)}"  # 开始时间：6月1日, 工期：20个工作日
        return _read(text, f"{start.line} {whole.line}", (start.source("start"), whole.source("end")), page)
    if whole is not None and start is None and end is not None and is_single_day(fold(whole.value).strip()):
        start, whole = whole, None  # 借出日期：6月8日, 归还日期：6月26日
    if whole is not None and (start is not None or end is not None) and (odd := _differing(start, end, whole, page)):
        return odd
    if whole is None and start is not None and end is not None:
        text = f"{tidy(start.value)}至{tidy(end.value)}"
        sources = (start.source("start"), end.source("end"))
        return _read(text, end.line if end.line == start.line else f"{start.line} {end.line}", sources, page)
    if whole is not None:
        return _of_whole(whole, page)
    if start is not None and start.label == NEW_START:
        return _moved_start(start, page)
    one = start or end
    effort = next((told for told in block.values() if _is_another_effort(told, page)), None)
    missing = Remark("missing-period", "period", one.line if one else effort.line if effort else None)
    return Span(problems=(missing,), keeps_days=effort is not None and one is None)


def _is_another_effort(told: Statement, page: Page) -> bool:
    """Whether an effort is another from now on, by its label or the subject (D4): the days are those on record."""
    if told.label in NEW_EFFORTS:
        return True
    if told.field not in EFFORTS:
        return False
    return _OF_NOW.match(fold(told.line)) is not None or _EFFORT_CHANGES.search(page.folded_subject) is not None


def _of_whole(whole: Statement, page: Page) -> Span:
    """The days under one label; a last day alone is a new one of who is lent, as a form has it that goes back (M4)."""
    if is_cut_off(whole):
        return Span(problems=(Remark("unreadable-period", "period", whole.line, value=whole.value),))
    if fold(whole.value).strip() in KEPT:
        return Span(problems=(Remark("missing-period", "period", whole.line, value=whole.value),), keeps_days=True)
    value = _in_force(whole.value)
    until = _ONLY_UNTIL.match(fold(value)) if whole.strong else None
    if until is not None and is_single_day(fold(value)[until.end() :].strip()):
        return structs.replace(read_until(value, whole.line, page), sources=(whole.source("end"),))
    if whole.label == "时间" and not whole.strong and is_single_day(fold(value).strip()):
        return Span(problems=(Remark("unreadable-period", "period", whole.line, value=value),))  # 许南星的时间是6月3日
    if whole.label.endswith(_FROM_TO) and is_single_day(fold(value).strip()) and tidy(value)[-1] not in "起止前始":
        begun = _read(f"{tidy(value)}起", whole.line, (whole.source("start"),), page)
        if begun.first is not None:
            return structs.replace(begun, problems=(Remark("missing-period", "period", whole.line, value=value),))
    text = tidy(without_efforts(_without_own(value), _LEADING) if effort_in(fold(value)) else value)
    return _read(text, whole.line, (whole.source("start"), whole.source("end")), page)


def _moved_start(told: Statement, page: Page) -> Span:
    """A first day alone that is called the new one: the last day may be on record (D4)."""
    day = read_words(told.value, told.line, told.number, page)
    single = day.start is not None and day.start == day.end
    keeps = single and not any(_of_an_end(one, told) for one in page.loose)
    problems = () if single else day.problems
    missing = Remark("missing-period", "period", told.line)
    return Span(None, None, day.start if single else None, (), problems or (missing,), (), day.sources, keeps)


def _of_an_end(one: Statement, told: Statement) -> bool:
    """Whether a line that nobody read may say more of the same period: …，结束时间改为7月15日."""
    folded = fold(one.value)
    return is_dated(folded) and (one.line == told.line or _AN_END.search(folded) is not None)


def _without_own(value: str) -> str:
    """The days without the clauses of an effort that is everybody's own: 6月8日-7月3日，预计各需15人天."""
    return "".join(clause for clause in re.split(r"(?=[,，;；])", value) if own_effort(clause) is None)


def _differing(start: Statement | None, end: Statement | None, whole: Statement, page: Page) -> Span | None:
    """The problem with a whole period beside a first or a last day that is another; None where they agree."""
    stated = _read(tidy(whole.value), whole.line, (), page)
    first = _read(tidy(start.value), start.line, (), page).start if start else stated.start
    last = _read(tidy(end.value), end.line, (), page) if end else stated
    if stated.start is None or first is None or (last.end or last.start) is None:
        return None
    if (stated.start, stated.end) == (first, last.end or last.start):
        return None
    text = "至".join(tidy(told.value) for told in (start, end) if told)
    return Span(problems=(Remark("unreadable-period", "period", whole.line, value=f"{text}，{tidy(whole.value)}"),))


def _in_force(value: str) -> str:
    """What holds now of 8月6日-8月20日（原8月6日-8月15日） and of 8月6日-8月15日→8月6日-8月20日 (D4)."""
    value = ROUTINE_IN_BRACKETS.sub("", _NO_LONGER.sub("", value)) if "(" in value or "（" in value else value
    bare = ROUTINE_BEHIND.sub("", value)
    value = bare if has_range(fold(bare)) else value
    before, arrow, after = value.rpartition("→")
    return after if arrow and has_range(fold(before)) and has_range(fold(after)) else value


def read_words(text: str, line: str, number: int, page: Page) -> Span:
    """The days that some words of a line state."""
    return _read(text, line, (Source("start", number, line), Source("end", number, line)), page)


def _read(text: str, line: str, sources: tuple[Source, ...], page: Page) -> Span:
    if not text or fold(text).strip() in MISSING:  # 支撑周期：待定 leaves it out, as 协调开发人员：待定 does
        return Span(problems=(Remark("missing-period", "period", line, value=text or None),))
    if page.sent is None and not re.search(r"\d{4}", fold(text)):
        return Span(problems=(Remark("unreadable-period", "period", line, value=text),))
    read = _period(text, page.sent or dt.date(1970, 1, 1), page.calendar)
    problems = tuple(Remark(item.code, "period", line, value=text) for item in read.problems)
    if not problems and (read.start is None or read.end is None):
        problems = (Remark("missing-period", "period", line, value=text),)
    if problems or read.start is None or read.end is None:
        return Span(first=None if read.problems else read.start, problems=problems, sources=sources)
    segments = tuple(Period(part.start, part.end) for part in read.segments) if len(read.segments) > 1 else ()
    warnings = (*(item.code for item in read.warnings), *odd_days(read.start, read.end, segments, page))
    remarks = tuple(Remark(code, "period", line, value=text) for code in dict.fromkeys(warnings))
    return Span(read.start, read.end, None, segments, (), remarks, sources)


def later_day(text: str, page: Page) -> str | None:
    """The first day of a text that lies after the mail's own, as it is written; None where there is none."""
    sent = page.sent
    if sent is None:
        return None
    found = (text[span.start : span.end].strip(" .") for span in periods(fold(text)))
    return next((words for words in found if (day := _first_day(words, sent, page)) is not None and day > sent), None)


_UNTIL: Final = Pattern(r"(?:到|至|截止|\b(?:until|till))\s?$")


def first_later_start(text: str, page: Page, *, bare: bool = False) -> dt.date | None:
    """The first day after the mail's own from which on a text says that something is so: 6月1日起, from 1 June.

    `bare`: a single day is such a day without a word that says so (6月1日生效).
    """
    sent = page.sent
    if sent is None:
        return None
    folded = fold(text)
    for span in periods(folded):
        read = _period(text[span.start : span.end], sent, page.calendar)
        single = read.end == read.start and (bare or _FROM.search(folded, 0, span.start) is not None)
        begins = read.end is None or single
        if begins and read.start is not None and read.start > sent:
            return read.start
    return None


def first_end(text: str, page: Page) -> str | None:
    """The words that say until when something is so: 到6月底, 6月1日-6月15日; None where a text says no such thing."""
    folded = fold(text)
    for span in periods(folded) if page.sent is not None else ():
        read = _period(text[span.start : span.end], page.sent, page.calendar) if page.sent is not None else None
        if read is None or read.end is None:
            continue
        if (read.start is not None and read.start < read.end) or _UNTIL.search(folded, 0, span.start) is not None:
            return text[span.start : span.end].strip()
    return None


def _first_day(words: str, sent: dt.date, page: Page) -> dt.date | None:
    read = _period(words, sent, page.calendar)
    return read.start or read.end


_PADDED: Final = Pattern(r"(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])")
"""05-29, where a day is told: from the 5th to the 29th has no 0 before it."""


def read_until(text: str, line: str, page: Page, *, one_day: bool = False) -> Span:
    """The last day that some words mean ("7月15日", "8月底"); `start` stays None.

    A third of a month, or its beginning, names no day (M4); nor does a week or a month, where somebody
    leaves on it (`one_day`).
    """
    if fold(text).strip() in MISSING:
        return Span(problems=(Remark("missing-period", "period", line, value=text),))
    if page.sent is None and not re.search(r"\d{4}", fold(text)):
        return Span(problems=(Remark("unreadable-period", "period", line, value=text),))
    padded = _PADDED.fullmatch(fold(text).strip())
    text = f"{padded['month']}月{padded['day']}日" if padded is not None else text
    read = _period(tidy(text), page.sent or dt.date(1970, 1, 1), page.calendar)
    problems = tuple(Remark(item.code, "period", line, value=text) for item in read.problems)
    ranged = read.start is not None and read.start != read.end and re.search(r"[-~至到—–]", fold(tidy(text)))
    vague = _VAGUE.search(fold(text)) is not None or (one_day and read.start not in {None, read.end})
    if not problems and (read.end is None or ranged or vague):
        problems = (Remark("unreadable-period", "period", line, value=text),)
    if problems:
        return Span(problems=problems)
    over = page.sent is not None and read.end is not None and read.end < page.sent
    codes = dict.fromkeys((*(item.code for item in read.warnings), *(["already-over"] if over else [])))
    return Span(end=read.end, warnings=tuple(Remark(code, "period", line, value=text) for code in codes))


def odd_days(start: dt.date, end: dt.date, segments: tuple[Period, ...], page: Page) -> list[str]:
    """The codes of what is odd about a period (D3): no working day in it, over, or begun."""
    odd: list[str] = []
    if not page.calendar.count_all(segments or (Period(start, end),)):
        odd.append("no-working-day")
    if page.sent is not None and end < page.sent:
        odd.append("already-over")
    elif page.sent is not None and start < page.sent:
        odd.append("already-begun")
    return odd


def read_days(told: Statement | None, field: str, page: Page) -> Effort:
    """The effort that a field states; a bare number counts in the unit of its label, else in person-days."""
    if told is None or fold(told.value) in _SKIPPED or not told.value:
        return Effort()
    before, arrow, after = told.value.rpartition("→")
    text = after if arrow and effort_in(fold(before)) and effort_in(fold(after)) else _NO_LONGER.sub("", told.value)
    text = without_remark(text, field)
    counted = with_unit(text, told) if _BARE_NUMBER.fullmatch(fold(text)) else text
    days = page.effort(own_effort(counted) or _EACH.sub("", counted)) if counted is not None else None
    if days is None or is_negative(text):
        return Effort(problem=Remark("unreadable-effort", field, told.line, value=told.value))
    return Effort(days, source=told.source(field))
