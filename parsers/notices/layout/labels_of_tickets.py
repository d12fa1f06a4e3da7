"""Labels that tickets and release plans have, too: Owner, Release date. What they mean, the mail around them says.

Owner is who is lent where days and an effort stand under labels of their own in a mail of support; a ticket of work to
be done has an owner as well, and lends nobody. A release date that stays is of the software where people are lent anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold, words
from parsers.notices.words.labels import EFFORTS
from parsers.notices.words.spans import has_range
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, LENDS, UNSURE
from parsers.patterns import Pattern

_OWNER: Final = "owner"
_OF_WORK: Final = frozenset(words("任务 任务描述 任务内容 task issue bug"))
_RELEASE: Final = frozenset({"release date", "release"})
_STAYS: Final = Pattern(r"不变|\b(?:unchanged|stays|remains|as planned|no change)\b")


def of_their_mail(statements: Sequence[Statement], subject: str, *, is_reply: bool) -> Sequence[Statement]:
    """The statements, such labels under the field that they have in this mail."""
    if is_reply or not any(told.label == _OWNER or told.label in _RELEASE for told in statements):
        return statements
    folded = fold(subject)
    lends = (LENDS.told_in(folded) or LENDING.told_in(folded)) and not ANOTHER_MATTER.told_in(folded)
    if not lends or UNSURE.told_in(folded):
        return statements
    fields = {told.field for told in statements}
    ticket = any(told.label in _OF_WORK for told in statements)
    lent = not ticket and "person" not in fields and _has_two_ends(statements) and bool(fields & EFFORTS)
    return [_of_its_mail(told, lent=lent) for told in statements]


def _has_two_ends(statements: Sequence[Statement]) -> bool:
    """Whether labels say from when until when; a ticket has one day by which it is done."""
    ranged = any(told.field == "period" and has_range(fold(told.value)) for told in statements)
    return ranged or {"start", "end"} <= {told.field for told in statements}


def _of_its_mail(told: Statement, *, lent: bool) -> Statement:
    if told.label == _OWNER and lent and fold(told.line).lstrip("*-•· ").startswith(_OWNER):
        return structs.replace(told, field="person")
    if told.label in _RELEASE and _STAYS.search(fold(told.value)):
        return structs.replace(told, field="note")
    return told
