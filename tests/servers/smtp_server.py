"""An SMTP server on loopback, in a thread, with faults that can be programmed."""

from __future__ import annotations

import asyncio
import base64
import logging
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from daemon.transports.server import Server, Tls

logging.getLogger("mail.log").setLevel(logging.ERROR)  # the library warns there of an attribute that it sets itself
USER, PASSWORD = "staffing", "密码 pass:word"
"""The only user; the password needs UTF-8 (RFC 4616)."""


@dataclass
class Received:
    """A letter that the server has stored."""

    sender: str
    recipients: list[str]
    data: bytes
    options: list[str]


@dataclass
class Faults:
    """What goes wrong, until it is taken back."""

    recipients: dict[str, str] = field(default_factory=dict)
    """The answer to RCPT, by address."""
    mail: str | None = None
    """The answer to MAIL."""
    data: str | None = None
    """The answer to a letter, which is then not stored."""
    cut_within_data: int | None = None
    """How many bytes of the letter are read before the connection is cut."""
    cut_before_storing: bool = False
    cut_after_storing: bool = False
    answer_seconds: float = 0.0
    """How long the answer to a stored letter takes."""
    login: str | None = None
    """The answer to every login."""
    mechanisms: tuple[str, ...] = ("PLAIN", "LOGIN")
    without: tuple[str, ...] = ()
    """Extensions that are not announced."""
    size: int | None = None
    utf8: bool = False


class SmtpServer:
    """Takes letters over one of the three ways; without `certificate` only in the clear."""

    def __init__(
        self,
        tls: Tls,
        certificate: Path | None = None,
        ca_file: Path | None = None,
        user_of: Callable[[str], str | None] | None = None,
    ) -> None:
        """`user_of` tells whose a token is; then people are let in by XOAUTH2 too."""
        self.tls, self._ca_file, self.user_of = tls, ca_file, user_of
        self.faults = Faults()
        self.received: list[Received] = []
        self.connections = 0
        self.logins: list[tuple[str, bool]] = []
        """Every try to log in: the mechanism, and whether it went well."""
        self.coming: Callable[[], None] = lambda: None
        """Is called before a letter is stored or not: the last moment to change the faults."""
        self.stored: Callable[[Received], None] = lambda letter: None
        """Hears of every letter before its sender does."""
        self._context = _context(certificate) if certificate else None
        self._open: list[_Protocol] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.port = 0
        self.start()

    def server(self, host: str = "localhost", port: int | None = None) -> Server:
        """The way to it, as a configuration says it."""
        return Server(host, port or self.port, self.tls, self._ca_file)

    def start(self) -> None:
        """Listen, on the same port as before."""
        listening = self._loop.create_server(
            lambda: _Protocol(self, self._context),
            "127.0.0.1",
            self.port,
            ssl=self._context if self.tls == "implicit" else None,
        )
        self._listener = asyncio.run_coroutine_threadsafe(listening, self._loop).result(10)
        self.port = self._listener.sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Cut every connection and refuse new ones."""
        asyncio.run_coroutine_threadsafe(self._stopped(), self._loop).result(10)

    def cut_all(self) -> None:
        """Cut every connection and go on listening."""
        asyncio.run_coroutine_threadsafe(self._cut(), self._loop).result(10)

    @property
    def open_connections(self) -> int:
        """How many clients are connected."""
        return sum(protocol.is_connected for protocol in self._open)

    def close(self) -> None:
        """Stop, and end the thread, once everything that serves a client has heard of it: sockets closed, errors taken.

        A client that went away within a handshake is such a thing too, and no `_Protocol` knows of it yet.
        """
        self.stop()
        asyncio.run_coroutine_threadsafe(_all_ended(), self._loop).result(20)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _stopped(self) -> None:
        for listening in self._listener.sockets:
            self._loop.remove_reader(listening.fileno())
        # Who has been accepted is taken on a turn of the loop later: by a closed listener it would be left hanging.
        await asyncio.sleep(0.01)
        self._listener.close()
        await self._cut()

    async def _cut(self) -> None:
        for protocol in self._open:
            protocol.cut()
        await asyncio.sleep(0.01)

    def opened(self, protocol: _Protocol) -> None:
        """A client has come."""
        self.connections += 1
        self._open.append(protocol)


class _Protocol(SMTP):
    """One connection."""

    def __init__(self, owner: SmtpServer, context: ssl.SSLContext | None) -> None:
        faults = owner.faults
        self.owner = owner
        super().__init__(
            _Handler(owner, self),
            data_size_limit=faults.size,
            enable_SMTPUTF8=faults.utf8,
            hostname="mail.corp.example",
            tls_context=context if owner.tls == "starttls" else None,
            authenticator=self._authenticate_user,
            auth_require_tls=owner.tls == "starttls",
            auth_exclude_mechanism=[
                *(name for name in ("PLAIN", "LOGIN") if name not in faults.mechanisms),
                *(["XOAUTH2"] if owner.user_of is None else []),
            ],
            loop=asyncio.get_running_loop(),
        )
        self._met = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count the clients; after STARTTLS it is called again for the same one."""
        if not self._met:
            self._met = True
            self.owner.opened(self)
        super().connection_made(transport)

    @property
    def is_connected(self) -> bool:
        """Whether a client is there. Of one that goes away within the handshake the library's class never hears."""
        before_tls = self._original_transport
        if before_tls is not None and (self.session is None or self.session.ssl is None):
            return not before_tls.is_closing()
        return self.transport is not None

    def cut(self) -> None:
        """As a server does that falls over; within a handshake the socket is with the transport before it."""
        for transport in (self.transport, self._original_transport):
            if isinstance(transport, asyncio.WriteTransport):
                transport.abort()

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - the library's name
        """Read only a part of the letter where that is the fault."""
        wanted = self.owner.faults.cut_within_data
        if wanted is None:
            await super().smtp_DATA(arg)
            return
        await self.push("354 go on")
        while wanted > 0:
            wanted -= len(await self._reader.read(wanted))
        self.cut()

    def _authenticate_user(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: object
    ) -> AuthResult:
        answer = self.owner.faults.login
        good = answer is None and login == LoginPassword(USER.encode(), PASSWORD.encode())
        self.owner.logins.append((mechanism, good))
        return AuthResult(success=good, handled=False, message=answer)


