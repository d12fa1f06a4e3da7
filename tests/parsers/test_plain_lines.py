"""M4: what only dresses a mail changes nothing of its reading: bullets, spaces in days, a courtesy that closes it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from parsers.mail import read_mail
from parsers.message import Line
from parsers.notices.layout.plain_lines import plain_lines
from parsers.read import read
from tests.parsers.test_read import KNOWN
from tests.parsers.test_whole_mails import MAILS, mail_of

PLAIN = {
    "- 许南星 6月1日": "许南星 6月1日",
    "• 许南星": "许南星",
    "\uf0b7  许南星": "许南星",
    "Ø  许南星": "许南星",
    "l  许南星": "许南星",
    "* 【后端】许南星": "【后端】许南星",
    "◆@查甘望 许南星续到7月15日": "@查甘望 许南星续到7月15日",
    "6 月 1 日 至 6 月 30 日": "6月1日至6月30日",
    "已于 5 月 12 日 撤场": "已于5月12日撤场",
    "共 2 名后端": "共 2名后端",
    "-5人天": "-5人天",
    "- 5人天": "5人天",
    "□ 同意": "□ 同意",
    "--": "--",
    "low risk": "low risk",
    "6月1日 6月30日": "6月1日 6月30日",
}


@pytest.mark.parametrize(("text", "plain"), PLAIN.items())
def test_m4_a_line_without_what_dresses_it(text: str, plain: str) -> None:
    assert plain_lines([Line(7, text)]) == [Line(7, plain)]


def _facts(text: str, case: dict[str, Any]) -> object:
    reading = read(read_mail(mail_of({**case, "text": text})), KNOWN)
    lent = [(a.person, a.role, a.start, a.end, a.estimated_days, a.support_days) for a in reading.assignments]
    left = [(release.person, release.on) for release in reading.releases]
    asks = bool(reading.problems)
    return reading.kind, reading.project, reading.rd_lead, reading.project_manager, lent, left, asks


_TABLE = re.compile(r"[|\t]|\S {3,}\S|^序号|,.*,.*,", re.MULTILINE)
"""A bullet before every row makes another table of it."""
CASES = [c for c in MAILS if c.get("known") and "text" in c and not c.get("reply") and not _TABLE.search(c["text"])]


@pytest.mark.parametrize("case", [case for case in CASES if "\n" not in case["text"].strip()], ids=lambda c: c["rule"])
def test_m4_a_bullet_before_the_one_line_changes_nothing(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    assert _facts(f"• {text}", case) == _facts(text, case)


@pytest.mark.parametrize("case", [case for case in CASES if "signs" not in case["rule"]], ids=lambda c: c["rule"])
def test_m4_how_a_mail_opens_and_closes_changes_nothing(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    closed = f"各位好，\n\n{text}\n\n请大家知悉，如有问题请随时联系我。\n谢谢！"
    assert _facts(closed, case) == _facts(text, case)


@pytest.mark.parametrize("case", [case for case in CASES if "\n" in case["text"].strip()], ids=lambda c: c["rule"])
def test_m4_an_empty_line_behind_every_line_changes_nothing(case: dict[str, Any]) -> None:
    lines = case["text"].strip().split("\n")
    if len(lines) > 2 and not case["rule"].endswith("broken at a column"):
        assert _facts("\n\n".join(lines), case) == _facts(case["text"], case)


def test_d2_sources_keep_the_numbers_of_the_mail_as_it_came() -> None:
    text = "支撑人员：许南星\n\n支撑周期：6月1日-6月30日\n\n角色：后端"
    (line,) = read(read_mail(mail_of({"text": text})), KNOWN).assignments
    assert {(source.field, source.line) for source in line.sources} >= {("person", 1), ("start", 3), ("role", 5)}


def test_m4_a_mail_of_the_senders_name_alone_is_read_to_its_end() -> None:
    mail = read_mail(mail_of({"text": "查甘望\n\n查甘望\n\n查甘望"}))
    assert read(mail, KNOWN).kind in {"other", "staffing_notice"}
