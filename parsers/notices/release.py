"""Early release (D7): who leaves, and the last day, from labels, tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from parsers.notices.fields import Statement
from parsers.notices.filler import BRACKETS
from parsers.notices.fold import fold, tidy
from parsers.notices.page import Page
from parsers.notices.people import People, read_people
from parsers.notices.periods import Span, read_until
from parsers.notices.spans import first_period, is_dated, is_single_day, periods
from parsers.notices.topics import RELEASE, UNSURE, is_courtesy, without_courtesy
from parsers.patterns import Pattern
from state.notice import ReleaseLine, Remark

_FILLER: Final = Pattern(
    r"(?:因|由于)[^，,、\d]{1,12}(?=于|在|将|\d)|"
    r"经[^,，]{0,20}[,，]|提前|按计划|全部|任务|顺利|完成|工作|并|之后|以后|预计|同学|正式|支撑"
    r"|最后(?:的)?(?:支撑|工作)?(?:日|一天)?|撤场|释放|离场|退场|撤出|撤离|归还"
    r"|退出项目|退出|人员|同事|项目组|本项目|该项目|项目|时间|日期|"
    r"为|于|在|将|从|由于|因|需求收缩|工作(?:已)?完成|现|拟|请知悉|知悉|released?|will be|is"
    r"|from the project|on|early|以下|如下|安排|通知|计划|本组|即可|可以|可|已|的|起|日止|回收|后端"
    r"|前端|了|并|，|,|与|至|到|支撑到|投入"
)
_REASON: Final = Pattern(r"^[^，,]{0,40}?(?:因|由于|鉴于|收缩|完成|结束|调整)[^，,]{0,40}[，,]")


class Releases(Struct, frozen=True):
    """The people released, and what is wrong."""

    lines: tuple[ReleaseLine, ...] = ()
    problems: tuple[Remark, ...] = ()


def speaks_of_release(page: Page) -> bool:
    """Whether subject, labels or a sentence speak of leaving; a day of leaving beside a first day ends a period."""
    if page.of("release_person"):
        return True
    if page.of("start") or (page.of("period") and not _leaves_on(page)):
        return False
    labelled = bool(page.of("release_person")) or bool(page.of("release_on"))
    return labelled or RELEASE.told_in(page.folded_subject) or _told_in_text(page)


def _leaves_on(page: Page) -> bool:
    """Whether a subject of leaving stands over plain days: 时间：7月31日."""
    days = [fold(told.value) for told in page.of("period")]
    return RELEASE.told_in(page.folded_subject) and all(map(is_single_day, days))


def _told_in_text(page: Page) -> bool:
    """Whether a sentence releases somebody on a day."""
    told = any(RELEASE.told_in(fold(statement.value)) for statement in page.loose)
    return told and not page.of("person", "period") and bool(_from_prose(page).lines)


def read_releases(page: Page) -> Releases:
    """Everybody the mail releases."""
    for found in (_from_rows(page), _from_fields(page), _from_prose(page)):
        if found.lines or found.problems:
            return found
    line = next((told.line for text, told in _texts(page) if first_period(fold(text))), None)
    return Releases(problems=(Remark("missing-person", "person", line), Remark("missing-period", "period", line)))


def _from_rows(page: Page) -> Releases:
    rows = [row for row in page.rows if row.keys() & {"release_on", "end"} or "release_person" in row]
    parts = [
        _released(row.get("release_person") or row.get("person"), row.get("release_on") or row.get("end"), page)
        for row in rows
    ]
    return _together(parts)


def _from_fields(page: Page) -> Releases:
    people = [told for told in page.statements if told.field in {"release_person", "person"}]
    dates = [told for told in page.statements if told.field in {"release_on", "end", "until", "period"}]
    if not people and not dates:
        return Releases()
    if len(people) == len(dates):
        return _together([_released(who, on, page) for who, on in zip(people, dates, strict=True)])
    if len(dates) == 1 and people:
        return _together([_released(who, dates[0], page) for who in people])
    if not people:
        return _of_text(page, dates[0])
    return _together([_released(who, None, page) for who in people]) if not dates else _unpaired(people[0])


def _unpaired(told: Statement) -> Releases:
    return Releases(problems=(Remark("missing-period", "period", told.line),))


def _of_text(page: Page, on: Statement) -> Releases:
    """A labelled day whose people stand in a line of their own, or in the subject."""
    for text, told in _texts(page):
        people = read_people(_bare(text), page.roll, strict=True)
        if people.names and not people.rest:
            return _lines(people, read_until(on.value, on.line, page), told, page)
    return Releases(problems=(Remark("missing-person", "person", on.line),))


def _released(who: Statement | None, on: Statement | None, page: Page) -> Releases:
    people = read_people(who.value, page.roll) if who else People()
    if on is not None and on.value:
        return _lines(people, read_until(on.value, on.line, page), who or on, page)
    days = [word for word in people.rest if is_dated(fold(word))]
    if who is not None and days:
        return _lines(People(people.names), read_until(tidy(days[0]), who.line, page), who, page)
    own = [note for written in people.names for note in written.notes if is_dated(fold(note))]
    if who is not None and own and len(own) == len(people.names):
        parts = [
            _lines(People((written,)), read_until(day, who.line, page), who, page)
            for written, day in zip(people.names, own, strict=True)
        ]
        return _together(parts)
    missing = Span(problems=(Remark("missing-period", "period", who.line if who else None),))
    return _lines(people, missing, who, page)


def _lines(people: People, span: Span, told: Statement | None, page: Page) -> Releases:
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
        sources = (told.source("person"), told.source("on")) if told else ()
        lines.append(ReleaseLine(person.name, span.end, sources))
    return Releases(tuple(lines), tuple(problems))


def _together(parts: list[Releases]) -> Releases:
    lines = tuple(line for part in parts for line in part.lines)
    return Releases(lines, tuple(dict.fromkeys(remark for part in parts for remark in part.problems)))


def _texts(page: Page) -> Iterator[tuple[str, Statement]]:
    for told in page.loose:
        for sentence in re.findall(r"[^。；;！\n]+", told.value)[:20]:
            if not is_courtesy(fold(sentence)):
                yield sentence, told
    yield page.subject, Statement(None, page.subject, 0, page.mail.subject)


def _bare(text: str) -> str:
    text = _REASON.sub("", text.strip())
    return tidy(_FILLER.sub("、", re.sub(r"^[-*\d.、)\s]+", "", BRACKETS.sub(" ", text))))


def _from_prose(page: Page) -> Releases:
    """唐小满7月31日撤场; 唐小满最后支撑日为7月31日: sentences that leave nothing over."""
    return _together([found for text, told in _texts(page) if (found := _sentence(text, told, page)) is not None])


def _sentence(text: str, told: Statement, page: Page) -> Releases | None:
    text = without_courtesy(text)
    folded = fold(text)
    rest = _REASON.sub("", text.strip())
    dates = periods(fold(rest))
    if UNSURE.told_in(folded) or len(dates) != 1:
        return None
    if not RELEASE.told_in(folded) and not RELEASE.told_in(page.folded_subject) and "最后" not in folded:
        return None
    people = read_people(_bare(f"{rest[: dates[0].start]}、{rest[dates[0].end :]}"), page.roll, strict=True)
    if not people.names or people.rest:
        return None
    return _lines(people, read_until(fold(rest)[dates[0].start : dates[0].end], told.line, page), told, page)
