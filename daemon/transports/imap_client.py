"""The IMAP client library, bounded: what a server sends for one command is limited in size and time.

The only place that imports imapclient, which ships no types.
"""

from __future__ import annotations

import imaplib
import io
import logging
import socket
import ssl
import time
from contextlib import suppress
from typing import Final, cast

import imapclient  # type: ignore[import-untyped]

from daemon.transports.server import Server, xoauth2
from daemon.transports.server_pace import Pace
from parsers.limits import Limits

READ_AT_MOST: Final = Limits().size + 1
"""Bytes fetched of one mail: enough for the reader to see that it is over its limit, and to read its headers."""

ANSWER_AT_MOST: Final = 2 * READ_AT_MOST
"""Bytes of one answer."""

LONGEST_LINE: Final = 1_000_000
"""Bytes of one line, literals aside: the places of a search's 20,000 finds have room in it."""

_PIECE: Final = 65_536
"""Bytes read at once."""

IMAPError = imaplib.IMAP4.error
BrokenError = imaplib.IMAP4.abort
ReadOnlyError = imaplib.IMAP4.readonly
ProtocolError: type[Exception] = imapclient.exceptions.ProtocolError
CapabilityError: type[Exception] = imapclient.exceptions.CapabilityError


logging.getLogger("imapclient").addHandler(logging.NullHandler())  # it would write servers' texts to standard error


class _Bounded(imaplib.IMAP4):
    """Counts what arrives since the last command, and how long it takes."""

    answer_seconds = Pace.answer
    _allowance = ANSWER_AT_MOST
    _deadline = float("inf")

    def open(self, host: str = "", port: int | None = None, timeout: float | None = None) -> None:
        """Connect; the greeting and what the library asks by itself have so many seconds each. Raises OSError."""
        self.answer_seconds = timeout or self.answer_seconds
        self._deadline = time.monotonic() + self.answer_seconds
        super().open(host, port or imaplib.IMAP4_PORT, timeout)  # type: ignore[attr-defined]  # typeshed has it not

    def send(self, data: bytes) -> None:  # type: ignore[override]  # it is only ever given bytes
        """Send a command; what is received from now on is its answer."""
        self._allowance = ANSWER_AT_MOST
        self._deadline = time.monotonic() + self.answer_seconds
        super().send(data)

    def read(self, size: int) -> bytes:
        """A literal of that many bytes, fewer where the connection ends. Raises `abort` before one that is too large.

        Of what comes in drops the time is looked at drop by drop.
        """
        self._take(size)
        literal = bytearray()
        while len(literal) < size and (piece := self._stream.read1(min(_PIECE, size - len(literal)))):
            literal += piece
            self._look_at_the_clock()
        return bytes(literal)

    def readline(self) -> bytes:
        """A line. Raises `abort` for one too long: the rest of it would be taken for an answer."""
        line = bytearray()
        while not line.endswith(b"\n") and (ready := self._stream.peek(1)):
            line += self._stream.read(ready.find(b"\n") + 1 or len(ready))
            self._look_at_the_clock()
            if len(line) > LONGEST_LINE:
                raise BrokenError(f"a line of more than {LONGEST_LINE} bytes")
        self._take(len(line))
        return bytes(line)

    @property
    def _stream(self) -> io.BufferedReader:
        return cast(io.BufferedReader, self.file)  # the library opens it so

    def _take(self, size: int) -> None:
        self._allowance -= size
        if self._allowance < 0:
            raise BrokenError("the server's answer is too long")
        self._look_at_the_clock()

    def _look_at_the_clock(self) -> None:
        if time.monotonic() > self._deadline:
            raise BrokenError("the server's answer takes too long")


class _BoundedTls(_Bounded, imaplib.IMAP4_SSL):
    """The same over TLS."""


class Client(imapclient.IMAPClient):  # type: ignore[misc]  # its base has no types
    """An IMAPClient whose answers are bounded, times as the server gives them, and a connection that is kept alive."""

    def __init__(self, server: Server, context: ssl.SSLContext | None, pace: Pace) -> None:
        """Connect; over TLS from the beginning with a context. Raises OSError, ssl.SSLError, IMAPError."""
        self._bounds = pace
        timeout = imapclient.SocketTimeout(connect=pace.connect, read=pace.read)
        super().__init__(
            server.host, server.port, ssl=context is not None, ssl_context=context, timeout=timeout, use_uid=True
        )
        self.normalise_times = False
        self._imap.answer_seconds = pace.answer
        with suppress(OSError):  # a convenience: the read time-out is there all the same
            _keep_alive(self.socket())

    def token_login(self, user: str, token: str) -> None:
        """Log in by XOAUTH2. A server that refuses says why first, which is answered with nothing. Raises IMAPError."""
        answers = iter((xoauth2(user, token), ""))
        self._command_and_check("authenticate", "XOAUTH2", lambda _: next(answers, ""))

    def abandon(self) -> None:
        """Close the connection without a word."""
        with suppress(Exception):  # it is closed even when the system complains
            self.shutdown()

    def _create_IMAP4(self) -> _Bounded:  # noqa: N802 - the library's name
        seconds = self._bounds.connect
        if self.ssl:
            return _BoundedTls(self.host, self.port, ssl_context=self.ssl_context, timeout=seconds)
        return _Bounded(self.host, self.port, timeout=seconds)


def _keep_alive(connection: socket.socket) -> None:
    """Have the system ask whether the other end is still there, after a minute of silence and three times."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 20), ("TCP_KEEPCNT", 3)):
        if hasattr(socket, name):
            connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
