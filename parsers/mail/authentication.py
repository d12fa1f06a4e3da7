"""Whether the mail system vouches for a sender's domain, by Authentication-Results (RFC 8601)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from parsers.patterns import Pattern
from state.directory import address_key

_OUTSIDE = Pattern(r'"(?:[^"\\]|\\.)*+"|[()]|[^"()]++', re.DOTALL)
_WITHIN_COMMENT = Pattern(r"\\.|[()]|[^\\()]++", re.DOTALL)
_SEGMENT = Pattern(r'((?:"(?:[^"\\]|\\.)*+"|[^";])*+)(?:;|\Z)', re.DOTALL)
_SERVER = Pattern(r'\s*+(?:"([^"\\]*+)"|([^\s";=]++))(?:\s++\d++)?+\s*+\Z')
_PAIR = Pattern(r'\s*+([\w./-]++)\s*+=\s*+((?:"(?:[^"\\]|\\.)*+"|[^\s";])++)(?=\s|\Z)')
_PROPERTIES: Final = {"dmarc": ("header.from",), "dkim": ("header.d", "header.i"), "spf": ("smtp.mailfrom",)}
"""Which property tells the domain that a method has looked at; of several the first that is there."""


class _Result(Struct, frozen=True):
    """What one method came to, with the properties it states, both in lower case."""

    method: str
    result: str
    properties: dict[str, str]

    @property
    def domain(self) -> str | None:
        """The domain that was looked at."""
        stated = (self.properties.get(name) for name in _PROPERTIES.get(self.method, ()))
        value = next((value for value in stated if value), None)
        return None if value is None else domain_of(value.strip('"'))


def domain_of(address: str) -> str:
    """The domain of an address, or of a text that is a domain itself, in lower case without a last dot."""
    return address_key(address.rpartition("@")[2]).rstrip(".")


def vouches_for(headers: Iterable[str], server: str, address: str) -> bool:
    """Whether the mail server called `server` (its authserv-id) says that the mail comes from the address's domain.

    `headers` are the mail's Authentication-Results, the topmost first: the first one of that server decides, those of
    others and those further down, which anybody may have written, count for nothing. It says so by a pass of DMARC,
    or of DKIM or SPF for the very domain; a DMARC that failed is not outvoted. What does not read says nothing.
    """
    for header in headers:
        name, results = _read(header)
        if name == address_key(server):
            return _passes(list(results), domain_of(address))
    return False


def _passes(results: list[_Result], domain: str) -> bool:
    about = [result for result in results if domain and result.domain == domain]
    if any(result.method == "dmarc" and result.result == "fail" for result in about):
        return False
    return any(result.result == "pass" for result in about)


def _read(header: str) -> tuple[str | None, Iterator[_Result]]:
    """The server's name and its results; no name where not even that reads.

    Where the rest does not read the name counts all the same, with no results: of what the server repeats of a mail
    (an envelope's sender) the mail's writer may have made something that does not close.
    """
    bare = _without_comments(header)
    first, *others = _segments(bare) if bare is not None else [_without_comments(header.partition(";")[0]) or ""]
    server = _SERVER.match(first)
    if server is None:
        return None, iter(())
    return address_key(server[1] or server[2] or ""), filter(None, map(_result, others))


def _without_comments(text: str) -> str | None:
    """The text with a space for each comment (RFC 5322 section 3.2.2); None where quotes or comments do not close."""
    kept: list[str] = []
    depth = position = 0
    while position < len(text):
        piece = (_WITHIN_COMMENT if depth else _OUTSIDE).match(text, position)
        if piece is None:
            return None
        position = piece.end()
        depth += (piece[0] == "(") - (piece[0] == ")")
        if depth < 0:
            return None
        if depth == 0:
            kept.append(" " if piece[0] == ")" else piece[0])
    return "".join(kept) if depth == 0 else None


def _segments(text: str) -> list[str]:
    """What stands between the semicolons outside quotes."""
    return [found[1] for found in _SEGMENT.finditer(text)]


def _result(segment: str) -> _Result | None:
    """One method's result; what stands behind something that is no `name=value` is not read."""
    pairs: list[tuple[str, str]] = []
    position = 0
    while (pair := _PAIR.match(segment, position)) is not None:
        pairs.append((address_key(pair[1]), address_key(pair[2])))
        position = pair.end()
    if not pairs:
        return None
    (method, result), *properties = pairs
    return _Result(method.partition("/")[0], result, dict(reversed(properties)))
