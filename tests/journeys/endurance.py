"""The daemon on real servers that come and go: what it does when left alone, and how soon it answers.

Usage: python -m tests.journeys.endurance [MINUTES]. Ten minutes by default; the suite plays a short version of it.
"""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.daemon.transports.imap_mailbox import running
from tests.journeys.department import (
    CONFIGURATION,
    LEADER,
    MANAGER,
    PEOPLE,
    Letter,
    notice_text,
    person_entry,
)
from tests.journeys.served import ServedDepartment
from tests.servers.dovecot import Dovecot
from tests.servers.fault_proxy import FaultProxy
from tests.servers.smtp_server import SmtpServer

GIVEN = ("一川", "二南", "三秋", "四海", "五湖", "六合", "七星", "八方", "九洲", "十里")
NAMES = [f"{surname}{name}" for surname in "沐司宋白叶卓尹沙岑凌" for name in GIVEN]
SETTLED = 30.0
"""Seconds after the last trouble within which everything must be answered, however busy the machine is."""
PROMPT = 5.0
"""Seconds within which a mail is answered once everything is there again."""


@dataclass
class Asked:
    """A mail that was put in, and the answer it must get."""

    message_id: str
    kind: str
    person: str
    at: float


@dataclass
class Played:
    """What came of it."""

    waits: list[float] = field(default_factory=list)
    """Seconds from the mail, or from when everything was there again, to its answer."""
    doubled: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    """Kilobytes of the daemon, now and then."""
    troubles: int = 0
    log: str = ""


