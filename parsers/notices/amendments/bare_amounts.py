"""An effort that changes and is told without its unit, which its label has: 预估人天 12 改 9.5, 商定人天定为15 (D4)."""

from __future__ import annotations

import re
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.patterns import Pattern

_NUMBER: Final = r"\d{1,3}(?:\.\d)?"
_NO_UNIT: Final = r"(?!\s?[\d人天个月日号年周点时分%％./~-])"
_CHANGED: Final = Pattern(
    rf"(?<=人天)(?:数)?\s?(?:[由从]|原来?为?|之前为?)?\s?(?P<old>{_NUMBER})?\s?"
    r"(?:现|统一|也|都|同步){0,2}(?:[改定调]整?[为成到在]|调整?[为到]|变更为|更正为|改|→|->|=>)\s?"
    rf"(?P<new>{_NUMBER}){_NO_UNIT}"
)


def with_unit(line: Line) -> Line:
    """The line, the number behind 人天 that is to be told as an effort, and the one that was."""
    if "人天" not in line.text:
        return line
    text = _CHANGED.sub(_told, line.text)
    return line if text == line.text else structs.replace(line, text=text)


def _told(found: re.Match[str]) -> str:
    old, new = found["old"], found["new"]
    return f"由{old}人天调整为{new}人天" if old else f"调整为{new}人天"
