"""`rosterd demo`: the whole story on an embedded mailbox in a temporary folder, with the clock moved forward."""

from __future__ import annotations

import tempfile
from email.message import EmailMessage
from email.utils import getaddresses
from pathlib import Path

import click

from daemon.commands.output import console
from daemon.commands.standing import rows_of
from daemon.commands.tables import status_table
from daemon.reading_room import open_records
from daemon.story import brief, delivery, presales
from daemon.story.playing import Played, Story, play

WEEKDAYS = "一二三四五六日"
MOST_LINES = 6
STORIES: dict[str, Story] = {"delivery": delivery.STORY, "presales": presales.STORY}


@click.command()
@click.option("--story", type=click.Choice(list(STORIES)), help="A full story instead of the brief one.")
def demo(story: str | None) -> None:
    """Tell the whole story: notice, confirmation, extension agreed by both, release notice, released."""
    folder = Path(tempfile.mkdtemp(prefix="rosterd-demo-"))
    told = STORIES[story] if story else brief.STORY
    for played in play(told, folder):
        _tell(played)
    with open_records(folder / "rosterd.toml") as room:
        console().print(status_table(tuple(rows_of(room)), room.now))
    click.echo(f"\n状态文件  {_only_file(folder / 'state-files' / 'projects')}")
    click.echo(f"往来邮件  {folder / 'mailbox'}（收）、{folder / 'outgoing'}（发）")
    click.echo(f"再看一眼  rosterd show --config {folder / 'rosterd.toml'} {told.project}")


def _only_file(folder: Path) -> Path:
    return next(iter(sorted(folder.glob("*.json"))), folder)


def _tell(played: Played) -> None:
    """A scene: the time, what happens, and each letter in brief."""
    at = played.at
    click.secho(f"\n{at:%Y-%m-%d} 周{WEEKDAYS[at.weekday()]} {at:%H:%M}  {played.title}", bold=True)
    for letter in played.letters:
        _brief(letter)
    if not played.letters:
        click.echo("    （无需发信）")


def _brief(letter: EmailMessage) -> None:
    copied = f"  抄送 {_names(letter, 'Cc')}" if letter["Cc"] else ""
    click.secho(f"  ✉ {letter['Subject']}", fg="cyan")
    click.echo(f"    {letter['X-Rosterd-Kind']} → {_names(letter, 'To')}{copied}")
    body = letter.get_body(("plain",))
    text = body.get_content() if body is not None else ""
    for line in [line for line in text.splitlines() if line.strip()][:MOST_LINES]:
        click.echo(f"    │ {line}")


def _names(letter: EmailMessage, header: str) -> str:
    people = getaddresses([str(value) for value in letter.get_all(header, [])])
    return "、".join(name or address for name, address in people)
