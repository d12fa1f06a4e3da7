"""Early release (D7): who leaves, and the last day, from labels, tables and sentences."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from parsers.notices.layout.fields import Statement
from parsers.notices.leaving.leaving import LONGEST, Leaving, leavings, named_in
from parsers.notices.leaving.leaving_words import said
from parsers.notices.lending.own_values import values_behind
from parsers.notices.lending.periods import Span, read_until, read_words
from parsers.notices.lending.row_remarks import stays_by_remark
from parsers.notices.page.page import Page
from parsers.notices.page.signed import signature
from parsers.notices.people.people import People, read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.roles import A_ROLE
from parsers.notices.words.spans import first_period, is_dated, is_single_day, periods
from parsers.notices.words.topics import RELEASE, UNSURE
from parsers.patterns import Pattern
from state.notice import ReleaseLine, Remark

_OF_THEM: Final = Pattern(r"[他她]|该同[事学]|[两二三几]位")
MOST: Final = 40
"""Lines that are looked at for a day that differs from the subject's."""
_BEGINS: Final = Pattern(r"^(?:从|自)|(?:起|开始|始)$")
_ALONE: Final = Pattern(r"(?P<day>\d{1,2})\s?[日号]|月[底末]")
"""A last day that tells no month: 20日, 月底."""
_HIS_SUPPORT: Final = Pattern(
    rf"(?:同[学事志])?(?:在|于|对)?(?:[\u4e00-\u9fff]{{2,6}}(?=的))?(?:项目组?)?[上里中]?的?(?:{A_ROLE})?(?:支[撑援持]|投入|驻场|工作|任务){{1,2}}"
    r"(?:(?:提前|正式|即将|将){0,2}(?:结束|收尾|到期))?[,，]?\s?"
)
_HOME_THEN: Final = Pattern(
    r"[,，]\s?(?:之后|随后|然后|下周|次日|第二天)?(?:就|再|即)?(?:回|返|归)(?:到)?[^,，。;；\d]{0,4}(?:组|部门|公司|队|岗)[^,，。;；\d]{0,12}$"
)
"""6月5日，之后回测试组做自动化平台: what is behind the last day."""


class Releases(Struct, frozen=True):
    """The people released, and what is wrong."""

    lines: tuple[ReleaseLine, ...] = ()
    problems: tuple[Remark, ...] = ()


def speaks_of_release(page: Page, project: str | None) -> bool:
    """Whether subject, labels or a sentence speak of leaving; a day of leaving beside a first day ends a period."""
    if page.of("release_person"):
        return True
    if page.of("start") or (page.of("period") and not _leaves_on(page)):
        return False
    labelled = bool(page.of("release_person")) or bool(page.of("release_on"))
    return labelled or RELEASE.told_in(page.folded_subject) or _told_in_text(page, project)


def _leaves_on(page: Page) -> bool:
    """Whether a subject of leaving stands over plain days: 时间：7月31日."""
    days = [fold(told.value) for told in page.of("period")]
    return RELEASE.told_in(page.folded_subject) and all(map(is_single_day, days))


def _told_in_text(page: Page, project: str | None) -> bool:
    """Whether a sentence releases somebody on a day."""
    return not page.of("person", "period") and bool(_from_prose(page, project).lines)


def read_releases(page: Page, project: str | None) -> Releases:
    """Everybody the mail releases."""
    for found in (_from_rows(page), _from_fields(page, project), _from_prose(page, project)):
        if found.lines or found.problems:
            return found
    line = next((told.line for told in (*page.loose, _subject(page)) if first_period(fold(told.value))), None)
    missing = Remark("missing-person", "person", line)
    return Releases(problems=(missing,) if line else (missing, Remark("missing-period", "period")))


def released_by(leaving: Iterable[Leaving], page: Page) -> Releases:
    """Those who leave by lines that were read, each with the last day."""
    return _together([_left(one, page) for one in leaving])


def _from_rows(page: Page) -> Releases:
    rows = [row for row in page.rows if row.keys() & {"release_on", "end"} or "release_person" in row]
    leaving = [row for row in rows if row.keys() & {"release_on", "release_person"}] or rows
    parts = [
        _released(row.get("release_person") or row.get("person"), row.get("release_on") or row.get("end"), page)
        for row in leaving
    ]
    lent = _lent_beside(page) if any("release_on" in row for row in leaving) else ()
    beside = Releases(problems=(*lent, *stays_by_remark(leaving, page)))
    return _together([*parts, beside]) if parts else Releases()


def _lent_beside(page: Page) -> Iterator[Remark]:
    """The problems with the rows that lend somebody, in a mail whose rows say who leaves when: 离场人员, 进场人员."""
    for row in page.rows:
        apart = "release_on" not in row or "release_person" in row
        if apart and "person" in row and row.keys() & {"start", "period"}:
            yield Remark("lent-beside", "person", row["person"].line, value=row["person"].value)


