"""The way into an SMTP server: connection, greeting, TLS, login. Each step that fails is a ServerTrouble of its own."""

from __future__ import annotations

import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager

from daemon.errors import RosterdError
from daemon.transports.server import (
    CONNECT_SECONDS,
    Login,
    LoginRefused,
    Server,
    ServerTrouble,
    connection_trouble,
    is_loopback,
    xoauth2,
)
from daemon.transports.smtp_connection import Answer, SmtpConnection, Timeouts, printable


def open_connection(server: Server, login: Login | None, timeouts: Timeouts) -> SmtpConnection:
    """A connection over which letters can be sent. Raises LoginRefused, ServerTrouble."""
    connection = connect(server, timeouts)
    if login is not None:
        log_in(connection, server, login)
    return connection


def connect(server: Server, timeouts: Timeouts) -> SmtpConnection:
    """A connection that is guarded as `tls` says. Raises ServerTrouble."""
    if server.tls == "none" and not is_loopback(server.host):
        what = "a connection without TLS leads to another machine"
        raise ServerTrouble(server, "tls", what, 'set tls to "implicit" or "starttls"')
    connection = SmtpConnection(local_hostname=socket.gethostname(), timeout=CONNECT_SECONDS)
    with _closed_in_trouble(connection, server):
        _greet(connection, server)
        connection.allow(timeouts.command)
    return connection


def log_in(connection: SmtpConnection, server: Server, login: Login) -> None:
    """Log in; in trouble the connection is closed. Raises LoginRefused, ServerTrouble."""
    with _closed_in_trouble(connection, server):
        _introduce(connection, server, login)


@contextmanager
def _closed_in_trouble(connection: SmtpConnection, server: Server) -> Iterator[None]:
    try:
        yield
    except RosterdError:
        connection.close()
        raise
    except (OSError, ValueError) as error:  # a name that is none is a ValueError
        connection.close()
        raise connection_trouble(server, error) from error


def _greet(connection: SmtpConnection, server: Server) -> None:
    greeting = connection.open(server)
    if not greeting.accepts:
        what = f"takes no connection ({greeting})"
        raise ServerTrouble(server, "connection", what, "try later, or ask its administrator")
    connection.command_encoding = "utf-8"  # addresses beyond ASCII, where the server takes them (RFC 6531)
    connection.local_hostname = _own_name(connection)
    _say_hello(connection, server)
    if server.tls == "starttls":
        _start_tls(connection, server)
        _say_hello(connection, server)


def _own_name(connection: SmtpConnection) -> str:
    """This machine's full name, or its address where it has none (RFC 5321 section 4.1.4).

    Name servers are not asked, which the library would do, for minutes.
    """
    name = connection.local_hostname
    if ("." in name.strip(".") and name.isascii()) or connection.sock is None:
        return name
    address = connection.sock.getsockname()[0].partition("%")[0]
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"


def _say_hello(connection: SmtpConnection, server: Server) -> None:
    answer = connection.hello()
    if not answer.accepts:
        raise ServerTrouble(server, "connection", f"refuses EHLO ({answer})", "check that host and port are of SMTP")


def _start_tls(connection: SmtpConnection, server: Server) -> None:
    if not connection.has_extn("starttls"):
        what = "does not offer STARTTLS"
        raise ServerTrouble(server, "tls", what, 'set tls to "implicit" (port 465) or ask its administrator')
    answer = connection.command("STARTTLS")
    if not answer.accepts:
        raise ServerTrouble(server, "tls", f"does not start TLS ({answer})", "try later, or ask its administrator")
    connection.guard(server)


def _introduce(connection: SmtpConnection, server: Server, login: Login) -> None:
    answer = _authenticated(connection, server, login)
    if answer.accepts:
        return
    if answer.refuses_for_good:
        remedy = "check user and password; many providers want an app password (授权码)"
        if login.by_token:
            remedy = "check that the application may send over SMTP as this user, and that SMTP AUTH is switched on"
        what = f"refuses the login of {login.user} ({answer})"
        raise LoginRefused(server, "login", what, server.login_hint or remedy)
    raise ServerTrouble(server, "login", f"does not log in {login.user} now ({answer})", "try later")


def _authenticated(connection: SmtpConnection, server: Server, login: Login) -> Answer:
    """What the server says to user and password, by the first of PLAIN and LOGIN that it offers (RFC 4954).

    One try by one mechanism: a second one with the same password is what locks accounts.
    """
    offered = connection.esmtp_features.get("auth", "").upper().split()
    if login.renewed is not None:
        answer = _by_token(connection, login.user, login.password())
        return _by_token(connection, login.user, login.renewed()) if answer.refuses_for_good else answer
    if "PLAIN" in offered:
        return connection.command("AUTH PLAIN " + _base64(f"\0{login.user}\0{login.password()}"))  # RFC 4616
    if "LOGIN" in offered:
        answer = connection.command("AUTH LOGIN")
        for word in (login.user, login.password()):
            if answer.code != 334:  # noqa: PLR2004 - RFC 4954 section 4
                break
            answer = connection.command(_base64(word))
        return answer
    what = f"offers no login that rosterd knows (it offers {printable(' '.join(offered)) or 'none'})"
    raise ServerTrouble(server, "login", what, "remove user where it wants none, or ask for PLAIN or LOGIN")


def _by_token(connection: SmtpConnection, user: str, token: str) -> Answer:
    """XOAUTH2. A server that refuses says why first (334), which is answered with an empty line."""
    answer = connection.command("AUTH XOAUTH2 " + _base64(xoauth2(user, token)))
    return connection.command("") if answer.code == 334 else answer  # noqa: PLR2004 - RFC 4954 section 4


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()
