"""Proof of life: /healthz for a supervisor and /metrics for Prometheus, on this machine only, where configured."""

from __future__ import annotations

import datetime as dt
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple

from daemon.assembly import Assembly
from daemon.cycle import Report
from daemon.toml_file import Place

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


def take_stock(assembly: Assembly, report: Report) -> None:
    """Note how things stand at the end of a cycle."""
    vitals, letters = assembly.vitals, [letter for _, letter in assembly.store.unsettled_letters()]
    vitals.cycled_at, vitals.trouble = report.at, report.unreachable
    vitals.polled_at = report.at if report.unreachable is None else vitals.polled_at
    vitals.uncertain = sum(letter.state == "uncertain" for letter in letters)
    vitals.waiting = len(letters) - vitals.uncertain
    vitals.oldest_letter = min((letter.made_at for letter in letters), default=None)
    vitals.aside = assembly.aside.count() if assembly.aside is not None else 0


@contextmanager
def proof_of_life(assembly: Assembly) -> Iterator[None]:
    """Serve both pages while within; nothing where no port is configured. Raises ConfigurationError for a taken one."""
    port = assembly.configuration.health.port
    if port is None:
        yield
        return
    from daemon.metrics import metrics_page  # noqa: PLC0415 - who does not ask for it does not load it

    pages: Pages = {"/healthz": lambda: _health_page(assembly), "/metrics": lambda: metrics_page(assembly.vitals)}
    try:
        server = _Server((LOOPBACK, port), _handler_of(pages))
    except OSError as error:
        place = Place(assembly.configuration.file, "[health]")
        raise place.mistake("port", f"{LOOPBACK}:{port} cannot be used ({error.strerror}); name a free one") from error
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


def _health_page(assembly: Assembly) -> Page:
    configuration = assembly.configuration
    minutes = dt.timedelta(minutes=configuration.health.outage_minutes)
    longest = max(minutes, 2 * dt.timedelta(seconds=configuration.policy.poll_seconds))
    ailment = assembly.vitals.ailment(assembly.clock.now(), longest)
    return Page(503 if ailment else 200, "text/plain; charset=utf-8", f"{ailment or 'ok'}\n".encode())


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
