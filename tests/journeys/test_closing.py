"""A project is closed by mail, as people live through it (PROCESS, settled details "Closing")."""

from __future__ import annotations

from tests.journeys.department import (
    COORDINATOR,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MEMBER,
    PROJECT,
    SUPERIOR,
    TEAM_MEMBER,
    Department,
    kinds,
    only,
)

JUNE, JULY = "2026/06/01 - 2026/06/30", "2026/07/01 - 2026/07/31"


def test_closing_ends_everything_and_a_later_notice_opens_it_again(department: Department) -> None:
    """Active: released the next day; planned: cancelled; the open extension lapses; then a new start."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.notice(OTHER_LEADER, JULY, "2026-05-22T10:01", person=OTHER_MEMBER)
    department.once("2026-05-22T10:05")
    question = only(department.once("2026-06-16T09:00"), "extension_request")

    closing = department.send(MANAGER, f"【{PROJECT}】结项通知", "各位好，\n项目已验收结项。\n", "2026-06-17T10:00")
    letters = department.once("2026-06-17T10:05")
    assert kinds(letters) == ["extension_result", "project_end"]
    assert "项目已结束" in only(letters, "extension_result").text
    end = only(letters, "project_end")
    assert end.header("In-Reply-To") == closing
    assert end.everybody == {
        *(MANAGER, LEAD, TEAM_MEMBER, MEMBER, SUPERIOR, OTHER_MEMBER),
        OTHER_LEADER,
    }
    assert "6月17日" in end.text
    assert (department.row()["end"], department.row()["state"]) == ("2026-06-17", "active")
    assert department.row(OTHER_MEMBER)["state"] == "cancelled"
    assert [row["next_mail"] for row in department.status()] == [None, None]

    department.reply(question, MANAGER, "续期至 7月15日", "2026-06-17T15:00")
    assert kinds(department.once("2026-06-17T15:05")) == ["extension_result"]
    assert department.once("2026-06-18T09:00") == []
    assert department.row()["state"] == "released"

    department.notice(LEADER, "2026/08/03 - 2026/08/28", "2026-07-20T10:00")
    confirmation = only(department.once("2026-07-20T10:05"), "confirmation")
    assert "重新启动" in confirmation.text
    assert [row["state"] for row in department.status()] == ["released", "cancelled", "planned"]
    assert "项目结项" in str(department.show()["history"])


def test_closing_by_a_group_leader_is_refused_and_termination_names_its_reason(department: Department) -> None:
    """M3: one line saying who may; the coordinator may."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    words = f"各位好，\n【{PROJECT}】项目终止。\n原因：客户取消了预算。\n"
    department.send(LEADER, f"【{PROJECT}】项目终止", words, "2026-06-02T10:00")
    (refused,) = department.once("2026-06-02T10:05")
    assert refused.kind == "not_entitled"
    assert "产研协调人" in refused.text
    assert department.row()["end"] == "2026-06-30"
    department.send(COORDINATOR, f"【{PROJECT}】项目终止", words, "2026-06-02T11:00")
    end = only(department.once("2026-06-02T11:05"), "project_end")
    assert "终止" in end.text
    assert "客户取消了预算" in end.text
    assert department.row()["end"] == "2026-06-02"


def test_closing_tells_who_is_asked_and_who_asked(department: Department) -> None:
    """Settled details (Closing), D2b: an open need ends with the project; the leader who is asked must know."""
    department.once("2026-06-01T09:00")
    text = "需求岗位：后端开发\n需求人数：1人\n需求时间：2026-07-01 至 2026-07-31"
    department.send(LEAD, f"【{PROJECT}】人员需求", text, "2026-06-02T10:00")
    forward = only(department.once("2026-06-02T10:00"), "need_forward")
    assert forward.to == {OTHER_LEADER}
    department.send(MANAGER, f"【{PROJECT}】结项通知", "各位好，\n项目已验收结项。\n", "2026-06-03T10:00")
    end = only(department.once("2026-06-03T10:00"), "project_end")
    assert {OTHER_LEADER, LEAD} <= end.everybody
    department.reply(forward, OTHER_LEADER, OTHER_MEMBER, "2026-06-03T11:00")
    assert kinds(department.once("2026-06-03T11:00")) == ["need_result"]
    assert kinds(department.once("2026-06-05T09:00")) == []
