"""`rosterd run`: cycles at every tick and whenever mail comes in, until a signal ends it.

`schedule` only ticks: it remembers nothing. What is due is asked of the records, so that downtime loses nothing.
"""

from __future__ import annotations

import signal
from types import FrameType

import schedule

from daemon.assembly import Assembly
from daemon.cycle import Report, run_cycle
from daemon.log import log
from daemon.outbox import recover_claims

LONGEST_WAIT = 60.0
"""Seconds: even a watched mailbox is looked at now and then."""


class _Service:
    """The loop; a signal only sets a flag and ends the wait."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.stopping = False
        self.unreachable = False
        self.ticks = schedule.Scheduler()
        self.ticks.every(assembly.configuration.policy.poll_seconds).seconds.do(self.cycle)

    def stop(self, number: int, frame: FrameType | None) -> None:
        """End after the mail in hand."""
        self.stopping = True
        self.assembly.inbox.wake()

    def cycle(self) -> None:
        """One cycle; an unreachable mailbox is said once, and once when it is back."""
        report = run_cycle(self.assembly, stop=lambda: self.stopping)
        self._say_connection(report)

    def _say_connection(self, report: Report) -> None:
        if report.unreachable is not None and not self.unreachable:
            log.error("the mailbox cannot be reached; trying again at every poll", why=report.unreachable)
        elif report.unreachable is None and self.unreachable:
            log.info("the mailbox is back")
        self.unreachable = report.unreachable is not None

    def run(self) -> None:
        """Until stopped: tick, wait for mail, handle it."""
        self.cycle()
        while not self.stopping:
            self.ticks.run_pending()
            if not self.stopping and self.assembly.inbox.wait(self._pause()) and not self.stopping:
                self.cycle()

    def _pause(self) -> float:
        idle = self.ticks.idle_seconds
        return LONGEST_WAIT if idle is None else max(0.0, min(idle, LONGEST_WAIT))


def serve(assembly: Assembly) -> None:
    """Run until SIGTERM or SIGINT. Raises StoreError when records can no longer be kept."""
    service = _Service(assembly)
    kept = {number: signal.signal(number, service.stop) for number in (signal.SIGTERM, signal.SIGINT)}
    log.info("rosterd is running", address=assembly.address.address)
    try:
        recover_claims(assembly)
        service.run()
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
    log.info("rosterd has stopped")
