"""`oauth2 = { … }` of [mailbox] and [outgoing]: its keys, and what must stand together."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct

from daemon.secret_sources import SecretSource, source_of
from daemon.toml_file import Place, read_table
from daemon.toml_values import NAME, Command, OptionalFile, Variable

Service: TypeAlias = Literal["microsoft", "microsoft-china", "google"]
Word: TypeAlias = Annotated[str, Meta(pattern=NAME, max_length=200, description="a word between quotes")]
Authority: TypeAlias = Annotated[
    str, Meta(pattern=r"^https://[^\s/?#@]+\Z", description='an address like "https://login.microsoftonline.com"')
]
SECRET_KEYS = ("client_secret_env", "client_secret_file", "client_secret_command")


class OAuth2Section(Struct, frozen=True, kw_only=True):
    """Who vouches for the daemon. With a secret or a certificate it comes on its own account, else for a person."""

    service: Annotated[Service, Meta(description='"microsoft", "microsoft-china" or "google"')] = "microsoft"
    tenant: Word | None = None
    client_id: Word | None = None
    client_secret_env: Variable | None = None
    client_secret_file: OptionalFile = None
    client_secret_command: Command | None = None
    certificate_file: OptionalFile = None
    """PEM: the private key and the certificate that is registered for it."""
    service_account_file: OptionalFile = None
    """Google's JSON key of a service account that may act for the user."""
    resource: Authority | None = None
    """What the token is for, where it is not what is usual; of Exchange on premises the address of its server."""
    authority: Authority | None = None
    """Another token service than the usual one of `service`."""
    ca_file: OptionalFile = None

    @property
    def secret(self) -> SecretSource | None:
        """Where the client's secret lies, if it has one."""
        return source_of(self, SECRET_KEYS)

    @property
    def for_a_person(self) -> bool:
        """Whether somebody must sign in once (device code), for the daemon has no credentials of its own."""
        return self.service != "google" and self.secret is None and self.certificate_file is None


def read_oauth2(table: object, place: Place, usual: Service | None = None) -> OAuth2Section:
    """The table, checked; `usual` is the service where it names none. Raises ConfigurationError."""
    inner = Place(place.file, f"{place.table} oauth2")
    if isinstance(table, dict) and usual is not None:
        table = {"service": usual, **table}
    section = read_table(table, OAuth2Section, inner)
    _refuse_secret_in_clear(table, inner)
    if section.service == "google":
        _check(section, inner, needed=("service_account_file",), foreign=("tenant", "client_id", *_CREDENTIALS))
    else:
        _check(section, inner, needed=("tenant", "client_id"), foreign=("service_account_file",))
    named = [key for key in _CREDENTIALS if getattr(section, key) is not None]
    if len(named) > 1:
        raise inner.mistake(named[1], f"stands beside {named[0]}; keep one of them")
    return section


_CREDENTIALS = (*SECRET_KEYS, "certificate_file")


def _refuse_secret_in_clear(table: Any, place: Place) -> None:
    if "client_secret" in table:
        what = f"a secret does not stand in this file; name where it is with {', '.join(SECRET_KEYS)}"
        raise place.mistake("client_secret", what)


def _check(section: OAuth2Section, place: Place, needed: tuple[str, ...], foreign: tuple[str, ...]) -> None:
    for key in foreign:
        if getattr(section, key) is not None:
            raise place.mistake(key, f'is not a key of service "{section.service}"; remove it')
    for key in needed:
        if getattr(section, key) is None:
            raise place.mistake(key, f'missing; service "{section.service}" needs it')
