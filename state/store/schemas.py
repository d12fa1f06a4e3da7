"""The schema of a state file: a number in it that says how it is to be read.

A change of what a file means gets a new number and a step from the one before, so that files of every age are read. At
start the daemon rewrites the older ones and keeps what they were in `older/`; one that is newer than the program is
refused, for what it says would be lost by the next write.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import msgspec
from msgspec import Struct

from state.errors import StateFileUnreadable
from state.store.files import list_files, make_folder, read_file, replace_file

Document: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Document], Document]
"""Makes a document of one schema what the next one wants; the number itself is not its business."""
Record = TypeVar("Record", bound=Struct)
OLDER = "older"


def _unnumbered(document: Document) -> Document:
    """Schema 0: the files of before there were numbers say what those of schema 1 say."""
    return document


DAEMON_STEPS: tuple[Step, ...] = (_unnumbered,)
MARK_STEPS: tuple[Step, ...] = (_unnumbered,)
ASIDE_STEPS: tuple[Step, ...] = (_unnumbered,)
"""The step at place n makes schema n + 1 of schema n; today's schema is how many there are."""
DOCUMENTS: tuple[tuple[str, str, tuple[Step, ...]], ...] = (
    ("", "daemon.json", DAEMON_STEPS),
    ("", "mailbox.json", MARK_STEPS),
    ("", "exchange.json", MARK_STEPS),
    ("aside", ".json", ASIDE_STEPS),
)
"""Folder, ending of the name, and steps of every kind of document beside the projects' files."""


def to_document(record: Struct, steps: tuple[Step, ...]) -> bytes:
    """The record as indented JSON, behind its schema."""
    data = msgspec.json.encode({"schema": len(steps), **msgspec.to_builtins(record)})
    return msgspec.json.format(data, indent=2) + b"\n"


def from_document(data: bytes, kind: type[Record], steps: tuple[Step, ...], path: str | Path, remedy: str) -> Record:
    """The record of a document of whatever schema. Raises StateFileUnreadable, which names file and remedy."""
    try:
        document = _decode(data)
        schema = schema_of(document)
        if schema <= len(steps):
            return msgspec.convert(brought_up(document, steps[schema:]), kind)
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise StateFileUnreadable(f"{path}: is not whole ({error}); {remedy}") from error
    raise newer(path)


def _decode(data: bytes) -> Document:
    return msgspec.json.decode(data, type=Document)


def schema_of(document: Document) -> int:
    """The schema that a document names; 0 when it names none. Raises ValueError when that is no number."""
    schema = document.get("schema", 0)
    if type(schema) is not int or schema < 0:
        raise ValueError("its schema is no number")
    return schema


def brought_up(document: Document, steps: tuple[Step, ...]) -> Document:
    """The document after these steps."""
    for step in steps:
        document = step(document)
    return document


def newer(path: str | Path) -> StateFileUnreadable:
    """The refusal of a file that a newer program wrote."""
    return StateFileUnreadable(f"{path}: was written by a newer rosterd; start that one, not this")


def bring_up_documents(state_dir: Path) -> None:
    """Rewrite every older document beside the projects' files; each is kept. Those that do not read are left alone.

    Raises StoreUnwritable.
    """
    for folder, ending, steps in DOCUMENTS:
        for name in list_files(state_dir / folder, ending):
            _bring_up(state_dir, state_dir / folder / name, steps)


def _bring_up(state_dir: Path, path: Path, steps: tuple[Step, ...]) -> None:
    data = read_file(path) or b""
    try:
        document = _decode(data)
        schema = schema_of(document)
        if schema >= len(steps):
            return
        now = {"schema": len(steps), **brought_up(document, steps[schema:])}
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError, RecursionError):
        return
    keep_older(state_dir, path, data, schema)
    replace_file(path, msgspec.json.format(msgspec.json.encode(now), indent=2) + b"\n")


def keep_older(state_dir: Path, path: Path, data: bytes, schema: int) -> None:
    """Keep what a file was before it is rewritten, durably: `older/schema-<number>/…`; what is kept stays as it is."""
    kept = state_dir / OLDER / f"schema-{schema}" / path.relative_to(state_dir)
    if not kept.exists():
        make_folder(kept.parent)
        replace_file(kept, data)
