"""Numbers whose sign says that they are less than nothing, or not certain: -2, (2), ~2, 10~ (M4).

The marks at the ends of a value are none of it otherwise; without its sign, such a number would pass for a certain one.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.words.fold import fold
from parsers.patterns import Pattern

_EFFORT: Final = Pattern(r"[-−–—~∼+<>≤≥≈]{1,3}\s?\d.{0,20}|\d.{0,20}[-~∼+]")
_IN_BRACKETS: Final = Pattern(r"\(\s?\d[\d.]{0,6}\s?\)")
_NUMBER: Final = Pattern(r"[-−–—~∼]{1,3}\s?\d[\d.]{0,6}")


def is_signed_effort(value: str) -> bool:
    """Whether a value is an effort with a sign before or behind it."""
    return _EFFORT.fullmatch(fold(value).strip()) is not None


def is_signed_number(value: str) -> bool:
    """Whether a cell is a bare number with a sign, or in brackets, as spreadsheets show what is less than nothing."""
    told = fold(value).strip()
    return _NUMBER.fullmatch(told) is not None or is_negative(told)


def is_negative(value: str) -> bool:
    """Whether a value is a bare number in brackets: (2)."""
    return _IN_BRACKETS.fullmatch(fold(value).strip()) is not None
