"""A store in memory: empty, or over another store that it reads and never changes (for `simulate`)."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager, nullcontext

from state.model import Project
from state.store.file_names import identity, record_file
from state.store.index import Index
from state.store.indexed_store import IndexedStore
from state.store.port import DaemonRecord
from state.store.traces import traces_of


class MemoryStore(IndexedStore):
    """Keeps commits in memory; what has none is read from `base`, which must not change meanwhile."""

    def __init__(self, base: IndexedStore | None = None) -> None:
        super().__init__(Index() if base is None else base.index_copy())
        self._base = base
        self._projects: dict[str, Project] = {}
        self._mails: dict[tuple[str, dt.datetime], bytes] = {}
        self._daemon_record: DaemonRecord | None = None
        self._forgotten_before = dt.date.min

    def load(self, key: str) -> Project | None:
        """See `Store.load`."""
        project = self._projects.get(identity(key))
        if project is None and self._base is not None:
            return self._base.load(key)
        return project

    def commit(self, project: Project) -> None:
        """See `Store.commit`; nothing is durable here."""
        record_file(project.key)  # refuses what is no key
        before = self.load(project.key)
        self._projects[identity(project.key)] = project
        self._index.replace(None if before is None else traces_of(before), traces_of(project))

    def daemon_record(self) -> DaemonRecord:
        """See `Store.daemon_record`."""
        if self._daemon_record is None:
            self._daemon_record = DaemonRecord() if self._base is None else self._base.daemon_record()
        return self._daemon_record

    def save_daemon_record(self, record: DaemonRecord) -> None:
        """See `Store.save_daemon_record`."""
        self._daemon_record = record

    def together(self) -> AbstractContextManager[None]:
        """See `Store.together`; nothing is durable here."""
        return nullcontext()

    def keep_copy(self, message_id: str, made_at: dt.datetime, data: bytes) -> None:
        """See `Store.keep_copy`."""
        self._mails[message_id, made_at] = data

    def read_copy(self, message_id: str, made_at: dt.datetime) -> bytes | None:
        """See `Store.read_copy`."""
        kept = self._mails.get((message_id, made_at))
        if kept is None and self._base is not None and made_at.date() >= self._forgotten_before:
            return self._base.read_copy(message_id, made_at)
        return kept

    def forget_copies(self, before: dt.date) -> int:
        """See `Store.forget_copies`; those of the store below are no longer read."""
        old = [key for key in self._mails if key[1].date() < before]
        for key in old:
            del self._mails[key]
        self._forgotten_before = max(self._forgotten_before, before)
        return len({made_at.date() for _, made_at in old})

    def close(self) -> None:
        """See `Store.close`; the store below stays open."""
