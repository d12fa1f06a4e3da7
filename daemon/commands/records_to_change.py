"""The records for a command that changes them without a mail: `import`, `amend`. No letter is sent by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from daemon.assembly import Assembly, load_calendar
from daemon.clock import StandingClock
from daemon.configuration import Configuration, load_configuration
from daemon.directory_file import DirectoryFile
from daemon.stand_ins import EmptyInbox, SwallowingSender
from state.store.memory_store import MemoryStore
from state.store.tinydb_store import TinyDBStore


@contextmanager
def records_to_change(config: Path, *, dry_run: bool) -> Iterator[Assembly]:
    """The parts of a daemon without mailbox and outgoing server; a dry run works on a copy in memory.

    Raises ConfigurationError, and StoreError while a daemon is running.
    """
    configuration = load_configuration(config)
    directory = DirectoryFile(configuration.daemon.directory)
    calendar = load_calendar(configuration)
    kept = TinyDBStore(configuration.daemon.state_dir, read_only=dry_run)
    store = MemoryStore(kept) if dry_run else kept
    clock = StandingClock(_now(configuration, kept))
    try:
        yield Assembly(configuration, directory, calendar, store, EmptyInbox(), SwallowingSender(), clock)
    finally:
        kept.close()


def _now(configuration: Configuration, store: TinyDBStore) -> dt.datetime:
    """A command counts from the last cycle's time, else from today."""
    zone = configuration.daemon.timezone
    last = store.daemon_record().last_cycle
    return last.astimezone(zone) if last else dt.datetime.now(zone).replace(microsecond=0)
