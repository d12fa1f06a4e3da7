"""Who is called by the given name in a mail that has the whole one too: 白一舟撤场, 一舟在滨江干到6月5日 (M4).

Nobody is guessed: with two people of that given name it is asked about, as it is without the whole name in the mail
(`given_alone`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import structs

from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.notices.people.likeness import without_bracket
from parsers.notices.people.no_names import NO_NAMES
from parsers.notices.people.surnames import surname_of
from parsers.notices.people.written_names import is_han

MOST: Final = 6_000
"""Characters of a mail in which names are looked for."""
_LENGTH: Final = 2
BEFORE: Final = frozenset("，,。；;：:、！!？? \n\t（(【《“”和与跟由请让派给把将是及叫@")
"""What may stand before a name that is none's end."""


def with_given_names(known: KnownNames, text: str) -> KnownNames:
    """The names, with the given ones by which a mail (its subject and lines) calls those whom it names in full."""
    found = dict(_called(known, text[:MOST]))
    if not found:
        return known
    people = (
        structs.replace(one, aliases=(*one.aliases, found[one.name])) if one.name in found else one
        for one in known.people
    )
    return structs.replace(known, people=tuple(people))


def _called(known: KnownNames, text: str) -> Iterator[tuple[str, str]]:
    for name in known.named_in(text):
        bare = without_bracket(name)
        given = bare.removeprefix(surname_of(bare) or "")
        if len(given) != _LENGTH or not is_han(given) or given == bare or given in NO_NAMES or name not in text:
            continue
        if _stands_alone(given, text) and _is_of_one(given, name, known.people):
            yield name, given


def _stands_alone(given: str, text: str) -> bool:
    """Whether the given name stands anywhere as somebody's, and not only as the end of the whole one."""
    at = text.find(given)
    while at >= 0:
        if not at or text[at - 1] in BEFORE:
            return True
        at = text.find(given, at + 1)
    return False


def _is_of_one(given: str, name: str, people: tuple[KnownPerson, ...]) -> bool:
    others = (one for one in people if one.name != name)
    return not any(without_bracket(one.name).endswith(given) or given in one.aliases for one in others)
