"""Settling on Exchange: collected, and done for many mails at once.

What a crash loses of it is read again and found handled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daemon.log import log
from daemon.ports import Settlement
from daemon.transports.exchange_connection import ExchangeConnection, Place, Refusal
from daemon.transports.server import Server, ServerTrouble

AT_ONCE = 100
"""Mails of one operation."""


class Settling:
    """The settlements that the server has not heard of yet."""

    def __init__(self, server: Server, processed_folder: str | None) -> None:
        self._server = server
        self._folder = processed_folder
        self._place: Place | None = None
        self._open: dict[str, tuple[Settlement, str]] = {}

    def add(self, key: str, settlement: Settlement, change: str) -> None:
        """Settle a mail (in this version of it) at the next occasion; what was once set aside stays so."""
        before = self._open.get(key)
        if before is None or before[0] != "set_aside":
            self._open[key] = (settlement, change)

    def is_open(self) -> bool:
        """Whether there is something to do."""
        return bool(self._open)

    def forget_place(self) -> None:
        """Look the processed folder up again: it may be another server, or have been removed."""
        self._place = None

    def carry_out(self, connection: ExchangeConnection) -> list[str]:
        """Mark what is handled as read, flag what was set aside, put everything into the processed folder.

        Returns the keys done. Raises ServerTrouble; then all is still open, and doing it again does no harm.
        """
        done = list(self._open)
        for flagged in (False, True):
            self._mark(connection, flagged=flagged)
        if self._folder is not None:
            for ids in _portions(done):
                self._put_away(connection, ids, self._folder)
        self._open.clear()
        return done

    def _mark(self, connection: ExchangeConnection, *, flagged: bool) -> None:
        """A convenience for people's eyes: the records say it too."""
        mails = [(key, change) for key, (how, change) in self._open.items() if (how == "set_aside") == flagged]
        for some in (mails[start : start + AT_ONCE] for start in range(0, len(mails), AT_ONCE)):
            try:
                why = next(filter(None, connection.mark(some, flagged=flagged)), None)
            except Refusal as refusal:
                why = str(refusal)
            if why is not None:
                log.warning("mails could not be marked as handled", mails=len(some), why=why)

    def _put_away(self, connection: ExchangeConnection, ids: Sequence[str], folder: str) -> None:
        """Move mails; where that is refused, look for the folder, make it, and try once more."""
        failed = self._moved(connection, ids)
        if failed and self._place is not None:
            self._place = None
        if self._place is None:
            self._place = self._made(connection, folder)
            failed = self._moved(connection, list(failed) if failed else ids)
        if failed:
            why = next(iter(failed.values()))
            what = f"mail cannot be moved into {folder} ({why})"
            remedy = "create the folder, or give the user the right to create and fill it"
            raise ServerTrouble(self._server, "permission", what, remedy)

    def _moved(self, connection: ExchangeConnection, ids: Sequence[str]) -> dict[str, str]:
        """Which mails did not move, and why; all, without a word, where the folder is not known yet."""
        if self._place is None:
            return {}
        try:
            answers = connection.move(ids, self._place)
        except Refusal as refusal:
            return dict.fromkeys(ids, str(refusal))
        return {key: why for key, why in zip(ids, answers, strict=True) if why is not None}

    def _made(self, connection: ExchangeConnection, folder: str) -> Place:
        try:
            return connection.make_folder(folder)
        except Refusal as refusal:
            what = f"the folder {folder} cannot be made ({refusal})"
            remedy = "create the folder, or give the user the right to create and fill it"
            raise ServerTrouble(self._server, "permission", what, remedy) from refusal


def _portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
