"""[mailbox] and [outgoing] of type "exchange": Exchange Web Services (EWS), where it is and how mail lies there."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from daemon.login_section import LoginSection
from daemon.toml_file import Place
from daemon.toml_values import Address, MailFolder, Switch, User
from daemon.transports.exchange_endpoint import Access, Authentication, Endpoint, EwsVersion, server_at, url_of
from daemon.transports.server import Server, is_loopback

EWS = r"^(https?://[^\x00-\x20\x7f/?#@]+(/[^\x00-\x20\x7f?#]*)?|[^\x00-\x20\x7f:/?#@\[\]]+)\Z"

EwsServer: TypeAlias = Annotated[
    str,
    Meta(
        pattern=EWS,
        max_length=1000,
        description='a host like "mail.example.com" or an address like "https://mail.example.com/EWS/Exchange.asmx"',
    ),
]
VersionKey: TypeAlias = Annotated[EwsVersion, Meta(description='a version of EWS like "Exchange2016"')]
AuthKey: TypeAlias = Annotated[Authentication, Meta(description='"ntlm", "basic" or "oauth2"')]
AccessKey: TypeAlias = Annotated[Access, Meta(description='"delegate" or "impersonation"')]


class ExchangeSection(LoginSection, frozen=True, kw_only=True):
    """An Exchange server, who logs in to it, and whose mailbox is used there."""

    server: EwsServer | None = None
    """Its host or the address of EWS on it; left out with `autodiscover`, unless that is to be asked of this host."""
    autodiscover: Switch = False
    version: VersionKey = "Exchange2016"
    auth: AuthKey = "ntlm"
    user: User
    mailbox: Address | None = None
    """The mailbox's primary address; None: `user` is it."""
    access: AccessKey = "delegate"

    @property
    def endpoint(self) -> Endpoint:
        """Where EWS is and how it is asked."""
        address = self.mailbox or self.user
        url = url_of(self.server or address.rpartition("@")[2])
        return Endpoint(url, address, self.ca_file, self.autodiscover, self.version, self.auth, self.access)

    @property
    def where(self) -> Server:
        """See `LoginSection.where`."""
        return server_at(self.endpoint.url, self.ca_file)


class ExchangeMailbox(ExchangeSection, frozen=True, kw_only=True):
    """[mailbox] type = "exchange"."""

    type: Literal["exchange"]
    folder: MailFolder = "inbox"
    processed_folder: MailFolder | None = None
    """Where handled mail is moved; without one it stays in `folder`."""
    address_list: Switch = False
    """Whether people named in a notice whom the directory does not know are looked up in the global address list."""


class ExchangeOutgoing(ExchangeSection, frozen=True, kw_only=True):
    """[outgoing] type = "exchange"."""

    type: Literal["exchange"]
    save_copy: Switch = True
    """Whether the server keeps a copy of what it sends; without one an uncertain letter cannot be looked up."""
    sent_folder: MailFolder = "sentitems"


def check_exchange(section: ExchangeSection, place: Place) -> None:
    """What must stand together. Raises ConfigurationError."""
    if (section.auth == "oauth2") != (section.oauth2 is not None):
        what = 'stands without auth = "oauth2"' if section.oauth2 else 'missing; auth = "oauth2" needs it'
        raise place.mistake("oauth2", what)
    if section.mailbox is None and "@" not in section.user:
        raise place.mistake("mailbox", "missing; expected the mailbox's address, for user is none")
    if section.server is None and not section.autodiscover:
        what = "missing; expected the server's host or the address of EWS, or set autodiscover to true"
        raise place.mistake("server", what)
    try:
        where = section.where
    except ValueError:
        what = 'is no address of a server; write a host, or "https://mail.example.com/EWS/Exchange.asmx"'
        raise place.mistake("server", what) from None
    if where.tls == "none" and not is_loopback(where.host):
        raise place.mistake("server", '"http:" is only for this machine itself; write "https:"')
