"""Answers remembered for short texts: the lines, names and addresses of one mail are looked at again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

T = TypeVar("T")

LONGEST: Final = 200
"""Of longer texts nothing is kept: so the memory that this takes has a bound, whatever is sent."""
MOST: Final = 4096


def remembered(function: Callable[[str], T]) -> Callable[[str], T]:
    """The function of a text, remembering what it answered for the last few thousand short ones."""
    cached = lru_cache(maxsize=MOST)(function)

    @wraps(function)
    def answer(text: str) -> T:
        return cached(text) if len(text) <= LONGEST else function(text)

    return answer
