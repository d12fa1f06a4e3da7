"""Who is who: people, addresses, roles, groups, superiors, delegates; and the projects the directory file names.

A `Directory` is a value, made from the directory file by the daemon. Names are unique keys; several people of one
name are told apart by the name the file gives them ("许南星(测试)").
"""

from __future__ import annotations

import datetime as dt
import string
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


_SMALL_LETTERS = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


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
    """What two spellings of one address have in common: the case of A to Z is ignored, nothing else is folded.

    Unicode's case would make ſ an s and the sign for kelvin a k: addresses that look alike and are other people's.
    """
    return address.strip().translate(_SMALL_LETTERS)


def name_key(name: str) -> str:
    """What two spellings of one name have in common: NFKC, case and white space are ignored."""
    return _short_name_key(name) if len(name) <= _SHORT_NAME else _name_key(name)


def _name_key(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


_SHORT_NAME = 100
_short_name_key = lru_cache(maxsize=8192)(_name_key)
"""Names are compared again and again; what is remembered is bounded, whatever a mail calls people."""


class Directory:
    """The people and projects of the directory file, with their look-ups.

    As of a day (see `as_of`), who has left is known by name only: nobody writes as them and nothing goes to them, and
    the delegate, else the superior, else a coordinator acts in their place (U4).
    """

    def __init__(
        self, people: Iterable[Person] = (), projects: Iterable[KnownProject] = (), day: dt.date | None = None
    ) -> None:
        self.people = tuple(people)
        self.projects = tuple(projects)
        self._day = day
        self._dated: Directory | None = None
        self._by_name: dict[str, Person] = {}
        self._by_address: dict[str, Person] = {}
        for person in self.people:
            self._by_name[name_key(person.name)] = person
            if not self.is_here(person):
                continue
            for address in (person.email, *(alias for alias in person.aliases if "@" in alias)):
                self._by_address[address_key(address)] = person
        for person in self.people:
            for alias in person.aliases:
                if "@" not in alias:
                    self._by_name.setdefault(name_key(alias), person)
        self._projects = {name_key(project.name): project for project in self.projects}
        self._by_role: dict[Role, tuple[Person, ...]] = {}
        self._leaders: dict[str, tuple[Person, ...]] = {}

    def as_of(self, day: dt.date) -> Directory:
        """The directory on that day; `left` is somebody's last day, included."""
        if self._dated is None or self._dated._day != day:
            self._dated = Directory(self.people, self.projects, day) if self.departed(day) else self
        return self._dated if self._dated._day in {day, None} else self

    def departed(self, day: dt.date) -> tuple[Person, ...]:
        """Everybody who has left by that day, in the file's order."""
        return tuple(person for person in self.people if person.left is not None and person.left < day)

    def is_here(self, person: Person) -> bool:
        """Whether the person has not left."""
        return self._day is None or person.left is None or person.left >= self._day

    def acting(self, name: str | None) -> Person | None:
        """The person of that name, or who acts in their place; None where the name is nobody's, or nobody is left."""
        person = self.by_name(name)
        seen: set[str] = set()
        while person is not None and not self.is_here(person):
            seen.add(person.name)
            after = [self.by_name(person.delegate), self.by_name(person.superior), *self.with_role("coordinator")]
            person = next((one for one in after if one is not None and one.name not in seen), None)
        return person

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
        """Everybody who holds the role and has not left, in the file's order."""
        found = self._by_role.get(role)
        if found is None:
            holders = (person for person in self.people if role in person.roles)
            found = self._by_role[role] = tuple(person for person in holders if self.is_here(person))
        return found

    def leaders_of_group(self, group: str) -> tuple[Person, ...]:
        """Everybody who leads the group; where all of them have left, who acts in their place."""
        found = self._leaders.get(group)
        if found is None:
            found = self._leaders[group] = self._found_leaders(group)
        return found

    def _found_leaders(self, group: str) -> tuple[Person, ...]:
        leaders = [p for p in self.people if "group_leader" in p.roles and p.group == group]
        here = tuple(leader for leader in leaders if self.is_here(leader))
        acting = (self.acting(leader.name) for leader in leaders) if not here else ()
        return here or tuple(dict.fromkeys(person for person in acting if person is not None))

    def groups(self) -> tuple[str, ...]:
        """The groups that somebody leads or has led, in the file's order."""
        found = (person.group for person in self.people if "group_leader" in person.roles)
        return tuple(dict.fromkeys(group for group in found if group))

    def leaders_of(self, person: Person) -> tuple[Person, ...]:
        """The leaders of the person's group, without the person."""
        if person.group is None:
            return ()
        return tuple(leader for leader in self.leaders_of_group(person.group) if leader.name != person.name)

    def superior_of(self, person: Person) -> Person | None:
        """The person's superior: as the file states it, else the first leader of the person's group (D6)."""
        stated = self.acting(person.superior)
        if stated is not None and stated != person:
            return stated
        return next(iter(self.leaders_of(person)), None)

    def speaks_for(self, speaker: Person, name: str | None) -> bool:
        """Whether `speaker` is the person of that name or acts in their place, or the delegate of who does."""
        person = self.acting(name)
        if person is None:
            return False
        return speaker.name == person.name or self.by_name(person.delegate) == speaker
