"""A mail laid out for the readers: its subject without marks of answering, its statements, its tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from msgspec import Struct, structs

from parsers.dates import OFFICIAL_CALENDAR
from parsers.effort import DAYS_PER_MONTH, read_effort
from parsers.mail.signatories import is_written_on
from parsers.mail.signature import is_of_signature
from parsers.message import Line, Mail
from parsers.notices.amendments.amendment import read_amended
from parsers.notices.amendments.changed_once import changed_once
from parsers.notices.amendments.exchanged_rows import with_exchanges
from parsers.notices.amendments.members_changed import of_members
from parsers.notices.layout.amounts_in_turn import with_amounts_in_turn
from parsers.notices.layout.bare_days import with_bare_days
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.brackets_apart import with_brackets_apart
from parsers.notices.layout.clauses_beside import without_clauses_beside
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.former_columns import without_former_columns
from parsers.notices.layout.former_rows import without_former
from parsers.notices.layout.headed_changes import with_headed_changes
from parsers.notices.layout.headed_ends import with_headed_ends
from parsers.notices.layout.headed_lists import with_headed_lists
from parsers.notices.layout.headings import with_headings_apart
from parsers.notices.layout.headless import is_headless
from parsers.notices.layout.labels_of_tickets import of_their_mail
from parsers.notices.layout.leads_by_role import with_lead_by_role
from parsers.notices.layout.led_in import without_lead_in
from parsers.notices.layout.list_items import with_plain_items
from parsers.notices.layout.meetings import with_meetings
from parsers.notices.layout.own_efforts import with_own_efforts
from parsers.notices.layout.plain_days import with_plain_days
from parsers.notices.layout.plain_lines import plain_lines
from parsers.notices.layout.plans import without_tasks
from parsers.notices.layout.roles_repeated import with_roles_repeated
from parsers.notices.layout.spoken_to import without_addressee
from parsers.notices.layout.tables import outside_tables, read_tables
from parsers.notices.layout.whose_days import with_whose_days
from parsers.notices.page.asked_for_people import asks_for_people, without_opening
from parsers.notices.page.unsigned import unsigned
from parsers.notices.people.known_names import KnownNames
from parsers.notices.people.roll import Roll
from parsers.notices.people.shown_names import shown_names
from parsers.notices.people.written_names import key_of
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_single_day
from parsers.notices.words.topics import PRESALES, is_courtesy
from parsers.patterns import Pattern
from state.working_days import WorkingCalendar

_ANSWER: Final = r"(?:re|aw|回复|答复|回覆|答覆|回)"
_FORWARD: Final = r"(?:fwd?|fw|转发|转寄|wg)"
_MARK: Final = Pattern(rf"^\s*\[?(?:(?P<answer>{_ANSWER})|{_FORWARD})\s?(?:\[\d{{1,3}}\]|\(\d{{1,3}}\))?\]?\s?:\s*")
_TAG: Final = Pattern(r"\[[^\[\]]{0,60}\]")
_DAY_BEHIND: Final = Pattern(r"[\s,，]{1,4}\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?\s{0,9}\Z")
"""The day behind the name that signs: 甲 2026/5/22."""
_SHORT_DAY_BEHIND: Final = Pattern(r"[\s,，]{0,4}(?P<day>\d{1,2}[./月-]\d{1,2}[日号]?)\s{0,9}\Z")
"""The same without its year, 甲 5.22: it signs where it is the day of the mail."""
_SENTENCES: Final = Pattern(r"[^。；;!！\n]+")
MOST_SAID: Final = 60
"""Lines whose sentences are looked at, and `LONGEST_SAID` characters of each."""
LONGEST_SAID: Final = 300
_DASHES: Final = "-—–~ \u3000"


class Page(Struct, frozen=True, dict=True):
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
    loose: tuple[Statement, ...]
    """What stands without a label."""
    by_field: Mapping[str | None, tuple[Statement, ...]]
    """The statements by their fields, tables included."""
    days_per_month: float
    """Person-days of a 人月."""
    tasks: tuple[Statement, ...] = ()
    """The tasks of a plan, which lend nobody and stand in none of the others."""

    former: tuple[Statement, ...] = ()
    """Who stands in rows of tables that say what was before a change."""

    def effort(self, text: str) -> float | None:
        """The person-days that the text states, or None (`parsers.effort.read_effort`)."""
        return read_effort(text, self.days_per_month)

    @cached_property
    def folded_subject(self) -> str:
        """The subject as rules look at it, without known projects whose names speak of lending: 技术支持服务项目."""
        return _without_projects(fold(self.subject), self.known)

    @cached_property
    def folded_text(self) -> str:
        """The lines (folded) as one text, to ask once whether any has a word."""
        return "\n".join([fold(line.text) for line in self.mail.new_lines])

    @property
    def answers_for_people(self) -> bool:
        """Whether it answers a question that asks a group leader for people (D2b, D10)."""
        return self.is_reply and asks_for_people(self.folded_subject)

    @cached_property
    def sentences(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The lines of the mail outside its tables, `MOST_SAID` of them, each with its sentences."""
        lines = outside_tables(self.mail.new_lines[:MOST_SAID], self.mail.tables)
        return tuple((line.text, tuple(_SENTENCES.findall(line.text[:LONGEST_SAID]))) for line in lines)

    @cached_property
    def untagged_subject(self) -> str:
        """The same without what stands in brackets."""
        return _TAG.sub("", self.folded_subject)

    def of(self, *fields: str) -> tuple[Statement, ...]:
        """The statements of any of these fields, in order, tables included."""
        if len(fields) == 1:
            return self.by_field.get(fields[0], ())
        told = [self.by_field[field] for field in fields if field in self.by_field]
        if len(told) < 2:  # noqa: PLR2004  nothing to put in order
            return told[0] if told else ()
        labelled = [statement for statement in self.statements if statement.field in fields]
        return (*labelled, *(row[field] for row in self.rows for field in row if field in fields))


