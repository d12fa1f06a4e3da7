"""People with their work, and days in a bracket behind it, each in a sentence of his own (D1, D2).

甲、乙负责后端（6月1日-9月30日，各80人天），丙负责前端（…）: what is each one's stands in the bracket right behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range
from parsers.patterns import Pattern

LONGEST: Final = 600
_GROUP: Final = Pattern(
    r"(?P<who>[^,，。;；:：()（）\d]{2,24}(?:[(（][^()（）\d]{1,8}[)）])?[^,，。;；:：()（）\d]{0,24}[(（](?P<in>[^()（）]{5,60})[)）])[,，、;；]\s?"
)


def with_brackets_apart(lines: Sequence[Line], roll: Roll) -> Iterator[Line]:
    """The lines; a comma between two such groups ends a sentence, where the next one begins with somebody known."""
    for line in lines:
        text = _apart(line.text, roll) if len(line.text) <= LONGEST and "各" in line.text else line.text
        yield line if text == line.text else structs.replace(line, text=text)


def _apart(text: str, roll: Roll) -> str:
    parts, at = [], 0
    for found in _GROUP.finditer(text):
        if has_range(fold(found["in"])) and roll.longest_at(text, found.end()) and roll.named_in(found["who"]):
            parts.append(f"{text[at : found.end('who')]}。")
            at = found.end()
    return "".join([*parts, text[at:]])
