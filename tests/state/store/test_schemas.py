"""State files of another age: older ones are read, rewritten and kept as they were; newer ones are refused.

`older/` holds files as they were written before documents carried the number of their schema.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from daemon.mailbox_marks import FileMarkKeeper
from state.errors import StateFileUnreadable
from state.store import codec
from state.store.aside import AsideFolder
from state.store.file_names import project_file
from state.store.tinydb_store import TinyDBStore
from tests.state.store.test_contract import FULL

OLDER = Path(__file__).with_name("older")
DOCUMENTS = ("daemon.json", "mailbox.json", "aside/0123456789ab.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A state folder that an older rosterd has left."""
    shutil.copytree(OLDER, tmp_path / "state-files")
    return tmp_path / "state-files"


def renamed(tables: dict[str, Any]) -> dict[str, Any]:
    """A step from schema 1 to 2, as one may come: the manager stood under another name."""
    own = dict(tables["project"]["1"])
    own["manager"] = own.pop("project_manager")
    return {**tables, "project": {"1": own}}


@pytest.fixture
def old_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's file of schema 1, in a rosterd whose own is 2."""
    folder = tmp_path / "state-files"
    store = TinyDBStore(folder)
    store.commit(FULL)
    store.close()
    path = folder / "projects" / project_file(FULL.name)
    tables = json.loads(path.read_bytes())
    tables["project"]["1"]["project_manager"] = tables["project"]["1"].pop("manager")
    path.write_text(json.dumps(tables, ensure_ascii=False, indent=2), encoding="utf-8")
    monkeypatch.setattr(codec, "STEPS", (renamed,))
    monkeypatch.setattr(codec, "SCHEMA", 2)
    return path


def records(folder: Path) -> tuple[object, ...]:
    store = TinyDBStore(folder, read_only=True)
    return store.daemon_record(), FileMarkKeeper(folder).load(), tuple(AsideFolder(folder).all())


def test_a_reader_reads_older_documents_and_changes_nothing(folder: Path) -> None:
    before = {name: (folder / name).read_bytes() for name in DOCUMENTS}
    record, mark, aside = records(folder)
    assert record.under_way == ("<1@d.example>",)  # type: ignore[attr-defined]
    assert record.reviewed == "2026-Q1"  # type: ignore[attr-defined]
    assert (mark.first, mark.next) == (17, 42)  # type: ignore[attr-defined]
    assert mark.newest == dt.datetime.fromisoformat("2026-05-22T09:30:00+08:00")  # type: ignore[attr-defined]
    assert [one.reason for one in aside] == ["超出限制：size"]  # type: ignore[attr-defined]
    assert {name: (folder / name).read_bytes() for name in DOCUMENTS} == before


def test_the_daemon_rewrites_older_documents_and_keeps_what_they_were(folder: Path) -> None:
    before = records(folder)
    TinyDBStore(folder).close()
    assert records(folder) == before
    for name in DOCUMENTS:
        assert json.loads((folder / name).read_bytes())["schema"] == 1
        assert (folder / "older" / "schema-0" / name).read_bytes() == (OLDER / name).read_bytes()
        assert (folder / "older" / "schema-0" / name).stat().st_mode & 0o777 == 0o600


def test_what_is_kept_is_never_overwritten(folder: Path) -> None:
    """A start that was cut off between keeping and rewriting is done again."""
    kept = folder / "older" / "schema-0" / "daemon.json"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"what it was")
    TinyDBStore(folder).close()
    assert kept.read_bytes() == b"what it was"


def test_an_older_project_is_read_rewritten_and_kept(old_project: Path) -> None:
    folder, before = old_project.parents[1], old_project.read_bytes()
    assert TinyDBStore(folder, read_only=True).load(FULL.name) == FULL
    assert old_project.read_bytes() == before
    store = TinyDBStore(folder)
    assert store.load(FULL.name) == FULL
    store.close()
    assert json.loads(old_project.read_bytes())["file"]["1"]["schema"] == 2
    assert json.loads(old_project.read_bytes())["project"]["1"]["manager"] == FULL.manager
    assert (folder / "older" / "schema-1" / "projects" / old_project.name).read_bytes() == before
    assert TinyDBStore(folder).load(FULL.name) == FULL


def test_an_older_project_that_its_step_does_not_take_is_named_and_stays(old_project: Path) -> None:
    tables = json.loads(old_project.read_bytes())
    del tables["project"]["1"]["project_manager"]
    old_project.write_text(json.dumps(tables), encoding="utf-8")
    before = old_project.read_bytes()
    with pytest.raises(StateFileUnreadable, match="is not a whole project file"):
        TinyDBStore(old_project.parents[1])
    assert old_project.read_bytes() == before


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_newer_document_is_refused_in_one_line(folder: Path, name: str) -> None:
    path = folder / name
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "schema": 2}), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StateFileUnreadable) as caught:
        records(folder)
    assert str(caught.value) == f"{path}: was written by a newer rosterd; start that one, not this"
    if name != "daemon.json":
        TinyDBStore(folder).close()
    assert path.read_bytes() == before


def test_a_newer_project_is_refused_in_one_line(tmp_path: Path) -> None:
    store = TinyDBStore(tmp_path)
    store.commit(FULL)
    store.close()
    path = tmp_path / "projects" / project_file(FULL.name)
    path.write_bytes(path.read_bytes().replace(b'"schema": 1', b'"schema": 9'))
    for read_only in (True, False):
        with pytest.raises(StateFileUnreadable, match="was written by a newer rosterd"):
            TinyDBStore(tmp_path, read_only=read_only)


@pytest.mark.parametrize("schema", ['"1"', "-1", "1.0", "true", "null"])
def test_a_schema_that_is_no_number_is_a_file_that_does_not_read(folder: Path, schema: str) -> None:
    (folder / "daemon.json").write_text(f'{{"schema": {schema}}}', encoding="utf-8")
    with pytest.raises(StateFileUnreadable, match="is not whole"):
        TinyDBStore(folder)
