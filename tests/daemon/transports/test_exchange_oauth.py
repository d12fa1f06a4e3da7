"""Exchange by OAuth 2: the token goes with each request, and is renewed once when the server refuses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from daemon.errors import MailboxUnreachable
from daemon.mail_sections import read_mailbox
from daemon.ports import Sent
from daemon.toml_file import Place
from daemon.transports.exchange_check import check_exchange_inbox
from daemon.transports.server import Login, LoginRefused
from tests.daemon.transports.exchange_mailbox import ADDRESS, OnExchange, on_exchange
from tests.daemon.transports.inbox_contract import MORNING, mail


class Tokens:
    """A token service of two lines: what it gives, and what the server takes."""

    def __init__(self) -> None:
        self.given = 0
        self.good: set[str] = set()
        self.refuses = False

    def renewed(self) -> str:
        self.given += 1
        token = f"token-{self.given}"
        if not self.refuses:
            self.good = {token}
        return token

    def at_hand(self) -> str:
        return f"token-{self.given}" if self.given else self.renewed()

    @property
    def login(self) -> Login:
        return Login(ADDRESS, self.at_hand, renewed=self.renewed)


class ByToken(OnExchange):
    """A mailbox that lets in by token alone."""

    tokens: Tokens

    @property
    def login(self) -> Login:
        return self.tokens.login


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[ByToken]:
    with on_exchange(tmp_path, "ntlm") as there:
        tokens = Tokens()
        there.server.users.offers = ("Bearer",)
        there.server.users.user_of = lambda token: ADDRESS if token in tokens.good else None
        by_token = ByToken(there.server, "oauth2")
        by_token.tokens = tokens
        yield by_token
        by_token.close()


def test_mail_comes_in_and_letters_go_out(mailbox: ByToken) -> None:
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    (envelope,) = inbox.fetch(10)
    inbox.settle(envelope.key, "handled")
    data = mail(2)
    result = mailbox.sender().send(data, "<mail-2@corp.example>", ("x@corp.example",))
    assert isinstance(result, Sent)
    assert mailbox.tokens.given == 1
    assert mailbox.server.violations == []


def test_a_refused_token_is_renewed_once(mailbox: ByToken) -> None:
    inbox = mailbox.start()
    mailbox.tokens.good.clear()
    mailbox.deliver(mail(1), MORNING)
    assert len(list(inbox.fetch(10))) == 1
    assert mailbox.tokens.given == 2


def test_a_new_token_that_is_refused_too_is_a_login_refused(mailbox: ByToken) -> None:
    mailbox.tokens.refuses = True
    steps = list(check_exchange_inbox(mailbox.endpoint, mailbox.login, "inbox", None))
    step, trouble = steps[-1]
    assert step == "login"
    assert isinstance(trouble, LoginRefused)
    assert "full_access_as_app" in trouble.remedy
    assert "token-" not in str(trouble)
    with pytest.raises(MailboxUnreachable):
        list(mailbox.inbox().fetch(1))


def test_a_server_without_tokens_says_so(mailbox: ByToken) -> None:
    mailbox.server.users.offers = ("NTLM",)
    *_, (step, trouble) = check_exchange_inbox(mailbox.endpoint, mailbox.login, "inbox", None)
    assert step == "login"
    assert trouble is not None
    assert "does not offer a login by oauth2" in trouble.what


def test_an_application_of_its_own_impersonates(mailbox: ByToken) -> None:
    mailbox.endpoint = replace(mailbox.endpoint, access="impersonation")
    mailbox.start()
    assert mailbox.server.impersonated == [ADDRESS]


def test_the_keys_of_the_configuration(tmp_path: Path) -> None:
    table = {
        "type": "exchange",
        "server": "mail.corp.example",
        "user": ADDRESS,
        "auth": "oauth2",
        "oauth2": {"tenant": "t", "client_id": "c", "client_secret_env": "S", "resource": "https://mail.corp.example"},
    }
    section = read_mailbox(table, Place(tmp_path / "rosterd.toml", "[mailbox]"))
    assert section.type == "exchange"
    assert section.oauth2 is not None
    assert (section.endpoint.auth, section.oauth2.resource) == ("oauth2", "https://mail.corp.example")
