"""The parts of a daemon, put together from its configuration."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from daemon.clock import Clock, WallClock
from daemon.configuration import Configuration, load_configuration
from daemon.directory_file import DirectoryFile
from daemon.holidays_file import load_holidays
from daemon.ports import Inbox, Sender
from daemon.transports.maildir import MaildirInbox, MaildirSender
from state.directory import Directory
from state.model import Contact
from state.store.port import Store
from state.store.tinydb_store import TinyDBStore
from state.working_days import WorkingCalendar


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

    @property
    def directory(self) -> Directory:
        """The directory in force."""
        return self.directory_file.current()

    @property
    def address(self) -> Contact:
        """The daemon's own name and address."""
        return Contact(self.configuration.daemon.name, self.configuration.daemon.address)

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
        inbox = MaildirInbox(configuration.mailbox.path, since, zone)
        sender = MaildirSender(configuration.outgoing.path)
    except BaseException:
        store.close()
        raise
    return Assembly(configuration, directory_file, calendar, store, inbox, sender, clock or WallClock(zone))
