"""English orders of a change, put as the readers of English changes know them (D4, D7, D9).

Replace A with B from June 15 as B replaces A from June 15; A leaves the project on June 23 as A will be released on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.patterns import Pattern

LONGEST: Final = 200
_WHO: Final = r"(?P<who>[^\s,.;:][^,.;:\d]{0,40}?)"
_OTHER: Final = r"(?P<other>[^\s,.;:][^,.;:\d]{0,40}?)"
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY: Final = (
    rf"(?P<day>(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?"
    r"|\d{4}-\d{2}-\d{2}))"
)
_PLACE: Final = r"(?: (?:(?:on|in|at|for|of|from|with|to) )?(?:the )?(?P<place>[^\s,.;:][^,.;:]{1,40}?))??"
_FROM: Final = rf"(?:from|starting|as of) {_DAY}"
_SUPPORT: Final = r"['’]s (?:support|assignment)"
_LENGTH: Final = r"(?P<day>by (?:an?|one|two|three|four|six|\d{1,2}) (?:more )?(?:week|month|day)s?)"
_REPLACES: Final = "{who} replaces {other} from {day}"
_RELEASED: Final = "{who} will be released on {day}"
_ORDERS: Final = tuple(
    (Pattern(rf"^{order}\.?$", re.IGNORECASE), told)
    for order, told in (
        (rf"(?:please )?replace {_OTHER} (?:with|by) {_WHO}{_PLACE} {_FROM}", _REPLACES),
        (rf"{_WHO} (?:will |is going to )?replaces? {_OTHER}{_PLACE} {_FROM}", _REPLACES),
        (rf"{_WHO} (?:will |is going to )?leaves?{_PLACE}(?: early)? on {_DAY}", _RELEASED),
        (rf"{_WHO}{_SUPPORT}{_PLACE} (?:will end|ends) (?:early )?on {_DAY}", _RELEASED),
        (
            rf"(?:the )?R&D lead{_PLACE} (?:(?:is |has )?changed|changes|will change|switches) from {_OTHER} to {_WHO}",
            "R&D lead: {other} -> {who}",
        ),
        (rf"(?:please )?extend {_WHO}(?:{_SUPPORT})?{_PLACE} {_LENGTH}", "{who} is extended {day}"),
    )
)
_MAY: Final = Pattern(r"[a-z]{2} ")


def in_plainer_english(line: Line, roll: Roll) -> Line:
    """The line, such an order put plainly, where it is of people who are known, and of no unknown place."""
    text = line.text.strip()
    if len(text) > LONGEST or _MAY.search(text) is None:
        return line
    for pattern, told in _ORDERS:
        if (found := pattern.fullmatch(text)) is not None and (put := _put(found, told, roll)):
            return structs.replace(line, text=put)
    return line


def _put(found: re.Match[str], told: str, roll: Roll) -> str:
    parts = {name: value.strip() for name, value in found.groupdict().items() if value}
    people = [parts[name] for name in ("who", "other") if name in parts]
    place = parts.get("place", "")
    known = roll.projects_in(place) == (place,)
    if not all(tuple(roll.named_in(one)) == (one,) for one in people) or not (known or _is_the_project(place)):
        return ""
    said = told.format(**parts)
    return f"{place}：{said}" if known else said


_is_the_project: Final[Callable[[str], object]] = re.compile(r"(?:(?:the|this|our) )?(?:project|team)?", re.I).fullmatch
