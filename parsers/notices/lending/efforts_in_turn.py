"""Efforts in turn behind people with days of their own in the same line (D2): 甲6月…，乙6月…，工作量分别为20、10人天.

As many amounts as people, each of whom stands alone with his days and has no effort: any other is asked about (M4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.each_apart import APART, values_in_turn
from parsers.notices.layout.fields import Statement
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import EFFORTS

LONGEST: Final = 300
"""Characters of such a line."""


def with_efforts_in_turn(statements: Sequence[Statement], roll: Roll) -> list[Statement]:
    """The statements, each of the people with his own of the efforts in turn."""
    found = list(statements)
    for told in statements:
        values = _values(told, found, roll)
        persons = [one for one in found if one.field == "person" and one.number == told.number] if values else []
        if not values or len(persons) != len(values):
            continue
        found.remove(told)
        for person, value in zip(persons, values, strict=True):
            found.insert(found.index(person) + 1, structs.replace(told, value=value, line=person.line))
    return found


def _values(told: Statement, found: Sequence[Statement], roll: Roll) -> list[str]:
    """The amounts of a label that are those of the people of its line, in turn."""
    behind = f"{told.label}{APART}"
    if not _is_in_turn(told) or len(told.line) > LONGEST or fold(told.line).count(behind) != 1:
        return []
    others = [one for one in found if one.number == told.number and one is not told and not _is_in_turn(one)]
    fields = [one.field for one in others if one.field != "role"]
    people = [read_people(one.value, roll, strict=True) for one in others if one.field == "person"]
    alone = all(len(one.names) == 1 and one.is_whole for one in people)
    if not alone or fields != ["person", "period"] * len(people):
        return []
    return values_in_turn(f"{APART}{told.value}", len(people))


def _is_in_turn(told: Statement) -> bool:
    return told.field in EFFORTS and bool(told.label) and f"{told.label}{APART}" in fold(told.line)
