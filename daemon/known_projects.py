"""The project that a mail is about: its records, or a new one; and a known one whose name is nearly the same."""

from __future__ import annotations

from msgspec import structs

from daemon.assembly import Assembly
from daemon.committing import unfiled
from state.directory import Directory
from state.events import Event, Notice
from state.model import Project
from state.project_likeness import like_project, same_project
from state.workflow.moving import persons_changed
from state.workflow.receivers import is_alive


def project_named(assembly: Assembly, directory: Directory, name: str) -> Project:
    """The project of that name, with or without the word 项目; a new one where none is known."""
    if not name:
        return unfiled(assembly)
    known = assembly.store.load(name)
    if known is not None:
        return known
    stated = directory.project(name)
    same = stated.name if stated else same_project(name, _names(assembly, directory))
    return (assembly.store.load(same) if same else None) or Project(name=same or name)


def with_similar(assembly: Assembly, directory: Directory, event: Event, known: Project) -> Event:
    """A notice for a project that nobody knew, with a known one whose name is nearly the same (D3)."""
    if not isinstance(event, Notice) or known.history or directory.project(known.name) is not None:
        return event
    return structs.replace(event, similar_project=like_project(known.name, _names(assembly, directory)))


def with_their_record(assembly: Assembly, directory: Directory, event: Event, known: Project) -> Project:
    """The project of a change: where nobody knew its name, the one of nearly that name that its people are lent to.

    许南星6月26日从星河撤场: whoever leaves 星河 is on record in it, and that is only 星河数据治理项目 (D4, D5, D7).
    """
    persons = persons_changed(event)
    if not persons or known.history or directory.project(known.name) is not None:
        return known
    names = dict.fromkeys(_names(assembly, directory))
    alike = (assembly.store.load(name) for name in names if like_project(known.name, (name,)))
    lent = [one for one in alike if one is not None and persons <= _lent(one, event)]
    return lent[0] if len(lent) == 1 else known


def _lent(project: Project, event: Event) -> set[str]:
    return {one.person for one in project.assignments if is_alive(one, event.mail.said_on)}


def _names(assembly: Assembly, directory: Directory) -> tuple[str, ...]:
    return (*(project.name for project in directory.projects), *assembly.store.names())
