"""How token services are talked to: a time-out for every request, and certificates checked by `ca_file` where named."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, Final

import requests

SECONDS: Final = 20
"""That a token service may take for an answer."""


class Session(requests.Session):
    """A session whose own choice of certificates stands, whatever the environment names (REQUESTS_CA_BUNDLE)."""

    def __init__(self, ca_file: Path | None) -> None:
        super().__init__()
        self.verify = str(ca_file) if ca_file is not None else True

    def request(self, *arguments: Any, **options: Any) -> requests.Response:
        """As of the library, but that the answer as a whole has so many seconds: the library's are for each drop."""
        if options.get("verify") is None:
            options["verify"] = self.verify
        if options.get("timeout") is None:
            options["timeout"] = SECONDS
        asked: Future[requests.Response] = Future()
        thread = Thread(target=_ask, args=(asked, partial(super().request, *arguments, **options)), daemon=True)
        thread.start()
        try:
            return asked.result(SECONDS)
        except FutureTimeout as error:
            raise requests.exceptions.ReadTimeout("the answer takes too long") from error


def _ask(asked: Future[requests.Response], ask: Callable[[], requests.Response]) -> None:
    try:
        asked.set_result(ask())
    except Exception as error:  # it is raised where the answer is waited for
        asked.set_exception(error)
