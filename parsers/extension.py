"""An extension that nobody asked for (D5): "许南星续期至7月15日" in a mail of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct, structs

from parsers.fields import Statement
from parsers.fold import fold, tidy
from parsers.page import Page
from parsers.patterns import Pattern
from parsers.people import People, read_people
from parsers.periods import read_until
from parsers.spans import PERIOD
from parsers.topics import UNSURE, without_courtesy
from state.notice import AssignmentLine, Decision, Remark

_EXTENDS: Final = Pattern(
    r"(?:的)?(?:支撑|支撑时间|支撑周期|支撑期|周期)?(?:需要|需(?!要)|申请|拟|现|已|将|经协商|同意"
    r"|计划){0,6}(?:续期|延期|续签|延长|延续|顺延|续至|续到|延至|延到|续|继续支撑|extended?)\s?(?:至|到|为"
    r"|直到|to|until|till)?\s?[:：]?\s?(?=$|[\d一二三四五六七八九十本下月年明今a-z])"
)
_BRACKETS: Final = Pattern(r"[【《\[][^】》\]]{0,60}[】》\]]")
_LEAD: Final = Pattern(r"^(?:[，,、：:\s]|申请|请|将|把|现|请将|因项目需要|项目组|成员|同意|经协商|关于|由于|-|—)+")


class Extension(Struct, frozen=True):
    """Who stays until when, or the problem with it."""

    assignments: tuple[AssignmentLine, ...] = ()
    decision: Decision | None = None
    problems: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()


def read_extension(page: Page, project: str | None) -> Extension | None:
    """The extension that the mail states, or None when it states none."""
    lines = [_labelled(page), *(_in(text, told, page) for text, told in _texts(page, project))]
    found = [line for line in lines if line is not None]
    if not found:
        return None
    merged = {(line.person, line.end): line for extension in found for line in extension.assignments}
    first = found[0]
    problems = tuple(dict.fromkeys(remark for extension in found for remark in extension.problems))
    decision = first.decision if len({line.end for line in merged.values()}) == 1 and not problems else None
    if decision is not None and len(merged) > 1:
        decision = structs.replace(decision, person=None)
    return Extension(tuple(merged.values()), decision, problems, first.warnings)


def _texts(page: Page, project: str | None) -> Iterator[tuple[str, Statement]]:
    subject = page.subject.replace(project, " ") if project else page.subject
    yield subject, Statement(None, page.subject, 0, page.mail.subject)
    for told in page.loose:
        for sentence in re.findall(r"[^。；;\n]+", told.value)[:20]:
            yield sentence.replace(project, " ") if project else sentence, told


def _labelled(page: Page) -> Extension | None:
    until, people = page.of("until"), page.of("person")
    if len(until) != 1 or len(people) != 1 or page.of("start", "period"):
        return None
    return _stated(read_people(people[0].value, page.roll), until[0].value, people[0], page)


def _in(text: str, told: Statement, page: Page) -> Extension | None:
    bare = without_courtesy(_BRACKETS.sub(" ", text))
    folded = fold(bare)
    verb = _EXTENDS.search(folded)
    if verb is None or UNSURE.search(folded):
        return None
    date = PERIOD.search(folded, verb.end())
    if date is None or bare[verb.end() : date.start()].strip():
        return None
    people = read_people(_LEAD.sub("", bare[: verb.start()].strip()), page.roll, strict=True)
    if people.rest or not people.names or tidy(folded[date.end() :]) not in {"", "止", "结束"}:
        return None
    return _stated(people, date[0], told, page)


def _stated(people: People, words: str, told: Statement, page: Page) -> Extension | None:
    if not people.names:
        return None
    span = read_until(words, told.line, page)
    problems = list(span.problems)
    lines: list[AssignmentLine] = []
    for written in people.names:
        person = page.roll.resolve(written.name, written.notes)
        problems += [Remark(person.code, "person", told.line, written.name, written.name)] if person.code else []
        lines.append(AssignmentLine(person.name, end=span.end, sources=(told.source("person"), told.source("end"))))
    decision = Decision("extend", span.end, None, lines[0].person, told.source("end")) if span.end else None
    return Extension(tuple(lines), decision, tuple(problems), span.warnings)
