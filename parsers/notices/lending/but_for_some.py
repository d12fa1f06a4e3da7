"""Days of all under a label, and others of some of them: 6月1日-6月30日，其中黄丽7月1日-7月31日 (D2).

What stands behind the days of all is read only where every clause of it is somebody of the list with days.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.lending.own_side import side_told
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import Stretch, has_range, periods
from parsers.patterns import Pattern

LONGEST: Final = 200
"""Characters of such a value."""
_SEVERAL: Final = 2
_CLAUSES: Final = Pattern(r"[,，;；。()（）]")
_LEADS: Final = Pattern(r"^(?:\s|其中|但是?|另外?|只有|仅|注|除|[:：])+")
_LEFT_OUT: Final = frozenset({"除外", "外", "例外"})
_AND: Final = Pattern(r"^\s?[、和与及]\s?")
_IS: Final = Pattern(r"^(?:\s|的|支[撑援持]|投入|时间|周期|[为是:：由则均])+")


def but_for_some(statements: Sequence[Statement], roll: Roll) -> Sequence[Statement]:
    """The statements; whoever has days of his own under the label of all has them in brackets behind his name."""
    dated = [told for told in statements if told.field == "period" and len(told.value) <= LONGEST]
    if len(dated) != 1 or len(periods(fold(dated[0].value))) < 1 or not any(map(_parts, dated)):
        return statements
    listed = [told for told in statements if told.field == "person"]
    names = [one.name for told in listed for one in read_people(told.value, roll).names]
    own = dict(_own(_parts(dated[0]), names))
    if not own or None in own.values() or len(names) < _SEVERAL or len(own) == len(names):
        return statements
    if any(sum(told.value.count(name) for told in listed) != 1 for name in own):
        return statements
    return [_told(told, own) if told in listed else _of_all(told) if told is dated[0] else told for told in statements]


def _of_all(told: Statement) -> Statement:
    return structs.replace(told, value=told.value[: _first(told.value).end])


def _told(told: Statement, own: Mapping[str, str | None]) -> Statement:
    value = told.value
    for name, days in own.items():
        value = value.replace(name, f"{name}（{days}）")
    return structs.replace(told, value=value)


def _first(value: str) -> Stretch:
    """Where the days of all stand, without a bracket behind them."""
    folded = fold(value)
    first = next(iter(periods(folded)), Stretch(0, 0))
    bracket = folded.find("(", first.start, first.end)
    return Stretch(first.start, bracket if bracket > first.start else first.end)


def _parts(told: Statement) -> list[str]:
    """The clauses behind the days of all, where these stand first; else []."""
    first = _first(told.value)
    if first.end == 0 or told.value[: first.start].strip(" 均都为") or not has_range(fold(told.value[: first.end])):
        return []
    return [part.strip() for part in _CLAUSES.split(told.value[first.end :]) if part.strip()]


def _own(clauses: Sequence[str], names: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Name → days, clause by clause; None for one that is anything else."""
    for clause in clauses:
        of_whom, rest = _named(_LEADS.sub("", clause), names)
        days = _IS.sub("", rest)
        if rest in _LEFT_OUT and of_whom:
            continue
        spans = periods(fold(days))
        whole = len(spans) == 1 and spans[0] == (0, len(days)) and has_range(fold(days))
        told = days if whole or side_told(days) else None
        yield from ((name, told) for name in (of_whom or [clause]))


def _named(clause: str, names: Sequence[str]) -> tuple[list[str], str]:
    """The names that a clause begins with, and the rest of it."""
    found: list[str] = []
    while name := next((one for one in names if clause.startswith(one)), ""):
        found.append(name)
        clause = _AND.sub("", clause[len(name) :])
    return found, clause.strip()
