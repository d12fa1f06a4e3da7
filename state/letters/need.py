"""Facts of letters about hands that are asked for (D2b)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from state.letters.support import Support
from state.notice import Need, Remark
from state.reminded import Reminded


class ForwardedNeed(Struct, frozen=True):
    """A need with the group that is asked, and who in it."""

    need: Need
    group: str
    leaders: tuple[str, ...]


class NeedTaken(Struct, frozen=True):
    """D2b: what was understood of a need, and who is asked; for who stated it."""

    project: str
    needs: tuple[ForwardedNeed, ...]
    new_project: bool = False
    already: bool = False
    """All of it had been asked before, and is still open."""


class NeedForward(Struct, frozen=True):
    """D2b: the question to the leader of a group, whom it can lend; `again` where the answer was not clear."""

    project: str
    need: Need
    asked_by: str
    token: str
    again: bool = False
    problems: tuple[Remark, ...] = ()
    words: tuple[str, ...] = ()
    """The lines of the mail that stated it, beside its labels."""
    reminded: Reminded | None = None


class NeedOffer(Struct, frozen=True):
    """D2b: who is offered; for who stated the need, to agree or not; `again` where the answer was not clear."""

    project: str
    need: Need
    people: tuple[Support, ...]
    offered_by: str
    token: str
    again: bool = False
    reminded: Reminded | None = None


class NeedResult(Struct, frozen=True):
    """D2b: how a need ended, for the other side; or what stands, where a word came late."""

    project: str
    need: Need
    result: Literal["agreed", "declined", "nobody", "lapsed", "asked", "offered", "withdrawn"]
    decided_by: str | None = None
    reason: str | None = None
    people: tuple[Support, ...] = ()
    late: bool = False


class AgreedNotice(Struct, frozen=True):
    """D2b: the supplement notice that the daemon sends itself, to the project team and the people lent."""

    project: str
    people: tuple[Support, ...]
    asked_by: str
    offered_by: str
