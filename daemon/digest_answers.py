"""A digest that is answered (M7): the answer goes to the question that waits, as if its letter were answered.

A digest lists what waits in all projects of a manager and carries no token. Its answer is clear where it decides, by
name or by the digest's own numbers, about people of whom its sender is asked in one project, and where the names stand
in no other project's questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from daemon.thread import Thread
from parsers.reading import Reading
from state.directory import Directory, Person, name_key
from state.letters import Correction, Letter
from state.model import LetterRecord, Project
from state.notice import Decision, Remark, every_word
from state.store.port import LetterAddress, Store
from state.workflow.unanswered import unanswered_asks


class Placed(NamedTuple):
    """What an answer is about: the thread of the question, and the reading with names in the place of numbers."""

    thread: Thread
    reading: Reading
    is_unclear: bool = False
    """It answers a digest and decides something, of which cannot be told what it is about."""


class _Waiting(NamedTuple):
    """Somebody about whom the sender is asked."""

    project: Project
    person: str
    token: str


def placed(thread: Thread, reading: Reading, sender: Person, directory: Directory, store: Store) -> Placed:
    """What an answer to a digest decides about; any other mail as it is."""
    words = every_word(reading.decision, reading.decisions)
    digest = _digest(thread, store) if words else None
    if digest is None:
        return Placed(thread, reading)
    waiting = [one for project in store.projects() for one in _waiting(project, sender, directory)]
    meant = [_meant(word, digest, waiting) for word in words]
    found = [one for some in meant for one in some]
    if not all(meant) or len({one.project.key for one in found}) != 1:
        return Placed(thread, reading, is_unclear=True)
    letter = _letter_that_asked(found[0])
    if letter is None:
        return Placed(thread, reading, is_unclear=True)
    pairs = zip(words, meant, strict=True)
    named = tuple(structs.replace(word, person=one[0].person, number=None) for word, one in pairs)
    alone = len(named) == 1
    told = structs.replace(reading, decision=named[0] if alone else reading.decision, decisions=() if alone else named)
    return Placed(Thread(letter, direct=True, project=found[0].project.name), told)


def which_question(reading: Reading, sender: Person) -> Letter:
    """The answer to one that decides something under a digest, and does not say about what (M4)."""
    words = every_word(reading.decision, reading.decisions)
    lines = dict.fromkeys(word.source.text if word.source else None for word in words)
    problems = tuple(Remark("which-question", "decision", line) for line in lines)
    facts = Correction(None, problems, form=(), undecided=True)
    return Letter("correction_request", (sender.contact,), facts, answer=True)


def _meant(word: Decision, digest: LetterRecord, waiting: list[_Waiting]) -> list[_Waiting]:
    """About whom the word is said: of one name those in every project, of which there may be several."""
    if word.number is not None:
        numbered = [one for one in waiting if one.token in digest.asks[word.number - 1 : word.number]]
        return [one for one in numbered if {*map(name_key, word.beside)} <= {name_key(one.person)}]
    return [one for one in waiting if word.person and name_key(word.person) == name_key(one.person)]


def _digest(thread: Thread, store: Store) -> LetterRecord | None:
    where = thread.letter if thread.direct else None
    record = store.load(where.project) if where is not None else None
    if record is None or where is None:
        return None
    return next((one for one in record.letters if one.kind == "digest" and one.id == where.letter), None)


def _waiting(project: Project, sender: Person, directory: Directory) -> Iterator[_Waiting]:
    """Whom the sender is asked about in the project, each by the latest question."""
    people = {assignment.id: assignment.person for assignment in project.assignments}
    for request in project.requests:
        for ask in unanswered_asks(request):
            if directory.speaks_for(sender, ask.person):
                yield _Waiting(project, people[request.assignment], ask.token)


def _letter_that_asked(waiting: _Waiting) -> LetterAddress | None:
    letters = (letter for letter in reversed(waiting.project.letters) if waiting.token in letter.questions)
    return next((LetterAddress(waiting.project.key, letter.id, letter.token) for letter in letters), None)
