"""M4: mail is hostile; twice as much of anything takes about twice the time to read."""

from __future__ import annotations

import time

import pytest

from parsers.mail import read_mail

SIZE = 40_000
PIECES = [
    *("> ", "-", "---\n", "From: a\nSent: b\n", "在 2026 ", "On 2026 a\n", "写道", "<", "a@", "a@b.example ", " \t"),
    *(
        "a\tb\n",
        "姓名\t开始\n",
        "-- \n",
        "电话：1\n",
        "(",
        "[cid:",
        "自动回复",
        "原始邮件\n",
        "a \n",
        "\u200b",
        "550 ",
        "发往",
    ),
]
HEADER_PIECES = [
    '"',
    "<",
    "(",
    ",",
    "=?u?B?",
    "=?utf-8?B?5pSv?= ",
    '\\"',
    ';a="',
    ";a*0*=",
    "%41",
    "a <",
    '"a" <a@b.c>, ',
]
TAGS = ["<b>x", "<p>x", "<td>", "<table><tr><td>a<td>b</table>", "<!--", "<style>a{", "<span style='", "&#", "<li>x"]
HEADERS = ("From", "Subject", "References", "Content-Type", "Content-Disposition", "Date")


def seconds(data: bytes) -> float:
    """CPU seconds to read a mail, the lowest of three."""
    lowest = 9.0
    for _ in range(3):
        before = time.process_time()
        read_mail(data)
        lowest = min(lowest, time.process_time() - before)
    return lowest


def is_linear(start: str, piece: str, end: str = "") -> bool:
    """Whether twice as many pieces take no more than three times the time, or next to none."""
    once, twice = (seconds(f"{start}{piece * (size // len(piece))}{end}".encode()) for size in (SIZE, 2 * SIZE))
    return twice < 3 * once + 0.02


@pytest.mark.parametrize("subject", ["人员支撑", "Re: 人员支撑", "转发: 人员支撑", "failure notice"])
@pytest.mark.parametrize("piece", PIECES)
def test_text(subject: str, piece: str) -> None:
    """M4: new words, quotes, signatures, tables, what a bounce names."""
    assert is_linear(f"From: a@corp.example\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n", piece)


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("piece", HEADER_PIECES)
def test_headers(header: str, piece: str) -> None:
    """M4: address lists, encoded words, parameters."""
    assert is_linear(f"{header}: ", piece, "\n\nx")


@pytest.mark.parametrize("tag", TAGS)
def test_html(tag: str) -> None:
    """M4: the HTML reader."""
    assert is_linear("From: a@corp.example\nSubject: x\nContent-Type: text/html; charset=utf-8\n\n", tag)


PADDED = [
    ("From: <a", "\t", "b@c.example>\n\nx"),
    ("From: a@corp.example\nSubject: Re: x\n\n同意\nOn x wrote:", " ", "\x01x\n> a\n"),
    ("From: a@corp.example\nSubject: Re: x\n\nx", " ", "x\n> a\n"),
]


@pytest.mark.parametrize(("start", "piece", "end"), PADDED)
def test_a_run_of_blanks_within(start: str, piece: str, end: str) -> None:
    """M4: blanks before what then does not come: looked through once, not once from each of them."""
    assert is_linear(start, piece, end)
