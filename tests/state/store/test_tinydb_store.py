"""The state files themselves: their places, rights and looks, and what is said when they do not serve."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tinydb import TinyDB, where

from state.errors import StateFileUnreadable, StoreInUse, StoreUnwritable
from state.model import Assignment, Contact, Entry, LetterRecord, Project
from state.notice import Source
from state.store import files
from state.store.durable_storage import DurableStorage
from state.store.file_names import project_file
from state.store.port import DaemonRecord
from state.store.tinydb_store import TinyDBStore

ROOT = Path(__file__).parents[3]
AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
NAME = "经开 AI/应用 (二期)"
PROJECT = Project(
    NAME,
    manager="黄俊杰",
    team=("赵卓熠",),
    assignments=(
        Assignment(
            "a1", "鲍丙坤", None, AT.date(), None, 5.0, sources=(Source("person", 1, "a\n          b\n        } c"),)
        ),
    ),
    letters=(
        LetterRecord("l1", "forms", (Contact("查甘望", "c@example.com"),), (), "回复", "<l1@example.com>", AT, "sent"),
    ),
    history=(Entry(AT, "记录了鲍丙坤"),),
    wake_on=AT.date(),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state-files"


@pytest.fixture
def store(folder: Path) -> Iterator[TinyDBStore]:
    store = TinyDBStore(folder)
    yield store
    store.close()


def written(folder: Path, project: Project = PROJECT) -> Path:
    """The file of a project that a store has committed and left."""
    store = TinyDBStore(folder)
    store.commit(project)
    store.close()
    return folder / "projects" / project_file(project.name)


def test_a_file_is_named_after_its_project() -> None:
    """Letters, digits and Han characters stay, the rest becomes `_`; long names are cut; the hash tells them apart."""
    assert re.fullmatch("经开_AI_应用__二期_-[0-9a-f]{8}[.]json", project_file(NAME))
    assert project_file("x/y") != project_file("x:y")
    for name in ("项" * 200, "x" * 999, "é" * 150):
        assert len(project_file(name).encode()) < 200
    assert project_file("项" * 200) != project_file("项" * 201)


def test_a_file_reads_well(folder: Path) -> None:
    """Indented, not escaped, in the order in which people look; what is not set is left out."""
    text = written(folder).read_text(encoding="utf-8")
    assert list(json.loads(text)) == ["file", "project", "assignments", "requests", "letters", "mails", "history"]
    assert '      "person": "鲍丙坤",\n' in text
    assert '        { "name": "查甘望", "address": "c@example.com" }\n' in text
    assert "stand_in" not in text
    assignment = json.loads(text)["assignments"]["1"]
    looked_for = ("id", "person", "role", "start", "end", "state", "extension", "estimated_days", "support_days")
    assert set(looked_for) <= set(assignment)
    assert assignment["sources"][0]["text"] == "a\n          b\n        } c"


def test_a_file_is_a_tinydb_database(folder: Path) -> None:
    """TinyDB opens and queries it, with our storage or its own; what TinyDB writes is durable and read back."""
    path = written(folder)
    with TinyDB(path) as own:
        assert own.table("assignments").get(doc_id=1)["person"] == "鲍丙坤"
    with TinyDB(path, storage=DurableStorage) as database:
        assert database.table("letters").search(where("kind") == "forms")[0].doc_id == 1
        assert database.table("assignments").update({"role": "测试"}, where("id") == "a1") == [1]
    changed = TinyDBStore(folder, read_only=True).load(NAME)
    assert changed is not None
    assert changed.assignments[0].role == "测试"


def test_rights_whatever_the_umask(folder: Path) -> None:
    """Files 0600, folders 0700: people's names and addresses are in them."""
    for umask, place in ((0o000, folder / "open"), (0o777, folder / "shut")):
        before = os.umask(umask)
        try:
            store = TinyDBStore(place)
            store.commit(PROJECT)
            store.keep_copy("<l1@example.com>", AT, b"x")
            store.save_daemon_record(DaemonRecord())
            store.close()
        finally:
            os.umask(before)
        for path in (place, *place.rglob("*")):
            assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_one_writer_and_any_readers(folder: Path, store: TinyDBStore) -> None:
    """A second daemon is refused, naming the folder; readers need no lock; the lock ends with `close`."""
    store.commit(PROJECT)
    with pytest.raises(StoreInUse, match=f"{folder}: another .*running"):
        TinyDBStore(folder)
    reader = TinyDBStore(folder, read_only=True)
    assert reader.load(NAME) == PROJECT
    with pytest.raises(StoreUnwritable, match="reading only"):
        reader.commit(PROJECT)
    store.close()
    TinyDBStore(folder).close()


