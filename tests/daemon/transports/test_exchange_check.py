"""Checking a mailbox on Exchange: each kind of trouble has its step, its words and its remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from daemon.transports.exchange_check import check_exchange_inbox, check_exchange_sender
from daemon.transports.exchange_endpoint import Endpoint
from daemon.transports.server import Login, ServerTrouble
from tests.daemon.transports.exchange_mailbox import QUICK, OnExchange, on_exchange
from tests.servers.certificates import Authority

Steps = list[tuple[str, str | None]]
ADDRESS = 'check server: the address of EWS is like "https://mail.example.com/EWS/Exchange.asmx"'
LOGIN_PAGE = "https://login.corp.example/adfs/ls"

FAULTS: dict[str, tuple[dict[str, object], str, str]] = {
    "401": (
        {"status": 401},
        "login",
        "it refused the login of CORP\\staffing; check user and password: it may be wrong or expired, "
        "or the account locked",
    ),
    "403": (
        {"status": 403},
        "permission",
        "it does not let CORP\\staffing use EWS (HTTP 403); "
        "let the administrator of Exchange allow EWS for this user and this program",
    ),
    "302": (
        {"status": 302, "location": LOGIN_PAGE},
        "login",
        f"it leads to another page, such as a login page (HTTP 302, {LOGIN_PAGE}); "
        f"{ADDRESS}; no login page may stand before it",
    ),
    "a page": (
        {"page": True},
        "connection",
        f"what answers there is a page for people (HTML), not EWS; {ADDRESS}; "
        "no login page or proxy may stand before it",
    ),
    "404": ({"status": 404, "page": True}, "connection", f"there is no EWS at this address (HTTP 404); {ADDRESS}"),
    "503": (
        {"status": 503},
        "connection",
        "it is out of order at the moment (HTTP 503); check the server; it is tried again",
    ),
    "busy": (
        {"busy_milliseconds": 30_000},
        "connection",
        "it is busy and asks for a pause of 30 seconds; "
        "nothing to do: rosterd waits; if it lasts, ask about throttling",
    ),
    "silent": (
        {"seconds": 1.5},
        "connection",
        "does not answer in time; check host, port and firewall",
    ),
    "cut off": (
        {"cut_after": True},
        "connection",
        "the connection broke in the middle of an answer; check the server; it is tried again",
    ),
    "half an answer": (
        {"half": True},
        "connection",
        "the connection broke in the middle of an answer; check the server; it is tried again",
    ),
    "an expired password": (
        {"code": "ErrorPasswordExpired"},
        "login",
        "the password of CORP\\staffing has expired; set a new one, and put it where the configuration says",
    ),
    "no right": (
        {"code": "ErrorAccessDenied"},
        "permission",
        "CORP\\staffing may not do this in the mailbox staffing@corp.example "
        "(ErrorAccessDenied: It says ErrorAccessDenied.); give the user full access to the mailbox",
    ),
    "no impersonation": (
        {"code": "ErrorImpersonateUserDenied"},
        "permission",
        "CORP\\staffing may not impersonate staffing@corp.example "
        "(ErrorImpersonateUserDenied: It says ErrorImpersonateUserDenied.); "
        'give it the role ApplicationImpersonation, or set access to "delegate"',
    ),
    "no mailbox": (
        {"code": "ErrorNonExistentMailbox"},
        "folder",
        "the mailbox staffing@corp.example is not there, or not now "
        "(ErrorNonExistentMailbox: It says ErrorNonExistentMailbox.); check mailbox: it is the primary address",
    ),
}


@pytest.fixture
def exchange(tmp_path: Path) -> Iterator[OnExchange]:
    with on_exchange(tmp_path) as exchange:
        yield exchange


def checked(exchange: OnExchange, folder: str = "inbox", processed: str | None = "已处理", **changes: object) -> Steps:
    endpoint = replace(exchange.endpoint, **changes)  # type: ignore[arg-type]
    steps = check_exchange_inbox(endpoint, exchange.login, folder, processed, exchange.pace)
    return [(step, _said(trouble)) for step, trouble in steps]


def _said(trouble: ServerTrouble | None) -> str | None:
    return None if trouble is None else f"{trouble.what}; {trouble.remedy}"


def test_a_mailbox_in_order_and_no_trace_there(exchange: OnExchange) -> None:
    assert checked(exchange) == [("login", None), ("folder", None), ("processed folder", None)]
    sending = check_exchange_sender(exchange.endpoint, exchange.login, "sentitems", save_copy=True, pace=QUICK)
    assert list(sending) == [("login", None), ("sent folder", None)]
    assert len(exchange.server.mailbox.folders) == 3
    assert set(exchange.server.calls) == {"GetFolder", "FindFolder"}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_has_its_line(exchange: OnExchange, fault: str) -> None:
    faults, step, line = FAULTS[fault]
    exchange.pace = replace(QUICK, read=0.5)
    for name, value in faults.items():
        setattr(exchange.server.faults, name, value)
    assert checked(exchange) == [(step, line)]


def test_a_wrong_password_is_tried_once(exchange: OnExchange) -> None:
    exchange.password = "wrong"  # noqa: S105 - a test's own
    for auth in ("ntlm", "basic"):
        before = exchange.server.logins_refused
        ((step, line),) = checked(exchange, auth=auth)
        assert (step, str(line).partition(";")[0]) == ("login", "it refused the login of CORP\\staffing")
        assert exchange.server.logins_refused == before + 1


def test_a_login_that_the_server_does_not_offer(exchange: OnExchange) -> None:
    exchange.server.users.offers = ("Basic",)
    ((step, line),) = checked(exchange)
    assert (step, line) == ("login", 'it does not offer a login by ntlm (Basic); set auth to "basic"')


@pytest.mark.parametrize(
    ("url", "step", "what"),
    [
        ("https://no-such-host.example/EWS/Exchange.asmx", "name", "the name is not known ("),
        ("https://127.0.0.9:9/EWS/Exchange.asmx", "connection", "cannot be reached (Connection refused)"),
    ],
)
def test_a_host_that_is_not_there(exchange: OnExchange, url: str, step: str, what: str) -> None:
    ((at, line),) = checked(exchange, url=url)
    assert at == step
    assert str(line).startswith(what)


def test_a_certificate_of_a_strange_authority(exchange: OnExchange, tmp_path: Path) -> None:
    (tmp_path / "strange").mkdir()
    strange = Authority(tmp_path / "strange").ca_file
    for ca_file in (strange, None):
        ((step, line),) = checked(exchange, ca_file=ca_file)
        assert step == "tls"
        assert str(line).startswith("its certificate is not trusted (")


def test_folders_that_are_not_there_or_may_not_be_used(exchange: OnExchange) -> None:
    (*_, last) = checked(exchange, "没有/这里")
    assert last == (
        "folder",
        "the folder 没有/这里 is not there, or may not be read; "
        'check the name: "inbox", or a path like "Teams/Staffing"',
    )
    exchange.server.operations.may["CreateHierarchy"] = False
    (*_, last) = checked(exchange)
    assert last == ("permission", "the folder 已处理 cannot be made; create it, or give the user the right to")
    exchange.server.operations.may["Delete"] = False
    (*_, (step, line)) = checked(exchange)
    assert (step, str(line).partition(";")[0]) == ("permission", "mail may not be moved out of inbox")


def test_http_never_leads_to_another_machine() -> None:
    """The configuration refuses it too."""
    endpoint = Endpoint("http://mail.corp.example/EWS/Exchange.asmx", "staffing@corp.example")
    steps = check_exchange_inbox(endpoint, Login("x", lambda: "x"), "inbox", None, QUICK)
    ((step, trouble),) = steps
    assert step == "tls"
    assert "without TLS" in str(trouble)
