"""Reading waiting mails: many by one command where they are small, and none in the way of the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from daemon.log import log
from daemon.transports.imap_backlog import Backlog
from daemon.transports.imap_client import READ_AT_MOST
from daemon.transports.imap_connection import ImapConnection, Listed, Refusal
from daemon.transports.server import ServerTrouble
from daemon.transports.server_reading import ServerReading

Portion: TypeAlias = list[tuple[int, Listed]]


class Reading(ServerReading[ImapConnection, Backlog, int, Listed]):
    """Reads the mails of one folder by UID."""

    def _waiting(self, backlog: Backlog) -> Iterable[tuple[int, Listed]]:
        return backlog.oldest_first()

    def read(self, connection: ImapConnection, backlog: Backlog, portion: Portion) -> dict[int, bytes]:
        """The mails' bytes by UID, of one over the reader's limit the beginning. Raises ServerTrouble.

        Of those that are left out, the ones that are gone wait no more.
        """
        uids = [uid for uid, _ in portion]
        try:
            bodies = self._bodies(connection, portion)
            self._miss(connection, backlog, [uid for uid in uids if uid not in bodies])
        except ServerTrouble:
            self._breaks.update(uids)
            raise
        for uid in bodies:
            self._breaks.pop(uid, None)
        return bodies

    def _expected_size(self, uid: int, mail: Listed) -> int:
        if not mail.size or self._breaks[uid]:
            return READ_AT_MOST
        return min(mail.size, READ_AT_MOST)

    def _bodies(self, connection: ImapConnection, portion: Portion) -> dict[int, bytes]:
        if len(portion) > 1:
            try:
                return connection.bodies([uid for uid, _ in portion])
            except Refusal:
                pass  # one is the reason: it is expunged, which some servers refuse, or the server cannot read it
        singly = (self._alone(connection, uid, mail) for uid, mail in portion)
        return {uid: body for bodies in singly for uid, body in bodies.items()}

    def _alone(self, connection: ImapConnection, uid: int, mail: Listed) -> dict[int, bytes]:
        try:
            if self._expected_size(uid, mail) < READ_AT_MOST:
                return connection.bodies([uid])
            beginning = connection.beginning(uid)
        except Refusal:
            return {}
        return {} if beginning is None else {uid: beginning[:READ_AT_MOST]}

    def _miss(self, connection: ImapConnection, backlog: Backlog, uids: Sequence[int]) -> None:
        """Mails that were not given: those gone are forgotten, of the others it is said once; they stay waiting."""
        there = connection.present(uids) if uids else []
        for uid in uids:
            if uid not in there:
                backlog.settle(uid)
            elif uid not in self._complained:
                self._complained.add(uid)
                log.warning("a mail is left where it is: the server does not give it", folder=self._folder, uid=uid)
