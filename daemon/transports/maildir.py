"""Maildir, both ways: mail comes in from `new/`, letters go out into `new/` of another one.

A Maildir is a folder of `new` (nobody has seen it), `cur` (seen; flags behind ":2,") and `tmp` (being written).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from zoneinfo import ZoneInfo

from daemon.errors import MailboxUnreachable
from daemon.ports import Envelope, Evidence, Refused, SendResult, Sent, Settlement, Unknown
from daemon.transports.folder_watch import FolderWatch
from daemon.transports.maildir_files import (
    base_name,
    make_maildir,
    move,
    read_file,
    reason,
    received_times,
    sync_folder,
    time_of,
    write_private,
)

FLAGS: dict[Settlement, str] = {"handled": "S", "set_aside": "FS"}
"""Seen; and flagged too, for the administrator's eyes."""

log = logging.getLogger("rosterd.maildir")


class MaildirInbox:
    """The inbox of a Maildir. A mail's key is its file name where it was found, escaped where that is no UTF-8.

    New is what lies in `new/`; with `since`, also what `cur/` received on that day or later. Settled mail lies in
    `cur/`, nothing is ever deleted.
    """

    def __init__(self, path: Path, since: dt.date | None, zone: ZoneInfo) -> None:
        self._path, self._new, self._cur = path, f"{path}/new", f"{path}/cur"
        self._since = since
        self._zone = zone
        self._watch = FolderWatch(path / "new")
        self._made = False
        self._unreachable = False
        self._times: dict[str, int | None] = {}
        """When each file of `new/` was received, in ns; None for what is no mail. Asked of each file once."""
        self._earlier: dict[str, int] | None = None
        self._complained: set[str] = set()
        self._names: dict[str, str] = {}
        """The file names that are not their keys."""

    def fetch(self, limit: int) -> Iterator[Envelope]:
        """At most `limit` mails that are not settled, oldest first. Raises MailboxUnreachable."""
        return self._read_all(self._waiting(), limit)

    def settle(self, key: str, settlement: Settlement) -> None:
        """Move the mail into `cur/` with its flags; one that is there already only gets the flags."""
        name = self._names.pop(key, key)
        try:
            if (place := self._find(name)) is not None:
                move(place, self._cur, FLAGS[settlement])
        except OSError as error:
            raise MailboxUnreachable(f"{self._path}: {key} cannot be moved into cur ({reason(error)})") from error
        self._times.pop(name, None)
        if self._earlier is not None:
            self._earlier.pop(name, None)

    def wait(self, seconds: float) -> bool:
        """Wait for new mail for at most `seconds`; True when there may be some. Returns early on `wake`."""
        return self._watch.wait(seconds, self._has_unseen)

    def wake(self) -> None:
        """End a `wait` under way; may be called from a signal handler or another thread."""
        self._watch.wake()

    def close(self) -> None:
        """Stop watching."""
        self._watch.close()

    def _has_unseen(self) -> bool:
        """Whether `new/` holds a file that the last `fetch` did not see; after one that failed, time must pass."""
        try:
            return not self._unreachable and any(name not in self._times for name in os.listdir(self._new))
        except OSError:
            return False

    def _waiting(self) -> list[tuple[int, str, str]]:
        """What is not settled, oldest first: when it was received, its name, and its folder."""
        try:
            self._list()
        except OSError as error:
            self._unreachable = True
            what = f"the mailbox cannot be read ({reason(error)}); check the folder and its rights"
            raise MailboxUnreachable(f"{self._path}: {what}") from error
        self._unreachable = False
        found = [(at, name, self._new) for name, at in self._times.items() if at is not None]
        found += [(at, name, self._cur) for name, at in (self._earlier or {}).items()]
        return sorted(found)

    def _list(self) -> None:
        if not self._made:
            make_maildir(self._path)
            self._made = True
        self._times = received_times(self._new, self._times)
        if self._earlier is None:
            self._earlier = self._received_since()

    def _received_since(self) -> dict[str, int]:
        """The mails of `cur/` that count as new too."""
        if self._since is None:
            return {}
        start = dt.datetime.combine(self._since, dt.time(), self._zone).timestamp() * 1e9
        return {name: at for name, at in received_times(self._cur, {}).items() if at is not None and at >= start}

    def _read_all(self, waiting: list[tuple[int, str, str]], limit: int) -> Iterator[Envelope]:
        """One by one, so that only the mail in hand is in memory."""
        given = 0
        for at, name, folder in waiting:
            if given >= limit:
                return
            data = self._read(f"{folder}/{name}")
            if data is not None:
                given += 1
                yield Envelope(self._key(name), data, time_of(at, self._zone))

    def _key(self, name: str) -> str:
        key = name.encode("utf-8", "backslashreplace").decode()
        if key != name:
            self._names[key] = name
        return key

    def _read(self, file: str) -> bytes | None:
        """The mail's bytes; None when it is gone meanwhile or cannot be read, which is said once."""
        try:
            return read_file(file)
        except FileNotFoundError:
            return None
        except OSError as error:
            if file not in self._complained:
                self._complained.add(file)
                log.warning("%s: left where it is, it cannot be read (%s)", file, reason(error))
            return None

    def _find(self, name: str) -> str | None:
        """Where the mail lies now: new, seen, or in `cur/` under other flags; None when somebody took it away."""
        base = base_name(name)
        names = (f"new/{name}", f"cur/{name}", *(f"cur/{base}:2,{flags}" for flags in FLAGS.values()))
        for place in (f"{self._path}/{each}" for each in names):
            if os.path.isfile(place):
                return place
        return next((f"{self._cur}/{other}" for other in os.listdir(self._cur) if base_name(other) == base), None)


