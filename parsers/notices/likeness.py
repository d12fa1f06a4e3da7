"""Names that are most like a name nobody bears: offered to choose from, never taken for it (M4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

MOST: Final = 3
"""Names that are offered."""
LONGEST: Final = 30
SHORTEST_ACCOUNT: Final = 4
"""Characters of the account of an address that is like a name: not zw1@…."""


def most_like(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Those of the known names that one slip of the pen away from `name` is, in their order."""
    return tuple(other for other in known if one_slip(name, other))[:MOST]


def is_part_of(name: str, known: str, account: str = "") -> bool:
    """Whether a name (folded, without spaces) is one part of a known one, has its parts in another order, or is its
    account in an address: 阿依古丽 of 阿依古丽·买买提, Tom and Lee Tom of Tom Lee, xunanxing of xunanxing@….
    """
    if len(name) >= SHORTEST_ACCOUNT and name == "".join(char for char in account if char.isalnum()):
        return True
    parts = known.replace("·", " ").split()
    return len(parts) > 1 and len(name) > 1 and (name in parts or name == "".join(reversed(parts)))


def one_slip(one: str, other: str) -> bool:
    """Whether one character was changed, left out or added, or two neighbours have changed places."""
    if one == other or not 1 < len(one) <= LONGEST:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or len(short) < 2:  # noqa: PLR2004  of one character nothing would be left
        return False
    alike = next((at for at, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(short) < len(long):
        return short[alike:] == long[alike + 1 :]
    swapped = short[alike : alike + 2] == long[alike : alike + 2][::-1]
    return short[alike + 1 :] == long[alike + 1 :] or (swapped and short[alike + 2 :] == long[alike + 2 :])
