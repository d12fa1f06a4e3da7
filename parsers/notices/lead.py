"""Who leads and who manages: from labels ("研发负责人：甲") and sentences ("由甲担任研发负责人"), and changes (D9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, Literal

from msgspec import Struct

from parsers.notices.fields import Statement
from parsers.notices.fold import fold, tidy, words
from parsers.notices.names import could_be_name, looks_like_name
from parsers.notices.no_names import MISSING
from parsers.notices.page import Page
from parsers.notices.people import read_people
from parsers.notices.topics import Topic
from parsers.patterns import Pattern
from state.notice import Remark, Source

Office = Literal["lead", "manager"]
FIELD: Final[dict[Office, str]] = {"lead": "rd_lead", "manager": "project_manager"}
LONGEST: Final = 500
"""Characters of a line that are looked at."""


def _titles(listed: str) -> tuple[str, ...]:
    return tuple(word.replace("|", " ") for word in words(listed))


_TITLES: Final[dict[Office, tuple[str, ...]]] = {
    "lead": _titles(
        "研发负责人 技术负责人 开发负责人 研发总负责人 技术总负责人 开发总负责人 rd|lead r&d|lead tech|lead "
        "technical|lead"
    ),
    "manager": _titles("项目经理 交付经理 专案经理 project|manager"),
}
_OFFICES: Final = Topic("负责人 经理 lead manager")
"""One of these words is in every title."""
_TITLE: Final = "\ue000"
"""Stands for every character of a title, so that one set of patterns serves every office."""
_NAME: Final = (
    rf"(?P<name>[a-z]{{1,25}} [a-z]{{1,25}}"
    rf"|[^\sa-z,。;、:的由为是任\[\](){_TITLE}][^\s,。;、:的由为是任\[\](){_TITLE}]{{1,11}}?)"
)
_OLD: Final = rf"(?:原?(?P<old>[^\s,。;、:的为是任\[\](){_TITLE}]{{2,12}}?)(?:同学|同事|老师)?)"
_BECOMES: Final = (
    r"(?:变更为|变更成|变更至|更换为|更换成|更改为|调整为|调整成|改由|改为|换为|换成|转为|转由|交接给"
    r"|移交给|替换为|变为|交由|=>|->|→|is changed to|changed to"
    r"|(?:changes|changed|is changed|moves)(?: from (?P<was>[a-z]{1,25} [a-z]{1,25}))? to)"
)
_COURTESY: Final = r"(?:同学|同事|老师|经理|工)?"
_END: Final = r"(?=$|[\s,.。;、!(\[了]|担任|负责|接任|接手|接替|出任|任职|来担任|即日|自|从|起)"
_SERVES: Final = r"(?:担任|出任|任命为|被任命为|作为|任)"
_HIS: Final = rf"(?:本|该|此|新的?|项目|的)*{_TITLE}++"

_NAMED: Final = (
    Pattern(
        rf"(?:由|任命|指定|指派|聘任|确定|推荐|请|安排|经协商,?)"
        rf"{_NAME}{_COURTESY}(?:{_SERVES}|为|是|当){_HIS}(?!变更)"
    ),
    Pattern(rf"(?:^|[\s,。;:])(?!由){_NAME}{_COURTESY}{_SERVES}{_HIS}(?!变更)"),
    Pattern(rf"(?<!{_TITLE}){_TITLE}++[仍暂现]?由\s?{_NAME}{_COURTESY}(?:担任|出任|负责|兼任|任)"),
)
_BARE: Final = Pattern(rf"(?<!{_TITLE}){_TITLE}++\s?{_NAME}(?=$|[\s,。;、!])")
"""项目经理黄俊杰: read where nobody but a known person, or what looks like a name, can be meant."""
_PART_OF_VERB: Final = ("接", "担", "继", "兼", "新", "现", "离", "卸", "改", "升", "曾", "历")
"""沈知微接任, 方启明卸任: the end of a name is no beginning of a verb."""
_TO_BE_ASKED: Final = Pattern(
    r"(?:联系|咨询|请教|询问|反馈|通知|告知|抄送|对接|找|问|向|跟|与|和|请|contact|ask)[^,，。;；]*$"
)
"""有问题请联系研发负责人沈知微: of somebody who leads, but not that they do."""
_REACH: Final = 12
_CHANGED: Final = (
    Pattern(
        rf"(?<!{_TITLE}){_TITLE}++\s?(?:人选)?\s?:?\s?[现将拟]?(?:由\s?)?{_OLD}?\s?(?:正式)?"
        rf"{_BECOMES}\s?:?\s?{_NAME}{_COURTESY}{_END}"
    ),
    Pattern(rf"(?:由\s?)?{_NAME}{_COURTESY}(?:接替|接任|替换|接手){_OLD}(?:担任|任|成为|的)?{_HIS}"),
    Pattern(rf"(?:^|[\s,。;:由]){_NAME}{_COURTESY}(?:接任|继任|接手|接替){_HIS}"),
    Pattern(
        rf"(?P<old>[^\s,。;:由{_TITLE}]{{2,12}}?)不再(?:担任|任|兼任)(?:本|该|此|项目|的)*{_TITLE}++\s?[,。;]\s?"
        rf"(?:现|改|后续|即日起)?由?\s?{_NAME}{_COURTESY}(?:接任|接替|担任|负责|接手)"
    ),
    Pattern(
        r"(?P<name>[a-z]{1,25} [a-z]{1,25}) (?:will )?(?:replaces?|takes? over from) (?P<was>[a-z]{1,25} [a-z]{1,25}) "
        rf"as (?:the )?(?:new )?{_TITLE}"
    ),
    Pattern(rf"(?:新任|新的?|变更后的?|现任){_TITLE}++\s?[为是由:]\s?{_NAME}{_COURTESY}{_END}"),
)
_MORE: Final = Pattern(r"(?:[、/&和与及]\s?[^\s,。;、:/&]{2,4})+(?=$|[\s,。;])")
"""A second name: an office is one person's."""
_NEW_LABELS: Final = Pattern(r"^(?:新任|新|变更后|现)")


