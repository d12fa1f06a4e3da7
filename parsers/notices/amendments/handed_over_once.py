"""One who leaves and another who comes in his place, in whatever words, told as the readers know it (D4, D7).

白一舟6月5日后回组，前端由Tom Lee接替，支撑周期6月8日至6月30日 is 白一舟6月5日撤场，6月8日起由Tom Lee接替，
支撑至6月30日. Every word has to be known; two people, a last day of the one, and a first day of the other that lies
behind it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from parsers.dates import read_period
from parsers.notices.words.changed_words import ALL_KNOWN, PEOPLE, PLACE, RANGE
from parsers.notices.words.wordings import DAY, END, Sentence, Token
from parsers.patterns import Pattern

_OF_DAYS: Final = frozenset({DAY, RANGE})
_GOES: Final = frozenset({"LEAVES", "LAST", "HOME", "UNTIL"})
_TO: Final = Pattern(r"\s?[-~至到—–]{1,2}\s?")
_NAMED: Final = 4
"""Characters of the shortest name of a project: 本项目 is none."""


class _Side(Struct, frozen=True):
    """Somebody, and what is said of him."""

    who: str
    kinds: frozenset[str]
    days: tuple[str, ...]


def handed_over_once(tokens: Sentence, text: str, sent: dt.date | None) -> tuple[str, ...]:
    """The sentence in plain words, behind its project; () where it is another one, or its days do not follow."""
    if sent is None or not tokens.says(ALL_KNOWN):
        return ()
    sides = _sides(tokens.tokens, text)
    leaves = [one for one in sides if "TAKES" not in one.kinds and not _GOES.isdisjoint(one.kinds)]
    comes = [one for one in sides if "TAKES" in one.kinds]
    if len(sides) != len(("leaves", "comes")) or len(leaves) != 1 or len(comes) != 1:
        return ()
    first = _ends(comes[0].days)
    if len(leaves[0].days) != 1 or not first or not _follow((*leaves[0].days, *first), sent):
        return ()
    end = f"，支撑至{first[1]}" if len(first) > 1 else ""
    told = f"{leaves[0].who}{leaves[0].days[0]}撤场，{first[0]}起由{comes[0].who}接替{end}。"
    return (*_project(tokens.tokens, text), told)


def _sides(tokens: Sequence[Token], text: str) -> list[_Side]:
    """Everybody who is named, each with the clauses that are his: a clause without a name goes on about the last."""
    said: dict[str, list[Token]] = {}
    clause: list[Token] = []
    who = ""
    for token in tokens:
        if token.kind in {"COMMA", "STOP", END}:
            named = [text[one.start : one.end].strip() for one in clause if one.kind == PEOPLE]
            if len(set(named)) > 1:
                return []  # 由白一舟接替黄丽: who of them
            who = named[-1] if named else who
            said.setdefault(who, []).extend(clause)
            clause = []
        else:
            clause.append(token)
    return [_side(name, parts, text) for name, parts in said.items() if name]


def _side(who: str, tokens: Sequence[Token], text: str) -> _Side:
    days = tuple(text[token.start : token.end].strip() for token in tokens if token.kind in _OF_DAYS)
    return _Side(who, frozenset(token.kind for token in tokens), days)


def _ends(days: Sequence[str]) -> tuple[str, ...]:
    """The first day of who comes, and the last one where it is told; () of anything else."""
    parts = tuple(part for day in days for part in _TO.split(day))
    return parts if 1 <= len(parts) <= len(("first", "last")) else ()


def _follow(days: Sequence[str], sent: dt.date) -> bool:
    """Whether each of the days lies behind the one before it."""
    read = [read_period(day, sent).start for day in days]
    told = [day for day in read if day is not None]
    return len(told) == len(days) and all(one < other for one, other in pairwise(told))


def _project(tokens: Sequence[Token], text: str) -> tuple[str, ...]:
    """The one project that is named, as a label."""
    named = {text[token.start : token.end] for token in tokens if token.kind == PLACE}
    names = [name for name in named if len(name) > _NAMED]
    return (f"支撑项目：{names[0]}",) if len(names) == 1 else ()
