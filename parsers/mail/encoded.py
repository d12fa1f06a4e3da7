"""Header values to text: encoded words (RFC 2047), parameters (RFC 2231), and the raw 8-bit bytes that mailers send."""

from __future__ import annotations

import binascii
import re
from functools import lru_cache
from itertools import groupby

from parsers.mail.charset import codec_of, decode
from parsers.remembered import remembered

_FOLD = re.compile(rb"\r?\n[ \t]?|\r")
_WORD = re.compile(r"=\?([!->@-~]{0,60})\?([bBqQ])\?([^?\n]*)\?=")
_RUN = re.compile(r"(=\?[!->@-~]{0,60}\?[bBqQ]\?[^?\n]*\?=(?:\s*=\?[!->@-~]{0,60}\?[bBqQ]\?[^?\n]*\?=)*)")
_BREAKS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]+")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_PADDING = re.compile(rb"=[=\s]*")
_MOST_PIECES = 1_000
_PARAMETER = re.compile(r';\s*([^\s=;"]{1,60}?)(\*\d{1,3})?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))')
_ESCAPED_BYTE = re.compile(rb"%([0-9A-Fa-f]{2})")
_LONGEST_PARAMETERS = 4_000


def raw_text(value: bytes) -> str:
    """A header's value unfolded, on one line; raw 8-bit bytes decoded by guess, encoded words left as they stand."""
    value = _FOLD.sub(b" ", value) if b"\n" in value or b"\r" in value else value
    return _clean(value.decode("ascii") if value.isascii() else decode(value)).strip()


@lru_cache(maxsize=8)  # the subject is asked for by several readers of one mail
def header_text(value: bytes) -> str:
    """A header's value as a person reads it."""
    return decode_words(raw_text(value))


def decode_words(text: str) -> str:
    """Text with its encoded words decoded. White space between two of them is no part of the text."""
    if "=?" not in text:
        return text
    pieces = _RUN.split(text)
    pieces[1::2] = [_decode_run(run) for run in pieces[1::2]]
    return "".join(pieces)


def _decode_run(run: str) -> str:
    # A character may be cut in two between words, so the bytes of one charset are joined before they are decoded.
    words = [(codec_of(charset) or charset.lower(), code.lower(), data) for charset, code, data in _WORD.findall(run)]
    return "".join(
        _clean(decode(_joined([(code, data) for _, code, data in same]), charset))
        for charset, same in groupby(words, key=lambda word: word[0])
    )


def _clean(text: str) -> str:
    # Nothing that is decoded, by its label or by guess, smuggles a line break or another control into a single line.
    return text if text.isprintable() else _BREAKS.sub(" ", text)


def _joined(words: list[tuple[str, str]]) -> bytes:
    out: list[bytes] = []
    pending = ""
    for code, data in words:
        if code == "q":
            out.append(_from_q(data))
            continue
        pending += data
        if len(pending) % 4 == 0 or pending.endswith("="):
            out.append(from_base64(pending.encode("ascii", "ignore")))
            pending = ""
    return b"".join(out) + from_base64(pending.encode("ascii", "ignore"))


def _from_q(data: str) -> bytes:
    return binascii.a2b_qp(data.encode("utf-8"), header=True)


def from_base64(data: bytes) -> bytes:
    """Bytes of base64 text, as many as it gives: strange characters are skipped and missing padding is supplied."""
    # Most base64 is sound, and this is the fast way.
    return _whatever_it_gives(data) if (sound := from_sound_base64(data)) is None else sound


def from_sound_base64(data: bytes) -> bytes | None:
    """Bytes of base64 text that is nothing else but its lines; None of any other."""
    try:
        return binascii.a2b_base64(data.replace(b"\r", b"").replace(b"\n", b""), strict_mode=True)
    except binascii.Error:
        return None


def _whatever_it_gives(data: bytes) -> bytes:
    first, *rest = _PADDING.split(data, _MOST_PIECES)
    whole = [_lenient(first)]
    for piece in rest:
        # Below the padding another encoded piece may stand, or a mailing list's footer in plain text.
        clean = piece.translate(None, b"\r\n \t")
        if len(clean) % 4 == 1 or _NOT_BASE64.search(clean) or b" " in piece.strip():
            break
        whole.append(_lenient(clean))
    return b"".join(whole)


def _lenient(data: bytes) -> bytes:
    clean = _NOT_BASE64.sub(b"", data)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


@remembered  # of the few content types that there are
def parameters(value: str) -> tuple[str, dict[str, str]]:
    """A structured header's first value in lower case, and its parameters (RFC 2045 section 5.1, RFC 2231)."""
    value = value[:_LONGEST_PARAMETERS]
    plain: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for name, number, star, quoted, bare in _PARAMETER.findall(value):
        key = name.lower()
        content = re.sub(r"\\(.)", r"\1", quoted) if quoted else bare
        if number or star:
            pieces.setdefault(key, []).append((int(number[1:] or 0) if number else 0, bool(star), content))
        else:
            plain.setdefault(key, decode_words(content))
    for key, parts in pieces.items():
        plain[key] = _continued(parts)
    return value.partition(";")[0].strip().lower(), plain


def _continued(parts: list[tuple[int, bool, str]]) -> str:
    parts.sort(key=lambda part: part[0])
    charset, tail = "", parts[0][2]
    if parts[0][1] and tail.count("'") >= 2:  # noqa: PLR2004 - charset'language'text
        charset, _, tail = tail.split("'", 2)
    contents = [(parts[0][1], tail), *((star, content) for _, star, content in parts[1:])]
    raw = b"".join(_unescaped(c) if star else c.encode("utf-8", "replace") for star, c in contents)
    return decode(raw, charset or None)


def _unescaped(text: str) -> bytes:
    """The bytes that %XX stand for (RFC 2231 section 4)."""
    return _ESCAPED_BYTE.sub(lambda match: bytes.fromhex(match[1].decode()), text.encode("utf-8", "replace"))
