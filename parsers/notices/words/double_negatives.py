"""What is said with two denials, and holds: 许南星不得不续到7月15日 says that he has to stay (M4)."""

from __future__ import annotations

from typing import Final

from parsers.patterns import Pattern

_HAS_TO: Final = Pattern(r"不得不|不能不|(?:只[好得能]|(?<!除)(?<!并)(?<!而)(?<!是)非得?)(?=[续延])")
_DENIES: Final = "不得非只"


def without_double_negatives(text: str) -> str:
    """The text with 需 where it says that something cannot but be so."""
    return _HAS_TO.sub("需", text) if any(mark in text for mark in _DENIES) else text
