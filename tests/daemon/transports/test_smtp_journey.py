"""The daemon's commands over real servers: mail comes in over IMAP, letters go out over SMTP."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from daemon.story.cast import LEADER, NOTICE, PEOPLE, PROJECT
from daemon.story.post import notice
from tests.daemon.transports.imap_mailbox import ImapMailbox, Setting
from tests.servers.daemon_process import running
from tests.servers.dovecot import Dovecot
from tests.servers.smtp_server import PASSWORD, USER, SmtpServer

MORNING = dt.datetime(2026, 5, 22, 10, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@dataclass
class Office:
    """A configuration that names both servers."""

    folder: Path
    mailbox: ImapMailbox
    smtp: SmtpServer

    @property
    def config(self) -> Path:
        return self.folder / "rosterd.toml"

    def rosterd(self, *words: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-c", "from daemon.cli import main; main()", *words, "--config", str(self.config)]
        environment = {**os.environ, "MAIL_PASSWORD": self.mailbox.password}
        done = subprocess.run(line, capture_output=True, text=True, check=False, env=environment, timeout=60)
        for said in (done.stdout, done.stderr):
            assert "Traceback" not in said
            assert self.mailbox.password not in said
            assert PASSWORD not in said
        return done

    def once(self, at: str) -> dict[str, Any]:
        done = self.rosterd("once", "--json", "--at", at)
        report: dict[str, Any] = {"code": done.returncode, **json.loads(done.stdout)}
        return report

    def letters(self) -> list[EmailMessage]:
        received = self.smtp.received
        return [message_from_bytes(letter.data, policy=policy.default) for letter in received]


@pytest.fixture
def office(tmp_path: Path, dovecot: Dovecot) -> Iterator[Office]:
    mailbox = ImapMailbox(dovecot, Setting(folder="INBOX"))
    smtp = SmtpServer("starttls", dovecot.folder / "127.0.0.1.pem", dovecot.ca_file)
    (tmp_path / "people.toml").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "smtp-password").write_text(PASSWORD, encoding="utf-8")
    (tmp_path / "smtp-password").chmod(0o600)
    (tmp_path / "rosterd.toml").write_text(
        f"""\
[daemon]
address = "staffing@demo.example"
state_dir = "state-files"
directory = "people.toml"

[mailbox]
type = "imap"
host = "127.0.0.1"
port = {dovecot.tls_port}
user = "{mailbox.user}"
password_env = "MAIL_PASSWORD"
processed_folder = "已处理"
ca_file = "{dovecot.ca_file}"

