"""Letters go out over SMTP: one connection for a batch of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

from daemon.errors import RosterdError
from daemon.ports import Evidence, Refused, SendResult, Sent
from daemon.transports.server import Login, Server, connection_trouble
from daemon.transports.smtp_backoff import TEDIOUS, Backoff
from daemon.transports.smtp_connection import SmtpConnection, Timeouts
from daemon.transports.smtp_letter import WireLetter
from daemon.transports.smtp_login import open_connection
from daemon.transports.smtp_transaction import hand_over


class SentCopies(Protocol):
    """Where copies of sent letters are kept and can be looked up."""

    def keep(self, data: bytes) -> None:
        """Keep a copy of a letter that was sent. Does not raise."""

    def has(self, message_id: str) -> bool | None:
        """Whether a letter with exactly this Message-ID is kept; None when that cannot be asked now."""

    def close(self) -> None:
        """Let go of the connection."""


class SmtpSender:
    """Sends as `address`, to which bounces go. A connection is opened at the first letter and closed when idle.

    The clock gives seconds that only grow.
    """

    def __init__(
        self,
        server: Server,
        login: Login | None,
        address: str,
        *,
        copies: SentCopies | None = None,
        timeouts: Timeouts = Timeouts(),  # noqa: B008 - frozen
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._server, self._login, self._address = server, login, address
        self._copies = copies
        self._timeouts = timeouts
        self._clock = clock
        self._backoff = Backoff(clock)
        self._connection: SmtpConnection | None = None
        self._used = 0.0
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def ready(self) -> bool:
        """Whether the server is not being left alone."""
        return self._backoff.reason() is None

    def send(self, data: bytes, message_id: str, recipients: tuple[str, ...], hold: bool = True) -> SendResult:
        """Hand over one letter. Recipients refused for good do not keep it from the others: `Sent` names them."""
        with self._lock:
            letter = WireLetter(data, self._address, tuple(dict.fromkeys(recipients)))
            result = self._tried(letter, hold=hold)
            self._used = time.monotonic()
        if isinstance(result, Sent) and self._copies is not None:
            self._copies.keep(letter.lines)
        return result

    def evidence(self, message_id: str) -> Evidence:
        """Whether a copy of the letter is kept; SMTP itself cannot be asked.

        That none is kept says nothing: the copy follows the letter, and the run may have ended in between.
        """
        if self._copies is None:
            return "no_trace"
        kept = self._copies.has(message_id)
        return "not_now" if kept is None else "sent" if kept else "no_trace"

    def close(self) -> None:
        """Let go of the connections."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._drop()
        if self._copies is not None:
            self._copies.close()

    def _tried(self, letter: WireLetter, *, hold: bool) -> SendResult:
        if (reason := self._backoff.reason()) is not None:
            return Refused(reason, permanent=False, reached=False)
        began = self._clock()
        result = self._result(letter, hold=hold)
        if not isinstance(result, Sent):
            self._start_over()
            if self._clock() - began >= TEDIOUS:  # the next letters would wait as long, one by one
                self._backoff.pause(result.reason)
        return result

    def _result(self, letter: WireLetter, *, hold: bool) -> SendResult:
        try:
            return self._handed_over(letter, hold=hold)
        except RosterdError as trouble:
            self._backoff.failed(trouble)
            return Refused(str(trouble), permanent=False, reached=False)
        except OSError as error:
            return Refused(str(connection_trouble(self._server, error)), permanent=False)

    def _handed_over(self, letter: WireLetter, *, hold: bool) -> SendResult:
        """By the kept connection, or by a new one where that has died meanwhile: a server may close an idle one."""
        if self._connection is not None:
            try:
                return hand_over(self._connection, letter, self._timeouts, hold=hold)
            except OSError:
                self._drop()
        self._connection = open_connection(self._server, self._login, self._timeouts)
        self._backoff.succeeded()
        self._close_when_idle()
        return hand_over(self._connection, letter, self._timeouts, hold=hold)

    def _start_over(self) -> None:
        """Forget the transaction; a connection that cannot is dropped (RFC 5321 section 4.1.1.5)."""
        try:
            if self._connection is not None and self._connection.command("RSET").accepts:
                return
        except OSError:
            pass
        self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.quit_politely()
        self._connection = None

    def _close_when_idle(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(self._timeouts.idle, self._look_whether_idle)
        self._timer.daemon = True
        self._timer.start()

    def _look_whether_idle(self) -> None:
        """Runs in the timer's thread."""
        with self._lock:
            if self._connection is None:
                return
            if time.monotonic() - self._used >= self._timeouts.idle:
                self._drop()
            else:
                self._close_when_idle()
