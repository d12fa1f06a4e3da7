"""The department that the journeys are played in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.journeys.department import CONFIGURATION, PEOPLE, Department
from tests.journeys.served import ServedDepartment
from tests.servers.dovecot import Dovecot
from tests.servers.smtp_server import SmtpServer

Founder = Callable[..., Department]


@pytest.fixture(scope="session")
def smtp(dovecot: Dovecot) -> Iterator[SmtpServer]:
    """An SMTP server with STARTTLS and a login."""
    with closing(SmtpServer("starttls", dovecot.folder / "127.0.0.1.pem", dovecot.ca_file)) as server:
        yield server


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
            servers = (request.getfixturevalue("dovecot"), request.getfixturevalue("smtp"))
            served = ServedDepartment(tmp_path / name, servers, people, configuration)
            return until_the_end.enter_context(closing(served))

        yield founded


@pytest.fixture
def department(found: Founder) -> Department:
    """A small department: two projects, two groups, an administrator."""
    return found("department")
