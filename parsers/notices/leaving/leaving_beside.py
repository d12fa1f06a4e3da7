"""What a release says behind it of others, or of further days, and nobody read: asked about (D7, D2b, M4).

…提前撤场，白一舟顶上到6月30日; …，黄丽也一并撤场; …，远程支持到6月30日; 备注：白一舟支撑至7月15日. Every clause
behind it that names somebody known who is not released is looked at: whom one talks to, hands over to, asks or thanks
does not come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.lending.periods import read_words
from parsers.notices.page.page import Page
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.people.written_names import is_latin, titled
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.roles import asked_role
from parsers.notices.words.spans import first_period, has_range, is_dated, periods
from parsers.notices.words.topics import ANOTHER_MATTER, LENDS, RELEASE, UNSURE, is_courtesy, without_courtesy
from parsers.patterns import Pattern
from state.notice import ReleaseLine, Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_CLAUSE: Final = Pattern(r"[,，。；;!！\n]")
_TALK: Final = Pattern(
    r"^\W*(?:因|由于|鉴于|应|按|根据|经|已?[与和跟同向]|感谢|谢谢|辛苦|抄送|请?联系|如|若|有问题)|^\W*(?:各位|大家)"
    r"|沟通|协商|商[量议定]|确认|同意|批准|审批|知悉|知晓|周知|通知|告知|联系|对接|反馈|咨询|请示|汇报|感谢|谢谢|辛苦"
    r"|工作[^,，]{0,4}由|负责|跟进|交接|移交|转交|交给|交由|归还|[回返]到?[^,，]{0,8}(?:组|部门|团队)|权限|账号|设备|门禁|电脑|不受影响|不变|继续[^\d]*$"
)
"""Of a clause: whom one asks, tells or hands over to, why somebody leaves, and who goes on as before."""
_TAKES_A_PLACE: Final = Pattern(r"替[换代]|[接代顶]替|接[任手]|[顶补替]上|顶岗|补位|换[下掉成为]")
_EXTENDS: Final = Pattern(r"(?<![再无需未不])(?:延[期长]|续期?|顺延|延)\s?[到至]")
"""…，其余人员顺延至7月31日: who they are is not told."""
_STAYS: Final = r"(?<!不)(?:再|多)(?:留|待|呆|干|做|支[撑援持])"
_STAYS_A_WHILE: Final = Pattern(_STAYS)
_STAYS_LONGER: Final = Pattern(rf"{_STAYS}(?:上|个)?\s?{LENGTH}")
_NOW: Final = Pattern(r"现(?:在|已)?(?:统一|整体)?(?:调整|改|变更|延长|顺延|推迟)[为到至]")
_OF_NOBODY: Final = Pattern(r"\W*(?:因|由于|鉴于|随着|[本该]?(?:项目|工期|上线|交付|合同|进度|计划))")
_FIELDS: Final = ("note", "person", "period", "start", "end", "until")
"""What a release's labels say besides who leaves and when: 接替人员, 备注."""


def beside_leaving(page: Page, lines: Collection[ReleaseLine]) -> Iterator[Remark]:
    """The problems with clauses behind a release which tell of others, or of other days; and with its labels."""
    persons = frozenset(line.person for line in lines)
    days = {line.on for line in lines}
    behind = bool(page.of("release_person", "release_on"))
    read = {source.line for line in lines for source in line.sources}
    for told in page.loose[:MOST] if lines else ():
        for clause in _CLAUSE.split(told.value[:LONGEST]):
            if behind and (problem := _problem(clause, told, page, persons, days)) is not None:
                yield problem
            if told.number in read and _lends(clause, page, persons):
                yield Remark("unreadable-period", "period", told.line, value=clause.strip())
            behind = behind or RELEASE.told_in(fold(clause))
        behind = behind or told.number in read
    yield from (_row(told) for told in page.loose[:MOST] if lines and told.number not in read and _is_row(told.value))
    for told in page.of(*_FIELDS)[:MOST] if lines else ():
        if told.label and told.number not in read and _names_another(told.value[:LONGEST], page, persons):
            yield Remark("missing-person", "person", told.line, value=told.value)


def _lends(clause: str, page: Page, persons: frozenset[str]) -> bool:
    """Whether a clause of a release has a first and a last day, of somebody else, or of now, or somebody else stays.

    现调整为6月1日-7月10日; 白一舟再留一阵.
    """
    folded = fold(clause)
    if _STAYS_A_WHILE.search(folded):
        return _names_another(clause, page, persons)
    return has_range(folded) and (_NOW.search(folded) is not None or _names_another(clause, page, persons))


def _is_row(text: str) -> bool:
    """Whether a line is a day behind one word, which may be somebody whom the directory has not: 小王 6月12日."""
    day = first_period(fold(text[:LONGEST]))
    name = text[: day.start].strip(" \t:：,，") if day else ""
    return bool(name) and not text[day.end :].strip() and (titled(name) is not None or is_latin(name)) if day else False


def _row(told: Statement) -> Remark:
    return Remark("missing-person", "release_person", told.line, value=told.value)


def _problem(
    clause: str, told: Statement, page: Page, persons: frozenset[str], days: Collection[object]
) -> Remark | None:
    folded = fold(clause)
    if is_talk(folded):
        return None
    if _names_another(clause, page, persons):
        return _remark(folded, told, clause)
    if asked_role(folded) is not None:
        return Remark("need-beside", "asked", told.line, value=clause.strip())
    if _goes_on(folded, told, page, days):
        return Remark("unreadable-period", "period", told.line, value=clause.strip())
    return None


def _remark(folded: str, told: Statement, clause: str) -> Remark:
    if RELEASE.told_in(folded):
        return Remark("missing-period", "period", told.line)
    code = "replacement-beside" if _TAKES_A_PLACE.search(folded) else "missing-person"
    return Remark(code, "person", told.line, value=clause.strip())


def is_talk(folded: str) -> bool:
    """Whether a clause (folded) only asks, tells, thanks, hands over, or gives a reason."""
    if is_courtesy(folded) or not without_courtesy(folded):
        return True
    return _TALK.search(folded) is not None or ANOTHER_MATTER.told_in(folded) or speaks_of_office(folded)


def _names_another(text: str, page: Page, persons: frozenset[str]) -> bool:
    others = (named for named in page.roll.named_in(text) if not any(named in name for name in persons))
    return any(others) and not is_talk(fold(text))


def _goes_on(folded: str, told: Statement, page: Page, days: Collection[object]) -> bool:
    """Whether a clause behind the release goes on to lend until another day: 远程支持到6月30日, 再留一周."""
    if _STAYS_LONGER.search(folded):
        return True
    stays = LENDS.told_in(folded) or (_EXTENDS.search(folded) and not _OF_NOBODY.match(folded))
    if not (stays and is_dated(folded)) or RELEASE.told_in(folded) or UNSURE.told_in(folded):
        return False
    spans = [read_words(folded[start:end], told.line, told.number, page) for start, end in periods(folded)]
    return bool(spans) and not any(day in days for span in spans for day in (span.start, span.end))
