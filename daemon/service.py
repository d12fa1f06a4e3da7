"""`rosterd run`: cycles at every tick and whenever mail comes in, until a signal ends it.

`schedule` only ticks: it remembers nothing. What is due is asked of the records, so that downtime loses nothing.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import schedule

from daemon.assembly import Assembly, assemble
from daemon.configuration import load_configuration
from daemon.cycle import Report, run_cycle
from daemon.directory_file import load_directory
from daemon.errors import RosterdError
from daemon.health import proof_of_life, take_stock
from daemon.log import log
from daemon.outbox import recover_claims, send_waiting
from daemon.systemd import Watchdog, notify

if TYPE_CHECKING:
    from daemon.handled import Handled

LONGEST_WAIT = 60.0
"""Seconds: even a watched mailbox is looked at now and then."""
RETRY = 2
"""Seconds between two looks at letters that wait; the sender knows when a try makes sense."""
PATIENCE = 7.0
"""Seconds from the signal that ends the daemon until it no longer waits for a server that does not answer."""


class OutOfPatience(BaseException):
    """The mail in hand takes too long: a server is silent. What is not committed will be read again."""


class _Orders:
    """What signals have told the daemon to do, whenever they came. A signal only sets a flag and ends the wait."""

    def __init__(self, config: Path) -> None:
        self.config = config
        self.stopping = False
        self.reloading = False
        self.wake: Callable[[], None] = lambda: None

    def stop(self, number: int, frame: FrameType | None) -> None:
        """End after the mail in hand."""
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)
        self.stopping = True
        self.wake()

    def read_again(self, number: int, frame: FrameType | None) -> None:
        """Start over with the configuration as it is now, unless it does not read."""
        if not self.stopping and _reads(self.config):
            self.reloading = True
            self.wake()

    def lose_patience(self, number: int, frame: FrameType | None) -> None:
        """Wait no longer."""
        raise OutOfPatience

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Within, signals mean what they mean to a service."""
        meant = {
            signal.SIGTERM: self.stop,
            signal.SIGINT: self.stop,
            signal.SIGHUP: self.read_again,
            signal.SIGALRM: self.lose_patience,
        }
        kept = {number: signal.signal(number, handler) for number, handler in meant.items()}
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in kept.items():
                signal.signal(number, handler)


def _reads(config: Path) -> bool:
    """Whether configuration and directory read; otherwise the running ones stay in force."""
    try:
        load_directory(load_configuration(config).daemon.directory)
    except RosterdError as error:
        log.error("the configuration does not read; the one read before stays in force", why=str(error))
        return False
    return True


class _Service:
    """The loop over one assembly."""

    def __init__(self, assembly: Assembly, orders: _Orders, watchdog: Watchdog) -> None:
        self.assembly = assembly
        self.orders = orders
        self.watchdog = watchdog
        self.unreachable = False
        self.ticks = schedule.Scheduler()
        self.ticks.every(assembly.configuration.policy.poll_seconds).seconds.do(self.cycle)
        self.ticks.every(RETRY).seconds.do(self.send_again)

    def ending(self) -> bool:
        """Whether a signal has come."""
        return self.orders.stopping or self.orders.reloading

    def cycle(self) -> None:
        """One cycle; an unreachable mailbox is said once, and once when it is back."""
        report = run_cycle(self.assembly, stop=self.ending, seen=self._seen)
        self._say_connection(report)
        take_stock(self.assembly, report)

    def _seen(self, handled: Handled) -> None:
        self.watchdog.alive()
        self.assembly.vitals.count(handled.kind, handled.outcome, handled.seconds)

    def send_again(self) -> None:
        """Letters whose next try has come go without waiting for the next look at the mailbox."""
        send_waiting(self.assembly)

    def _say_connection(self, report: Report) -> None:
        if report.unreachable is not None and not self.unreachable:
            log.error("the mailbox cannot be reached; it is tried again in growing pauses", why=report.unreachable)
        elif report.unreachable is None and self.unreachable:
            log.info("the mailbox is back")
        self.unreachable = report.unreachable is not None

    def run(self) -> None:
        """Until told to end: tick, wait for mail, handle it."""
        self.cycle()
        while not self.ending():
            self.watchdog.alive()
            self.ticks.run_pending()
            if not self.ending() and self.assembly.inbox.wait(self._pause()) and not self.ending():
                self.cycle()

    def _pause(self) -> float:
        longest = min(LONGEST_WAIT, self.watchdog.seconds or LONGEST_WAIT)
        idle = self.ticks.idle_seconds
        return longest if idle is None else max(0.0, min(idle, longest))


def serve(config: Path) -> None:
    """Run until SIGTERM or SIGINT; SIGHUP reads the configuration again.

    Raises ConfigurationError at the start, StoreError when records can no longer be kept.
    """
    orders, watchdog = _Orders(config), Watchdog()
    with orders.heard():
        try:
            while not orders.stopping:
                orders.reloading = False
                _serve(orders, watchdog)
        except OutOfPatience:
            log.warning("a server is silent: stopped all the same; what was in hand is handled at the next start")
    log.info("rosterd has stopped")


def _serve(orders: _Orders, watchdog: Watchdog) -> None:
    """One life: from reading the configuration to the signal that ends it."""
    with assemble(orders.config) as assembly, ExitStack() as life:
        orders.wake = assembly.inbox.wake
        life.enter_context(proof_of_life(assembly))
        log.info("rosterd is running", address=assembly.address.address)
        notify("READY=1", f"STATUS=handling mail to {assembly.address.address}")
        recover_claims(assembly)
        _Service(assembly, orders, watchdog).run()
        notify("STOPPING=1" if orders.stopping else "RELOADING=1")