def _without_projects(folded: str, known: KnownNames | None) -> str:
    names = known.lending_projects if known else ()
    return next((folded.replace(name, "项目") for name in names if name in folded), folded)


def lay_out(
    mail: Mail,
    known: KnownNames | None,
    sent: dt.date | None,
    calendar: WorkingCalendar | None,
    days_per_month: float = DAYS_PER_MONTH,
    *,
    again: bool = False,
) -> Page:
    """`mail` as a page; `sent` and `calendar` fall back to the mail's own date and the official calendar.

    `again`: whether it was not understood as it stands, so that sentences that change days are told as labels.
    """
    subject, answered = _bare_subject(mail.subject)
    day = sent or (mail.date.date() if mail.date else None)
    is_reply = (mail.is_reply or answered or bool(mail.in_reply_to)) and not mail.is_forward
    roll = Roll(known, (*mail.to, *mail.cc), () if known or is_reply else shown_names(_said(mail, subject)))
    lending = not PRESALES.told_in(fold(subject))
    told = _told(mail, roll, subject, day, is_reply=is_reply, lending=lending, again=again)
    plan = without_tasks(told.statements, told.rows, mail.tables, subject, roll, is_reply=is_reply) if lending else None
    statements, rows = (plan.statements, plan.rows) if plan else (told.statements, told.rows)
    by_field = _by_field(statements, rows)
    return Page(
        mail=mail,
        subject=subject,
        statements=statements,
        rows=rows,
        is_reply=is_reply,
        roll=roll,
        known=known,
        sent=day,
        calendar=calendar or OFFICIAL_CALENDAR,
        loose=by_field.get(None, ()),
        by_field=by_field,
        days_per_month=days_per_month,
        tasks=plan.tasks if plan else (),
        former=told.former,
    )


class _Told(NamedTuple):
    """What lines and tables state: as it is to be, and who stands in what was before."""

    statements: tuple[Statement, ...]
    rows: tuple[Block, ...]
    former: tuple[Statement, ...]


def _told(
    mail: Mail, roll: Roll, subject: str, day: dt.date | None, *, is_reply: bool, lending: bool, again: bool
) -> _Told:
    columns = without_former_columns(mail.tables, mail.new_lines)
    exchanged = with_exchanges(columns.tables, columns.lines, roll) if lending else None
    tables, said = exchanged or (columns.tables, columns.lines)
    now = structs.replace(mail, tables=tables, new_lines=said)
    rows, from_tables = read_tables(now.tables)
    former = without_former(rows, now.tables, now.new_lines)
    lines = _own_lines(now, roll, subject, day, is_reply=is_reply)
    lines = [told for line in lines for told in changed_once(line, roll, day)] if again else lines
    lines = [line for line in lines if line.number not in former.headings]
    amended = read_amended(lines, roll, day, replacing=lending)
    told = tuple(with_whose_days(with_headings_apart(_as_written(amended, mail)), roll))
    statements = (*told, *from_tables)
    if lending:
        meant = of_their_mail(statements, subject, is_reply=is_reply)
        statements = tuple(with_meetings(of_members(with_bare_days(with_lead_by_role(meant, roll)), subject), subject))
    return _Told(statements, former.rows, (*columns.former, *former.former))


def _said(mail: Mail, subject: str) -> list[str]:
    return [subject, *(line.text for line in mail.new_lines)]


