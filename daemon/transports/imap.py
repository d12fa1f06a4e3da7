"""The inbox on an IMAP server (RFC 3501): one lasting connection, marks by UID, nothing touched before `settle`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from msgspec import structs

from daemon.errors import MailboxUnreachable
from daemon.log import log
from daemon.mailbox_marks import Mark, MarkKeeper
from daemon.ports import Envelope, Settlement
from daemon.transports.imap_backlog import Backlog, Extent, first_mark, uids_in
from daemon.transports.imap_connection import UID_LIMIT, FolderState, ImapConnection, Listed
from daemon.transports.imap_login import enter
from daemon.transports.imap_pace import Pace, Reconnecting
from daemon.transports.imap_reading import Portion, Reading
from daemon.transports.imap_settling import Settling
from daemon.transports.imap_wake import Wake
from daemon.transports.server import Login, Server, ServerTrouble
from state.errors import StoreError


class ImapInbox:
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
        self._server, self._login, self._folder = server, login, folder
        self._marks = marks
        self._since = since
        self._zone = zone
        self._pace = pace or Pace()
        self._pauses = Reconnecting(self._pace)
        self._wake = Wake()
        self._connection: ImapConnection | None = None
        self._backlog: Backlog | None = None
        self._reading = Reading(folder)
        self._settling = Settling(server, processed_folder)
        self._idles = True

    def fetch(self, limit: int) -> Iterator[Envelope]:
        """At most `limit` mails that are not settled, oldest first. Raises MailboxUnreachable, StoreError.

        The first one makes the mark of the first start durable (U1). The mails are read as they are asked for.
        """
        try:
            backlog = self._list()
        except ServerTrouble as trouble:
            raise MailboxUnreachable(str(trouble)) from trouble
        return self._give(backlog, limit)

    def settle(self, key: str, settlement: Settlement) -> None:
        """Take a mail out of what `fetch` gives. The server hears of it with others, at the latest in `close`."""
        validity, _, uid = key.partition(".")
        self._settling.add(int(validity), int(uid), settlement)
        if self._backlog is not None and self._backlog.mark.validity == int(validity):
            self._backlog.settle(int(uid))

    def wait(self, seconds: float) -> bool:
        """Wait for new mail for at most `seconds`; True when there may be some. Returns early on `wake`.

        The server hears first of what is settled. Without a connection the wait ends when the next try to connect is
        due, which is for `fetch` to make. Raises StoreError when the mark cannot be kept.
        """
        deadline = self._pace.clock() + seconds
        if self._connection is not None:
            try:
                return self._watch(deadline)
            except ServerTrouble:
                seconds = max(0.0, deadline - self._pace.clock())
        if self._connection is not None or self._pauses.trouble is None:
            self._wake.wait(seconds)
            return False
        pause = self._pauses.left()
        return not self._wake.wait(min(seconds, pause)) and pause <= seconds

    def wake(self) -> None:
        """End a `wait` under way, else the next one; may be called from a signal handler or another thread."""
        self._wake.set()

    def close(self) -> None:
        """Tell the server what is settled, as far as that goes, and log out. The inbox is not used afterwards."""
        if self._connection is not None:
            try:
                self._tell_settled(self._connection)
            except (ServerTrouble, StoreError) as error:
                log.warning("the mailbox was not told of the last mails; they will be read again", why=str(error))
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._wake.close()

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
        if self._pauses.left() > 0 and self._pauses.trouble is not None:
            raise self._pauses.trouble.with_traceback(None)
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

    def _give(self, backlog: Backlog, limit: int) -> Iterator[Envelope]:
        """The mails, a portion at a time; between portions the server hears what is settled."""
        given = 0
        for portion in self._reading.portions(backlog, limit):
            bodies = self._read(backlog, portion)
            for uid, mail in portion:
                if uid in bodies and given < limit:
                    given += 1
                    yield self._envelope(backlog, uid, mail, bodies.pop(uid))
            if given >= limit:
                return

    def _envelope(self, backlog: Backlog, uid: int, mail: Listed, data: bytes) -> Envelope:
        received = backlog.received(mail) or dt.datetime.now(self._zone).replace(microsecond=0)
        return Envelope(f"{backlog.mark.validity}.{uid}", data, received)

    def _read(self, backlog: Backlog, portion: Portion) -> dict[int, bytes]:
        """The bytes of these mails, after telling what is settled. Raises MailboxUnreachable, StoreError."""
        connection = self._connection
        if connection is None or self._backlog is not backlog:
            raise MailboxUnreachable(f"{self._server.name}: the connection broke; it is tried again")
        try:
            self._tell_settled(connection)
            return self._reading.read(connection, backlog, portion)
        except ServerTrouble as trouble:
            raise MailboxUnreachable(str(trouble)) from trouble

    def _watch(self, deadline: float) -> bool:
        """Look, and let the server tell of news or look again, until the deadline. Raises ServerTrouble, StoreError."""
        while (connection := self._connection) is not None:
            backlog, extent = self._look(connection)
            if extent.end > backlog.listed_to:
                return True
            self._tell_settled(connection)
            left = deadline - self._pace.clock()
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
