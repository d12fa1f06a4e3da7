"""Bytes to a tree of parts (RFC 5322 section 2, RFC 2045, RFC 2046), within limits.

The standard library's parser keeps every line as an object and descends by recursion, so that a mail of nothing but
line ends or of thousands of nested parts costs seconds or the stack. This one cuts slices: time and memory are linear
in the mail's length times the permitted depth.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from parsers.limits import DEFAULT, Limits, OverLimitError
from parsers.mail.encoded import from_base64, from_sound_base64, parameters, raw_text
from parsers.patterns import Pattern

_BLANK = re.compile(rb"\r\n\r\n|\n\r?\n|\r\r")
_NAME = re.compile(rb"[!-9;-~]{1,200}[ \t]*:")
_FOLDED = frozenset({b" ", b"\t"})
_LONGEST_NAME = 200
_GUESS = re.compile(rb"\A\s*--([^\r\n]{1,200}?)[ \t]*[\r\n]")
_BEHIND = re.compile(rb"(--)?[ \t]*(?=[\r\n]|\Z)")
_DASHES = re.compile(rb"--(?:(?<=[\r\n]--)|(?<=\A--))")
"""How a line of a boundary begins. The dashes go first and the look-behind after them, which makes the search fast."""
_WORD_ENDS = Pattern(r"[\s,;(]")
_SOFT_BREAK = re.compile(rb"=[ \t]+(\r?\n)")
_ATTACHED = frozenset({"message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers"})
_OF_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\n\r\f\v"

Headers = tuple[tuple[str, bytes], ...]


class Part(Struct, frozen=True):
    """A part of a mail, or the mail itself: its headers, its body as sent, and the parts in it."""

    headers: Headers
    kind: str
    """The content type in lower case: `text/plain`."""
    params: dict[str, str]
    body: bytes
    parts: tuple[Part, ...] = ()
    first: dict[str, bytes] = {}
    """The first value of each header."""

    def header(self, name: str) -> str | None:
        """The raw text of the first header of that name (lower case), or None."""
        value = self.first.get(name)
        return None if value is None else raw_text(value)

    def every(self, name: str) -> list[bytes]:
        """The values of all headers of that name, as sent."""
        return [value for key, value in self.headers if key == name] if name in self.first else []

    def disposition(self) -> tuple[str, dict[str, str]]:
        """`attachment`, `inline` or nothing, and the parameters, the file name among them (RFC 2183)."""
        return parameters(self.header("content-disposition") or "")

    def filename(self) -> str:
        """The file's name, or nothing."""
        return self.disposition()[1].get("filename") or self.params.get("name", "")

    def content(self) -> bytes:
        """The body without its transfer encoding (RFC 2045 section 6)."""
        return _transfer_decode(self.body, _first_word(self.header("content-transfer-encoding") or ""))


def _first_word(value: str) -> str:
    """A header's value in lower case without the comments and parameters that mailers wrongly add."""
    return _WORD_ENDS.split(value.strip(" \t\"'").lower(), maxsplit=1)[0].rstrip("\"'")


def _transfer_decode(body: bytes, encoding: str) -> bytes:
    if encoding == "base64":
        if (sound := from_sound_base64(body)) is not None:
            return sound
        # Text that was only labelled base64 is full of what base64 never holds.
        head = body[:2_000]
        return body if len(head.translate(None, _OF_BASE64)) * 8 > len(head) else from_base64(body)
    if encoding == "quoted-printable":
        if b"\r" in body and b"\n" not in body:
            body = body.replace(b"\r", b"\n")
        return binascii.a2b_qp(_SOFT_BREAK.sub(rb"=\1", body) if b"= " in body or b"=\t" in body else body)
    return body


def split_headers(data: bytes, limits: Limits = DEFAULT) -> tuple[Headers, bytes, bool]:
    """Headers, body, and whether the headers are within the limits; of longer ones those within are given."""
    if data[:1] in {b"\r", b"\n"}:
        return (), data.removeprefix(b"\r").removeprefix(b"\n"), True
    end = _BLANK.search(data, 0, limits.header_bytes)
    if end is None and len(data) > limits.header_bytes:
        return _headers(_lines(data[: limits.header_bytes])[: limits.header_lines])[0], b"", False
    lines = _lines(data[: end.start()] if end else data)
    headers, unread = _headers(lines[: limits.header_lines])
    if len(lines) > limits.header_lines:
        return headers, b"", False
    body = data[end.end() :] if end else b""
    return headers, b"\n".join([*unread, b"", body]) if unread else body, True


def _lines(block: bytes) -> list[bytes]:
    """The lines of a header block. Beside other line ends a lone CR is none: no server has seen a header behind it."""
    if b"\n" not in block:
        return block.split(b"\r")
    return block.replace(b"\r\n", b"\n").replace(b"\r", b" ").split(b"\n")


