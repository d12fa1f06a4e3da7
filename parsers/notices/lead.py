"""Who leads and who manages: from labels ("研发负责人：甲") and sentences ("由甲担任研发负责人"), and changes (D9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from parsers.notices.fields import Statement
from parsers.notices.fold import fold, tidy
from parsers.notices.names import MISSING, could_be_name
from parsers.notices.page import Page
from parsers.notices.people import read_people
from parsers.patterns import Pattern
from state.notice import Remark, Source

Office = Literal["lead", "manager"]
FIELD: Final[dict[Office, str]] = {"lead": "rd_lead", "manager": "project_manager"}

_OFFICE: Final[dict[Office, str]] = {
    "lead": r"(?:研发|技术|开发)(?:总)?负责人|rd lead|r&d lead|tech(?:nical)? lead",
    "manager": r"项目经理|交付经理|专案经理|project manager",
}
_NAME: Final = r"(?P<name>[a-z]+ [a-z]+|[^\sa-z,。;、:的由为是任\[\]()][^\s,。;、:的由为是任\[\]()]{1,11}?)"
_OLD: Final = r"(?:原?[^\s,。;、:的为是任\[\]()]{2,12}?(?:同学|同事|老师)?)"
_BECOMES: Final = (
    r"(?:变更为|变更成|变更至|更换为|更换成|更改为|调整为|调整成|改由|改为|换为|换成|转为|转由|交接给"
    r"|移交给|替换为|变为|交由|=>|->|→|is changed to|changed to)"
)
_COURTESY: Final = r"(?:同学|同事|老师|经理|工)?"
_END: Final = r"(?=$|[\s,。;、!(\[]|担任|负责|接任|接手|接替|出任|任职|来担任|即日|自|从|起)"


def _patterns(office: Office) -> tuple[Pattern, ...]:
    title = rf"(?:{_OFFICE[office]})"
    serves = r"(?:担任|出任|任命为|作为|为|是|任|当)"
    return (
        Pattern(
            rf"(?:由|任命|指定|指派|聘任|确定|推荐|请|安排|经协商,?|决定由|改由"
            rf"|现由){_NAME}{_COURTESY}{serves}(?:本|该|此|新的?|项目|的)*{title}(?!变更)"
        ),
        Pattern(
            rf"(?:^|[\s,。;:])(?!由){_NAME}{_COURTESY}(?:担任|出任|任命为|被任命为|作为|任)(?:本|该|此|新的?"
            rf"|项目|的)*{title}(?!变更)"
        ),
        Pattern(rf"{title}(?:仍|暂|现)?由\s?{_NAME}{_COURTESY}(?:担任|出任|负责|兼任|任)"),
    )


def _changes(office: Office) -> tuple[Pattern, ...]:
    title = rf"(?:{_OFFICE[office]})"
    return (
        Pattern(
            rf"{title}\s?(?:人选)?\s?:?\s?(?:现|将"
            rf"|拟)?(?:由\s?)?(?:{_OLD})?\s?(?:正式)?{_BECOMES}\s?[:]?\s?{_NAME}{_COURTESY}{_END}"
        ),
        Pattern(
            rf"(?:由\s?)?{_NAME}{_COURTESY}(?:接替|接任|替换|接手){_OLD}(?:担任|任|成为|的)?(?:本|该|此|新的?"
            rf"|项目|的)*{title}"
        ),
        Pattern(rf"(?:将|把){title}\s?(?:由{_OLD})?{_BECOMES}\s?{_NAME}{_COURTESY}{_END}"),
        Pattern(rf"(?:新任|新的?|变更后的?|现任){title}\s?(?:为|是|由|:)\s?{_NAME}{_COURTESY}{_END}"),
    )


_NAMED: Final = {office: _patterns(office) for office in _OFFICE}
_CHANGED: Final = {office: _changes(office) for office in _OFFICE}
_TITLES: Final = {office: Pattern(title) for office, title in _OFFICE.items()}
_MORE: Final = Pattern(r"(?:[、/&和与及]\s?[^\s,。;、:/&]{2,4})+(?=$|[\s,。;])")
"""A second name: an office is one person's."""
_NEW_LABELS: Final = Pattern(r"^(?:新任|新|变更后|现)")


class Holder(Struct, frozen=True):
    """Who holds an office, with where it stood, or the problem with the name."""

    name: str | None = None
    source: Source | None = None
    problem: Remark | None = None
    changed: bool = False


def read_holder(page: Page, office: Office) -> Holder:
    """Who is named R&D lead or project manager in the mail."""
    for name, statement, changed in (*_changes_of(page, office), *_labels(page, office), *_sentences(page, office)):
        return _resolved(page, office, name, statement, changed=changed)
    return Holder()


def _resolved(page: Page, office: Office, written: str, statement: Statement, *, changed: bool) -> Holder:
    field = FIELD[office]
    named = read_people(written, page.roll).names
    if len(named) != 1:
        code = "ambiguous-person" if named else "unknown-person"
        return Holder(None, None, Remark(code, field, statement.line, value=written), changed)
    person = page.roll.resolve(named[0].name, named[0].notes)
    problem = Remark(person.code, field, statement.line, person.name, named[0].name) if person.code else None
    return Holder(person.name, statement.source(field), problem, changed)


def _labels(page: Page, office: Office) -> Iterator[tuple[str, Statement, bool]]:
    for statement in sorted(page.of(office), key=lambda told: not _NEW_LABELS.match(told.label)):
        arrow = re.split(r"→|->|=>|变更为|改为", statement.value)
        value = re.split(r"[，。；,;]", arrow[-1])[0].strip()
        if value and fold(value) not in MISSING:
            yield value, statement, len(arrow) > 1 or bool(_NEW_LABELS.match(statement.label))


def _lines(page: Page, office: Office) -> Iterator[tuple[str, Statement]]:
    """Loose text in which the office is spoken of; a label's value goes on behind it (研发负责人变更为：甲)."""
    title = _TITLES[office]
    seen: set[int] = set()
    subject = Statement(None, page.subject, 0, page.subject)
    for statement in (*page.statements, subject):
        if statement.number not in seen and title.search(fold(statement.line)):
            seen.add(statement.number)
            yield statement.line, statement


def _sentences(page: Page, office: Office) -> Iterator[tuple[str, Statement, bool]]:
    return _found(page, office, _NAMED[office], changed=False)


def _changes_of(page: Page, office: Office) -> Iterator[tuple[str, Statement, bool]]:
    return _found(page, office, _CHANGED[office], changed=True)


def _found(
    page: Page, office: Office, patterns: tuple[Pattern, ...], *, changed: bool
) -> Iterator[tuple[str, Statement, bool]]:
    for line, statement in _lines(page, office):
        folded = fold(line[:500])
        for pattern in patterns:
            for hit in pattern.finditer(folded):
                name = tidy(line[hit.start("name") : hit.end("name")])
                if page.roll.holds(name) or could_be_name(name):
                    more = _MORE.match(folded, hit.end("name"))
                    yield name + (more[0] if more else ""), statement, changed
