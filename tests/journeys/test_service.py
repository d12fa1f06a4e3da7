"""`rosterd run` as a service: signals, systemd, servers that say nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.journeys.conftest import Founder
from tests.journeys.department import CONFIGURATION, Department
from tests.servers.daemon_process import running


@contextmanager
def daemon_of(department: Department, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """The daemon, once it says that it runs."""
    line = department.line("run", "--config", department.config, "--log-json")
    with running(line, **environment) as daemon:
        read_until(daemon, "rosterd is running")
        yield daemon


def read_until(daemon: subprocess.Popen[str], event: str) -> dict[str, str]:
    """The first line of the log about this event; what comes before is passed over."""
    assert daemon.stderr is not None
    for line in daemon.stderr:
        said: dict[str, str] = json.loads(line)
        if said["event"].startswith(event):
            return said
    raise AssertionError(f"the daemon ended without saying: {event}")


def change(department: Department, old: str, new: str) -> None:
    text = department.config.read_text(encoding="utf-8")
    assert old in text
    department.config.write_text(text.replace(old, new), encoding="utf-8")


def test_hangup_reads_the_configuration_again(department: Department) -> None:
    """SIGHUP: the address is another one afterwards, in the same process, and it ends as before."""
    with daemon_of(department) as daemon:
        change(department, "staffing@rosterd.example", "people@rosterd.example")
        daemon.send_signal(signal.SIGHUP)
        assert read_until(daemon, "rosterd is running")["address"] == "people@rosterd.example"
        daemon.terminate()
        assert daemon.wait(10) == 0


def test_hangup_with_a_configuration_that_does_not_read(department: Department) -> None:
    """The running one stays in force, and one line says what is wrong."""
    with daemon_of(department) as daemon:
        change(department, "timezone", "timezona")
        daemon.send_signal(signal.SIGHUP)
        said = read_until(daemon, "the configuration does not read")
        assert "timezona" in said["why"]
        daemon.terminate()
        assert daemon.wait(10) == 0


@pytest.mark.parametrize("abstract", [False, True])
def test_systemd_hears_of_it(department: Department, tmp_path: Path, abstract: bool) -> None:
    """READY when it runs, signs of life twice as often as asked, RELOADING, STOPPING (sd_notify(3))."""
    address = f"\0rosterd-test-{os.getpid()}" if abstract else str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(address)
        supervisor.settimeout(10)
        named = address.replace("\0", "@")
        with daemon_of(department, NOTIFY_SOCKET=named, WATCHDOG_USEC="400000") as daemon:
            heard = [supervisor.recv(1000).decode().split("\n")[0]]
            began = time.monotonic()
            heard += [supervisor.recv(1000).decode() for _ in range(4)]
            assert time.monotonic() - began < 4
            assert heard == ["READY=1", *["WATCHDOG=1"] * 4]
            for number, expected in ((signal.SIGHUP, "RELOADING=1"), (signal.SIGTERM, "STOPPING=1")):
                daemon.send_signal(number)
                while (said := supervisor.recv(1000).decode()) == "WATCHDOG=1":
                    pass
                assert said == expected
                if number == signal.SIGHUP:
                    assert supervisor.recv(1000).decode().startswith("READY=1")
            assert daemon.wait(10) == 0


def test_a_silent_server_does_not_keep_it_from_ending(found: Founder) -> None:
    """A server that takes connections and says nothing: SIGTERM ends the daemon within ten seconds, with exit 0."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        imap = f'type = "imap"\nhost = "127.0.0.1"\nport = {server.getsockname()[1]}\ntls = "none"\nuser = "u"\n'
        configuration = CONFIGURATION.replace(
            'type = "maildir"\npath = "mailbox"\n', f'{imap}password_env = "ROSTERD_TEST"\n'
        )
        department = found(configuration=configuration)
        with daemon_of(department, ROSTERD_TEST="x") as daemon, server.accept()[0]:
            time.sleep(0.5)
            began = time.monotonic()
            daemon.terminate()
            assert daemon.wait(11) == 0
            assert time.monotonic() - began < 10
