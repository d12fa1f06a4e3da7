"""The inbox on Exchange (EWS): polled by SyncFolderItems, marked by its own state, untouched before `settle`."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from msgspec import structs

from daemon.exchange_marks import SyncMark, SyncMarkKeeper
from daemon.log import log
from daemon.ports import Settlement
from daemon.transports.exchange_backlog import Backlog, first_mark
from daemon.transports.exchange_connection import ExchangeConnection, Listed, Place, Refusal
from daemon.transports.exchange_discovery import located
from daemon.transports.exchange_endpoint import Endpoint
from daemon.transports.exchange_reading import Reading
from daemon.transports.exchange_settling import Settling
from daemon.transports.exchange_trouble import Busy
from daemon.transports.server import Login, ServerTrouble
from daemon.transports.server_inbox import ServerInbox
from daemon.transports.server_pace import Pace
from state.model import Contact


class ExchangeInbox(ServerInbox[ExchangeConnection, Backlog, str, Listed]):
    """The inbox of a folder of a mailbox. A mail's key is its item id.

    New is what arrives after the first start, by the server's own state of the folder; with `since`, also what it
    received on that day or later. Settled mail is moved into `processed_folder`; without one it stays, and the kept
    mark passes it.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        login: Login,
        folder: str = "inbox",
        processed_folder: str | None = None,
        *,
        marks: SyncMarkKeeper,
        since: dt.date | None,
        zone: ZoneInfo,
        pace: Pace | None = None,
    ) -> None:
        super().__init__(endpoint.server, zone, pace, Reading(folder))
        self._endpoint, self._login, self._folder = endpoint, login, folder
        self._marks = marks
        self._since = since
        self._place = Place(None)
        """The folder that is read, while there is a connection."""
        self._settling = Settling(self._server, processed_folder)
        self._looked_at = 0.0

    def settle(self, key: str, settlement: Settlement) -> None:
        """Take a mail out of what `fetch` gives. The server hears of it with others, at the latest in `close`."""
        change = self._backlog.listed(key).change if self._backlog is not None else ""
        self._settling.add(key, settlement, change)
        if self._backlog is not None:
            self._backlog.settle(key)

    def find(self, name: str) -> tuple[Contact, ...]:
        """See `AddressList.find`."""
        if self._connection is None:
            return ()
        try:
            return self._connection.people_called(name)
        except (Refusal, ServerTrouble) as error:
            log.warning("the address list cannot be asked", why=str(error))
            return ()

    def _list(self) -> Backlog:
        """Connect if need be, tell what is settled, and list what waits."""
        connection = self._connect()
        backlog = self._look(connection)[0]
        self._tell_settled(connection)
        return backlog

    def _connect(self) -> ExchangeConnection:
        """The connection; a new one unless a pause is under way. Raises ServerTrouble."""
        if self._connection is not None:
            return self._connection
        self._refuse_during_a_pause()
        try:
            connection = ExchangeConnection(located(self._endpoint, self._login, self._pace), self._login, self._pace)
            self._place = _place(connection, self._folder, self._endpoint)
        except Busy as busy:
            self._pauses.asked_for(busy, busy.seconds)
            raise
        except ServerTrouble as trouble:
            self._pauses.failed(trouble)
            raise
        self._pauses.connected()
        self._connection = connection
        self._settling.forget_place()
        return connection

    def _look(self, connection: ExchangeConnection) -> tuple[Backlog, bool]:
        """What waits, and whether there is something new in it. Raises ServerTrouble."""
        self._looked_at = self._pace.clock()
        try:
            if self._backlog is None:
                self._backlog = self._begin(connection)
            try:
                came = self._backlog.extend(connection, self._place)
            except Refusal as refusal:
                if not refusal.is_invalid_state:
                    raise
                self._backlog = self._begin_anew()
                came = self._backlog.extend(connection, self._place)
        except Refusal as refusal:
            what = f"the folder {self._folder} cannot be read ({refusal})"
            raise self._lost(ServerTrouble(self._server, "folder", what, "check that it is there")) from refusal
        except ServerTrouble as trouble:
            raise self._lost(trouble) from trouble
        return self._backlog, came

    def _begin(self, connection: ExchangeConnection) -> Backlog:
        """The backlog at a start, from the kept mark; at a first start from a new one (U1)."""
        kept = self._marks.load()
        if kept is None or (kept.mailbox, kept.folder) != (self._endpoint.mailbox, self._folder):
            kept = first_mark(connection, self._place, self._endpoint.mailbox, self._folder)
            self._marks.save(kept)
            log.info("first start on this mailbox: mail that arrives from now on counts", folder=self._folder)
        backlog = Backlog(kept, self._zone, kept.newest if not kept.state else None)
        if self._since is not None:
            day = dt.datetime.combine(self._since, dt.time(), self._zone)
            backlog.add(connection.received_since(self._place, day))
        return backlog

    def _begin_anew(self) -> Backlog:
        """The server has forgotten the state it gave: it tells of everything again."""
        log.warning("the server has lost its state of the mailbox; mails since the first start are looked at again")
        kept = self._marks.load()
        before = kept or SyncMark(mailbox=self._endpoint.mailbox, folder=self._folder, state="")
        mark = structs.replace(before, state="", settled=())
        return Backlog(mark, self._zone, mark.newest)

    def _lost(self, trouble: ServerTrouble) -> ServerTrouble:
        """The connection is of no use any more: close it; when the next is tried is known."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if isinstance(trouble, Busy):
            self._pauses.asked_for(trouble, trouble.seconds)
        else:
            self._pauses.lost(trouble)
        return trouble

    def _tell_settled(self, connection: ExchangeConnection) -> None:
        """Tell the server what is settled, then keep the mark. Raises ServerTrouble, StoreUnwritable."""
        backlog = self._backlog
        if backlog is None:
            return
        if self._settling.is_open():
            try:
                for key in self._settling.carry_out(connection):
                    backlog.settle(key)
            except ServerTrouble as trouble:
                raise (self._lost(trouble) if trouble.step != "permission" else trouble) from trouble
        before = backlog.mark
        if backlog.progress() != before:
            self._marks.save(backlog.mark)

    def _key_of(self, backlog: Backlog, key: str) -> str:
        return key

    def _received(self, backlog: Backlog, mail: Listed) -> dt.datetime | None:
        return backlog.received(mail)

    def _failed(self, trouble: ServerTrouble) -> None:
        if self._connection is not None and trouble.step != "permission":
            self._lost(trouble)

    def _watch(self, deadline: float) -> bool:
        """Look when the next look is due, however often this is asked, until the deadline.

        Raises ServerTrouble, StoreError.
        """
        while (connection := self._connection) is not None:
            self._tell_settled(connection)
            due = self._looked_at + self._pace.poll
            rest = min(due, deadline) - self._pace.clock()
            if rest > 0 and self._wake.wait(rest):
                return False
            if due > deadline:
                return False
            if self._look(connection)[1]:
                return True
            if deadline <= self._pace.clock():
                return False
        return True


def _place(connection: ExchangeConnection, folder: str, endpoint: Endpoint) -> Place:
    """The folder that mail is read from. Raises ServerTrouble, also when nobody is let in."""
    try:
        place = connection.folder(folder)
        if place is not None:
            connection.rights(place)
    except Refusal as refusal:
        what = f"the folder {folder} cannot be opened ({refusal})"
        raise ServerTrouble(endpoint.server, "folder", what, "check that it is there and may be read") from refusal
    if place is None:
        what = f"the folder {folder} is not there"
        raise ServerTrouble(endpoint.server, "folder", what, 'check folder: "inbox", or a path like "Teams/Staffing"')
    return place
