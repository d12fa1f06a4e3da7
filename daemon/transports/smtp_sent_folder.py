"""Copies of sent letters in a folder on an IMAP server, where people see them and they can be looked up."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from email import message_from_bytes
from typing import TypeVar

from daemon.log import log
from daemon.transports.imap_client import Client
from daemon.transports.imap_login import enter, leave
from daemon.transports.server import Login, Server, reason_of
from daemon.transports.server_pace import Pace

PAUSE = 300.0
"""Seconds without a try after a failure: the letters must not wait for their copies."""
LOOKED_AT = 20
"""Mails whose Message-ID is compared with the one looked for."""

Result = TypeVar("Result")


class ImapSentFolder:
    """Appends to the folder, which is made when it is missing. One connection, opened when it is first needed.

    Without `saves` the outgoing server files what it sends by itself: the folder is only asked, and never made.
    The clock gives seconds that only grow.
    """

    def __init__(
        self,
        server: Server,
        login: Login,
        folder: str,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        saves: bool = True,
    ) -> None:
        self._server, self._login, self._folder = server, login, folder
        self._pace = pace or Pace()
        self._clock = clock
        self._saves = saves
        self._client: Client | None = None
        self._resting_until = float("-inf")

    def keep(self, data: bytes) -> None:
        """Keep a copy of a letter that was sent, marked as read. Does not raise: the letter has gone out."""
        if self._saves:
            self._asked(lambda client: bool(client.append(self._folder, data, [b"\\Seen"])))

    def has(self, message_id: str) -> bool | None:
        """Whether a letter with exactly this Message-ID is kept; None when that cannot be asked now."""
        if not message_id.isascii() or not message_id.isprintable():
            return None
        return self._asked(lambda client: self._holds(client, message_id))

    def close(self) -> None:
        """Let go of the connection."""
        if self._client is not None:
            leave(self._client)
        self._client = None

    def _holds(self, client: Client, message_id: str) -> bool:
        """SEARCH finds a Message-ID within another one too (RFC 3501 section 6.4.4): fetch and compare."""
        client.select_folder(self._folder, readonly=True)
        found = client.search(["HEADER", "Message-ID", message_id])[-LOOKED_AT:]
        field = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"
        answers = client.fetch(found, [field]) if found else {}
        return any(
            _message_id(answer.get(b"BODY[HEADER.FIELDS (MESSAGE-ID)]")) == message_id for answer in answers.values()
        )

    def _asked(self, ask: Callable[[Client], Result]) -> Result | None:
        """What the server answers; None when it does not, which is said in the log."""
        if self._clock() < self._resting_until:
            return None
        try:
            return self._answer(ask)
        except Exception as error:  # whatever the other end sends, the letter itself has been sent
            self.close()
            self._resting_until = self._clock() + PAUSE
            log.warning("the folder of sent letters cannot be used", folder=self._folder, why=reason_of(error))
            return None

    def _answer(self, ask: Callable[[Client], Result]) -> Result:
        """By the kept connection, or by a new one where that has died meanwhile."""
        if self._client is not None:
            with suppress(Exception):
                return ask(self._client)
            self.close()
        self._client = enter(self._server, self._login, self._pace)
        if self._saves and not self._client.folder_exists(self._folder):
            self._client.create_folder(self._folder)
        return ask(self._client)


def _message_id(header: object) -> str | None:
    """The Message-ID in a header."""
    value = message_from_bytes(header)["Message-ID"] if isinstance(header, bytes) else None
    return "".join(str(value).split()) if value else None