def _from_fields(page: Page, project: str | None) -> Releases:
    people = [told for told in page.statements if told.field in {"release_person", "person"}]
    dates = [told for told in page.statements if told.field in {"release_on", "end", "until", "period"}]
    if not people and not dates:
        return Releases()
    leaving = [told for told in people if told.field == "release_person"]
    if leaving and len(leaving) < len(people):
        return _beside_who_comes(page, leaving, dates)
    if len(people) == len(dates):
        own = _each_own(people[0], dates[0], page) if len(dates) == 1 else []
        return _together(own or [_released(who, on, page) for who, on in zip(people, dates, strict=True)])
    if len(dates) == 1 and people:
        return _together([_released(who, dates[0], page) for who in people])
    if not people:
        return _of_text(page, project, dates[0])
    return _together([_released(who, None, page) for who in people]) if not dates else _unpaired(people[0])


def _each_own(who: Statement, on: Statement, page: Page) -> list[Releases]:
    """Everybody with the day of his own under one label, 许南星6月19日，白一舟6月26日; [] where it names nobody."""
    listed = read_people(who.value, page.roll)
    names = [one.name for one in listed.names] if listed.is_whole else []
    days = values_behind(on.value, [name for name in names if name in on.value]) if len(names) > 1 else {}
    told = [(name, structs.replace(on, value=days[name]) if name in days else None) for name in names]
    return [_released(structs.replace(who, value=name), day, page) for name, day in told] if days else []


def _beside_who_comes(page: Page, leaving: list[Statement], dates: list[Statement]) -> Releases:
    """Who leaves, of a mail that names others under a label of their own (进场人员), who are asked about."""
    days = [told for told in dates if told.field == "release_on"] or dates
    each = days * len(leaving) if len(days) == 1 else days
    if len(each) != len(leaving):
        return _unpaired(leaving[0])
    found = _together([_released(who, on, page) for who, on in zip(leaving, each, strict=True)])
    named = {one.name for told in leaving for one in read_people(told.value, page.roll).names}
    coming = [
        Remark("lent-beside", "person", told.line, value=told.value)
        for told in page.of("person")
        if any(one.name not in named for one in read_people(told.value, page.roll).names)
    ]
    return structs.replace(found, problems=(*found.problems, *coming))


def _unpaired(told: Statement) -> Releases:
    return Releases(problems=(Remark("missing-period", "period", told.line),))


def _of_text(page: Page, project: str | None, on: Statement) -> Releases:
    """A labelled day whose people stand in a line of their own, or in the subject."""
    on = structs.replace(on, value=_HOME_THEN.sub("", on.value))
    clauses = [clause for told in page.loose if told.number == on.number for clause in _clauses_of(told)]
    signed = signature(page)
    unsigned = (told for told in page.loose if told.number not in signed)
    for told in (*clauses, *unsigned, _subject(page)):
        people = named_in(told.value, page.roll, project)
        people = people if people.names and not people.rest else _whose_support(told.value, page.roll, project)
        if people.names and not people.rest:
            return _lines(people, read_until(on.value, on.line, page, one_day=True), told, page, on)
    return Releases(problems=(Remark("missing-person", "person", on.line),))


def _whose_support(text: str, roll: Roll, project: str | None) -> People:
    """The one whose support a clause names, and no more: 高兴同学在星河数据治理项目的测试支持."""
    name = roll.longest_at(text, 0)
    rest = text[len(name) :].replace(project, "") if project else text[len(name) :]
    return read_people(name, roll) if name and _HIS_SUPPORT.fullmatch(rest) else People()


def _clauses_of(told: Statement) -> list[Statement]:
    """The clauses of a line, the last one first: …。后端许南星可提前释放，最后支撑日为6月12日."""
    parts = re.split(r"[,，。；;]", told.value[:LONGEST])
    return [structs.replace(told, value=part) for part in reversed(parts) if part.strip()]


def _released(who: Statement | None, on: Statement | None, page: Page) -> Releases:
    people = read_people(who.value, page.roll) if who else People()
    if on is not None and on.value:
        return _lines(people, read_until(on.value, on.line, page, one_day=True), who or on, page, on)
    days = [word for word in people.rest if is_dated(fold(word))]
    if who is not None and days:
        return _lines(People(people.names), read_until(tidy(days[0]), who.line, page, one_day=True), who, page)
    own = [note for written in people.names for note in written.notes if is_dated(fold(note))]
    if who is not None and own and len(own) == len(people.names):
        parts = [
            _lines(People((written,)), read_until(day, who.line, page, one_day=True), who, page)
            for written, day in zip(people.names, own, strict=True)
        ]
        return _together(parts)
    missing = Span(problems=(Remark("missing-period", "period", who.line if who else None),))
    return _lines(people, missing, who, page)


