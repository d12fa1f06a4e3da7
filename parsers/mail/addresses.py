"""Address lists (RFC 5322 section 3.4), message identifiers (3.6.4) and dates (3.3) of headers.

Lists are cut up before encoded words are decoded: what a display name decodes to can never become an address.
"""

from __future__ import annotations

import datetime as dt
import re

from parsers.mail.encoded import decode_words
from parsers.message import Mailbox
from parsers.patterns import Pattern
from parsers.remembered import remembered
from state.directory import address_key

_TOKEN = Pattern(
    r'"(?P<quoted>(?:[^"\\]|\\.|\\\Z)*)(?:"|\Z)'
    r"|(?P<word>=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*\?=)"
    r"|<(?P<angle>[^<>]*)>?"
    r"|(?P<open>\()"
    r"|(?P<special>[,;:])"
    r"|(?P<space>\s+)"
    r'|(?P<text>(?:(?!=\?)[^"<(,;:\s])+|.)',
    re.DOTALL,
)
_PLAIN = Pattern(
    r'\s*+(?:"(?P<quoted>[^"\\]*+)"|(?P<name>=\?[^?\s]{1,60}\?[bBqQ]\?[^?]*+\?=|[^"<>(),;:=@\\]*+))\s*+'
    r"<(?P<address>[^<>()\",;:@\s]++@[^<>()\",;:@\s]++)>\s*+(?:,|\Z)"
)
"""A mailbox as nearly all are written. The repetitions are possessive: a try is linear in what it reads."""
_COMMENT = Pattern(r"\\.|[()]|[^\\()]+|\\", re.DOTALL)
_ESCAPE = Pattern(r"\\(.)", re.DOTALL)
_SPACES = Pattern(r"\s+")
_NEEDLESS = Pattern(r'"([A-Za-z0-9!#$%&\'*+/=?^_`{|}~.-]+)"(?=@)')
_AROUND = Pattern(r"(?<![ \t])[ \t]*+([@.])[ \t]*+")
_BARE = Pattern(r'(?:"[^"]*"|(?<![^\s<>(),;:"@])[^\s<>(),;:"@]+)@[^\s<>(),;:"@]+')
"""Tried only where a word begins: from within a long word every try would read to its end again."""
_NESTLESS = Pattern(r"\([^()]*\)")
_ID = Pattern(r"<([^<>]{1,998})>")


class _Building:
    """The mailbox being read."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.bare: list[str] = []
        self.comment = ""

    def take(self, address: str) -> list[Mailbox]:
        """The mailbox of an address in angle brackets."""
        return [Mailbox(name=_display("".join(self.words).strip() or self.comment), address=_address(address))]

    def take_bare(self) -> list[Mailbox]:
        """The mailboxes of addresses without brackets; what is no address beside them is their name."""
        if not self.bare:
            return []
        # Words that were quoted are a name, whatever they look like.
        bare = "".join(self.bare)
        found = _BARE.findall(bare)
        if "@" in _BARE.sub(" ", bare):
            return []  # an @ too many: which of them the address ends with, other readers may see otherwise
        name = _display(_BARE.sub(" ", "".join(self.words)).strip() or self.comment) if found else ""
        return [Mailbox(name=name, address=_address(address)) for address in found]


def mailboxes(text: str, at_most: int = 10_000) -> tuple[Mailbox, ...]:
    """The mailboxes of an address list's raw text, groups opened, at most so many."""
    found: list[Mailbox] = []
    current = _Building()
    position = 0
    while position < len(text) and len(found) < at_most:
        plain = None if current.words or current.comment else _PLAIN.match(text, position)
        if plain:
            found.append(_mailbox(plain["quoted"] or plain["name"] or "", plain["address"]))
            position = plain.end()
            continue
        token = _TOKEN.match(text, position)
        if token is None:
            break
        position = token.end()
        if token.lastgroup == "open":
            current.comment, position = _read_comment(text, position)
        else:
            current = _step(token, current, found)
    found.extend(current.take_bare())
    return tuple(found)


