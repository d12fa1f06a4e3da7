"""Up to where a mailbox on a server has been read: kept beside the records, in `state_dir/mailbox.json`.

The mark spares work and says what is new at a first start (U1). That no mail is handled twice is the ledger's matter.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from state.store.files import read_file, replace_file
from state.store.schemas import MARK_STEPS, from_document, to_document

FILE_NAME = "mailbox.json"


class Mark(Struct, frozen=True, kw_only=True):
    """A place in a mailbox, in the server's numbers for its mails (UID and UIDVALIDITY, RFC 3501 section 2.3.1.1)."""

    user: str
    folder: str
    validity: int
    """The numbering that `first` and `next` belong to."""
    first: int
    """From this number on every mail counts; one below it only when it was received after `newest`."""
    next: int
    """Every mail below it is settled, or does not count."""
    newest: dt.datetime | None = None
    """When the newest mail that lay there at the first start was received (aware); None when none did."""


class MarkKeeper(Protocol):
    """Where a mark is kept."""

    def load(self) -> Mark | None:
        """The mark saved last; None before the first start. Raises StateFileUnreadable."""

    def save(self, mark: Mark) -> None:
        """Keep the mark; it is durable when this returns. Raises StoreUnwritable."""


class FileMarkKeeper:
    """Keeps the mark in a file, replaced whole."""

    def __init__(self, state_dir: Path) -> None:
        self._file = state_dir / FILE_NAME

    def load(self) -> Mark | None:
        """See `MarkKeeper.load`."""
        data = read_file(self._file)
        if data is None:
            return None
        remedy = "put the last good one back; without it only mail that arrives from now on counts"
        return from_document(data, Mark, MARK_STEPS, self._file, remedy)

    def save(self, mark: Mark) -> None:
        """See `MarkKeeper.save`."""
        replace_file(self._file, to_document(mark, MARK_STEPS))


class MemoryMarkKeeper:
    """Keeps the mark as long as the process lives."""

    def __init__(self, mark: Mark | None = None) -> None:
        self.mark = mark

    def load(self) -> Mark | None:
        """See `MarkKeeper.load`."""
        return self.mark

    def save(self, mark: Mark) -> None:
        """See `MarkKeeper.save`."""
        self.mark = mark
