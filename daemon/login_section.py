"""Who logs in to a server, and where the password is: the keys that every kind of server shares."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from daemon.oauth.section import OAuth2Section
from daemon.secret_sources import command_words
from daemon.toml_file import Place
from daemon.toml_values import Command, OptionalFile, User, Variable
from daemon.transports.server import Server

PASSWORD_KEYS = ("password_env", "password_file", "password_command")
THREE_WAYS = "password_env, password_file or password_command"


class LoginSection(Struct, frozen=True, kw_only=True):
    """A server, and who logs in to it."""

    user: User | None = None
    password_env: Variable | None = None
    password_file: OptionalFile = None
    password_command: Command | None = None
    oauth2: Annotated[OAuth2Section | None, Meta(description="a table like { tenant = …, client_id = … }")] = None
    ca_file: OptionalFile = None

    @property
    def where(self) -> Server:
        """Where the server is."""
        raise NotImplementedError


def check_login(section: LoginSection, place: Place) -> None:
    """One way to the password for a user, and none without. Raises ConfigurationError."""
    named = [key for key in (*PASSWORD_KEYS, "oauth2") if getattr(section, key) is not None]
    if len(named) > 1:
        raise place.mistake(named[1], f"stands beside {named[0]}; keep one of them")
    if section.user is not None and not named:
        raise place.mistake("user", f"nothing says where the password is; add {THREE_WAYS}, or oauth2")
    if section.password_command is not None:
        command_words(section.password_command, "password_command", place)
    if section.user is None and named:
        raise place.mistake("user", f"missing; expected the name to log in with, for there is a {named[0]}")
