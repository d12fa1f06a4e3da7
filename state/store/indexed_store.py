"""What the stores that keep an index in memory have in common: every look-up of the port."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator

from state.model import LetterRecord, Project
from state.store.index import Index
from state.store.port import BusyPeriod, DaemonRecord, LetterAddress


class IndexedStore(ABC):
    """Answers from the index; a subclass loads and commits projects and keeps the index true."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def index_copy(self) -> Index:
        """The index for a store that lies over this one."""
        return self._index.copy()

    @abstractmethod
    def load(self, key: str) -> Project | None:
        """See `Store.load`."""

    @abstractmethod
    def daemon_record(self) -> DaemonRecord:
        """See `Store.daemon_record`."""

    @abstractmethod
    def read_copy(self, message_id: str, made_at: dt.datetime) -> bytes | None:
        """See `Store.read_copy`."""

    def names(self) -> tuple[str, ...]:
        """See `Store.names`."""
        return self._index.names()

    def projects(self) -> Iterator[Project]:
        """See `Store.projects`."""
        for name in self.names():
            project = self.load(name)
            if project is not None:
                yield project

    def has_mail(self, key: str) -> bool:
        """See `Store.has_mail`."""
        return self._index.has_mail(key)

    def project_of_mail(self, message_id: str) -> str | None:
        """See `Store.project_of_mail`."""
        return self._index.project_of_mail(message_id)

    def find_letter(self, message_id: str) -> LetterAddress | None:
        """See `Store.find_letter`."""
        key = self._index.project_of_letter(message_id)
        return self._address(key, lambda letter: letter.message_id == message_id)

    def find_token(self, token: str) -> LetterAddress | None:
        """See `Store.find_token`."""
        key = self._index.project_of_token(token)
        return self._address(key, lambda letter: letter.token == token)

    def _address(self, key: str | None, wanted: Callable[[LetterRecord], bool]) -> LetterAddress | None:
        project = self.load(key) if key is not None else None
        letters = reversed(project.letters) if project is not None else ()
        for letter in letters:
            if wanted(letter):
                return LetterAddress(str(key), letter.id, letter.token)
        return None

    def unsettled_letters(self) -> list[tuple[str, LetterRecord]]:
        """See `Store.unsettled_letters`."""
        return self._index.unsettled_letters()

    def due(self, day: dt.date) -> tuple[str, ...]:
        """See `Store.due`."""
        return self._index.due(day)

    def busy(self, person: str) -> tuple[BusyPeriod, ...]:
        """See `Store.busy`."""
        return self._index.busy(person)

    def answers_to(self, address: str, day: dt.date) -> int:
        """See `Store.answers_to`."""
        return self._index.answers_to(address, day)

    def answers_on(self, day: dt.date) -> int:
        """See `Store.answers_on`."""
        return self._index.answers_on(day)
