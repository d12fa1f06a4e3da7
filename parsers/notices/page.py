"""A mail laid out for the readers: its subject without marks of answering, its statements, its tables."""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec import Struct

from parsers.dates import OFFICIAL_CALENDAR
from parsers.message import Mail
from parsers.notices.amendment import read_amended
from parsers.notices.blocks import Block
from parsers.notices.fields import Statement
from parsers.notices.fold import fold
from parsers.notices.names import KnownNames, Roll
from parsers.notices.tables import outside_tables, read_tables
from parsers.patterns import Pattern
from state.working_days import WorkingCalendar

_ANSWER: Final = r"(?:re|aw|回复|答复|回覆|答覆|回)"
_FORWARD: Final = r"(?:fwd?|fw|转发|转寄|wg)"
_MARK: Final = Pattern(rf"^\s*\[?(?:(?P<answer>{_ANSWER})|{_FORWARD})\s?(?:\[\d{{1,3}}\]|\(\d{{1,3}}\))?\]?\s?:\s*")


class Page(Struct, frozen=True):
    """What every reader reads from."""

    mail: Mail
    subject: str
    """Without `Re:`, `转发：` and their like."""
    statements: tuple[Statement, ...]
    rows: tuple[Block, ...]
    """The rows of the mail's tables that name people, as blocks."""
    is_reply: bool
    roll: Roll
    known: KnownNames | None
    sent: dt.date | None
    calendar: WorkingCalendar

    @property
    def folded_subject(self) -> str:
        """The subject as rules look at it."""
        return fold(self.subject)

    @property
    def loose(self) -> tuple[Statement, ...]:
        """What stands without a label."""
        return tuple(statement for statement in self.statements if statement.field is None)

    def of(self, *fields: str) -> tuple[Statement, ...]:
        """The statements of any of these fields, in order, tables included."""
        labelled = [statement for statement in self.statements if statement.field in fields]
        return (*labelled, *(row[field] for row in self.rows for field in row if field in fields))


def lay_out(mail: Mail, known: KnownNames | None, sent: dt.date | None, calendar: WorkingCalendar | None) -> Page:
    """`mail` as a page; `sent` and `calendar` fall back to the mail's own date and the official calendar."""
    subject, answered = _bare_subject(mail.subject)
    rows, from_tables = read_tables(mail.tables)
    roll = Roll(known, (*mail.to, *mail.cc))
    day = sent or (mail.date.date() if mail.date else None)
    return Page(
        mail=mail,
        subject=subject,
        statements=(*read_amended(outside_tables(mail.new_lines, mail.tables), roll, day), *from_tables),
        rows=rows,
        is_reply=(mail.is_reply or answered or bool(mail.in_reply_to)) and not mail.is_forward,
        roll=roll,
        known=known,
        sent=day,
        calendar=calendar or OFFICIAL_CALENDAR,
    )


def _bare_subject(subject: str) -> tuple[str, bool]:
    """The subject without its marks, and whether the first of them says that it is an answer."""
    subject = subject[:1000]
    answered: bool | None = None
    while (mark := _MARK.match(fold(subject))) is not None:
        answered = bool(mark["answer"]) if answered is None else answered
        subject = subject[mark.end() :]
    return subject.strip(), bool(answered)
