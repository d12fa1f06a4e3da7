"""What can happen to a project: the mails that change something, as values the workflow takes."""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

from msgspec import Struct

from state.directory import Person
from state.model import Contact
from state.notice import AssignmentLine, Decision, ReleaseLine, Remark, Source


class MailInHand(Struct, frozen=True):
    """The mail that an event came with. A word counts by when the mailbox `received` it (T3)."""

    message_id: str | None
    received: dt.datetime
    sender: Person
    people: tuple[Contact, ...] = ()
    """Everybody on its To and Cc, with their display names."""

    @property
    def said_on(self) -> dt.date:
        """The day on which its words count."""
        return self.received.date()


class Notice(Struct, frozen=True):
    """A staffing notice (D1, D2): who supports the project, from when to when."""

    mail: MailInHand
    lines: tuple[AssignmentLine, ...] = ()
    project_manager: str | None = None
    rd_lead: str | None = None
    warnings: tuple[Remark, ...] = ()
    similar_project: str | None = None
    sources: tuple[Source, ...] = ()


class ReleaseAnnounced(Struct, frozen=True):
    """An early release (D7): who leaves, and on which last day."""

    mail: MailInHand
    lines: tuple[ReleaseLine, ...]


class WordGiven(Struct, frozen=True):
    """A reply (M7). `token` is the one of the letter it answers, None where it answers none of the daemon's.

    `direct` says that it answers the daemon's letter itself, not what people made of it among themselves.
    """

    mail: MailInHand
    decision: Decision | None
    token: str | None = None
    direct: bool = True


class Unread(Struct, frozen=True):
    """A mail that states something but cannot be read for sure (M4), with everything that was understood."""

    mail: MailInHand
    problems: tuple[Remark, ...]
    lines: tuple[AssignmentLine, ...] = ()
    releases: tuple[ReleaseLine, ...] = ()


Event: TypeAlias = Notice | ReleaseAnnounced | WordGiven | Unread
