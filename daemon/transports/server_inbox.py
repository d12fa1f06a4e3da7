"""An inbox on a server: one lasting connection, mail in portions, waiting, pauses while the server is away.

What every kind of server shares. A kind brings how it connects, lists, watches and is told what is settled.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from daemon.errors import MailboxUnreachable
from daemon.log import log
from daemon.ports import Envelope
from daemon.transports.server import Server, ServerTrouble
from daemon.transports.server_pace import Pace, Reconnecting
from daemon.transports.server_reading import Backlog, Key, Mail, ServerReading
from daemon.transports.server_wake import Wake
from state.errors import StoreError


class Closable(Protocol):
    """A connection, as far as an inbox of any kind needs to know it."""

    def close(self) -> None:
        """Leave the server."""


Connection = TypeVar("Connection", bound=Closable)


class ServerInbox(ABC, Generic[Connection, Backlog, Key, Mail]):
    """The inbox of a folder on a server. Nothing is touched there before `settle`."""

    def __init__(
        self, server: Server, zone: ZoneInfo, pace: Pace | None, reading: ServerReading[Connection, Backlog, Key, Mail]
    ) -> None:
        self._server = server
        self._zone = zone
        self._pace = pace or Pace()
        self._pauses = Reconnecting(self._pace)
        self._wake = Wake()
        self._reading = reading
        self._connection: Connection | None = None
        self._backlog: Backlog | None = None

    @abstractmethod
    def _list(self) -> Backlog:
        """Connect if need be, tell what is settled, and list what waits. Raises ServerTrouble, StoreError."""

    @abstractmethod
    def _tell_settled(self, connection: Connection) -> None:
        """Tell the server what is settled, then keep the mark. Raises ServerTrouble, StoreError."""

    @abstractmethod
    def _watch(self, deadline: float) -> bool:
        """Whether something new came before the deadline. Raises ServerTrouble, StoreError."""

    @abstractmethod
    def _key_of(self, backlog: Backlog, key: Key) -> str:
        """The key of a mail, as `settle` gets it."""

    @abstractmethod
    def _received(self, backlog: Backlog, mail: Mail) -> dt.datetime | None:
        """When the server received a mail; None when it does not say."""

    def _failed(self, trouble: ServerTrouble) -> None:
        """The trouble came while mails were read; a connection that knows by itself that it is lost needs nothing."""

    def fetch(self, limit: int) -> Iterator[Envelope]:
        """At most `limit` mails that are not settled, oldest first. Raises MailboxUnreachable, StoreError.

        The first one makes the mark of the first start durable (U1). The mails are read as they are asked for.
        """
        try:
            backlog = self._list()
        except ServerTrouble as trouble:
            raise MailboxUnreachable(str(trouble)) from trouble
        return self._give(backlog, limit)

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
        """Tell the server what is settled, as far as that goes, and leave it. The inbox is not used afterwards."""
        if self._connection is not None:
            try:
                self._tell_settled(self._connection)
            except (ServerTrouble, StoreError) as error:
                log.warning("the mailbox was not told of the last mails; they will be read again", why=str(error))
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._wake.close()

    def _refuse_during_a_pause(self) -> None:
        """Raises the trouble that made the pause under way, if there is one."""
        if self._pauses.left() > 0 and self._pauses.trouble is not None:
            raise self._pauses.trouble.with_traceback(None)

    def _give(self, backlog: Backlog, limit: int) -> Iterator[Envelope]:
        """The mails, a portion at a time; between portions the server hears what is settled."""
        given = 0
        for portion in self._reading.portions(backlog, limit):
            bodies = self._read(backlog, portion)
            for key, mail in portion:
                if key in bodies and given < limit:
                    given += 1
                    received = self._received(backlog, mail) or dt.datetime.now(self._zone).replace(microsecond=0)
                    yield Envelope(self._key_of(backlog, key), bodies.pop(key), received)
            if given >= limit:
                return

    def _read(self, backlog: Backlog, portion: list[tuple[Key, Mail]]) -> dict[Key, bytes]:
        """The bytes of these mails, after telling what is settled. Raises MailboxUnreachable, StoreError."""
        connection = self._connection
        if connection is None or self._backlog is not backlog:
            raise MailboxUnreachable(f"{self._server.name}: the connection broke; it is tried again")
        try:
            self._tell_settled(connection)
            return self._reading.read(connection, backlog, portion)
        except ServerTrouble as trouble:
            self._failed(trouble)
            raise MailboxUnreachable(str(trouble)) from trouble
