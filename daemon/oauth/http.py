"""How token services are talked to: a time-out for every request, and certificates checked by `ca_file` where named."""

from __future__ import annotations

from pathlib import Path
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
        """As of the library."""
        if options.get("verify") is None:
            options["verify"] = self.verify
        if options.get("timeout") is None:
            options["timeout"] = SECONDS
        return super().request(*arguments, **options)