def _own_lines(mail: Mail, roll: Roll, subject: str, sent: dt.date | None, *, is_reply: bool) -> list[Line]:
    """The lines outside tables, without who signs, what opens an answer, and whom a fresh mail calls."""
    headed = tuple(table for table in mail.tables if not is_headless(table, roll))
    lines = plain_lines(outside_tables(_without_signature(mail, roll.known), headed))
    if not is_reply:
        apart = with_amounts_in_turn(list(with_brackets_apart(lines, roll)), roll)
        apart = list(with_roles_repeated(apart, roll))
        dated = list(with_plain_days(list(with_own_efforts(apart, roll)), sent))
        addressed = without_addressee(list(without_clauses_beside(dated, roll)), roll)
        ended = with_headed_ends(list(without_lead_in(addressed, roll)), roll)
        listed = with_headed_lists(ended, roll)
        return with_headed_changes(with_plain_items(listed, roll, subject), roll)
    if asks_for_people(fold(subject)):
        # A form whose last line (研发负责人：) stays empty names nobody by the name that signs right below it.
        return list(without_opening(unsigned(lines, mail, roll.known), roll))
    return lines


def _as_written(statements: tuple[Statement, ...], mail: Mail) -> Iterator[Statement]:
    """The statements with their lines as the mail has them: an opening (前端安排甲 for 前端甲) belongs to the line."""
    written = {line.number: line.text.strip() for line in mail.new_lines}
    for told in statements:
        line = written.get(told.number, told.line)
        yield told if told.line in line else structs.replace(told, line=line)


_ENDS: Final = Pattern(r"[。.!！~～]\s*$")
"""A sentence that ends: the name below it signs."""
_LONGEST_OFFICE: Final = 30
"""Characters of a department below a name."""
_LONGEST_SIGNING: Final = 60
"""Characters of a name that signs, with the day behind it."""


def _own_names(mail: Mail, known: KnownNames | None) -> set[str]:
    """What the sender is called by: as the mail shows it, and in the directory."""
    bearers = [one for box in mail.senders for one in (known.by_key.get(key_of(box.address), ()) if known else ())]
    called = (word for one in bearers for word in (one.name, *one.aliases))
    return {key_of(word) for word in (*(box.name for box in mail.senders), *called) if word}


def _without_signature(mail: Mail, known: KnownNames | None) -> tuple[Line, ...]:
    """The new lines without the sender's name, and a date, that close the mail below a greeting or a whole sentence."""
    own = _own_names(mail, known)
    sent = mail.date.date() if mail.date else None
    lines = mail.new_lines
    end = len(lines)
    while end and (not lines[end - 1].text.strip() or _signs(lines[end - 1].text, own, sent)):
        end -= 1
    closing = [line for line in lines[end:] if line.text.strip()]
    if not end or not any(_signing_name(line.text, sent) in own for line in closing):
        return lines
    last = lines[end - 1]
    apart = closing[0].number > last.number + 1 or is_courtesy(fold(last.text)) or _ENDS.search(last.text) is not None
    return lines[:end] if apart else lines


def _signs(text: str, own: set[str], sent: dt.date | None) -> bool:
    """Whether a line is the sender's name, the day, or where he is reached and his department."""
    named = _signing_name(text, sent) in own or is_single_day(fold(text).strip())
    return named or (len(text) <= _LONGEST_OFFICE and is_of_signature(text))


def _signing_name(text: str, sent: dt.date | None) -> str:
    """A line without the dashes before a name that signs, and the day behind it: —— 甲 2026/5/22, 甲 5.22."""
    if len(text) > _LONGEST_SIGNING:
        return ""
    bare = _DAY_BEHIND.sub("", text)
    short = _SHORT_DAY_BEHIND.search(bare)
    written = short is not None and is_written_on(short["day"].replace("-", "/"), sent)
    return key_of((bare[: short.start()] if short is not None and written else bare).strip(_DASHES))


def _by_field(statements: tuple[Statement, ...], rows: tuple[Block, ...]) -> Mapping[str | None, tuple[Statement, ...]]:
    found: dict[str | None, list[Statement]] = {}
    for told in (*statements, *(told for row in rows for told in row.values())):
        found.setdefault(told.field, []).append(told)
    return {field: tuple(told) for field, told in found.items()}


def _bare_subject(subject: str) -> tuple[str, bool]:
    """The subject without its marks, and whether the first of them says that it is an answer."""
    subject = subject[:1000]
    answered: bool | None = None
    while (mark := _MARK.match(fold(subject))) is not None:
        answered = bool(mark["answer"]) if answered is None else answered
        subject = subject[mark.end() :]
    return subject.strip(), bool(answered)
