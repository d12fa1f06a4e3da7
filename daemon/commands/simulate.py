"""`rosterd simulate`: every mail that would go out by a day if nobody wrote anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct

from daemon.assembly import Assembly
from daemon.clock import StandingClock
from daemon.commands.options import Date, config_option, json_option
from daemon.commands.output import print_json
from daemon.cycle import run_cycle
from daemon.directory_file import DirectoryFile
from daemon.outbox import Delivery
from daemon.reading_room import ReadingRoom, open_records
from daemon.stand_ins import EmptyInbox, SwallowingSender
from state.model import LetterKind
from state.store.memory_store import MemoryStore


class Row(Struct, frozen=True):
    """A letter as `simulate --json` prints it."""

    at: dt.datetime
    kind: LetterKind
    project: str
    subject: str
    to: tuple[str, ...]
    cc: tuple[str, ...]


@click.command()
@config_option
@click.option("--until", required=True, type=Date(), help="The last day to look at.")
@json_option
def simulate(config: Path, until: dt.date, as_json: bool) -> None:
    """Every mail that would go out by then if nobody wrote anything, in order; sends and changes nothing."""
    with open_records(config) as room:
        for row in letters_until(room, until):
            if as_json:
                print_json(row)
            else:
                click.echo(f"{row.at:%Y-%m-%d %H:%M}  {row.kind:<18} {row.subject} → {'、'.join((*row.to, *row.cc))}")


def letters_until(room: ReadingRoom, until: dt.date) -> Iterator[Row]:
    """Play the days from the last cycle on, on a copy of the records in memory."""
    if room.now is None:
        return
    clock = StandingClock(room.now)
    assembly = Assembly(
        room.configuration,
        DirectoryFile(room.configuration.daemon.directory),
        room.calendar,
        MemoryStore(room.store),
        EmptyInbox(),
        SwallowingSender(),
        clock,
    )
    for moment in _moments(room, until):
        clock.at = moment
        for delivery in run_cycle(assembly).deliveries:
            yield _row(delivery, moment)


def _moments(room: ReadingRoom, until: dt.date) -> Iterator[dt.datetime]:
    """The last cycle's time, then every day at the hour at which letters go out."""
    if room.now is None:
        return
    yield room.now
    day = room.now.date()
    while day <= until:
        moment = dt.datetime.combine(day, room.policy.send_at, room.now.tzinfo)
        if moment > room.now:
            yield moment
        day += dt.timedelta(days=1)


def _row(delivery: Delivery, at: dt.datetime) -> Row:
    letter = delivery.letter
    return Row(
        at=at,
        kind=letter.kind,
        project=delivery.project if delivery.project.isprintable() else "",
        subject=letter.subject,
        to=tuple(contact.address for contact in letter.to),
        cc=tuple(contact.address for contact in letter.cc),
    )
