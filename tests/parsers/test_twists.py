"""Mails that look like notices and are none, by one twist in ordinary words; and notices with talk around them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from parsers.mail import read_mail
from parsers.read import read
from tests.parsers.test_read import KNOWN, summary
from tests.parsers.test_whole_mails import mail_of

TWISTS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "twists.toml").read_text("utf-8"))["mail"]
PLAIN: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "talk_beside.toml").read_text("utf-8"))["mail"]


@pytest.mark.parametrize("case", TWISTS, ids=[f"{at}-{case['why'][:40]}" for at, case in enumerate(TWISTS)])
def test_a_twisted_notice_is_not_carried_out(case: dict[str, Any]) -> None:
    """M4: a wish, a condition, half of somebody's time, somebody else: asked about, or left alone, never recorded."""
    reading = read(read_mail(mail_of(case)), KNOWN)
    if warned := case.get("warned"):
        assert warned in {remark.code for remark in reading.warnings}
    elif reading.kind != "other":
        assert reading.problems or not (reading.assignments or reading.releases)


@pytest.mark.parametrize("case", PLAIN, ids=[f"{at}-{case['subject'][:30]}" for at, case in enumerate(PLAIN)])
def test_talk_beside_a_notice_changes_nothing_of_it(case: dict[str, Any]) -> None:
    """D2: what the work is, why, who helps with accounts, a joke: the notice is read as if it were not there."""
    reading = read(read_mail(mail_of(case)), KNOWN)
    assert [line for line in summary(reading) if line.startswith("assign")] == case["expect"]
    assert not reading.problems
