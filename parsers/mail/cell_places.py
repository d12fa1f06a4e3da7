"""Where the cells of a sheet stand (ECMA-376 part 1, 18.18.62), and what merged ones reach."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.patterns import Pattern

_REFERENCE = Pattern(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_LAST_COLUMN = 16_384


def place(reference: str) -> tuple[int, int] | None:
    """Row and column (from 1) of a reference: AB12."""
    match = _REFERENCE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), min(column, _LAST_COLUMN)


def spread(found: dict[int, dict[int, str]], merged: list[str]) -> Iterator[tuple[int, str]]:
    """Let a cell that reaches down over rows say the same in each of them; tell where it does once more."""
    for reference in merged:
        first, _, last = reference.partition(":")
        start, end = place(first), place(last)
        text = found.get(start[0], {}).get(start[1]) if start and end else None
        if start and end and text:
            for number in range(start[0] + 1, min(end[0], start[0] + len(found) * 2) + 1):
                if number in found and found[number].setdefault(start[1], text) == text:
                    yield number, text
