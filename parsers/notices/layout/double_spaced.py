"""Mails with an empty line behind every line, as some programs turn paragraphs into text: read as if single-spaced.

What belongs together stands in lines that follow one another, and an empty line parts it. Where every line is parted
from the next, that says nothing, and only two empty lines part anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Final, cast

from msgspec import Struct, structs

from parsers.message import Line, Mail
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import is_courtesy
from parsers.reading import Reading
from state.notice import Fact, Source

_FEWEST: Final = 3
"""Lines from which on it is a habit, and no accident."""
_APART: Final = 2
"""How far the numbers of two lines are apart that an empty line parts."""


_NUMBERED: Final = (Source, Fact)
"""What has the number of a line."""
_HOLDS: Final = (tuple, Struct)
"""What may hold such."""


class SingleSpaced(Struct, frozen=True):
    """A mail whose lines follow one another, and the number that each of them has in the mail as it came."""

    mail: Mail
    numbers: Mapping[int, int]

    def lifted(self, reading: Reading) -> Reading:
        """The reading, its sources with the numbers of the mail as it came."""
        return cast("Reading", _renumbered(reading, self.numbers))


def single_spaced(mail: Mail) -> SingleSpaced | None:
    """The mail single-spaced, or None where some lines follow one another as they are, or a table stands in it."""
    if mail.is_reply or mail.tables:
        return None
    said = [line for line in mail.new_lines if line.text.strip()]
    between = _between(said)
    if between < _APART:
        return None
    own = {box.name for box in mail.senders}
    steps = [
        _APART if later.text.strip() in own or later.number - earlier.number > between else 1
        for earlier, later in pairwise(said)
    ]
    numbers = list(accumulate(steps, initial=said[0].number))
    lines = tuple(Line(number, line.text) for number, line in zip(numbers, said, strict=True))
    written = {number: line.number for number, line in zip(numbers, said, strict=True)}
    return SingleSpaced(structs.replace(mail, new_lines=lines), written)


def _between(said: list[Line]) -> int:
    """How far every line is from the next at the least, but for those that greet and close."""
    stating = [at for at, line in enumerate(said) if not is_courtesy(fold(line.text))]
    stated = said[stating[0] : stating[-1] + 1] if stating else []
    gaps = [later.number - earlier.number for earlier, later in pairwise(stated)]
    return min(gaps) if len(stated) >= _FEWEST else 0


def _renumbered(value: object, numbers: Mapping[int, int]) -> object:
    """The value with other numbers of lines in it; most of a reading is empty, or a word."""
    if isinstance(value, _NUMBERED):
        return structs.replace(value, line=numbers.get(value.line, value.line))
    if isinstance(value, tuple):
        return tuple([_renumbered(part, numbers) for part in value])
    if isinstance(value, Struct):
        parts = zip(value.__struct_fields__, structs.astuple(value), strict=True)
        held = {name: _renumbered(part, numbers) for name, part in parts if part and isinstance(part, _HOLDS)}
        return structs.replace(value, **held) if held else value
    return value
