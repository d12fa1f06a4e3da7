"""What a pre-sales request says that asks for nothing, or not yet (P1, M4): 技术交流先不安排, 客户可能需要演示环境."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct

from parsers.notices.page.page import Page
from parsers.notices.presales.left_open import is_on_condition
from parsers.notices.presales.left_open_words import (
    BLUNT,
    DENIED,
    LEAVES_IT,
    MILD,
    NOTHING,
    OPENNESS,
    OVER,
    QUESTION,
    UNSURE,
)
from parsers.notices.presales.words import ASKING, PRESALES, topics_in
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Clauses that are looked at, and `LONGEST` characters of a line."""
LONGEST: Final = 300
_CLAUSE: Final = Pattern(r"[^,，。;；!！?？\n]+[?？]?")
_IN_MAY: Final = Pattern(r"\bmay(?= \d)")
"""May 26 leaves nothing open."""
_PLAINLY: Final = ASKING.wordings(
    # 请安排技术交流, 能否协调一位同事
    "(PLEASE | APPLIES | WANTS) ANY{0,12} (DOES | TOPIC | SOLUTION | STAFF)",
    "DOES ANY{0,12} (TOPIC | SOLUTION | STAFF)",
)


class _Clause(Struct, frozen=True):
    folded: str
    line: str

    @property
    def of_it(self) -> bool:
        """Whether it speaks of what is asked for."""
        about = bool(topics_in(self.folded)) or PRESALES.told_in(self.folded) or "申请" in self.folded
        return about or self.denies

    @property
    def denies(self) -> bool:
        """Whether it says, in no more words, that nothing is wanted."""
        return OPENNESS.tells(NOTHING, self.folded)

    @property
    def asks(self) -> bool:
        """Whether it plainly asks for it, were it as a question."""
        doubt = OPENNESS.tells((*DENIED, *OVER, *UNSURE, *BLUNT), self.folded)
        return not doubt and ASKING.tells(_PLAINLY, self.folded)


def unasked(page: Page) -> Iterator[Remark]:
    """The problems with lines that deny the request, put it on a condition, or leave open whether it is one."""
    if not page.is_reply and OPENNESS.tells(DENIED, page.untagged_subject):
        yield Remark("on-condition", None, page.mail.subject)  # 方案支撑申请取消
    clauses = list(_clauses(page))
    asked = any(clause.asks for clause in clauses)
    lines = [clause.line for clause in clauses if clause.of_it and _is_open(clause, asked)]
    lines += [one.line for pair in pairwise(clauses) for one, other in (pair, pair[::-1]) if _hangs(one, other)]
    yield from (Remark("on-condition", None, line) for line in dict.fromkeys(lines))


def _hangs(asking: _Clause, beside: _Clause) -> bool:
    """Whether what is asked for hangs on the clause before or behind it: …，前提是客户付费; on 如果方便 nothing."""
    if asking.line != beside.line or beside.of_it or not asking.asks:
        return False
    return is_on_condition(beside.folded) and not OPENNESS.tells(MILD, beside.folded)


def _is_open(clause: _Clause, asked: bool) -> bool:
    if clause.denies or is_on_condition(clause.folded) or OPENNESS.tells((*DENIED, *LEAVES_IT), clause.folded):
        return True
    return not asked and OPENNESS.tells((*UNSURE, *QUESTION, *OVER), clause.folded)


def _clauses(page: Page) -> Iterator[_Clause]:
    left = MOST
    for told in page.loose:
        for part in _CLAUSE.finditer(told.value[:LONGEST].replace(". ", "。")):
            if left and part[0].strip():
                left -= 1
                yield _Clause(_IN_MAY.sub("", fold(part[0])).strip(), told.line)
