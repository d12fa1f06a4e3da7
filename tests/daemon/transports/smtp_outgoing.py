"""Servers that letters go out to, and senders to them as a daemon opens them."""

from __future__ import annotations

from collections.abc import Iterator

from daemon.transports.server import Login, Server
from daemon.transports.smtp import SentCopies, SmtpSender
from daemon.transports.smtp_connection import Timeouts
from tests.servers.smtp_server import PASSWORD, USER, SmtpServer

ADDRESS = "staffing@corp.example"
LOGIN = Login(USER, lambda: PASSWORD)


class Ticking:
    """A clock that is set by hand, in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class SmtpOutgoing:
    """A server that letters go out to."""

    def __init__(self, server: SmtpServer) -> None:
        self.server = server
        self.clock = Ticking()
        self._senders: list[SmtpSender] = []

    def sender(
        self, login: Login | None = LOGIN, timeouts: Timeouts | None = None, copies: SentCopies | None = None
    ) -> SmtpSender:
        return self.sender_to(self.server.server(), login, timeouts, copies)

    def sender_to(
        self,
        server: Server,
        login: Login | None = LOGIN,
        timeouts: Timeouts | None = None,
        copies: SentCopies | None = None,
    ) -> SmtpSender:
        times = timeouts or Timeouts()
        sender = SmtpSender(server, login, ADDRESS, copies=copies, timeouts=times, clock=self.clock)
        self._senders.append(sender)
        return sender

    def arrived(self) -> list[bytes]:
        """Line ends as the daemon wrote them: on the wire they are CRLF (RFC 5321 section 2.3.8)."""
        return [received.data.replace(b"\r\n", b"\n") for received in self.server.received]

    def vanish(self) -> None:
        self.server.stop()

    def close(self) -> None:
        for sender in self._senders:
            sender.close()


def running(server: SmtpServer) -> Iterator[SmtpOutgoing]:
    outgoing = SmtpOutgoing(server)
    yield outgoing
    outgoing.close()
    server.close()
