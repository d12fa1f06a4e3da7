"""[mailbox] and [outgoing]: their keys by the `type` that they name, and what must stand together."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, TypeAlias, TypeVar

from msgspec import Meta, Struct, structs

from daemon.exchange_sections import ExchangeMailbox, ExchangeOutgoing, ExchangeSection, check_exchange
from daemon.login_section import THREE_WAYS, LoginSection, check_login
from daemon.oauth.section import read_oauth2
from daemon.providers import PROVIDERS, Provider, ProviderName
from daemon.toml_file import Place, read_table
from daemon.toml_values import Folder, Host, MailFolder, Port, Switch, User
from daemon.transports.server import Server, Tls, is_loopback

TlsKey: TypeAlias = Annotated[Tls, Meta(description='"implicit", "starttls" or "none"')]
Kind = TypeVar("Kind", bound=Struct)


class ServerSection(LoginSection, frozen=True, kw_only=True):
    """A mail server, and who logs in to it."""

    ports: ClassVar[dict[Tls, int]]
    """The usual port of each way to guard the connection."""
    provider: Annotated[ProviderName | None, Meta(description=f"one of {', '.join(PROVIDERS)}")] = None
    """Fills in what is left out of the keys below."""
    host: Host
    port: Port | None = None
    tls: TlsKey = "implicit"

    @property
    def where(self) -> Server:
        """Where the server is; the port that is usual for `tls` where none is named."""
        hint = PROVIDERS[self.provider].login_hint if self.provider else None
        return Server(self.host, self.port or self.ports[self.tls], self.tls, self.ca_file, hint)


class MaildirMailbox(Struct, frozen=True, kw_only=True):
    """[mailbox] type = "maildir"."""

    type: Literal["maildir"]
    path: Folder


class ImapMailbox(ServerSection, frozen=True, kw_only=True):
    """[mailbox] type = "imap"."""

    ports: ClassVar[dict[Tls, int]] = {"implicit": 993, "starttls": 143, "none": 143}
    type: Literal["imap"]
    user: User
    folder: MailFolder = "INBOX"
    processed_folder: MailFolder | None = None
    """Where handled mail is moved; without one it stays in `folder`."""

    @property
    def patient(self) -> bool:
        """Whether the server blocks who comes too often."""
        return self.provider is not None and PROVIDERS[self.provider].patient


class MaildirOutgoing(Struct, frozen=True, kw_only=True):
    """[outgoing] type = "maildir"."""

    type: Literal["maildir"]
    path: Folder


class SmtpOutgoing(ServerSection, frozen=True, kw_only=True):
    """[outgoing] type = "smtp". Without `user` nobody logs in, as a relay on this machine wants it."""

    ports: ClassVar[dict[Tls, int]] = {"implicit": 465, "starttls": 587, "none": 25}
    type: Literal["smtp"]
    sent_folder: MailFolder | None = None
    """A folder on the server of [mailbox] for copies of what was sent."""
    save_copy: Switch = True
    """Whether the daemon puts the copies there; False where the outgoing server does so by itself."""


MailboxSection: TypeAlias = MaildirMailbox | ImapMailbox | ExchangeMailbox
OutgoingSection: TypeAlias = MaildirOutgoing | SmtpOutgoing | ExchangeOutgoing
_MAILBOXES: tuple[type[Struct], ...] = (MaildirMailbox, ImapMailbox, ExchangeMailbox)
_OUTGOINGS: tuple[type[Struct], ...] = (MaildirOutgoing, SmtpOutgoing, ExchangeOutgoing)


class _MailboxType(Struct, frozen=True):
    type: Annotated[Literal["maildir", "imap", "exchange"], Meta(description='"maildir", "imap" or "exchange"')]


class _OutgoingType(Struct, frozen=True):
    type: Annotated[Literal["maildir", "smtp", "exchange"], Meta(description='"maildir", "smtp" or "exchange"')]


def read_mailbox(table: dict[str, Any], place: Place) -> MailboxSection:
    """[mailbox] as its type wants it. Raises ConfigurationError."""
    kind = _type(table, _MailboxType, place)
    if kind == "maildir":
        return _read(table, MaildirMailbox, _MAILBOXES, place)
    section = (
        _server(table, ImapMailbox, _MAILBOXES, place)
        if kind == "imap"
        else _exchange(table, ExchangeMailbox, _MAILBOXES, place)
    )
    if section.folder == section.processed_folder:
        raise place.mistake("processed_folder", "is the folder that mail is read from; give it another name")
    return section


def read_outgoing(table: dict[str, Any], place: Place) -> OutgoingSection:
    """[outgoing] as its type wants it. Raises ConfigurationError."""
    kind = _type(table, _OutgoingType, place)
    if kind == "maildir":
        return _read(table, MaildirOutgoing, _OUTGOINGS, place)
    if kind == "smtp":
        return _server(table, SmtpOutgoing, _OUTGOINGS, place)
    return _exchange(table, ExchangeOutgoing, _OUTGOINGS, place)


def _type(table: dict[str, Any], schema: type[_MailboxType | _OutgoingType], place: Place) -> str:
    return read_table({key: value for key, value in table.items() if key == "type"}, schema, place).type


def _read(table: dict[str, Any], schema: type[Kind], all_types: tuple[type[Struct], ...], place: Place) -> Kind:
    """The table; a key that only another type has is refused by name."""
    for key in table:
        if key not in schema.__struct_fields__ and any(key in other.__struct_fields__ for other in all_types):
            what = f'is not a key of type "{table["type"]}"; remove it, or set another type'
            raise place.mistake(key, what)
    return read_table(table, schema, place)


Configured = TypeVar("Configured", bound=ServerSection)


OnExchange = TypeVar("OnExchange", bound=ExchangeSection)


def _refuse_password(table: dict[str, Any], place: Place) -> None:
    if "password" in table:
        what = f"a password does not stand in this file; take it out and name where it is with {THREE_WAYS}"
        raise place.mistake("password", what)


def _exchange(
    table: dict[str, Any], schema: type[OnExchange], all_types: tuple[type[Struct], ...], place: Place
) -> OnExchange:
    _refuse_password(table, place)
    oauth2 = read_oauth2(table["oauth2"], place, "microsoft") if "oauth2" in table else None
    stated = {key: value for key, value in table.items() if key != "oauth2"}
    section = structs.replace(_read(stated, schema, all_types, place), oauth2=oauth2)
    check_exchange(section, place)
    check_login(section, place)
    return section


def _server(
    table: dict[str, Any], schema: type[Configured], all_types: tuple[type[Struct], ...], place: Place
) -> Configured:
    _refuse_password(table, place)
    provider = _provider(table, place)
    usual = provider.oauth2 if provider else None
    oauth2 = read_oauth2(table["oauth2"], place, usual) if "oauth2" in table else None
    stated = {key: value for key, value in table.items() if key != "oauth2"}
    section = _read({**_filled_in(provider, schema), **stated}, schema, all_types, place)
    section = structs.replace(section, oauth2=oauth2)
    if provider is not None and provider.only_oauth2 and oauth2 is None:
        raise place.mistake("oauth2", f'missing; provider "{section.provider}" lets nobody in by password')
    _check_tls(section, place)
    check_login(section, place)
    return section


class _ProviderKey(Struct, frozen=True):
    provider: Annotated[ProviderName | None, Meta(description=f"one of {', '.join(PROVIDERS)}")] = None


def _provider(table: dict[str, Any], place: Place) -> Provider | None:
    named = read_table({key: value for key, value in table.items() if key == "provider"}, _ProviderKey, place).provider
    return PROVIDERS[named] if named is not None else None


def _filled_in(provider: Provider | None, schema: type[ServerSection]) -> dict[str, Any]:
    """What the provider's name stands for; a port or a way to guard it that is named comes before."""
    if provider is None:
        return {}
    if schema is ImapMailbox:
        return {"host": provider.imap}
    return {"host": provider.smtp, "tls": provider.smtp_tls}


def _check_tls(section: ServerSection, place: Place) -> None:
    """Without TLS passwords and mails would go over the network for everybody to read."""
    if section.tls == "none" and not is_loopback(section.host):
        what = '"none" is only for this machine itself (localhost, 127.0.0.1, ::1); set it to "implicit" or "starttls"'
        raise place.mistake("tls", what)
