"""Which questions of an open request still wait for an answer (PROCESS rules D5, D7)."""

from __future__ import annotations

from state.agreement import agreement_of
from state.model import Ask, Request


def unanswered_asks(request: Request) -> tuple[Ask, ...]:
    """The questions that wait: who has named the day on the table may still change that word, but need not."""
    if request.state != "open":
        return ()
    standing = agreement_of(request.votes, request.needs, request.proposed)
    return tuple(ask for ask in request.asks if ask.open and not standing.has(ask.voice))
