"""A connection to an IMAP server, logged in: the few commands that the inbox needs, with typed answers.

A command ends in one of three ways: it answers; the server refuses it (`Refusal`: the connection is as good as
before); or the connection is of no use any more (ServerTrouble, after `lost` was told).
"""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, TypeAlias

from daemon.log import log
from daemon.transports.imap_client import READ_AT_MOST, BrokenError, Client, IMAPError, ProtocolError, ReadOnlyError
from daemon.transports.imap_login import leave
from daemon.transports.imap_words import said
from daemon.transports.server import Server, ServerTrouble, connection_trouble
from daemon.transports.server_pace import Pace
from daemon.transports.server_wake import Wake

Stirring: TypeAlias = Literal["news", "woken", "nothing", "refused"]
DELETED = b"\\Deleted"
FLAGGED = b"\\Flagged"
UID_LIMIT = 2**32
"""No UID is as high."""
MAILS_AT_MOST = 5_000_000
"""In one folder."""


class Refusal(Exception):
    """The server's words with which it refused a command."""


@dataclass(frozen=True)
class FolderState:
    """What SELECT said of a folder."""

    validity: int
    """UIDVALIDITY; 0 where the server has none."""
    next: int | None
    """UIDNEXT: no mail there has this UID or a higher one. None where the server does not say."""
    exists: int
    may_delete: bool
    """Whether mail may be flagged \\Deleted, which taking it out of the folder needs."""


@dataclass(frozen=True)
class Listed:
    """What a folder's list says of a mail; None for what the server left out or wrote so that it does not read."""

    received: dt.datetime | None = None
    size: int | None = None
    deleted: bool = False


