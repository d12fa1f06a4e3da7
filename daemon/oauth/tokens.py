"""What gives access tokens, whoever issues them."""

from __future__ import annotations

from typing import Protocol

from daemon.errors import RosterdError


class TokenTrouble(RosterdError):
    """No token could be had: what was seen, and the remedy. `refused` says that to try again as it is will not help."""

    def __init__(self, what: str, remedy: str, *, refused: bool) -> None:
        super().__init__(f"{what}; {remedy}")
        self.what = " ".join(what.split())[:300]
        self.remedy = remedy
        self.refused = refused


class Tokens(Protocol):
    """Access tokens for one user's mailbox."""

    def at_hand(self) -> str:
        """A token that is good for some minutes more, from the cache where there is one. Raises TokenTrouble."""

    def renewed(self) -> str:
        """A new one, after the server has refused the one at hand. Raises TokenTrouble."""
