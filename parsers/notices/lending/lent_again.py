"""Whoever is named more than once in a notice: who says the same again, and whose days differ (D2, M4)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from msgspec import structs

from parsers.notices.lending.assignments import Lines
from parsers.notices.words.labels import DATED
from state.notice import AssignmentLine, Remark


def said_once(lines: tuple[AssignmentLine, ...]) -> tuple[AssignmentLine, ...]:
    """The lines; a first day alone keeps the last one on record only where the mail has no other days of the person."""
    if not any(line.keeps_days for line in lines):
        return lines
    told = Counter(line.person for line in lines)
    return tuple(
        structs.replace(line, keeps_days=False) if line.keeps_days and told[line.person] > 1 else line for line in lines
    )


def without_repeated(parts: list[Lines]) -> list[Lines]:
    """The parts but those that only say again on what day somebody begins (许南星6月1日到岗), or who is lent.

    支撑人员为许南星和白一舟。许南星的支撑周期为…，白一舟的支撑周期为…: each has his days by himself.
    """
    begun = {(line.person, line.start) for part in parts for line in part.assignments if line.end is not None}
    dated = {person for person, _ in begun}
    kept = [_but_for_dated(part, dated) for part in parts if not _is_repeated(part, begun)]
    return [part for part in kept if part is not None]


def _but_for_dated(part: Lines, dated: set[str]) -> Lines | None:
    """A part with nothing but names, without people who have days elsewhere; None where nobody is left."""
    told = [(one.start, one.end, one.since, one.support_days, one.estimated_days) for one in part.assignments]
    bare = {facts for line in told for facts in line} == {None}
    if not bare or any(one.code != "missing-period" or one.value is not None for one in part.problems):
        return part
    others = tuple(one for one in part.assignments if one.person not in dated)
    return structs.replace(part, assignments=others) if others else None


def without_wider(lines: tuple[AssignmentLine, ...]) -> tuple[AssignmentLine, ...]:
    """The lines without days of all for whoever has others within them: 甲、乙6月支撑，其中乙6月8日至30日."""
    some = [line for line in lines if _is_of_some(line)] if len(lines) > 1 else []
    return tuple(other for other in lines if not any(_lies_within(line, other) for line in some)) if some else lines


def _is_of_some(line: AssignmentLine) -> bool:
    texts = [source.text.partition("其中") for source in line.sources if source.field in DATED]
    return any(line.person in behind for _, _, behind in texts)


def _lies_within(line: AssignmentLine, other: AssignmentLine) -> bool:
    """Whether the days of a line lie within others of the same person, which have no effort that it lacks."""
    if (line.person, line.role, line.support_days) != (other.person, other.role, other.support_days):
        return False
    if line.start is None or line.end is None or other.start is None or other.end is None:
        return False
    return _overlap(line, other) and line.start >= other.start and line.end <= other.end


def _is_repeated(part: Lines, begun: set[tuple[str, dt.date | None]]) -> bool:
    again = [line.since is not None and (line.person, line.since) in begun for line in part.assignments]
    return bool(again) and all(again)


def lent_twice(lines: tuple[AssignmentLine, ...]) -> Iterator[Remark]:
    """Whoever is lent twice in one role, for days that overlap and are not the same: which of them hold is asked."""
    for at, line in enumerate(lines):
        for other in lines[:at]:
            if (other.person, other.role) == (line.person, line.role) and _overlap(other, line):
                told = next((source.text for source in reversed(line.sources) if source.field in DATED), None)
                days = f"{other.start} 至 {other.end}，{line.start} 至 {line.end}"
                yield Remark("lent-twice", "period", told, line.person, days)


def _overlap(one: AssignmentLine, other: AssignmentLine) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None or one.segments:
        return False
    return one.start <= other.end and other.start <= one.end and (one.start, one.end) != (other.start, other.end)
