"""A table of which each cell stands on a line of its own: 支撑人员 over 许南星, 开始时间 over 6月1日 (D2).

So it arrives where a program takes the lines of a table away. A label that nothing ends heads the line below it only
where labels and values take turns, one of the labels being of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import FIELD_OF, Field

_FEWEST: Final = 3
"""Labels that take turns with values."""
LONGEST: Final = 12
"""Characters of a label."""
_OF_PEOPLE: Final[frozenset[Field]] = frozenset({"person", "release_person"})


def with_labels_above(lines: Sequence[Line]) -> list[Line]:
    """The lines; each label of such a table ends with a colon, so that it has its value on the next line."""
    told = [line for line in lines if line.text.strip()]
    heads = _heads(told) if sum(map(_is_label, told)) >= _FEWEST else []
    if len(heads) < _FEWEST or not any(FIELD_OF[_label(head)] in _OF_PEOPLE for head in heads):
        return list(lines)
    numbers = {head.number for head in heads}
    return [structs.replace(line, text=f"{line.text.rstrip()}：") if line.number in numbers else line for line in lines]


def _heads(told: Sequence[Line]) -> list[Line]:
    """The labels that take turns with values; the last may have anything behind its value, as a mail closes."""
    heads: list[Line] = []
    for at, (above, below) in enumerate(pairwise(told)):
        if not _is_label(above) or _is_label(below):
            continue
        behind = told[at + 2 : at + 3]
        follows = bool(heads) and at > 1 and heads[-1] is told[at - 2]
        if follows or not behind or _is_label(behind[0]):
            heads.append(above)
    return heads


def _label(line: Line) -> str:
    return fold(line.text).strip()


def _is_label(line: Line) -> bool:
    return len(line.text) <= LONGEST and _label(line) in FIELD_OF
