"""The department that the journeys are played in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from unittest import mock

import pytest

from tests.daemon.transports.imap_mailbox import running
from tests.journeys.department import CONFIGURATION, PEOPLE, Department
from tests.journeys.served import ExchangeDepartment, ServedDepartment
from tests.servers.certificates import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.smtp_server import SmtpServer
from tests.servers.token_service import SECRET, TokenService

Founder = Callable[..., Department]


@pytest.fixture(scope="session")
def smtp(dovecot: Dovecot) -> Iterator[SmtpServer]:
    """An SMTP server with STARTTLS and a login."""
    with closing(SmtpServer("starttls", dovecot.folder / "127.0.0.1.pem", dovecot.ca_file)) as server:
        yield server


@pytest.fixture(scope="session")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TokenService, Dovecot, SmtpServer]]:
    """A token service, and an IMAP and an SMTP server that let people in by its tokens."""
    authority = Authority(tmp_path_factory.mktemp("tokens"))
    with (
        mock.patch.dict(os.environ, ROSTERD_CLIENT_SECRET=SECRET),
        closing(TokenService(authority.issue("localhost"), authority.ca_file)) as service,
        running(introspection=service.introspection) as imap,
        closing(SmtpServer("starttls", imap.folder / "127.0.0.1.pem", imap.ca_file, service.user_of)) as smtp,
    ):
        yield service, imap, smtp


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Signs for servers that only one test talks to."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def post() -> str:
    """How mail gets in and out; a module of journeys may ask for both."""
    return "Maildir"


@pytest.fixture
def found(tmp_path: Path, post: str, request: pytest.FixtureRequest) -> Iterator[Founder]:
    """Founds a department with people and configuration of one's own."""
    with ExitStack() as until_the_end:

        def founded(name: str = "own", people: str = PEOPLE, configuration: str = CONFIGURATION) -> Department:
            if post == "Maildir":
                return Department(tmp_path / name, people, configuration)
            if post == "Exchange":
                exchange = ExchangeDepartment(
                    tmp_path / name, request.getfixturevalue("authority"), people, configuration
                )
                return until_the_end.enter_context(closing(exchange))
            service: TokenService | None = None
            if "tokens" in post:
                service, *servers = request.getfixturevalue("tokens")
            else:
                servers = [request.getfixturevalue("dovecot"), request.getfixturevalue("smtp")]
            served = ServedDepartment(tmp_path / name, (servers[0], servers[1]), people, configuration, service)
            return until_the_end.enter_context(closing(served))

        yield founded


@pytest.fixture
def department(found: Founder) -> Department:
    """A small department: two projects, two groups, an administrator."""
    return found("department")
