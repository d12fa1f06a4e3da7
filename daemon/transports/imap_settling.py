"""Settling over IMAP: collected, and done for many mails at once.

What a crash loses of it is read again and found handled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daemon.log import log
from daemon.ports import Settlement
from daemon.transports.imap_backlog import AT_ONCE
from daemon.transports.imap_connection import ImapConnection, Refusal
from daemon.transports.server import Server, ServerTrouble

FULL = "[OVERQUOTA]"
"""RFC 9208 section 4.3. New mail may still come in, and must not wait for somebody to tidy up."""


class Settling:
    """The settlements that the server has not heard of yet, by UIDVALIDITY and UID."""

    def __init__(self, server: Server, processed_folder: str | None) -> None:
        self._server = server
        self._folder = processed_folder
        self._open: dict[tuple[int, int], Settlement] = {}

    def add(self, validity: int, uid: int, settlement: Settlement) -> None:
        """Settle a mail at the next occasion; what was once set aside stays so."""
        if self._open.get((validity, uid)) != "set_aside":
            self._open[validity, uid] = settlement

    def is_open(self) -> bool:
        """Whether there is something to do."""
        return bool(self._open)

    def forget_others(self, validity: int) -> None:
        """Those of another numbering lie there under other numbers; they will be read again and found handled."""
        self._open = {key: settlement for key, settlement in self._open.items() if key[0] == validity}

    def carry_out(self, connection: ImapConnection) -> list[int]:
        """Flag what was set aside, put everything into the processed folder if there is one. Returns the UIDs done.

        Raises ServerTrouble; then everything is still open, and doing it again does no harm.
        """
        done = [uid for _, uid in self._open]
        self._flag(connection, [uid for (_, uid), settlement in self._open.items() if settlement == "set_aside"])
        if self._folder is not None:
            for uids in _portions(done):
                self._put_away(connection, uids, self._folder)
        self._open.clear()
        return done

    def _flag(self, connection: ImapConnection, uids: Sequence[int]) -> None:
        for some in _portions(uids):
            try:
                connection.flag(some)
            except Refusal as refusal:  # a convenience for people's eyes: the records say it too
                log.warning("mail set aside could not be flagged", mails=len(some), why=str(refusal))

    def _put_away(self, connection: ImapConnection, uids: Sequence[int], folder: str) -> None:
        """Move mails; where that is refused, make the folder, leave out what is gone, and try once more."""
        try:
            connection.move(uids, folder)
            return
        except Refusal:
            why = _made(connection, folder)
        left = connection.present(uids)
        if not left:
            return
        try:
            connection.move(left, folder)
        except Refusal as refusal:
            if FULL in str(refusal).upper():
                log.warning("the mailbox is full: handled mail stays where it is", folder=folder, mails=len(left))
                return
            what = f"mail cannot be moved into {folder} ({why or refusal})"
            remedy = "create the folder, or give the user the right to create and fill it"
            raise ServerTrouble(self._server, "permission", what, remedy) from refusal


def _made(connection: ImapConnection, folder: str) -> str | None:
    """Make the folder if it is missing; why it could not be made."""
    if connection.has_folder(folder):
        return None
    try:
        connection.create(folder)
    except Refusal as refusal:
        return str(refusal)
    return None


def _portions(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (uids[start : start + AT_ONCE] for start in range(0, len(uids), AT_ONCE))
