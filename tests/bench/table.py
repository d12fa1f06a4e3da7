"""The rows of the bench, and the table that shows them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct


class Row(Struct, frozen=True):
    """A figure with its floor and its target, where it has them."""

    what: str
    figure: float
    unit: str
    floor: float | None = None
    target: float | None = None
    ambition: float | None = None
    at_least: float | None = None
    """The target of what is the better the more it is."""

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where there is none."""
        if self.at_least is not None:
            return self.figure >= self.at_least
        return None if self.target is None else self.figure <= self.target

    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        ratio = f"{self.figure / self.floor:.1f} ×" if self.floor else ""
        floor = f"{self.floor:.2f}" if self.floor else ""
        target = "" if self.target is None else f"≤ {self.target:g}"
        target = target if self.at_least is None else f"≥ {self.at_least:,.0f}"
        verdict = {None: "", True: "reached", False: "missed"}[self.reached]
        if self.reached and self.ambition is not None:
            verdict += ", ambition too" if self.figure <= self.ambition else ""
        return self.what, f"{_shown(self.figure)} {self.unit}", floor, ratio, target, verdict


HEADINGS = ("what", "figure", "floor", "ratio", "target", "")


def _shown(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.2f}"


def table(rows: Iterable[Row]) -> str:
    """The rows under their headings, in columns."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(HEADINGS))]
    shown = [
        "  ".join(_padded(cell, width, at) for at, (cell, width) in enumerate(zip(line, widths, strict=True)))
        for line in lines
    ]
    return "\n".join([shown[0], "  ".join("─" * width for width in widths), *shown[1:]])


def _padded(cell: str, width: int, column: int) -> str:
    space = " " * (width - _width(cell))
    return f"{cell}{space}" if column in {0, len(HEADINGS) - 1} else f"{space}{cell}"


def _width(cell: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in cell)
