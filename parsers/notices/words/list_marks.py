"""The mark before an item of a list: 1、, （2）, 3."""

from __future__ import annotations

from typing import Final

from parsers.patterns import Pattern

NUMBER: Final = r"[(（]?(?:\d{1,2}\s?[.、)）](?!\d(?!\d?\s?月))|[A-Ha-h]\s?[.、)）](?=\s?[\u4e00-\u9fff]))"
"""A number or letter as a list has it, as a part of an expression: 2.6月8日 begins with one, and 6.12 is a day."""
ITEM: Final = Pattern(rf"^\s*(?:{NUMBER}|[-*•·●])?\s*")
"""What an item begins with, which may be nothing."""
HEAD: Final = r"\W*(?:\d{1,2}\s?[.、)]\s?)?"
"""Marks and the number of a list at the head of a line (folded), as a part of an expression."""
_HEAD: Final = Pattern(HEAD)


def behind_mark(folded: str) -> int:
    """Where the words of a line (folded) begin, behind marks and the number of a list."""
    head = _HEAD.match(folded)
    return head.end() if head else 0
