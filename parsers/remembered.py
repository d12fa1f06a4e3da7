"""Answers remembered for short texts: the lines, names and addresses of one mail are looked at again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

T = TypeVar("T")

LONGEST: Final = 200
"""Of longer texts nothing is kept: so the memory that this takes has a bound, whatever is sent."""
MOST: Final = 4096


class _Memory(dict[str, T], Generic[T]):
    """What a function answered; looking a text up that is not there asks the function."""

    def __init__(self, function: Callable[[str], T], most: int) -> None:
        self._function = function
        self._most = most

    def __missing__(self, text: str) -> T:
        answer = self._function(text)
        if len(text) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[text] = answer
        return answer


def remembered(function: Callable[[str], T], most: int = MOST) -> Callable[[str], T]:
    """The function of a text, remembering what it answered for some thousand short ones, or for `most`."""
    return _Memory(function, most).__getitem__
