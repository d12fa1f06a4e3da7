"""D3, M7: a project of nearly a known name is recorded as written, and one word makes it the known one."""

from __future__ import annotations

import json
from typing import Any
from unittest import mock

import pytest

from tests.journeys.department import LEADER, MANAGER, MEMBER, OTHER_LEADER, PROJECT, Department, Letter, kinds, only

WRITTEN = "云衫数据平台项目"
JUNE = "2026-06-01 至 2026-06-30"


def confirmed(department: Department, sender: str = MANAGER) -> Letter:
    """The confirmation of a notice for a project whose name is written wrong."""
    department.notice(sender, JUNE, "2026-05-22T10:00", project=WRITTEN)
    return only(department.once("2026-05-22T10:05"), "confirmation")


def on_file(department: Department, project: str) -> dict[str, Any]:
    """The one assignment of a project, as its state file has it."""
    for file in department.state_files():
        tables = json.loads(file.read_text(encoding="utf-8"))
        if tables["project"]["1"]["name"] == project:
            (assignment,) = tables["assignments"].values()
            return dict(assignment)
    raise AssertionError(project)


def states(department: Department, project: str) -> list[tuple[str, str]]:
    rows = department.show(project)["assignments"]
    return [(row["person"], row["state"]) for row in rows]


@pytest.mark.parametrize(
    "word", ["是", "是的，谢谢", "是的，打错字了", "对，就是这个项目", "对", "同一个项目", "Yes", f"应该是{PROJECT}"]
)
def test_d3_one_word_makes_it_the_known_project(department: Department, word: str) -> None:
    """D3: what was recorded as written is recorded there, confirmed there once, and ends under the name as written."""
    letter = confirmed(department)
    assert f"名称相近的有【{PROJECT}】" in letter.text
    assert "「是」" in letter.text
    department.reply(letter, MANAGER, word, "2026-05-22T11:00")
    again = only(department.once("2026-05-22T11:05"), "confirmation")
    assert again.to == {MANAGER}
    assert f"【{PROJECT}】的人员支撑安排已登记" in again.text
    assert states(department, PROJECT) == [(MEMBER, "planned")]
    assert states(department, WRITTEN) == [(MEMBER, "cancelled")]


def test_d3_the_record_says_from_which_line_of_which_notice_it_came(department: Department) -> None:
    """The promise of provenance: the notice's own line and Message-ID, not the answer's."""
    letter = confirmed(department)
    before = on_file(department, WRITTEN)
    department.reply(letter, MANAGER, "是", "2026-05-22T11:00")
    department.once("2026-05-22T11:05")
    after = on_file(department, PROJECT)
    assert after["sources"] == before["sources"] != []
    assert after["mail"] == before["mail"]


@pytest.mark.parametrize("word", ["收到", "好的", "不是", "不是同一个项目", "是吗"])
def test_d3_any_other_word_leaves_it_as_it_was_written(department: Department, word: str) -> None:
    """D3, M3: it stays as written."""
    letter = confirmed(department)
    department.reply(letter, MANAGER, word, "2026-05-22T11:00")
    assert "confirmation" not in kinds(department.once("2026-05-22T11:05"))
    assert states(department, WRITTEN) == [(MEMBER, "planned")]


def test_d3_a_second_yes_changes_nothing(department: Department) -> None:
    """M2, D4: nothing is recorded twice."""
    letter = confirmed(department)
    for minute in ("00", "10"):
        department.reply(letter, MANAGER, "是", f"2026-05-22T11:{minute}")
        department.once(f"2026-05-22T11:{minute}")
    department.once("2026-05-22T11:30")
    assert states(department, PROJECT) == [(MEMBER, "planned")]


def test_m3_whoever_may_not_send_a_notice_there_is_told_so(department: Department) -> None:
    """M3: entitled for a project that nobody knew is not entitled for the known one."""
    letter = confirmed(department, LEADER)
    department.reply(letter, OTHER_LEADER, "是", "2026-05-22T11:00")
    department.once("2026-05-22T11:05")
    assert states(department, PROJECT) in ([(MEMBER, "planned")], [])


@pytest.mark.parametrize("called", ["云杉", "云衫数据平台项目"])
def test_d7_whoever_leaves_is_on_record_in_the_project_that_is_meant(department: Department, called: str) -> None:
    """D7, D5: nobody is on record in a project that nobody knows; the one of nearly that name is meant."""
    department.notice(LEADER, JUNE, "2026-05-20T10:00")
    department.once("2026-05-20T10:05")
    department.send(MANAGER, f"【{called}】续期", f"{MEMBER}续期至7月15日", "2026-06-01T10:00")
    assert "approval_request" in kinds(department.once("2026-06-01T10:05"))
    department.send(MANAGER, f"【{called}】人员撤场", f"{MEMBER}6月19日撤场。", "2026-06-01T11:00")
    assert "early_release" in kinds(department.once("2026-06-01T11:05"))
    assert department.row()["end"] == "2026-06-19"


def test_d7_nobody_of_a_like_project_is_meant_who_is_not_on_record_there(department: Department) -> None:
    """M4: who is lent to none of them is asked about."""
    department.send(MANAGER, "【云杉】人员撤场", f"{MEMBER}6月19日撤场。", "2026-06-01T11:00")
    assert kinds(department.once("2026-06-01T11:05")) == ["correction_request"]


class PowerCut(BaseException):
    """What no handler of errors catches."""


def test_d3_a_crash_between_the_two_records_loses_and_doubles_nothing(department: Department) -> None:
    """The promise: recorded there, and not yet ended here, it is brought to its end by the next cycle, unsaid."""
    letter = confirmed(department)
    department.reply(letter, MANAGER, "是", "2026-05-22T11:00")
    with mock.patch("daemon.attempt.moved_away", side_effect=PowerCut), pytest.raises(PowerCut):
        department.cycle("2026-05-22T11:05")
    told = department.once("2026-05-22T11:10")
    assert kinds(told) == ["confirmation"], "written before the crash, sent after it, once"
    assert states(department, PROJECT) == [(MEMBER, "planned")]
    assert states(department, WRITTEN) == [(MEMBER, "cancelled")]
    assert department.once("2026-05-22T11:20") == []
