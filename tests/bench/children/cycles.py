"""Runs cycles in one process and says what each part of it cost, as one JSON object.

Usage: python -m tests.bench.children.cycles CONFIG AT [FOLDER]. After a first cycle the mails of FOLDER are put into
the mailbox, and a second cycle is counted by itself.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
import time
from pathlib import Path

from daemon import log
from daemon.assembly import Assembly, assemble
from daemon.cli import collect_seldom
from daemon.clock import StandingClock
from daemon.cycle import Report, run_cycle
from daemon.outbox import recover_claims


def main(config: Path, at: dt.datetime, later: Path | None) -> None:
    """Assemble, run one cycle, and another one when there is mail for it."""
    collect_seldom()
    log.set_up()
    before = time.process_time()
    assembly = assemble(config)
    started = time.process_time()
    with assembly:
        assembly.clock = StandingClock(at)
        recover_claims(assembly)
        reports = [_counted(assembly)]
        if later is not None:
            for mail in later.iterdir():
                mail.rename(config.parent / "mailbox/new" / mail.name)
            reports.append(_counted(assembly))
    print(json.dumps({"start": started - before, "cycles": reports, "memory": _most_memory()}))


def _counted(assembly: Assembly) -> dict[str, float]:
    before = time.process_time()
    report: Report = run_cycle(assembly)
    return {"cpu": time.process_time() - before, "handled": report.handled, "sent": report.sent}


def _most_memory() -> int:
    """The most memory that was in use, in KiB: this program's own, where the system tells it apart."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        return int(lines["VmHWM"].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main(Path(sys.argv[1]), dt.datetime.fromisoformat(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
