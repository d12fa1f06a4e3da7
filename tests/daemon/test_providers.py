"""Presets of mail providers: they fill in what is left out, and say what a refused login usually means there."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from daemon.mail_sections import ImapMailbox, SmtpOutgoing, read_mailbox, read_outgoing
from daemon.providers import PROVIDERS
from daemon.toml_file import Place
from daemon.transports.server import Login, LoginRefused, Server
from daemon.transports.smtp_check import check_smtp
from tests.servers.smtp_server import SmtpServer

OAUTH2 = {"tenant": "corp.example", "client_id": "app"}


def table(kind: str, provider: str, **keys: object) -> dict[str, Any]:
    login = {"oauth2": OAUTH2} if PROVIDERS[provider].only_oauth2 else {"password_env": "MAIL"}  # type: ignore[index]
    return {"type": kind, "provider": provider, "user": "staffing@corp.example", **login, **keys}


def mailbox(provider: str, **keys: object) -> ImapMailbox:
    section = read_mailbox(table("imap", provider, **keys), Place(Path("rosterd.toml"), "[mailbox]"))
    assert isinstance(section, ImapMailbox)
    return section


def outgoing(provider: str, **keys: object) -> SmtpOutgoing:
    section = read_outgoing(table("smtp", provider, **keys), Place(Path("rosterd.toml"), "[outgoing]"))
    assert isinstance(section, SmtpOutgoing)
    return section


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_provider_fills_in_hosts_and_ways_to_guard_them(provider: str) -> None:
    known = PROVIDERS[provider]  # type: ignore[index]
    hint = known.login_hint
    assert mailbox(provider).where == Server(known.imap, 993, "implicit", None, hint)
    port = 465 if known.smtp_tls == "implicit" else 587
    assert outgoing(provider).where == Server(known.smtp, port, known.smtp_tls, None, hint)
    assert mailbox(provider).patient == known.patient


def test_what_is_named_comes_before() -> None:
    server = mailbox("163", host="proxy.corp.example", port=1993, tls="starttls").where
    assert (server.host, server.port, server.tls) == ("proxy.corp.example", 1993, "starttls")
    assert outgoing("outlook", tls="implicit").where.port == 465


@pytest.mark.parametrize(("provider", "service"), [("outlook", "microsoft"), ("outlook-cn", "microsoft-china")])
def test_the_cloud_of_the_tokens_follows_the_provider(provider: str, service: str) -> None:
    section = mailbox(provider)
    assert section.oauth2 is not None
    assert section.oauth2.service == service


def test_a_refused_login_says_what_it_usually_means_there() -> None:
    with closing(SmtpServer("none")) as server:
        here = server.server()
        there = replace(here, login_hint=PROVIDERS["163"].login_hint)
        server.faults.login = "535 Error: authentication failed"
        (*_, (step, trouble)) = check_smtp(there, Login("staffing", lambda: "x"), "staffing@corp.example")
    assert step == "login"
    assert isinstance(trouble, LoginRefused)
    assert "授权码" in trouble.remedy
