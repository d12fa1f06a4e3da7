"""A label that gives each of the people named above a value of his own (D2): 支撑周期：甲6.1-6.30；乙6.8-6.30.

By their roles, too: 前端6.1-6.30，后端6.8-6.30.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec import structs

from parsers.notices.layout.each_apart import values_in_turn
from parsers.notices.layout.fields import Statement
from parsers.notices.people.people import Written, read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.labels import Field
from parsers.patterns import Pattern

_FIELDS: Final[tuple[Field, ...]] = ("period", "estimated", "support")
_MAY_NAME: Final = Pattern(r"[^\W\d_年月日号周天人至到起止]{2}")
_MARKS: Final = " \t、，,；;：:/。"
_SEVERAL: Final = 2
LONGEST: Final = 300
"""Characters of such a value."""


def with_own_values(statements: Sequence[Statement], roll: Roll) -> Sequence[Statement]:
    """The statements; people whose values stand under one label, person by person, have them each behind the name."""
    if not any(told.field in _FIELDS and _MAY_NAME.search(told.value) for told in statements):
        return statements
    listed = [told for told in statements if told.field == "person"]
    people = [written for told in listed for written in _names(told, roll)]
    if len(people) < _SEVERAL or not all(_names(told, roll) for told in listed):
        return statements
    own = {at: values for at, told in enumerate(statements) if (values := _values(told, people))}
    if not own:
        return statements
    lines = [statements[at].number for at in own]
    if any(below - above > 1 for above, below in pairwise(lines)) or not _in_a_row(statements, listed):
        return [_unread(told) if at in own else told for at, told in enumerate(statements)]
    return list(_each(statements, own, people, listed))


def _names(told: Statement, roll: Roll) -> tuple[Written, ...]:
    """The people of a list that is nothing else; () for any other."""
    people = read_people(told.value, roll)
    return () if people.rest or people.missing or people.choice else people.names


def _in_a_row(statements: Sequence[Statement], listed: Sequence[Statement]) -> bool:
    """Whether nothing stands between the people."""
    places = [at for at, told in enumerate(statements) if told in listed]
    return places[-1] - places[0] + 1 == len(places) == len(listed)


def _unread(told: Statement) -> Statement:
    """Values of some of the people, who stand too far from them for telling the rest: asked about as it stands (M4)."""
    return structs.replace(told, field=None, value=told.line, label="", unit="")


def _each(
    statements: Sequence[Statement],
    own: Mapping[int, Mapping[str, str]],
    people: Sequence[Written],
    listed: Sequence[Statement],
) -> Iterator[Statement]:
    """The statements, each person with all of his values in the place of the first label that has his days.

    Who has none there stays where he is named, and so does everybody where only efforts are told apart.
    """
    dated = [at for at in own if statements[at].field == "period"]
    place = min(dated, default=statements.index(listed[0]))
    for at, told in enumerate(statements):
        if at == place:
            for written in people:
                has_own = any(written.name in own[of] for of in dated)
                beside = told if has_own else listed[0]  # days beside one are none of who stands elsewhere
                yield structs.replace(listed[0], value=_shown(written), number=beside.number, line=beside.line)
                yield from (
                    structs.replace(
                        statements[of],
                        value=values[written.name],
                        number=statements[of].number if dated else beside.number,
                    )
                    for of, values in own.items()
                    if written.name in values
                )
        elif at not in own and told not in listed:
            yield told


def _shown(written: Written) -> str:
    notes = [*written.notes, *([written.role] if written.role and written.role not in written.notes else [])]
    return f"{written.name}（{'、'.join(notes)}）" if notes else written.name


def _values(told: Statement, people: Sequence[Written]) -> dict[str, str]:
    """Name → the words behind it, or behind its role, of a value that begins so; {} for any other.

    Who is not in it has none: 支撑周期：前端6.8-6.26 says nothing of the others.
    """
    names = [written.name for written in people]
    if told.field not in _FIELDS or len(told.value) > LONGEST:
        return {}
    if turns := values_in_turn(told.value, len(names)):
        return dict(zip(names, turns, strict=True))
    if values := values_behind(told.value, [name for name in names if name in told.value]):
        return values
    roles = dict.fromkeys(written.role for written in people if written.role and written.role in told.value)
    of_roles = values_behind(told.value, list(roles))
    return {written.name: of_roles[written.role] for written in people if written.role and written.role in of_roles}


def values_behind(value: str, words: Sequence[str]) -> dict[str, str]:
    """Each of the words with what stands behind it in a value that begins with one and has each once; else {}."""
    if not words or any(value.count(word) != 1 for word in words):
        return {}
    order = sorted(words, key=value.index)
    if value[: value.index(order[0])].strip(_MARKS):
        return {}
    begins = [value.index(word) for word in order]
    ends = [*begins[1:], len(value)]
    values = {
        word: value[begin + len(word) : end].strip(_MARKS) for word, begin, end in zip(order, begins, ends, strict=True)
    }
    return values if all(len(told) > 1 for told in values.values()) else {}
