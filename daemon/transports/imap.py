"""The inbox on an IMAP server (RFC 3501): one lasting connection, marks by UID, nothing touched before `settle`."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from msgspec import structs

from daemon.log import log
from daemon.mailbox_marks import Mark, MarkKeeper
from daemon.ports import Settlement
from daemon.transports.imap_backlog import Backlog, Extent, first_mark, uids_in
from daemon.transports.imap_connection import UID_LIMIT, FolderState, ImapConnection, Listed
from daemon.transports.imap_login import enter
from daemon.transports.imap_reading import Reading
from daemon.transports.imap_settling import Settling
from daemon.transports.server import Login, Server, ServerTrouble
from daemon.transports.server_inbox import ServerInbox
from daemon.transports.server_pace import Pace


class ImapInbox(ServerInbox[ImapConnection, Backlog, int, Listed]):
    """The inbox of a folder on a server. A mail's key is its UIDVALIDITY and its UID, "1732305600.17".

    New is what arrives after the first start, by UID; with `since`, also what the server received on that day or
    later. Settled mail is moved into `processed_folder`; without one it stays, and the kept mark passes it.
    """

    def __init__(
        self,
        server: Server,
        login: Login,
        folder: str = "INBOX",
        processed_folder: str | None = None,
        *,
        marks: MarkKeeper,
        since: dt.date | None,
        zone: ZoneInfo,
        pace: Pace | None = None,
    ) -> None:
        super().__init__(server, zone, pace, Reading(folder))
        self._login, self._folder = login, folder
        self._marks = marks
        self._since = since
        self._settling = Settling(server, processed_folder)
        self._idles = True

    def settle(self, key: str, settlement: Settlement) -> None:
        """Take a mail out of what `fetch` gives. The server hears of it with others, at the latest in `close`."""
        validity, _, uid = key.partition(".")
        self._settling.add(int(validity), int(uid), settlement)
        if self._backlog is not None and self._backlog.mark.validity == int(validity):
            self._backlog.settle(int(uid))

    def _list(self) -> Backlog:
        """Connect if need be, and list what waits. A connection that has died meanwhile is replaced at once."""
        was_connected = self._connection is not None
        try:
            return self._list_once()
        except ServerTrouble:
            if not was_connected or self._connection is not None:
                raise
        return self._list_once()

    def _list_once(self) -> Backlog:
        connection = self._connection or self._connect()
        backlog, extent = self._look(connection)
        self._tell_settled(connection)
        backlog.extend(connection, extent)
        return backlog

    def _connect(self) -> ImapConnection:
        """Connect and log in, unless a pause is under way. Raises ServerTrouble."""
        self._refuse_during_a_pause()
        try:
            client = enter(self._server, self._login, self._pace)
        except ServerTrouble as trouble:
            self._pauses.failed(trouble)
            raise
        self._pauses.connected()
        self._connection = ImapConnection(client, self._server, self._pace, self._lost)
        return self._connection

    def _lost(self, trouble: ServerTrouble) -> None:
        self._connection = None
        self._pauses.lost(trouble)

    def _look(self, connection: ImapConnection) -> tuple[Backlog, Extent]:
        """Open the folder anew: the backlog that fits its numbering, and how far the folder reaches."""
        state = connection.select(self._folder)
        backlog = self._backlog if self._backlog is not None and _fits(self._backlog.mark, state) else None
        extent = _extent(connection, state, backlog)
        if backlog is None:
            self._backlog = backlog = Backlog(self._mark(connection, state, extent), self._since, self._zone)
            self._settling.forget_others(state.validity)
            self._reading.forget()
        return backlog, extent

    def _mark(self, connection: ImapConnection, state: FolderState, extent: Extent) -> Mark:
        """The kept mark; the first one at a first start; one that starts over where the mails are numbered anew."""
        kept = self._marks.load()
        if kept is not None and (kept.user, kept.folder) == (self._login.user, self._folder):
            if _fits(kept, state):
                return kept
            log.warning("the server has numbered the mails anew; those since the first start are looked at again")
            mark = structs.replace(kept, validity=state.validity, first=extent.end, next=1)
        else:
            user, end = self._login.user, extent.end
            blank = Mark(user=user, folder=self._folder, validity=state.validity, first=end, next=end)
            mark = first_mark(connection, blank, self._zone, extent)
            log.info("first start on this mailbox: mail that arrives from now on counts", folder=self._folder)
        self._marks.save(mark)
        return mark

    def _tell_settled(self, connection: ImapConnection) -> None:
        """Tell the server what is settled, then keep the mark. Raises ServerTrouble, StoreUnwritable."""
        backlog = self._backlog
        if backlog is None:
            return
        self._settling.forget_others(backlog.mark.validity)
        if self._settling.is_open():
            for uid in self._settling.carry_out(connection):
                backlog.settle(uid)
            before = backlog.mark
            if backlog.progress() != before:
                self._marks.save(backlog.mark)

    def _key_of(self, backlog: Backlog, key: int) -> str:
        return f"{backlog.mark.validity}.{key}"

    def _received(self, backlog: Backlog, mail: Listed) -> dt.datetime | None:
        return backlog.received(mail)

    def _watch(self, deadline: float) -> bool:
        """Look, and let the server tell of news or look again, until the deadline. Raises ServerTrouble, StoreError."""
        while (connection := self._connection) is not None:
            before = self._backlog
            backlog, extent = self._look(connection)
            left = deadline - self._pace.clock()
            if extent.end > backlog.listed_to:
                if backlog is not before:  # a server that numbers anew at every look is not asked without a pause
                    self._wake.wait(min(left, self._pace.poll))
                return True
            self._tell_settled(connection)
            if left <= 0:
                return False
            stirring = self._stir(connection, left)
            if stirring != "nothing":
                return stirring == "news"
        return True

    def _stir(self, connection: ImapConnection, seconds: float) -> str:
        if not self._idles or not connection.can("IDLE"):
            return "woken" if self._wake.wait(min(seconds, self._pace.poll)) else "nothing"
        stirring = connection.idle(self._wake, min(seconds, self._pace.idle))
        if stirring == "refused":
            self._idles = False
            return "nothing"
        return stirring


def _fits(mark: Mark, state: FolderState) -> bool:
    """Whether the mark is of the numbering in force. A UIDNEXT that has gone back is another one, whatever is said."""
    return mark.validity == state.validity and (state.next is None or state.next >= mark.next)


def _extent(connection: ImapConnection, state: FolderState, backlog: Backlog | None) -> Extent:
    """How far the folder reaches; where the server does not say, its mails are asked."""
    if state.next is not None:
        return Extent(state.next, state.exists)
    low = 1 if backlog is None else backlog.listed_to
    uids = uids_in(connection, low, Extent(UID_LIMIT, state.exists))
    return Extent(max(uids, default=low - 1) + 1, state.exists)
