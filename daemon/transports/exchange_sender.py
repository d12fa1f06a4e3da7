"""Letters go out over Exchange: one CreateItem each, tried once; what is uncertain is looked up among the sent ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses

from daemon.ports import Evidence, Refused, SendResult, Sent, Unknown
from daemon.transports.exchange_connection import ExchangeConnection, Place, Refusal, Uncertain
from daemon.transports.exchange_discovery import located
from daemon.transports.exchange_endpoint import Endpoint
from daemon.transports.exchange_trouble import Busy
from daemon.transports.server import Login, ServerTrouble
from daemon.transports.server_pace import Pace
from daemon.transports.smtp_backoff import TEDIOUS, Backoff

KEPT = ("message-id", "in-reply-to", "references", "auto-submitted", "x-auto-response-suppress")
"""Headers that are told beside the letter, for Exchange may drop them from it; our own X-Rosterd- too."""


class ExchangeSender:
    """Sends from one mailbox, with a copy in `sent_folder`; without `save_copy` none is kept.

    The clock gives seconds that only grow.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        login: Login,
        sent_folder: str = "sentitems",
        *,
        save_copy: bool = True,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._endpoint, self._login = endpoint, login
        self._sent_folder = sent_folder
        self._save_copy = save_copy
        self._pace = pace or Pace()
        self._clock = clock
        self._backoff = Backoff(clock)
        self._connection: ExchangeConnection | None = None
        self._copies = Place(None)

    def ready(self) -> bool:
        """Whether the server is not being left alone."""
        return self._backoff.reason() is None

    def send(self, data: bytes, message_id: str, recipients: tuple[str, ...], hold: bool = True) -> SendResult:
        """Hand over one letter. See `Sender.send`; Exchange takes a letter for all its receivers or for none."""
        if (reason := self._backoff.reason()) is not None:
            return Refused(reason, permanent=False, reached=False)
        began = self._clock()
        result = self._tried(data, recipients)
        if not isinstance(result, Sent) and self._clock() - began >= TEDIOUS:
            self._backoff.pause(result.reason)  # the next letters would wait as long, one by one
        return result

    def evidence(self, message_id: str) -> Evidence:
        """Whether a copy of the letter is kept.

        That none is found says nothing yet: Exchange keeps the copy when it gets to it.
        """
        if not self._save_copy:
            return "no_trace"
        if not self.ready():
            return "not_now"
        try:
            return "sent" if self._found(message_id) else "no_trace"
        except ServerTrouble as trouble:
            self._failed(trouble)
        except Refusal:
            pass
        return "not_now"

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _found(self, message_id: str) -> bool:
        """By the whole Message-ID; some servers find only what is within (their answers are compared all the same)."""
        connection = self._connected()
        return any(message_id in connection.sent_ids(self._copies, message_id, exact=exact) for exact in (True, False))

    def _tried(self, data: bytes, recipients: tuple[str, ...]) -> SendResult:
        head = message_from_bytes(data)
        blind = _not_named(head, recipients)
        try:
            connection = self._connected()
            connection.send(_with_line_ends(data), _kept(head), blind, self._copies if self._save_copy else None)
        except Uncertain as uncertain:
            self._start_over()
            return Unknown(str(uncertain))
        except Refusal as refusal:
            return Refused(f"{self._endpoint.server.name}: {refusal}", permanent=refusal.is_for_good)
        except ServerTrouble as trouble:
            self._failed(trouble)
            return Refused(str(trouble), permanent=False, reached=False)
        self._backoff.succeeded()
        return Sent()

    def _connected(self) -> ExchangeConnection:
        """The connection, with the folder for copies. Raises ServerTrouble, Refusal."""
        if self._connection is not None:
            return self._connection
        connection = ExchangeConnection(located(self._endpoint, self._login, self._pace), self._login, self._pace)
        if self._save_copy:
            self._copies = connection.make_folder(self._sent_folder)
        self._connection = connection
        return connection

    def _failed(self, trouble: ServerTrouble) -> None:
        self._start_over()
        if isinstance(trouble, Busy):
            self._backoff.pause(str(trouble), trouble.seconds)
        else:
            self._backoff.failed(trouble)

    def _start_over(self) -> None:
        """By a new connection next time, with the password as it is then."""
        self.close()


def _kept(head: Message) -> list[tuple[str, str]]:
    """The headers that must not be lost, each once, on one line."""
    return [
        (name, " ".join(str(value).split()))
        for name, value in dict(head.items()).items()
        if name.lower() in KEPT or name.lower().startswith("x-rosterd-")
    ]


def _not_named(head: Message, recipients: tuple[str, ...]) -> list[str]:
    """The receivers that the letter itself does not name."""
    lines = [str(line) for name in ("To", "Cc") for line in head.get_all(name, [])]
    named = {address.lower() for _, address in getaddresses(lines)}
    return [address for address in dict.fromkeys(recipients) if address.lower() not in named]


def _with_line_ends(data: bytes) -> bytes:
    """Lines end as on the wire (RFC 5322 section 2.1)."""
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
