"""Which mails of a folder wait: those that count (U1) and are not settled. Listed once, in steps, oldest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo

from msgspec import structs

from daemon.mailbox_marks import Mark
from daemon.transports.imap_connection import ImapConnection, Listed

WINDOW = 20_000
"""Mails that one search may find: its answer is one line, and lines are bounded."""
AT_ONCE = 100
"""Mails of one command: servers bound the length of commands (RFC 2683, section 3.2.1.5)."""
LISTED_AT_MOST = 5_000
"""Waiting mails kept in the list; the rest is listed when these are settled, so that memory stays flat."""


@dataclass(frozen=True)
class Extent:
    """How far a folder reaches."""

    end: int
    """The UID that the next mail will get."""
    exists: int
    """How many mails lie there."""


class Backlog:
    """The waiting mails of one folder in one numbering of its mails."""

    def __init__(self, mark: Mark, since: dt.date | None, zone: ZoneInfo) -> None:
        self.mark = mark
        self._since = since
        self._zone = zone
        self._waiting: dict[int, Listed] = {}
        self._settled: set[int] = set()
        self.listed_to = mark.next if since is None else 1
        """Every mail below this UID has been looked at."""

    def extend(self, connection: ImapConnection, extent: Extent) -> None:
        """List what was not looked at yet, up to so many."""
        if self.listed_to >= extent.end or len(self._waiting) >= LISTED_AT_MOST:
            return
        for uids in _some(uids_in(connection, self.listed_to, extent)):
            listed = connection.listing(uids)
            # one that the list leaves out counts all the same: whether it is gone is seen when it is read
            self._take({uid: listed.get(uid, Listed()) for uid in uids})
            self.listed_to = uids[-1] + 1
            if len(self._waiting) >= LISTED_AT_MOST:
                return
        self.listed_to = extent.end

    def _take(self, listed: dict[int, Listed]) -> None:
        self._waiting.update(
            (uid, mail)
            for uid, mail in listed.items()
            if uid not in self._settled and not mail.deleted and self._counts(uid, self.received(mail))
        )

    def _counts(self, uid: int, received: dt.datetime | None) -> bool:
        """Whether the mail counts: by its UID where that tells, else by the day or the moment it was received."""
        is_ahead = uid >= self.mark.next
        if is_ahead and uid >= self.mark.first:
            return True
        if received is None:
            return False
        if self._since is not None and received.date() >= self._since:
            return True
        return is_ahead and (self.mark.newest is None or received > self.mark.newest)

    def received(self, mail: Listed) -> dt.datetime | None:
        """When the server received the mail, in the configured zone; None when it does not say so in earnest."""
        if mail.received is None:
            return None
        try:
            at = mail.received if mail.received.tzinfo else mail.received.replace(tzinfo=self._zone)
            return at.astimezone(self._zone)
        except (ValueError, OverflowError):
            return None

    def oldest_first(self) -> list[tuple[int, Listed]]:
        """The waiting mails; those without a time come last."""
        latest = dt.datetime.max.replace(tzinfo=dt.UTC)
        return sorted(self._waiting.items(), key=lambda mail: (self.received(mail[1]) or latest, mail[0]))

    def settle(self, uid: int) -> None:
        """The mail waits no more."""
        self._waiting.pop(uid, None)
        self._settled.add(uid)

    def progress(self) -> Mark:
        """The mark as it is now that what was settled lies where it belongs."""
        ahead = (uid for uid in self._waiting if uid >= self.mark.next)
        reached = max(self.mark.next, min(ahead, default=self.listed_to))
        self.mark = structs.replace(self.mark, next=reached)
        if self._since is None:
            self._settled = {uid for uid in self._settled if uid >= reached}
        return self.mark


def uids_in(connection: ImapConnection, low: int, extent: Extent) -> list[int]:
    """The UIDs of the mails from `low` on, sorted.

    Where one search might find too many, the mails are asked for by their places, from the last on: when one is
    expunged meanwhile, those behind it move up, and none is passed over.
    """
    if low >= extent.end or not extent.exists:
        return []
    if min(extent.exists, extent.end - low) <= WINDOW:
        return connection.search(low, extent.end - 1)
    found: set[int] = set()
    for last in range(extent.exists, 0, -WINDOW):
        found.update(uid for uid in connection.uids_at(max(1, last - WINDOW + 1), last) if low <= uid < extent.end)
    return sorted(found)


def _some(uids: Iterable[int]) -> Iterator[list[int]]:
    left = iter(uids)
    while some := list(islice(left, AT_ONCE)):
        yield some


def first_mark(connection: ImapConnection, blank: Mark, zone: ZoneInfo, extent: Extent) -> Mark:
    """The mark of a first start, from one without `newest`: what lies there does not count (U1).

    Every mail is asked when it was received: the highest UID may be of an old mail that was moved in.
    """
    backlog = Backlog(blank, None, zone)
    newest: dt.datetime | None = None
    for uids in _some(uids_in(connection, 1, extent)):
        times = (backlog.received(mail) for mail in connection.listing(uids).values())
        newest = max((at for at in (newest, *times) if at is not None), default=None)
    return structs.replace(blank, newest=newest)
