"""Which of many names stand in a text, found by their beginnings: the time does not grow with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from parsers.patterns import Pattern

BEGINNING: Final = 2
"""Characters by which names are looked up."""
FEW: Final = 24
"""So many names are looked for one by one: the pairs of characters of a text are more than they are."""


class NamesWithin:
    """Names, to be looked for in texts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(filter(None, names))
        self._first = Pattern("[" + "".join(sorted({re.escape(name[0]) for name in self._names})) + "]")
        self._begun: dict[str, list[tuple[int, str]]] = {}
        for place, name in enumerate(self._names):
            self._begun.setdefault(name[:BEGINNING], []).append((place, name))

    def of(self, text: str) -> tuple[str, ...]:
        """Those that stand anywhere in `text` as words of their own, in the order they were given."""
        return tuple(name for name in self.inside(text) if stands_in(name, text))

    def inside(self, text: str) -> tuple[str, ...]:
        """Those that stand anywhere in `text`, within other words, too."""
        if len(self._names) <= FEW:
            return tuple(name for name in self._names if name in text)
        places = [begun.start() for begun in self._first.finditer(text)]
        pairs = {text[at : at + BEGINNING] for at in places}
        found = [one for pair in pairs & self._begun.keys() for one in self._begun[pair] if one[1] in text]
        return tuple(name for _, name in sorted(found))


def stands_in(name: str, text: str) -> bool:
    """Whether a name that is in `text` stands there as words of its own: Tom is not in Tomcat, 星河 is in 星河二期."""
    if not (name[0].isascii() or name[-1].isascii()):
        return True
    at = text.find(name)
    while at >= 0 and not is_apart(text, at, at + len(name)):
        at = text.find(name, at + 1)
    return at >= 0


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether no word of Latin letters goes on over either end of a place in `text`."""
    return not (_goes_on(text[start - 1 : start + 1] if start else "") or _goes_on(text[end - 1 : end + 1]))


def _goes_on(pair: str) -> bool:
    """Whether two neighbouring characters are of one word of Latin letters, or of one name: Tom.Wang."""
    return len(pair) > 1 and pair.isascii() and all(one.isalpha() or one in "-_." for one in pair)
