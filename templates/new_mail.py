"""`mailto:` links that begin a new mail, with subject and form in it (M7, RFC 6068)."""

from __future__ import annotations

from urllib.parse import quote

from templates.links import LONGEST


class NewMailLink:
    """Makes links to `address` that answer nothing."""

    def __init__(self, address: str) -> None:
        self._before = f"mailto:{quote(address, safe='@')}?subject="

    def __call__(self, subject: str, body: str) -> str:
        """The link whose mail has that subject and body; empty when it would be too long to be pressed safely."""
        written = quote(body.replace("\n", "\r\n"), safe="")
        link = f"{self._before}{quote(subject, safe='')}&body={written}"
        return link if len(link) <= LONGEST else ""
