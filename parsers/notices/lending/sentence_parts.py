"""A sentence cut into parts of one period each: 甲6月1日-6月30日，乙7月1日-7月31日 (D2)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from parsers.notices.words.filler import without_filler
from parsers.notices.words.fold import fold, words
from parsers.notices.words.roles import A_ROLE, is_role
from parsers.notices.words.spans import efforts, periods, without_efforts
from parsers.notices.words.topics import LENDS
from parsers.patterns import Pattern

_LED_BY_ROLE: Final = Pattern(rf"\W*(?:协调|支[撑援]|投入|新增|安排)?{A_ROLE}(?:人员)?\s?[:：]")
LEADING: Final = words("每人 每位 人均 各 核定 核准 共计 共 合计 总计 预估 预计 估计 评估 工作量 工时 投入 需要 需")
"""Words that lead to an effort."""
CLAUSES: Final = Pattern(r"[,，]")
_OWN_DUTY: Final = Pattern(r"\s?(?:主要)?(?:负责|承担|从事)")
_NEXT: Final = Pattern(r"[,，、]|\s@(?=\S)")
NEXT_ONE: Final = Pattern(r"(?<=[日号场岗位进])\s?、(?=[^\W\d_]{2,4}\d{1,2}[月./]|[A-Z][A-Za-z ]{2,16}\d)")
"""甲6月1日进场、乙6月8日进场: what parts one clause from the next."""
_AND_NEXT: Final = Pattern(r"\s?(?:和|与|及|以及)|\sand\s")
"""What parts one person with days from the next."""


def segments_of(sentence: str) -> list[str]:
    """The sentence cut so that each part has one period: 甲6月1日-6月30日，乙7月1日-7月31日."""
    spans = periods(fold(sentence))
    if not spans:
        return []
    cuts = [0]
    roles_behind = not is_role(fold(CLAUSES.split(sentence[: spans[0].start])[0]).strip())
    for span, following in pairwise(spans):
        comma = _AND_NEXT.match(sentence, span.end) or _NEXT.search(sentence, span.end)
        if comma is None:
            return []
        cuts.append(_behind_own_facts(sentence, comma.end(), following.start, roles_behind=roles_behind))
    return [sentence[start:end] for start, end in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]


def _behind_own_facts(sentence: str, at: int, end: int, *, roles_behind: bool) -> int:
    """Where the next part begins: behind the clauses that are still of the one before: ，共10人天，负责后端，乙….

    `roles_behind`: whether a role that stands by itself is that of whom the clause before it named.
    """
    while (comma := CLAUSES.search(sentence, at, end)) is not None:
        clause = sentence[at : comma.start()]
        if not (_is_own_fact(clause) or (roles_behind and is_role(fold(clause).strip()))):
            break
        at = comma.end()
    return next((stop for start, stop in efforts(fold(sentence)) if start == at), at)


def _is_own_fact(clause: str) -> bool:
    """Whether a clause is how much, or what for, and names nobody."""
    if _OWN_DUTY.match(clause):
        return True
    return len(efforts(fold(clause))) == 1 and not without_filler(without_efforts(clause, LEADING)).strip("、,， ")


def under_role(segments: list[str]) -> Iterator[str]:
    """前端：甲（6月1日-9月30日）、乙（7月1日-8月31日）: the role before the colon is that of all behind it.

    As far as they are said alike: one with a verb of its own (…，丙支撑到9月30日) is another sentence.
    """
    role, lends = "", False
    for segment in segments:
        head = _LED_BY_ROLE.match(folded := fold(segment))
        if head is not None:
            role, lends = segment[: head.end()], LENDS.told_in(folded[head.end() :])
        elif LENDS.told_in(folded) != lends:
            role = ""
        yield segment if head else role + segment