def test_a_reader_makes_nothing(folder: Path) -> None:
    """`status`, `show` and `simulate` change nothing, not even on a state folder that is not there yet."""
    assert TinyDBStore(folder, read_only=True).names() == ()
    assert not folder.exists()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut in half": _cut,
    "empty": lambda path: path.write_bytes(b""),
    "no JSON": lambda path: path.write_bytes(b"\xff\xfe nonsense"),
    "deep": lambda path: path.write_bytes(b"[" * 100_000),
    "another shape": lambda path: path.write_bytes(b'{"_default": {"1": {}}}'),
    "no project": lambda path: _change(path, '"name": "经开', '"nome": "经开'),
    "no day": lambda path: _change(path, '"start": "2026-06-01"', '"start": "2026-06-31"'),
    "no state": lambda path: _change(path, '"state": "planned"', '"state": "plonned"'),
    "newer": lambda path: _change(path, '"schema": 1', '"schema": 2'),
    "copied": lambda path: shutil.copy(path, path.with_name(f"{path.stem} copy.json")),
    "copied alike": lambda path: shutil.copy(path, path.with_name(f"z{path.name}")),
    "renamed": lambda path: path.rename(path.with_name("x-12345678.json")),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_does_not_read_is_named_and_left_alone(folder: Path, damage: str) -> None:
    """An error at start in one line that names the file; nothing is overwritten."""
    path = written(folder)
    DAMAGES[damage](path)
    before = {file: file.read_bytes() for file in path.parent.iterdir()}
    for read_only in (False, True):
        with pytest.raises(StateFileUnreadable) as failure:
            TinyDBStore(folder, read_only=read_only)
        message = str(failure.value)
        assert any(message.startswith(f"{file}: ") for file in before)
        assert "\n" not in message
        assert ("newer rosterd" in message) == (damage == "newer")
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


def test_damage_while_running_is_not_overwritten(folder: Path) -> None:
    """A commit to a file that does not read any more raises, and leaves it as it is."""
    path = written(folder)
    store = TinyDBStore(folder)
    _cut(path)
    cut = path.read_bytes()
    with pytest.raises(StateFileUnreadable, match="not a whole project file"):
        store.commit(PROJECT)
    assert path.read_bytes() == cut
    store.close()


EDITS: dict[str, Callable[[Path], object]] = {
    "another day": lambda path: _change(path, '"start": "2026-06-01"', '"start": "2026-06-02"'),
    "a blank": lambda path: _change(path, '"schema": 1', '"schema":  1'),
    "a line at the end": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "another seal": lambda path: _change(path, '"seal": "', '"seal": "0'),
    "no seal": lambda path: _change(path, '"seal"', '"sale"'),
}


@pytest.mark.parametrize("edit", EDITS)
def test_u5_an_edit_by_hand_is_noticed(folder: Path, edit: str) -> None:
    """U5: refused at start in one line that names the file and the remedy; nothing is overwritten."""
    path = written(folder)
    EDITS[edit](path)
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(StateFileUnreadable) as failure:
            TinyDBStore(folder, read_only=read_only)
        message = str(failure.value)
        assert message.startswith(f"{path}: was changed by hand; ")
        assert "rosterd amend" in message
        assert "\n" not in message
    assert path.read_bytes() == before


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("edit", EDITS)
def test_u5_an_edit_while_running_is_not_overwritten(folder: Path, edit: str, *, together: bool) -> None:
    """U5: what the daemon holds in memory is not written over it."""
    path = written(folder)
    store = TinyDBStore(folder)
    assert store.load(NAME) == PROJECT
    EDITS[edit](path)
    edited = path.read_bytes()
    with pytest.raises(StateFileUnreadable, match="changed by hand while"), _batch(store, together=together):
        store.commit(PROJECT)
    assert path.read_bytes() == edited
    store.close()