class Endurance:
    """A department on servers behind proxies, and a daemon that is left alone with them."""

    def __init__(
        self, folder: Path, dovecot: Dovecot, smtp: SmtpServer, seconds: float, people: int = len(NAMES)
    ) -> None:
        self.seconds, self.people = seconds, people
        self.dovecot, self.smtp = dovecot, smtp
        directory = "\n".join(
            (PEOPLE, *(person_entry(n, f"k{i}@corp.example", "member", group="前端") for i, n in enumerate(NAMES)))
        )
        self.stack = ExitStack()
        self.department = self.stack.enter_context(
            closing(ServedDepartment(folder, (dovecot, smtp), directory, CONFIGURATION))
        )
        self.imap_proxy = self.stack.enter_context(FaultProxy(dovecot.tls_port))
        self._through(self.imap_proxy)
        self.log = folder / "log"
        self.daemon: subprocess.Popen[bytes] | None = None
        self.back = 0.0
        """When the last trouble was over."""
        self.asked: dict[str, Asked] = {}
        self.played = Played()
        self.random = random.Random(11)  # noqa: S311 - the same story every time

    def _through(self, proxy: FaultProxy) -> None:
        text = self.department.config.read_text(encoding="utf-8")
        text = text.replace(f"port = {self.dovecot.tls_port}", f"port = {proxy.port}")
        self.department.config.write_text(text, encoding="utf-8")

    def start(self) -> None:
        """Start the daemon, and wait until it says that it runs."""
        before = self.log.stat().st_size if self.log.exists() else 0
        with open(self.log, "ab") as log:
            line = self.department.line("run", "--config", self.department.config)
            self.daemon = subprocess.Popen(line, stderr=log, stdout=log)
        while b"rosterd is running" not in self.log.read_bytes()[before:]:
            assert self.daemon.poll() is None, self.log.read_text(encoding="utf-8")[-2000:]
            time.sleep(0.02)
        self.back = time.monotonic()

    def stop(self) -> None:
        """Stop it as systemd does; it must end well."""
        assert self.daemon is not None
        self.daemon.terminate()
        assert self.daemon.wait(15) == 0

    def play(self, cuts: int = 20, restarts: int = 2, stops: int = 5) -> Played:
        """Mails come in all the time, and so do the troubles; then the dust settles."""
        try:
            self.start()
            troubles = self._troubles(cuts, restarts, stops)
            self._run(troubles)
            self.stop()
        finally:
            if self.daemon is not None and self.daemon.poll() is None:
                self.daemon.kill()
            self.stack.close()
        self.played.unanswered = [f"{asked.person}: {asked.kind}" for asked in self.asked.values()]
        self.played.log = self.log.read_text(encoding="utf-8")
        return self.played

    def _troubles(self, cuts: int, restarts: int, stops: int) -> list[tuple[float, Callable[[], None]]]:
        kinds = [self.imap_proxy.cut_all] * cuts + [self._restart_dovecot, self._restart_smtp] * restarts
        kinds += [self._restart_daemon] * stops
        self.random.shuffle(kinds)
        step = self.seconds / (len(kinds) + 1)
        return [(step * (place + 1), trouble) for place, trouble in enumerate(kinds)]

    def _restart_dovecot(self) -> None:
        self.dovecot.restart()
        self.department.imap.log_in_again()

    def _restart_smtp(self) -> None:
        self.smtp.stop()
        time.sleep(1)
        self.smtp.start()

    def _restart_daemon(self) -> None:
        self.stop()
        self.start()

    def _run(self, troubles: list[tuple[float, Callable[[], None]]]) -> None:
        began = time.monotonic()
        names = iter(NAMES[: self.people])
        pause = self.seconds / self.people
        next_notice, next_look = 0.0, 0.0
        while (now := time.monotonic() - began) < self.seconds + SETTLED and (now < self.seconds or self.asked):
            if troubles and troubles[0][0] <= now:
                troubles.pop(0)[1]()
                self.played.troubles += 1
                self.back = time.monotonic()
            if now >= next_notice and (name := next(names, None)):
                self._notice(name)
                next_notice += pause
            if now >= next_look:
                self._note_memory()
                next_look += self.seconds / 20
            self._hear()
            time.sleep(0.02)

    def _notice(self, name: str) -> None:
        today = dt.datetime.now(dt.UTC).date()
        period = f"{today - dt.timedelta(7)} 至 {today + dt.timedelta(60)}"
        text = notice_text(name, period)
        mail = self.department.mail(LEADER, "【云杉数据平台项目】人员支撑安排同步", text, to=[MANAGER])
        self._put(mail, "confirmation", name)

    def _put(self, mail: object, kind: str, person: str) -> None:
        message_id = self.department.put(mail, dt.datetime.now(dt.UTC))  # type: ignore[arg-type]
        self.asked[message_id] = Asked(message_id, kind, person, time.monotonic())

    def _hear(self) -> None:
        """Take every new letter for the answer that it is; the people in it answer in their turn."""
        for letter in self.department.letters():
            asked = self.asked.pop(letter.header("In-Reply-To"), None) or self._asked_about(letter)
            if asked is None or letter.kind != asked.kind:
                self.played.doubled.append(f"{letter.kind}: {letter.subject}")
                continue
            self.played.waits.append(time.monotonic() - max(asked.at, self.back))
            self._answer(letter, asked.person)

    def _asked_about(self, letter: Letter) -> Asked | None:
        """A letter to somebody else than who wrote: known by whom it is about."""
        for asked in self.asked.values():
            if asked.kind == letter.kind and asked.person in letter.subject:
                return self.asked.pop(asked.message_id)
        return None

    def _answer(self, letter: Letter, person: str) -> None:
        until = dt.datetime.now(dt.UTC).date() + dt.timedelta(90)
        if letter.kind == "confirmation":
            reply = self.department.answer(letter, MANAGER, f"{person}续期至 {until}")
            self._put(reply, "approval_request", person)
        elif letter.kind == "approval_request":
            self._put(self.department.answer(letter, LEADER, "同意"), "extension_result", person)

    def _note_memory(self) -> None:
        assert self.daemon is not None
        status = Path(f"/proc/{self.daemon.pid}/status")
        for line in status.read_text().splitlines() if status.exists() else ():
            if line.startswith("VmRSS"):
                self.played.memory.append(int(line.split()[1]))


def main(minutes: float) -> None:
    """Play it and say what came of it."""
    folder = Path(tempfile.mkdtemp(prefix="rosterd-endurance-"))
    with running() as dovecot:
        certificate = dovecot.folder / "127.0.0.1.pem"
        with closing(SmtpServer("starttls", certificate, dovecot.ca_file)) as smtp:
            played = Endurance(folder / "department", dovecot, smtp, minutes * 60).play()
    waits = sorted(played.waits)
    print(
        f"{played.troubles} troubles, {len(waits)} answers; seconds: median {median(waits):.2f}, most {waits[-1]:.2f}"
    )
    print(f"later than {PROMPT} s: {sum(wait > PROMPT for wait in waits)}")
    print(f"unanswered: {played.unanswered}; not asked for: {played.doubled}")
    print(f"memory in kB: {played.memory}")
    print(f"log: {folder}/department/log, {len(played.log.splitlines())} lines")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
