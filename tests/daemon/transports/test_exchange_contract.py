"""The contracts of every inbox and every sender, kept over EWS with the tests' server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from daemon.transports.exchange_endpoint import Authentication
from tests.daemon.transports.exchange_mailbox import OnExchange, on_exchange
from tests.daemon.transports.inbox_contract import InboxContract
from tests.daemon.transports.sender_contract import SenderContract

CASES: dict[str, tuple[Authentication, str | None]] = {
    "NTLM, processed folder": ("ntlm", "已处理"),
    "NTLM, no processed folder": ("ntlm", None),
    "Basic, folder in a folder": ("basic", "收件/已处理"),
}


@pytest.fixture(params=CASES)
def mailbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OnExchange]:
    with on_exchange(tmp_path, *CASES[request.param]) as exchange:
        exchange.start()
        yield exchange


@pytest.fixture(params=["ntlm", "basic"])
def outgoing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OnExchange]:
    with on_exchange(tmp_path, request.param) as exchange:
        yield exchange


class TestExchangeInboxContract(InboxContract):
    """EWS carries any byte: mails are base64 within its XML."""


class TestExchangeSenderContract(SenderContract):
    """As it stands."""
