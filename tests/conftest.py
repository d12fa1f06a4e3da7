"""The servers that tests share, started when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.daemon.transports.imap_mailbox import running
from tests.servers.dovecot import Dovecot


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A server that can do all that it can."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def bare_dovecot() -> Iterator[Dovecot]:
    """One without MOVE, UIDPLUS, IDLE and ID."""
    with running("IMAP4rev1 LITERAL+") as server:
        yield server
