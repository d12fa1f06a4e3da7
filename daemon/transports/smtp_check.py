"""Whether letters can go out over SMTP, step by step, for `rosterd check`. No letter is sent."""

from __future__ import annotations

from collections.abc import Iterator

from daemon.transports.checking import Steps, until_trouble
from daemon.transports.server import Login, Server, ServerTrouble, connection_trouble
from daemon.transports.smtp_connection import SmtpConnection, Timeouts
from daemon.transports.smtp_login import connect, log_in


def check_smtp(server: Server, login: Login | None, address: str, timeouts: Timeouts | None = None) -> Steps:
    """Each step with its trouble, None when it is in order. Ends with the first trouble."""
    return until_trouble(_steps(server, login, address, timeouts or Timeouts()))


def _steps(server: Server, login: Login | None, address: str, timeouts: Timeouts) -> Iterator[str]:
    """The name of each step when it is in order. Raises ServerTrouble at the one that is not."""
    connection = connect(server, timeouts)
    try:
        yield "connection"
        if login is not None:
            log_in(connection, server, login)
            yield "login"
        _may_send(connection, server, address)
        yield "sending"
    finally:
        connection.quit_politely()


def _may_send(connection: SmtpConnection, server: Server, address: str) -> None:
    """Begin a letter from the daemon's address, and take it back."""
    try:
        answer = connection.command(f"MAIL FROM:<{address}>")
        connection.command("RSET")
    except OSError as error:
        raise connection_trouble(server, error) from error
    if not answer.accepts:
        what = f"takes no mail from {address} ({answer})"
        raise ServerTrouble(server, "sending", what, "check user, and let it send as the address of [daemon]")
