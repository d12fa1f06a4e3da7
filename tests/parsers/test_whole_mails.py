"""Whole mails from their bytes on, as managers write them: each expectation comes from the rule it names."""

from __future__ import annotations

import html
import tomllib
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest

from parsers.mail import read_mail
from parsers.read import read
from tests.parsers.test_read import KNOWN, summary

MAILS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "more_mails.toml").read_text("utf-8"))["mail"]


def mail_of(case: dict[str, Any]) -> bytes:
    """The mail of a row of the table, as it arrives."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "查甘望 <chaganwang@corp.example>"
    mail["To"] = "孙七 <s@x.example>"
    mail["Date"] = "Fri, 22 May 2026 10:00:00 +0800"
    mail["Subject"] = case.get("subject", "【星河数据治理项目】人员支撑安排")
    mail["Message-ID"] = "<a@corp.example>"
    if case.get("reply"):
        mail["In-Reply-To"] = mail["References"] = "<q@corp.example>"
    body, subtype = (case["html"], "html") if "html" in case else (case["text"], "plain")
    mail.set_content(body, subtype=subtype, cte="base64")
    return bytes(mail)


@pytest.mark.parametrize("case", MAILS, ids=[f"{at}-{case['rule'][:40]}" for at, case in enumerate(MAILS)])
def test_a_whole_mail_is_read_as_its_rule_says(case: dict[str, Any]) -> None:
    """D1, D2, D2b, D4, D7, D9, D10, M3, M4, P1 to P4, T4: kind, facts, problems and warnings, no more and no less."""
    assert summary(read(read_mail(mail_of(case)), KNOWN if case.get("known") else None)) == case["expect"]


def test_every_rule_of_the_table_is_named_once() -> None:
    """M4: a case is worth its own line only when it proves something of its own."""
    rules = [case["rule"] for case in MAILS]
    assert len(rules) == len(set(rules)) >= 150


@pytest.mark.parametrize("case", [case for case in MAILS if "text" in case and not case.get("known")][::4])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("各位好：\n\n", "\n\n谢谢！"),
        ("", "\n\n祝工作顺利！\n查甘望\n2026-05-22"),
        ("", "\n\n--\n查甘望 | 前端组\n电话：13800138000\n2026年5月22日"),
    ],
)
def test_greeting_and_signature_change_nothing(case: dict[str, Any], before: str, after: str) -> None:
    """M4: names and dates of the signature are never taken for people and periods."""
    signed = {**case, "text": f"{before}{case['text'].strip()}{after}"}
    assert summary(read(read_mail(mail_of(signed)))) == case["expect"]


def _has_columns(case: dict[str, Any]) -> bool:
    """Columns that only marks, spaces or tabs part are no columns in HTML."""
    return any(mark in case["text"] for mark in ("|", "\t", "   "))


@pytest.mark.parametrize("case", [case for case in MAILS if "text" in case and not _has_columns(case)])
def test_the_same_words_as_html_are_read_alike(case: dict[str, Any]) -> None:
    """M6: paragraphs of HTML, or lines with <br>, say what plain text says."""
    lines = case["text"].strip().split("\n")
    paragraphs = "".join(f"<p>{html.escape(line) or '&nbsp;'}</p>" for line in lines)  # as programs write empty ones
    broken = f"<div>{'<br>'.join(map(html.escape, lines))}</div>"
    for body in (paragraphs, broken):
        reading = read(read_mail(mail_of({**case, "html": body})), KNOWN if case.get("known") else None)
        assert summary(reading) == case["expect"]
