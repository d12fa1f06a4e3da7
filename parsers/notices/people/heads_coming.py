"""Whether a sentence says that somebody comes who leads or manages, and is seldom lent: 6月1日起由方启明本人去 (M4).

Who is no member is passed over by whatever looks for those who may be lent, since a head is mostly named as one who
has agreed. Where he comes in somebody's place, what is read of the other alone would lose him.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern

_COMES: Final = Pattern(
    r"(?:本人|自己|亲自|直接|将|会|先|再|来|\s){0,4}(?:"
    r"(?:去|来|过去|过来|上)(?=[,，。;；!！了吧]|$|\s?(?:干|做|待|支)?[到至])|接(?:替|手|班|着[做干]|棒|管|任)|顶[上替]?"
    r"|继续[做干]|进场|入场|到岗|进驻|驻场|支[撑援持]|代替|替[他她])"
)
_TAKES: Final = Pattern(r"(?:换|由|让|派|改由|换成|换上|交给)\s?$")
_GOES: Final = Pattern(r"(?:本人|自己|亲自)?(?:去|来|做|干|上|接|顶|支)")


def heads_coming(text: str, roll: Roll) -> Iterator[str]:
    """The people of the directory who are no members, and of whom the text says that they come."""
    folded = fold(text)
    if len(folded) != len(text):
        return
    for place in roll.places(text):
        name = roll.resolve(text[place.start : place.end].strip()).name
        comes = _COMES.match(folded, place.end) is not None
        taken = _TAKES.search(folded[: place.start]) is not None and _GOES.match(folded, place.end) is not None
        if name not in roll.members and (comes or taken):
            yield name
