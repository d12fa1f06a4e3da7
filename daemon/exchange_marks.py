"""Up to where a mailbox on Exchange has been read: kept beside the records, in `state_dir/exchange.json`.

As over IMAP, the mark spares work and says what is new at a first start (U1); the ledger keeps a mail from being
handled twice.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from state.store.files import read_file, replace_file
from state.store.schemas import MARK_STEPS, from_document, to_document

FILE_NAME = "exchange.json"


class SyncMark(Struct, frozen=True, kw_only=True):
    """A place in a mailbox, in the server's own words for it."""

    mailbox: str
    folder: str
    state: str
    """The state of the folder (SyncFolderItems) up to which every mail is settled, or does not count.
    Empty: the server has forgotten it, and tells of every mail again."""
    settled: tuple[str, ...] = ()
    """Mails that came after it and are settled all the same."""
    newest: dt.datetime | None = None
    """When the newest mail that lay there at the first start was received (aware); None when none did. Should the
    server forget the state, mails received later count."""


class SyncMarkKeeper(Protocol):
    """Where a mark is kept."""

    def load(self) -> SyncMark | None:
        """The mark saved last; None before the first start. Raises StateFileUnreadable."""

    def save(self, mark: SyncMark) -> None:
        """Keep the mark; it is durable when this returns. Raises StoreUnwritable."""


class FileSyncMarkKeeper:
    """Keeps the mark in a file, replaced whole."""

    def __init__(self, state_dir: Path) -> None:
        self._file = state_dir / FILE_NAME

    def load(self) -> SyncMark | None:
        """See `SyncMarkKeeper.load`."""
        data = read_file(self._file)
        if data is None:
            return None
        remedy = "put the last good one back; without it only mail that arrives from now on counts"
        return from_document(data, SyncMark, MARK_STEPS, self._file, remedy)

    def save(self, mark: SyncMark) -> None:
        """See `SyncMarkKeeper.save`."""
        replace_file(self._file, to_document(mark, MARK_STEPS))


class MemorySyncMarkKeeper:
    """Keeps the mark as long as the process lives."""

    def __init__(self, mark: SyncMark | None = None) -> None:
        self.mark = mark

    def load(self) -> SyncMark | None:
        """See `SyncMarkKeeper.load`."""
        return self.mark

    def save(self, mark: SyncMark) -> None:
        """See `SyncMarkKeeper.save`."""
        self.mark = mark
