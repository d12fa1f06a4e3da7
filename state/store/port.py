"""What the daemon asks of a store. One contract suite in the tests proves every implementation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Literal, Protocol, TypeAlias

from msgspec import Struct

from state.model import LetterKind, LetterRecord, Project
from state.notice import Period

ANSWERS_THAT_RECORD_NOTHING: tuple[LetterKind, ...] = ("correction_request", "forms", "not_entitled")
"""The kinds of letters of which an address gets a bounded number a day; late words count too (see `answers_to`)."""


class LetterAddress(Struct, frozen=True):
    """Where a letter is kept: its project's key and its id in there, and the token it carries."""

    project: str
    letter: str
    token: str | None


class BusyPeriod(Struct, frozen=True):
    """Days on which a person is lent to a project (an open end is None): of planned and active assignments."""

    project: str
    assignment: str
    start: dt.date
    end: dt.date | None
    segments: tuple[Period, ...]
    effort: float | None
    """Person-days: what was agreed, else what was estimated."""


ServerPart: TypeAlias = Literal["mailbox", "outgoing"]


class Outage(Struct, frozen=True):
    """A server that is out of reach: since when, why at the latest try, and whether the administrator was told."""

    part: ServerPart
    since: dt.datetime
    why: str
    told: bool = False


class DaemonRecord(Struct, frozen=True):
    """What the daemon remembers of itself between cycles."""

    last_cycle: dt.datetime | None = None
    last_admin_digest: dt.date | None = None
    calendar_fingerprint: str | None = None
    """Of policy and working calendar: when it changes, `wake_on` of every project is computed anew."""
    under_way: tuple[str, ...] = ()
    """The Message-IDs of the letters that are being handed over; those of a run that was cut off are uncertain."""
    batch_open: bool = False
    """A batch of mails is being handled; a run that was cut off within one goes on mail by mail."""
    suspect: str | None = None
    """The mail in hand, by its key in the mailbox, where mails are handled one by one."""
    suspect_tries: int = 0
    """How often in a row that mail was in hand."""
    reviewed: str | None = None
    """The latest quarter whose review lists have been decided (D9b), like "2026-Q2"."""
    departed: tuple[str, ...] = ()
    """The people who have left and have been replaced in what was open (U4)."""
    directory: str | None = None
    """A digest of people and projects: when it changes, what waits for who holds a voice no longer is put anew (U4)."""
    outages: tuple[Outage, ...] = ()
    """The servers that are out of reach."""
    copies_forgotten_on: dt.date | None = None
    """The day on which old copies of letters were last looked for (U6)."""


class Store(Protocol):
    """Keeps projects, found by their `Project.key`. A `commit` is durable when it returns, whole or not at all.

    Names alike after NFKC, case folding and dropping white space are one project. "Project" in what this port takes
    and gives is always the key: a name, or `unfiled_key(month)` for what concerns no known project.
    """

    def load(self, key: str) -> Project | None:
        """The project of that key as last committed; None when there is none. Raises StateFileUnreadable."""

    def commit(self, project: Project) -> None:
        """Replace the project's record, durably. Raises StoreUnwritable; nothing has changed then."""

    def together(self) -> AbstractContextManager[None]:
        """Commits within are seen at once, and durable when it ends, also by an exception: each whole or not at all.

        What follows from a commit (settling its mail, sending its letters) waits until then. Leaving it raises
        StoreUnwritable. One within another is part of it.
        """

    def names(self) -> tuple[str, ...]:
        """The names of all projects, sorted."""

    def projects(self) -> Iterator[Project]:
        """Every project, by name; the unfiled ones are not among them."""

    def has_mail(self, key: str) -> bool:
        """Whether the ledger holds a mail with this key, in any project or unfiled."""

    def project_of_mail(self, message_id: str) -> str | None:
        """The key of the project in whose ledger a mail with this Message-ID stands."""

    def find_letter(self, message_id: str) -> LetterAddress | None:
        """The letter with this Message-ID."""

    def find_token(self, token: str) -> LetterAddress | None:
        """The letter that carries this token."""

    def unsettled_letters(self) -> Iterable[tuple[str, LetterRecord]]:
        """(project key, letter without its bytes) of every letter that is waiting or uncertain, oldest first."""

    def due(self, day: dt.date) -> tuple[str, ...]:
        """The keys of projects whose `wake_on` is not after `day`, sorted."""

    def busy(self, person: str) -> tuple[BusyPeriod, ...]:
        """Where and when the person is lent."""

    def answers_to(self, address: str, day: dt.date) -> int:
        """How many letters that record nothing were made for the address on a day (the date of `made_at`).

        These are the kinds of ANSWERS_THAT_RECORD_NOTHING, and an `extension_result` or a `need_result` that answers a
        mail whose outcome in the project's ledger is "answered": a late word. Only those in To are counted, not
        those in Cc.
        """

    def answers_on(self, day: dt.date) -> int:
        """How many of these were made on a day, to all addresses together."""

    def daemon_record(self) -> DaemonRecord:
        """What the daemon remembers of itself."""

    def save_daemon_record(self, record: DaemonRecord) -> None:
        """Remember it."""

    def keep_copy(self, message_id: str, made_at: dt.datetime, data: bytes) -> None:
        """Keep the bytes of a letter that was sent, for people to read. A new one outlives kill -9, not a power cut."""

    def read_copy(self, message_id: str, made_at: dt.datetime) -> bytes | None:
        """The bytes of a letter of which a copy was kept, or None when there is none."""

    def forget_copies(self, before: dt.date) -> int:
        """Remove the copies of letters made (the date of `made_at`) before that day; how many days' copies went.

        Records and history stay (U6). Raises StoreUnwritable.
        """

    def close(self) -> None:
        """Let go of the state folder."""
