"""What the index needs of a project's file, read without making records of the rest (a third of the time)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import msgspec
from msgspec import Struct, field

from state.model import AssignmentState, Contact, LetterKind, LetterState, Outcome, Project
from state.notice import Period
from state.store.codec import TableFile, decode_file, from_json

UNSETTLED: tuple[LetterState, ...] = ("waiting", "uncertain")


class AssignmentSketch(Struct, frozen=True, gc=False):
    """Of an assignment: who is busy, when and for how much."""

    id: str
    person: str
    start: dt.date
    end: dt.date | None
    state: AssignmentState = "planned"
    estimated_days: float | None = None
    support_days: float | None = None
    segments: tuple[Period, ...] = ()


class MailSketch(Struct, frozen=True, gc=False):
    """Of a mail handled: that it was, and whether it was only answered."""

    key: str
    message_id: str | None
    outcome: Outcome


class LetterSketch(Struct, frozen=True, gc=False):
    """Of a settled letter: how it is found, and whom it answered."""

    kind: LetterKind
    message_id: str
    made_at: dt.datetime
    unread_to: msgspec.Raw = field(name="to")
    state: LetterState = "waiting"
    token: str | None = None
    answers: str | None = None

    @property
    def to(self) -> tuple[Contact, ...]:
        """See `LetterRecord.to`; read only when it is asked for, which is seldom."""
        return _contacts(self.unread_to)


class _SketchFile(TableFile):
    assignments: dict[str, AssignmentSketch]
    letters: dict[str, LetterSketch]
    mails: dict[str, MailSketch]


class ProjectSketch(Struct, frozen=True, gc=False):
    """A project without unsettled letters, as far as the index knows it."""

    key: str
    wake_on: dt.date | None
    assignments: Collection[AssignmentSketch]
    letters: Collection[LetterSketch]
    mails: Collection[MailSketch]


_decoder = msgspec.json.Decoder(_SketchFile)
_contacts = msgspec.json.Decoder(tuple[Contact, ...]).decode


def sketch(data: bytes, path: str) -> Project | ProjectSketch:
    """What the index needs of a file's content. Raises StateFileUnreadable, which names the file.

    The few projects with unsettled letters are read in full, because the index holds those letters.
    """
    file, project = decode_file(_decoder, data, path)
    letters = file.letters.values()
    if any(letter.state in UNSETTLED for letter in letters):
        return from_json(data, path)
    return ProjectSketch(project.key, project.wake_on, file.assignments.values(), letters, file.mails.values())
