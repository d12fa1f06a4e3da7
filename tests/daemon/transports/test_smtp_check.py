"""Checking the outgoing server: which step fails, and that no letter is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from daemon.transports.server import Login, Server, Tls
from daemon.transports.smtp_check import check_smtp
from tests.daemon.transports.smtp_outgoing import ADDRESS, LOGIN
from tests.servers.certificates import Authority
from tests.servers.smtp_server import USER, SmtpServer


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def certificate(authority: Authority) -> Path:
    return authority.issue("localhost")


@pytest.fixture(params=["implicit", "starttls"])
def server(request: pytest.FixtureRequest, authority: Authority, certificate: Path) -> Iterator[SmtpServer]:
    tls: Tls = request.param
    server = SmtpServer(tls, certificate, authority.ca_file)
    yield server
    server.close()


def checked(server: Server, login: Login | None = LOGIN) -> list[tuple[str, str | None]]:
    return [(step, trouble.what if trouble else None) for step, trouble in check_smtp(server, login, ADDRESS)]


def test_everything_in_place(server: SmtpServer) -> None:
    assert checked(server.server()) == [("connection", None), ("login", None), ("sending", None)]
    assert server.received == []


def test_without_a_login_there_is_none_to_check() -> None:
    plain = SmtpServer("none")
    assert checked(plain.server(), login=None) == [("connection", None), ("sending", None)]
    plain.close()


def test_each_step_is_told_apart(server: SmtpServer) -> None:
    """Name, connection, certificate, login, right to send: the check ends at the first that fails."""
    there = server.server()
    assert checked(replace(there, host="no-such-host.invalid"))[-1][0] == "name"
    assert checked(replace(there, port=1))[-1] == ("connection", "cannot be reached (Connection refused)")
    assert checked(replace(there, host="127.0.0.1"))[-1][0] == "tls", "the certificate is of another name"
    assert checked(replace(there, ca_file=None))[-1][0] == "tls"
    (*before, (step, what)) = checked(there, Login(USER, lambda: "wrong"))
    assert (before, step) == ([("connection", None)], "login")
    assert what is not None
    assert what.startswith("refuses the login of staffing (535 ")
    server.faults.mail = "553 5.7.1 not yours"
    (*before, last) = checked(there)
    assert before == [("connection", None), ("login", None)]
    assert last == ("sending", "takes no mail from staffing@corp.example (553 5.7.1 not yours)")
    assert server.received == []


def test_a_ca_file_that_is_none(server: SmtpServer, tmp_path: Path) -> None:
    for content in (None, b"", b"not a certificate"):
        file = tmp_path / "ca.pem"
        if content is not None:
            file.write_bytes(content)
        ((step, what),) = checked(replace(server.server(), ca_file=file))
        assert step == "tls"
        assert what is not None
