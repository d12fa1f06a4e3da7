"""A process that has loaded the daemon and forks it: a run that is to be killed starts within milliseconds.

It reads an `Order` a line and prints how the run ended a line: the exit code, or the negative number of the signal.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from msgspec import Struct

ROOT = Path(__file__).parents[2]
LOADED = (
    "daemon.cli",
    "daemon.commands.once",
    "daemon.intake",
    "daemon.mailbox_marks",
    "daemon.exchange_marks",
    "daemon.transports.exchange",
    "daemon.transports.exchange_sender",
    "daemon.transports.imap",
    "daemon.transports.smtp",
    "daemon.transports.smtp_sent_folder",
    "daemon.writing",
)
LONGEST = 300.0
"""Seconds after which a run is killed as one that hangs: its end then reads so in the count of what is stuck."""
HUNG = 255


class Order(Struct):
    """A run of the command line."""

    arguments: list[str]
    log: str
    """The file that standard output and standard error are appended to."""
    failpoint: str | None = None
    passing: int = 1
    kill_after: float | None = None
    """Seconds until it is killed, if it has not ended before."""
    broken: str | None = None
    """The negative control that it is."""
    fault: str | None = None
    """The fault of the disk that it meets, as `module:errno:number of the call`."""


def main() -> None:
    """Fork a run for every line."""
    for module in LOADED:
        import_module(module)
    with TemporaryDirectory(prefix="rosterd-warm-") as folder:
        _warm_up(Path(folder))
    signal.signal(signal.SIGCHLD, lambda number, frame: None)  # so that its coming can be waited for
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    for line in sys.stdin.buffer:
        order = msgspec.json.decode(line, type=Order)
        child = os.fork()
        if child == 0:
            _run(order)
        print(_ended(child, order.kill_after), flush=True)


def _warm_up(folder: Path) -> None:
    """A first notice and the answers to it: what is compiled when it is first needed need not be for each run."""
    from tests.journeys.department import LEADER, MANAGER, MEMBER, Department  # noqa: PLC0415 - not for who gives orders

    department = Department(folder)
    department.notice(LEADER, "2026-05-18 至 2026-07-24", "2026-05-25T10:00", to=[MANAGER])
    (confirmation,) = department.once("2026-05-25T10:10")
    department.reply(confirmation, MANAGER, f"{MEMBER}续期至 2026-08-21", "2026-05-25T10:20")
    (request,) = department.once("2026-05-25T10:30")
    department.reply(request, LEADER, "同意", "2026-05-25T10:40")
    department.once("2026-05-25T10:50")


def _ended(child: int, kill_after: float | None) -> int:
    until = time.monotonic() + (LONGEST if kill_after is None else kill_after)
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        left = until - time.monotonic()
        if left <= 0:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return HUNG if kill_after is None else -signal.SIGKILL
        signal.sigtimedwait({signal.SIGCHLD}, left)


def _run(order: Order) -> None:
    """The run itself, in the forked process, which it ends."""
    from daemon import cli  # noqa: PLC0415 - loaded by now
    from tests.torture.breakages import BREAKAGES  # noqa: PLC0415 - see above
    from tests.torture.disk_faults import set_up as set_up_fault  # noqa: PLC0415
    from tests.torture.failpoints import set_up  # noqa: PLC0415

    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(order.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for stream in (1, 2):
        os.dup2(log, stream)
    if order.broken is not None:
        BREAKAGES[order.broken]()
    if order.failpoint is not None:
        set_up(order.failpoint, order.passing)
    if order.fault is not None:
        set_up_fault(order.fault)
    sys.argv = ["rosterd", *order.arguments]
    code = 1
    try:
        cli.main()
    except SystemExit as leave:
        code = leave.code if isinstance(leave.code, int) else int(leave.code is not None)
    except BaseException:  # what Python would print, and end with
        sys.excepthook(*sys.exc_info())
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


class Zygote:
    """The process, as seen by who gives it orders."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.zygote"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
        )

    def run(self, order: Order) -> int:
        """Run the daemon; how it ended: its exit code, or the negative number of the signal."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(msgspec.json.encode(order) + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """End it."""
        self._process.communicate(timeout=LONGEST)


if __name__ == "__main__":
    main()
