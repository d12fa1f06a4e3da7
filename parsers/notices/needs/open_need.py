"""A need that is none, or none yet (D2b, M4): 暂不需要2名前端, 2名前端的需求取消, 可能需要…, 待合同签订后需要….

A polite question asks for hands all the same: 能否安排2名前端？ So does a line that denies something beside them:
需要2名前端，不需要驻场.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.needs.need_claim import ASKS_FOR, NEED_SUBJECT
from parsers.notices.needs.open_need_words import ALONE, CALLED_OFF, HELD, NEEDS, TAKEN_BACK
from parsers.notices.page.page import Page
from parsers.notices.page.voices import may_be_lent
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import ROLE
from parsers.notices.words.spans import period_at
from parsers.notices.words.topics import LENDS
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

_ENDS: Final = Pattern(r"[,，。;；!！\n]|(?<=[?])")
_COUNTED: Final = Pattern(r"[\d一二两三四五六七八九十]\s?[名位人个]|\b(?:\d|an?|one|two|three|four|five|six) ")
_BESIDE: Final = ("驻场", "交付", "文档", "业务")
"""Roles by the letter, which a need may go without: 不需要驻场."""
_LONGEST_ALONE: Final = 30
_LENT: Final = Pattern(r"(?<!原)(?:由|派|让|协调|安排|抽调|借调|同意)$")
MOST: Final = 40
"""Lines of a need that are looked at for names, and `LONGEST` characters of each."""
LONGEST: Final = 300


def open_subject(page: Page) -> tuple[Remark, ...]:
    """The problem with a subject that takes the need back, or leaves it open: 取消人员需求, 人员需求（待定）."""
    subject = page.untagged_subject
    held = NEED_SUBJECT.search(subject) and (_takes_back(subject) or NEEDS.tells(HELD, subject))
    return (Remark("on-condition", None, page.subject),) if held else ()


def leaves_need_open(folded: str) -> bool:
    """Whether a line (folded) says that the hands are not asked for, or not for sure."""
    clauses = [clause for clause in _ENDS.split(folded) if clause.strip()]
    hands = [clause for clause in clauses if _asks_for_hands(clause)]
    if not hands:
        return len(folded) <= _LONGEST_ALONE and any(NEEDS.tells(ALONE, clause) for clause in clauses)
    counted = [clause for clause in hands if _COUNTED.search(clause)]
    if any(NEEDS.tells((*HELD, *CALLED_OFF, *ALONE), clause) for clause in clauses):
        return True
    return any(map(_takes_back, counted)) if counted else all(map(_takes_back, hands))


def names_asked_for(page: Page, lines: Sequence[AssignmentLine]) -> tuple[Remark, ...]:
    """The lines under a need's subject that ask for somebody by name: whether he is agreed on is not said (D2, D2b)."""
    if not NEED_SUBJECT.search(page.untagged_subject):
        return ()
    asking = dict.fromkeys(told.line for told in page.loose if ASKS_FOR.match(_behind_days(fold(told.line))))
    named = (line for line in asking if any(one.person in line for one in lines))
    return tuple(Remark("still-planned", "period", line) for line in named)


def lends_by_name(page: Page) -> Iterator[Remark]:
    """The lines of a fresh need that lend somebody by name: …，由许南星支撑. That is asked about (D2b, M4)."""
    for told in page.statements[:MOST] if not page.is_reply else ():
        if any(_lends(clause, page) for clause in _ENDS.split(told.value[:LONGEST])):
            yield Remark("still-planned", "period", told.line)


def _lends(clause: str, page: Page) -> bool:
    if not LENDS.told_in(fold(clause)):
        return False
    named = (name for name in page.roll.named_in(clause) if may_be_lent(name, page))
    return any(_LENT.search(clause, 0, clause.find(name)) for name in named)


def _behind_days(folded: str) -> str:
    """A line without the days that it begins with: 今明两天需要许南星支撑."""
    return folded[period_at(folded, 0) :].lstrip(" ,，") if folded else folded


def _asks_for_hands(clause: str) -> bool:
    return any(not found[0].startswith(_BESIDE) for found in ROLE.finditer(clause))


def _takes_back(clause: str) -> bool:
    """Whether a clause denies the hands it names, asks whether they are needed, or only thinks of them."""
    return NEEDS.tells(TAKEN_BACK, clause)
