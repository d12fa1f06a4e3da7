"""The ports: what the daemon asks of a mailbox and of an outgoing server. Each has one contract suite in the tests.

The store's port is `state.store.port.Store`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal, Protocol, TypeAlias

from msgspec import Struct

Settlement: TypeAlias = Literal["handled", "set_aside"]


class Envelope(Struct, frozen=True):
    """A mail as the mailbox holds it: its key there, its bytes, and when the mailbox received it (aware)."""

    key: str
    data: bytes
    received: dt.datetime


class Inbox(Protocol):
    """Where mail comes in. Nothing is flagged, moved or deleted before `settle`."""

    def fetch(self, limit: int) -> Iterable[Envelope]:
        """At most `limit` mails that are not settled, oldest first. Raises MailboxUnreachable."""

    def settle(self, key: str, settlement: Settlement) -> None:
        """Take a mail out of what `fetch` gives: it stays in some folder. Settling twice does no harm."""

    def wait(self, seconds: float) -> bool:
        """Wait for new mail for at most `seconds`; True when there may be some. Returns early on `wake`."""

    def wake(self) -> None:
        """End a `wait` under way; may be called from a signal handler or another thread."""

    def close(self) -> None:
        """Let go of connections and files."""


class Sent(Struct, frozen=True):
    """The server has the letter."""

    refused: tuple[str, ...] = ()
    """Recipients it goes not to, because the server refuses them: "address: reason", a line each."""


class Refused(Struct, frozen=True):
    """The server has definitely not taken the letter; `permanent` (5xx) is not tried again."""

    reason: str
    permanent: bool
    reached: bool = True
    """False: the server was not reached, or is left alone for a while. That says nothing about this letter."""


class Unknown(Struct, frozen=True):
    """The connection broke after the data: the server may have the letter or not."""

    reason: str


SendResult: TypeAlias = Sent | Refused | Unknown

Evidence: TypeAlias = Literal["sent", "not_sent", "no_trace", "not_now"]
"""Of a letter: it went out, it certainly did not, nothing says either, or what would say so cannot be asked now."""


class Sender(Protocol):
    """Where mail goes out."""

    def ready(self) -> bool:
        """Whether a try makes sense now: False while a server that could not be reached is left alone."""

    def send(self, data: bytes, message_id: str, recipients: tuple[str, ...], hold: bool = True) -> SendResult:
        """Hand over one letter: its very bytes, its Message-ID, and the addresses it goes to. Does not raise.

        With `hold`, a recipient who is refused for now keeps the letter back for all: it is one mail to all of them.
        """

    def evidence(self, message_id: str) -> Evidence:
        """What is known here of whether a letter with this Message-ID went out. Does not raise."""

    def close(self) -> None:
        """Let go of connections and files."""