class ImapConnection:
    """One connection. Mails are named by their UID; numbers of mails in one command are the caller's to bound."""

    def __init__(self, client: Client, server: Server, pace: Pace, lost: Callable[[ServerTrouble], None]) -> None:
        self._client = client
        self._server = server
        self._pace = pace
        self._lost = lost
        self._may_delete = False

    def can(self, capability: str) -> bool:
        """Whether the server lists it."""
        with self._expecting():
            return bool(self._client.has_capability(capability))

    def select(self, folder: str) -> FolderState:
        """Open the folder, anew if it is open. Raises ServerTrouble where it cannot be opened or only be read."""
        try:
            with self._asking():
                answer = self._client.select_folder(folder)
        except Refusal as refusal:
            what = f"the folder {folder} cannot be opened ({refusal})"
            raise ServerTrouble(self._server, "folder", what, "check that it is there and may be read") from refusal
        permanent = answer.get(b"PERMANENTFLAGS")
        self._may_delete = permanent is None or any(flag.lower() == DELETED.lower() for flag in permanent)
        exists = _number(answer.get(b"EXISTS")) or 0
        if exists > MAILS_AT_MOST:
            what = f"the folder {folder} holds too many mails ({exists})"
            raise ServerTrouble(self._server, "folder", what, "move the old ones into another folder")
        return FolderState(
            validity=_number(answer.get(b"UIDVALIDITY")) or 0,
            next=_number(answer.get(b"UIDNEXT")),
            exists=exists,
            may_delete=self._may_delete,
        )

    def search(self, low: int, high: int) -> list[int]:
        """The UIDs from `low` to `high`, both included, that mails have; sorted."""
        found = self._uids("UID", f"{low}:{high}")
        return sorted({uid for uid in found if low <= uid <= high})

    def uids_at(self, first: int, last: int) -> list[int]:
        """The UIDs of the mails at these places in the folder, counted from 1, both included."""
        return self._uids(f"{first}:{last}")

    def present(self, uids: Sequence[int]) -> list[int]:
        """Those that are still in the folder."""
        found = set(self._uids("UID", ",".join(map(str, uids))))
        return [uid for uid in uids if uid in found]

    def _uids(self, *criteria: str) -> list[int]:
        with self._expecting():
            return list(self._client.search(list(criteria)))

    def listing(self, uids: Sequence[int]) -> dict[int, Listed]:
        """When they were received, their size and whether they are deleted; those gone meanwhile are left out."""
        with self._expecting():
            answers = self._client.fetch(uids, ["INTERNALDATE", "RFC822.SIZE", "FLAGS"])
        return {uid: _listed(answer) for uid, answer in answers.items()}

    def bodies(self, uids: Sequence[int]) -> dict[int, bytes]:
        """The mails' bytes, unflagged by the reading; those gone or not given are left out. Raises Refusal."""
        return self._fetch(uids, "BODY.PEEK[]")

    def beginning(self, uid: int) -> bytes | None:
        """The first READ_AT_MOST bytes of a mail; None when it is gone or not given. Raises Refusal."""
        return self._fetch([uid], f"BODY.PEEK[]<0.{READ_AT_MOST}>").get(uid)

    def _fetch(self, uids: Sequence[int], what: str) -> dict[int, bytes]:
        with self._asking():
            answers = self._client.fetch(uids, [what])
        bodies = ((uid, _body(answer)) for uid, answer in answers.items())
        return {uid: body for uid, body in bodies if body is not None}

    def flag(self, uids: Sequence[int]) -> None:
        """Flag mails for a person's eyes. Raises Refusal."""
        with self._asking():
            self._client.add_flags(uids, [FLAGGED], silent=True)

    def move(self, uids: Sequence[int], folder: str) -> None:
        """Take mails into another folder. Raises Refusal; then they are where they were, and nowhere else."""
        if not self.can("MOVE"):
            self._copy_and_delete(uids, folder)
            return
        with self._asking():
            self._client.move(uids, folder)

    def _copy_and_delete(self, uids: Sequence[int], folder: str) -> None:
        """Move without MOVE (RFC 6851).

        Without UIDPLUS too (RFC 4315) the mails stay, flagged \\Deleted: the only EXPUNGE there is would expunge what
        other people have deleted. A copied mail that cannot be deleted stays too: to try again would copy it again.
        """
        if not self._may_delete:
            raise Refusal("mail may not be deleted there")
        expunge = self.can("UIDPLUS")
        with self._asking():
            self._client.copy(uids, folder)
        try:
            with self._asking():
                self._client.add_flags(uids, [DELETED], silent=True)
                if expunge:
                    self._client.uid_expunge(uids)
        except Refusal as refusal:
            log.warning("mail was copied, but not deleted where it was", folder=folder, why=str(refusal))

    def has_folder(self, folder: str) -> bool:
        """Whether there is such a folder that this user may look into."""
        try:
            with self._asking():
                self._client.folder_status(folder, ["UIDNEXT"])
        except Refusal:
            return False
        return True

    def create(self, folder: str) -> None:
        """Make a folder that shows in people's programs. Raises Refusal."""
        with self._asking():
            self._client.create_folder(folder)
            self._client.subscribe_folder(folder)

    def remove(self, folder: str) -> None:
        """Remove a folder that this program made. Raises Refusal."""
        with self._asking():
            self._client.unsubscribe_folder(folder)
            self._client.delete_folder(folder)

    def idle(self, wake: Wake, seconds: float) -> Stirring:
        """Let the server tell of news for so long (RFC 2177); `refused` when it does not want to."""
        try:
            with self._asking():
                self._client.idle()
        except Refusal as refusal:
            # where in the dialogue it refused is not known: this connection cannot be gone on with
            self._drop(ServerTrouble(self._server, "connection", f"IDLE was refused ({refusal})", "polling instead"))
            return "refused"
        with self._expecting():
            woken = not _holds_more(self._client) and wake.wait(seconds, self._client.socket())
        try:
            responses = self._end_idle(leaving=woken)
        except ServerTrouble:
            if woken:
                return "woken"
            raise
        if woken:
            return "woken"
        return "news" if any(b"EXISTS" in response[1:2] for response in responses) else "nothing"

    def _end_idle(self, *, leaving: bool) -> list[tuple[object, ...]]:
        """End the IDLE, which also finds out whether the other end is still there; soon, when one is leaving."""
        with self._expecting():
            self._client.socket().settimeout(self._pace.farewell if leaving else self._pace.read)
            _, responses = self._client.idle_done()
            self._client.socket().settimeout(self._pace.read)
        return [response for response in responses if isinstance(response, tuple)]

    def close(self) -> None:
        """Log out."""
        leave(self._client)

    @contextmanager
    def _expecting(self) -> Iterator[None]:
        """Ask what no server in order refuses: with one that does, this connection cannot be gone on with."""
        try:
            with self._asking():
                yield
        except Refusal as refusal:
            raise self._broken(f"a command was refused: {refusal}") from refusal

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Sort what goes wrong with a command. What a hostile server can make the library raise has no bounds."""
        try:
            yield
        except ReadOnlyError as error:
            what, remedy = "the folder may only be read", "give the user the right to change it"
            trouble = ServerTrouble(self._server, "permission", what, remedy)
            self._drop(trouble)
            raise trouble from error
        except IMAPError as error:
            if not isinstance(error, BrokenError | ProtocolError):
                raise Refusal(said(error)) from error
            raise self._broken(said(error)) from error
        except TimeoutError as error:
            raise self._broken("no answer in time") from error
        except OSError as error:
            raise self._broken(connection_trouble(self._server, error).what) from error
        except Exception as error:
            raise self._broken(f"an answer that is none: {said(error)}") from error

    def _broken(self, what: str) -> ServerTrouble:
        remedy = "it is tried again; check network and server if it lasts"
        trouble = ServerTrouble(self._server, "connection", f"the connection broke ({what})", remedy)
        self._drop(trouble)
        return trouble

    def _drop(self, trouble: ServerTrouble) -> None:
        self._client.abandon()
        self._lost(trouble)


def _number(value: object) -> int | None:
    """A number of 32 bits, as all of the protocol are (RFC 3501, section 9); None for anything else."""
    return value if isinstance(value, int) and 0 <= value <= UID_LIMIT else None


def _listed(answer: dict[bytes, object]) -> Listed:
    received, flags = answer.get(b"INTERNALDATE"), answer.get(b"FLAGS")
    return Listed(
        received if isinstance(received, dt.datetime) else None,
        _number(answer.get(b"RFC822.SIZE")),
        isinstance(flags, tuple) and any(isinstance(flag, bytes) and flag.lower() == b"\\deleted" for flag in flags),
    )


def _body(answer: dict[bytes, object]) -> bytes | None:
    """The mail in an answer: under `BODY[]` or, in part, `BODY[]<0>`."""
    bodies = (value for name, value in answer.items() if name.startswith(b"BODY[]"))
    return next((body for body in bodies if isinstance(body, bytes)), None)


def _holds_more(client: Client) -> bool:
    """Whether TLS has decrypted something that the system would not tell of."""
    connection = client.socket()
    return isinstance(connection, ssl.SSLSocket) and connection.pending() > 0
