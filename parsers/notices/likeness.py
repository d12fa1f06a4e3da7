"""Names that are most like a name nobody bears: offered to choose from, never taken for it (M4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

MOST: Final = 3
"""Names that are offered."""
LONGEST: Final = 30


def most_like(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Those of the known names that one slip of the pen away from `name` is, in their order."""
    if not 1 < len(name) <= LONGEST:
        return ()
    return tuple(other for other in known if other != name and _one_slip(name, other))[:MOST]


def _one_slip(one: str, other: str) -> bool:
    """Whether one character was changed, left out or added, or two neighbours have changed places."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or len(short) < 2:  # noqa: PLR2004  of one character nothing would be left
        return False
    alike = next((at for at, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(short) < len(long):
        return short[alike:] == long[alike + 1 :]
    swapped = short[alike : alike + 2] == long[alike : alike + 2][::-1]
    return short[alike + 1 :] == long[alike + 1 :] or (swapped and short[alike + 2 :] == long[alike + 2 :])
