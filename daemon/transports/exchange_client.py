"""The Exchange client library, tamed: one try for each request, bounded answers, silence in the logs, nothing shared.

Left to itself the library tries again by its own lights (so letters were sent twice, and wrong passwords tried ten
times), shares connections by a cache that ignores how they were configured, and logs whole requests, mail text and all.
"""

from __future__ import annotations

import logging
import ssl
import time
from typing import Any

import requests
from exchangelib import BASIC, DELEGATE, IMPERSONATION, NTLM, UTC, Account, Credentials, Version
from exchangelib import Configuration as LibraryConfiguration
from exchangelib import version as versions
from exchangelib.protocol import FailFast, Protocol
from exchangelib.transport import NOAUTH
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth
from urllib3.exceptions import HTTPError

from daemon.transports.exchange_endpoint import Endpoint
from daemon.transports.server import Login, ServerTrouble, is_loopback
from daemon.transports.server_pace import Pace
from parsers.limits import Limits

ANSWER_AT_MOST = 4 * Limits().size
"""Bytes of one answer: mails come in it as base64."""
READ_AT_ONCE = 65_536
"""Bytes of an answer, at most."""
AUTHENTICATIONS = {"ntlm": NTLM, "basic": BASIC, "oauth2": NOAUTH}
"""Tokens are ours to bring: the library would ask for them itself, of one service only."""
FRESH = 240.0
"""Seconds for which a token is used without asking for it again; it is good for some minutes more."""
BUILDS = {
    "Exchange2010": versions.EXCHANGE_2010,
    "Exchange2010_SP1": versions.EXCHANGE_2010_SP1,
    "Exchange2010_SP2": versions.EXCHANGE_2010_SP2,
    "Exchange2013": versions.EXCHANGE_2013,
    "Exchange2013_SP1": versions.EXCHANGE_2013_SP1,
    "Exchange2016": versions.EXCHANGE_2016,
}

for _name in ("exchangelib", "urllib3", "requests", "spnego"):  # requests hold mail text; errors are told by rosterd
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


class HttpAnswer(Exception):
    """The server answered, but not as EWS does: its HTTP status, where it leads to, and which logins it offers."""

    def __init__(self, status: int, *, location: str = "", offers: str = "", is_page: bool = False) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.location = location
        self.offers = offers
        self.is_page = is_page
        """Whether it is a page for people."""


class TooLongAnswer(requests.exceptions.ConnectionError):
    """The answer is too long, or takes too long."""


class TornAnswer(requests.exceptions.ConnectionError):
    """The answer ends before its end. The library would read what there is of it."""


class _OneTry(FailFast):  # type: ignore[misc]  # its base has no types
    """No request is made a second time; whatever is no answer of EWS is told as it is."""

    def raise_response_errors(self, response: requests.Response) -> None:
        """Raises HttpAnswer, TornAnswer. EWS sends its own errors with status 500."""
        beginning = response.content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        is_page = beginning.startswith(b"<!doctype html") or b"<html" in beginning
        if response.status_code in {200, 500} and beginning.startswith(b"<") and not is_page:
            if not response.content.rstrip().endswith((b"Envelope>", b"Autodiscover>")):
                raise TornAnswer("the answer is torn off")
            return
        raise HttpAnswer(
            response.status_code,
            location=response.headers.get("Location", ""),
            offers=response.headers.get("WWW-Authenticate", ""),
            is_page=is_page,
        )


