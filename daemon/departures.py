"""People who have left, or whose office is another's now (PROCESS rule U4): what waits for them is put anew, once."""

from __future__ import annotations

import hashlib

import msgspec
from msgspec import structs

from daemon.assembly import Assembly
from daemon.committing import commit, some_at_a_time, tell_admin
from daemon.step_context import step_context
from state.directory import Directory, Person
from state.due_dates import may_send_now
from state.workflow.departures import replace_in
from state.workflow.step import with_directory


def replace_departed(assembly: Assembly) -> None:
    """Ask anew what waits for who has left, or holds a voice no longer, at an hour at which letters go out (T1)."""
    context = step_context(assembly)
    departed = assembly.directory.departed(context.today)
    names, contents = tuple(person.name for person in departed), _contents(assembly.directory)
    record = assembly.store.daemon_record()
    known = (record.departed, record.directory or contents)
    if (names, contents) == (record.departed, record.directory):
        return
    if not may_send_now(context.now, context.policy, context.calendar):
        return
    new = [person for person in departed if person.name not in record.departed]
    if new or known != (names, contents):
        still_lent = _replace_everywhere(assembly)
        tell_admin(assembly, "note", (*(_line(person, assembly) for person in new), *(still_lent if new else ())))
    record = assembly.store.daemon_record()
    assembly.store.save_daemon_record(structs.replace(record, departed=names, directory=contents))


def _contents(directory: Directory) -> str:
    """A digest of whom the directory file names, and as what."""
    said = msgspec.json.encode((directory.people, directory.projects))
    return hashlib.blake2b(said, digest_size=8).hexdigest()


def _replace_everywhere(assembly: Assembly) -> tuple[str, ...]:
    told: list[str] = []
    for names in some_at_a_time(assembly.store.names()):
        with assembly.store.together():
            for project in filter(None, map(assembly.store.load, names)):
                change = replace_in(with_directory(project, assembly.directory), step_context(assembly))
                told += change.missed
                if change.letters or change.project != project:
                    commit(assembly, change)
    return tuple(told)


def _line(person: Person, assembly: Assembly) -> str:
    successor = assembly.directory.acting(person.name)
    if assembly.configuration.daemon.language == "en":
        acts = f"{successor.name} acts instead" if successor else "nobody acts instead: add a delegate or a superior"
        return f"{person.name} has left (last day {person.left}); {acts}; unanswered questions were put anew"
    acts = f"由{successor.name}代替" if successor else "没有人可以代替：请在通讯录中写上 delegate 或 superior"
    return f"{person.name} 已离开（{person.left} 为最后一天），{acts}；没有答复的问题已改问"
