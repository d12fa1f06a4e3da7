"""What a pre-sales request says that asks for nothing, or not yet (P1, M4): 技术交流先不安排, 客户可能需要演示环境."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct

from parsers.notices.fold import fold
from parsers.notices.page import Page
from parsers.notices.presales_open import is_on_condition
from parsers.notices.presales_words import ASKING, PRESALES, topics_in
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Clauses that are looked at, and `LONGEST` characters of a line."""
LONGEST: Final = 300
_CLAUSE: Final = Pattern(r"[^,，。;；!！?？\n]+[?？]?")
_DENIED: Final = Pattern(
    r"(?:不(?:再|用|必|要|想|打算)?|别|勿|无需|无须|没有?|未|并未)(?:再|要|先|需要?|必)?(?:安排|申请|需要|提供|协调|做|搞|开通)"
    r"|^(?:目前|现在|暂时?|先|我们|本?项目){0,3}(?:无需|无须)"
    r"|取消|撤[销回]|作废|暂缓|暂停|\b(?:no longer|not|don['’]t|cancel(?:s|led)?|withdraw)\b"
)
"""It is not, or no longer, to be."""
_NOTHING: Final = Pattern(
    r"(?:目前|现在|本?项目|我们|暂时?|先|客户|已经?|这次){0,3}(?:不(?:再|用|必)?|无需|无须)"
    r"(?:需要?|要|申请|安排|支[持撑]|提供|协调|做){0,2}了?"
)
"""A clause that denies without saying what: 暂不需要, 先不申请了."""
_UNSURE: Final = Pattern(
    r"可能|考虑|(?:打算|计划|拟|准备|预计)[^,]{0,8}(?:申请|需要|提出)|也许|或许|大概|听说|据说|建议|是否|要不要|需不需要|用不用|[怎如][么何样]|流程|吗|[?]"
    r"|\b(?:may|might|perhaps|maybe|consider(?:ing)?|plan(?:ning)? to|how to)\b"
)
"""Whether it is to be is not said."""
_OVER: Final = Pattern(
    r"已(?:经)?(?:安排|完成|结束|做完|落实|到位|协调)|推迟|延期|改[到期在]|定[于在]|效果|纪要|感谢|谢谢|辛苦|\b(?:done|postponed|thanks?)\b"
)
"""It is news of what was asked for before."""
_MILD: Final = Pattern(
    r"(?:如果?|若|倘若)(?:方便|可以|可能|能|有|需|遇)|(?:方便|可以|可能|需要)的话"
    r"|\bif (?:possible|you|any|there|it suits)\b"
)
_PLAINLY: Final = ASKING.wordings(
    # 请安排技术交流, 能否协调一位同事
    "(PLEASE | APPLIES | WANTS) ANY{0,12} (DOES | TOPIC | SOLUTION | STAFF)",
    "DOES ANY{0,12} (TOPIC | SOLUTION | STAFF)",
)
_POLITE: Final = Pattern(r"能否|可否|能不能|可不可以|是否可以|是否能|可以吗|好吗|\b(?:could|would|can) (?:you|we|i)\b")
"""A request put as a question."""


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
        return _NOTHING.fullmatch(self.folded) is not None

    @property
    def asks(self) -> bool:
        """Whether it plainly asks for it, were it as a question."""
        polite = _POLITE.search(self.folded) is not None
        plain = _POLITE.sub("", self.folded).rstrip("?吗呢") if polite else self.folded
        doubt = _DENIED.search(plain) or _OVER.search(plain) or _UNSURE.search(plain)
        return doubt is None and ASKING.tells(_PLAINLY, self.folded)


def unasked(page: Page) -> Iterator[Remark]:
    """The problems with lines that deny the request, put it on a condition, or leave open whether it is one."""
    clauses = list(_clauses(page))
    asked = any(clause.asks for clause in clauses)
    lines = [clause.line for clause in clauses if clause.of_it and _is_open(clause, asked)]
    lines += [one.line for pair in pairwise(clauses) for one, other in (pair, pair[::-1]) if _hangs(one, other)]
    yield from (Remark("on-condition", None, line) for line in dict.fromkeys(lines))


def _hangs(asking: _Clause, beside: _Clause) -> bool:
    """Whether what is asked for hangs on the clause before or behind it: …，前提是客户付费; on 如果方便 nothing."""
    if asking.line != beside.line or beside.of_it or not asking.asks:
        return False
    return is_on_condition(beside.folded) and _MILD.search(beside.folded) is None


def _is_open(clause: _Clause, asked: bool) -> bool:
    if clause.denies or is_on_condition(clause.folded) or _DENIED.search(clause.folded):
        return True
    return not asked and (_UNSURE.search(clause.folded) or _OVER.search(clause.folded)) is not None


def _clauses(page: Page) -> Iterator[_Clause]:
    left = MOST
    for told in page.loose:
        for part in _CLAUSE.finditer(told.value[:LONGEST].replace(". ", "。")):
            if left and part[0].strip():
                left -= 1
                yield _Clause(fold(part[0]).strip(), told.line)
