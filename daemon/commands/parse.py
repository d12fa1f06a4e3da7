"""`rosterd parse`: how each mail is read; changes nothing."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import click

from daemon.commands.options import json_option
from daemon.commands.output import console, print_json
from daemon.commands.reading_row import row_of
from daemon.commands.reading_view import reading_view
from daemon.configuration import ZONE, load_configuration
from daemon.directory_file import load_directory
from daemon.errors import RosterdError
from daemon.known_names import known_names
from daemon.mail_date import sent_in
from parsers.effort import DAYS_PER_MONTH
from parsers.mail import read_mail
from parsers.message import Mail
from parsers.notices.people.known_names import KnownNames
from parsers.read import read
from parsers.reading import Reading

AT_MOST_BYTES = 40_000_000


class UnreadableFile(RosterdError):
    """A file that was named cannot be read."""

    exit_code = 2


@click.command()
@click.option("--config", type=click.Path(path_type=Path), help="Read names by this configuration's directory.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.eml...")
@json_option
def parse(config: Path | None, files: tuple[Path, ...], as_json: bool) -> int:
    """Say how each mail is read, and change nothing."""
    configuration = load_configuration(config) if config else None
    known = known_names(load_directory(configuration.daemon.directory)) if configuration else None
    days_per_month = configuration.policy.days_per_month if configuration else DAYS_PER_MONTH
    zone = configuration.daemon.timezone if configuration else ZONE
    troubled = False
    for file in files:
        mail, reading = _read(file, known, days_per_month, zone)
        troubled = troubled or bool(reading.problems)
        row = row_of(file, reading)
        if as_json:
            print_json(row)
        else:
            for text in reading_view(row, reading, mail):
                console().print(text, soft_wrap=True)
    return 1 if troubled else 0


def _read(file: Path, known: KnownNames | None, days_per_month: float, zone: ZoneInfo) -> tuple[Mail, Reading]:
    try:
        with file.open("rb") as stream:
            data = stream.read(AT_MOST_BYTES)
    except OSError as error:
        raise UnreadableFile(f"{file}: cannot be read ({error.strerror})") from None
    mail = sent_in(zone, read_mail(data))
    return mail, read(mail, known, days_per_month=days_per_month)
