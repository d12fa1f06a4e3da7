"""Mailboxes on the tests' Dovecot, and inboxes on them as a daemon opens them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from daemon.mailbox_marks import MemoryMarkKeeper
from daemon.ports import Envelope
from daemon.transports.imap import ImapInbox
from daemon.transports.server import Login, Server, Tls
from daemon.transports.server_pace import Pace
from tests.daemon.transports.inbox_contract import ZONE
from tests.servers.certificates import Authority
from tests.servers.dovecot import PASSWORD, Dovecot, DovecotMailbox, require_dovecot
from tests.servers.fault_proxy import FaultProxy

QUICK = Pace(connect=5, read=5, farewell=0.5, poll=0.1, first_pause=0.05, longest_pause=0.2, refused_pause=60)
"""Times short enough for tests."""


@dataclass(frozen=True)
class Setting:
    """How an inbox under test is set up."""

    tls: Tls = "implicit"
    folder: str = "通知"
    processed_folder: str | None = "已处理"
    pace: Pace = QUICK


class ImapMailbox(DovecotMailbox):
    """A mailbox with a mark, so that what is delivered is new to every inbox."""

    def __init__(self, server: Dovecot, setting: Setting | None = None, port: int | None = None) -> None:
        self.setting = setting or Setting()
        super().__init__(server, self.setting.folder)
        self.marks = MemoryMarkKeeper()
        self.port = port
        """The port of a proxy, instead of the server's own."""
        self.password = PASSWORD
        self._inboxes: list[ImapInbox] = []

    def start(self) -> ImapInbox:
        """The first start: what is delivered from now on counts."""
        inbox = self.inbox()
        assert list(inbox.fetch(1)) == []
        return inbox

    def inbox(self, since: dt.date | None = None) -> ImapInbox:
        """An inbox as a daemon that starts now opens one."""
        setting = self.setting
        inbox = ImapInbox(
            self.address(),
            self.login(),
            setting.folder,
            setting.processed_folder,
            marks=self.marks,
            since=since,
            zone=ZONE,
            pace=setting.pace,
        )
        self._inboxes.append(inbox)
        return inbox

    def address(self, **changes: object) -> Server:
        """Where the server is."""
        tls = self.setting.tls
        port = self.port or (self.server.tls_port if tls == "implicit" else self.server.plain_port)
        return replace(Server("127.0.0.1", port, tls, self.server.ca_file), **changes)  # type: ignore[arg-type]

    def login(self) -> Login:
        """Who logs in, with the password that is right now."""
        return Login(self.user, lambda: self.password)

    def close(self) -> None:
        """Close every inbox and log out."""
        for inbox in self._inboxes:
            inbox.close()
        super().close()


def settle_all(inbox: ImapInbox, envelopes: list[Envelope]) -> None:
    """Settle mails as handled."""
    for envelope in envelopes:
        inbox.settle(envelope.key, "handled")


@contextmanager
def running(capability: str | None = None, introspection: str | None = None) -> Iterator[Dovecot]:
    """A Dovecot that runs meanwhile, which can do only so much if that is said, and may know of tokens."""
    require_dovecot()
    with TemporaryDirectory(prefix="dovecot-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # it runs as somebody else when the tests are run by root, who must get in
        server = Dovecot(folder, Authority(folder), capability, introspection)
        try:
            server.start()
            yield server
        finally:
            server.stop()


@contextmanager
def through_proxy(server: Dovecot, setting: Setting) -> Iterator[tuple[FaultProxy, ImapMailbox]]:
    """A started mailbox behind a proxy that breaks on purpose."""
    port = server.tls_port if setting.tls == "implicit" else server.plain_port
    with FaultProxy(port) as proxy:
        mailbox = ImapMailbox(server, setting, proxy.port)
        try:
            yield proxy, mailbox
        finally:
            mailbox.close()
