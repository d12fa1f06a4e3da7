"""Characters that nobody sees: of no width, of the order of writing (bidi), controls. No name and no cell has any."""

from __future__ import annotations

from typing import Final

from parsers.patterns import Pattern

UNSEEN: Final = "\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f"
"""The inside of a character class."""
_UNSEEN: Final = Pattern(f"[{UNSEEN}]")


def without_unseen(text: str) -> str:
    """The text as it is seen."""
    return _UNSEEN.sub("", text)