class _Handler:
    """What the server says, by its faults."""

    def __init__(self, owner: SmtpServer, protocol: _Protocol) -> None:
        self._owner, self._protocol = owner, protocol

    async def handle_EHLO(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        hidden = self._owner.faults.without
        return [line for line in responses if line[4:].partition(" ")[0] not in hidden]

    async def auth_XOAUTH2(self, server: SMTP, words: list[str]) -> AuthResult:  # noqa: N802 - the library's name
        """Let in whose token it is; a refusal says why first, and waits for an empty line."""
        user, _, bearer = base64.b64decode(words[1]).decode().partition("\x01")
        token = bearer.removeprefix("auth=Bearer ").removesuffix("\x01\x01")
        good = self._owner.user_of is not None and f"user={self._owner.user_of(token)}" == user
        self._owner.logins.append(("XOAUTH2", good))
        if good:
            return AuthResult(success=True)
        await server.challenge_auth(b'{"status":"401"}')
        return AuthResult(success=False, handled=False, message="535 5.7.3 Authentication unsuccessful")

    async def handle_MAIL(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not session.authenticated and self._owner.tls != "none":
            return "530 5.7.0 Authentication required"
        if self._owner.faults.mail is not None:
            return self._owner.faults.mail
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if (answer := self._owner.faults.recipients.get(address)) is not None:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        faults = self._owner.faults
        self._owner.coming()
        if faults.data is not None:
            return faults.data
        if faults.cut_before_storing:
            self._protocol.cut()
            return "451 nobody hears this"
        data = envelope.original_content or b""
        letter = Received(envelope.mail_from or "", list(envelope.rcpt_tos), data, list(envelope.mail_options))
        self._owner.received.append(letter)
        self._owner.stored(letter)
        if faults.cut_after_storing:
            self._protocol.cut()
        await asyncio.sleep(faults.answer_seconds)
        return "250 OK"


async def _all_ended() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    if tasks:
        await asyncio.wait(tasks, timeout=5)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0.01)  # what they closed is closed a turn of the loop later


def _context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context
