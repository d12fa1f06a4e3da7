"""Proof of life: /healthz, /metrics, and the last line of `rosterd status`."""

from __future__ import annotations

import datetime as dt
import fcntl
import http.client
import os
import socket
import struct
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

import daemon.pages
from daemon.assembly import assemble
from daemon.health import proof_of_life
from daemon.vitals import Vitals
from state.store.lock import FolderLock, is_held
from tests.journeys.conftest import Founder
from tests.journeys.department import CONFIGURATION, LEADER, MANAGER, Department, moment
from tests.journeys.test_service import daemon_of

NOW, QUARTER = moment("2026-06-16T10:00"), dt.timedelta(minutes=15)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def page(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def test_a_running_daemon_shows_that_it_lives(found: Founder) -> None:
    port = free_port()
    department = found(configuration=f"{CONFIGURATION}\n[health]\nport = {port}\n")
    with daemon_of(department) as daemon:
        department.notice(LEADER, "2027-06-01 至 2027-06-30", dt.datetime.now(dt.UTC), to=[MANAGER])
        wanted = 'rosterd_mails_total{kind="staffing_notice",outcome="recorded"} 1.0'
        until = time.monotonic() + 60
        while wanted not in (metrics := page(port, "/metrics")[1]) and time.monotonic() < until:
            time.sleep(0.1)
        assert wanted in metrics
        assert 'rosterd_letters{state="waiting"} 0.0' in metrics
        assert "rosterd_mail_seconds_count 1.0" in metrics
        assert "rosterd_mails_aside 0.0" in metrics
        assert "rosterd_oldest_unhandled_mail_timestamp_seconds 0.0" in metrics
        assert page(port, "/healthz") == (200, "ok\n")
        assert page(port, "/etc/passwd")[0] == 404
        daemon.terminate()
        assert daemon.wait(20) == 0


@contextmanager
def serving(department: Department) -> Iterator[int]:
    """The pages alone, without a daemon that cycles; the port."""
    port = free_port()
    with department.config.open("a", encoding="utf-8") as file:
        file.write(f"\n[health]\nport = {port}\n")
    with assemble(department.config) as assembly, proof_of_life(assembly):
        yield port


def test_a_request_that_drips_is_ended(department: Department, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes in time; who does so with many connections would hold a thread for each."""
    monkeypatch.setattr(daemon.pages, "SLOWEST", 2.0)
    with serving(department) as port, socket.create_connection(("127.0.0.1", port)) as client:
        assert ended(client)
        assert page(port, "/healthz") == (200, "ok\n")


def test_a_crowd_is_sent_away(department: Department, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients that say nothing take no more threads than their share, and when they have gone others are let in."""
    monkeypatch.setattr(daemon.pages, "AT_ONCE", 5)
    monkeypatch.setattr(daemon.pages, "SLOWEST", 600.0)
    with serving(department) as port:
        with ExitStack() as crowd:
            clients = [crowd.enter_context(socket.create_connection(("127.0.0.1", port), 20)) for _ in range(8)]
            assert [client.recv(1) for client in clients[5:]] == [b"", b"", b""]
        until = time.monotonic() + 60
        while (shown := page_or_none(port)) is None and time.monotonic() < until:
            time.sleep(0.1)
        assert shown == (200, "ok\n")


def test_a_client_that_hangs_up_is_not_worth_a_line(department: Department, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(department) as port:
        for _ in range(5):
            with socket.create_connection(("127.0.0.1", port)) as client:
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                client.sendall(b"GET /metrics HTTP/1.0\r\n")
        assert page(port, "/healthz") == (200, "ok\n")
    assert capfd.readouterr().err == ""


def ended(dripping: socket.socket) -> bool:
    """Whether a client that sends a byte now and then is sent away before long."""
    for _ in range(150):
        try:
            dripping.sendall(b"G")
        except OSError:
            return True
        time.sleep(0.1)
    return False


def page_or_none(port: int) -> tuple[int, str] | None:
    """The page; None while nobody is let in."""
    try:
        return page(port, "/healthz")
    except (OSError, http.client.HTTPException):
        return None


def test_a_port_that_is_taken_is_said_on_one_line(found: Founder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        department = found(configuration=f"{CONFIGURATION}\n[health]\nport = {port}\n")
        result = department.process("run", "--config", department.config)
    assert result.code == 2
    assert f"[health] port: 127.0.0.1:{port} cannot be used" in result.err
    assert len(result.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("vitals", "says"),
    [
        (Vitals(), None),
        (Vitals(cycled_at=NOW, polled_at=NOW - QUARTER), None),
        (
            Vitals(cycled_at=NOW, polled_at=NOW - QUARTER - dt.timedelta(seconds=1), trouble="no\nway"),
            "since 2026-06-16 09:44: no way",
        ),
        (Vitals(cycled_at=NOW, trouble="x"), "not read yet: x"),
        (Vitals(cycled_at=NOW, polled_at=NOW, oldest_letter=NOW - dt.timedelta(hours=2)), None),
        (Vitals(cycled_at=NOW, polled_at=NOW, oldest_letter=NOW - dt.timedelta(hours=3)), "since 2026-06-16 07:00"),
    ],
)
def test_what_counts_as_ill(vitals: Vitals, says: str | None) -> None:
    ailment = vitals.ailment(NOW, QUARTER)
    assert ailment is says is None or (says is not None and ailment is not None and says in ailment)


def test_the_oldest_mail_in_hand_is_known_until_its_batch_is_on_record() -> None:
    vitals = Vitals()
    for minutes in (5, 20, 1):
        vitals.in_hand(NOW - dt.timedelta(minutes=minutes))
    assert vitals.oldest_mail == NOW - dt.timedelta(minutes=20)
    vitals.settled()
    assert vitals.oldest_mail is None


def test_status_says_whether_the_daemon_runs(department: Department) -> None:
    """One that died yesterday is seen."""
    with daemon_of(department) as daemon:
        assert "运行状况：正在运行，最近一轮 " in department.process("status", "--config", department.config).out
        daemon.kill()
        daemon.wait(20)
    assert "运行状况：现在没有运行，最近一轮 " in department.process("status", "--config", department.config).out


def test_a_daemon_that_starts_while_somebody_asks_gets_the_lock(
    department: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    department.once("2026-05-22T10:05")
    asking = os.open(department.state / "lock", os.O_RDONLY)
    fcntl.flock(asking, fcntl.LOCK_SH)
    pauses: list[float] = []

    def go_on(seconds: float) -> None:
        pauses.append(seconds)
        os.close(asking)

    monkeypatch.setattr("state.store.lock.time.sleep", go_on)
    FolderLock(department.state).release()
    assert len(pauses) == 1
    assert not is_held(department.state)


def test_status_ends_with_the_daemons_own_health(department: Department) -> None:
    assert department.on("status").out.splitlines()[-1] == "运行状况：还没有运行过"
    department.notice(LEADER, "6月1日-6月30日", "2026-05-22T10:00", to=[MANAGER])
    department.once("2026-05-22T10:05")
    last = department.on("status").out.splitlines()[-1]
    assert last == "运行状况：现在没有运行，最近一轮 2026-05-22 10:05，待发 0 封，待核实 0 封，搁置 0 封"
    (department.folder / "mailbox").rename(department.folder / "elsewhere")
    (department.folder / "mailbox").write_text("no folder")
    department.cycle("2026-05-22T11:00")
    assert "收信邮箱自 05-22 11:00 起无法连接" in department.on("status").out.replace("\n", "")
