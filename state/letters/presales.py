"""The facts of letters about pre-sales requests (P1 to P5)."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from state.notice import Remark, Topic
from state.reminded import Reminded

PresalesOutcome: TypeAlias = Literal[
    "assigned", "changed", "added", "declined", "accepted", "asked", "agreeing", "answered", "ended"
]


class PresalesTaken(Struct, frozen=True):
    """What was understood of a request, and who is asked; for who asked."""

    project: str
    topic: Topic
    customer: str | None
    coordinators: tuple[str, ...]
    """Empty where nobody coordinates the topic: the administrator is asked to find somebody."""
    new_project: bool = False
    already: bool = False
    """The very same is asked already, and still open, or has its people."""
    reopened: bool = False
    people: tuple[str, ...] = ()
    """Who supports it already."""


class PresalesForward(Struct, frozen=True):
    """The question to a coordinator: whom to send, or what becomes of a customised requirement.

    `again` where an answer was not clear or lacked its reason; `agreed` once both have accepted outside the contract.
    """

    project: str
    topic: Topic
    customer: str | None
    asked_by: str
    token: str
    again: bool = False
    agreed: bool = False
    orphaned: bool = False
    """Nobody coordinates the topic: the reader is an administrator."""
    problems: tuple[Remark, ...] = ()
    people: tuple[str, ...] = ()
    """Who is assigned now, where it is about a change."""
    words: tuple[str, ...] = ()
    """The lines of the mail that asked."""
    reminded: Reminded | None = None


class PresalesApproval(Struct, frozen=True):
    """P4: the second coordinator is asked whether to accept a customised requirement outside the contract."""

    project: str
    customer: str | None
    asked_by: str
    accepted_by: str
    people: tuple[str, ...]
    token: str
    again: bool = False
    needs_reason: bool = False
    words: tuple[str, ...] = ()
    """The lines of the mail that asked."""
    reminded: Reminded | None = None


class PresalesResult(Struct, frozen=True):
    """What has come of a request, for everybody concerned; or what stands, where a word came late (`late`)."""

    project: str
    topic: Topic
    customer: str | None
    result: PresalesOutcome
    people: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    """Who comes beside those who were there, or in the place of those who are replaced."""
    start: dt.date | None = None
    """The later day from which on they support the project."""
    words: tuple[str, ...] = ()
    """The lines of the coordinator's answer."""
    open_ended: bool = False
    reason: str | None = None
    decided_by: str | None = None
    asked_by: str | None = None
    text: tuple[str, ...] = ()
    """P5: the lines of the configured answer."""
    late: bool = False