class _Bounded(HTTPAdapter):
    """One connection, guarded by our own context, whose answers are bounded in size and time."""

    def __init__(self, context: ssl.SSLContext | None, pace: Pace) -> None:
        self._context = context
        self._pace = pace
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0, pool_block=True)

    def build_connection_pool_key_attributes(
        self, request: Any, verify: Any, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The library would trust its own list of authorities beside ours."""
        host, _ = super().build_connection_pool_key_attributes(request, verify=True, cert=None)
        return host, {} if self._context is None else {"ssl_context": self._context, "cert_reqs": "CERT_REQUIRED"}

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """See above: the context decides."""

    def send(self, request: Any, *args: Any, **kwargs: Any) -> requests.Response:
        """Send a request. The answer to a login's first step is left unread: the login looks at its connection."""
        response: requests.Response = super().send(request, *args, **kwargs)
        if response.status_code != requests.codes.unauthorized:
            try:
                self._read(response)
            except HTTPError as error:
                raise requests.exceptions.ConnectionError(error) from error
        return response

    def _read(self, response: requests.Response) -> None:
        deadline = time.monotonic() + self._pace.answer
        parts: list[bytes] = []
        size = 0
        while part := response.raw.read1(READ_AT_ONCE, decode_content=True):  # what has come; it waits for no more
            parts.append(part)
            size += len(part)
            if size > ANSWER_AT_MOST or time.monotonic() > deadline:
                response.close()
                raise TooLongAnswer("the answer is too long, or takes too long")
        response._content = b"".join(parts)
        response._content_consumed = True


class _Bearer(AuthBase):
    """Brings an access token (RFC 6750), and another one when the server refuses it, once a request."""

    def __init__(self, login: Login) -> None:
        self._login = login
        self._token = ""
        self._asked_at = float("-inf")

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The request with the token."""
        if time.monotonic() - self._asked_at > FRESH:
            self._keep(self._login.password())
        self._put_into(request)
        request.register_hook("response", self._again)
        return request

    def _keep(self, token: str) -> None:
        self._token, self._asked_at = token, time.monotonic()

    def _put_into(self, request: requests.PreparedRequest) -> None:
        request.headers["Authorization"] = f"Bearer {self._token}"

    def _again(self, response: requests.Response, **options: Any) -> requests.Response:
        """What was refused with 401 was not carried out, and goes once more with another token."""
        if response.status_code != requests.codes.unauthorized or self._login.renewed is None:
            return response
        self._keep(self._login.renewed())
        response.close()
        request = response.request.copy()
        request.hooks["response"] = []
        self._put_into(request)
        answer: requests.Response = response.connection.send(request, **options)
        answer.history.append(response)
        return answer


class _Unshared(Protocol):  # type: ignore[misc]  # its base has no types
    """A connection of its own."""

    USERAGENT = "rosterd"

    def __init__(self, config: LibraryConfiguration, adapter: HTTPAdapter, pace: Pace, bearer: _Bearer | None) -> None:
        self.TIMEOUT = (pace.connect, pace.read)
        self._adapter = adapter
        self._bearer = bearer
        super().__init__(config=config)

    def create_session(self) -> requests.Session:
        """A session that logs in; by Basic in UTF-8 (RFC 7617), of which the library knows Latin-1 alone."""
        session: requests.Session = super().create_session()
        if self.auth_type == BASIC:
            user, password = self.credentials.username, self.credentials.password
            session.auth = HTTPBasicAuth(user.encode(), password.encode())
        if self._bearer is not None:
            session.auth = self._bearer
        return session

    def raw_session(self, prefix: str, **_: object) -> requests.Session:
        """A session that takes nothing from the environment."""
        session: requests.Session = super().raw_session(prefix)
        session.mount(prefix, self._adapter)
        session.trust_env = False
        return session


def open_account(endpoint: Endpoint, login: Login, password: str, pace: Pace) -> Account:
    """The mailbox, with nothing asked of the server yet. Raises ServerTrouble for what is wrong with TLS.

    By OAuth 2 `password` is not used: tokens are asked for as they are needed.
    """
    server = endpoint.server
    if server.tls == "none" and not is_loopback(server.host):
        what = "a connection without TLS leads to another machine"
        raise ServerTrouble(server, "tls", what, 'write "https:" in server')
    config = LibraryConfiguration(
        credentials=None if login.by_token else Credentials(login.user, password),
        service_endpoint=endpoint.url,
        auth_type=AUTHENTICATIONS[endpoint.auth],
        version=Version(build=BUILDS[endpoint.version], api_version=endpoint.version),
        retry_policy=_OneTry(),
        max_connections=1,
    )
    access = IMPERSONATION if endpoint.access == "impersonation" else DELEGATE
    account = Account(endpoint.mailbox, config=config, access_type=access, default_timezone=UTC)
    del Protocol[config]  # what is in this cache would be given to everybody who asks for the same server
    context = None if server.tls == "none" else server.context()
    bearer = _Bearer(login) if login.by_token else None
    account.protocol = type.__call__(_Unshared, config, _Bounded(context, pace), pace, bearer)
    return account
