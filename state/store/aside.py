"""Mails set aside: their bytes, and why, in `state_dir/aside`, for an administrator to look at and to try again.

Each is two files: `<id>.eml` with the very bytes and `<id>.json` with the reason. Asking for another try makes a third,
`<id>.again`, which the daemon finds in its next cycle; so no command needs to stop the daemon.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, structs

from state.store.files import list_files, make_folder, read_file, remove_temporaries, replace_file, unwritable
from state.store.schemas import ASIDE_STEPS, from_document, to_document

_ID = re.compile(r"[0-9a-f]{12}")


class SetAside(Struct, frozen=True):
    """A mail that was set aside, and why."""

    id: str
    key: str
    """Its key in the mailbox."""
    received: dt.datetime
    sender: str
    subject: str
    reason: str
    held: bool = False
    """Nothing proved its sender: asking for another try lets it through."""


def aside_id(data: bytes) -> str:
    """Under what a mail of these bytes is set aside: the same mail twice is one."""
    return hashlib.blake2b(data, digest_size=6).hexdigest()


class AsideFolder:
    """The mails set aside below one state folder. Any process of its owner may use it; no lock is needed."""

    def __init__(self, state_dir: Path) -> None:
        self._folder = state_dir / "aside"

    def put(self, mail: SetAside, data: bytes) -> None:
        """Keep the mail durably. Raises StoreUnwritable.

        Whose id another mail has already gets another one: two mails of one id are easily made, and what somebody has
        looked at must be what he lets through.
        """
        make_folder(self._folder)
        while self.data(mail) not in {None, data}:
            mail = structs.replace(mail, id=aside_id(mail.id.encode() + data))
        replace_file(self._folder / f"{mail.id}.eml", data)
        replace_file(self._folder / f"{mail.id}.json", to_document(mail, ASIDE_STEPS))

    def clear(self) -> None:
        """Remove what a `put` that was interrupted has left. Raises StoreUnwritable.

        For the daemon alone, which alone puts mails here: what other processes write (`ask_again`) stays.
        """
        for ending in (".eml", ".json"):
            remove_temporaries(self._folder, ending)

    def all(self) -> list[SetAside]:
        """Every mail set aside, oldest first. Raises StateFileUnreadable."""
        names = list_files(self._folder, ".json")
        found = [self.find(name.removesuffix(".json")) for name in names]
        return sorted((mail for mail in found if mail is not None), key=lambda mail: (mail.received, mail.id))

    def count(self) -> int:
        """How many mails are set aside."""
        return len(list_files(self._folder, ".json"))

    def find(self, wanted: str) -> SetAside | None:
        """The mail with this id; None when there is none. Raises StateFileUnreadable."""
        path = self._folder / f"{wanted}.json"
        data = read_file(path) if _ID.fullmatch(wanted) else None
        if data is None:
            return None
        return from_document(data, SetAside, ASIDE_STEPS, path, "remove it with its .eml")

    def data(self, mail: SetAside) -> bytes | None:
        """The mail's very bytes."""
        return read_file(self._folder / f"{mail.id}.eml")

    def ask_again(self, mail: SetAside) -> None:
        """Have the daemon try it again in its next cycle. Raises StoreUnwritable."""
        replace_file(self._folder / f"{mail.id}.again", b"")

    def to_try_again(self) -> list[SetAside]:
        """The mails that somebody asked to try again."""
        found = [self.find(name.removesuffix(".again")) for name in list_files(self._folder, ".again")]
        return [mail for mail in found if mail is not None]

    def tried(self, mail: SetAside) -> None:
        """The mail was tried again: nobody asks for it any longer. Raises StoreUnwritable."""
        self._remove(f"{mail.id}.again")

    def drop(self, mail: SetAside) -> None:
        """Remove the mail for good; what the ledger says of it stays. Raises StoreUnwritable."""
        for ending in ("again", "json", "eml"):
            self._remove(f"{mail.id}.{ending}")

    def _remove(self, name: str) -> None:
        path = self._folder / name
        try:
            with suppress(FileNotFoundError):
                path.unlink()
        except OSError as error:
            raise unwritable(path, error) from error
