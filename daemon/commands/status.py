"""`rosterd status`: every assignment, as of the last cycle."""

from __future__ import annotations

from pathlib import Path

import click

from daemon.commands.options import config_option, json_option
from daemon.commands.output import console, print_json, warn
from daemon.commands.standing import health_of, rows_of
from daemon.commands.table_words import WORDS
from daemon.commands.tables import health_line, status_table
from daemon.reading_room import open_records


@click.command()
@config_option
@json_option
def status(config: Path, as_json: bool) -> None:
    """Every assignment: project, person, role, period, state, next mail and its date."""
    with open_records(config) as room:
        warn(room.directory_trouble)
        rows = rows_of(room)
        if as_json:
            for row in rows:
                print_json(row)
        else:
            words = WORDS[room.configuration.daemon.language]
            console().print(status_table(tuple(rows), room.now, words))
            console().print(health_line(health_of(room), words))
