"""The contract of every inbox, kept over IMAP with a real server, whatever that can and cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.daemon.transports.imap_mailbox import ImapMailbox, Setting, running
from tests.daemon.transports.inbox_contract import InboxContract
from tests.servers.dovecot import Dovecot

EVERYTHING = None
WITHOUT_MOVE = "IMAP4rev1 ID IDLE UIDPLUS LITERAL+"
BARE = "IMAP4rev1 LITERAL+"

CASES = {
    "implicit TLS, processed folder": (EVERYTHING, Setting()),
    "STARTTLS, no processed folder, UTF-8 folder": (EVERYTHING, Setting("starttls", "通知 & 其他", None)),
    "no MOVE": (WITHOUT_MOVE, Setting(processed_folder="INBOX/done")),
    "no MOVE, UIDPLUS, IDLE, ID": (BARE, Setting("none")),
    "nothing at all": (BARE, Setting("none", processed_folder=None)),
}


class Servers:
    """A server for each set of capabilities, started when it is first asked for."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._servers: dict[str | None, Dovecot] = {}

    def with_capability(self, capability: str | None) -> Dovecot:
        if capability not in self._servers:
            self._servers[capability] = self._stack.enter_context(running(capability))
        return self._servers[capability]


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(stack)


@pytest.fixture(params=CASES)
def mailbox(request: pytest.FixtureRequest, servers: Servers) -> Iterator[ImapMailbox]:
    capability, setting = CASES[request.param]
    mailbox = ImapMailbox(servers.with_capability(capability), setting)
    try:
        mailbox.start()
        yield mailbox
    finally:
        mailbox.close()


class TestImapInboxContract(InboxContract):
    """IMAP carries no NUL and no bare line feed (RFC 3501 section 9), but any other byte."""

    odd = b"Subject: \xff\xfe\r\n\r\n\xb2\xe9\r\n.\r\n)\r\n* 1 FETCH (FLAGS ())\r\n"
