"""What went wrong on the way to Exchange: each kind told apart, in one line with its remedy, and without mail text."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import requests
from exchangelib import errors
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from daemon.transports.exchange_client import HttpAnswer
from daemon.transports.exchange_endpoint import Endpoint
from daemon.transports.server import LoginRefused, Server, ServerTrouble, connection_trouble

LONGEST = 200
CAUSES_AT_MOST = 20
OK, UNAUTHORIZED, FORBIDDEN = 200, 401, 403
CHECK_ADDRESS = 'check server: the address of EWS is like "https://mail.example.com/EWS/Exchange.asmx"'
_GONE = (errors.ErrorNonExistentMailbox, errors.ErrorMailboxStoreUnavailable, errors.ErrorMissingEmailAddress)
_DENIED = (errors.ErrorAccessDenied, errors.ErrorCreateItemAccessDenied, errors.ErrorPermissionNotAllowedByPolicy)
_IMPERSONATION = (
    errors.ErrorImpersonateUserDenied,
    errors.ErrorImpersonationDenied,
    errors.ErrorImpersonationFailed,
    errors.ErrorInvalidExchangeImpersonationHeaderData,
)


class Busy(ServerTrouble):
    """The server has too much to do, and says for how long it wants to be left alone."""

    def __init__(self, server: Server, seconds: float) -> None:
        what = f"it is busy and asks for a pause of {seconds:.0f} seconds"
        super().__init__(server, "connection", what, "nothing to do: rosterd waits; if it lasts, ask about throttling")
        self.seconds = seconds


def trouble_of(error: Exception, endpoint: Endpoint, user: str) -> ServerTrouble:
    """The trouble behind a failure of the library."""
    if isinstance(error, ServerTrouble):
        return error
    server = endpoint.server
    if isinstance(error, HttpAnswer):
        return _http_trouble(error, endpoint, user)
    if isinstance(error, PermissionError):  # no challenge came for NTLM: what is refused is not even the password
        return _login_trouble(HttpAnswer(UNAUTHORIZED), endpoint, user)
    if isinstance(error, errors.ErrorServerBusy) and is_said_by_ews(error):
        return Busy(server, float(error.back_off or 0))
    if isinstance(error, errors.ResponseMessageError) and (trouble := _refused(error, server, endpoint, user)):
        return trouble
    return _broken(error, server)


def _http_trouble(answer: HttpAnswer, endpoint: Endpoint, user: str) -> ServerTrouble:
    server, status = endpoint.server, answer.status
    if status == UNAUTHORIZED:
        return _login_trouble(answer, endpoint, user)
    if status == FORBIDDEN:
        what = f"it does not let {user} use EWS (HTTP 403)"
        remedy = "let the administrator of Exchange allow EWS for this user and this program"
        return ServerTrouble(server, "permission", what, remedy)
    if answer.location or status in {301, 302, 303, 307, 308}:
        what = f"it leads to another page, such as a login page (HTTP {status}, {_shown(answer.location)})"
        return ServerTrouble(server, "login", what, f"{CHECK_ADDRESS}; no login page may stand before it")
    if answer.is_page and status == OK:
        what = "what answers there is a page for people (HTML), not EWS"
        return ServerTrouble(server, "connection", what, f"{CHECK_ADDRESS}; no login page or proxy may stand before it")
    if status in {404, 405, 410}:
        return ServerTrouble(server, "connection", f"there is no EWS at this address (HTTP {status})", CHECK_ADDRESS)
    what = f"it is out of order at the moment (HTTP {status})"
    return ServerTrouble(server, "connection", what, "check the server; it is tried again")


def _login_trouble(answer: HttpAnswer, endpoint: Endpoint, user: str) -> ServerTrouble:
    offers = answer.offers.lower()
    wanted = {"ntlm": ("ntlm", "negotiate"), "basic": ("basic",), "oauth2": ("bearer",)}[endpoint.auth]
    if offers and not any(word in offers for word in wanted):
        what = f"it does not offer a login by {endpoint.auth} ({_shown(answer.offers)})"
        other = "basic" if "basic" in offers else "ntlm"
        return ServerTrouble(endpoint.server, "login", what, f'set auth to "{other}"')
    what = f"it refused the login of {user}"
    remedy = "check user and password: it may be wrong or expired, or the account locked"
    if endpoint.auth == "oauth2":
        remedy = "check that the application may use EWS (full_access_as_app) for this mailbox, and resource"
    return LoginRefused(endpoint.server, "login", what, remedy)


def _refused(error: Exception, server: Server, endpoint: Endpoint, user: str) -> ServerTrouble | None:
    """What EWS itself says about the mailbox or the user; None where it says it of a mail or a folder."""
    if isinstance(error, errors.ErrorPasswordExpired | errors.ErrorPasswordChangeRequired):
        what = f"the password of {user} has expired"
        return LoginRefused(server, "login", what, "set a new one, and put it where the configuration says")
    if isinstance(error, _IMPERSONATION):
        what = f"{user} may not impersonate {endpoint.mailbox} ({said(error)})"
        remedy = 'give it the role ApplicationImpersonation, or set access to "delegate"'
        return ServerTrouble(server, "permission", what, remedy)
    if isinstance(error, errors.ErrorSendAsDenied):
        what = f"{user} may not send as the address of [daemon] ({said(error)})"
        return ServerTrouble(server, "sending", what, "give the user the right Send As on the mailbox")
    if isinstance(error, _GONE):
        what = f"the mailbox {endpoint.mailbox} is not there, or not now ({said(error)})"
        return ServerTrouble(server, "folder", what, "check mailbox: it is the primary address")
    if isinstance(error, _DENIED):
        what = f"{user} may not do this in the mailbox {endpoint.mailbox} ({said(error)})"
        return ServerTrouble(server, "permission", what, "give the user full access to the mailbox")
    return None


def _broken(error: Exception, server: Server) -> ServerTrouble:
    """The connection, or an answer that does not read."""
    known = tuple(causes(error))
    for cause in known:
        is_from_the_system = isinstance(cause, OSError) and cause.errno is not None
        if isinstance(cause, socket.gaierror | ssl.SSLError) or is_from_the_system:
            return connection_trouble(server, cause if isinstance(cause, Exception) else error)
    if any(isinstance(cause, TimeoutError | requests.exceptions.Timeout) for cause in known):
        return connection_trouble(server, TimeoutError())
    if any(isinstance(cause, requests.exceptions.ConnectionError) for cause in known):
        what = "the connection broke in the middle of an answer"
        return ServerTrouble(server, "connection", what, "check the server; it is tried again")
    what = f"its answer does not read ({said(error)})"
    return ServerTrouble(server, "connection", what, "check the server, and that version fits it; it is tried again")


def was_not_reached(error: Exception) -> bool:
    """Whether a request certainly did not come to EWS: no connection, no login, or a refusal before it was read."""
    if isinstance(error, HttpAnswer):
        return error.status in {301, 302, 303, 307, 308, 401, 403, 404, 405, 410, 429}
    if isinstance(error, PermissionError):
        return True
    if isinstance(error, errors.ErrorServerBusy):
        return is_said_by_ews(error)
    return any(
        isinstance(cause, NewConnectionError | ConnectTimeoutError | ssl.SSLCertVerificationError | ServerTrouble)
        for cause in causes(error)
    )


def is_said_by_ews(error: Exception) -> bool:
    """Whether the error is EWS's own word, and none that the library made of a broken connection or a bare status."""
    return not str(error.args[0] if error.args else "").startswith(("Reraised from", "Caused by"))


def causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from, the last first; bounded, for they may be knotted."""
    seen: set[int] = set()
    left: list[BaseException] = [error]
    while left and len(seen) < CAUSES_AT_MOST:
        cause = left.pop(0)
        if id(cause) in seen:
            continue
        seen.add(id(cause))
        yield cause
        inner = (cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args)
        left += [one for one in inner if isinstance(one, BaseException)]


def said(error: BaseException) -> str:
    """The kind of an error, and what Exchange said of it where it says so in its own words."""
    words = _shown(str(error)) if isinstance(error, errors.ResponseMessageError) else ""
    name = type(error).__name__
    return f"{name}: {words}" if words and words != name else name


def _shown(text: str) -> str:
    """A text of the server's on one line, bounded."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:LONGEST]
