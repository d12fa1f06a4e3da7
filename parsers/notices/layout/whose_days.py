"""Labelled days of somebody whom their own sentence names: none of those named above it (D1, M4).

本次支撑人员为甲和乙。丙手头的事做完了，支撑时间改为6月8日-6月30日: they are 丙's, or 甲's alone. The
sentence is put together again, for the readers of sentences, or to be asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED
from parsers.notices.words.mood_words import KINDS
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import Topic, is_courtesy
from parsers.patterns import Pattern

LONGEST: Final = 60
"""Characters of the clause before the label."""
_AGREES: Final = Topic(
    f"{KINDS['APPROVES']} {KINDS['CONFIRMS']} 沟通 协商 商量 商定 商议 讨论 知悉 推荐 安排 建议 要求"
)
"""Of those whose word the days have: 查甘望已同意，支撑周期为…"""
_SERVES: Final = Topic("牵头 负责 组长 主力 主导 担任 带队 为主 主责 统筹 接口人 协调人")
"""Of one of several: what he does among them."""
_LAST_CLAUSE: Final = Pattern(r"[^,，。;；:：!！\n]{2,60}[,，]?\s?$")
_STOPS: Final = Pattern(r"[。;；!！]")
_NO_NAME: Final = "地"
"""高兴地通知大家 names nobody."""
_OPENS: Final = Pattern(r"(?:其中|另外?|此外|但是?|而|现在?|目前)[,，]?\s?")


def with_whose_days(statements: Iterable[Statement], roll: Roll) -> Iterator[Statement]:
    """The statements; days behind a clause about somebody else than all who are named above are a sentence again."""
    above: Statement | None = None
    before: Statement | None = None
    for told in statements:
        if before is None:
            before = told
        elif above is not None and told.field in DATED and before.number == told.number:
            *settled, before = _parted(before, told, above, roll)
            yield from settled
        else:
            yield before
            before = told
        above = told if told.field == "person" and told.value else above
    if before is not None:
        yield before


def _parted(before: Statement, told: Statement, above: Statement, roll: Roll) -> Iterator[Statement]:
    """A statement and days, with what says whose these are in a statement of its own or with them."""
    clause = _clause_before(told, before) if told.label else ""
    name = _of_whom(clause, roll) if clause else ""
    people = read_people(above.value, roll).names if name else ()
    names = frozenset(roll.resolve(one.name, one.notes).name for one in people)
    if not names:
        name = ""
    if name in names and _SERVES.told_in(fold(clause)):
        name = ""  # 甲牵头，支撑周期为…: what one of them does
    others = roll.named_in(_STOPS.split(before.value)[-1]) if name else ()
    if name and not (name in names and names <= {name, *others}):
        rest = before.value[: len(before.value) - len(clause)].rstrip(" ,，")
        yield from [structs.replace(before, value=rest)] if rest else ()
        yield _as_sentence(told, clause)
    else:
        yield from (before, told)


def _clause_before(told: Statement, before: Statement) -> str:
    """The clause that ends right before the label of days, with its comma; "" where there is none."""
    if before.field not in {None, *DATED} or not is_dated(fold(told.value)):
        return ""
    found = _LAST_CLAUSE.search(before.value)
    clause = found[0] if found is not None else ""
    return clause if clause and clause in told.line and not is_dated(fold(clause)) else ""


def _of_whom(clause: str, roll: Roll) -> str:
    """The person with whose name the clause begins, where it says something of that one; else ""."""
    opening = _OPENS.match(clause)
    said = clause[opening.end() :] if opening else clause
    written = roll.longest_at(said, 0)
    name = roll.resolve(written).name if written else ""
    rest = fold(said[len(written) :]).strip(" ,的")
    of_others = is_courtesy(fold(clause)) or speaks_of_office(fold(clause)) or _AGREES.told_in(rest)
    return "" if of_others or not rest or rest.startswith(_NO_NAME) or name not in roll.members else name


def _as_sentence(told: Statement, clause: str) -> Statement:
    """The clause and the days behind it, as they stand in the line."""
    begin = told.line.index(clause)
    end = told.line.find(told.value, begin)
    text = told.line[begin : end + len(told.value)] if end >= 0 else told.line
    return Statement(None, text, told.number, told.line)
