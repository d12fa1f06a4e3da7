"""Tokens for Google Workspace, by google-auth: a service account that may act for the user (domain-wide delegation)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from google.auth import exceptions
from google.auth.transport.requests import Request
from google.oauth2.service_account import Credentials

from daemon.oauth.http import SECONDS, Session
from daemon.oauth.tokens import TokenTrouble

SCOPES: Final = ("https://mail.google.com/",)


@dataclass
class GoogleTokens:
    """Tokens of one section. They are renewed some minutes before they expire."""

    account_file: Path
    user: str
    ca_file: Path | None = None
    _credentials: Credentials | None = field(default=None, init=False)

    def at_hand(self) -> str:
        """See `Tokens.at_hand`."""
        if self._credentials is None or not self._credentials.valid:
            return self.renewed()
        return str(self._credentials.token)

    def renewed(self) -> str:
        """See `Tokens.renewed`."""
        self._credentials = self._from_file()
        try:
            with Session(self.ca_file) as session:
                self._credentials.refresh(partial(Request(session), timeout=SECONDS))  # type: ignore[no-untyped-call]
        except exceptions.RefreshError as error:
            what = f"no token is given ({str(error.args[0])[:200]})"
            remedy = "check that the service account may act for the user with the scope https://mail.google.com/"
            raise TokenTrouble(what, remedy, refused=not error.retryable) from error
        except exceptions.GoogleAuthError as error:
            what = f"the token service cannot be reached ({type(error).__name__})"
            raise TokenTrouble(what, "check the network and ca_file", refused=False) from error
        return str(self._credentials.token)

    def _from_file(self) -> Credentials:
        try:
            credentials: Credentials = Credentials.from_service_account_file(  # type: ignore[no-untyped-call]
                str(self.account_file), scopes=list(SCOPES), subject=self.user
            )
        except (OSError, ValueError, exceptions.GoogleAuthError) as error:
            what = f"{self.account_file} does not read as the key of a service account"
            raise TokenTrouble(what, "save the JSON key that Google gave under this name", refused=True) from error
        return credentials
