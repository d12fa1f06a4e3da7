"""`rosterd parse` for people: facts, the mail's lines with what was understood named, problems below their line."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner

from daemon.cli import rosterd

NOTICE = "各位好，\n\n支撑人员：许南星\n支撑周期：2026/06/30 - 2026/06/01\n预估开发时间：5人天"


def parsed(tmp_path: Path, text: str, *, attach: str | None = None, reply: bool = False) -> str:
    mail = EmailMessage()
    mail["From"], mail["To"] = "查甘望 <c@corp.example>", "staffing@corp.example"
    mail["Subject"], mail["Date"] = "【星河数据治理项目】人员支撑安排", "Fri, 22 May 2026 10:00:00 +0800"
    if reply:
        mail["In-Reply-To"] = "<q@corp.example>"
    mail.set_content(text, cte="base64")
    if attach:
        mail.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename=attach)
    (tmp_path / "notice.eml").write_bytes(bytes(mail))
    return CliRunner().invoke(rosterd, ["parse", str(tmp_path / "notice.eml")]).output


def test_each_line_is_shown_with_what_it_was_read_as(tmp_path: Path) -> None:
    """Every fact carries the line it came from; a problem stands below its own; no colour in a pipe."""
    shown = parsed(tmp_path, NOTICE).split("\n")
    marked = {line.split("←")[0].split("│")[1].strip(): line.split("← ")[1] for line in shown if "←" in line}
    assert marked == {
        "【星河数据治理项目】人员支撑安排": "项目",
        "支撑人员：许南星": "协调开发人员",
        "支撑周期：2026/06/30 - 2026/06/01": "开始日期、结束日期",
        "预估开发时间：5人天": "预估开发时间",
    }
    at = next(number for number, line in enumerate(shown) if "支撑周期" in line)
    assert shown[at + 1].strip().startswith("✗ 结束日期早于开始日期")
    assert not any("\x1b" in line for line in shown)


def test_what_a_mail_holds_never_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    """Escape sequences and marks that turn text around are left out."""
    shown = parsed(tmp_path, f"{NOTICE}\n备注：\x1b]0;owned\x07\x1b[31m红\u202e反")
    assert "备注：" in shown
    assert not set("\x1b\x07\u202e") & set(shown)


@pytest.mark.parametrize("name", ["winmail.dat"])
def test_an_attachment_that_nobody_can_read_is_named(tmp_path: Path, name: str) -> None:
    """M4: words that could not be read are never passed over in silence."""
    shown = parsed(tmp_path, NOTICE, attach=name)
    assert f"unreadable {name}" in shown
    assert f"附件「{name}」读不出来" in shown


@pytest.mark.parametrize(("words", "problems"), [("许南星6月12日提前撤场", 0), ("支撑周期改为6月3日-6月30日", 2)])
def test_m3_what_a_reply_states_where_it_answers_no_question_is_shown(
    tmp_path: Path, words: str, problems: int
) -> None:
    """M3, M4: as the mail of its own that it is in a colleague's thread, and what is missing of it."""
    shown = [line.strip() for line in parsed(tmp_path, words, reply=True).split("\n")]
    assert any(line.startswith("kind") and line.endswith("reply") for line in shown)
    apart = [line for line in shown if line.startswith("apart")]
    assert any("许南星" in line for line in apart) is not bool(problems)
    assert sum("✗" in line for line in apart) == problems
