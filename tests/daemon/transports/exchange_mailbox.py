"""Mailboxes on the tests' Exchange server, and inboxes and senders on them as a daemon opens them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from daemon.exchange_marks import MemorySyncMarkKeeper
from daemon.transports.exchange import ExchangeInbox
from daemon.transports.exchange_endpoint import Authentication, Endpoint
from daemon.transports.exchange_sender import ExchangeSender
from daemon.transports.server import Login
from daemon.transports.server_pace import Pace
from tests.daemon.transports.inbox_contract import ZONE
from tests.daemon.transports.smtp_outgoing import Ticking
from tests.servers.ews_mailbox import EwsMailbox
from tests.servers.ews_server import PASSWORD, USER, EwsServer

ADDRESS = "staffing@corp.example"
QUICK = Pace(connect=5, read=5, farewell=0.5, poll=0.1, first_pause=0.05, longest_pause=0.2, refused_pause=60)
"""Times short enough for tests."""


class OnExchange:
    """A mailbox with a mark, so that what is delivered is new to every inbox."""

    def __init__(
        self, server: EwsServer, auth: Authentication = "ntlm", processed_folder: str | None = "已处理"
    ) -> None:
        self.server = server
        self.processed_folder = processed_folder
        self.marks = MemorySyncMarkKeeper()
        self.clock = Ticking()
        self.password = PASSWORD
        self.endpoint = Endpoint(server.url, ADDRESS, server.ca_file, auth=auth)
        self.pace = QUICK
        self._opened: list[ExchangeInbox | ExchangeSender] = []

    @property
    def login(self) -> Login:
        """Who logs in, with the password that is right now."""
        return Login(USER, lambda: self.password)

    def start(self) -> ExchangeInbox:
        """The first start: what is delivered from now on counts."""
        inbox = self.inbox()
        assert list(inbox.fetch(1)) == []
        return inbox

    def inbox(self, since: dt.date | None = None, **changes: object) -> ExchangeInbox:
        """An inbox as a daemon that starts now opens one."""
        endpoint = replace(self.endpoint, **changes)  # type: ignore[arg-type]
        inbox = ExchangeInbox(
            endpoint,
            self.login,
            processed_folder=self.processed_folder,
            marks=self.marks,
            since=since,
            zone=ZONE,
            pace=self.pace,
        )
        self._opened.append(inbox)
        return inbox

    def sender(self, *, save_copy: bool = True) -> ExchangeSender:
        """A sender as a daemon that starts now opens one."""
        sender = ExchangeSender(self.endpoint, self.login, save_copy=save_copy, pace=self.pace, clock=self.clock)
        self._opened.append(sender)
        return sender

    def deliver(self, data: bytes, received: dt.datetime) -> None:
        """A mail arrives."""
        self.server.mailbox.deliver(data, received)

    def everything(self) -> list[bytes]:
        """Every mail in every folder."""
        return [item.data for item in self.server.mailbox.items.values()]

    def arrived(self) -> list[bytes]:
        """Letters that went out, line ends as the daemon wrote them."""
        return [data.replace(b"\r\n", b"\n") for data in self.server.mailbox.sent]

    def vanish(self) -> None:
        """The server is gone."""
        self.server.stop()

    def close(self) -> None:
        """Close what was opened. The protocol was kept all the time."""
        for each in self._opened:
            each.close()
        self.server.close()
        assert self.server.violations == []


@contextmanager
def on_exchange(
    folder: Path, auth: Authentication = "ntlm", processed_folder: str | None = "已处理", *, rewrites: bool = False
) -> Iterator[OnExchange]:
    """A mailbox on a server that runs meanwhile."""
    exchange = OnExchange(EwsServer(folder, EwsMailbox(ADDRESS, rewrites=rewrites)), auth, processed_folder)
    try:
        yield exchange
    finally:
        exchange.close()
