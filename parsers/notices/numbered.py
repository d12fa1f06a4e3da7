"""An answer that is a list (M7): 1. 许南星，同意 2. 白一舟，不同意, told as a line for each person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import structs

from parsers.notices.fields import Statement
from parsers.notices.fold import fold
from parsers.notices.names import looks_like_name
from parsers.patterns import Pattern

_MARK: Final = Pattern(r"\s*(?:[(（]?\d{1,2}\s?[.、)）](?!\d)|[①-⑳]|[-*•·](?=\s))\s*")
_NEXT: Final = Pattern(r"[；;。]\s*(?=[(（]?\d{1,2}\s?[.、)）](?!\d))|(?=[①-⑳])")
_BEHIND_NAME: Final = Pattern(r"\s*[,，:：、—–-]\s*|\s+")
_HEAD: Final = Pattern(r"[^,，:：、\s—–-]{2,4}(?=[,，:：、\s—–-])")
MOST: Final = 50
"""Places at which a line is cut; what follows is one item."""


def items_of(lines: Sequence[Statement], names: Sequence[str]) -> list[Statement]:
    """The lines of an answer; those of a list without their marks, each beginning "name：" where a name comes first.

    `names` are folded, the longest first. One mark alone makes no list: it may be the answer itself.
    """
    parts = [part for told in lines for part in _parts(told)]
    if sum(_MARK.match(part.value) is not None for part in parts) < 2:  # noqa: PLR2004  one alone is no list
        return list(lines)
    return [structs.replace(part, value=_led_by_name(_without_mark(part.value), names)) for part in parts]


def _parts(told: Statement) -> list[Statement]:
    ends = [found.end() for found in _NEXT.finditer(told.value, 1)][:MOST]
    texts = [told.value[start:end].strip() for start, end in pairwise([0, *ends, len(told.value)])]
    return [structs.replace(told, value=text) for text in texts if text]


def _without_mark(text: str) -> str:
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


def _led_by_name(text: str, names: Sequence[str]) -> str:
    head = _HEAD.match(text)
    name = next((name for name in names if fold(text).startswith(name)), "")
    if not name and head is not None and looks_like_name(head[0]):
        name = head[0]
    behind = _BEHIND_NAME.match(text, len(name)) if name else None
    return f"{text[: len(name)]}：{text[behind.end() :]}" if behind else text
