"""Names that are words of feeling as well: 高兴 is nobody in 很高兴为项目提供支持, 高兴地通知大家, 高兴的是.

Behind a word of degree no name stands, nor before 地 and 的是; anywhere else whoever is called so is meant.
"""

from __future__ import annotations

from typing import Final

from parsers.patterns import Pattern

_WORD: Final = "高兴"
_FELT: Final = Pattern(
    rf"(?:很|非常|十分|特别|格外|倍感|由衷|深感|无比)(?:的|地)?{_WORD}(?![、和与及]|\s?\d)"
    rf"|(?<![由请派让、和与及跟]){_WORD}(?=地(?:通知|告知|宣布|看到|告诉|得知|向|跟|和大家|为)|的是(?:[,，:：]|[^\d,，。]))"
)


def without_feelings(text: str) -> str:
    """The text, as long as it is, with blanks for the words of feeling that are like names."""
    return _FELT.sub(lambda found: " " * len(found[0]), text) if _WORD in text else text


def is_felt(text: str, at: int) -> bool:
    """Whether the name at that place is a word of feeling there."""
    return text.startswith(_WORD, at) and not without_feelings(text[max(0, at - 4) : at + 8]).count(_WORD)
