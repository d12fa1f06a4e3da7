"""研发：甲 in a form that names people under a label of its own: who leads by the directory leads here (D1, D9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.people.roll import Roll
from parsers.patterns import Pattern

_LEAD: Final = "rd_lead"
_OFFICE: Final = Pattern(r"\W{0,3}(?P<label>研发|技术|R&D|RD)\s?[:：]\s?(?P<name>\S{2,20})\s*", re.IGNORECASE)


def with_lead_by_role(statements: Sequence[Statement], roll: Roll) -> list[Statement]:
    """The statements, such a line as that of the R&D lead, where no other names one and somebody else is lent."""
    fields = {told.field for told in statements}
    if roll.known is None or "person" not in fields or fields & {"lead", "old_lead"}:
        return list(statements)
    leads = {person.name for person in roll.known.people if _LEAD in person.roles}
    return [_as_lead(told, leads) for told in statements]


def _as_lead(told: Statement, leads: set[str]) -> Statement:
    found = _OFFICE.fullmatch(told.value) if told.field is None else None
    if found is None or found["name"] not in leads:
        return told
    return structs.replace(told, field="lead", value=found["name"], label=found["label"])
