"""Negative controls: what the product must never become. The tests that find it sound must catch each of these."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from state.model import LetterRecord
from tests.torture.failpoints import find

FILES, OUTBOX = "state.store.files", "daemon.outbox"
Looked: TypeAlias = tuple[list[LetterRecord], list[LetterRecord]]


_whole: list[tuple[Any, str, Any]] = []
"""What stood where something broken stands now, in the order in which it was broken."""


def _put(path: str, function: Callable[..., Any]) -> None:
    """Have this function stand where the product's stood."""
    _whole.append(find(path))
    setattr(_whole[-1][0], _whole[-1][1], function)


@contextmanager
def broken(name: str | None) -> Iterator[None]:
    """Within, the product is broken in that way; in none for None."""
    if name is not None:
        BREAKAGES[name]()
    try:
        yield
    finally:
        while _whole:
            setattr(*_whole.pop())


def no_fsync() -> None:
    """A store that takes it that what is written is on the disk."""
    _put("os:fsync", lambda descriptor: None)


def no_file_sync() -> None:
    """A store that brings the folder down to the disk, but not what lies in it."""
    folders = find(f"{FILES}:sync_folder")[2]
    fsync = os.fsync

    def synced(folder: str) -> None:
        _put("os:fsync", fsync)
        folders(folder)
        no_fsync()

    no_fsync()
    _put(f"{FILES}:sync_folder", synced)


def no_folder_sync() -> None:
    """A store that takes it that what is renamed is on the disk."""
    _put(f"{FILES}:sync_folder", lambda folder: None)


def written_in_place() -> None:
    """A store that overwrites a file in place, as TinyDB's own storage does."""

    def in_place(group: Any, path: str, data: bytes) -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(descriptor, data)
        os.fsync(descriptor)
        os.close(descriptor)

    _put(f"{FILES}:FileGroup.replace", in_place)


def blind_resend() -> None:
    """An outbox that sends what is uncertain once more without looking whether it went."""

    def all_of_them(assembly: object, letters: Iterable[LetterRecord]) -> Looked:
        return list(letters), []

    _put(f"{OUTBOX}:_look_before_sending", all_of_them)


def uncertain_for_ever() -> None:
    """An outbox that leaves alone for ever what a run before it may have sent."""
    look = find(f"{OUTBOX}:_look_before_sending")[2]

    def all_but_them(assembly: object, letters: Iterable[LetterRecord]) -> Looked:
        looked: Looked = look(assembly, [letter for letter in letters if letter.state != "uncertain"])
        return looked

    _put(f"{OUTBOX}:_look_before_sending", all_but_them)


def forgotten_claims() -> None:
    """An outbox that does not write down what it is about to hand over."""
    _put(f"{OUTBOX}:_claim", lambda assembly, message_ids: None)


def settled_before_commit() -> None:
    """A daemon that takes a mail out of the mailbox while its commit is still to come."""
    handle = find("daemon.cycle:_Batch._handle")[2]

    def settle_at_once(batch: Any, envelope: Any) -> Any:
        handled = handle(batch, envelope)
        batch.assembly.inbox.settle(envelope.key, "handled")
        return handled

    _put("daemon.cycle:_Batch._handle", settle_at_once)


def no_ledger() -> None:
    """A daemon that does not look whether a mail was handled before."""
    _put("state.store.tinydb_store:TinyDBStore.has_mail", lambda store, key: False)


BREAKAGES: dict[str, Callable[[], None]] = {
    breakage.__name__: breakage
    for breakage in (
        no_fsync,
        no_file_sync,
        no_folder_sync,
        written_in_place,
        blind_resend,
        uncertain_for_ever,
        forgotten_claims,
        settled_before_commit,
        no_ledger,
    )
}
