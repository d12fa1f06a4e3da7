"""Bytes and a label to text: labels of Chinese mail lie, so the label is one witness among several.

A label names a family, and the family's widest member decodes (gb2312 is read as gb18030). UTF-8 that is valid and
gives characters beyond the two-byte range is believed against any label: text of another family hardly ever is valid
UTF-8. Otherwise each family that decodes without an error is weighed by how many of its characters are common ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.patterns import Pattern

FAMILIES = {
    "gb18030": ("gb2312", "gbk", "xgbk", "cp936", "936", "ms936", "gb231280", "gb18030", "gb180302000", "gb180302022",
                "csgb2312", "euccn", "xeuccn", "chinese", "csiso58gb231280", "windows936", "isoir58", "gb"),
    "big5hkscs": ("big5", "xxbig5", "big5hkscs", "cp950", "950", "ms950", "csbig5", "big5tw", "bigfive", "cnbig5",
                  "windows950"),
    "utf-8": ("utf8", "utf8mb4", "unicode11utf8", "xutf8", "utf8bom"),
    "utf-7": ("utf7", "unicode11utf7", "csunicode11utf7"),
    "hz": ("hz", "hzgb2312", "hzgb"),
    "iso2022_jp_2": ("iso2022jp", "iso2022jp1", "iso2022jp2", "csiso2022jp"),
    "utf-16": ("utf16", "unicode", "ucs2", "iso10646ucs2"),
    "utf-16-le": ("utf16le",),
    "utf-16-be": ("utf16be",),
    "cp932": ("shiftjis", "sjis", "xsjis", "windows31j", "cp932", "ms932"),
    "euc_jp": ("eucjp", "xeucjp"),
    "cp949": ("euckr", "ksc56011987", "ksc5601", "cp949", "windows949", "uhc"),
}  # fmt: skip
_CODECS = {label: codec for codec, labels in FAMILIES.items() for label in labels}
_SINGLE_BYTE = Pattern(r"(?:iso8859(\d\d?)|windows(125\d)|cp(125\d)|koi8([ru])|latin(1))\Z")
_NOT_NAME = Pattern(r"[^a-z0-9]")
_SEVEN_BIT = frozenset({"utf-7", "hz", "iso2022_jp_2"})
_WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be"})
_TRUSTED = frozenset({"cp932", "euc_jp", "cp949"})
_CHINESE = ("gb18030", "big5hkscs", "cp950")

_LEAD_OF_THREE_BYTES = re.compile(rb"[\xe0-\xff]")
_ASCII = Pattern(r"[\x00-\x7f]+")
_UNLIKELY = Pattern("[\x00-\x08\x0e-\x1a\x7f-\x9f\ue000-\uf8ff\ufffd\u0400-\u04ff\u0370-\u03ff]")
_COMMON_GB = bytes([0xA1, 0xA3, *range(0xB0, 0xD8)])
_COMMON_BIG5 = bytes([0xA1, 0xA2, *range(0xA4, 0xC7)])
_SAMPLE = 4_000
_SHORT = 64
_LABEL_WEIGHT = 0.15
_VALID_WEIGHT = 0.4
_PLAUSIBLE = 0.6
_SURE = 0.85
_CLEARLY = 0.1


@lru_cache(maxsize=256)
def codec_of(label: str | None) -> str | None:
    """The codec that decodes a charset label's whole family, or None for a label that says nothing usable."""
    if not label:
        return None
    name = _NOT_NAME.sub("", label[:40].lower().partition("*")[0])
    if name in _CODECS:
        return _CODECS[name]
    single = _SINGLE_BYTE.match(name)
    return _single_byte(single) if single else None


def _single_byte(match: re.Match[str]) -> str | None:
    iso, windows, code_page, koi, latin = match.groups()
    if windows or code_page:
        return f"cp{windows or code_page}" if (windows or code_page) <= "1258" else None
    if koi:
        return f"koi8_{koi}"
    # What is labelled Latin-1 is windows-1252 in practice, its control characters being punctuation.
    number = int(iso or latin)
    return "cp1252" if number == 1 else f"iso8859_{number}" if number <= 16 and number != 12 else None  # noqa: PLR2004


def decode(data: bytes, label: str | None = None, second: str | None = None) -> str:
    """Text of bytes, whatever the label says; `second` is another witness (HTML's meta). Never raises.

    U+FFFD stands only where no family reads the bytes.
    """
    first = codec_of(label)
    if data.isascii():
        return _decode_ascii(data, first)
    marked = _by_mark(data, first)
    if marked is not None:
        return marked
    utf8 = _strict(data, "utf-8")
    if utf8 is not None and _settles(data, first):
        return utf8
    return _weigh(data, first, codec_of(second), utf8)