def _step(token: re.Match[str], current: _Building, found: list[Mailbox]) -> _Building:
    kind, value = token.lastgroup, token.group(token.lastgroup or 0)
    if kind == "angle":
        found.extend(box for box in current.take(value) if box.address)
        return _Building()
    if kind == "special":
        # A colon ends a group's name; comma and semicolon end a mailbox.
        found.extend(current.take_bare() if value != ":" else ())
        return _Building()
    named = kind == "word" or (kind == "quoted" and not token.string.startswith("@", token.end()))
    if kind == "quoted":
        value = _ESCAPE.sub(r"\1", value) if named else f'"{value}"'
    current.words.append(value)
    current.bare.append(" " if named else value)
    return current


def _read_comment(text: str, position: int) -> tuple[str, int]:
    depth, parts = 1, []
    while depth and position < len(text):
        match = _COMMENT.match(text, position)
        if match is None:
            break
        position = match.end()
        piece = match.group()
        depth += (piece == "(") - (piece == ")")
        if depth:
            parts.append(piece)
    return "".join(parts), position


def _mailbox(name: str, raw: str) -> Mailbox:
    return Mailbox(_display(name.strip()), _address(raw))


@remembered
def _display(words: str) -> str:
    return " ".join(decode_words(words).split()).strip("\"'").strip()


@remembered
def _address(raw: str) -> str:
    """Lower case, without comments, needless quoting and an obsolete route (RFC 5322 section 4.4).

    White space goes only where it may stand: an address with more of it is not another one without.
    """
    address = raw if '"' in raw else _NESTLESS.sub("", raw)
    address = _AROUND.sub(r"\1", address).strip().strip("<>")
    if address.startswith("@") and ":" in address:
        address = address.partition(":")[2]
    if address.lower().startswith("mailto:"):
        address = address[7:]
    return address_key(_NEEDLESS.sub(r"\1", address) if '"' in address else address)


def identifiers(text: str) -> tuple[str, ...]:
    """The message identifiers of a header, each once, with angle brackets, without white space from folding."""
    text = decode_words(text)
    found = [f"<{_SPACES.sub('', inner)}>" for inner in _ID.findall(text)]
    if not found:
        found = [f"<{word}>" for word in text.replace("<", " ").replace(">", " ").split() if "@" in word]
    return tuple(dict.fromkeys(found))


_MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)}  # fmt: skip
_HAN_MONTHS = {name + "月": number for number, name in enumerate(
    ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"), start=1)}  # fmt: skip
_ZONES = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_USUAL_DATE = Pattern(r"(?:[A-Za-z]{3}, )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4})")
"""As RFC 5322 section 3.3 has it; the other two are what is also met."""
_DATE = Pattern(
    r"(\d{1,2})[\s-]+([A-Za-z]{3,9}|[一二三四五六七八九十]{1,2}月|\d{1,2}月)\.?[\s-]+(\d{2,4})\s+"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([+-]\d{4}|[+-]\d\d:\d\d|[A-Za-z]{1,5})?"
)
_ISO = Pattern(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([+-]\d\d:?\d\d)?")


def date_of(text: str) -> dt.datetime | None:
    """The moment a Date header names, aware; UTC where it names no zone; None where it names no moment."""
    text = text[:200]
    match = _USUAL_DATE.match(text) or _DATE.search(text)
    if match:
        day, name, year, *rest = match.groups()
        return _moment(_year(year), _month(name), int(day), rest)
    match = _ISO.search(text)
    if match:
        years, month, days, *rest = match.groups()
        return _moment(int(years), int(month), int(days), rest)
    return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:  # noqa: PLR2004
        return year
    return year + (2000 if year < 50 else 1900)  # noqa: PLR2004 - RFC 5322 section 4.3


def _month(name: str) -> int:
    if name[:-1].isascii() and name[:-1].isdigit():
        return int(name[:-1])
    return _HAN_MONTHS.get(name) or _MONTHS.get(name[:3].lower(), 0)


def _moment(year: int, month: int, day: int, rest: list[str | None]) -> dt.datetime | None:
    hour, minute, second, zone = rest
    try:
        offset = dt.timezone(_offset(zone or ""))
        # A leap second is read as the second before it.
        return dt.datetime(year, month, day, int(hour or 0), int(minute or 0), min(int(second or 0), 59), tzinfo=offset)
    except (ValueError, OverflowError):
        return None


def _offset(zone: str) -> dt.timedelta:
    digits = zone.replace(":", "")
    if digits[:1] in {"+", "-"} and digits[1:].isdigit():
        size = dt.timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
        return -size if digits[0] == "-" else size
    return dt.timedelta(hours=_ZONES.get(zone.lower(), 0))
