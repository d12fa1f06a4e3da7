"""`rosterd aside`: the mails that were set aside, to look at, to try again, or to drop."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from daemon.commands.options import config_option, json_option
from daemon.commands.output import console, harmless, print_json
from daemon.configuration import load_configuration
from daemon.errors import RosterdError
from state.store.aside import AsideFolder, SetAside


class UnknownAside(RosterdError):
    """No mail with that id is set aside."""


@click.group()
def aside() -> None:
    """Mails that could not be handled: list, show, replay, drop."""


@aside.command("list")
@config_option
@json_option
def list_aside(config: Path, as_json: bool) -> None:
    """Every mail set aside, with its reason."""
    mails = _folder(config).all()
    if as_json:
        for mail in mails:
            print_json(mail)
        return
    from rich.table import Table  # noqa: PLC0415 - a program that asks for JSON does not wait for it

    table = Table("id", "received", "from", "subject", "why")
    for mail in mails:
        table.add_row(mail.id, f"{mail.received:%Y-%m-%d %H:%M}", mail.sender, mail.subject, mail.reason)
    console().print(table if mails else "no mail is set aside")


@aside.command()
@config_option
@click.argument("mail_id", metavar="ID")
def show(config: Path, mail_id: str) -> None:
    """The very bytes of a mail, for a file or a mail program; on a terminal without what would command it."""
    folder = _folder(config)
    data = folder.data(_find(folder, mail_id))
    if data is None:
        raise UnknownAside(f"{mail_id}: its bytes are gone from the folder aside")
    if sys.stdout.isatty():
        click.echo(harmless(data.decode("utf-8", "replace").replace("\r\n", "\n")))
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@aside.command()
@config_option
@click.argument("mail_id", metavar="ID")
def replay(config: Path, mail_id: str) -> None:
    """Try a mail again in the next cycle, as if it had just been read."""
    folder = _folder(config)
    folder.ask_again(_find(folder, mail_id))
    click.echo(f"{mail_id}: is read again in the next cycle")


@aside.command()
@config_option
@click.argument("mail_id", metavar="ID")
def drop(config: Path, mail_id: str) -> None:
    """Remove a mail for good; what the ledger says of it stays."""
    folder = _folder(config)
    folder.drop(_find(folder, mail_id))
    click.echo(f"{mail_id}: is gone")


def _folder(config: Path) -> AsideFolder:
    return AsideFolder(load_configuration(config).daemon.state_dir)


def _find(folder: AsideFolder, mail_id: str) -> SetAside:
    mail = folder.find(mail_id)
    if mail is None:
        raise UnknownAside(f"{mail_id}: no such mail is set aside; rosterd aside list shows them")
    return mail
