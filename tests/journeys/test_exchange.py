"""Exchange as an administrator and people meet it: what `rosterd check` prints, and letters whose fate is not told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from daemon.commands.check import Finding
from daemon.outbox import GRACE
from tests.journeys.department import LEADER, MANAGER, kinds, moment
from tests.journeys.served import ExchangeDepartment
from tests.servers.certificates import Authority

PERIOD = "2026/06/01 - 2026/06/30"
NOON = "2026-05-22T12:00"
LOOKING_UP = "address_list = true"


@pytest.fixture
def department(tmp_path: Path, authority: Authority) -> Iterator[ExchangeDepartment]:
    with closing(ExchangeDepartment(tmp_path / "department", authority)) as department:
        yield department


def test_check_prints_a_line_for_each_step(department: ExchangeDepartment) -> None:
    result = department.on("check")
    assert result.code == 0
    lines = [line for line in result.out.splitlines() if f"127.0.0.1:{department.ews.port}" in line]
    assert [line.rpartition(": ")[2] for line in lines] == [
        "login",
        "folder",
        "processed folder",
        "login",
        "sent folder",
    ]
    assert all(line.startswith("ok   ") for line in lines)


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        ({"status": 401}, "login: it refused the login of CORP\\staffing; check user and password"),
        ({"status": 403}, "permission: it does not let CORP\\staffing use EWS (HTTP 403); let the administrator"),
        ({"status": 302, "location": "https://sso.example/"}, "login: it leads to another page, such as a login page"),
        ({"page": True}, "connection: what answers there is a page for people (HTML), not EWS; check server"),
        ({"code": "ErrorPasswordExpired"}, "login: the password of CORP\\staffing has expired; set a new one"),
    ],
)
def test_check_prints_each_fault_and_its_remedy(
    department: ExchangeDepartment, faults: dict[str, object], said: str
) -> None:
    for name, value in faults.items():
        setattr(department.ews.faults, name, value)
    result = department.on("check")
    assert result.code == 1
    for part in ("mailbox", "outgoing"):
        assert f"FAIL {part} 127.0.0.1:{department.ews.port}: {said}" in result.out


def test_what_closes_one_day_is_a_warning_and_no_failure() -> None:
    assert Finding("mailbox x", warning="it closes").line == "warn mailbox x: it closes"


def test_a_letter_whose_fate_is_not_told_arrives_once(department: ExchangeDepartment) -> None:
    """DESIGN, the outbox: carried out and then 503; the letter is looked up, found, and not sent again."""
    department.notice(LEADER, PERIOD, "2026-05-22T10:00", to=[MANAGER])
    department.ews.faults.only = frozenset({"CreateItem"})
    department.ews.faults.after_status = 503
    assert department.cycle(NOON).code == 1
    department.ews.heal()
    later = moment(NOON) + dt.timedelta(minutes=1)
    assert department.cycle(later).code == 0
    assert department.cycle(moment(NOON) + 2 * GRACE).code == 0
    assert len(department.ews.mailbox.sent) == 1
    assert department.ews.calls["CreateItem"] == 1


def test_a_letter_that_never_arrived_goes_again_after_the_grace_period(department: ExchangeDepartment) -> None:
    """Cut off before anything was carried out: not before the grace period is over, and once."""
    department.notice(LEADER, PERIOD, "2026-05-22T10:00", to=[MANAGER])
    department.ews.faults.only = frozenset({"CreateItem"})
    department.ews.faults.status = 502
    assert department.cycle(NOON).code == 1
    department.ews.heal()
    assert department.cycle(moment(NOON) + dt.timedelta(minutes=5)).code == 1
    assert department.ews.mailbox.sent == []
    assert kinds(department.once(moment(NOON) + GRACE)) == ["confirmation"]


def test_d3_a_name_is_taken_from_the_address_list(tmp_path: Path, authority: Authority) -> None:
    """Switched on, a name that is exactly one person's there is recorded; one of two people's is asked about (M4)."""
    with closing(ExchangeDepartment(tmp_path / "department", authority, mailbox_keys=LOOKING_UP)) as department:
        department.ews.mailbox.address_list += [
            ("柳青原", "liu.qingyuan@corp.example"),
            ("李娜", "li.na@corp.example"),
            ("李娜", "li.na2@corp.example"),
        ]
        department.notice(LEADER, PERIOD, "2026-05-22T10:00", person="柳青原", to=[MANAGER])
        assert kinds(department.once(NOON)) == ["confirmation"]
        assert "liu.qingyuan@corp.example" in str(department.show())
        department.notice(LEADER, PERIOD, "2026-05-22T13:00", person="李娜", to=[MANAGER])
        assert kinds(department.once("2026-05-22T14:00")) == ["correction_request"]


def test_d3_the_address_list_is_not_asked_unless_it_is_switched_on(department: ExchangeDepartment) -> None:
    department.ews.mailbox.address_list.append(("柳青原", "liu.qingyuan@corp.example"))
    department.notice(LEADER, PERIOD, "2026-05-22T10:00", person="柳青原", to=[MANAGER])
    assert kinds(department.once(NOON)) == ["correction_request"]
    assert department.ews.calls["ResolveNames"] == 0


def test_m4_a_name_is_asked_about_when_the_address_list_cannot_be_asked(tmp_path: Path, authority: Authority) -> None:
    with closing(ExchangeDepartment(tmp_path / "department", authority, mailbox_keys=LOOKING_UP)) as department:
        department.ews.mailbox.address_list.append(("柳青原", "liu.qingyuan@corp.example"))
        department.ews.faults.only = frozenset({"ResolveNames"})
        department.ews.faults.code = "ErrorNameResolutionNoMailbox"
        department.notice(LEADER, PERIOD, "2026-05-22T10:00", person="柳青原", to=[MANAGER])
        assert kinds(department.once(NOON)) == ["correction_request"]
