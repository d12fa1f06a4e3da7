"""The embedded store: one TinyDB file a project, replaced whole. The file is the commit.

What is durable when: `commit` and `save_daemon_record` return after the new file is fsynced, renamed and its folder
fsynced; commits within `together` are when that ends, each project once however often it was committed. A crash before
that leaves the old file whole; its temporary file is ignored by readers and removed by the next writer. A write that
fails may still have reached the disk: from then on this store commits nothing more, and the next start reads what is
really there.

One writer is kept to by a lock; readers (`read_only`) need none and change nothing, not even a missing folder.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from state.errors import StateFileUnreadable, StoreUnwritable
from state.model import Project
from state.store import file_names
from state.store.codec import CHANGED, from_json, older_schema, require_writable, to_tables
from state.store.copies import append_copy, read_copy, remove_copies
from state.store.durable_storage import DurableStorage
from state.store.file_names import identity
from state.store.files import (
    FileGroup,
    list_files,
    make_folder,
    read_file,
    remove_temporaries,
    replace_file,
)
from state.store.index import Index
from state.store.indexed_store import IndexedStore
from state.store.lock import FolderLock
from state.store.port import DaemonRecord
from state.store.schemas import DAEMON_STEPS, bring_up_documents, from_document, keep_older, to_document
from state.store.sketch import sketch
from state.store.traces import Traces, traces_of

DAEMON_FILE = "daemon.json"
_RECENT = 512
"""Projects kept in memory: some megabytes, and a mail's project need not be read again to send its letters."""


