"""An effort that comes to the one on record, or goes off it, told in a mail without days (D4): 追加工作量：18人天.

How much it comes to then, only the records know: it is told with its sign, which nobody reads, and so asked about (M4).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.words.amendment_words import NEW_EFFORTS
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern

_NUMBER: Final = r"(?P<number>\d{1,3}(?:\.\d)?)"
_ADDED: Final = Pattern(
    rf"^(?P<before>.{{0,60}}?)(?:的?(?:协调|支[撑援持]|投入)?(?:工作量|工时|人天|投入))?(?:再|另|需|拟)?(?:(?P<more>追加|增加|新增|核增|调增|补充|加)|减少|核减|调减|扣减|压减)了?(?:协调|支[撑援持]|投入)?"
    rf"(?:的?(?:工作量|工时|人天|投入))?\s?[:：]?\s?(?P<sign>[+-]?)\s?{_NUMBER}\s?(?:人[天日]|(?<=天[:：]\d)|(?<=天[:：]\d\d))\W*$"
)
"""追加人天：18, 许南星增加8人天."""
_LABEL: Final = Pattern(r"\W{0,3}[^\W\d]{0,4}(?:项目|人员|姓名|同事)\s?[:：]")
"""A form, and no answer: 项目：, 人员：."""
_MAY: Final = Pattern(r"[加增减].{0,12}\d")
_MOST: Final = 12
"""Lines of such a mail, and `_LONGEST` characters of the one that says so."""
_LONGEST: Final = 80


def with_added_effort(lines: Sequence[Line]) -> list[Line]:
    """The lines, the one of an added effort under a label of its own; as they are where any day is told."""
    at = [place for place, line in enumerate(lines) if len(line.text) <= _LONGEST and _MAY.search(line.text)]
    found = _ADDED.match(lines[at[0]].text.strip()) if len(at) == 1 and len(lines) <= _MOST else None
    labelled = any(_LABEL.match(line.text) for line in lines)
    if found is None or not labelled or any(is_dated(fold(line.text)) for line in lines):
        return list(lines)
    told = list(lines)
    told[at[0]] = structs.replace(lines[at[0]], text=_told(found))
    return told


def _told(found: re.Match[str]) -> str:
    who = found["before"].strip(" ，,:：的")
    sign = found["sign"] or ("+" if found["more"] else "-")
    label = f"{NEW_EFFORTS[0]}：{sign}{found['number']}人天"
    return f"人员：{who}；{label}" if who else label
