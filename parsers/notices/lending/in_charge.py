"""Who is in charge of some work, before the days of his own line: 1. 许南星：负责规则引擎，支撑周期… (D1, D2).

The label of days parts the line; what stands before it is a name, a colon and the work, and says no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.lending.name_lists import without_lead
from parsers.notices.lending.sentence_roles import without_duty
from parsers.notices.lending.sentences import as_field
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.talk_words import WAVERS
from parsers.notices.words.topics import ANOTHER_MATTER, NOT_LENT, UNSURE
from parsers.patterns import Pattern

LONGEST: Final = 60
"""Characters of such words."""
_IN_CHARGE: Final = Pattern(
    r"(?P<name>[^:：,，。;；]{2,20})\s?[:：]\s?(?:主要)?(?:负责|承担|从事)[^,，。;；]{2,20}[,，]?\s?"
)
_SAYS_MORE: Final = (WAVERS, UNSURE, ANOTHER_MATTER, NOT_LENT)


def with_those_in_charge(statements: Sequence[Statement], roll: Roll) -> Iterator[Statement]:
    """The statements; who is in charge of something, and has days behind that in his line, is lent for them."""
    for told, behind in zip_longest(statements, statements[1:]):
        dated = behind is not None and behind.field == "period" and behind.number == told.number
        name, role = _in_charge(told, roll) if dated and told.field is None else ("", "")
        if not name:
            yield told
            continue
        yield as_field("person", name, told)
        yield from (as_field("role", role, told),) if role else ()


def _in_charge(told: Statement, roll: Roll) -> tuple[str, str]:
    """The name, and the role that the work is; ("", "") for any other words."""
    text = without_lead(told.value).strip() if len(told.value) <= LONGEST else ""
    found = _IN_CHARGE.fullmatch(text)
    name = found["name"].strip() if found else ""
    folded = fold(text)
    if not name or not roll.holds(name) or {*roll.named_in(text)} != {name} or not is_plain(folded):
        return "", ""
    if any(topic.told_in(folded) for topic in _SAYS_MORE):
        return "", ""
    bare, role = without_duty(text, "")
    return (name, role) if bare != text else ("", "")
