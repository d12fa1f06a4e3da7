"""The parts of a daemon, put together from its configuration."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from daemon.address_list import AddressList
from daemon.clock import Clock, WallClock
from daemon.configuration import Configuration, load_configuration
from daemon.directory_file import DirectoryFile
from daemon.exchange_sections import ExchangeMailbox, ExchangeOutgoing, ExchangeSection
from daemon.holidays_file import load_holidays
from daemon.log import log
from daemon.mail_sections import ImapMailbox, SmtpOutgoing
from daemon.ports import Inbox, Sender
from daemon.secrets import check_password, login_of
from daemon.toml_file import Place
from daemon.transports.maildir import MaildirInbox, MaildirSender
from daemon.vitals import Vitals
from state.directory import Directory
from state.model import Contact
from state.store.aside import AsideFolder
from state.store.port import Store
from state.store.tinydb_store import TinyDBStore
from state.working_days import WorkingCalendar

if TYPE_CHECKING:
    from daemon.transports.smtp import SentCopies


def random_nonce() -> str:
    """A text that nobody can guess, from which a step makes its tokens."""
    return secrets.token_hex(16)


@dataclass
class Assembly(AbstractContextManager["Assembly"]):
    """Everything that a cycle needs. Closing it lets go of the state folder and the connections."""

    configuration: Configuration
    directory_file: DirectoryFile
    calendar: WorkingCalendar
    store: Store
    inbox: Inbox
    sender: Sender
    clock: Clock
    nonce: Callable[[], str] = random_nonce
    aside: AsideFolder | None = None
    """Where mails are set aside; without one (`simulate`) none is."""
    vitals: Vitals = field(default_factory=Vitals)
    """What this run knows of itself."""
    address_list: AddressList | None = None
    """The mail server's own, where unknown names are looked up in it."""

    @property
    def directory(self) -> Directory:
        """The directory in force, as of today: who has left no longer acts (U4)."""
        return self.directory_file.current().as_of(self.clock.now().date())

    @property
    def address(self) -> Contact:
        """The daemon's own name and address."""
        return Contact(self.configuration.daemon.name, self.configuration.daemon.address)

    @property
    def admins(self) -> tuple[Contact, ...]:
        """Everybody who holds the role admin."""
        return tuple(person.contact for person in self.directory.with_role("admin"))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the state folder and the connections."""
        self.inbox.close()
        self.sender.close()
        self.store.close()


def load_calendar(configuration: Configuration) -> WorkingCalendar:
    """The working calendar, with the operator's own file where one is configured."""
    holidays = configuration.daemon.holidays
    return WorkingCalendar(load_holidays(holidays) if holidays else None)


def assemble(config_file: Path, clock: Clock | None = None, since: dt.date | None = None) -> Assembly:
    """The daemon of a configuration file. Raises ConfigurationError, StoreError, MailboxUnreachable."""
    configuration = load_configuration(config_file)
    directory_file = DirectoryFile(configuration.daemon.directory)
    calendar = load_calendar(configuration)
    store = TinyDBStore(configuration.daemon.state_dir)
    zone = configuration.daemon.timezone
    try:
        aside = AsideFolder(configuration.daemon.state_dir)
        aside.clear()
        sender, inbox = open_sender(configuration), open_inbox(configuration, since)
    except BaseException:
        store.close()
        raise
    clock = clock or WallClock(zone)
    addresses = address_list_of(configuration, inbox)
    return Assembly(
        configuration, directory_file, calendar, store, inbox, sender, clock, aside=aside, address_list=addresses
    )


def address_list_of(configuration: Configuration, inbox: Inbox) -> AddressList | None:
    """Where unknown names are looked up: the server of the mailbox, where that is switched on."""
    mailbox = configuration.mailbox
    if not isinstance(mailbox, ExchangeMailbox) or not mailbox.address_list:
        return None
    from daemon.transports.exchange import ExchangeInbox  # noqa: PLC0415 - a Maildir does without it

    return inbox if isinstance(inbox, ExchangeInbox) else None


