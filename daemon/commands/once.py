"""`rosterd once`: one cycle."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from daemon import log
from daemon.assembly import assemble
from daemon.clock import StandingClock
from daemon.commands.options import Date, Time, config_option, in_zone, json_option
from daemon.commands.output import print_json
from daemon.commands.progress import progress
from daemon.cycle import run_cycle
from daemon.outbox import recover_claims


@click.command()
@config_option
@click.option("--at", type=Time(), help="The time to work at, in place of the clock.")
@click.option("--since", type=Date(), help="Also handle older mail, received on or after this day.")
@json_option
def once(config: Path, at: dt.datetime | None, since: dt.date | None, as_json: bool) -> int:
    """One cycle: read the mailbox, handle, run what is due, send."""
    log.set_up()
    with assemble(config, since=since) as assembly:
        if at is not None:
            assembly.clock = StandingClock(in_zone(at, assembly.configuration.daemon.timezone))
        recover_claims(assembly)
        with progress() as seen:
            report = run_cycle(assembly, seen=seen)
    if as_json:
        print_json(report.summary())
    if report.unreachable is not None:
        log.log.error("the mailbox could not be reached", why=report.unreachable)
    return 1 if report.troubled else 0
