"""Who logs in to a server, and with what: a password or a token, asked for at each login and never kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from daemon.errors import ConfigurationError
from daemon.exchange_sections import ExchangeSection
from daemon.login_section import PASSWORD_KEYS, LoginSection
from daemon.oauth.section import OAuth2Section
from daemon.oauth.tokens import Tokens, TokenTrouble
from daemon.secret_sources import source_of
from daemon.toml_file import Place
from daemon.transports.server import Login, LoginRefused, ServerTrouble


def login_of(user: str, section: LoginSection, place: Place, state_dir: Path) -> Login:
    """Who logs in to the server; password or token raise ServerTrouble when they cannot be had."""
    if section.oauth2 is None:
        return Login(user, lambda: _at_login(section, place))
    tokens = tokens_of(user, section.oauth2, place, state_dir, ews=isinstance(section, ExchangeSection))
    return Login(user, lambda: _token(section, tokens.at_hand), renewed=lambda: _token(section, tokens.renewed))


def tokens_of(user: str, section: OAuth2Section, place: Place, state_dir: Path, *, ews: bool) -> Tokens:
    """What gives the tokens of a login by OAuth 2; nothing is asked of the service yet. `ews`: for Exchange's own."""
    if section.service == "google":
        from daemon.oauth.google import GoogleTokens  # noqa: PLC0415 - slow to load, and few need it

        return GoogleTokens(section.service_account_file or Path(), user, section.ca_file)
    from daemon.oauth.cache import TokenCacheFile  # noqa: PLC0415 - see above
    from daemon.oauth.microsoft import EWS, MAIL, MicrosoftTokens  # noqa: PLC0415 - see above

    source, inner = section.secret, Place(place.file, f"{place.table} oauth2")
    secret = None if source is None else lambda: source.read(inner)
    return MicrosoftTokens(section, user, TokenCacheFile(state_dir), EWS if ews else MAIL, secret)


def _token(section: LoginSection, give: Callable[[], str]) -> str:
    """A token. A service that gives none is a server out of reach; one that refuses is a login refused."""
    try:
        return give()
    except TokenTrouble as trouble:
        kind = LoginRefused if trouble.refused else ServerTrouble
        raise kind(section.where, "login", trouble.what, trouble.remedy) from trouble
    except ConfigurationError as error:
        raise _no_secret(section, error) from error


def check_password(section: LoginSection, place: Place) -> None:
    """Whether the password is where the configuration says. Raises ConfigurationError.

    A command is left for the login: it may take long, and may ask somebody something.
    """
    if section.oauth2 is not None:
        source = section.oauth2.secret
        if source is not None and not source.key.endswith("_command"):
            source.read(Place(place.file, f"{place.table} oauth2"))
    elif section.user is not None and section.password_command is None:
        password_of(section, place)()


def password_of(section: LoginSection, place: Place) -> Callable[[], str]:
    """What gives the password; it raises ConfigurationError, one line, when it cannot."""
    source = source_of(section, PASSWORD_KEYS)
    if source is None:
        raise place.mistake("user", "nothing says where the password is")
    return lambda: source.read(place)


def _at_login(section: LoginSection, place: Place) -> str:
    """The password. A source that fails while the daemon runs is a server out of reach, not the end of the run."""
    try:
        return password_of(section, place)()
    except ConfigurationError as error:
        raise _no_secret(section, error) from error


def _no_secret(section: LoginSection, error: ConfigurationError) -> ServerTrouble:
    what, _, remedy = str(error).rpartition("; ")
    noun = "password" if section.oauth2 is None else "client secret"
    return ServerTrouble(section.where, "login", f"there is no {noun} ({what})", remedy)