def _decode_ascii(data: bytes, codec: str | None) -> str:
    if codec in _SEVEN_BIT and (b"~{" in data or b"\x1b" in data or b"+" in data):
        return data.decode(codec, "replace")
    if codec in _WIDE and b"\x00" in data:
        return data.decode(codec, "replace")
    # RFC 1843 text is seven bits wide, so that mailers send it under no label or that of ASCII.
    unlabelled = _strict(data, "hz") if b"~{" in data and b"~}" in data else None
    return data.decode("ascii") if unlabelled is None else unlabelled


def _by_mark(data: bytes, codec: str | None) -> str | None:
    """The text where a byte-order mark or a wide label leaves no choice."""
    if data.startswith(b"\xef\xbb\xbf"):
        return _strict(data[3:], "utf-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return _of_wide(data, codec) if codec in _WIDE else None


def _of_wide(data: bytes, codec: str) -> str | None:
    """Two-byte text under a wide label: its byte order is what reads best, and UTF-8 under the label is UTF-8."""
    if _strict(data, "utf-8") is not None and _beyond_two_bytes(data):
        return None
    texts = [_strict(data, order) for order in dict.fromkeys((codec, "utf-16-be", "utf-16-le"))]
    return max((text for text in texts if text is not None), key=plausibility, default=None)


def _settles(data: bytes, codec: str | None) -> bool:
    """Whether valid UTF-8 needs no further witness: short text under another label might be valid by accident."""
    if codec not in {None, "utf-8"} and len(data) < _SHORT:
        return False
    return _beyond_two_bytes(data)


def _beyond_two_bytes(utf8: bytes) -> bool:
    """Whether a character of valid UTF-8 takes more than two bytes."""
    return _LEAD_OF_THREE_BYTES.search(utf8) is not None


def _weigh(data: bytes, first: str | None, second: str | None, utf8: str | None) -> str:
    if first in _TRUSTED:
        text = _strict(data, first)
        if text is not None:
            return text
    best, weight = _best(data, first, second, utf8)
    if best is not None and weight >= _SURE:
        return best
    # Lines of several charsets put together by a mailer, or one broken character: each line for itself.
    by_line = "\n".join(_line(line, first) for line in data.split(b"\n"))
    if best is not None and plausibility(by_line) < plausibility(best) + _CLEARLY:
        return best
    return by_line


def _best(data: bytes, first: str | None, second: str | None, utf8: str | None) -> tuple[str | None, float]:
    """The heaviest strict decoding and its weight; the label is worth a little, an earlier witness wins a tie."""
    best: str | None = None
    best_weight = -1.0
    for codec in dict.fromkeys((first, second, "utf-8", *_CHINESE)):
        if codec is None or codec in _WIDE or codec in _SEVEN_BIT:
            continue
        text = utf8 if codec == "utf-8" else _strict(data, codec)
        if text is None:
            continue
        weight = plausibility(text) + (_LABEL_WEIGHT if codec == first else 0.0)
        if codec == "utf-8" and _beyond_two_bytes(data):
            weight += _VALID_WEIGHT
        if weight > best_weight:
            best, best_weight = text, weight
    return best, best_weight


def _line(line: bytes, first: str | None) -> str:
    if line.isascii():
        return line.decode("ascii")
    utf8 = _strict(line, "utf-8")
    if utf8 is not None and _beyond_two_bytes(line):
        return utf8
    best, weight = _best(line, first, None, utf8)
    lenient = line.decode(first or "utf-8", "replace")
    if best is not None and (weight >= _PLAUSIBLE or plausibility(lenient) < weight):
        return best
    return lenient


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return None


def plausibility(text: str) -> float:
    """From 0 to 1: how many of the characters beyond ASCII are common Chinese ones, less those that garbles show."""
    rare = _ASCII.sub("", text[: 4 * _SAMPLE])[:_SAMPLE]
    if not rare:
        return 1.0
    gb = rare.encode("gb2312", "ignore")[::2]
    big5 = rare.encode("big5", "ignore")[::2]
    common = max(_among(gb, _COMMON_GB), _among(big5, _COMMON_BIG5))
    bad = len(_UNLIKELY.findall(rare))
    return max(0.0, (common - bad) / len(rare))


def _among(leads: bytes, common: bytes) -> int:
    return len(leads) - len(leads.translate(None, common))
