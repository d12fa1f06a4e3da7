"""A mailbox without mail and an outgoing server that keeps nothing, for `simulate`: the code is the daemon's own."""

from __future__ import annotations

from collections.abc import Iterable

from daemon.ports import Envelope, Evidence, SendResult, Sent, Settlement


class EmptyInbox:
    """No mail ever comes in."""

    def fetch(self, limit: int) -> Iterable[Envelope]:
        """Nothing."""
        return ()

    def settle(self, key: str, settlement: Settlement) -> None:
        """Nothing to settle."""

    def wait(self, seconds: float) -> bool:
        """Nothing to wait for."""
        return False

    def wake(self) -> None:
        """Nobody waits."""

    def close(self) -> None:
        """Nothing to let go of."""


class SwallowingSender:
    """Every letter counts as sent, and nothing leaves."""

    def ready(self) -> bool:
        """Always."""
        return True

    def send(self, data: bytes, message_id: str, recipients: tuple[str, ...], hold: bool = True) -> SendResult:
        """Taken."""
        return Sent()

    def evidence(self, message_id: str) -> Evidence:
        """Nothing ever left."""
        return "not_sent"

    def close(self) -> None:
        """Nothing to let go of."""
