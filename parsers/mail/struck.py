"""What an HTML mail shows struck out: its writer no longer says it, and nobody drops it in silence (M4)."""

from __future__ import annotations

from collections.abc import Container
from itertools import islice
from typing import Any, Final

from parsers.mail.styles import names_of
from parsers.message import LeftOut

STRUCK: Final = "\u2e3b"
"""What stands for a cell that is struck out: it is not empty, as one that a merged cell reaches down to, and no dash
of somebody's own, by which a place is not filled yet."""
TAGS: Final = frozenset(("del", "s", "strike"))
_MOST: Final = 20
_LONGEST: Final = 300
"""Characters of what is struck out or hidden that are kept."""


def strikes(element: Any, struck: Container[str]) -> bool:
    """Whether an element strikes out what is in it; `struck` are the names whose rules in a style sheet do."""
    if element.tag in TAGS or "line-through" in (element.get("style") or "").lower():
        return True
    return any(name in struck for name in names_of(element.attrib))


def is_struck(cell: Any, struck: Container[str]) -> bool:
    """Whether something is struck out in a cell (or a row)."""
    inside = (one for one in cell.iter() if isinstance(one.tag, str) and strikes(one, struck))
    return any(words_of(one) for one in islice(inside, _MOST))


def words_of(element: Any) -> str:
    """The words in an element, whether they are seen or not."""
    return " ".join("".join(islice(element.itertext(), _LONGEST)).split())[:_LONGEST]


def row_of(row: Any) -> LeftOut:
    """A row that is struck out or hidden."""
    return LeftOut(" ".join(filter(None, map(words_of, row.iter("td", "th"))))[:_LONGEST], "row")
