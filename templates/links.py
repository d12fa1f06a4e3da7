"""`mailto:` links that write the reply (M7), with nothing in them but what is meant to be there (RFC 6068)."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import quote

LONGEST = 1900
"""Some mail programs cut a link at about 2,000 characters: a longer one is not offered."""


class ReplyLink:
    """Makes links that answer one letter: to `address`, under its subject and, where known, its Message-ID."""

    def __init__(self, address: str, subject: str, message_id: str | None = None) -> None:
        self._address, self._subject, self._message_id = address, subject, message_id

    @cached_property
    def _before(self) -> str:
        """Made when the first link is: most letters have none."""
        return f"mailto:{quote(self._address, safe='@')}?subject={quote(f'Re: {self._subject}', safe='')}&body="

    @cached_property
    def _after(self) -> str:
        return f"&In-Reply-To={quote(self._message_id, safe='')}" if self._message_id else ""

    def __call__(self, body: str) -> str:
        """The link whose mail says `body`; empty when it would be too long to be pressed safely."""
        link = self._before + quote(body.replace("\n", "\r\n"), safe="") + self._after
        return link if len(link) <= LONGEST else ""