def _headers(lines: list[bytes]) -> tuple[Headers, list[bytes]]:
    """The headers of lines, and the lines that are none because the blank line before the body is missing."""
    found: list[tuple[str, list[bytes]]] = []
    for number, line in enumerate(lines):
        if line[:1] in _FOLDED and found:
            found[-1][1].append(line)
            continue
        before, colon, after = line.partition(b":")
        name = _name(before) if colon and len(before) <= _LONGEST_NAME else None
        if name in _AS_WRITTEN and len(before) > len(name):
            name = _DOUBTFUL
        if name:
            found.append((name, [after]))
        elif number == 0 and line.startswith((b"From ", b">From ")):
            continue
        elif found and any(map(_NAME.match, lines[number + 1 : number + 4])):
            # A mailer that broke a long raw header without the white space that continues it.
            found[-1][1].append(b" " + line)
        elif line or number < len(lines) - 1:
            return _frozen(found), lines[number:]
    return _frozen(found), []


_AS_WRITTEN = frozenset({"authentication-results"})
"""With a blank before the colon, a server that takes away what strangers write under its name may not know it."""
_DOUBTFUL = "x-doubtful"


@lru_cache(maxsize=1024)
def _name(raw: bytes) -> str | None:
    """A header's name in lower case, or None for what is no name (RFC 5322 section 3.6.8)."""
    return raw.rstrip(b" \t").decode("ascii").lower() if _NAME.fullmatch(raw + b":") else None


def _frozen(found: list[tuple[str, list[bytes]]]) -> Headers:
    return tuple((name, b"\n".join(lines)) for name, lines in found)


class _Budget:
    """How many parts may still come."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.parts

    def spend(self, depth: int) -> None:
        self.left -= 1
        if self.left < 0:
            raise OverLimitError("parts")
        if depth > self.limits.depth:
            raise OverLimitError("depth")


def build(headers: Headers, body: bytes, limits: Limits = DEFAULT) -> Part:
    """The tree of a mail whose headers have been split off. Raises `OverLimitError` for parts, depth and headers."""
    return _build(headers, body, "text/plain", 0, _Budget(limits))


def _build(headers: Headers, body: bytes, default: str, depth: int, budget: _Budget) -> Part:
    budget.spend(depth)
    kind, params = content_type(headers, default)
    part = Part(headers, kind, params, body, first=_first(headers))
    if kind.startswith("multipart/"):
        inner = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        pieces = _cut(body, params.get("boundary", ""))
        if not pieces:
            return Part(headers, "text/plain", {}, body, first=part.first)
        children = tuple(_child(piece, inner, depth, budget) for piece in pieces)
    elif kind in _ATTACHED or _is_mail_file(part):
        kind = kind if kind in _ATTACHED else "message/rfc822"
        children = (_child(part.content(), "text/plain", depth, budget),)
    else:
        return part
    return Part(headers, kind, params, body, children, part.first)


def _is_mail_file(part: Part) -> bool:
    """Whether a part is a mail that somebody attached as a file: mailers call it anything, its name says it."""
    return part.filename().lower().endswith(".eml")


def _child(piece: bytes, default: str, depth: int, budget: _Budget) -> Part:
    headers, body, within = split_headers(piece, budget.limits)
    if not within:
        raise OverLimitError("headers")
    return _build(headers, body, default, depth + 1, budget)


def shell(headers: Headers) -> Part:
    """A part that has headers and no body: of a mail whose body is not read."""
    return Part(headers, *content_type(headers), b"", first=_first(headers))


def _first(headers: Headers) -> dict[str, bytes]:
    return dict(reversed(headers))


def content_type(headers: Headers, default: str = "text/plain") -> tuple[str, dict[str, str]]:
    """The type and parameters of the first Content-Type header (RFC 2045 section 5)."""
    for name, value in headers:
        if name == "content-type":
            kind, params = parameters(raw_text(value))
            # RFC 2045 section 5.2: what cannot be read is plain text.
            kind = _first_word(kind)
            return (kind if kind.count("/") == 1 else "text/plain"), params
    return default, {}


def _cut(body: bytes, boundary: str) -> list[bytes]:
    """The parts between the boundary's lines; where the header names none, the first line that looks like one."""
    mark = boundary.encode("latin-1", "replace").rstrip()
    if not mark:
        guess = _GUESS.match(body)
        if guess is None:
            return []
        mark = guess[1]
    pieces: list[bytes] = []
    start = -1
    for begin, behind in _delimiters(body, mark):
        if start >= 0:
            pieces.append(_between(body, start, begin))
        start = behind.end()
        if behind[1]:
            return pieces
    if start >= 0:
        pieces.append(_between(body, start, len(body)))
    return pieces


def _delimiters(body: bytes, mark: bytes) -> Iterator[tuple[int, re.Match[bytes]]]:
    """Where each line of the boundary begins, and what stands in it behind the boundary."""
    for dashes in _DASHES.finditer(body):
        if body.startswith(mark, dashes.end()) and (behind := _BEHIND.match(body, dashes.end() + len(mark))):
            yield dashes.start(), behind


def _between(body: bytes, start: int, end: int) -> bytes:
    """The slice between two boundary lines, without the line end of the first and the one before the second."""
    start += 2 if body.startswith(b"\r\n", start) else 1
    if end < len(body):
        end -= 2 if body[end - 2 : end] == b"\r\n" else 1
    return body[start:end] if start < end else b""
