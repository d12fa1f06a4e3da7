"""Proof of life: /healthz for a supervisor and /metrics for Prometheus, on this machine only, where configured."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from daemon.assembly import Assembly
from daemon.cycle import Report
from daemon.pages import LOOPBACK, Page, Pages, served
from daemon.toml_file import Place


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
    with ExitStack() as open_pages:
        try:
            open_pages.enter_context(served(port, pages))
        except OSError as error:
            place = Place(assembly.configuration.file, "[health]")
            taken = f"{LOOPBACK}:{port} cannot be used ({error.strerror}); name a free one"
            raise place.mistake("port", taken) from error
        yield


def _health_page(assembly: Assembly) -> Page:
    configuration = assembly.configuration
    minutes = dt.timedelta(minutes=configuration.health.outage_minutes)
    longest = max(minutes, 2 * dt.timedelta(seconds=configuration.policy.poll_seconds))
    ailment = assembly.vitals.ailment(assembly.clock.now(), longest)
    return Page(503 if ailment else 200, "text/plain; charset=utf-8", f"{ailment or 'ok'}\n".encode())
