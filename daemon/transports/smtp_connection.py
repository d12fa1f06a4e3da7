"""A connection to an SMTP server (RFC 5321): commands and their answers.

What a server says is bounded: the length of a line, the lines of an answer, and how long an answer may take.
"""

from __future__ import annotations

import smtplib
import socket
from dataclasses import dataclass
from time import monotonic

from daemon.transports.server import READ_SECONDS, Server

LONGEST_LINE = 8192
"""Bytes in one line of an answer; RFC 5321 section 4.5.3.1.5 asks for 512."""
MOST_LINES = 100
"""Lines in one answer."""
SHOWN = 200
"""Characters of an answer that a reason repeats."""


@dataclass(frozen=True)
class Timeouts:
    """How long the server may take, in seconds (RFC 5321 section 4.5.3.2)."""

    command: float = READ_SECONDS
    data: float = 180.0
    """To take the letter's bytes."""
    answer: float = 300.0
    """To say whether it has the letter: long, for whoever hangs up too early must send twice."""
    idle: float = 60.0
    """How long a connection is kept that nobody uses."""


@dataclass(frozen=True)
class Answer:
    """What the server says to a command; the code is -1 where it says nothing that can be understood."""

    code: int
    text: str

    def __str__(self) -> str:
        """The answer on one line, as much of it as a line bears."""
        return printable(f"{self.code} {self.text}" if self.code > 0 else f"no SMTP answer: {self.text}")

    @property
    def accepts(self) -> bool:
        """Yes (2xx)."""
        return 200 <= self.code < 300  # noqa: PLR2004 - RFC 5321 section 4.2.1

    @property
    def refuses_for_now(self) -> bool:
        """No, but it may be tried again (4xx)."""
        return 400 <= self.code < 500  # noqa: PLR2004 - RFC 5321 section 4.2.1

    @property
    def refuses_for_good(self) -> bool:
        """No, and it will be no again (5xx)."""
        return 500 <= self.code < 600  # noqa: PLR2004 - RFC 5321 section 4.2.1


def printable(text: str) -> str:
    """A text on one line, no longer than a line bears."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:SHOWN]


class SmtpConnection(smtplib.SMTP):
    """The standard library's client, its answers bounded."""

    _unread = b""
    _read_from: socket.socket | None = None

    def open(self, server: Server) -> Answer:
        """Connect, with TLS where that comes first: the greeting. Raises OSError, ValueError, ServerTrouble."""
        self.sock = socket.create_connection((server.host, server.port), self.timeout)
        if server.tls == "implicit":
            self.guard(server)
        return self.answer(self.timeout)

    def guard(self, server: Server) -> None:
        """TLS from here on, the certificate checked. Raises OSError, ValueError, ServerTrouble."""
        if self.sock is not None:
            self.sock = server.context().wrap_socket(self.sock, server_hostname=server.host)

    def hello(self) -> Answer:
        """Say EHLO: from then on the server's extensions are known, those heard before are forgotten."""
        code, text = self.ehlo()
        return Answer(code, text.decode("utf-8", "replace"))

    def command(self, text: str) -> Answer:
        """Send one command and wait for its answer. Raises OSError when the connection is lost."""
        self.putcmd(text)
        return self.answer(self.timeout)

    def answer(self, seconds: float) -> Answer:
        """Wait at most that long for an answer. Raises OSError when the connection is lost."""
        code, text = self._reply(monotonic() + seconds)
        return Answer(code, text.decode("utf-8", "replace"))

    def getreply(self) -> tuple[int, bytes]:
        """An answer, for the standard library's own commands."""
        return self._reply(monotonic() + self.timeout)

    def allow(self, seconds: float) -> None:
        """How long each step may take from now on."""
        self.timeout = seconds
        if self.sock is not None:
            self.sock.settimeout(seconds)

    def quit_politely(self, seconds: float = 5.0) -> None:
        """Say QUIT where that is still possible, and close."""
        try:
            self.allow(seconds)
            self.command("QUIT")
        except OSError:
            pass
        finally:
            self.close()

    def _reply(self, deadline: float) -> tuple[int, bytes]:
        texts: list[bytes] = []
        try:
            while len(texts) < MOST_LINES:
                line = self._line(deadline)
                if not line[:3].isdigit():
                    return -1, line.strip()
                texts.append(line[4:].strip())
                if line[3:4] != b"-":
                    return int(line[:3]), b"\n".join(texts)
            raise smtplib.SMTPServerDisconnected("its answer does not end")
        except OSError:
            self.close()
            raise

    def _line(self, deadline: float) -> bytes:
        if self._read_from is not self.sock:  # what came before TLS is forgotten (RFC 3207 section 4.2)
            self._read_from, self._unread = self.sock, b""
        while b"\n" not in self._unread:
            if len(self._unread) > LONGEST_LINE:
                raise smtplib.SMTPServerDisconnected("its answer is too long")
            self._unread += self._received(deadline)
        line, _, self._unread = self._unread.partition(b"\n")
        return line

    def _received(self, deadline: float) -> bytes:
        left = deadline - monotonic()
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("the connection is closed")
        if left <= 0:
            raise TimeoutError("it takes too long to answer")
        self.sock.settimeout(left)
        try:
            data = self.sock.recv(4096)
        finally:
            self.sock.settimeout(self.timeout)
        if not data:
            raise smtplib.SMTPServerDisconnected("it closed the connection")
        return data
