"""Rows and words that a mail shows struck out, or hides, and sheets that are not in force: told, never recorded (M4).

Who crosses somebody out lends him no longer by this mail; whether he stays as he is on record is the sender's to say.
So whoever stands in them, and in nothing else of the mail, is named to the sender; what only gave way to other words
(6月30日 to 7月15日 in the same row) is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.message import LeftOut, Mail
from parsers.notices.people.known_names import KnownNames
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.reading import Reading
from state.notice import Remark

MOST: Final = 10
"""Rows that are named."""
LONGEST: Final = 200
"""Rows and words that are looked at."""


def left_out(mail: Mail, reading: Reading, known: KnownNames | None) -> Iterator[Remark]:
    """The warnings of a mail that lends or releases somebody."""
    told_of = {line.person for line in reading.assignments} | {line.person for line in reading.releases}
    if not told_of:
        return
    told_of |= {line.replaces for line in reading.assignments if line.replaces}
    roll = Roll(known)
    rows = [told.text for told in mail.left_out[:LONGEST] if _is_of_another(told, told_of, roll)]
    if rows:
        yield Remark("left-out", "person", rows[0], value="；".join(dict.fromkeys(rows[:MOST])))
    for told in mail.left_out[:LONGEST]:
        if told.kind == "sheet":
            yield Remark("sheet-left-out", "mail", value=told.text)


def void_sheets(mail: Mail, reading: Reading) -> Iterator[Remark]:
    """The problems with people who stand in no sheet but such as say that they are not in force."""
    if reading.assignments or reading.releases:
        yield from (Remark("on-condition", None, told.text) for told in mail.left_out if told.kind == "void")


def _is_of_another(told: LeftOut, told_of: set[str], roll: Roll) -> bool:
    """Whether what is left out names somebody of whom the mail says nothing else, or days of nobody known."""
    if told.kind in {"sheet", "void"}:
        return False
    named = roll.people_in(told.text)
    if named:
        return not named <= told_of
    return told.kind == "row" and is_dated(fold(told.text)) and not any(person in told.text for person in told_of)
