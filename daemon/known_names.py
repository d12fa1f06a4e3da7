"""The directory's names as the readers know them."""

from __future__ import annotations

from functools import lru_cache

from parsers.notices.people.known_names import KnownNames, KnownPerson
from state.directory import Directory


@lru_cache(maxsize=2)
def known_names(directory: Directory) -> KnownNames:
    """The directory's names as the readers know them."""
    return KnownNames(
        people=tuple(
            KnownPerson(
                name=person.name, aliases=person.aliases, address=person.email, group=person.group, roles=person.roles
            )
            for person in directory.people
        ),
        projects=tuple(project.name for project in directory.projects),
    )
