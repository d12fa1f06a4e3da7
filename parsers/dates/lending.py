"""What the segments of a period lend each other before they are settled: unit, month, and week."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from parsers.dates.atoms import BareWeekday, Civil, Fixed, Number, Refusal, share, single_day
from parsers.dates.grammar import Segment
from parsers.dates.phrases import Said


def lent(segments: tuple[Segment, ...]) -> list[Segment]:
    """The segments with what their neighbours lend them. Raises `Refusal` for a weekday of no certain week.

    A bare number before another date is what that date is (8、9月; 8月6、7、8日); behind an English date it is a day of
    the same month (Aug 6-8, 11-15). A weekday is of the week before it, when days are told by weeks (下周一、周三).
    """
    for segment, following in pairwise(segments):
        if _is_weekday(following) and not (_is_weekday(segment) or _is_relative(segment)):
            raise Refusal("unreadable-period", text_of(following))
    found = [segments[0]]
    for segment in segments[1:]:
        found.append(_in_month_of(found[-1], segment))
    for index in reversed(range(len(found) - 1)):
        found[index] = _with_unit_of(found[index + 1], found[index])
    return found


def text_of(segment: Segment) -> str | None:
    """The words of a segment's first date."""
    said = segment.start or segment.end
    return said.text if said else None


def _is_weekday(segment: Segment) -> bool:
    return segment.start is not None and isinstance(segment.start.atom, BareWeekday)


def _is_relative(segment: Segment) -> bool:
    return segment.start is not None and isinstance(segment.start.atom, Fixed)


def _with_unit_of(following: Segment, segment: Segment) -> Segment:
    said = segment.start
    if said is None or said is not segment.end or not isinstance(said.atom, Number) or following.start is None:
        return segment
    whole = replace(said, atom=share(said.atom, following.start.atom)[0])
    return replace(segment, start=whole, end=whole)


def _in_month_of(before: Segment, segment: Segment) -> Segment:
    """Numbers behind "Aug 6-8", as days of August."""
    month = before.start
    if month is None or not isinstance(month.atom, Civil) or not month.atom.lends_month:
        return segment
    start, end = _day(segment.start, month.atom), _day(segment.end, month.atom)
    if start is None or end is None:
        return segment
    return replace(segment, start=start, end=start if segment.start is segment.end else end)


def _day(said: Said | None, month: Civil) -> Said | None:
    if said is None or not isinstance(said.atom, Number) or said.atom.year is not None:
        return None
    day = single_day(month.year, month.month, said.atom.value)
    return replace(said, atom=replace(day, lends_month=True))
