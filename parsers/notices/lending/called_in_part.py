"""Who is called by a part of the name alone, which only one who may be lent has: 一舟, 南星, Tom (M4).

For the form that goes back: it shows the whole name, and is asked about. A part that several have is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.people.likeness import parts_of
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import Stretch
from parsers.patterns import Pattern
from state.notice import Remark

_BEFORE: Final = Pattern(r"(?:^|[\W_]|[和与跟由请让派给把将是及叫,])$")
_SIZES: Final = (4, 3, 2)
_WORD: Final = Pattern(r"[a-z]{2,15}")
_MOST: Final = 8
_NOBODY: Final = ""
_VERBS: Final = Pattern(r"[请让派由叫安排调过去来上]")


def called_in_part(text: str, roll: Roll, taken: Sequence[Stretch]) -> Iterator[tuple[str, int]]:
    """Whom the parts of names in a text mean, outside the names `taken`, each with the place; "" of several's."""
    if roll.known is None:
        return
    folded, behind, found = fold(text), 0, 0
    for at in roll.may_call_at(text):
        part = "" if at < behind or _is_taken(at, taken) else _part_at(folded, at, roll)
        if part and found < _MOST and (bearers := _bearers(part, roll)):
            yield bearers[0] if len(bearers) == 1 else _NOBODY, at
            found += 1
        behind = max(behind, at + len(part))


def whole_name(name: str, roll: Roll) -> str:
    """The name of the one who may be lent and is called so in part, or stands in it with a verb; else the name."""
    if roll.holds(name):
        return name
    bearers = _bearers(fold(name), roll) if roll.is_part(name) else _with_verbs(name, roll)
    return bearers[0] if len(bearers) == 1 and bearers[0] in roll.members else name


def _with_verbs(name: str, roll: Roll) -> tuple[str, ...]:
    """Who is sent, or comes, in what was taken for a name: 请许南星过."""
    places = list(roll.places(name))
    if len(places) != 1 or _VERBS.sub("", name[: places[0].start] + name[places[0].end :]):
        return ()
    return (roll.resolve(name[places[0].start : places[0].end]).name,)


def with_whole_names(problems: Sequence[Remark], roll: Roll) -> tuple[Remark, ...]:
    """The problems, those with a name that nobody bears with the one who is called so (`whole_name`)."""
    return tuple(
        structs.replace(one, near=(found,))
        if one.code == "unknown-person" and (found := whole_name(one.value or "", roll)) != (one.value or "")
        else one
        for one in problems
    )


def _is_taken(at: int, taken: Sequence[Stretch]) -> bool:
    return any(one.start <= at < one.end for one in taken)


def _part_at(folded: str, at: int, roll: Roll) -> str:
    """The part of a name that stands alone at the place, or ""."""
    if not _BEFORE.search(folded[max(0, at - 1) : at]):
        return ""
    word = _WORD.match(folded, at)
    if word is not None:
        return word[0] if roll.is_part(word[0]) else ""
    return next((folded[at : at + size] for size in _SIZES if roll.is_part(folded[at : at + size])), "")


def _bearers(part: str, roll: Roll) -> tuple[str, ...]:
    """Those who may be called so, where any of them may be lent."""
    people = roll.known.people if roll.known else ()
    names = tuple(dict.fromkeys(one.name for one in people if part in map(fold, parts_of(one.name, ""))))
    return names if any(name in roll.members for name in names) else ()
