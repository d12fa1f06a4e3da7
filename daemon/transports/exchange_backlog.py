"""Which mails of a folder on Exchange wait: those that count (U1) and are not settled, as the server tells of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from msgspec import structs

from daemon.exchange_marks import SyncMark
from daemon.transports.exchange_connection import Changes, ExchangeConnection, Listed, Place

LISTED_AT_MOST = 5_000
"""Waiting mails kept in the list; the rest is listed when these are settled, so that memory stays flat."""


@dataclass(frozen=True)
class Page:
    """One answer of the server's: the state after it, and the mails that it told of."""

    state: str
    ids: frozenset[str]


class Backlog:
    """The waiting mails of one folder.

    `after` is None, or only mails received later count: the server has forgotten the state, and tells of all.
    """

    def __init__(self, mark: SyncMark, zone: ZoneInfo, after: dt.datetime | None = None) -> None:
        self.mark = mark
        self._zone = zone
        self._after = after
        self._waiting: dict[str, Listed] = {}
        self._settled = set(mark.settled)
        self._pages: list[Page] = []

    @property
    def state(self) -> str | None:
        """The state up to which the server has told of everything; None when all is to be told anew."""
        return (self._pages[-1].state if self._pages else self.mark.state) or None

    def extend(self, connection: ExchangeConnection, place: Place) -> bool:
        """List what has come meanwhile, up to so many; whether there is something new. Raises Refusal."""
        before = len(self._waiting)
        came = False
        while len(self._waiting) < LISTED_AT_MOST:
            changes = connection.changes(place, self.state)
            came = self._take(changes) or came
            if changes.complete:
                return came
        return came or len(self._waiting) > before

    def _take(self, changes: Changes) -> bool:
        new = {
            one: listed
            for one, listed in changes.new.items()
            if one not in self._settled and one not in self._waiting and self._counts(listed)
        }
        self._waiting.update(new)
        for one in changes.gone:
            self._waiting.pop(one, None)
        self._settled -= changes.gone
        self._pages.append(Page(changes.state, frozenset(changes.new)))
        return bool(new)

    def add(self, listed: dict[str, Listed]) -> None:
        """Mails that count although they lay there before the mark (`--since`)."""
        self._waiting.update({one: mail for one, mail in listed.items() if one not in self._settled})

    def _counts(self, listed: Listed) -> bool:
        return self._after is None or (listed.received is not None and listed.received > self._after)

    def received(self, mail: Listed) -> dt.datetime | None:
        """When the server received the mail, in the configured zone; None when it does not say."""
        return mail.received.astimezone(self._zone) if mail.received is not None else None

    def oldest_first(self) -> list[tuple[str, Listed]]:
        """The waiting mails; those without a time come last."""
        latest = dt.datetime.max.replace(tzinfo=dt.UTC)
        return sorted(self._waiting.items(), key=lambda mail: mail[1].received or latest)

    def listed(self, key: str) -> Listed:
        """What the list says of a mail."""
        return self._waiting.get(key, Listed())

    def settle(self, key: str) -> None:
        """The mail waits no more."""
        self._waiting.pop(key, None)
        self._settled.add(key)

    def progress(self) -> SyncMark:
        """The mark as it is now that what was settled lies where it belongs."""
        while self._pages and not any(one in self._waiting for one in self._pages[0].ids):
            page = self._pages.pop(0)
            self.mark = structs.replace(self.mark, state=page.state)
            self._settled -= page.ids
        ahead = frozenset[str]().union(*(page.ids for page in self._pages))
        self.mark = structs.replace(self.mark, settled=tuple(sorted(self._settled & ahead)))
        return self.mark


def first_mark(connection: ExchangeConnection, place: Place, mailbox: str, folder: str) -> SyncMark:
    """The mark of a first start: what lies there does not count (U1)."""
    state: str | None = None
    newest: dt.datetime | None = None
    complete = False
    while not complete:
        changes = connection.changes(place, state)
        times = (listed.received for listed in changes.new.values())
        newest = max((at for at in (newest, *times) if at is not None), default=None)
        state, complete = changes.state, changes.complete
    return SyncMark(mailbox=mailbox, folder=folder, state=state or "", newest=newest)
