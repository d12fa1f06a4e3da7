"""Seeded mutations of mails: the same seed makes the same mail, whatever machine it runs on."""

from __future__ import annotations

import base64
import quopri
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.fuzz.corpus import SHEET, corpus, with_file
from tests.parsers.test_attached_tables import XLSX, workbook

LONGEST = 40_000
"""Bytes of a mutated mail."""
DICTIONARY: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("dictionary.toml").read_text("utf-8"))
TOKENS = (
    *(word.encode() for word in DICTIONARY["words"]),
    *(mark.encode("latin-1") for mark in DICTIONARY["marks"]),
    *("许南星 支撑周期：6月".encode(charset, "ignore") for charset in ("gb18030", "big5hkscs", "utf-16", "utf-8-sig")),
)
ENCODINGS = (
    "gb18030",
    "big5hkscs",
    "utf-16",
    "utf-16-be",
    "utf-8",
    "utf-7",
    "hz",
    "iso2022_jp",
    "shift_jis",
    "latin-1",
)


def mutated(random: Random, mails: tuple[bytes, ...] = ()) -> bytes:
    """A mail of the corpus (or of `mails`) with one to thirty things broken in it."""
    data = random.choice(mails or corpus())
    for _ in range(random.choice((1, 1, 2, 3, 5, 10, 30))):
        data = random.choice(MUTATIONS)(data, random)
    if random.random() < 0.1:
        data = random.choice(WRAPPINGS)(data, random)
    return data[:LONGEST]


def _place(data: bytes, random: Random) -> int:
    """Anywhere, but as often at the beginning or end of a word as within it."""
    at = random.randrange(len(data) + 1)
    return data.find(random.choice(b' \n:,;<>="')) if at == len(data) else at


def _turned(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + random.randbytes(1) + data[at + 1 :]


def _cut(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + data[at + random.choice((1, 3, 10, 300)) :]


def _put_in(data: bytes, random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + random.choice(TOKENS) + data[at:]


def _instead(data: bytes, random: Random) -> bytes:
    """One word of the grammar where another stood."""
    present = [token for token in random.sample(TOKENS, 30) if token in data]
    return data.replace(random.choice(present), random.choice(TOKENS), random.choice((1, -1))) if present else data


def _repeated(data: bytes, random: Random) -> bytes:
    at, length = _place(data, random), random.choice((1, 3, 12, 80))
    return data[:at] + data[at : at + length] * random.choice((1, 2, 5, 100)) + data[at:]


def _copied(data: bytes, random: Random) -> bytes:
    """A piece of another mail."""
    other = random.choice(corpus())
    start, at = random.randrange(len(other) + 1), _place(data, random)
    return data[:at] + other[start : start + random.choice((8, 60, 400, LONGEST))] + data[at:]


def _crossed(data: bytes, random: Random) -> bytes:
    """The headers of one mail upon the body of another."""
    return data.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" + random.choice(corpus()).partition(b"\r\n\r\n")[2]


def _shuffled(data: bytes, random: Random) -> bytes:
    head, blank, body = data.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    random.shuffle(lines)
    return b"\r\n".join(lines) + blank + body


def _lines_exchanged(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    first, second = random.randrange(len(lines)), random.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _digits_changed(data: bytes, random: Random) -> bytes:
    """Another number, of any length, where a number stood."""
    borders = [
        at for at, (left, right) in enumerate(pairwise(data)) if (left in b"0123456789") != (right in b"0123456789")
    ]
    if len(borders) < 2:
        return data
    at = random.randrange(len(borders) - 1)
    number = str(random.choice((0, 1, 2, 12, 13, 29, 31, 32, 60, 99, 2026, 2027, 9999, 10000, 10**17)))
    return data[: borders[at] + 1] + number.encode() + data[borders[at + 1] + 1 :]


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_turned, _cut, _put_in, _put_in, _instead, _repeated),
    *(_copied, _crossed, _shuffled, _lines_exchanged, _digits_changed),
)


def _nested(data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 2, 5, 25))):
        data = b"Subject: x\r\nContent-Type: message/rfc822\r\n\r\n" + data
    return b"From: a@corp.example\r\n" + data


def _recoded(data: bytes, random: Random) -> bytes:
    """The same words in another charset; the label is left as it is."""
    head, _, body = data.partition(b"\r\n\r\n")
    return head + b"\r\n\r\n" + body.decode("utf-8", "replace").encode(random.choice(ENCODINGS), "replace")


def _armoured(data: bytes, random: Random) -> bytes:
    head, _, body = data.partition(b"\r\n\r\n")
    if random.random() < 0.5:
        return b"Content-Transfer-Encoding: base64\r\n" + head + b"\r\n\r\n" + base64.encodebytes(body)
    return b"Content-Transfer-Encoding: quoted-printable\r\n" + head + b"\r\n\r\n" + quopri.encodestring(body)


def _in_a_workbook(_: bytes, random: Random) -> bytes:
    """A workbook whose sheet is broken within, where broken bytes of the whole are seldom a workbook at all."""
    broken = SHEET
    for _again in range(random.choice((1, 3))):
        broken = random.choice((_turned, _cut, _put_in, _repeated, _digits_changed))(broken, random)
    data = workbook(broken.decode("utf-8", "replace"))
    return with_file(data, "a.xlsx", XLSX) if random.random() < 0.5 else with_file(broken, "a.csv", "text/csv")


def _anything(_: bytes, random: Random) -> bytes:
    """No mail at all: bytes, or words of the grammar alone."""
    if random.random() < 0.3:
        return random.randbytes(random.randrange(2_000))
    words = b"".join(random.choices(TOKENS, k=random.randrange(200)))
    return b"From: a@corp.example\r\nSubject: " + words[:200].replace(b"\n", b" ") + b"\r\n\r\n" + words


WRAPPINGS: tuple[Callable[[bytes, Random], bytes], ...] = (_nested, _recoded, _armoured, _in_a_workbook, _anything)