class TinyDBStore(IndexedStore):
    """Keeps every project in a file of its own below `state_dir`. See `state.store.port.Store`."""

    def __init__(self, state_dir: str | Path, *, read_only: bool = False) -> None:
        super().__init__(Index())
        self._folder = Path(state_dir)
        self._refusal = f"{state_dir}: was opened for reading only" if read_only else None
        """Why nothing is written."""
        self._files: dict[str, str] = {}
        self._recent: OrderedDict[str, tuple[Project, Traces]] = OrderedDict()
        self._written: dict[str, tuple[int, ...]] = {}
        """What tells a project's file as it was last read or written from one changed since."""
        self._pending: dict[str, tuple[Project, Traces]] | None = None
        """Within `together`: what is committed and not yet written."""
        self._lock = None if read_only else self._take_folder()
        self._older: list[tuple[str, int]] = []
        """Files of an older schema, with its number."""
        try:
            self._build_index()
            self._bring_up()
        except BaseException:
            self.close()
            raise

    def _take_folder(self) -> FolderLock:
        make_folder(self._folder)
        lock = FolderLock(self._folder)
        try:
            remove_temporaries(self._folder)
            for name in (file_names.PROJECTS, file_names.UNFILED_FOLDER, file_names.MAILS):
                make_folder(self._folder / name)
                remove_temporaries(self._folder / name)
            bring_up_documents(self._folder)
        except BaseException:
            lock.release()
            raise
        return lock

    def _read_all(self) -> None:
        self._daemon_record = self._read_daemon_record()
        for folder in (file_names.PROJECTS, file_names.UNFILED_FOLDER):
            for name in list_files(self._folder / folder, file_names.SUFFIX):
                self._read_one(f"{self._folder}/{folder}/{name}")

    def _build_index(self) -> None:
        """Read every file, without the garbage collector: it would look through the growing index again and again."""
        collecting = gc.isenabled()
        gc.disable()
        try:
            self._read_all()
        finally:
            if collecting:
                gc.enable()

    def _read_one(self, path: str) -> None:
        data = read_file(path)
        if data is None:  # gone since the folder was listed
            return
        project = sketch(data, path)
        if self._lock is not None and (schema := older_schema(data)) is not None:
            self._older.append((path, schema))
        project_identity = identity(project.key)
        known = self._files.setdefault(project_identity, path)
        if known != path:
            raise StateFileUnreadable(f"{path}: holds the same project as {known}; keep one, move the other away")
        _require_place(path, project.key)
        self._index.replace(None, traces_of(project))

    def _bring_up(self) -> None:
        """Rewrite the files of an older schema, once everything has been read; what they were is kept."""
        for path, schema in self._older:
            data = read_file(path) or b""
            keep_older(self._folder, Path(path), data, schema)
            DurableStorage(path).write(to_tables(from_json(data, path)))
        self._older.clear()

    def _decode(self, path: str) -> Project:
        data = read_file(path)
        if data is None:
            raise StateFileUnreadable(f"{path}: is gone; put it back and start rosterd again")
        project = from_json(data, path)
        _require_place(path, project.key)
        return project

    def load(self, key: str) -> Project | None:
        """See `Store.load`."""
        found = self._load(identity(key))
        return None if found is None else found[0]

    def _load(self, project_identity: str) -> tuple[Project, Traces] | None:
        if self._pending and (pending := self._pending.get(project_identity)):
            return pending
        recent = self._recent.get(project_identity)
        if recent is not None:
            self._recent.move_to_end(project_identity)
            return recent
        path = self._files.get(project_identity)
        if path is None:
            return None
        project = self._decode(path)
        return self._remember(project_identity, project, traces_of(project))

    def _remember(self, project_identity: str, project: Project, traces: Traces) -> tuple[Project, Traces]:
        self._recent[project_identity] = found = (project, traces)
        self._written[project_identity] = _signature(self._files[project_identity])
        self._recent.move_to_end(project_identity)
        if len(self._recent) > _RECENT:
            self._recent.popitem(last=False)
        return found

    def projects(self) -> Iterator[Project]:
        """See `Store.projects`. Leaves the recently used ones in memory."""
        for name in self.names():
            project_identity = identity(name)
            known = (self._pending or {}).get(project_identity) or self._recent.get(project_identity)
            yield known[0] if known else self._decode(self._files[project_identity])

    def commit(self, project: Project) -> None:
        """See `Store.commit`."""
        project_identity = identity(project.key)
        before = self._load(project_identity)
        path = self._files.get(project_identity) or self._new_file(project)
        traces = traces_of(project)
        with self._writing():
            if self._pending is None:
                self._require_untouched(project_identity, path)
                DurableStorage(path).write(to_tables(project))
                self._files[project_identity] = path
                self._remember(project_identity, project, traces)
            else:
                require_writable(project, before and before[0])
                self._files[project_identity] = path
                self._pending[project_identity] = project, traces
        self._index.replace(None if before is None else before[1], traces)

    @contextmanager
    def together(self) -> Iterator[None]:
        """See `Store.together`."""
        if self._pending is not None:
            yield
            return
        self._pending = {}
        try:
            yield
        finally:
            pending, self._pending = self._pending, None
            self._write_all(pending)

    def _write_all(self, pending: dict[str, tuple[Project, Traces]]) -> None:
        if not pending:
            return
        with self._writing():
            group = FileGroup()
            for project_identity, (project, _) in pending.items():
                path = self._files[project_identity]
                self._require_untouched(project_identity, path)
                DurableStorage(path, group.replace).write(to_tables(project))
            group.flush()
        for project_identity, (project, traces) in pending.items():
            self._remember(project_identity, project, traces)

    def _require_untouched(self, project_identity: str, path: str) -> None:
        """Refuse to write over an edit by hand (U5). Raises StateFileUnreadable."""
        known = self._written.get(project_identity)
        if known is not None and known != _signature(path):
            raise StateFileUnreadable(f"{path}: {CHANGED} while rosterd was running; undo that and start rosterd again")

    def _new_file(self, project: Project) -> str:
        path = self._folder / file_names.record_file(project.key)
        if path.exists():
            raise StateFileUnreadable(f"{path}: has appeared while rosterd was running; start rosterd again")
        return str(path)

    def daemon_record(self) -> DaemonRecord:
        """See `Store.daemon_record`."""
        return self._daemon_record

    def _read_daemon_record(self) -> DaemonRecord:
        path = self._folder / DAEMON_FILE
        data = read_file(path)
        if data is None:
            return DaemonRecord()
        return from_document(data, DaemonRecord, DAEMON_STEPS, path, "put back a copy, or remove it")

    def save_daemon_record(self, record: DaemonRecord) -> None:
        """See `Store.save_daemon_record`."""
        with self._writing():
            replace_file(self._folder / DAEMON_FILE, to_document(record, DAEMON_STEPS))
        self._daemon_record = record

    def keep_copy(self, message_id: str, made_at: dt.datetime, data: bytes) -> None:
        """See `Store.keep_copy`."""
        with self._writing():
            append_copy(f"{self._folder}/{file_names.copies_file(made_at)}", made_at, data)

    def read_copy(self, message_id: str, made_at: dt.datetime) -> bytes | None:
        """See `Store.read_copy`."""
        return read_copy(f"{self._folder}/{file_names.copies_file(made_at)}", message_id)

    def forget_copies(self, before: dt.date) -> int:
        """See `Store.forget_copies`."""
        with self._writing():
            return remove_copies(self._folder / file_names.MAILS, before)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Refuse to write for a reader and, for the same reason, after a write that failed."""
        if self._refusal is not None:
            raise StoreUnwritable(self._refusal)
        try:
            yield
        except StoreUnwritable as error:
            self._refusal = str(error)
            raise

    def close(self) -> None:
        """See `Store.close`."""
        self._refusal = f"{self._folder}: is closed"
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _signature(path: str) -> tuple[int, ...]:
    try:
        about = os.stat(path)
    except OSError:
        return ()
    return about.st_ino, about.st_mtime_ns, about.st_size


def _require_place(path: str, key: str) -> None:
    """Refuse a copy under a name of its own: rosterd would write to another file than the administrator reads."""
    if not file_names.is_file_of(os.path.basename(path), identity(key)):
        expected = file_names.record_file(key).name
        raise StateFileUnreadable(f"{path}: holds what belongs in {expected}; rename it, or move the copy away")
