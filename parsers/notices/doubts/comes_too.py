"""Somebody else who comes, said in a clause without a day: …撤场，查甘望已同意黄丽过去; 黄丽也过来支撑 (D2, M4).

Since when, for how long and in whose place is not told: it is asked about, beside what is carried out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import ANOTHER_MATTER
from parsers.notices.words.wordings import Vocabulary
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of a clause."""
LONGEST: Final = 40
_CLAUSES: Final = Pattern(r"[,，。；;!！\n\t]")
_LETS: Final = Pattern(
    r"[^,，。;；\d]{0,12}?(?:同意|批准|答应|允许|确认|协调|决定|安排|建议|计划|拟|派|让|请|由)"
    r"(?:了|将|由|派|让|安排|请){0,2}"
)
"""查甘望已同意, 已和查甘望确认由: what stands before whoever is to come."""
_NOT_YET: Final = Pattern(r"[不未没无待等如若请望]")
_BETWEEN: Final = "、和与及 "
_COMING: Final = Vocabulary(
    {
        "ALSO": "也 就 都 均 一起 一并 一同 同时 随后 之后 后续 再 会 将 将会 马上 先 已 已经 现 临时 另外 可以 能",
        "COMES": "过去 过来 来 去 顶上 补上 支撑 支援 加入 参与 投入 进场 入场 进组 入组 到岗 到位 驻场 帮忙 顶替 "
        "接替 顶岗 上 跟着改 一起改 跟着调整 跟着延 同步调整 同步延期 一样 同样 照此 跟着",
        "WHERE": "本项目 该项目 此项目 项目 项目组 项目上 现场 客户现场 那边 这边 你们那边 我们这边",
        "DONE": "了 吧 的 一下",
    }
)
_COMES: Final = _COMING.wordings("START ALSO{0,3} WHERE? COMES (WHERE | COMES | DONE){0,3} END")


def comes_too(page: Page, persons: frozenset[str], *, lends: bool) -> Iterator[Remark]:
    """The problems with such clauses about members none of whom is one of `persons`, of whom the reading speaks.

    In a mail that lends (`lends`) days are missing, beside anything else a person whom it says nothing of.
    """
    code, field = ("unreadable-period", "period") if lends else ("missing-person", "person")
    looked_at = page.mail.new_lines[:MOST]
    named = page.roll.named_in("\n".join(line.text for line in looked_at))
    for line in looked_at if not persons.issuperset(named) else ():
        for clause in _CLAUSES.split(line.text):
            if len(clause) <= LONGEST and _comes(clause.strip(), page.roll, persons):
                yield Remark(code, field, line.text.strip(), value=clause.strip())


def _comes(clause: str, roll: Roll, persons: frozenset[str]) -> bool:
    if persons.issuperset(roll.named_in(clause)):
        return False
    if ANOTHER_MATTER.told_in(fold(clause)) or OTHER_WORK.told_in(fold(clause)):
        return False
    lets = _LETS.match(fold(clause))
    settled = lets is not None and not _NOT_YET.search(fold(roll.without_names(lets[0])))
    for said in dict.fromkeys((clause, clause[lets.end() :] if lets and settled else clause)):
        named, rest = _named_first(said, roll)
        if named and named <= roll.members - persons and _COMING.tells(_COMES, fold(rest)):
            return True
    return False


def _named_first(said: str, roll: Roll) -> tuple[set[str], str]:
    """The people whom some words begin with, and the words behind them."""
    named: set[str] = set()
    while name := roll.longest_at(said, 0):
        named.add(roll.resolve(name).name)
        said = said[len(name) :].lstrip(_BETWEEN)
    return named, said
