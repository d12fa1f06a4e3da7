"""Reading waiting mails from Exchange: many by one operation where they are small, and none in the way of others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from daemon.log import log
from daemon.transports.exchange_backlog import Backlog
from daemon.transports.exchange_connection import ExchangeConnection, Extent, Listed, Refusal
from daemon.transports.exchange_mail import Item, headers_alone, mail_from_parts, whole_mail
from daemon.transports.server import ServerTrouble
from daemon.transports.server_reading import PORTION_BYTES, ServerReading
from parsers.limits import Limits

Portion: TypeAlias = list[tuple[str, Listed]]


class Reading(ServerReading[ExchangeConnection, Backlog, str, Listed]):
    """Reads the mails of one folder by item id."""

    def _waiting(self, backlog: Backlog) -> Iterable[tuple[str, Listed]]:
        return backlog.oldest_first()

    def _expected_size(self, key: str, mail: Listed) -> int:
        return PORTION_BYTES if mail.size is None or self._breaks[key] else mail.size

    def read(self, connection: ExchangeConnection, backlog: Backlog, portion: Portion) -> dict[str, bytes]:
        """The mails' bytes by key. Raises ServerTrouble. Of those left out, the ones that are gone wait no more."""
        keys = [key for key, _ in portion]
        small = [key for key, mail in portion if (mail.size or 0) <= Limits().size]
        try:
            found = self._whole(connection, small)
            found |= {key: self._in_parts(connection, key) for key in keys if key not in small}
        except ServerTrouble:
            self._breaks.update(keys)
            raise
        for key in keys:
            self._breaks.pop(key, None)
            if found.get(key) is None:
                backlog.settle(key)
        return {key: data for key, data in found.items() if data}

    def _whole(self, connection: ExchangeConnection, keys: list[str]) -> dict[str, bytes | None]:
        """The mails as Exchange writes them, else put together from their parts; empty where not even that is had."""
        if not keys:
            return {}
        items = dict(zip(keys, self._asked(connection, keys, "whole"), strict=True))
        mails: dict[str, bytes | None] = {}
        for key, item in items.items():
            whole = whole_mail(item) if isinstance(item, Item) else None
            mails[key] = None if item is None else whole or self._in_parts(connection, key, item)
        return mails

    def _in_parts(self, connection: ExchangeConnection, key: str, before: Item | Refusal | None = None) -> bytes | None:
        """A mail that Exchange cannot write, or is too large to be fetched; None where it is gone."""
        (item,) = self._asked(connection, [key], "head" if before is None else "parts")
        if isinstance(item, Refusal):
            self._complain(key, str(item))
            return b""
        if item is None:
            return None
        if before is None:
            return headers_alone(item)
        why = str(before) if isinstance(before, Refusal) else "it gives no MIME content"
        log.warning("a mail is put together from its parts: the server cannot write it", key=key, why=why)
        return mail_from_parts(item)

    def _asked(self, connection: ExchangeConnection, keys: list[str], extent: Extent) -> list[Item | Refusal | None]:
        try:
            return connection.items(keys, extent)
        except Refusal as refusal:  # of the operation as a whole
            if len(keys) == 1:
                return [refusal]
        return [item for key in keys for item in self._asked(connection, [key], extent)]

    def _complain(self, key: str, why: str) -> None:
        """It stays waiting; that is said once."""
        if key not in self._complained:
            self._complained.add(key)
            log.warning("a mail is left where it is: the server does not give it", folder=self._folder, why=why)
