"""Names that are most like a name nobody bears: offered to choose from, never taken for it (M4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from parsers.notices.people.no_names import NO_NAMES
from parsers.notices.people.surnames import surname_of
from parsers.notices.people.written_names import is_han
from parsers.notices.words.fold import fold, words
from parsers.patterns import Pattern

MOST: Final = 3
"""Names that are offered."""
LONGEST: Final = 30
SHORTEST_ACCOUNT: Final = 4
"""Characters of the account of an address that is like a name: not zw1@…."""


_LENGTH: Final = 2
"""Characters of a given name that may stand alone for the whole one."""
_APART: Final = Pattern(r"(?<=.)\s?[(（][^()（）]{1,30}[)）]$")
_WORDS: Final = frozenset(
    words(
        "will may june april august summer autumn mark grace hope faith bill art rose sue rob pat dawn eve can due all "
        "pro max min chase dean grant miles page jack sunny joy star sky angel king young long frank drew gene ray dot "
        "cat ali app api web dev test team lead man men day new one two six ten and the for from who her his you our"
    )
)
"""First names that are words, too, and may stand in any mail."""
_PARTS: Final = Pattern(r"[·\s]+")


def most_like(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Those of the known names that one slip of the pen away from `name` is, in their order."""
    return tuple(other for other in known if one_slip(name, other))[:MOST]


def without_bracket(name: str) -> str:
    """A name of the directory without the bracket that tells its bearer apart from others: 张伟 of 张伟(测试)."""
    return _APART.sub("", name)


def called_by(name: str) -> str:
    """What the bearer of a name of several words is called by: 阿依古丽 of 阿依古丽·买买提, Tom of Tom Lee; else ""."""
    bare = without_bracket(name)
    if "·" in bare:
        return bare.partition("·")[0]
    first, _, last = bare.partition(" ")
    return first if last and first.isascii() and first.isalpha() and first.lower() not in _WORDS else ""


def given_names(name: str) -> Iterator[str]:
    """The given name, of two Chinese characters, in a name: 一舟 of 白一舟, 阿里 of 阿里·买买提."""
    bare = without_bracket(name)
    given = bare.partition("·")[0] if "·" in bare else bare.removeprefix(surname_of(bare) or bare)
    if len(given) == _LENGTH and is_han(given) and given not in NO_NAMES:
        yield given


def parts_of(name: str, address: str) -> Iterator[str]:
    """What the bearer of a name may be called by: the given name, parts of the name, the account of the address."""
    bare = without_bracket(name)
    given = bare.removeprefix(surname_of(bare) or bare)
    parts = _PARTS.split(fold(bare))
    yield from (part for part in (given, *(parts if len(parts) > 1 else ())) if len(part) > 1)
    if len(account := _account(address)) >= SHORTEST_ACCOUNT:
        yield account


def is_part_of(key: str, known: str, address: str = "") -> bool:
    """Whether a name (folded, without spaces) is a part of a known one, or has its parts in another order: Lee Tom."""
    parts = _PARTS.split(fold(known))
    whole = len(parts) > 1 and key == "".join(reversed(parts))
    return len(key) > 1 and (whole or key in parts_of(known, address))


def _account(address: str) -> str:
    return "".join(char for char in address.partition("@")[0].lower() if char.isalnum())


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
