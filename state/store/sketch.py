"""What the index needs of a project's file, read without making records of the rest (a third of the time)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import msgspec
from msgspec import Struct

from state.model import AssignmentState, LetterRecord, Outcome
from state.notice import Period
from state.store.codec import TableFile, decode_file


class AssignmentSketch(Struct, frozen=True, gc=False):
    """Of an assignment: who is busy, and when."""

    id: str
    person: str
    start: dt.date
    end: dt.date | None
    state: AssignmentState = "planned"
    support_days: float | None = None
    segments: tuple[Period, ...] = ()


class MailSketch(Struct, frozen=True, gc=False):
    """Of a mail handled: that it was, and whether it was only answered."""

    key: str
    message_id: str | None
    outcome: Outcome


class _SketchFile(TableFile):
    assignments: dict[str, AssignmentSketch]
    letters: dict[str, LetterRecord]
    mails: dict[str, MailSketch]


class ProjectSketch(Struct, frozen=True, gc=False):
    """A project as far as the index knows it."""

    key: str
    wake_on: dt.date | None
    assignments: Collection[AssignmentSketch]
    letters: Collection[LetterRecord]
    mails: Collection[MailSketch]


_decoder = msgspec.json.Decoder(_SketchFile)


def sketch(data: bytes, path: str) -> ProjectSketch:
    """What the index needs of a file's content. Raises StateFileUnreadable, which names the file."""
    file, project = decode_file(_decoder, data, path)
    return ProjectSketch(
        key=project.key,
        wake_on=project.wake_on,
        assignments=file.assignments.values(),
        letters=file.letters.values(),
        mails=file.mails.values(),
    )
