"""A digest that is answered by name (M7): the answer goes to the question that waits, as if its letter were answered.

A digest lists what waits in all projects of a manager and carries no token. Where the answer decides about people of
whom its sender is asked in one project, and in no other, it is clear what is meant; else it stays people's talk.
"""

from __future__ import annotations

from collections.abc import Iterator

from daemon.thread import Thread
from parsers.reading import Reading
from state.directory import Directory, Person, name_key
from state.model import Project
from state.store.port import Store
from state.workflow.unanswered import unanswered_asks


def thread_meant(thread: Thread, reading: Reading, sender: Person, directory: Directory, store: Store) -> Thread:
    """The thread of the question that an answer to a digest decides; any other thread as it is."""
    people = _decided(reading)
    if not people or not _is_digest(thread, store):
        return thread
    asked = {project.name: dict(_waiting(project, sender, directory)) for project in store.projects()}
    meant = [tokens for tokens in asked.values() if people <= tokens.keys()]
    anywhere = [tokens for tokens in asked.values() if people & tokens.keys()]
    if len(meant) != 1 or len(anywhere) != 1:
        return thread
    letter = store.find_token(next(token for person, token in meant[0].items() if person in people))
    return Thread(letter, direct=True, project=letter.project) if letter is not None else thread


def _decided(reading: Reading) -> set[str]:
    """Whom the answer decides about; empty where one of its decisions names nobody."""
    decisions = reading.decisions or ((reading.decision,) if reading.decision is not None else ())
    people = [decision.person for decision in decisions]
    return {name_key(person) for person in people if person} if all(people) else set()


def _is_digest(thread: Thread, store: Store) -> bool:
    where = thread.letter if thread.direct else None
    record = store.load(where.project) if where is not None else None
    return (
        record is not None
        and where is not None
        and any(letter.kind == "digest" for letter in record.letters if letter.id == where.letter)
    )


def _waiting(project: Project, sender: Person, directory: Directory) -> Iterator[tuple[str, str]]:
    """Whom the sender is asked about in the project, with the token of the latest question about each."""
    people = {assignment.id: assignment.person for assignment in project.assignments}
    for request in project.requests:
        for ask in unanswered_asks(request):
            if directory.speaks_for(sender, ask.person):
                yield name_key(people[request.assignment]), ask.token