def _batch(store: TinyDBStore, *, together: bool) -> AbstractContextManager[None]:
    return store.together() if together else nullcontext()


def test_a_file_that_appears_while_running_is_not_overwritten(folder: Path, store: TinyDBStore) -> None:
    """An administrator who puts a file back is told to start rosterd again."""
    path = folder / "projects" / project_file(NAME)
    path.write_text("put back")
    with pytest.raises(StateFileUnreadable, match="has appeared"):
        store.commit(PROJECT)
    assert path.read_text() == "put back"


def test_a_damaged_daemon_record_is_named(folder: Path) -> None:
    """`daemon.json` is a state file too."""
    written(folder)
    (folder / "daemon.json").write_text("{")
    with pytest.raises(StateFileUnreadable, match=r"daemon\.json: "):
        TinyDBStore(folder)


def test_what_a_crash_left_is_ignored_and_removed(folder: Path) -> None:
    """Temporary files: readers ignore them, the next writer removes them."""
    path = written(folder)
    leftovers = [
        path.with_name(f".{path.name}.tmp"),
        folder / ".daemon.json.tmp",
        folder / "unfiled" / ".2026-06.json.tmp",
    ]
    for left in leftovers:
        left.write_text("{")
    assert TinyDBStore(folder, read_only=True).names() == (NAME,)
    assert all(left.exists() for left in leftovers)
    TinyDBStore(folder).close()
    assert not any(left.exists() for left in leftovers)


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace", "fsync of the folder"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EACCES])
def test_a_write_that_fails(
    folder: Path, store: TinyDBStore, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """One line; nothing in memory has changed; no fsync is tried again; the store commits nothing more."""
    store.commit(PROJECT)
    calls = []

    def fail(*_: object, **__: object) -> None:
        calls.append(call)
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as broken:
        if call == "fsync of the folder":
            broken.setattr(files, "sync_folder", fail)
        else:
            broken.setattr(os, call, fail)
        with pytest.raises(StoreUnwritable) as failure:
            store.commit(Project(NAME, manager="新人"))
    message = str(failure.value)
    assert message.startswith(str(folder))
    assert os.strerror(code) in message
    assert "\n" not in message
    assert len(calls) == 1
    assert store.load(NAME) == PROJECT
    assert store.due(AT.date()) == (NAME,)
    assert not list(folder.rglob(".*.tmp"))
    with pytest.raises(StoreUnwritable, match=re.escape(message)):
        store.commit(PROJECT)
    with pytest.raises(StoreUnwritable, match=re.escape(message)):
        store.keep_copy("<x@y>", AT, b"")


def test_short_writes_are_continued(store: TinyDBStore, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel may take less than it was given."""
    write = os.write

    def write_some(descriptor: int, data: memoryview) -> int:
        return write(descriptor, data[:100])

    monkeypatch.setattr(os, "write", write_some)
    store.commit(PROJECT)
    monkeypatch.undo()
    assert TinyDBStore(folder, read_only=True).load(NAME) == PROJECT


def test_text_that_is_no_text_changes_nothing(store: TinyDBStore) -> None:
    """A record that cannot be written at all is refused before anything is touched, and the store goes on."""
    store.commit(PROJECT)
    with pytest.raises(UnicodeEncodeError):
        store.commit(Project(NAME, manager="\ud800"))
    assert store.load(NAME) == PROJECT
    store.commit(Project(NAME))


def test_a_state_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """The state folder's place is taken by a file: one line that names it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnwritable, match=r"file"):
        TinyDBStore(tmp_path / "file")
    with pytest.raises(StoreUnwritable, match=r"file"):
        TinyDBStore(tmp_path / "file" / "below")


def test_a_state_folder_without_the_right_to_write() -> None:
    """A folder of somebody else's: one line with the remedy, not a traceback."""
    code = (
        "import os, sys\n"
        "from state.errors import StoreUnwritable\n"
        "from state.store.tinydb_store import TinyDBStore\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "try: TinyDBStore(sys.argv[1])\n"
        "except StoreUnwritable as error: print(error)\n"
    )
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        place = str(Path(folder) / "state-files")
        done = subprocess.run([sys.executable, "-c", code, place], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith(place)
    assert "let the daemon's user write there" in done.stdout
