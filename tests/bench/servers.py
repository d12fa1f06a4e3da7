"""The same notices over real servers: from Dovecot through `once` to an SMTP server, beside what the servers allow."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

from tests.bench import plan
from tests.bench.department import write_configuration
from tests.bench.measuring import AT, ENVIRONMENT, Wrong, run_child, run_once
from tests.bench.notices import mail, notice
from tests.bench.table import Row
from tests.daemon.transports.imap_mailbox import running
from tests.servers.dovecot import PASSWORD, Dovecot, DovecotMailbox
from tests.servers.smtp_server import PASSWORD as SMTP_PASSWORD
from tests.servers.smtp_server import USER, SmtpServer

MILLI = 1_000
_MAILDIRS = ('[mailbox]\ntype = "maildir"\npath = "mailbox"\n', '[outgoing]\ntype = "maildir"\npath = "outgoing"\n')
_IMAP = """\
[mailbox]
type = "imap"
host = "127.0.0.1"
port = {port}
user = "{user}"
password_file = "imap-password"
processed_folder = "done"
ca_file = "{ca_file}"
"""
_SMTP = """\
[outgoing]
type = "smtp"
host = "127.0.0.1"
port = {port}
tls = "starttls"
user = "{user}"
password_file = "smtp-password"
ca_file = "{ca_file}"
"""


@contextmanager
def servers() -> Iterator[tuple[Dovecot, SmtpServer]]:
    """Both servers, on loopback."""
    with running() as dovecot:
        certificate = dovecot.folder / "127.0.0.1.pem"
        with closing(SmtpServer("starttls", certificate, dovecot.ca_file)) as smtp:
            yield dovecot, smtp


def over_servers(folder: Path, start: float) -> Iterator[Row]:
    """The rows about servers; `start` is what an empty cycle costs."""
    with servers() as (dovecot, smtp):
        yield from _batch(folder, dovecot, smtp, start)
        yield _answer(folder, dovecot, smtp)


def _batch(folder: Path, dovecot: Dovecot, smtp: SmtpServer, start: float) -> Iterator[Row]:
    """A thousand notices: wall time beside the floor's, and CPU time."""
    walls, floors, cpus = [], [], []
    for turn in range(2):
        config, mailbox = _office(folder / f"served-{turn}", dovecot, smtp)
        _deliver(mailbox, range(plan.NOTICES))
        floors.append(_floor(config, dovecot, smtp, mailbox.user))
        began = time.monotonic()
        cpu, did = run_once(config)
        walls.append((time.monotonic() - began) / plan.NOTICES)
        if did["sent"] != plan.NOTICES:
            raise Wrong(f"of {plan.NOTICES} confirmations {did['sent']} were sent over SMTP")
        cpus.append((cpu - start) / plan.NOTICES)
        mailbox.close()
    what = f"a notice of {plan.NOTICES:,} over IMAP and SMTP"
    yield Row(f"{what}, CPU", min(cpus) * MILLI, "ms", target=5)
    yield Row(f"{what}, time passed", min(walls) * MILLI, "ms", floor=min(floors) * MILLI)
    yield Row("  … compared with what the servers allow", min(walls) / min(floors), "×", target=2)
    yield Row("  … mails a second", 1 / min(walls), "/s")


def _answer(folder: Path, dovecot: Dovecot, smtp: SmtpServer) -> Row:
    """Seconds from a delivery to its answer, with the daemon waiting in IDLE."""
    config, mailbox = _office(folder / "waiting", dovecot, smtp)
    rosterd = Path(sys.executable).with_name("rosterd")
    waits = []
    with (
        open(folder / "waiting.log", "wb") as log,
        subprocess.Popen([rosterd, "run", "--config", config], stderr=log, env=ENVIRONMENT) as daemon,
    ):
        try:
            time.sleep(2)
            for number in range(plan.ANSWERS):
                heard = len(smtp.received)
                began = time.monotonic()
                _deliver(mailbox, [number])
                while len(smtp.received) == heard and time.monotonic() - began < 20:
                    time.sleep(0.005)
                waits.append(time.monotonic() - began)
                time.sleep(0.3)
        finally:
            daemon.terminate()
    mailbox.close()
    return Row("from a delivery to its answer over IDLE, median", median(waits), "s", target=2)


def _office(folder: Path, dovecot: Dovecot, smtp: SmtpServer) -> tuple[Path, DovecotMailbox]:
    """A configuration on the servers, with its first start behind it."""
    folder.mkdir()
    config = write_configuration(folder, plan.STATED)
    mailbox = DovecotMailbox(dovecot)
    imap = _IMAP.format(port=dovecot.tls_port, user=mailbox.user, ca_file=dovecot.ca_file)
    sender = _SMTP.format(port=smtp.port, user=USER, ca_file=dovecot.ca_file)
    text = config.read_text(encoding="utf-8")
    for maildir, server in zip(_MAILDIRS, (imap, sender), strict=True):
        if maildir not in text:
            raise Wrong(f"the configuration does not hold {maildir!r}")
        text = text.replace(maildir, server)
    config.write_text(text, encoding="utf-8")
    for name, password in (("imap-password", PASSWORD), ("smtp-password", SMTP_PASSWORD)):
        (folder / name).write_text(password, encoding="utf-8")
        (folder / name).chmod(0o600)
    run_once(config, "2026-03-01T08:00:00+08:00")
    return config, mailbox


def _deliver(mailbox: DovecotMailbox, numbers: range | list[int]) -> None:
    for number in numbers:
        data = mail(notice(number, plan.PROJECTS), html=False).replace(b"\n", b"\r\n")
        mailbox.deliver(data, dt.datetime.fromisoformat(AT) - dt.timedelta(hours=1))


def _floor(config: Path, dovecot: Dovecot, smtp: SmtpServer, user: str) -> float:
    """Seconds a mail that the servers and the disk take by themselves."""
    places = {
        "imap_port": dovecot.tls_port,
        "smtp_port": smtp.port,
        "ca_file": str(dovecot.ca_file),
        "user": user,
        "password": PASSWORD,
        "smtp_login": b64encode(f"\0{USER}\0{SMTP_PASSWORD}".encode()).decode(),
        "count": plan.NOTICES,
    }
    return float(run_child("served_floor", config.parent / "floor", json.dumps(places))["seconds"])
