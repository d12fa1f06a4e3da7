"""Several people of one role in a line, each with days and efforts under labels, each in a line of his own (D1, D2).

后端：甲，6月…，协调55人天；乙，7月…，协调40人天
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import has_range
from parsers.patterns import Pattern

LONGEST: Final = 400
_ROLE: Final = Pattern(
    r"(?P<mark>\W{0,4}(?:\d{1,2}[、.)]\s?)?)(?P<role>[^\W\d_]{2,8})\s?[:：]\s?(?P<people>[^:：]{10,})"
)
_PARTS: Final = Pattern(r"[;；]\s?")
_LABELLED: Final = Pattern(r"协调|预估|评估|商定|核定")


def with_roles_repeated(lines: Sequence[Line], roll: Roll) -> Iterator[Line]:
    """The lines; one of a role with several people becomes as many lines, each with the role."""
    for line in lines:
        yield from _apart(line, roll) or (line,)


def _apart(line: Line, roll: Roll) -> list[Line]:
    may = len(line.text) <= LONGEST and _PARTS.search(line.text) and _LABELLED.search(line.text)
    found = _ROLE.fullmatch(line.text) if may else None
    if found is None or not _is_of_a_group(fold(found["role"])):
        return []
    parts = [part for part in _PARTS.split(found["people"]) if part.strip(" 。.")]
    each = all(roll.longest_at(part, 0) and has_range(fold(part)) for part in parts)
    if len(parts) < 2 or not each:  # noqa: PLR2004
        return []
    return [structs.replace(line, text=f"{found['mark']}{found['role']}：{part.strip(' 。.')}") for part in parts]


def _is_of_a_group(folded: str) -> bool:
    return is_role(folded) or is_role(folded.removesuffix("组"))
