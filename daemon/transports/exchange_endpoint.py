"""Where Exchange Web Services (EWS) are and how they are asked. Knows nothing of the library that asks them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from daemon.transports.server import Server

EwsVersion: TypeAlias = Literal[
    "Exchange2010", "Exchange2010_SP1", "Exchange2010_SP2", "Exchange2013", "Exchange2013_SP1", "Exchange2016"
]
Authentication: TypeAlias = Literal["ntlm", "basic", "oauth2"]
Access: TypeAlias = Literal["delegate", "impersonation"]

PATH = "/EWS/Exchange.asmx"
AUTODISCOVER_PATH = "/autodiscover/autodiscover.xml"
CLOSING = dt.date(2027, 4, 1)
"""When Exchange Online stops answering EWS for good; tenant by tenant it does so from 2026-10-01 on."""
ONLINE = ("outlook.office365.com", "outlook.office.com", "outlook.cn", "office365.cn", "outlook.office365.us")
"""Hosts of Exchange Online, in the global cloud and in those of countries; hosts below them too."""


@dataclass(frozen=True)
class Endpoint:
    """One mailbox on one server."""

    url: str
    mailbox: str
    """Its primary address."""
    ca_file: Path | None = None
    autodiscover: bool = False
    """Whether the address of EWS is first asked of autodiscover at the host of `url`."""
    version: EwsVersion = "Exchange2016"
    auth: Authentication = "ntlm"
    access: Access = "delegate"

    @property
    def server(self) -> Server:
        """Host and port, and how the connection is guarded."""
        return server_at(self.url, self.ca_file)

    @property
    def warning(self) -> str | None:
        """What an administrator should know about this server beforehand."""
        host = self.server.host.rstrip(".").lower()
        if not any(host == known or host.endswith(f".{known}") for known in ONLINE):
            return None
        return (
            f"Exchange Online closes EWS for good on {CLOSING}, and for many tenants before that; "
            'use type = "imap" and type = "smtp" with OAuth 2 instead'
        )


def url_of(server: str) -> str:
    """The address of EWS, from one, or from a host."""
    if not server.startswith(("https://", "http://")):
        return f"https://{server}{PATH}"
    return server.rstrip("/") + PATH if urlsplit(server).path in {"", "/"} else server


def server_at(url: str, ca_file: Path | None) -> Server:
    """The server of a URL. Raises ValueError where that names none."""
    parts = urlsplit(url)
    if not parts.hostname:
        raise ValueError(url)
    plain = parts.scheme == "http"
    port = parts.port or (80 if plain else 443)
    return Server(parts.hostname, port, "none" if plain else "implicit", ca_file)
