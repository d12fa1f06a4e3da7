"""One person in the place of another, as people live through it (PROCESS rules D4, D7)."""

from __future__ import annotations

from tests.journeys.department import (
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

JUNE = "2026/06/01 - 2026/06/30"
SUBJECT = f"【{PROJECT}】人员支撑调整"


def test_d7_the_manager_replaces_somebody_a_week_ahead(department: Department) -> None:
    """The confirmation shows both; the early release goes to person, superior and team."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    words = f"由{MEMBER}改为{OTHER_MEMBER}接替，支撑周期：2026/06/15 - 2026/06/30。"
    department.send(MANAGER, SUBJECT, words, "2026-06-02T10:00")
    letters = department.once("2026-06-02T10:05")
    assert kinds(letters) == ["confirmation", "early_release"]
    confirmation = only(letters, "confirmation")
    assert confirmation.cc == {LEADER, OTHER_LEADER}
    assert f"接替：{MEMBER}" in confirmation.text
    assert f"由谁接替：{OTHER_MEMBER}" in confirmation.text
    assert only(letters, "early_release").everybody == {
        *(MEMBER, SUPERIOR, MANAGER, LEAD, TEAM_MEMBER),
    }
    assert (department.row()["end"], department.row(OTHER_MEMBER)["start"]) == ("2026-06-14", "2026-06-15")


def test_d7_one_leaves_and_another_comes_in_one_sentence(department: Department) -> None:
    """The day that the mail states for whoever leaves counts, and not the one before the other comes."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    words = f"{MEMBER}6月12日撤场，6月15日起由{OTHER_MEMBER}接替，支撑至7月10日。"
    department.send(MANAGER, SUBJECT, words, "2026-06-02T10:00")
    letters = department.once("2026-06-02T10:05")
    assert kinds(letters) == ["confirmation", "early_release"]
    assert department.row()["end"] == "2026-06-12"
    row = department.row(OTHER_MEMBER)
    assert (row["start"], row["end"]) == ("2026-06-15", "2026-07-10")


def test_d7_at_short_notice_the_leader_must_agree(department: Department) -> None:
    """Less than a week: the usual request; until then the old last day stands."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    words = f"项目：{PROJECT}\n协调开发人员：{OTHER_MEMBER}（接替{MEMBER}）；\n支撑周期：2026/06/08 - 2026/06/30。\n"
    department.send(MANAGER, SUBJECT, words, "2026-06-03T10:00")
    letters = department.once("2026-06-03T10:05")
    assert kinds(letters) == ["approval_request", "confirmation"]
    question = only(letters, "approval_request")
    assert question.to == {LEADER}
    assert department.row()["end"] == "2026-06-30"
    department.reply(question, LEADER, "同意", "2026-06-03T11:00")
    department.once("2026-06-03T11:05")
    assert department.row()["end"] == "2026-06-07"
    assert department.row(OTHER_MEMBER)["state"] == "planned"


def test_d4_who_takes_a_place_from_a_day_on_has_the_rest_of_the_days(department: Department) -> None:
    """D4, D7: and is asked about and extended like anybody; who was replaced is not."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    department.send(MANAGER, SUBJECT, f"6月15日起由{OTHER_MEMBER}接替{MEMBER}。", "2026-06-02T10:00")
    assert kinds(department.once("2026-06-02T10:05")) == ["confirmation", "early_release"]
    assert (department.row()["end"], department.row(OTHER_MEMBER)["end"]) == ("2026-06-14", "2026-06-30")
    question = only(department.once("2026-06-16T09:00"), "extension_request")
    assert OTHER_MEMBER in question.subject
    department.reply(question, MANAGER, "续期至7月15日", "2026-06-16T10:00")
    approval = only(department.once("2026-06-16T10:05"), "approval_request")
    assert approval.to == {OTHER_LEADER}
    department.reply(approval, OTHER_LEADER, "同意", "2026-06-16T11:00")
    department.once("2026-06-16T11:05")
    assert (department.row()["end"], department.row(OTHER_MEMBER)["end"]) == ("2026-06-14", "2026-07-15")


def test_d4_m4_without_a_record_to_take_over_the_last_day_is_asked_for(department: Department) -> None:
    """D4, M4: and the form still says whose place it is: completed, it replaces them."""
    department.notice(LEADER, "2026/06/01 - 2026/06/12", "2026-05-22T10:00")
    department.notice(LEADER, "2026/06/15 - 2026/06/30", "2026-05-25T10:00", effort="协调支撑时间：3人天")
    department.once("2026-06-01T09:00")
    department.send(MANAGER, SUBJECT, f"{OTHER_MEMBER}接替{LEAD}，自6月8日起。", "2026-06-02T10:00")
    asked = only(department.once("2026-06-02T10:05"), "correction_request")
    assert f"协调开发人员：{OTHER_MEMBER}（接替{LEAD}）" in asked.text
    assert OTHER_MEMBER not in {row["person"] for row in department.status()}
