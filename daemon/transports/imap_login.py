"""The way into an IMAP server: connection, TLS, login, ID. Each step that fails is a ServerTrouble of its own."""

from __future__ import annotations

from contextlib import suppress

from daemon.transports.imap_client import BrokenError, CapabilityError, Client, IMAPError
from daemon.transports.imap_pace import LoginRefused, Pace
from daemon.transports.imap_words import said
from daemon.transports.server import Login, Server, ServerTrouble, connection_trouble, is_loopback

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
    password = login.password()
    try:
        _authenticate(client, login.user, password)
        _identify(client)
    except IMAPError as error:
        raise _login_trouble(server, login.user, said(error).replace(password, "…"), error) from None
    except Exception as error:  # whatever the other end sends
        raise connection_trouble(server, error) from error


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


def _login_trouble(server: Server, user: str, what: str, error: IMAPError) -> ServerTrouble:
    """The library calls every end of a login a refusal: what it came from tells a broken connection from a no."""
    if isinstance(error, BrokenError) or isinstance(error.__context__, BrokenError):
        what = f"the connection broke during the login ({what})"
        return ServerTrouble(server, "connection", what, "check the server; it is tried again")
    if any(code in what.upper() for code in PASSING):
        what = f"it lets nobody in at the moment ({what})"
        return ServerTrouble(server, "connection", what, "check the server; it is tried again")
    remedy = "check user and password; some providers want an app password and IMAP switched on"
    return LoginRefused(server, "login", f"it refused the login of {user} ({what})", remedy)


def leave(client: Client) -> None:
    """Close the connection, politely if that takes no time; whatever goes wrong, it is closed."""
    with suppress(Exception):
        client.socket().settimeout(Pace.farewell)
        client.logout()
        return
    client.abandon()
