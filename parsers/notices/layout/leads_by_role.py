"""研发：甲 or 负责人甲 beside a label of people: who leads by the directory leads here (D1, D9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import Field
from parsers.notices.words.spans import has_range
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that may lend."""
_LEAD: Final = "rd_lead"
_MEMBER: Final = "member"
_MANAGER: Final = "project_manager"
_SHORT: Final = 60
_CLAUSES: Final = Pattern(r"[,，、;；]\s?")
_ONE_HEAD: Final = Pattern(
    r"\s*(?:(?P<manager>(?:项目)?经理|PM)|研发(?:负责)?|技术|负责人)(?:为|是|由)?\s?[:：]?\s?(?P<name>[^\W\d_]{2,12})\s*",
    re.IGNORECASE,
)
_OFFICE: Final = Pattern(
    r"\W{0,3}(?P<label>(?:研发|技术|R&D|RD|(?:研发|技术|开发)(?:经理|组长|主管|总监|牵头人?|责任人|总负责人?)|开发负责人|TL|(?:Dev\s)?Lead)\s?[:：]"
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
    managers = {one.name for one in roll.known.people if _MANAGER in one.roles}
    return [part for told in statements for part in _heads_in(told, leads, managers) or [_as_lead(told, leads)]]


def _heads_in(told: Statement, leads: set[str], managers: set[str]) -> list[Statement]:
    """经理甲，研发乙 as the two statements that it is, where both hold these offices by the directory; else nothing."""
    parts = _CLAUSES.split(told.value.rstrip(" 。.")) if told.field is None and len(told.value) <= _SHORT else []
    found = [_ONE_HEAD.fullmatch(part) for part in parts]
    heads = [(hit["manager"] is not None, hit["name"]) for hit in found if hit is not None]
    held = all(name in (managers if manages else leads) for manages, name in heads)
    if len(heads) < 2 or len(heads) != len(parts) or not held:  # noqa: PLR2004
        return []
    offices: tuple[tuple[Field, str], ...] = (("lead", "研发"), ("manager", "经理"))
    return [
        structs.replace(told, field=offices[manages][0], value=name, label=offices[manages][1])
        for manages, name in heads
    ]


def _lends(text: str, roll: Roll) -> bool:
    return len(text) <= LONGEST and roll.names_member(text) and has_range(fold(text))


def _as_lead(told: Statement, leads: set[str]) -> Statement:
    found = _OFFICE.fullmatch(told.value) if told.field is None else None
    if found is None or found["name"] not in leads:
        return told
    return structs.replace(told, field="lead", value=found["name"], label=found["label"].rstrip(" :：为是"))
