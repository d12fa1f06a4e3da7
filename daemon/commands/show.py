"""`rosterd show`: one project with its history and mails."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from daemon.commands.options import config_option, json_option
from daemon.commands.output import console, print_json, warn
from daemon.commands.standing import row_of
from daemon.commands.table_words import WORDS
from daemon.commands.tables import project_view
from daemon.errors import RosterdError
from daemon.reading_room import open_records


class UnknownProject(RosterdError):
    """No project of that name is on record."""


@click.command()
@config_option
@click.argument("project")
@json_option
def show(config: Path, project: str, as_json: bool) -> None:
    """One project with its history and mails."""

    with open_records(config) as room:
        found = room.store.load(project) if project else None
        if found is None:
            raise UnknownProject(f"{project}: no such project is on record; rosterd status lists them")
        warn(room.directory_trouble)
        rows = tuple(row_of(room, found, assignment) for assignment in found.assignments)
        if as_json:
            letters = [msgspec.structs.replace(letter, frozen=None) for letter in found.letters]
            print_json({**msgspec.structs.asdict(found), "letters": letters, "assignments": rows})
        else:
            console().print(project_view(found, rows, room.now, WORDS[room.configuration.daemon.language]))
