"""A mail server to talk to: where it is, how the connection is guarded, who logs in, and what can go wrong."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Literal, TypeAlias

from daemon.errors import RosterdError

Tls: TypeAlias = Literal["implicit", "starttls", "none"]
Step: TypeAlias = Literal["name", "connection", "tls", "login", "folder", "permission", "sending"]

CONNECT_SECONDS = 20.0
"""How long a connection may take to come about."""
READ_SECONDS = 60.0
"""How long a server may be silent where it owes an answer."""


@dataclass(frozen=True)
class Server:
    """Where a server is and how the connection to it is guarded."""

    host: str
    port: int
    tls: Tls
    ca_file: Path | None = None
    """Certificates to trust instead of the system's, for a private authority."""
    login_hint: str | None = None
    """What a refused login usually means at this provider, in place of the general remedy."""

    @property
    def name(self) -> str:
        """Host and port, for people."""
        return f"{self.host}:{self.port}"

    def context(self) -> ssl.SSLContext:
        """What checks the server's certificate. Raises ServerTrouble when `ca_file` does not read."""
        try:
            return ssl.create_default_context(cafile=self.ca_file)
        except (OSError, ssl.SSLError) as error:
            what = f"the certificates in {self.ca_file} cannot be read ({reason_of(error)})"
            raise ServerTrouble(self, "tls", what, "set ca_file to a PEM file of the authority") from error


@dataclass(frozen=True)
class Login:
    """Who logs in; the password is asked for at each login and never kept, so that a changed one is heard of."""

    user: str
    password: Callable[[], str] = field(repr=False)
    """Of a login by OAuth 2 it is an access token."""
    renewed: Callable[[], str] | None = field(default=None, repr=False)
    """Of a login by OAuth 2: another token, after the server has refused the first; None of one by password."""

    @property
    def by_token(self) -> bool:
        """Whether it is a login by OAuth 2 (XOAUTH2)."""
        return self.renewed is not None


def xoauth2(user: str, token: str) -> str:
    """What the mechanism XOAUTH2 sends, before base64."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"


class ServerTrouble(RosterdError):
    """A step on the way to a server failed: which one, what was seen, and the remedy. The message is one line."""

    def __init__(self, server: Server, step: Step, what: str, remedy: str) -> None:
        super().__init__(" ".join(f"{server.name}: {what}; {remedy}".split()))
        self.step = step
        self.what = what
        self.remedy = remedy


class LoginRefused(ServerTrouble):
    """The server does not take the user with this password or token. To go on trying may lock the account."""


def is_loopback(host: str) -> bool:
    """Whether the host is this machine by its very name or address, without asking a name server."""
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def reason_of(error: Exception) -> str:
    """What the system says of a failure, on one line."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(text.split()) or type(error).__name__


def connection_trouble(server: Server, error: Exception) -> ServerTrouble:
    """The trouble behind a failure to connect: the name, the certificate, or the connection."""
    if isinstance(error, ServerTrouble):
        return error
    what = reason_of(error)
    if isinstance(error, socket.gaierror):
        return ServerTrouble(server, "name", f"the name is not known ({what})", "check host and the name server")
    if isinstance(error, ssl.SSLCertVerificationError):
        remedy = "check host, or set ca_file to the authority that signed the certificate"
        return ServerTrouble(server, "tls", f"its certificate is not trusted ({error.verify_message})", remedy)
    if isinstance(error, ssl.SSLError):
        return ServerTrouble(server, "tls", f"TLS cannot be spoken with it ({what})", "check port and tls")
    if isinstance(error, TimeoutError):
        return ServerTrouble(server, "connection", "does not answer in time", "check host, port and firewall")
    return ServerTrouble(server, "connection", f"cannot be reached ({what})", "check host, port and firewall")
