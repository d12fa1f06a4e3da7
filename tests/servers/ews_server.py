"""An Exchange server for the tests, as far as EWS goes: HTTPS on loopback, logins, faults. See EWS.md."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import Counter
from contextlib import ExitStack, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from lxml import etree

from tests.servers.certificates import Authority
from tests.servers.ews_faults import Faults
from tests.servers.ews_mailbox import EwsMailbox
from tests.servers.ews_ntlm import Entrance, Users
from tests.servers.ews_operations import Operations
from tests.servers.ews_schema import complaint
from tests.servers.ews_xml import NAMES, EwsError, answer, envelope, fault

OK = 200
PATH = "/EWS/Exchange.asmx"
DISCOVERY = "/autodiscover/autodiscover.xml"
USER, PASSWORD = "CORP\\staffing", "pass 密码 1"
PAGE = b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in.</body></html>"


class EwsServer:
    """Serves one mailbox. `violations` holds what broke Microsoft's schema, `calls` counts the operations."""

    def __init__(self, folder: Path, mailbox: EwsMailbox, authority: Authority | None = None) -> None:
        authority = authority or Authority(folder)
        self.ca_file = authority.ca_file
        self.mailbox = mailbox
        self.faults = Faults()
        self.users = Users({USER: PASSWORD})
        self.operations = Operations(mailbox, self.faults)
        self.calls: Counter[str] = Counter()
        self.logins_refused = 0
        self.violations: list[str] = []
        """What broke Microsoft's schema."""
        self.impersonated: list[str] = []
        """Whose mailboxes were asked for by impersonation, each once."""
        self.discoveries = 0
        self._until_stop = ExitStack()
        self._until_stop.enter_context(self.users.known_to_ntlm(folder))
        handler = type("Handler", (_Handler,), {"ews": self})
        self._http = _Http(("127.0.0.1", 0), handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(authority.issue("127.0.0.1"))
        self._http.context = context
        self.port = self._http.server_address[1]
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where EWS is."""
        return f"https://127.0.0.1:{self.port}{PATH}"

    @property
    def open_connections(self) -> int:
        """How many clients are connected."""
        return len(self._http.open)

    def heal(self) -> None:
        """Take all faults back."""
        self.faults.__init__()  # type: ignore[misc]

    def stop(self) -> None:
        """Answer nobody any more."""
        self._http.shutdown()
        self._http.server_close()
        self.cut_all()
        self._thread.join()
        self._until_stop.close()

    def cut_all(self) -> None:
        """Cut every connection."""
        for open_one in list(self._http.open):
            with suppress(OSError):
                open_one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Stop, if that was not done."""
        with suppress(OSError):
            self.stop()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    context: ssl.SSLContext

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self.open: set[socket.socket] = set()

    def get_request(self) -> tuple[socket.socket, object]:
        plain, address = super().get_request()
        plain.settimeout(30)
        guarded = self.context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False)
        self.open.add(guarded)
        return guarded, address

    def shutdown_request(self, request: object) -> None:
        self.open.discard(request)
        super().shutdown_request(request)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is no error of the server's."""


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    ews: ClassVar[EwsServer]

    def setup(self) -> None:
        super().setup()
        self.entrance = Entrance(self.ews.users)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Nothing: tests look at what is remembered."""

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        faults = self.ews.faults
        asked = etree.fromstring(data, etree.XMLParser(huge_tree=True))
        body = asked.find("s:Body", NAMES)
        operation = etree.QName(body[0]).localname if body is not None else "Autodiscover"
        if faults.concern(operation) and (faults.status is not None or faults.page):
            return self._refuse()
        before = self.entrance.refused
        challenge = self.entrance.challenge(self.headers.get("Authorization") or "")
        self.ews.logins_refused += self.entrance.refused - before
        if challenge is not None:
            return self._answer(401, b"", [("WWW-Authenticate", each) for each in challenge])
        if body is None or self.path == DISCOVERY:
            return self._discover()
        return self._carry_out(operation, asked, body)

    def _refuse(self) -> None:
        faults = self.ews.faults
        headers = [("Location", faults.location)] if faults.location else []
        if faults.status == 401:
            self.ews.logins_refused += 1
            headers.append(("WWW-Authenticate", "NTLM"))
        self._answer(faults.status or 200, PAGE if faults.page else b"", headers, "text/html")

    def _discover(self) -> None:
        self.ews.discoveries += 1
        text = f'<Autodiscover xmlns="x"><Response><EwsUrl>{self.ews.url}</EwsUrl></Response></Autodiscover>'
        self._answer(200, text.encode())

    def _carry_out(self, operation: str, asked: etree._Element, body: etree._Element) -> None:
        ews, faults = self.ews, self.ews.faults
        ews.calls[operation] += 1
        for whom in asked.iterfind(".//t:ConnectingSID/t:PrimarySmtpAddress", NAMES):
            if whom.text and whom.text not in ews.impersonated:
                ews.impersonated.append(whom.text)
        if (wrong := complaint(body[0])) is not None:
            ews.violations.append(f"{operation}: asked: {wrong}")
        meant = faults.concern(operation)
        if meant and faults.busy_milliseconds is not None:
            return self._answer(500, fault("ErrorServerBusy", faults.busy_milliseconds))
        try:
            said = ews.operations.carry_out(operation, body[0])
        except EwsError as error:
            said = answer(operation, [error])
        except KeyError:
            return self._answer(500, fault("ErrorInvalidRequest"))
        data = envelope(said)
        if (wrong := complaint(said)) is not None:
            ews.violations.append(f"{operation}: answered: {wrong}")
        return self._send_or_break(data, meant=meant)

    def _send_or_break(self, data: bytes, *, meant: bool) -> None:
        faults = self.ews.faults
        if meant and faults.seconds:
            time.sleep(faults.seconds)
        if meant and faults.after_status is not None:
            return self._answer(faults.after_status, b"Service Unavailable")
        if meant and faults.cut_after:
            self.close_connection = True
            with suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)
            return None
        if meant and faults.half:
            self.close_connection = True
            return self._answer(200, data[: len(data) // 2])
        return self._answer(200, data)

    def _answer(
        self, status: int, data: bytes, headers: list[tuple[str, str]] | None = None, kind: str = "text/xml"
    ) -> None:
        with suppress(OSError):
            self.send_response(status)
            for name, value in headers or []:
                self.send_header(name, value)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            drip = self.ews.faults.drip if status == OK else 0.0
            for start in range(0, len(data), 1 if drip else max(1, len(data))):
                self.wfile.write(data[start : start + 1] if drip else data)
                time.sleep(drip)
