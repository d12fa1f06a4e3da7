"""研发：甲 or 负责人甲 beside a label of people: who leads by the directory leads here (D1, D9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that may lend."""
_LEAD: Final = "rd_lead"
_MEMBER: Final = "member"
_OFFICE: Final = Pattern(
    r"\W{0,3}(?P<label>(?:研发|技术|R&D|RD|(?:研发|技术|开发)(?:经理|组长|主管|总监|牵头人?|责任人|总负责人?)|开发负责人|TL|Dev\sLead)\s?[:：]"
    r"|(?:主要|总)?负责人\s?[:：为是]?|牵头人?\s?[:：])\s?(?P<name>\S{2,20}?)[。.]?\s*",
    re.IGNORECASE,
)


def with_lead_by_role(statements: Sequence[Statement], roll: Roll) -> list[Statement]:
    """The statements, such a line as that of the R&D lead, where no other names one and somebody else is lent."""
    fields = {told.field for told in statements}
    lends = "person" in fields or any(told.field is None and _lends(told.value, roll) for told in statements)
    if roll.known is None or not lends or fields & {"lead", "old_lead"}:
        return list(statements)
    leads = {one.name for one in roll.known.people if _LEAD in one.roles and _MEMBER not in one.roles}
    return [_as_lead(told, leads) for told in statements]


def _lends(text: str, roll: Roll) -> bool:
    return len(text) <= LONGEST and roll.names_member(text) and has_range(fold(text))


def _as_lead(told: Statement, leads: set[str]) -> Statement:
    found = _OFFICE.fullmatch(told.value) if told.field is None else None
    if found is None or found["name"] not in leads:
        return told
    return structs.replace(told, field="lead", value=found["name"], label=found["label"].rstrip(" :：为是"))
