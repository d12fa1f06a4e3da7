"""A project as the tables of its file, and back.

Every record is a document of its own, keyed "1", "2", … in order as TinyDB keys them. What an administrator looks
for is always written; other keys are left out where they hold their default, and reading puts the default back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from state.errors import StateFileUnreadable
from state.model import Assignment, Entry, HandledMail, LetterRecord, Project, Request
from state.store.durable_storage import Document, Tables
from state.store.schemas import Step, brought_up, newer
from state.store.seal import UNSEALED, is_intact

FIRST_SCHEMA = 1
STEPS: tuple[Step, ...] = ()
"""The step at place n makes the tables of schema n + 2 of those of schema n + 1, the first there was."""
SCHEMA = FIRST_SCHEMA + len(STEPS)
_HEAD = 80
"""Bytes within which a file that rosterd wrote names its schema."""
_REMEDY = "put back a copy that reads, or move the file out of the state folder; rosterd never overwrites it"
CHANGED = "was changed by hand"
_UNDO = "undo the change or put back a copy; records are corrected by a notice, or by rosterd amend"

File = TypeVar("File", bound="TableFile")


class _FileRow(Struct):
    schema: int


class _FileOnly(Struct):
    file: dict[str, _FileRow]


class TableFile(_FileOnly):
    """The tables that say which file this is; a subclass adds those it wants to read.

    The one document of `project` holds the project's own fields, without the records of the other tables.
    """

    project: dict[str, Project]


class _ProjectFile(TableFile):
    assignments: dict[str, Assignment]
    requests: dict[str, Request]
    letters: dict[str, LetterRecord]
    mails: dict[str, HandledMail]
    history: dict[str, Entry]


_TABLES: dict[str, type[Struct]] = {
    "assignments": Assignment,
    "requests": Request,
    "letters": LetterRecord,
    "mails": HandledMail,
    "history": Entry,
}
_ALWAYS: dict[type[Struct], set[str]] = {
    Project: {"manager", "rd_lead", "team", "wake_on", *_TABLES},
    Assignment: {"state", "extension", "estimated_days", "support_days"},
    Request: {"state", "proposed", "votes"},
    LetterRecord: {"state", "sent_at"},
    HandledMail: {"reason"},
    Entry: {"mail"},
}
"""The fields with a default that are written all the same."""


def _left_out(kind: type[Struct]) -> dict[str, object]:
    return {
        field.name: msgspec.to_builtins(field.default)
        for field in msgspec.structs.fields(kind)
        if not field.required and field.name not in _ALWAYS[kind]
    }


_DEFAULTS = {kind: _left_out(kind) for kind in _ALWAYS}
_encode = msgspec.json.Encoder().encode
_decoder = msgspec.json.Decoder(_ProjectFile)
_decode_schema = msgspec.json.Decoder(_FileOnly).decode


def to_tables(project: Project) -> Tables:
    """The tables of the project's file, in the order in which people read them."""
    own: Document = msgspec.to_builtins(project)
    tables = {name: _table(own.pop(name), _DEFAULTS[kind]) for name, kind in _TABLES.items()}
    return {
        "file": {"1": {"schema": SCHEMA, "seal": UNSEALED}},
        "project": _table((own,), _DEFAULTS[Project]),
        **tables,
    }


def require_writable(project: Project, before: Project | None) -> None:
    """Refuse at once what could not be written later. Raises UnicodeEncodeError for text that is no text.

    Of a project that was writable `before`, only the records that are new since are looked at.
    """
    _encode(project if before is None else _without_known_records(project, before))


def _without_known_records(project: Project, before: Project) -> Project:
    """The project with those records alone that are not the very records that stood in it before."""
    new: dict[str, tuple[Struct, ...]] = {}
    for table in _TABLES:
        known = set(map(id, getattr(before, table)))
        new[table] = tuple([record for record in getattr(project, table) if id(record) not in known])
    return replace(project, **new)


def _table(documents: Iterable[Document], defaults: dict[str, object]) -> dict[str, Document]:
    table = {}
    for number, document in enumerate(documents, 1):
        for name, default in defaults.items():
            if document[name] == default:
                del document[name]
        table[str(number)] = document
    return table


def from_json(data: bytes, path: str) -> Project:
    """The project that a file's content records. Raises StateFileUnreadable, which names the file."""
    file, project = decode_file(_decoder, data, path)
    return replace(
        project,
        assignments=tuple(file.assignments.values()),
        requests=tuple(file.requests.values()),
        mails=tuple(file.mails.values()),
        letters=tuple(file.letters.values()),
        history=tuple(file.history.values()),
    )


def decode_file(decoder: msgspec.json.Decoder[File], data: bytes, path: str) -> tuple[File, Project]:
    """The tables the decoder asks for, and the project's own fields. Raises StateFileUnreadable."""
    try:
        file = decoder.decode(data)
        reason = None if [row.schema for row in file.file.values()] == [SCHEMA] else "its table `file` names no schema"
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        reason = str(error)
    if reason is not None:
        file = _decode_older(decoder, data, path, reason)
    elif not is_intact(data):
        raise StateFileUnreadable(f"{path}: {CHANGED}; {_UNDO}")
    if len(file.project) != 1:
        raise _unreadable(path, data, "its table `project` must hold one document")
    return file, next(iter(file.project.values()))


def _decode_older(decoder: msgspec.json.Decoder[File], data: bytes, path: str, reason: str) -> File:
    """The tables of a file of an older schema, as they are today. Raises StateFileUnreadable for any other."""
    schema = older_schema(data)
    if schema is None:
        raise _unreadable(path, data, reason)
    try:
        tables = brought_up(msgspec.json.decode(data, type=Tables), STEPS[schema - FIRST_SCHEMA :])
        return decoder.decode(_encode({**tables, "file": {"1": {"schema": SCHEMA}}}))
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unreadable(path, data, str(error)) from error


def older_schema(data: bytes) -> int | None:
    """The number of an older schema that a file is of; None for one of today's, a newer one, and what is none."""
    if f'"schema": {SCHEMA}'.encode() in data[:_HEAD]:
        return None
    schema = _schema(data)
    return schema if FIRST_SCHEMA <= schema < SCHEMA else None


def _unreadable(path: str, data: bytes, reason: str) -> StateFileUnreadable:
    if _schema(data) > SCHEMA:
        return newer(path)
    return StateFileUnreadable(f"{path}: is not a whole project file ({reason}); {_REMEDY}")


def _schema(data: bytes) -> int:
    """The schema a file names even where the rest is of another shape; 0 when it names none."""
    try:
        return max((row.schema for row in _decode_schema(data).file.values()), default=0)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return 0