class MaildirSender:
    """Delivers into a Maildir. The file's name comes from the Message-ID, so that a letter lies there once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new, self._cur, self._tmp = (os.path.join(path, name) for name in ("new", "cur", "tmp"))
        self._made = False
        self._seen: dict[str, str] = {}
        """The files of `cur/` by their name without flags, as of `_seen_at`."""
        self._seen_at: int | None = None

    def ready(self) -> bool:
        """A folder is always worth a try."""
        return True

    def send(self, data: bytes, message_id: str, recipients: tuple[str, ...], hold: bool = True) -> SendResult:
        """Deliver the very bytes; a letter that lies there already is sent."""
        try:
            if not self._made:
                make_maildir(self._path)
                self._made = True
            if self._lies_here(message_id):
                return Sent()
            self._write(_file_name(message_id), data)
        except OSError as error:
            return Refused(f"{self._path}: the letter cannot be written ({reason(error)})", permanent=False)
        return self._deliver(_file_name(message_id))

    def evidence(self, message_id: str) -> Evidence:
        """Whether the letter lies in `new/` or `cur/`; not now when the folders cannot be read."""
        self._seen_at = None  # two changes within one tick of the file system's clock look like one: look again
        try:
            return "sent" if self._lies_here(message_id) else "not_sent"
        except OSError:
            return "not_now"

    def close(self) -> None:
        """Nothing is held open."""

    def _write(self, name: str, data: bytes) -> None:
        """Into `tmp/`, down to the disk."""
        file = f"{self._tmp}/{name}"
        try:
            write_private(file, data)
        except OSError:
            with suppress(OSError):
                os.unlink(file)
            raise

    def _deliver(self, name: str) -> SendResult:
        try:
            os.rename(f"{self._tmp}/{name}", f"{self._new}/{name}")
        except OSError as error:
            return Refused(f"{self._path}: the letter cannot be delivered ({reason(error)})", permanent=False)
        try:
            sync_folder(self._new)
        except OSError as error:
            return Unknown(f"{self._path}: the letter may not be on the disk yet ({reason(error)})")
        return Sent()

    def _lies_here(self, message_id: str) -> bool:
        name = _file_name(message_id)
        for file in (f"{self._new}/{name}", self._seen_file(name)):
            if file is not None and os.path.exists(file):
                return _message_id(file) == message_id.strip()
        return False

    def _seen_file(self, name: str) -> str | None:
        """The letter in `cur/`, whatever its flags; the folder is listed again only when it has changed."""
        try:
            changed_at = os.stat(self._cur).st_mtime_ns
        except FileNotFoundError:
            return None
        if changed_at != self._seen_at:
            self._seen = {base_name(file): file for file in os.listdir(self._cur)}
            self._seen_at = changed_at
        seen = self._seen.get(name)
        return f"{self._cur}/{seen}" if seen else None


def _file_name(message_id: str) -> str:
    """The name of a letter's file: a letter tried again has the same one."""
    return hashlib.sha256(message_id.strip().encode("utf-8", "backslashreplace")).hexdigest()[:40] + ".rosterd"


def _message_id(file: str) -> str | None:
    """The Message-ID in a letter's headers."""
    from email.parser import BytesHeaderParser  # noqa: PLC0415 - only a letter tried again is ever looked at

    head = read_file(file).partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    value = BytesHeaderParser().parsebytes(head)["Message-ID"]
    return "".join(str(value).split()) if value else None
