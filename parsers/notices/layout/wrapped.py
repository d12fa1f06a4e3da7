"""Lines that a mail program has broken at a column (RFC 5322 section 2.1.1), put together for a second look.

Which breaks are a program's cannot be told for sure: a mail is read as it stands first, and put together only where
that was not understood.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.message import Line
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern

NARROWEST, WIDEST = 64, 80
"""Columns, or characters, within which programs break their lines."""
_ENDS: Final = Pattern(r"[。．.!！?？:：;；]\s*$")
_BEGINS: Final = Pattern(rf"\s*(?:{NUMBER}|[-*•·●▪■◆>|]|[①-⑳]|[^：:\s]{{1,12}}\s?[：:])")
"""What begins something of its own: an item of a list, a label."""
_CELLS: Final = Pattern(r"[\t|]")
_UNIT: Final = Pattern(r"[!-~]+|.")
LONGEST: Final = 2_000
"""Characters of a line that is put together."""


def unwrapped(lines: Sequence[Line]) -> tuple[Line, ...] | None:
    """The lines with those put together that were one; None where none was. Each keeps the number of its first."""
    found = list(lines[:1])
    for before, line in pairwise(lines):
        if len(found[-1].text) < LONGEST and _was_one(before, line):
            found[-1] = Line(found[-1].number, _joined(found[-1].text, line.text))
        else:
            found.append(line)
    return tuple(found) if len(found) < len(lines) else None


def _was_one(before: Line, line: Line) -> bool:
    if line.number != before.number + 1 or not before.text.strip() or not line.text.strip():
        return False
    if _ENDS.search(before.text) or _BEGINS.match(line.text) or _CELLS.search(before.text + line.text):
        return False
    if is_courtesy(fold(line.text)):
        return False
    unit = _UNIT.match(line.text.lstrip())
    first = unit[0] if unit else ""
    text = before.text.rstrip()
    measures = ((len(text), len(first)), (_columns(text), _columns(first)))
    return any(wide <= WIDEST and wide + 1 + more > NARROWEST for wide, more in measures)


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _joined(before: str, line: str) -> str:
    """Put together; a blank stands between two words, and none beside a Chinese character."""
    left, right = before.rstrip(), line.lstrip()
    return f"{left} {right}" if left[-1:].isascii() and right[:1].isascii() else f"{left}{right}"
