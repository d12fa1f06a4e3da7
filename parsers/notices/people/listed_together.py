"""Where the names of a text stand, those of one list as one: 许南星、白一舟和黄丽 (D2, D4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.people.roll import Roll
from parsers.notices.words.spans import Stretch

_JOINERS: Final = "、和与及跟 "


def lists_of_names(text: str, roll: Roll) -> Iterator[Stretch]:
    """The stretches of the lists, from left to right."""
    begun = end = -1
    for place in roll.places(text):
        if begun >= 0 and text[end : place.start].strip(_JOINERS):
            yield Stretch(begun, end)
            begun = -1
        begun = place.start if begun < 0 else begun
        end = place.end
    if begun >= 0:
        yield Stretch(begun, end)