class Holder(Struct, frozen=True):
    """Who holds an office, with where it stood, or the problem with the name."""

    name: str | None = None
    source: Source | None = None
    problem: Remark | None = None
    changed: bool = False
    old: str | None = None
    """Of a change: who held it, where the mail says so."""


class _Told(Struct, frozen=True):
    """A name as it is written beside an office."""

    name: str
    statement: Statement
    changed: bool = False
    old: str = ""


def read_holder(page: Page, office: Office) -> Holder:
    """Who is named R&D lead or project manager in the mail."""
    lines = tuple(_lines(page, office))
    if not lines and not page.of(office):
        return Holder()
    told = chain(
        _found(lines, page, _CHANGED, changed=True),
        _labels(page, office),
        _found(lines, page, (*_NAMED, _BARE), changed=False),
    )
    first = next(told, None)
    return _resolved(page, office, first) if first else Holder()


def _resolved(page: Page, office: Office, told: _Told) -> Holder:
    field, line = FIELD[office], told.statement.line
    named = read_people(told.name, page.roll).names
    if len(named) != 1:
        code = "ambiguous-person" if named else "unknown-person"
        return Holder(None, None, Remark(code, field, line, value=told.name), told.changed)
    person = page.roll.resolve(named[0].name, named[0].notes)
    return Holder(
        person.name, told.statement.source(field), person.remark(field, line), told.changed, _old(page, office, told)
    )


def _is_meant(name: str, page: Page) -> bool:
    return page.known is None and looks_like_name(name)


def _old(page: Page, office: Office, told: _Told) -> str | None:
    """Who held the office before, of a change of the R&D lead (D9)."""
    labelled = next((statement.value for statement in page.of("old_lead") if statement.value), "")
    written = told.old or (labelled if office == "lead" else "")
    if not told.changed or not written:
        return None
    named = read_people(written, page.roll).names
    return page.roll.resolve(named[0].name, named[0].notes).name if len(named) == 1 else None


def _labels(page: Page, office: Office) -> Iterator[_Told]:
    for statement in sorted(page.of(office), key=lambda told: not _NEW_LABELS.match(told.label)):
        arrow = re.split(r"→|->|=>|变更为|改为", statement.value)
        value = re.split(r"[，。；,;]", arrow[-1])[0].strip()
        if value and fold(value) not in MISSING:
            changed = len(arrow) > 1 or bool(_NEW_LABELS.match(statement.label))
            yield _Told(value, statement, changed, arrow[0].strip().removeprefix("由") if len(arrow) > 1 else "")


def _lines(page: Page, office: Office) -> Iterator[tuple[str, str, Statement]]:
    """Each line that speaks of the office, with its titles marked; a label's value goes on behind it (D9)."""
    seen: set[int] = set()
    subject = Statement(None, page.subject, 0, page.subject)
    for statement in (*page.statements, subject):
        if statement.number not in seen and (marked := _marked(fold(statement.line[:LONGEST]), office)):
            seen.add(statement.number)
            yield statement.line, marked, statement


def _marked(folded: str, office: Office) -> str:
    """The line with every character of the office's titles marked, or "" when it speaks of none."""
    if not _OFFICES.told_in(folded):
        return ""
    told = [title for title in _TITLES[office] if title in folded]
    for title in told:
        folded = folded.replace(title, _TITLE * len(title))
    return folded if told else ""


def _found(
    lines: Sequence[tuple[str, str, Statement]], page: Page, patterns: tuple[Pattern, ...], *, changed: bool
) -> Iterator[_Told]:
    for line, marked, statement in lines:
        for pattern in patterns:
            for hit in pattern.finditer(marked):
                name = tidy(line[hit.start("name") : hit.end("name")])
                bare = pattern is _BARE
                if (
                    _cut_a_verb(name, hit, page)
                    or (bare and _is_to_be_asked(hit))
                    or not _may_hold(name, page, bare=bare)
                ):
                    continue
                more = _MORE.match(marked, hit.end("name"))
                old = next((hit.span(side) for side in ("old", "was") if hit.groupdict().get(side)), (0, 0))
                yield _Told(name + (more[0] if more else ""), statement, changed, line[slice(*old)].removeprefix("由"))


def _may_hold(name: str, page: Page, *, bare: bool) -> bool:
    """Whether an office may be this name's; beside a bare title only somebody known, or what looks like a name."""
    return page.roll.holds(name) or (_is_meant(name, page) if bare else could_be_name(name))


def _cut_a_verb(name: str, hit: re.Match[str], page: Page) -> bool:
    """Whether what was taken for a name has the head of a verb at its end: 沈知微接|任, 方启明卸|任."""
    verb = name.endswith(_PART_OF_VERB) and hit.string.startswith("任", hit.end("name"))
    return verb and not page.roll.holds(name)


def _is_to_be_asked(hit: re.Match[str]) -> bool:
    return _TO_BE_ASKED.search(hit.string, max(0, hit.start() - _REACH), hit.start()) is not None
