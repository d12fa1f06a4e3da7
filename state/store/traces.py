"""What a project leaves in the index: little, so that the index of a large store stays small."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from state.directory import address_key, name_key
from state.model import Assignment, LetterKind, LetterRecord, Project
from state.store.places import Digest
from state.store.port import ANSWERS_THAT_RECORD_NOTHING, BusyPeriod
from state.store.sketch import UNSETTLED, AssignmentSketch, ProjectSketch

_LATE_WORDS: frozenset[LetterKind] = frozenset(("extension_result", "need_result"))
_COUNTED = _LATE_WORDS.union(ANSWERS_THAT_RECORD_NOTHING)
EVERYBODY = ""
"""Counts for all addresses together; nobody's address is empty."""
_person_key = lru_cache(maxsize=4096)(name_key)


class Traces(Struct, frozen=True, gc=False):
    """One project's share of the index."""

    key: str
    wake_on: dt.date | None
    ledger: tuple[Digest, ...]
    mails: tuple[Digest, ...]
    letters: tuple[Digest, ...]
    tokens: tuple[Digest, ...]
    answers: tuple[Digest, ...]
    """Of (address, day), as often as the address got an answer that records nothing, and the same of everybody."""
    busy: tuple[tuple[str, BusyPeriod], ...]
    """(person's name key, period) of the assignments planned or active."""
    unsettled: tuple[LetterRecord, ...]


def traces_of(project: Project | ProjectSketch) -> Traces:
    """What the project leaves in the index."""
    key = project.key
    letters = project.letters
    return Traces(
        key=key,
        wake_on=project.wake_on,
        ledger=tuple([hash(mail.key) for mail in project.mails]),
        mails=tuple([hash(mail.message_id) for mail in project.mails if mail.message_id is not None]),
        letters=tuple([hash(letter.message_id) for letter in letters]),
        tokens=tuple([hash(letter.token) for letter in letters if letter.token is not None]),
        answers=_answers(project),
        busy=tuple([_busy(key, lent) for lent in project.assignments if lent.state in ("planned", "active")]),
        unsettled=tuple(
            [
                replace(letter, frozen=None)
                for letter in letters
                if letter.state in UNSETTLED and isinstance(letter, LetterRecord)
            ]
        ),
    )


def answer_digest(address: str, day: dt.date) -> Digest:
    """Under what an answer to that address on that day is counted."""
    return hash((address_key(address), day.toordinal()))


def _answers(project: Project | ProjectSketch) -> tuple[Digest, ...]:
    counted = [letter for letter in project.letters if letter.kind in _COUNTED]
    if not counted:
        return ()
    answered = {mail.message_id for mail in project.mails if mail.outcome == "answered" and mail.message_id}
    return tuple(
        answer_digest(address, letter.made_at)
        for letter in counted
        if letter.kind not in _LATE_WORDS or letter.answers in answered
        for address in (*(contact.address for contact in letter.to), EVERYBODY)
    )


def _busy(key: str, lent: Assignment | AssignmentSketch) -> tuple[str, BusyPeriod]:
    effort = lent.support_days if lent.support_days is not None else lent.estimated_days
    period = BusyPeriod(key, lent.id, lent.start, lent.end, lent.segments, effort)
    return _person_key(lent.person), period
