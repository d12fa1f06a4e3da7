"""Whole mails with something broken in them: whatever arrives is a mail and a reading, and nothing is raised (M4)."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from parsers.mail import read_mail
from parsers.read import read
from tests.parsers.test_clients import ANSWERS, LETTER, SHAPES, filled

HEAD = (
    b"From: a@corp.example\r\nSubject: Re: x\r\nIn-Reply-To: <q@corp.example>\r\n"
    b"Date: Tue, 16 Jun 2026 10:00:00 +0800\r\nContent-Transfer-Encoding: 8bit\r\n"
)
CORPUS = [
    *(path.read_bytes() for path in sorted((Path(__file__).parent / "samples").glob("*.eml"))),
    *(
        HEAD + f"Content-Type: text/{kind}; charset=utf-8\r\n\r\n".encode() + filled(shape, words, LETTER, "x").encode()
        for group, kind in (("reply", "plain"), ("html", "html"), ("forward", "plain"))
        for shape, (words, _) in zip(SHAPES[group].values(), ANSWERS * 9, strict=False)
    ),
]
TOKENS = [
    *(b"\r\n\r\n", b"--b\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n", b"Content-Type: text/html\r\n"),
    *(b"=?utf-8?b?", b"?=", b"<table>", b"</td>", b"<div", b"<!--", b"rowspan=9999999", b"&#x110000;", b"&#55555;"),
    *(b"charset=utf-7", b"charset=utf-16", b"charset=hz", b"~{", b"\x1b$B", b"\x00", b"\xff\xfe", b"=\r\n", b">>>"),
    *(b"Content-Transfer-Encoding: base64\r\n", b"Content-Type: message/rfc822\r\n\r\n", b"format=flowed; delsp=yes"),
    *(b"Date: Tue, 31 Feb 99999 25:61:00 +9999\r\n", b"Message-ID: <>\r\n", b"name=a.csv\r\n", b"name=a.xlsx\r\n"),
    *("⑧月③日".encode(), "²³".encode(), "十".encode() * 20, b"9" * 50, "同意".encode(), "支撑周期：".encode()),
]


def mutated(random: Random) -> bytes:
    """A mail of the corpus with bytes turned, cut, doubled, put in, and headers and halves exchanged."""
    data = bytearray(random.choice(CORPUS))
    for _ in range(random.choice([1, 2, 5, 20])):
        at = random.randrange(len(data) + 1)
        match random.randrange(6):
            case 0:
                data[at : at + 1] = random.randbytes(1)
            case 1:
                del data[at : at + random.choice([1, 10, 300])]
            case 2:
                data[at:at] = random.choice(TOKENS)
            case 3:
                data[at:at] = data[: random.choice([5, 80, 800])]
            case 4:
                other = random.choice(CORPUS)
                data[at:] = other[random.randrange(len(other)) :]
            case _:
                head, blank, body = bytes(data).partition(b"\r\n\r\n")
                lines = head.split(b"\r\n")
                random.shuffle(lines)
                data = bytearray(b"\r\n".join(lines) + blank + body)
    return bytes(data[:40_000])


@pytest.mark.parametrize("seed", range(20))
def test_no_mutated_mail_raises(seed: int) -> None:
    """M4: and the lines that are its sender's own stand where it says they do."""
    random = Random(seed)  # noqa: S311 - no secret is made of it
    for _ in range(40):
        mail = read_mail(mutated(random))
        lines = mail.text.split("\n")
        assert all(line.text in lines[line.number - 1] for line in mail.new_lines)  # quote marks aside
        reading = read(mail)
        assert mail.machine is None or (reading.decision, reading.assignments) == (None, ())
