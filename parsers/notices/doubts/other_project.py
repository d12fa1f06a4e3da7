"""What a line states of another known project than the mail's: a change, an end, days, a need; asked about (M4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.page.project_names import is_turned_to
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.people.written_names import key_of
from parsers.notices.words.amendment_words import EXTENDED_TO, NEW_EFFORTS, NEW_END, NEW_START
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.heading_words import heads_people
from parsers.notices.words.labels import REMARKS
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.roles import A_ROLE, asked_role
from parsers.notices.words.spans import is_dated, periods
from parsers.notices.words.topics import LENDS, NOT_LENT, RELEASE
from parsers.patterns import Pattern
from state.notice import Kind, Remark

MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_SHORTEST: Final = 4
"""Characters of a name that no other word of a line is likely to hold."""
_MARK: Final = Pattern(rf"\s*(?:{NUMBER}\s*|[①-⑳-]\s*|[一二三四五六七八九十]{{1,2}}[、.]\s*)?(?:项目\s?[:：]\s?)?")
_CORRECTS: Final = Pattern(r"项目名?称?(?:应[该当]?[为是]|改[为成]|更正为|写错|有误|不是)")
"""项目应为滨江大学算力平台."""
_CAME_FROM: Final = Pattern(
    r"(?:来自|此前|之前|以前|[曾刚原从]|(?:支[撑援持]|参[与加]|做|负责|投入)过|参考|参照|类似)[^,，。;；]{0,10}$"
)
_IS_OVER: Final = Pattern(r"(?:已经?|的|中|项目)?(?:结束|完成|上线|交付|验收|经验|调[来入]|转[来入]|借[来调])")
"""Where somebody comes from is not where they are lent to."""
_GOES_TO: Final = Pattern(r"(?:转[到至入去往]|调[到至入往动]|去往?|投入到?|加入|支[撑援持]|进[入驻])[^,，。;；]{0,2}$")
"""Of who leaves: what comes after, unless it has days of its own."""
_AFTERWARDS: Final = Pattern(r"(?:[日底月]|结束|到期|完成|之|随)后[^,，。;；]{0,4}(?:转|调|去|回)[^,，。;；]{0,3}$")
"""6月30日后转入…: where somebody goes when the days of this notice are over."""


_LACKS: Final = Pattern(rf"缺(?:少|了)?(?:[一两二三四五\d]?[名位个])?(?:{A_ROLE}|人)|人手(?:不够|不足|紧张)")
"""滨江大学算力平台缺后端."""


def of_another_project(page: Page, project: str | None, about: Callable[[str], object]) -> Iterator[Remark]:
    """The problems with the lines that are `about` the thing and name another known project, and not this one."""
    yield from (
        _doubt(told, project, other)
        for told, line, other in _elsewhere(page, project)
        if about(fold(line)) and not is_turned_to(line, other)
    )


_AMENDED: Final = frozenset({NEW_END, NEW_START, EXTENDED_TO, *NEW_EFFORTS})
"""Labels of what a sentence changes."""


def places_in_another(page: Page, project: str | None, kind: Kind) -> Iterator[Remark]:
    """The problems with lines of a notice, a release or a need that place it in another known project."""
    for told, line, other in _elsewhere(page, project):
        if len(other) >= _SHORTEST and _places(line, other, kind, amends=told.label in _AMENDED):
            yield _doubt(told, project, other)


def _elsewhere(page: Page, project: str | None) -> Iterator[tuple[Statement, str, str]]:
    """The statements whose lines name another known project, the line, and that project."""
    if page.known is None or project is None:
        return
    own = key_of(project)
    remarks = [(told, told.value) for told in page.of("note") if fold(told.label) in REMARKS]
    amended = [told for told in page.statements if told.label in _AMENDED]
    lines = [(told, told.line) for told in (*page.loose[:MOST], *amended[:MOST])]
    for told, words in (*lines, *remarks[:MOST]):
        line = words[:LONGEST]
        others = page.known.project_keys.of(key_of(line).replace(own, ""))
        yield from ((told, line, page.known.project_by_key[other]) for other in others if other not in own)


def _places(line: str, other: str, kind: Kind, *, amends: bool) -> bool:
    before, _, behind = key_of(line).partition(key_of(other))
    if _MARK.fullmatch(before) and not tidy(behind):
        return True
    folded = fold(line)
    if kind == "release_notice":
        goes_to = _GOES_TO.search(before) is not None and len(periods(folded)) == 1
        return not goes_to and (is_dated(folded) or RELEASE.told_in(folded))
    if amends:
        return not _CAME_FROM.search(before)  # 在…的结束时间改为
    if _CAME_FROM.search(before) or _IS_OVER.match(behind) or _AFTERWARDS.search(before):
        return False
    return _CORRECTS.search(folded) is not None or _states(folded)


def _states(folded: str) -> bool:
    """Whether a line lends somebody, or asks for people, or has days, or stands over people, or says who leads."""
    lends = (LENDS.told_in(folded) and not NOT_LENT.told_in(folded)) or heads_people(folded)
    asks = asked_role(folded) is not None or _LACKS.search(folded) is not None
    return is_dated(folded) or lends or asks or speaks_of_office(folded)


def _doubt(told: Statement, project: str | None, other: str) -> Remark:
    return Remark("ambiguous-project", "project", told.line, value=f"{project} / {other}")
