"""6/8/2025 and 25-8-6: in which order three numbers are a date. The numbers must show it, or the date is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from parsers.dates.atoms import Civil, Refusal
from parsers.dates.tokens import Triple

NEAR_YEARS = 1
"""A year of two figures is taken for one only within so many years of the day of sending."""

Numbers = tuple[int, int, int]
ORDERS: tuple[Callable[[Numbers], Numbers], ...] = (
    lambda numbers: (numbers[0], numbers[1], numbers[2]),
    lambda numbers: (numbers[2], numbers[1], numbers[0]),
    lambda numbers: (numbers[2], numbers[0], numbers[1]),
)
"""Year, month, day out of the numbers as written: year first, day first, month first."""


def settle(triples: list[Triple], sent: dt.date) -> list[Civil]:
    """All the dates in the order that fits every one of them; if two orders do and differ, nothing is certain."""
    readings = {tuple(dates) for order in ORDERS if (dates := _in_order(triples, order, sent)) is not None}
    if len(readings) == 1:
        return [Civil(day.year, day.month, day.day, day.day) for day in readings.pop()]
    raise Refusal("unreadable-period" if readings or _could_be_dates(triples) else "impossible-date")


def _in_order(triples: list[Triple], order: Callable[[Numbers], Numbers], sent: dt.date) -> list[dt.date] | None:
    if order is ORDERS[0] and not all(triple.year_first for triple in triples):
        return None
    dates = [_date(order(triple.numbers), sent) for triple in triples]
    return [day for day in dates if day is not None] if all(dates) else None


def _date(numbers: Numbers, sent: dt.date) -> dt.date | None:
    year, month, day = numbers
    year = year + 2000 if year < 100 else year  # noqa: PLR2004 - two figures
    if numbers[0] < 100 and abs(year - sent.year) > NEAR_YEARS:  # noqa: PLR2004
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _could_be_dates(triples: list[Triple]) -> bool:
    """Whether two figures stand where the year would be: then it may be no date at all."""
    return any(triple.year_first for triple in triples)
