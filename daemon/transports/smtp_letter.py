"""A letter as it goes over SMTP: its lines, its envelope, and what it asks of the server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_MAILBOX = re.compile(r"[^\s<>@\x00-\x1f\x7f]+@[^\s<>@\x00-\x1f\x7f]+")
_LONGEST_ADDRESS = 254
"""Bytes; RFC 5321 section 4.5.3.1.3, without the angle brackets."""


@dataclass(frozen=True)
class WireLetter:
    """A letter with its envelope; an address that stands twice is one recipient."""

    data: bytes
    sender: str
    recipients: tuple[str, ...]

    @cached_property
    def lines(self) -> bytes:
        """The very bytes, line ends made CRLF: a lone CR or LF could end the letter early (RFC 5321 section 2.3.8)."""
        lines = self.data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
        return lines if lines.endswith(b"\r\n") else lines + b"\r\n"

    @property
    def stuffed(self) -> bytes:
        """What follows DATA, the final dot included (RFC 5321 section 4.5.2)."""
        stuffed = self.lines.replace(b"\r\n.", b"\r\n..")
        return (b"." if stuffed.startswith(b".") else b"") + stuffed + b".\r\n"

    @property
    def is_eight_bit(self) -> bool:
        """Whether it needs a server that takes 8-bit bytes (RFC 6152)."""
        return not self.data.isascii()


def is_address(address: str) -> bool:
    """Whether an address can stand in a command."""
    return _MAILBOX.fullmatch(address) is not None and len(address.encode("utf-8", "replace")) <= _LONGEST_ADDRESS
