"""Whether every word of clauses that lend is known, or stands where the work does (D2): 支撑|用户验收测试."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.words.once_words import EFFORT, PEOPLE, PLACE, ROLE
from parsers.notices.words.wordings import DAY, END, GAP, RUN, START, Token

_OF_ONE: Final = frozenset({PEOPLE, DAY})
_PASSED: Final = frozenset({"FILLS", PLACE, ROLE, GAP})
_BEFORE_BY: Final = frozenset({"FILLS", PLACE, ROLE, GAP, "AT", "VERB", RUN})


def are_known(tokens: Sequence[Token]) -> bool:
    """Whether each clause of the sentence is one of known words and, at the most, of a work where that may stand."""
    return all(map(_is_known, _clauses(tokens)))


def _clauses(tokens: Sequence[Token]) -> Iterator[list[str]]:
    """The kinds of each clause's tokens."""
    clause: list[str] = []
    for token in tokens:
        if token.kind in {"MARK", END}:
            yield clause
            clause = []
        elif token.kind != START:
            clause.append(token.kind)


def _is_known(kinds: list[str]) -> bool:
    """Whether the words nobody knows are the work behind a verb, before who does it, or before its effort."""
    if RUN not in kinds:
        return True
    first = kinds.index(RUN)
    if "BY" in kinds[first:] and _BEFORE_BY.issuperset(kinds[: kinds.index("BY")]) and PEOPLE in kinds[first:]:
        behind = kinds[kinds.index("BY") + 1 :]
        return RUN not in behind or _is_known(behind)
    if EFFORT in kinds[first:] and _OF_ONE.isdisjoint(kinds):
        return kinds.index(EFFORT, first) >= max(at for at, kind in enumerate(kinds) if kind == RUN)
    return _OF_ONE.isdisjoint(kinds[first:]) and _is_behind_verb(kinds[:first])


def _is_behind_verb(kinds: list[str]) -> bool:
    """Whether a verb stands right before, or the project behind a word of place: 支撑|…, 去本项目|…."""
    before = [kind for kind in kinds if kind not in _PASSED]
    at_place = PLACE in kinds and "AT" in kinds and kinds.index("AT") < len(kinds) - 1 - kinds[::-1].index(PLACE)
    return before[-1:] == ["VERB"] or (before[-1:] == ["AT"] and (at_place or "VERB" in kinds))
