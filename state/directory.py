"""Who is who: people, addresses, roles, groups, superiors, delegates; and the projects the directory file names.

A `Directory` is a value, made from the directory file by the daemon. Names are unique keys; several people of one
name are told apart by the name the file gives them ("许南星(测试)").
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct

from state.model import Contact

Role: TypeAlias = Literal[
    "sales",
    "solution",
    "coordinator",
    "project_manager",
    "rd_lead",
    "group_leader",
    "member",
    "observer",
    "admin",
]


class Person(Struct, frozen=True):
    """Somebody of the directory. `aliases` are other names or addresses; `superior` and `delegate` are names."""

    name: str
    email: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    group: str | None = None
    superior: str | None = None
    delegate: str | None = None
    language: str | None = None
    topics: tuple[str, ...] = ()
    left: dt.date | None = None

    @property
    def contact(self) -> Contact:
        """Where letters to this person go."""
        return Contact(self.name, self.email)


class KnownProject(Struct, frozen=True):
    """A project as the directory file states it; what it states comes before what notices taught."""

    name: str
    project_manager: str | None = None
    rd_lead: str | None = None
    team: tuple[str, ...] = ()


def address_key(address: str) -> str:
    """What two spellings of one address have in common: case is ignored, nothing else is folded."""
    return address.strip().casefold()


def name_key(name: str) -> str:
    """What two spellings of one name have in common: NFKC, case and white space are ignored."""
    return _short_name_key(name) if len(name) <= _SHORT_NAME else _name_key(name)


def _name_key(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


_SHORT_NAME = 100
_short_name_key = lru_cache(maxsize=8192)(_name_key)
"""Names are compared again and again; what is remembered is bounded, whatever a mail calls people."""


class Directory:
    """The people and projects of the directory file, with their look-ups."""

    def __init__(self, people: Iterable[Person] = (), projects: Iterable[KnownProject] = ()) -> None:
        self.people = tuple(people)
        self.projects = tuple(projects)
        self._by_name: dict[str, Person] = {}
        self._by_address: dict[str, Person] = {}
        for person in self.people:
            self._by_name[name_key(person.name)] = person
            for address in (person.email, *(alias for alias in person.aliases if "@" in alias)):
                self._by_address[address_key(address)] = person
        for person in self.people:
            for alias in person.aliases:
                if "@" not in alias:
                    self._by_name.setdefault(name_key(alias), person)
        self._projects = {name_key(project.name): project for project in self.projects}
        self._by_role: dict[Role, tuple[Person, ...]] = {}

    def by_address(self, address: str) -> Person | None:
        """The person with this address, if there is one."""
        return self._by_address.get(address_key(address))

    def by_name(self, name: str | None) -> Person | None:
        """The person of this name or alias, if there is one."""
        return self._by_name.get(name_key(name)) if name else None

    def project(self, name: str) -> KnownProject | None:
        """The project of this name as the directory file states it."""
        return self._projects.get(name_key(name))

    def with_role(self, role: Role) -> tuple[Person, ...]:
        """Everybody who holds the role, in the file's order."""
        found = self._by_role.get(role)
        if found is None:
            found = self._by_role[role] = tuple(person for person in self.people if role in person.roles)
        return found

    def leaders_of(self, person: Person) -> tuple[Person, ...]:
        """The leaders of the person's group, without the person."""
        if person.group is None:
            return ()
        leaders = self.with_role("group_leader")
        return tuple(leader for leader in leaders if leader.group == person.group and leader.name != person.name)

    def superior_of(self, person: Person) -> Person | None:
        """The person's superior: as the file states it, else the first leader of the person's group (D6)."""
        stated = self.by_name(person.superior)
        if stated is not None:
            return stated
        return next(iter(self.leaders_of(person)), None)

    def speaks_for(self, speaker: Person, name: str | None) -> bool:
        """Whether `speaker` is the person of that name, or the delegate that person has named."""
        person = self.by_name(name)
        if person is None:
            return False
        return speaker.name == person.name or self.by_name(person.delegate) == speaker
