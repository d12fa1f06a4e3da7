"""Facts of the letter about people lent to two projects on the same days (D3)."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from state.letters.support import Overlap, Support


class DoubleBooked(Struct, frozen=True):
    """Somebody whose efforts in two projects need more working days than the periods have in common.

    `here` and `there` are the person-days that fall on the `working_days` from `start` to `end`, both included.
    """

    support: Support
    other: Overlap
    start: dt.date
    end: dt.date
    working_days: int
    here: float
    there: float


class DoubleBooking(Struct, frozen=True):
    """Too much is asked of somebody on two projects; for both managers."""

    project: str
    other: str
    people: tuple[DoubleBooked, ...]
