"""The directory file (people.toml): who is who, read, checked, and read again when it changes (U4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import msgspec
from msgspec import Meta, Struct

from daemon.configuration import Language, Name
from daemon.errors import ConfigurationError
from daemon.toml_file import Place, Table, did_you_mean, read_table, read_toml, refuse_unknown, shown
from daemon.toml_values import ADDRESS, Address
from state.directory import Directory, KnownProject, Person, Role, address_key, name_key

ALIAS = rf"({ADDRESS})|(^[^@\x00-\x1f\x7f]*[^@\s\x00-\x1f\x7f][^@\x00-\x1f\x7f]*\Z)"
ROLES = (
    "a list of roles (sales, solution, coordinator, project_manager, rd_lead, group_leader, member, observer, admin)"
)

Alias: TypeAlias = Annotated[str, Meta(pattern=ALIAS)]
Names: TypeAlias = Annotated[tuple[Name, ...], Meta(description="a list of names")]


class PersonTable(Struct, frozen=True, kw_only=True):
    """[[people]]: one person. `superior` and `delegate` are names of other people."""

    name: Name
    email: Address
    aliases: Annotated[tuple[Alias, ...], Meta(description="a list of other names or addresses")] = ()
    roles: Annotated[tuple[Role, ...], Meta(description=ROLES)] = ()
    group: Name | None = None
    superior: Name | None = None
    delegate: Name | None = None
    language: Language | None = None
    topics: Annotated[tuple[Name, ...], Meta(description="a list of topics")] = ()
    left: Annotated[dt.date | None, Meta(description="a date like 2026-03-31")] = None


class ProjectTable(Struct, frozen=True, kw_only=True):
    """[[projects]]: one project. Manager, lead and team are names of people."""

    name: Name
    project_manager: Name | None = None
    rd_lead: Name | None = None
    team: Names = ()


def load_directory(path: Path) -> Directory:
    """The directory that the file states. Raises ConfigurationError, one line, for the first mistake in it."""
    tables = read_toml(path)
    refuse_unknown(tables, ("people", "projects"), Place(path))
    people = tuple(_read_all(tables, "people", PersonTable, path))
    if not people:  # also a file caught while an editor writes it: nobody must become a stranger by that
        raise Place(path, "[[people]]").mistake("", "missing; expected at least one person")
    _refuse_claimed_twice(people, path)
    name_of = _names(people)
    return Directory(
        [_person(person, name_of, path) for person in people],
        _projects(tuple(_read_all(tables, "projects", ProjectTable, path)), name_of, path),
    )


class DirectoryFile:
    """The directory file through the life of the daemon: read again when it changes.

    A change that does not read is `trouble`, one line, and the directory read before stays in force.
    """

    def __init__(self, path: Path) -> None:
        """Read the file for the first time. Raises ConfigurationError."""
        self._path = path
        self._seen = self._signature()
        self._directory = load_directory(path)
        self.trouble: str | None = None

    def current(self) -> Directory:
        """The directory in force now."""
        seen = self._signature()
        if seen is None or seen != self._seen:
            self._seen = seen
            self._read_again()
        return self._directory

    def _read_again(self) -> None:
        try:
            self._directory = load_directory(self._path)
            self.trouble = None
        except ConfigurationError as error:
            self.trouble = str(error)

    def _signature(self) -> tuple[int, ...] | None:
        """What differs when the file was written, replaced, or given other rights; None when it is not there."""
        try:
            about = self._path.stat()
        except OSError:
            return None
        return about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino


def _read_all(tables: dict[str, Any], key: str, schema: type[Table], path: Path) -> Iterator[Table]:
    entries = tables.get(key, [])
    if not isinstance(entries, list):
        raise Place(path, f"[[{key}]]").mistake("", f"expected double brackets: [[{key}]]")
    for number, entry in enumerate(entries, 1):
        name = entry.get("name") if isinstance(entry, dict) else None
        called = name if isinstance(name, str) and name.strip() and name.isprintable() else f"number {number}"
        yield read_table(entry, schema, _place(path, key, called))


def _place(path: Path, key: str, called: str) -> Place:
    return Place(path, f"[[{key}]] {called}")


def _refuse_claimed_twice(people: tuple[PersonTable, ...], path: Path) -> None:
    """A name or an address means one person."""
    owners: dict[tuple[str, str], PersonTable] = {}
    for person in people:
        for key, word, claim in _claims(person):
            owner = owners.setdefault(claim, person)
            if owner is not person:
                what = f"{shown(word)} is {_whose(owner, person)} {claim[0]} too; {REMEDIES[claim[0]]}"
                raise _place(path, "people", person.name).mistake(key, what)


REMEDIES = {
    "address": "give each person an address of their own",
    "name": 'tell them apart by a bracket, like "许南星(测试)"',
}


def _claims(person: PersonTable) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """What a person is known by: the key and its word, and what no other person may have."""
    yield "name", person.name, ("name", name_key(person.name))
    yield "email", person.email, ("address", address_key(person.email))
    for alias in person.aliases:
        claim = ("address", address_key(alias)) if "@" in alias else ("name", name_key(alias))
        yield "aliases", alias, claim


def _whose(owner: PersonTable, person: PersonTable) -> str:
    return "another person's" if owner.name == person.name else f"{owner.name}'s"


NameOf: TypeAlias = Callable[[str | None, Place, str], str | None]


def _names(people: tuple[PersonTable, ...]) -> NameOf:
    """A look-up of whom a key names: the person's own name for any of the names; refuses one that nobody has."""
    known = {claim[1]: person.name for person in people for _, _, claim in _claims(person) if claim[0] == "name"}

    def name_of(written: str | None, place: Place, key: str) -> str | None:
        if written is None:
            return None
        if found := known.get(name_key(written)):
            return found
        offer = did_you_mean([written], known.values()) or "; add that person under [[people]], or mend the name"
        raise place.mistake(key, f"nobody is called {shown(written)}{offer}")

    return name_of


def _person(person: PersonTable, name_of: NameOf, path: Path) -> Person:
    place = _place(path, "people", person.name)
    named = {key: name_of(getattr(person, key), place, key) for key in ("superior", "delegate")}
    for key, name in named.items():
        if name == person.name:
            raise place.mistake(key, "names the person themselves; name somebody else or remove it")
    if "group_leader" in person.roles and person.group is None:
        raise place.mistake("group", 'missing; a group_leader leads a group, like group = "前端"')
    return Person(**{**msgspec.structs.asdict(person), **named})


def _projects(projects: tuple[ProjectTable, ...], name_of: NameOf, path: Path) -> Iterator[KnownProject]:
    seen: dict[str, str] = {}
    for project in projects:
        place = _place(path, "projects", project.name)
        key = name_key(project.name)
        if key in seen:
            raise place.mistake("name", f"is the project {shown(seen[key])} above; keep one of the two")
        seen[key] = project.name
        yield _project(project, name_of, place)


def _project(project: ProjectTable, name_of: NameOf, place: Place) -> KnownProject:
    team = (name_of(name, place, "team") for name in project.team)
    return KnownProject(
        project.name,
        name_of(project.project_manager, place, "project_manager"),
        name_of(project.rd_lead, place, "rd_lead"),
        tuple(dict.fromkeys(filter(None, team))),
    )
