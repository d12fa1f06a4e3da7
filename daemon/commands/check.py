"""`rosterd check`: whether everything is in place before the daemon runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryFile

import click
from msgspec import Struct, structs

from daemon.assembly import load_calendar
from daemon.commands.options import config_option
from daemon.configuration import Configuration, load_configuration
from daemon.directory_file import load_directory
from daemon.errors import RosterdError
from daemon.exchange_sections import ExchangeMailbox, ExchangeOutgoing, ExchangeSection
from daemon.mail_sections import ImapMailbox, SmtpOutgoing
from daemon.secrets import login_of
from daemon.toml_file import Place
from daemon.transports.maildir import MaildirInbox
from daemon.transports.maildir_files import make_maildir
from daemon.transports.server import Server, ServerTrouble
from state.directory import Directory
from state.errors import StoreError, StoreInUse
from state.store.tinydb_store import TinyDBStore
from templates.rendering import languages, render
from templates.samples import samples


class Finding(Struct, frozen=True):
    """What was looked at, and what is wrong with it and how to mend it; None when it is in order."""

    name: str
    trouble: str | None = None
    warning: str | None = None
    """What works, and will not do so for ever."""

    @property
    def line(self) -> str:
        """What is printed."""
        if self.trouble is not None:
            return f"FAIL {self.name}: {self.trouble}"
        return f"ok   {self.name}" if self.warning is None else f"warn {self.name}: {self.warning}"


@click.command()
@config_option
def check(config: Path) -> int:
    """Validate the configuration, log in to mailbox and outgoing, render every template; say how to mend each."""
    failed = False
    for finding in _findings(config):
        failed = failed or finding.trouble is not None
        click.echo(finding.line)
    return 1 if failed else 0


def _findings(config: Path) -> Iterator[Finding]:
    """What is checked, in order. A configuration that does not read ends the command at once (exit 2)."""
    configuration = load_configuration(config)
    directory = load_directory(configuration.daemon.directory)
    state_dir, address = configuration.daemon.state_dir, configuration.daemon.address
    yield Finding(f"configuration {config}")
    yield _people(configuration.daemon.directory, directory)
    yield _looked_at("working calendar", lambda: load_calendar(configuration))
    yield _looked_at(f"state folder {state_dir}", lambda: _records_open(state_dir))
    yield from _mailbox(configuration)
    yield from _outgoing(configuration)
    yield _looked_at("letters", lambda: _render_all(address))


def _people(file: Path, directory: Directory) -> Finding:
    """Whether somebody is told what a person has to look at (M3): mail set aside, bounces, failures."""
    nobody = "nobody has the role admin: nobody hears of mail that is set aside, of bounces or of failures"
    told = directory.with_role("admin")
    return Finding(f"directory {file}: {len(directory.people)} people", warning=None if told else nobody)


def _render_all(address: str) -> None:
    """Every letter in every variant and every language."""
    for letter in samples().values():
        for language in languages():
            render(structs.replace(letter, language=language), address)


def _looked_at(name: str, step: Callable[[], object]) -> Finding:
    try:
        step()
    except (RosterdError, StoreError, OSError) as error:
        return Finding(name, " ".join(str(error).split()))
    return Finding(name)


def _mailbox(configuration: Configuration) -> Iterator[Finding]:
    """Whether mail can be read."""
    mailbox, zone = configuration.mailbox, configuration.daemon.timezone
    if isinstance(mailbox, ExchangeMailbox):
        yield from _exchange_mailbox(configuration, mailbox)
        return
    if not isinstance(mailbox, ImapMailbox):
        inbox = MaildirInbox(mailbox.path, None, zone)
        yield _looked_at(f"mailbox {mailbox.path}", lambda: list(inbox.fetch(1)))
        return
    from daemon.transports.imap_check import check_imap  # noqa: PLC0415 - a Maildir does without it

    login = login_of(mailbox.user, mailbox, Place(configuration.file, "[mailbox]"), configuration.daemon.state_dir)
    steps = check_imap(mailbox.where, login, mailbox.folder, mailbox.processed_folder)
    yield from _server_findings("mailbox", mailbox.where, steps)


def _outgoing(configuration: Configuration) -> Iterator[Finding]:
    """Whether letters can be sent; none is."""
    outgoing = configuration.outgoing
    if isinstance(outgoing, ExchangeOutgoing):
        yield from _exchange_outgoing(configuration, outgoing)
        return
    if not isinstance(outgoing, SmtpOutgoing):
        yield _looked_at(f"outgoing {outgoing.path}", lambda: _writable(outgoing.path))
        return
    from daemon.transports.smtp_check import check_smtp  # noqa: PLC0415 - a Maildir does without it

    place = Place(configuration.file, "[outgoing]")
    login = (
        login_of(outgoing.user, outgoing, place, configuration.daemon.state_dir) if outgoing.user is not None else None
    )
    steps = check_smtp(outgoing.where, login, configuration.daemon.address)
    yield from _server_findings("outgoing", outgoing.where, steps)
    if isinstance(configuration.mailbox, ImapMailbox) and outgoing.sent_folder is not None:
        yield from _sent_folder(configuration, configuration.mailbox, outgoing.sent_folder, saves=outgoing.save_copy)


def _sent_folder(configuration: Configuration, mailbox: ImapMailbox, folder: str, *, saves: bool) -> Iterator[Finding]:
    """Whether what was sent can be looked up; its folder lies on the server of the mailbox."""
    from daemon.transports.imap_check import check_sent_folder  # noqa: PLC0415 - a Maildir does without it

    login = login_of(mailbox.user, mailbox, Place(configuration.file, "[mailbox]"), configuration.daemon.state_dir)
    steps = check_sent_folder(mailbox.where, login, folder, saves=saves)
    yield from _server_findings("outgoing", mailbox.where, steps)


def _exchange_mailbox(configuration: Configuration, mailbox: ExchangeMailbox) -> Iterator[Finding]:
    from daemon.transports.exchange_check import check_exchange_inbox  # noqa: PLC0415 - a Maildir does without it

    place, state_dir = Place(configuration.file, "[mailbox]"), configuration.daemon.state_dir
    login = login_of(mailbox.user, mailbox, place, state_dir)
    steps = check_exchange_inbox(mailbox.endpoint, login, mailbox.folder, mailbox.processed_folder)
    yield from _warning("mailbox", mailbox)
    yield from _server_findings("mailbox", mailbox.where, steps)


def _exchange_outgoing(configuration: Configuration, outgoing: ExchangeOutgoing) -> Iterator[Finding]:
    from daemon.transports.exchange_check import check_exchange_sender  # noqa: PLC0415 - see above

    place, state_dir = Place(configuration.file, "[outgoing]"), configuration.daemon.state_dir
    login = login_of(outgoing.user, outgoing, place, state_dir)
    copy = outgoing.save_copy
    steps = check_exchange_sender(outgoing.endpoint, login, outgoing.sent_folder, save_copy=copy)
    yield from _warning("outgoing", outgoing)
    yield from _server_findings("outgoing", outgoing.where, steps)


def _warning(section: str, exchange: ExchangeSection) -> Iterator[Finding]:
    if (warning := exchange.endpoint.warning) is not None:
        yield Finding(f"{section} {exchange.where.name}", warning=warning)


def _server_findings(
    section: str, server: Server, steps: Iterator[tuple[str, ServerTrouble | None]]
) -> Iterator[Finding]:
    """A line for each step; the one that failed is called by what failed: name, connection, tls, login, …"""
    for step, trouble in steps:
        if trouble is None:
            yield Finding(f"{section} {server.name}: {step}")
        else:
            yield Finding(f"{section} {server.name}: {trouble.step}", f"{trouble.what}; {trouble.remedy}")


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
