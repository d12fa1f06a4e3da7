"""One R&D lead a project, as people live through it: nominated, refused, replaced (PROCESS rule D9)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.department import (
    CONFIGURATION,
    COORDINATOR,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_MEMBER,
    PROJECT,
    Department,
    kinds,
    notice_text,
    only,
)

JUNE = "2026/06/01 - 2026/06/30"
CHANGE = f"【{PROJECT}】研发负责人变更"


def test_d9_a_second_nomination_then_the_explicit_change(department: Department) -> None:
    """D9: told how to, the manager does it outright: the new lead gets the duties, the old one hears of it."""
    words = f"研发负责人：{OTHER_MEMBER}\n" + notice_text(MEMBER, JUNE)
    notice = department.send(LEADER, f"【{PROJECT}】项目启动", words, "2026-05-22T10:00")
    letters = department.once("2026-05-22T10:05")
    assert kinds(letters) == ["confirmation", "lead_conflict"]
    conflict = only(letters, "lead_conflict")
    assert conflict.to == {LEADER, LEAD}
    assert conflict.header("In-Reply-To") == notice
    assert f"研发负责人变更为{OTHER_MEMBER}" in conflict.text
    assert department.row()["state"] == "planned"
    assert department.show()["rd_lead"] == LEAD

    department.send(MANAGER, CHANGE, f"研发负责人变更为{OTHER_MEMBER}。", "2026-05-22T11:00")
    letters = department.once("2026-05-22T11:05")
    assert kinds(letters) == ["confirmation", "lead_changed", "lead_duties"]
    assert only(letters, "confirmation").to == {MANAGER}
    assert only(letters, "lead_changed").everybody == {LEAD}
    duties = only(letters, "lead_duties")
    assert duties.to == {OTHER_MEMBER}
    for said in ("技术第一联系人", "研发计划", "技术文档", "季度考评"):
        assert said in duties.text
    assert department.show()["rd_lead"] == OTHER_MEMBER

    question = only(department.once("2026-06-16T09:00"), "extension_request")
    assert question.cc == {OTHER_MEMBER}


def test_d9_m3_the_lead_does_not_name_the_next_one(department: Department) -> None:
    """M3: one line saying who may."""
    department.send(LEAD, CHANGE, f"研发负责人变更为{OTHER_MEMBER}。", "2026-05-22T11:00")
    (refused,) = department.once("2026-05-22T11:05")
    assert refused.kind == "not_entitled"
    assert MANAGER in refused.text
    assert COORDINATOR in refused.text


def test_d9_m4_a_lead_nobody_knows_is_asked_about(department: Department) -> None:
    """M4: the answer in the thread needs no project's name."""
    department.send(COORDINATOR, CHANGE, "研发负责人变更为欧阳无名。", "2026-05-22T11:00")
    asked = only(department.once("2026-05-22T11:05"), "correction_request")
    assert "欧阳无名" in asked.text
    department.reply(asked, COORDINATOR, f"研发负责人变更为{OTHER_MEMBER}", "2026-05-22T12:00")
    assert kinds(department.once("2026-05-22T12:05")) == ["confirmation", "lead_changed", "lead_duties"]


def test_d9_the_duties_are_the_administrators_text(tmp_path: Path) -> None:
    """D9: a configured text, line by line."""
    text = 'lead_duties = """对外的技术第一联系人。\n每周五发周报。"""\n'
    department = Department(tmp_path, configuration=CONFIGURATION + "\n[policy]\n" + text)
    department.send(COORDINATOR, CHANGE, f"研发负责人变更为{OTHER_MEMBER}。", "2026-05-22T11:00")
    duties = only(department.once("2026-05-22T11:05"), "lead_duties")
    assert "每周五发周报。\n" in duties.text
    assert "季度考评" not in duties.text


def test_d9_a_change_on_a_later_day_counts_at_once_and_everybody_is_told_so(department: Department) -> None:
    """D9, M4: the day is not recorded; the letters name it, and how to put the lead back until then."""
    words = f"从6月15日起，{PROJECT}研发负责人由{LEAD}变更为{OTHER_MEMBER}，请知悉。"
    department.send(MANAGER, CHANGE, words, "2026-06-01T10:00")
    letters = department.once("2026-06-01T10:05")
    assert kinds(letters) == ["confirmation", "lead_changed", "lead_duties"]
    for letter in letters:
        assert "6月15日" in letter.text
        assert "从现在起生效" in letter.text or "登记已经更新" in letter.text
    assert f"研发负责人变更为{LEAD}" in only(letters, "confirmation").text
    department.send(MANAGER, CHANGE, f"研发负责人变更为{LEAD}", "2026-06-01T11:00")
    assert "没有登记" not in only(department.once("2026-06-01T11:05"), "confirmation").text
    assert department.show()["rd_lead"] == LEAD


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (CHANGE, f"研发负责人6月15日起变更为{OTHER_MEMBER}"),
        (CHANGE, f"研发负责人将于6月15日由{LEAD}变更为{OTHER_MEMBER}"),
        (CHANGE, f"研发负责人：{OTHER_MEMBER}（6月15日起）"),
        (f"【{PROJECT}】项目信息调整", f"研发负责人6月15日起变更为{OTHER_MEMBER}"),
        (
            f"【{PROJECT}】人员支撑安排",
            f"6月15日起研发负责人变更为{OTHER_MEMBER}。\n支撑人员：{MEMBER}\n支撑周期：6月1日-6月30日",
        ),
    ],
)
def test_d9_m4_a_later_day_is_never_dropped(department: Department, subject: str, words: str) -> None:
    """D9, M4: wherever it stands, also beside people who are lent."""
    department.send(MANAGER, subject, words, "2026-05-22T10:00")
    letters = department.once("2026-05-22T10:05")
    assert kinds(letters) == ["confirmation", "lead_changed", "lead_duties"]
    assert all("6月15日" in letter.text for letter in letters)
    assert "没有登记" in only(letters, "confirmation").text
    assert department.show()["rd_lead"] == OTHER_MEMBER
