"""Facts of letters about a project before its hand-over meeting (D10)."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from state.letters.support import ConfirmedLine, Support
from state.model import HandoverState
from state.notice import Fact, Remark
from state.reminded import Reminded


class GroupAnswer(Struct, frozen=True):
    """D10: what the leader of a group has said; without people the group need not join (无需投入)."""

    leader: str
    people: tuple[Support, ...] = ()


class HandoverTaken(Struct, frozen=True):
    """D10: what was understood of a project's facts, and which group leaders are asked; for who stated them."""

    project: str
    facts: tuple[Fact, ...]
    asked: tuple[str, ...]
    """Who is asked now; empty where nobody is."""
    waiting: tuple[str, ...] = ()
    """Everybody whose answer is waited for."""
    manager: str | None = None
    rd_lead: str | None = None
    lead_refused: str | None = None
    """Named as the lead by somebody who may not name one."""
    new_project: bool = False
    unchanged: bool = False
    """All of it was on record already."""


class HandoverRequest(Struct, frozen=True):
    """D10: the question to a group leader who joins from the group, and who leads; `again` where that was not clear.

    `start` and `end` are the contract's days, to begin with; `people` were named without a period.
    """

    project: str
    facts: tuple[Fact, ...]
    stated_by: str
    manager: str | None
    rd_lead: str | None
    token: str
    start: dt.date | None = None
    end: dt.date | None = None
    again: bool = False
    people: tuple[str, ...] = ()
    problems: tuple[Remark, ...] = ()
    reminded: Reminded | None = None


class HandoverNoted(Struct, frozen=True):
    """D10: a leader's answer is noted; recorded once nobody is waited for."""

    project: str
    answer: GroupAnswer
    rd_lead: str | None
    waiting: tuple[str, ...]


class HandoverResult(Struct, frozen=True):
    """D10: what all group leaders have said, for who stated the facts, the manager and the leaders; or what stands."""

    project: str
    result: HandoverState
    answers: tuple[GroupAnswer, ...]
    lines: tuple[ConfirmedLine, ...] = ()
    manager: str | None = None
    rd_lead: str | None = None
    waiting: tuple[str, ...] = ()
    late: bool = False
    """An answer to what is settled: nothing has changed."""