def _lines(people: People, span: Span, told: Statement | None, page: Page, on: Statement | None = None) -> Releases:
    """A line for each of the people; `on` is where the last day stands, if not with them."""
    problems = list(span.problems)
    if not people.names or people.missing:
        problems.insert(0, Remark("missing-person", "person", told.line if told else None))
    elif people.choice:
        problems.insert(
            0, Remark("ambiguous-person", "person", told.line if told else None, value=told.value if told else None)
        )
    lines: list[ReleaseLine] = []
    for written in people.names:
        person = page.roll.resolve(written.name, written.notes)
        if unsure := person.remark("person", told.line if told else None):
            problems.append(unsure)
        sources = (told.source("person"), (on or told).source("on")) if told else ()
        lines.append(ReleaseLine(person.name, span.end, sources))
    return Releases(tuple(lines), tuple(problems))


def _together(parts: list[Releases]) -> Releases:
    lines = tuple(line for part in parts for line in part.lines)
    problems = [remark for part in parts for remark in part.problems]
    return Releases(lines, tuple(dict.fromkeys([*problems, *_on_two_days(lines)])))


def _on_two_days(lines: Sequence[ReleaseLine]) -> Iterator[Remark]:
    """The problem with whoever leaves on one day and on another: 许南星下周五撤 above 许南星将在6月12日离开."""
    days: dict[str, dt.date] = {}
    for line in lines:
        if line.on is not None and days.setdefault(line.person, line.on) != line.on:
            told = line.sources[-1].text if line.sources else None
            yield Remark("unreadable-period", "release_on", told, value=told)


def _subject(page: Page) -> Statement:
    return Statement(None, page.subject, 0, page.mail.subject)


def _from_prose(page: Page, project: str | None) -> Releases:
    """唐小满7月31日撤场; 唐小满提前撤场，最后支撑日为7月31日."""
    announced = RELEASE.told_in(page.folded_subject)
    found = leavings((*page.loose, _subject(page)), page.roll, project, announced=announced)
    dated = {name for leaving in found if leaving.day for name in _who(leaving, page)}
    exact = {name for leaving in found if leaving.told.number and leaving.day for name in _who(leaving, page)}
    told = [one for one in found if one.day or not dated or not _who(one, page) <= dated]
    told = [one for one in told if one.told.number or not _who(one, page) <= exact or _names_a_day(one, page)]
    found_lines = released_by(told, page)
    in_subject = bool(told) and not any(leaving.told.number for leaving in told)
    unread = _other_days(page, {line.on for line in found_lines.lines}) if in_subject else ()
    return structs.replace(found_lines, problems=(*found_lines.problems, *unread))


def _who(leaving: Leaving, page: Page) -> set[str]:
    return {page.roll.resolve(one.name, one.notes).name for one in leaving.people.names}


def _names_a_day(leaving: Leaving, page: Page) -> bool:
    """Whether the day is one of the calendar: 下周 of a subject is told more exactly below it."""
    return not read_until(leaving.day, leaving.told.line, page, one_day=True).problems


def _other_days(page: Page, read: set[dt.date | None]) -> Iterator[Remark]:
    """The lines that say of nobody who is read that they leave on a day, which is not that of the subject (M4)."""
    for told in page.loose[:MOST]:
        folded = fold(told.value[:LONGEST])
        of_them = _OF_THEM.search(folded) is not None or names_known(told.value, page.roll)
        days = periods(folded) if of_them and said(folded).leaves and not UNSURE.told_in(folded) else ()
        if days and read.isdisjoint(read_until(folded[a:b], told.line, page).end for a, b in days):
            yield Remark("unreadable-period", "release_on", told.line, value=told.value)


def _with_month(day: str, told: Statement, page: Page) -> str:
    """A day without a month, with that of the day told before it in its line: 6月8日交接，月底撤场."""
    folded, alone = fold(told.value), _ALONE.fullmatch(fold(day))
    before = periods(folded[: max(folded.find(fold(day)), 0)])[-1:] if alone else ()
    words = folded[before[0].start : before[0].end] if before else ""
    earlier = read_words(words, told.line, told.number, page).start if words else None
    if alone is None or earlier is None or (alone["day"] and int(alone["day"]) < earlier.day):
        return day
    return f"{earlier.month}月{day.removeprefix('月')}"


def _left(leaving: Leaving, page: Page) -> Releases:
    """Those who leave; the last day is the one before the first without them (D7: it is included)."""
    told = leaving.told
    if not leaving.day:
        return _lines(leaving.people, Span(problems=(Remark("missing-period", "period", told.line),)), told, page)
    day = _BEGINS.sub("", leaving.day) if leaving.day_after else leaving.day
    day = _with_month(day, told, page)
    span = read_until(day, told.line, page, one_day=not leaving.day_after)
    if leaving.day_after and span.end is not None:
        first = read_words(day, told.line, told.number, page).start or span.end  # of 6月起 the first of June
        span = structs.replace(span, end=first - dt.timedelta(days=1))
    return _lines(leaving.people, span, told, page)
