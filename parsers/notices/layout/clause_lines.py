"""Clauses one to a line, as on a telephone, put together for a second look: 小许去星河 / 6月8号过去 / 做到7月22号.

As with lines that a program has broken (`wrapped`), a mail is read as it stands first. A blank stands for the break:
what a reading quotes of such a line stands in the mail.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import structs

from parsers.message import Line
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known
from parsers.notices.people.written_names import titled
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern

LONGEST_LINE: Final = 40
"""Characters of a clause."""
MOST: Final = 8
"""Clauses that are put together."""
_ENDS: Final = Pattern(r"[。．.!！?？:：;；~]\s*$")
_APART: Final = Pattern(
    rf"^\s{{0,9}}(?:{NUMBER}|[-*•·●▪■◆>|]|[①-⑳]|(?:以上|上述|以下|如下|其[余他]|各[位自]|全[体部员]|所有))|[:：\t|]"
)
"""An item of a list, a label, a cell, what is said of several lines: something of its own."""
_FORM: Final = 2
"""Characters of 小许."""
_AROUND: Final = Pattern(r"^[\W_]{1,4}|[\W_]{1,4}$")


def in_one(lines: Sequence[Line], roll: Roll) -> tuple[Line, ...] | None:
    """The lines with clauses put together; None where none were. Each keeps the number of its first."""
    found, clauses = list(lines[:1]), 1
    for before, line in pairwise(lines):
        begun = clauses > 1 or not (  # each of a list of days is a line of its own, and so is who is spoken to
            is_dated(fold(before.text)) or _is_spoken_to(before.text, line.text, roll)
        )
        if begun and clauses < MOST and _goes_on(before, line):
            found[-1] = structs.replace(found[-1], text=f"{found[-1].text.rstrip()} {line.text.lstrip()}")
            clauses += 1
        else:
            found.append(line)
            clauses = 1
    return tuple(found) if len(found) < len(lines) else None


def _goes_on(before: Line, line: Line) -> bool:
    if line.number != before.number + 1 or _ENDS.search(before.text):
        return False
    return _is_clause(before.text) and _is_clause(line.text)


def _is_spoken_to(text: str, below: str, roll: Roll) -> bool:
    """Whether a line is a name alone, above one that says something of somebody else: 黄丽， above 小许去星河."""
    name, said = _AROUND.sub("", text), _AROUND.sub("", below)
    other = bool(names_known(below, roll)) or titled(said[:_FORM]) is not None
    return other and roll.is_name(name) and name not in below and not roll.is_name(said)


def _is_clause(text: str) -> bool:
    short = 0 < len(text.strip()) <= LONGEST_LINE
    return short and not _APART.search(text) and not is_courtesy(fold(text))
