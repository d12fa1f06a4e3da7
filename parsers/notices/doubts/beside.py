"""What a notice says beside those whose days were read, of somebody else or of other days: asked about (M4).

白一舟6月15日后加入, 前端：待定, 之后由黄丽接替至7月10日: a line, a remark of a label or of a table's row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator, Sequence
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.lending.periods import read_words
from parsers.notices.page.page import Page
from parsers.notices.people.somebody import DENIED, OTHER_WORK, moves_somebody, names_somebody
from parsers.notices.people.written_names import looks_like_name
from parsers.notices.words.called_off import begins_by_taking_out
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.roles import A_ROLE
from parsers.notices.words.spans import is_dated, periods
from parsers.notices.words.topics import ANOTHER_MATTER, NOT_LENT, UNSURE, Topic, is_courtesy
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

_OPEN: Final = r"待定|未定|另定|待补充?|待安排|待协调|待确认|暂缺|空缺|另行通知|tbd"
_NOBODY_YET: Final = Pattern(rf"\W*(?:\d{{1,2}}\s?[.、)]\s?)?{A_ROLE}\s?[:：]\s?(?:人员)?(?:{_OPEN})\W*")
"""前端：待定."""
_FOLLOWS: Final = Pattern(
    r"\s*(?:之?后|后续|改|现|并)?由(?P<who>[^\W\d]{2,4}?)(?:同学|同事)?(?:接手|接替|顶替|顶上|补上|接上|替上)\s*"
)
_FORMER: Final = Pattern(r"\W*原(?:来的?|定)?(?:支[撑援持]|协调|投入|开发)?人员\s?[:：]\s?[^\W\d_]{2}")
"""原支撑人员：白一舟: whether that one leaves is not told."""
_TAKES_A_PLACE: Final = Pattern(r"替[换代]|[接代顶]替|换[下掉成为]|\breplac(?:es?|ing)\b")
"""备注：替换顾南舟: from when on, and for how long, is not told."""
_LEADS: Final = Pattern(
    r"^\s*[*※★☆·•]+\s?|^\W*(?:(?:等|待|另外?|此外|后续|随后|届时|还有|其中)[,，]?\s?(?:有|由|请)?){1,2}"
)
_NOT_SAID_WHEN: Final = Pattern(rf"{_OPEN}|[等待][^,，。;；]{{1,12}}后|后续|随后|届时|之后|下阶段|晚些")
_BOUND: Final = Pattern(r"\d\s?[日号]?\s?(?:才|再)?(?:起|开始|止|为止|结束)(?=[\s,，。;；)!]|$)")
"""备注：白一舟从7月6日开始: the first or the last day, of whom nothing else is said."""
_COMES: Final = Pattern(r"(?:过来|再来|才来|[日号月周]后?来|[再才](?:过来|加入|上))(?=[\s,，。;；)!]|$)")
"""黄丽8月再来."""
_ERRAND: Final = Topic("权限 账号 帐号 开通 工位 门禁 电脑 设备 vpn 填报 反馈 报到 对接 联系")
"""What somebody is asked to do without being lent: 请查甘望6月1日前协助开通权限."""
_CLAUSES: Final = Pattern(r"[,，。；;]")
MOST: Final = 20
LONGEST: Final = 200


def beside(page: Page, told: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with the lines and remarks (`told`) that nobody read and that move somebody."""
    days = {day for line in lines for day in (line.start, line.end)}
    for one in told[:MOST] if lines else ():
        folded = fold(one.value[:LONGEST])
        if _NOBODY_YET.fullmatch(folded):
            yield Remark("missing-person", "person", one.line, value=one.value)
        elif begins_by_taking_out(folded) and names_somebody(one.value, page.roll):
            yield Remark("unreadable-period", "release_on", one.line, value=one.value)
        elif _FORMER.match(folded):
            yield Remark("ambiguous-person", "person", one.line, value=one.value)
        elif not _is_talk(folded) and _moves(one.value, page) and not _is_recorded(one, page, days):
            yield Remark("missing-period", "period", one.line, value=None)
        elif _takes_a_place(one.value, page, lines):
            yield Remark("replacement-beside", "person", one.line, value=one.value)


def _takes_a_place(text: str, page: Page, lines: Sequence[AssignmentLine]) -> bool:
    """Whether a line says that somebody replaces, or is replaced, and no record does."""
    verb = _TAKES_A_PLACE.search(text[:LONGEST])
    if verb is None or UNSURE.told_in(fold(text)) or any(line.replaces and line.replaces in text for line in lines):
        return False
    others = _without(text, lines).replace(verb[0], "，")
    return names_somebody(others, page.roll) or looks_like_name(tidy(others))


def _without(text: str, lines: Sequence[AssignmentLine]) -> str:
    """The text without the names of those who are lent."""
    for line in lines:
        text = text.replace(line.person, "")
    return text


def _is_talk(folded: str) -> bool:
    topics = (_ERRAND, UNSURE, NOT_LENT, ANOTHER_MATTER, OTHER_WORK, DENIED)
    return is_courtesy(folded) or any(topic.told_in(folded) for topic in topics)


def _moves(text: str, page: Page) -> bool:
    """Whether a line says that somebody comes, stays or goes, on a day or on one that is not told yet."""
    folded = fold(text[:LONGEST])
    when = is_dated(folded) or _NOT_SAID_WHEN.search(folded) is not None
    moves = moves_somebody(text) or "待定" in folded or "未定" in folded or _is_bound(folded)
    return when and moves and names_somebody(_LEADS.sub("", text), page.roll)


def _is_bound(folded: str) -> bool:
    """Whether a line gives one side of somebody's days, or when he comes, and moves none."""
    return (_BOUND.search(folded) or _COMES.search(folded)) is not None and "改" not in folded


def _is_recorded(told: Statement, page: Page, days: Container[dt.date | None]) -> bool:
    """Whether every day of a line is the first or the last of some record: it says again what is known."""
    folded = fold(told.value[:LONGEST])
    spans = [read_words(folded[start:end], told.line, told.number, page) for start, end in periods(folded)]
    return bool(spans) and all(span.start in days and span.end in days for span in spans)


def successors(page: Page, persons: Container[str]) -> Iterator[Remark]:
    """The problems with clauses by which somebody known, none of `persons`, follows: …撤场，由白一舟接手.

    后续工作由白一舟接手 says who does the work, and lends nobody.
    """
    for told in page.loose[:MOST]:
        for clause in _CLAUSES.split(told.value[:LONGEST]):
            follows = _FOLLOWS.fullmatch(fold(clause)) if "由" in clause else None
            name = clause[slice(*follows.span("who"))].strip() if follows else ""
            if name and page.roll.holds(name) and name not in persons:
                yield Remark("replacement-beside", "person", told.line, value=clause.strip())


def places_beside(page: Page, persons: Container[str]) -> Iterator[Remark]:
    """The problems with clauses in which one known person takes another's place, and neither is one of `persons`."""
    for told in page.loose[:MOST]:
        for clause in _CLAUSES.split(told.value[:LONGEST]) if _TAKES_A_PLACE.search(told.value[:LONGEST]) else ():
            if _TAKES_A_PLACE.search(clause) and not UNSURE.told_in(fold(clause)):
                named = {*page.roll.named_in(clause)}
                if len(named) > 1 and not any(name in persons for name in named):
                    yield Remark("replacement-beside", "person", told.line, value=clause.strip())
