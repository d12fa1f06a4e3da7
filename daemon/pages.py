"""Pages for programs on this machine: a small server that takes no more clients than it can bear, and not for long."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple

LOOPBACK = "127.0.0.1"
SLOWEST = 10.0
"""Seconds that a client may take for its request, however it comes in drops."""
AT_ONCE = 50
"""Clients at one time; more are sent away. Each costs a thread and a file of the daemon's."""


class Page(NamedTuple):
    """An answer: status, media type, body."""

    status: int
    media_type: str
    body: bytes


Pages = dict[str, Callable[[], Page]]


@contextmanager
def served(port: int, pages: Pages) -> Iterator[None]:
    """Serve the pages on this machine's own port while within. Raises OSError where the port cannot be used."""
    server = _Server((LOOPBACK, port), _handler_of(pages))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    """Ends what takes too long, and takes no more clients than it can bear: anybody on the machine may come."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self._came: dict[socket.socket, float] = {}
        super().__init__(address, handler)

    def verify_request(self, request: object, client_address: object) -> bool:
        return len(self._came) < AT_ONCE

    def process_request(self, request: Any, client_address: Any) -> None:
        self._came[request] = time.monotonic()
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._came.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hangs up in the middle is not worth a line, let alone the library's traceback."""

    def service_actions(self) -> None:
        """Called twice a second."""
        for request, came in list(self._came.items()):
            if time.monotonic() - came > SLOWEST:
                with suppress(OSError):  # it has ended meanwhile
                    request.shutdown(socket.SHUT_RDWR)


def _handler_of(pages: Pages) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers GET and HEAD of the pages, and nothing else."""

        server_version = "rosterd"
        sys_version = ""
        timeout = SLOWEST

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def _answer(self, *, with_body: bool) -> None:
            page = pages.get(self.path.partition("?")[0])
            status, media_type, body = page() if page else Page(404, "text/plain; charset=utf-8", b"not found\n")
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if with_body:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Who looks is not worth a line."""

    return Handler
