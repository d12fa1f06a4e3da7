"""What an administrator or a manager comes upon at the command line and in the mailbox."""

from __future__ import annotations

import pytest

from tests.journeys.department import (
    ADMIN,
    LEAD,
    LEADER,
    MANAGER,
    OTHER_MEMBER,
    PROJECT,
    Department,
    kinds,
    only,
)

JUNE = "2026-06-01 至 2026-06-30"


@pytest.fixture
def lent(department: Department) -> Department:
    """The member is lent for June."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    return department


@pytest.mark.parametrize("command", [("status", "--json"), ("show", PROJECT, "--json")])
def test_u4_who_looks_hears_that_the_directory_does_not_read(lent: Department, command: tuple[str, ...]) -> None:
    """U4: the records are shown all the same, as of the last cycle; one line on standard error names file and key."""
    whole = lent.people_file.read_text(encoding="utf-8")
    assert lent.on(*command).err == ""
    lent.people_file.write_text(whole + '\n[[people]]\nname = "新来"\n', encoding="utf-8")
    result = lent.on(*command)
    assert (result.code, len(result.rows)) == (0, 1)
    (line,) = result.err.splitlines()
    assert "people.toml" in line
    assert "email" in line


def test_d8_a_mail_that_takes_back_nothing_in_particular_is_told_what_to_answer(lent: Department) -> None:
    """Settled details, Cancellation: 撤销上一封 in a mail of its own names no notice: how to say it is answered."""
    lent.send(LEADER, "撤销上一封", "请撤销。", "2026-05-22T11:00")
    (letter,) = lent.once("2026-05-22T11:05")
    assert (letter.kind, letter.to) == ("correction_request", {LEADER})
    assert "请直接回复要撤销的那封通知" in letter.text
    assert lent.row()["state"] == "planned"


def test_m3_talk_about_taking_something_back_is_not_answered(lent: Department) -> None:
    """M3: an answer to a mail that is none of the daemon's, about no project it knows, is people's talk."""
    lent.put(
        lent.mail(LEADER, "Re: 请假", "撤销上一封", headers={"In-Reply-To": "<other@corp.example>"}), "2026-05-22T11:00"
    )
    assert lent.once("2026-05-22T11:05") == []


def test_m3_who_may_send_no_notice_may_take_none_back(lent: Department) -> None:
    """M3: one line saying who may."""
    lent.send(OTHER_MEMBER, "撤销上一封", "请撤销。", "2026-05-22T11:00")
    assert kinds(lent.once("2026-05-22T11:05")) == ["not_entitled"]


def test_d9_a_letter_about_heads_alone_speaks_of_nobodys_support(lent: Department) -> None:
    """D3: neither subject nor first line speaks of people where the notice, or the amendment, names none."""
    result = lent.on("amend", PROJECT, "--lead", OTHER_MEMBER, "--reason", "交接")
    assert result.code == 0
    letter = only(lent.once("2026-05-22T11:05"), "confirmation")
    assert letter.to == {ADMIN}
    assert letter.subject == f"【{PROJECT}】已收到负责人通知"
    assert "负责人已登记，请核对" in letter.text
    lent.send(MANAGER, f"【{PROJECT}】项目负责人", f"研发负责人：{OTHER_MEMBER}\n", "2026-05-22T12:00")
    again = only(lent.once("2026-05-22T12:05"), "confirmation")
    assert "负责人没有变化" in again.text
    assert LEAD not in again.text
