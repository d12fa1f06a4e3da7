"""A year of one daemon that is never started anew, while mailbox and outgoing server fail now and then.

Everything is done as `rosterd run` does it, but the clock is set by hand: half a day a cycle.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from daemon.assembly import assemble
from daemon.clock import StandingClock
from daemon.cycle import run_cycle
from daemon.errors import MailboxUnreachable
from daemon.outbox import recover_claims
from daemon.ports import Envelope, Evidence, Inbox, Refused, Sender, SendResult, Settlement, Unknown
from tests.journeys.department import Letter
from tests.torture.correspondence import BEGUN, Correspondence
from tests.torture.posts import Founders

MONTH, NOON, SATURDAY = dt.timedelta(30), 12, 5
HALF_A_DAY = dt.timedelta(hours=12)
LENT, LONGER = dt.timedelta(40), dt.timedelta(60)
MOST_A_MONTH = 3_000
"""Kilobytes that the records of a month may add: some twenty assignments, a hundred letters."""
OFTEN = {"reminder": 2, "extension_result": 2, "admin_digest": 400}
"""How often a letter of a kind may come that no mail has asked for, under one subject; else once."""


class FailingInbox:
    """An inbox that cannot be reached now and then, also in the middle of a batch."""

    def __init__(self, inbox: Inbox, dice: random.Random, failed: list[str]) -> None:
        self._inbox, self._dice, self._failed = inbox, dice, failed

    def fetch(self, limit: int) -> Iterable[Envelope]:
        """See `Inbox.fetch`."""
        for envelope in self._inbox.fetch(limit):
            if self._dice.random() < 0.05:
                self._failed.append("fetch")
                raise MailboxUnreachable("the mailbox is away")
            yield envelope

    def settle(self, key: str, settlement: Settlement) -> None:
        """See `Inbox.settle`."""
        if self._dice.random() < 0.05:
            self._failed.append("settle")
            raise MailboxUnreachable("the mailbox is away")
        self._inbox.settle(key, settlement)

    def wait(self, seconds: float) -> bool:
        """See `Inbox.wait`."""
        return self._inbox.wait(seconds)

    def wake(self) -> None:
        """See `Inbox.wake`."""
        self._inbox.wake()

    def close(self) -> None:
        """See `Inbox.close`."""
        self._inbox.close()


class FailingSender:
    """A sender that is refused, or does not hear the answer, now and then."""

    def __init__(self, sender: Sender, dice: random.Random, failed: list[str]) -> None:
        self._sender, self._dice, self._failed = sender, dice, failed

    def ready(self) -> bool:
        """See `Sender.ready`."""
        return self._sender.ready()

    def send(self, data: bytes, message_id: str, recipients: tuple[str, ...], hold: bool = True) -> SendResult:
        """See `Sender.send`."""
        roll = self._dice.random()
        if roll < 0.15:
            self._failed.append("send")
        if roll < 0.05:
            return Refused("451 later", permanent=False)
        if roll < 0.1:
            return Unknown("the answer was lost, and so was the letter")
        result = self._sender.send(data, message_id, recipients, hold)
        return Unknown("the answer was lost") if roll < 0.15 else result

    def evidence(self, message_id: str) -> Evidence:
        """See `Sender.evidence`."""
        return self._sender.evidence(message_id)

    def close(self) -> None:
        """See `Sender.close`."""
        self._sender.close()


class Soak(Correspondence):
    """The year: a notice on every working day, its answers, and what the calendar brings about."""

    def __init__(self, founders: Founders, seed: int) -> None:
        super().__init__(founders, "Maildir")
        dice = random.Random(seed)  # noqa: S311 - dice, no secret
        self.failed: list[str] = []
        self.memory: list[int] = []
        """Kilobytes, once a month."""
        self._came: Counter[tuple[str, str]] = Counter()
        self._daemon = assemble(self.department.config)
        self._sound = self._daemon.inbox, self._daemon.sender
        self._daemon.inbox = FailingInbox(self._daemon.inbox, dice, self.failed)
        self._daemon.sender = FailingSender(self._daemon.sender, dice, self.failed)
        recover_claims(self._daemon)

    def period(self) -> str:
        """Forty days from today."""
        return f"{self.now.date()} 至 {self.now.date() + LENT}"

    def longer(self) -> dt.date:
        """Twenty days more."""
        return self.now.date() + LONGER

    def was_lengthened(self, row: dict[str, Any]) -> bool:
        """What was agreed is long past in most records: the last day tells."""
        return dt.date.fromisoformat(row["end"]) - dt.date.fromisoformat(row["start"]) > LENT

    def comes_by_itself(self, letter: Letter) -> bool:
        """What the calendar brings about comes once, a question's reminder twice."""
        self._came[letter.kind, letter.subject] += 1
        return self._came[letter.kind, letter.subject] <= OFTEN.get(letter.kind, 1)

    def run(self) -> int:
        """One cycle, half a day after the last."""
        self.now += HALF_A_DAY
        self._daemon.clock = StandingClock(self.now)
        report = run_cycle(self._daemon)
        self.hear()
        return int(report.troubled)

    def play(self, months: int) -> None:
        """So many months, with a look at the memory at the end of each."""
        for month in range(1, months + 1):
            while self.now < BEGUN + month * MONTH:
                if self.now.hour < NOON and self.now.weekday() < SATURDAY:
                    self.write(1)
                self.run()
            self.memory.append(_kilobytes())
        self.counts.faults = len(self.failed)
        self._daemon.inbox, self._daemon.sender = self._sound

    def close(self) -> None:
        """Stop the daemon."""
        self._daemon.__exit__(None, None, None)


def _kilobytes() -> int:
    """What this process holds in memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
