"""`rosterd check`: whether everything is in place before the daemon runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryFile

import click

from daemon.assembly import load_calendar
from daemon.commands.options import config_option
from daemon.configuration import load_configuration
from daemon.directory_file import load_directory
from daemon.errors import RosterdError
from daemon.transports.maildir import MaildirInbox
from daemon.transports.maildir_files import make_maildir
from state.errors import StoreError, StoreInUse
from state.store.tinydb_store import TinyDBStore
from templates.rendering import render
from templates.samples import samples


@click.command()
@config_option
def check(config: Path) -> int:
    """Validate the configuration, open mailbox and outgoing, render every template; say how to mend what is wrong."""
    failed = False
    for name, step in _steps(config):
        trouble = _trouble_of(step)
        failed = failed or trouble is not None
        click.echo(f"{'ok  ' if trouble is None else 'FAIL'} {name}{'' if trouble is None else f': {trouble}'}")
    return 1 if failed else 0


def _trouble_of(step: Callable[[], object]) -> str | None:
    try:
        step()
    except (RosterdError, StoreError, OSError) as error:
        return " ".join(str(error).split())
    return None


def _steps(config: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is checked, in order. A configuration that does not read ends the command at once (exit 2)."""
    configuration = load_configuration(config)
    directory = load_directory(configuration.daemon.directory)
    yield f"configuration {config}", lambda: None
    yield f"directory {configuration.daemon.directory}: {len(directory.people)} people", lambda: None
    yield "working calendar", lambda: load_calendar(configuration)
    yield f"state folder {configuration.daemon.state_dir}", lambda: _records_open(configuration.daemon.state_dir)
    zone = configuration.daemon.timezone
    inbox = configuration.mailbox.path
    yield f"mailbox {inbox}", lambda: list(MaildirInbox(inbox, None, zone).fetch(1))
    yield f"outgoing {configuration.outgoing.path}", lambda: _writable(configuration.outgoing.path)
    address = configuration.daemon.address
    yield "letters", lambda: [render(letter, address) for letter in samples().values()]


def _records_open(folder: Path) -> None:
    """Whether the state files read and can be written; a daemon that runs on them meanwhile is as it should be."""
    try:
        TinyDBStore(folder).close()
    except StoreInUse:
        TinyDBStore(folder, read_only=True).close()


def _writable(folder: Path) -> None:
    """Whether letters can be delivered into the Maildir. Raises OSError."""
    make_maildir(folder)
    with TemporaryFile(dir=folder / "tmp"):
        pass
