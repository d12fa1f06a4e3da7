"""The mails that are mutated: every kind of mail that the tests have, and what fuzzing has found before."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.parsers.test_attached_tables import CSV, HEADER, ROW, XLSX, row, sheet, workbook
from tests.parsers.test_clients import ANSWERS, LETTER, NOTICE, SHAPES, filled
from tests.parsers.test_machine import MACHINES

TABLES = Path(__file__).parent.parent / "parsers"
FOUND = Path(__file__).parent / "found"
SHEET = sheet(row(HEADER), row(ROW)).encode()
HEAD = (
    "From: 查甘望 <chaganwang@corp.example>\r\nTo: 孙七 <s@x.example>\r\nMessage-ID: <a@corp.example>\r\n"
    "Date: Fri, 22 May 2026 10:00:00 +0800\r\nContent-Transfer-Encoding: 8bit\r\n"
)


@cache
def corpus() -> tuple[bytes, ...]:
    """Mails of every kind, none of them twice."""
    everything = (*samples(), *found(), *_of_tables(), *_of_clients(), *_of_machines(), *_with_files())
    return tuple(dict.fromkeys(everything))


def samples() -> tuple[bytes, ...]:
    """The process's own sixteen mails."""
    return tuple(path.read_bytes() for path in sorted((TABLES / "samples").glob("*.eml")))


def found() -> tuple[bytes, ...]:
    """What fuzzing has found."""
    return tuple(path.read_bytes() for path in sorted(FOUND.glob("*.eml")))


def in_the_open(subject: str, body: str, subtype: str = "plain", *, reply: bool = False) -> bytes:
    """A mail whose words stand in it as they are, so that a mutation meets them."""
    thread = "In-Reply-To: <q@corp.example>\r\n" if reply else ""
    kind = f"Content-Type: text/{subtype}; charset=utf-8\r\n"
    return f"{HEAD}{thread}Subject: {subject}\r\n{kind}\r\n{body}".encode()


def with_file(data: bytes, name: str, kind: str) -> bytes:
    """A notice with an attached file, as it stands."""
    head = f"{HEAD}Subject: 【星河数据治理项目】人员支撑安排\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    text = "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n安排见附件。\r\n"
    part = f'--b\r\nContent-Type: {kind}; name="{name}"\r\nContent-Disposition: attachment\r\n\r\n'
    return f"{head}{text}{part}".encode() + data + b"\r\n--b--\r\n"


def _of_tables() -> Iterator[bytes]:
    for name in ("mails.toml", "more_mails.toml"):
        cases: list[dict[str, Any]] = tomllib.loads((TABLES / name).read_text("utf-8"))["mail"]
        for case in cases:
            subject = case.get("subject", "【星河数据治理项目】人员支撑安排")
            body, subtype = (case["html"], "html") if "html" in case else (case["text"], "plain")
            yield in_the_open(subject, body, subtype, reply=bool(case.get("reply")))
    for answers in tomllib.loads((TABLES / "replies.toml").read_text("utf-8")).values():
        yield from (in_the_open("Re: 续期确认", str(answer), reply=True) for answer in list(answers)[::5])


def _of_clients() -> Iterator[bytes]:
    for group, subtype in (("reply", "plain"), ("html", "html"), ("forward", "plain")):
        letter = NOTICE if group == "forward" else LETTER
        for shape, (words, _) in zip(SHAPES[group].values(), ANSWERS * 9, strict=False):
            yield in_the_open("Re: x", filled(shape, words, letter, "x"), subtype, reply=group != "forward")


def _of_machines() -> Iterator[bytes]:
    yield from (data for _, data, _ in MACHINES)
    bounces: list[dict[str, str]] = tomllib.loads((TABLES / "bounces.toml").read_text("utf-8"))["bounce"]
    yield from (bounce["mail"].lstrip().encode() for bounce in bounces)


def _with_files() -> Iterator[bytes]:
    yield with_file(CSV.encode(), "a.csv", "text/csv")
    yield with_file(workbook(SHEET.decode()), "a.xlsx", XLSX)
    yield with_file(in_the_open("【星河】人员支撑", NOTICE), "a.eml", "message/rfc822")
