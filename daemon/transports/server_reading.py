"""Reading waiting mails from a server: many at once where they are small, and none in the way of the others."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Connection = TypeVar("Connection")
Backlog = TypeVar("Backlog")
Key = TypeVar("Key", bound=Hashable)
Mail = TypeVar("Mail")

PORTION_MAILS = 50
PORTION_BYTES = 4_000_000
"""Of mails fetched at once. A larger one is fetched alone, so that memory stays flat."""


class ServerReading(ABC, Generic[Connection, Backlog, Key, Mail]):
    """Reads the mails of one folder, and remembers which of them made trouble."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._complained: set[Key] = set()
        self._breaks: Counter[Key] = Counter()
        """How often the connection broke while a mail was read: such mails come last, each alone."""

    def forget(self) -> None:
        """The mails are numbered anew."""
        self._complained.clear()
        self._breaks.clear()

    @abstractmethod
    def _waiting(self, backlog: Backlog) -> Iterable[tuple[Key, Mail]]:
        """The waiting mails, the oldest first."""

    @abstractmethod
    def _expected_size(self, key: Key, mail: Mail) -> int:
        """Bytes to be fetched; the most there can be where the server's word is not enough."""

    @abstractmethod
    def read(self, connection: Connection, backlog: Backlog, portion: list[tuple[Key, Mail]]) -> dict[Key, bytes]:
        """The mails' bytes by key. Raises ServerTrouble. Of those left out, the ones that are gone wait no more."""

    def portions(self, backlog: Backlog, limit: int) -> Iterator[list[tuple[Key, Mail]]]:
        """The waiting mails in the order in which they are to be read, so many at a time."""
        portion: list[tuple[Key, Mail]] = []
        total = 0
        for key, mail in sorted(self._waiting(backlog), key=lambda mail: self._breaks[mail[0]]):
            size = self._expected_size(key, mail)
            if portion and (len(portion) >= min(PORTION_MAILS, limit) or total + size > PORTION_BYTES):
                yield portion
                portion, total = [], 0
            portion.append((key, mail))
            total += size
        if portion:
            yield portion
