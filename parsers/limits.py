"""How much of a mail is read at most: bounds that keep any mail within its time and memory."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True):
    """The bounds of one mail. Over one of them the mail is not read further and `Mail.over_limit` names it."""

    size: int = 20_000_000
    """Bytes; of a larger mail only the headers are read."""
    parts: int = 200
    depth: int = 20
    """Parts within parts, attached mails included."""
    header_lines: int = 2_000
    header_bytes: int = 262_144
    text: int = 1_000_000
    """Characters of the text, after decoding."""
    lines: int = 20_000
    html: int = 2_000_000
    """Characters of HTML source."""
    tags: int = 40_000
    """Tags of the HTML."""
    recipients: int = 500
    cells: int = 20_000
    files: int = 5
    """Attached files that are looked into for a table; more are told to be unreadable. Over the bounds below only
    that file is not read."""
    unpacked: int = 4_000_000
    """Bytes of all the attached tables together, when unpacked."""
    sheets: int = 30
    """Of a workbook; one with more of them is not read, for nobody knows which of them count."""
    rows: int = 500
    """A staffing table with more rows is not read; other tables are passed over, whatever their size."""
    columns: int = 60
    """What stands further right is no part of the table."""
    cell_text: int = 500
    """Characters of a cell of an attached table."""


class OverLimitError(Exception):
    """The mail exceeds the limit called {name}."""

    def __init__(self, name: str) -> None:
        """Remember which limit it was: a field's name of `Limits`, or `headers`."""
        super().__init__(name)
        self.name = name


class Unpacking:
    """How many bytes of attached tables may still be unpacked."""

    def __init__(self, limits: Limits) -> None:
        """Nothing is unpacked yet."""
        self._left = limits.unpacked

    def spend(self, size: int) -> None:
        """Take so many bytes. Raises `OverLimitError` where they are more than are left, and takes none of them."""
        if size > self._left:
            raise OverLimitError("unpacked")
        self._left -= size


DEFAULT = Limits()
