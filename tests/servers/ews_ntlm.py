"""The server's side of a login by NTLM (MS-NLMP), Basic and access token, one for each connection."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import spnego


@dataclass
class Users:
    """Who may log in, and how."""

    passwords: dict[str, str]
    offers: tuple[str, ...] = ("NTLM", "Basic")
    user_of: Callable[[str], str | None] = lambda _: None
    """Whose a token is; None for one that is not good."""

    @contextmanager
    def known_to_ntlm(self, folder: Path) -> Iterator[None]:
        """Within, the library that shakes hands finds the passwords, in the file that it wants them in."""
        file = folder / "ntlm-users"
        lines = (
            f"{user.rpartition(chr(92))[0]}:{user.rpartition(chr(92))[2]}:{word}"
            for user, word in self.passwords.items()
        )
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        os.environ["NTLM_USER_FILE"] = str(file)
        try:
            yield
        finally:
            os.environ.pop("NTLM_USER_FILE", None)


class Entrance:
    """Lets a connection in."""

    def __init__(self, users: Users) -> None:
        self._users = users
        self._handshake: spnego.ContextProxy | None = None
        self.inside = False
        self.refused = 0

    def challenge(self, authorization: str) -> list[str] | None:
        """None when the request may pass; else what WWW-Authenticate says."""
        scheme, _, token = authorization.partition(" ")
        if scheme == "NTLM" and "NTLM" in self._users.offers:
            return self._shake_hands(base64.b64decode(token))
        if scheme == "Bearer" and "Bearer" in self._users.offers:
            if self._users.user_of(token) is not None:
                return None
            self.refused += 1
        if scheme == "Basic" and "Basic" in self._users.offers:
            user, _, password = base64.b64decode(token).decode().partition(":")
            if self._users.passwords.get(user) == password:
                return None
            self.refused += 1
        if self.inside and not authorization:
            return None
        return list(self._users.offers)

    def _shake_hands(self, token: bytes) -> list[str] | None:
        if self._handshake is None:
            self._handshake = spnego.server(protocol="ntlm", options=spnego.NegotiateOptions.use_ntlm)
        try:
            answer = self._handshake.step(token)
        except spnego.exceptions.SpnegoError:
            self._handshake = None
            self.refused += 1
            return list(self._users.offers)
        if answer is not None:
            return [f"NTLM {base64.b64encode(answer).decode()}"]
        self._handshake = None
        self.inside = True
        return None
