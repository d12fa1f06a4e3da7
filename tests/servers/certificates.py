"""A throw-away authority and the certificates it signs, for servers of the tests."""

from __future__ import annotations

from pathlib import Path

import trustme


class Authority:
    """Signs certificates; clients trust it by `ca_file`."""

    def __init__(self, folder: Path) -> None:
        self._ca = trustme.CA()
        self._folder = folder
        self.ca_file = folder / "authority.pem"
        self._ca.cert_pem.write_to_path(self.ca_file)

    def issue(self, *names: str) -> Path:
        """A file with the key and the certificate of a server of these names or addresses."""
        certificate = self._ca.issue_cert(*names)
        file = self._folder / f"{names[0]}.pem"
        certificate.private_key_and_cert_chain_pem.write_to_path(file)
        return file
