"""A mail as the readers see it: decoded headers, the people on it, its new words and its tables.

`parsers.mail.read_mail` makes a `Mail` of bytes; everything behind it works on this value alone.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct, structs

MachineKind = Literal["auto_reply", "bounce", "list", "calendar", "receipt", "own"]


class Mailbox(Struct, frozen=True):
    """An address of a header with its display name (RFC 5322 section 3.4); the address is lower-cased, no brackets."""

    name: str
    address: str


class Line(Struct, frozen=True):
    """One line of the mail's text and its number in it (from 1)."""

    number: int
    text: str


class LeftOut(Struct, frozen=True):
    """Words that are struck out, a row that is struck out or hidden, or the name of a sheet that is not in force.

    A `void` one is read all the same, since there is no other.
    """

    text: str
    kind: Literal["words", "row", "sheet", "void"]


class Table(Struct, frozen=True):
    """A table of the mail: rows of cell texts, the first being the header where it has one.

    `line` is the number of the text line that the table begins at.
    """

    rows: tuple[tuple[str, ...], ...]
    line: int
    merges_told: bool = False
    """Whether it tells which cells are merged, as HTML and workbooks do: each has its text in every row it reaches down
    to, and an empty cell is empty."""
    repeats: frozenset[tuple[int, str]] = frozenset()
    """The cells that are a merged one above them once more: the line of each, and what it says."""
    wide: frozenset[tuple[int, str]] = frozenset()
    """The cells of an HTML table that cover several columns, the others empty: the line of each, and what it says."""
    unshown: tuple[Line, ...] = ()
    """What hidden columns say of rows: it decides nothing, and is asked about where it takes one back."""

    @property
    def numbers(self) -> range:
        """The numbers of the text lines that its rows stand in."""
        return range(self.line, self.line + len(self.rows))

    def with_below(self, other: Table) -> Table:
        """The table with the rows of another right below it."""
        return structs.replace(
            self,
            rows=(*self.rows, *other.rows),
            repeats=self.repeats | other.repeats,
            wide=self.wide | other.wide,
            unshown=(*self.unshown, *other.unshown),
        )

    def moved_to(self, line: int) -> Table:
        """The table at another line of the text."""
        by = line - self.line
        return structs.replace(
            self,
            line=line,
            repeats=frozenset((at + by, cell) for at, cell in self.repeats),
            wide=frozenset((at + by, cell) for at, cell in self.wide),
            unshown=tuple(Line(told.number + by, told.text) for told in self.unshown),
        )


class Below(Struct, frozen=True):
    """What stands forwarded below words that are the mail's own: its lines, its tables, the notes between them."""

    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    note: tuple[Line, ...] = ()


class Mail(Struct, frozen=True):
    """A mail, decoded. Headers that are missing or unreadable are None or empty; nothing here raises later."""

    message_id: str | None
    """With its angle brackets, as sent."""
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    date: dt.datetime | None
    """Of the Date header, with its offset (UTC where it states none)."""
    subject: str
    senders: tuple[Mailbox, ...]
    """Every mailbox of every From header: more or less than one makes the mail nobody's."""
    to: tuple[Mailbox, ...]
    cc: tuple[Mailbox, ...]
    text: str
    """The whole text, LF line ends, quotes and signature included: what line numbers count in."""
    new_lines: tuple[Line, ...]
    """The words that are the sender's own here: without quotes and signature; of a forward, the forwarded notice."""
    tables: tuple[Table, ...]
    """Tables outside quotes."""
    machine: MachineKind | None
    """Why this is machine-made mail that is never answered (M2), or None for a person's mail."""
    bounced_message_id: str | None = None
    """Of a bounce: the Message-ID of the mail that was not delivered, where the bounce quotes it."""
    failed_recipients: tuple[str, ...] = ()
    """Of a bounce: the addresses that were not reached, in lower case, as far as it names them."""
    is_forward: bool = False
    note: tuple[Line, ...] = ()
    """Of a forward: what those who passed it on wrote above it."""
    below: Below | None = None
    """Of a forward whose new words are the sender's own, since they say something: what is forwarded."""
    parts_disagree: bool = False
    """Plain and HTML part say different things: nothing is decided by such a mail."""
    over_limit: str | None = None
    """Which limit the mail exceeds (size, parts, depth, …): it is then not read any further."""
    own_kind: str | None = None
    """The X-Rosterd-Kind header, when the mail carries one: a mail of a daemon like this one."""
    is_reply: bool = False
    """By its subject or headers an answer (a forward's subject goes first)."""
    authentication: tuple[str, ...] = ()
    """Every Authentication-Results header (RFC 8601), the topmost first."""
    documents: tuple[str, ...] = ()
    """Names of attached documents, archives, pictures and tables of another kind, which nobody here reads; of an answer
    none."""
    unreadable: tuple[str, ...] = ()
    """Names of parts whose words nobody here can read: TNEF (winmail.dat), encrypted mail."""
    for_us_alone: bool = False
    """Sent to the daemon and to nobody else: no talk among people (M3). Bytes alone do not tell; the daemon says it."""
    left_out: tuple[LeftOut, ...] = ()
    """What nobody reads, and nobody drops in silence (M4)."""
