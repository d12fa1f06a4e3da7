"""The records for those who only read: `status`, `show`, `simulate`. No lock is taken and nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from daemon.assembly import load_calendar
from daemon.configuration import Configuration, load_configuration
from daemon.directory_file import load_directory
from daemon.errors import ConfigurationError
from state.policy import Policy
from state.store.tinydb_store import TinyDBStore
from state.working_days import WorkingCalendar


@dataclass(frozen=True)
class ReadingRoom:
    """The store as last committed, and what is needed to say what comes next."""

    configuration: Configuration
    store: TinyDBStore
    calendar: WorkingCalendar

    @property
    def policy(self) -> Policy:
        """The numbers of the process."""
        return self.configuration.policy.process

    @property
    def now(self) -> dt.datetime | None:
        """The time of the last cycle, in the configured zone; never the wall clock's."""
        last = self.store.daemon_record().last_cycle
        return last.astimezone(self.configuration.daemon.timezone) if last else None

    @property
    def directory_trouble(self) -> str | None:
        """Why the directory file does not read, in one line: the daemon goes on with the one before (U4)."""
        try:
            load_directory(self.configuration.daemon.directory)
        except ConfigurationError as error:
            return str(error)
        return None


@contextmanager
def open_records(config: Path) -> Iterator[ReadingRoom]:
    """Open the records of a configuration for reading. Raises ConfigurationError, StateFileUnreadable."""
    configuration = load_configuration(config)
    store = TinyDBStore(configuration.daemon.state_dir, read_only=True)
    try:
        yield ReadingRoom(configuration, store, load_calendar(configuration))
    finally:
        store.close()
