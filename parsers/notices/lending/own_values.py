"""A label that gives each of the people named above a value of his own (D2): 支撑周期：甲6.1-6.30；乙6.8-6.30."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec import structs

from parsers.notices.layout.each_apart import values_in_turn
from parsers.notices.layout.fields import Statement
from parsers.notices.people.names import Roll
from parsers.notices.people.people import People, Written, read_people
from parsers.notices.words.labels import Field
from parsers.patterns import Pattern

_FIELDS: Final[tuple[Field, ...]] = ("period", "estimated", "support")
_MAY_NAME: Final = Pattern(r"[^\W\d_年月日号周天人至到起止]{2}")
_MARKS: Final = " \t、，,；;：:/。"
LONGEST: Final = 300
"""Characters of such a value."""


def with_own_values(statements: Sequence[Statement], roll: Roll) -> Sequence[Statement]:
    """The statements; people whose values stand under one label, person by person, have them each behind the name."""
    if not any(told.field in _FIELDS and _MAY_NAME.search(told.value) for told in statements):
        return statements
    listed = [told for told in statements if told.field == "person"]
    people = read_people(listed[0].value, roll) if len(listed) == 1 else People()
    if len(people.names) < 2 or people.rest or people.missing or people.choice:  # noqa: PLR2004  of one it is no list
        return statements
    own = {at: values for at, told in enumerate(statements) if (values := _values(told, people))}
    lines = [statements[at].number for at in own]
    if not own or any(below - above > 1 for above, below in pairwise(lines)):
        return statements
    return list(_each(statements, own, people, listed[0]))


def _each(
    statements: Sequence[Statement], own: Mapping[int, Mapping[str, str]], people: People, named: Statement
) -> Iterator[Statement]:
    """The statements, each person with all of his values in the place of the first label that has them."""
    for at, told in enumerate(statements):
        if at == min(own):
            for written in people.names:
                yield structs.replace(named, value=_shown(written), number=told.number, line=told.line)
                yield from (structs.replace(statements[of], value=values[written.name]) for of, values in own.items())
        elif at not in own and told is not named:
            yield told


def _shown(written: Written) -> str:
    notes = [*written.notes, *([written.role] if written.role and written.role not in written.notes else [])]
    return f"{written.name}（{'、'.join(notes)}）" if notes else written.name


def _values(told: Statement, people: People) -> dict[str, str]:
    """Name → the words behind it, of a value that names everybody once; {} for any other."""
    names = [written.name for written in people.names]
    if told.field in _FIELDS and (turns := values_in_turn(told.value, len(names))):
        return dict(zip(names, turns, strict=True))
    if told.field not in _FIELDS or len(told.value) > LONGEST or any(told.value.count(name) != 1 for name in names):
        return {}
    order = sorted(names, key=told.value.index)
    if told.value[: told.value.index(order[0])].strip(_MARKS):
        return {}
    begins = [told.value.index(name) for name in order]
    ends = [*begins[1:], len(told.value)]
    values = {
        name: told.value[begin + len(name) : end].strip(_MARKS)
        for name, begin, end in zip(order, begins, ends, strict=True)
    }
    return values if all(len(value) > 1 for value in values.values()) else {}
