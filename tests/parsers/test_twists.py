"""Mails that look like notices and are none, by one twist in ordinary words."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from parsers.mail import read_mail
from parsers.read import read
from tests.parsers.test_read import KNOWN
from tests.parsers.test_whole_mails import mail_of

TWISTS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "twists.toml").read_text("utf-8"))["mail"]


@pytest.mark.parametrize("case", TWISTS, ids=[f"{at}-{case['why'][:40]}" for at, case in enumerate(TWISTS)])
def test_a_twisted_notice_is_not_carried_out(case: dict[str, Any]) -> None:
    """M4: a wish, a condition, half of somebody's time, somebody else: asked about, or left alone, never recorded."""
    reading = read(read_mail(mail_of(case)), KNOWN)
    if warned := case.get("warned"):
        assert warned in {remark.code for remark in reading.warnings}
    elif reading.kind != "other":
        assert reading.problems or not (reading.assignments or reading.releases)
