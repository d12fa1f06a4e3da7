"""What must hold of the reading of any bytes whatever."""

from __future__ import annotations

import time
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from parsers.limits import DEFAULT
from parsers.mail import read_mail
from parsers.message import Mail
from parsers.notices.words.fold import fold
from parsers.read import read
from parsers.reading import Reading
from state.notice import Fact, Remark, Source
from tests.parsers.test_read import KNOWN

SECONDS = 3.0
"""CPU time that any one mail may take (a mail of these is small: it takes milliseconds)."""


def check(data: bytes, *, twice: bool = True) -> Reading:
    """Read `data` with a directory and without. Raises AssertionError, or whatever the readers raise."""
    began = time.process_time()
    mail = read_mail(data)
    readings = [read(mail, known) for known in (None, KNOWN)]
    assert time.process_time() - began < SECONDS, "too slow"
    if twice:
        assert read_mail(data) == mail, "another mail the second time"
        assert [read(mail, known) for known in (None, KNOWN)] == readings, "another reading the second time"
    _check_mail(mail)
    for reading in readings:
        assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading, "not the same from JSON"
        assert mail.machine is None or not _says(reading), "a machine's mail says nothing"
        _check_lines(reading, mail)
    return readings[1]


def _says(reading: Reading) -> bool:
    return bool(reading.assignments or reading.releases or reading.decision or reading.needs or reading.lead_change)


def _check_mail(mail: Mail) -> None:
    lines = mail.text.split("\n")
    assert len(mail.text) <= DEFAULT.text
    assert all(line.text in lines[line.number - 1] for line in mail.new_lines), "a line that does not stand there"
    assert not any(mark in mail.subject for mark in "\r\n\0"), "a subject of several lines"


def _check_lines(reading: Reading, mail: Mail) -> None:
    """Whatever the reading shows as the mail's own words stands in the mail."""
    lines = mail.text.split("\n")
    whole = _plain("\n".join((mail.subject, mail.text, *(line.text for line in mail.new_lines))))
    for fact in _within(reading):
        if isinstance(fact, Source | Fact):
            assert 0 <= fact.line <= len(lines), f"no such line: {fact}"
        words = fact.text if isinstance(fact, Source) else fact.line if isinstance(fact, Remark) else None
        # A remark on two lines shows both, so the words are looked for one by one.
        assert all(_plain(word) in whole for word in (words or "").split()), f"not in the mail: {fact}"


def _plain(text: str) -> str:
    return "".join(fold(text).replace("|", " ").split())  # the cells of a table are shown without what parts them


def _within(fact: object) -> Iterator[Struct]:
    """Every record within a record, itself included."""
    if isinstance(fact, Struct):
        yield fact
        for name in fact.__struct_fields__:
            yield from _within(getattr(fact, name))
    elif isinstance(fact, tuple):
        for part in fact:
            yield from _within(part)