def open_inbox(configuration: Configuration, since: dt.date | None) -> Inbox:
    """The inbox; over IMAP it connects at the first `fetch`. Raises ConfigurationError for a password not to be had."""
    mailbox, zone = configuration.mailbox, configuration.daemon.timezone
    if isinstance(mailbox, ExchangeMailbox):
        return _open_exchange_inbox(configuration, mailbox, since)
    if not isinstance(mailbox, ImapMailbox):
        return MaildirInbox(mailbox.path, since, zone)
    from daemon.mailbox_marks import FileMarkKeeper  # noqa: PLC0415 - a Maildir does without all this
    from daemon.transports.imap import ImapInbox  # noqa: PLC0415 - see above
    from daemon.transports.server_pace import PATIENT  # noqa: PLC0415 - see above

    place = Place(configuration.file, "[mailbox]")
    check_password(mailbox, place)
    return ImapInbox(
        mailbox.where,
        login_of(mailbox.user, mailbox, place, configuration.daemon.state_dir),
        mailbox.folder,
        mailbox.processed_folder,
        marks=FileMarkKeeper(configuration.daemon.state_dir),
        since=since,
        zone=zone,
        pace=PATIENT if mailbox.patient else None,
    )


def _open_exchange_inbox(configuration: Configuration, mailbox: ExchangeMailbox, since: dt.date | None) -> Inbox:
    from daemon.exchange_marks import FileSyncMarkKeeper  # noqa: PLC0415 - a Maildir does without all this
    from daemon.transports.exchange import ExchangeInbox  # noqa: PLC0415 - see above

    place = Place(configuration.file, "[mailbox]")
    check_password(mailbox, place)
    _warn(mailbox, place)
    return ExchangeInbox(
        mailbox.endpoint,
        login_of(mailbox.user, mailbox, place, configuration.daemon.state_dir),
        mailbox.folder,
        mailbox.processed_folder,
        marks=FileSyncMarkKeeper(configuration.daemon.state_dir),
        since=since,
        zone=configuration.daemon.timezone,
    )


def _warn(section: ExchangeSection, place: Place) -> None:
    if (warning := section.endpoint.warning) is not None:
        log.warning(f"{place.table} {section.where.name}: {warning}")


def open_sender(configuration: Configuration) -> Sender:
    """The sender; over SMTP it connects at the first letter. Raises ConfigurationError for a password not to be had."""
    outgoing = configuration.outgoing
    if isinstance(outgoing, ExchangeOutgoing):
        return _open_exchange_sender(configuration, outgoing)
    if not isinstance(outgoing, SmtpOutgoing):
        return MaildirSender(outgoing.path)
    from daemon.transports.smtp import SmtpSender  # noqa: PLC0415 - a Maildir does without it

    place = Place(configuration.file, "[outgoing]")
    check_password(outgoing, place)
    login = (
        login_of(outgoing.user, outgoing, place, configuration.daemon.state_dir) if outgoing.user is not None else None
    )
    copies = _sent_folder(configuration, outgoing)
    return SmtpSender(outgoing.where, login, configuration.daemon.address, copies=copies)


def _open_exchange_sender(configuration: Configuration, outgoing: ExchangeOutgoing) -> Sender:
    from daemon.transports.exchange_sender import ExchangeSender  # noqa: PLC0415 - a Maildir does without it

    place = Place(configuration.file, "[outgoing]")
    check_password(outgoing, place)
    _warn(outgoing, place)
    login = login_of(outgoing.user, outgoing, place, configuration.daemon.state_dir)
    return ExchangeSender(outgoing.endpoint, login, outgoing.sent_folder, save_copy=outgoing.save_copy)


def _sent_folder(configuration: Configuration, outgoing: SmtpOutgoing) -> SentCopies | None:
    """Where copies of sent letters are kept, on the server of the mailbox."""
    mailbox = configuration.mailbox
    if outgoing.sent_folder is None or not isinstance(mailbox, ImapMailbox):
        return None
    from daemon.transports.smtp_sent_folder import ImapSentFolder  # noqa: PLC0415 - see above

    login = login_of(mailbox.user, mailbox, Place(configuration.file, "[mailbox]"), configuration.daemon.state_dir)
    return ImapSentFolder(mailbox.where, login, outgoing.sent_folder, saves=outgoing.save_copy)
