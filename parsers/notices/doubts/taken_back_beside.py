"""A taking back beside something else: 撤销黄丽的支撑安排。许南星6月1日-6月30日支撑, and the other way round (D4, M4).

A mail has one kind: of the two one alone would be carried out, and the other be lost.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import moves_somebody
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import ANOTHER_MATTER, UNSURE
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_CLAUSE: Final = Pattern(r"[^,，。;；!！\n]+")
_TAKES_BACK: Final = Pattern(r"撤销|取消|收回|作废|\b(?:cancel|withdraw|recall)")
_BECAUSE: Final = Pattern(r"\W*(?:因|由于|鉴于|考虑到)")
_THE_LAST: Final = Pattern(
    r"\W*(?:请|现|先|同时)?(?:撤[销回]|取消|作废|收回)(?:我|你)?的?(?:上|前|之前|刚才|刚刚)[^,，]{0,8}\W*"
)
"""撤销上一封, in the thread of the very notice."""
_STAYS: Final = Pattern(
    r"照常|照旧|继续|保留|除外|不再?[来用去]|不用再?来|接[替手任]|改[为到成]|延[长期至到]|续[期至到]|顶替|代替|(?:仍|还|也)(?:支|在|按)"
)
"""What else a clause beside a taking back may say of somebody."""


def taken_back_beside(page: Page, persons: Container[str], *, instead: bool) -> Iterator[Remark]:
    """The problems with clauses that take back what concerns somebody else than `persons`, of whom the mail was read.

    In an answer so does 撤销上一封, unless the mail holds `instead`: what it takes back is not what the mail states.
    """
    for told in page.loose[:MOST]:
        text = told.value[:LONGEST]
        for clause in _CLAUSE.findall(text) if _TAKES_BACK.search(fold(text)) else ():
            if _is_taken_back(clause, page.roll, persons) or (
                page.is_reply and not instead and _THE_LAST.fullmatch(fold(clause))
            ):
                yield Remark("cancellation-beside", "person", told.line, value=clause.strip())


def _is_taken_back(clause: str, roll: Roll, persons: Container[str]) -> bool:
    folded = fold(clause)
    if not _TAKES_BACK.search(folded) or ANOTHER_MATTER.told_in(folded) or UNSURE.told_in(folded):
        return False
    return bool(names := roll.named_in(clause)) and not any(name in persons for name in names)


def stated_beside(page: Page, withdrawn: Container[str]) -> bool:
    """Whether a mail that takes back, of `withdrawn` or of everybody, says of somebody else that he comes or stays."""
    for told in page.loose[:MOST]:
        for clause in _CLAUSE.findall(told.value[:LONGEST]):
            folded = fold(clause)
            others = [name for name in page.roll.named_in(clause) if name not in withdrawn]
            if others and not _TAKES_BACK.search(folded) and _says_more(clause, folded):
                return True
    return False


def _says_more(clause: str, folded: str) -> bool:
    if ANOTHER_MATTER.told_in(folded) or _BECAUSE.match(folded):
        return False
    return (is_dated(folded) and moves_somebody(clause)) or _STAYS.search(folded) is not None
