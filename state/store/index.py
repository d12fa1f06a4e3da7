"""The index in memory: where to look, and what may be answered without looking. No record of a project is kept.

It is built once at start from the files, and each commit replaces one project's traces: the cost of a commit depends
on its project, not on how much the store holds.
"""

from __future__ import annotations

import datetime as dt
import sys
from bisect import bisect_left, insort
from collections.abc import Iterator
from itertools import chain

from state.directory import name_key
from state.model import UNFILED, LetterRecord
from state.store.file_names import identity
from state.store.places import Digest, Places
from state.store.port import BusyPeriod
from state.store.traces import EVERYBODY, Traces, answer_digest


class Index:
    """Look-ups over all projects; `replace` keeps them true. Projects are known by their identity (see file_names)."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._names: list[str] = []
        self._names_answer: tuple[str, ...] | None = None
        self._ledger = Places()
        self._mails = Places()
        self._letters = Places()
        self._tokens = Places()
        self._answers: dict[Digest, int] = {}
        self._busy: dict[str, dict[str, tuple[BusyPeriod, ...]]] = {}
        self._unsettled: dict[str, tuple[LetterRecord, ...]] = {}
        self._wake: dict[dt.date, set[str]] = {}

    def copy(self) -> Index:
        """An index of the same content that changes on its own."""
        other = Index()
        other._keys, other._names = self._keys.copy(), self._names.copy()
        other._ledger, other._mails = self._ledger.copy(), self._mails.copy()
        other._letters, other._tokens = self._letters.copy(), self._tokens.copy()
        other._answers, other._unsettled = self._answers.copy(), self._unsettled.copy()
        other._busy = {person: lent.copy() for person, lent in self._busy.items()}
        other._wake = {day: projects.copy() for day, projects in self._wake.items()}
        return other

    def replace(self, old: Traces | None, new: Traces) -> None:
        """Take the project's new traces in place of the old ones (None: it was not known)."""
        project = sys.intern(identity(new.key))
        if old is not None:
            self._remove(project, old, new)
        self._add(project, new)
        self._name(project, new.key)

    def _remove(self, project: str, old: Traces, new: Traces) -> None:
        self._ledger.drop(old.ledger, new.ledger, project)
        self._mails.drop(old.mails, new.mails, project)
        self._letters.drop(old.letters, new.letters, project)
        self._tokens.drop(old.tokens, new.tokens, project)
        self._unsettled.pop(project, None)
        for digest in old.answers:
            self._answers[digest] = self._answers.get(digest, 1) - 1
        for person, _ in old.busy:
            self._busy.get(person, {}).pop(project, None)
        if old.wake_on is not None:
            self._wake.get(old.wake_on, set()).discard(project)

    def _add(self, project: str, new: Traces) -> None:
        self._ledger.put(new.ledger, project)
        self._mails.put(new.mails, project)
        self._letters.put(new.letters, project)
        self._tokens.put(new.tokens, project)
        for digest in new.answers:
            self._answers[digest] = self._answers.get(digest, 0) + 1
        for person, period in new.busy:
            lent = self._busy.setdefault(person, {})
            lent[project] = (*lent.get(project, ()), period)
        if new.unsettled:
            self._unsettled[project] = new.unsettled
        if new.wake_on is not None:
            self._wake.setdefault(new.wake_on, set()).add(project)

    def _name(self, project: str, key: str) -> None:
        before = self._keys.get(project)
        self._keys[project] = key
        if before == key or key.startswith(UNFILED):
            return
        if before is not None:
            del self._names[bisect_left(self._names, before)]
        insort(self._names, key)
        self._names_answer = None

    def key(self, project: str) -> str | None:
        """The key under which the project was last committed; None when there is none."""
        return self._keys.get(project)

    def names(self) -> tuple[str, ...]:
        """All projects' names, sorted."""
        if self._names_answer is None:
            self._names_answer = tuple(self._names)
        return self._names_answer

    def has_mail(self, key: str) -> bool:
        """Whether some ledger holds the key."""
        return hash(key) in self._ledger

    def project_of_mail(self, message_id: str) -> str | None:
        """The key of the project in whose ledger the Message-ID stands."""
        return self._key_at(self._mails, message_id)

    def project_of_letter(self, message_id: str) -> str | None:
        """The key of the project that a letter with this Message-ID belongs to."""
        return self._key_at(self._letters, message_id)

    def project_of_token(self, token: str) -> str | None:
        """The key of the project that a letter with this token belongs to."""
        return self._key_at(self._tokens, token)

    def _key_at(self, places: Places, text: str) -> str | None:
        project = places.find(hash(text))
        return None if project is None else self._keys[project]

    def unsettled_letters(self) -> list[tuple[str, LetterRecord]]:
        """(project key, letter) of every letter that is not settled, oldest first."""
        found = [(self._keys[project], letter) for project, letters in self._unsettled.items() for letter in letters]
        return sorted(found, key=lambda pair: (pair[1].made_at, pair[0]))

    def due(self, day: dt.date) -> tuple[str, ...]:
        """The keys of projects to wake on the day or before, sorted."""
        return tuple(sorted(self._keys[project] for project in self._waking(day)))

    def _waking(self, day: dt.date) -> Iterator[str]:
        for wake_on, projects in self._wake.items():
            if wake_on <= day:
                yield from projects

    def busy(self, person: str) -> tuple[BusyPeriod, ...]:
        """Where and when the person is lent."""
        return tuple(chain.from_iterable(self._busy.get(name_key(person), {}).values()))

    def answers_to(self, address: str, day: dt.date) -> int:
        """How many answers that record nothing the address got on the day."""
        return self._answers.get(answer_digest(address, day), 0)

    def answers_on(self, day: dt.date) -> int:
        """How many such answers were made on the day, to everybody together."""
        return self._answers.get(answer_digest(EVERYBODY, day), 0)
