"""Lines that give somebody an effort and no days: 1. 许南星（后端），12人天 (D2). Their days are the whole list's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.layout.shared_efforts import field_of
from parsers.notices.lending.sentences import as_field
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import efforts
from parsers.patterns import Pattern

LONGEST: Final = 80
"""Characters of such a line."""
_BETWEEN: Final = Pattern(r"[\s,，:：、—–-]{0,4}(?:支[撑援持]|投入|协调|预估|预计|工作量|约定){0,2}[\s:：为]{0,3}$")
_CLOSED: Final = Pattern(r"[\s)）。；;，,]{0,4}")
_ROLE_BEFORE: Final = Pattern(r"[(（][^()（）]{1,20}$")
"""A bracket that holds a role and the effort: 许南星（后端，12人天）."""


def listed_effort(text: str, statement: Statement, roll: Roll) -> Iterator[Statement]:
    """The person and the effort of a line without its mark; nothing where it says anything else, or names several."""
    folded = fold(text)
    found = efforts(folded) if len(text) <= LONGEST else ()
    if len(found) != 1 or not _CLOSED.fullmatch(folded[found[0].end :]):
        return
    gap = _BETWEEN.search(folded[: found[0].start])
    who = text[: gap.start() if gap else found[0].start]
    who = f"{who}）" if _ROLE_BEFORE.search(who) else who.rstrip("(（")
    people = read_people(who, roll, strict=True)
    if len(people.names) == 1 and not (people.rest or people.missing or people.choice):
        yield as_field("person", who, statement)
        yield as_field(field_of(text), text[slice(*found[0])], statement)
