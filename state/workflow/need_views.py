"""Needs as letters show them."""

from __future__ import annotations

from msgspec import structs

from state.letters import Support
from state.model import NeedRecord
from state.notice import Need


def bare(need: NeedRecord) -> Need:
    """The need without the lines of the mail that it came from."""
    return structs.replace(need.need, sources=())


def offered(need: NeedRecord) -> tuple[Support, ...]:
    """Who is offered, as the record of it would be."""
    return tuple(
        Support(line.person, line.role, line.start, line.end, line.segments, line.estimated_days, line.support_days)
        for line in need.offer
    )
