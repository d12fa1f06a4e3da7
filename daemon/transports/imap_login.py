"""The way into an IMAP server: connection, TLS, login, ID. Each step that fails is a ServerTrouble of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from daemon.transports.imap_client import BrokenError, CapabilityError, Client, IMAPError
from daemon.transports.imap_words import said
from daemon.transports.server import Login, LoginRefused, Server, ServerTrouble, connection_trouble, is_loopback
from daemon.transports.server_pace import Pace

IDENTITY = {"name": "rosterd", "vendor": "rosterd"}
"""What ID tells the server (RFC 2971): ASCII only. NetEase lets nobody in who does not say it."""

PASSING = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]", "[CONTACTADMIN]")
"""Answers to a login that say nothing of the password (RFC 5530)."""


def enter(server: Server, login: Login, pace: Pace) -> Client:
    """A client that is connected and logged in. Raises ServerTrouble."""
    client = connect(server, pace)
    try:
        log_in(client, server, login)
    except BaseException:
        leave(client)
        raise
    return client


def connect(server: Server, pace: Pace) -> Client:
    """A client that is connected, its certificate checked. Raises ServerTrouble."""
    if server.tls == "none" and not is_loopback(server.host):
        what = "a connection without TLS leads to another machine"
        raise ServerTrouble(server, "tls", what, 'set tls to "implicit" or "starttls"')
    context = None if server.tls == "none" else server.context()
    try:
        client = Client(server, context if server.tls == "implicit" else None, pace)
    except IMAPError as error:
        what = f"what answers there is no IMAP server, or it is not ready ({said(error)})"
        raise ServerTrouble(server, "connection", what, "check port and tls") from error
    except Exception as error:  # whatever the other end sends
        raise connection_trouble(server, error) from error
    if server.tls == "starttls":
        _start_tls(client, server)
    return client


def _start_tls(client: Client, server: Server) -> None:
    """Go over to TLS, never on without it. What came in before it is forgotten (RFC 3501 section 6.2.1)."""
    try:
        client.starttls(ssl_context=server.context())
    except CapabilityError as error:
        leave(client)
        raise ServerTrouble(server, "tls", "it does not offer STARTTLS", 'set tls to "implicit"') from error
    except IMAPError as error:
        leave(client)
        what = f"it does not start TLS ({said(error)})"
        raise ServerTrouble(server, "tls", what, "check port and tls") from error
    except Exception as error:  # the handshake, or whatever the other end sends
        leave(client)
        raise connection_trouble(server, error) from error


def log_in(client: Client, server: Server, login: Login) -> None:
    """Log in and say who we are. Raises LoginRefused, else ServerTrouble; also when the password cannot be had."""
    secrets = [login.password()]
    try:
        if login.renewed is not None:
            _authenticate_by_token(client, login.user, secrets, login.renewed)
        else:
            _authenticate(client, login.user, secrets[0])
        _identify(client)
    except IMAPError as error:
        what = said(error)
        for secret in secrets:
            what = what.replace(secret, "…")
        raise _login_trouble(server, login, what, error) from None
    except Exception as error:  # whatever the other end sends
        raise connection_trouble(server, error) from error


def _authenticate_by_token(client: Client, user: str, tokens: list[str], renewed: Callable[[], str]) -> None:
    """By XOAUTH2: once with the token at hand, and once with a new one, which joins `tokens`."""
    try:
        client.token_login(user, tokens[0])
    except IMAPError as error:
        if _is_broken(error):
            raise
        tokens.append(renewed())
        client.token_login(user, tokens[1])


def _authenticate(client: Client, user: str, password: str) -> None:
    """LOGIN where both are plain ASCII, else AUTHENTICATE PLAIN, which carries UTF-8 (RFC 4616)."""
    if _is_plain(user) and _is_plain(password):
        client.login('"' + user.replace("\\", "\\\\").replace('"', '\\"') + '"', password)
    else:
        client.plain_login(user, password)


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _identify(client: Client) -> None:
    """Before the first SELECT; a server that lists ID and refuses it is none the worse for it."""
    if client.has_capability("ID"):
        try:
            client.id_(IDENTITY)
        except BrokenError:
            raise
        except IMAPError:
            return


def _is_broken(error: IMAPError) -> bool:
    """The library calls every end of a login a refusal: what it came from tells a broken connection from a no."""
    return isinstance(error, BrokenError) or isinstance(error.__context__, BrokenError)


def _login_trouble(server: Server, login: Login, what: str, error: IMAPError) -> ServerTrouble:
    if _is_broken(error):
        what = f"the connection broke during the login ({what})"
        return ServerTrouble(server, "connection", what, "check the server; it is tried again")
    if any(code in what.upper() for code in PASSING):
        what = f"it lets nobody in at the moment ({what})"
        return ServerTrouble(server, "connection", what, "check the server; it is tried again")
    remedy = "check user and password; some providers want an app password and IMAP switched on"
    if login.by_token:
        remedy = "check that the application may use IMAP for this mailbox, and that IMAP is switched on"
    what = f"it refused the login of {login.user} ({what})"
    return LoginRefused(server, "login", what, server.login_hint or remedy)


def leave(client: Client) -> None:
    """Close the connection, politely if that takes no time; whatever goes wrong, it is closed."""
    with suppress(Exception):
        client.socket().settimeout(Pace.farewell)
        client.logout()
        return
    client.abandon()
