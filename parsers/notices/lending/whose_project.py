"""Whose project it is that somebody is lent to: 黄丽支援黄俊杰的星河数据治理项目 lends 黄丽 alone (D2).

Whoever stands behind a verb of lending, and before 的 and a project's name, is named for that only; in 黄丽的项目支撑
no verb goes before, and 黄丽 is lent.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from parsers.notices.lending.lending import OWN_PROJECT
from parsers.notices.people.roll import Roll
from parsers.patterns import Pattern

MOST: Final = 20
"""Such places of a text that are looked at."""
_OF_A_THING: Final = r"的(?:那个|这个)?\s?"
_OF: Final = Pattern(_OF_A_THING)
_OWNED: Final = Pattern(
    rf"(?:那边|这边|(?:现在|目前|正在)?(?:负责|牵头|主管|主持|管|带|领导|主导|手[上头里]?|名下))?{_OF_A_THING}"
)
_VERB: Final = Pattern(
    r"(?:支[援持撑]|协助|帮助?|参与|加入|[去到来给为在]|进驻?|投入到?)(?:一下)?\s?(?:我们?|你们?|您)?\s?$"
)
_LONGEST: Final = 12
_SHORTEST: Final = 2


def without_owner(text: str, roll: Roll, project: str | None) -> str:
    """The text without the names of those whose project it is: 支援黄俊杰负责的星河数据治理项目."""
    places = tuple(place for place in (project, OWN_PROJECT, "项目") if place)
    if not any(text.startswith(places, found.end()) for found in _OF.finditer(text)):
        return text
    kept, begun = "", 0
    for owned in islice(_OWNED.finditer(text), MOST):
        of_a_project = text.startswith(places, owned.end())
        start = _owner_before(text, begun, owned.start(), roll) if of_a_project else None
        if start is not None:
            kept, begun = kept + text[begun:start], owned.end()
    return kept + text[begun:]


def _owner_before(text: str, begun: int, end: int, roll: Roll) -> int | None:
    """Where the name begins that ends there, right behind a verb of lending; None where no name known does."""
    for start in range(max(begun, end - _LONGEST), end - _SHORTEST + 1):
        name = text[start:end]
        if (roll.holds(name) or roll.is_part(name) or roll.has_family(name)) and _VERB.search(text[begun:start][-10:]):
            return start
    return None