[outgoing]
type = "smtp"
host = "localhost"
port = {smtp.port}
tls = "starttls"
user = "{USER}"
password_file = "smtp-password"
sent_folder = "已发送"
ca_file = "{dovecot.ca_file}"
""",
        encoding="utf-8",
    )
    yield Office(tmp_path, mailbox, smtp)
    smtp.close()
    mailbox.close()


def deliver(office: Office, number: int = 1) -> None:
    mail = notice(f"【{PROJECT}】人员支撑安排同步", NOTICE, (LEADER,))
    mail["From"] = f"{LEADER.name} <{LEADER.address}>"
    mail["Message-ID"] = f"<{number}@demo.example>"
    mail["Date"] = "Fri, 22 May 2026 10:00:00 +0800"
    office.mailbox.deliver(mail.as_bytes(policy=policy.SMTP), MORNING)


def eventually(happens: Callable[[], bool]) -> bool:
    """Whether it happens within some seconds."""
    for _ in range(200):
        if happens():
            return True
        time.sleep(0.1)
    return False


def test_a_notice_comes_in_over_imap_and_its_confirmation_goes_out_over_smtp(office: Office) -> None:
    assert office.once("2026-05-22T09:00")["code"] == 0, "the first start: what comes from now on counts (U1)"
    deliver(office)
    report = office.once("2026-05-22T10:05")
    assert (report["code"], report["handled"], report["sent"]) == (0, 1, 1)
    (letter,) = office.letters()
    assert letter["X-Rosterd-Kind"] == "confirmation"
    assert office.smtp.received[0].sender == "staffing@demo.example"
    assert LEADER.address in office.smtp.received[0].recipients
    assert office.mailbox.mails() == []
    assert len(office.mailbox.mails("已处理")) == 1
    assert len(office.mailbox.mails("已发送")) == 1
    assert office.once("2026-05-22T10:06")["handled"] == 0


def test_what_the_server_may_have_is_looked_up_before_it_is_sent_again(office: Office) -> None:
    """DESIGN, The outbox: lost after the final dot is uncertain; the same bytes go out after the grace period."""
    office.once("2026-05-22T09:00")
    deliver(office)
    office.smtp.faults.cut_after_storing = True
    report = office.once("2026-05-22T10:05")
    assert (report["code"], report["unsent"], len(office.letters())) == (1, 1, 1)
    office.smtp.faults.cut_after_storing = False
    assert office.once("2026-05-22T10:10")["unsent"] == 1
    assert office.once("2026-05-22T10:16")["unsent"] == 0
    first, second = office.smtp.received
    assert first.data == second.data


def test_a_server_out_of_reach_keeps_the_letter_waiting(office: Office) -> None:
    office.once("2026-05-22T09:00")
    deliver(office)
    office.smtp.stop()
    report = office.once("2026-05-22T10:05")
    assert (report["code"], report["handled"], report["unsent"]) == (1, 1, 1)
    office.smtp.start()
    assert office.once("2026-05-22T10:10")["code"] == 0
    assert len(office.letters()) == 1


def test_run_hears_of_mail_answers_it_and_ends_at_a_signal(office: Office) -> None:
    line = [sys.executable, "-c", "from daemon.cli import main; main()", "run", "--config", str(office.config)]
    with running(line, MAIL_PASSWORD=office.mailbox.password) as daemon:
        assert eventually((office.folder / "state-files" / "mailbox.json").exists)
        deliver(office)
        # This run has the real clock: an admin's digest goes out beside it on a working day after the hour.
        assert eventually(lambda: "confirmation" in [letter["X-Rosterd-Kind"] for letter in office.letters()])
        daemon.terminate()
        assert daemon.wait(20) == 0
        assert daemon.stderr is not None
        assert "rosterd has stopped" in daemon.stderr.read()
    assert eventually(lambda: office.smtp.open_connections == 0)


def test_check_logs_in_to_both_and_leaves_no_trace(office: Office) -> None:
    done = office.rosterd("check")
    assert done.returncode == 0, done.stdout
    imap, smtp = f"127.0.0.1:{office.mailbox.server.tls_port}", f"localhost:{office.smtp.port}"
    lines = [line for line in done.stdout.splitlines() if imap in line or smtp in line]
    assert lines == [
        f"ok   mailbox {imap}: connection",
        f"ok   mailbox {imap}: login",
        f"ok   mailbox {imap}: folder",
        f"ok   mailbox {imap}: processed folder",
        f"ok   outgoing {smtp}: connection",
        f"ok   outgoing {smtp}: login",
        f"ok   outgoing {smtp}: sending",
        f"ok   outgoing {imap}: sent folder",
    ]
    assert office.smtp.received == []
    assert office.mailbox.folders() == ["INBOX"]


def test_check_names_the_step_and_the_remedy(office: Office) -> None:
    (office.folder / "smtp-password").write_text("wrong", encoding="utf-8")
    done = office.rosterd("check")
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("FAIL")]
    assert line.startswith(f"FAIL outgoing localhost:{office.smtp.port}: login: refuses the login of {USER} (535 ")
    assert line.endswith("; check user and password; many providers want an app password (授权码)")
    (office.folder / "smtp-password").unlink()
    done = office.rosterd("check")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("FAIL")]
    assert f"{office.folder}/smtp-password cannot be read (No such file or directory)" in line
