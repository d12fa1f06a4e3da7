"""One person on two projects on the same days (issue: Conflicts; PROCESS rule D3), shown and told of."""

from __future__ import annotations

import pytest

from tests.journeys.department import (
    COORDINATOR,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_MANAGER,
    OTHER_PROJECT,
    PROJECT,
    Department,
    kinds,
    only,
)

JUNE = "2026-06-01 至 2026-06-30"


def notice(department: Department, project: str, period: str, effort: str, at: str) -> None:
    """A coordinator lends the member."""
    stated = f"协调支撑时间：{effort}" if effort else ""
    department.notice(COORDINATOR, period, at, project=project, effort=stated)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (("2026-06-01 至 2026-06-30", "15人天"), ("2026-06-01 至 2026-06-30", "10人天"), True),
        (("2026-06-01 至 2026-06-30", "10人天"), ("2026-06-01 至 2026-06-30", "8人天"), False),
        (("2026-06-01 至 2026-06-12", "9人天"), ("2026-06-08 至 2026-06-26", "12人天"), True),
        (("2026-06-01 至 2026-06-30", "21人天"), ("2026-07-01 至 2026-07-31", "23人天"), False),
        (("2026-06-01 至 2026-06-30", ""), ("2026-06-01 至 2026-06-30", "20人天"), False),
    ],
)
def test_d3_both_managers_hear_when_efforts_add_up_to_too_much(
    department: Department, first: tuple[str, str], second: tuple[str, str], *, told: bool
) -> None:
    """D3: more person-days than the overlap has working days; without an effort nothing adds up."""
    department.once("2026-05-18T09:00")
    notice(department, OTHER_PROJECT, *first, "2026-05-19T10:00")
    assert "double_booking" not in kinds(department.once("2026-05-19T10:00"))
    notice(department, PROJECT, *second, "2026-05-20T10:00")
    letters = department.once("2026-05-20T10:00")
    assert kinds(letters).count("double_booking") == int(told)
    if told:
        letter = only(letters, "double_booking")
        assert letter.to == {MANAGER, OTHER_MANAGER}
        assert all(word in letter.text for word in (MEMBER, PROJECT, OTHER_PROJECT))


def test_d3_the_confirmation_shows_both_projects(department: Department) -> None:
    """D3: the person already lent elsewhere on those days, whatever the effort."""
    department.once("2026-05-18T09:00")
    notice(department, OTHER_PROJECT, JUNE, "", "2026-05-19T10:00")
    department.once("2026-05-19T10:00")
    notice(department, PROJECT, JUNE, "", "2026-05-20T10:00")
    text = only(department.once("2026-05-20T10:00"), "confirmation").text
    assert PROJECT in text
    assert OTHER_PROJECT in text


def test_d3_once_for_each_change(department: Department) -> None:
    """D3: the same notice again tells nobody anew, nor does a role; other days do, from either side."""
    department.once("2026-05-18T09:00")
    notice(department, OTHER_PROJECT, JUNE, "15人天", "2026-05-19T10:00")
    department.once("2026-05-19T10:00")
    notice(department, PROJECT, JUNE, "15人天", "2026-05-20T10:00")
    assert "double_booking" in kinds(department.once("2026-05-20T10:00"))
    for project, at in ((PROJECT, "2026-05-20T11:00"), (OTHER_PROJECT, "2026-05-20T11:30")):
        notice(department, project, JUNE, "15人天", at)
        assert kinds(department.once(at)) == ["confirmation"]
    notice(department, OTHER_PROJECT, "2026-06-01 至 2026-07-10", "20人天", "2026-05-21T10:00")
    assert "double_booking" in kinds(department.once("2026-05-21T10:00"))


def test_d3_d5_an_extension_may_bring_it_about(department: Department) -> None:
    """D3, D5: what is agreed counts like what is noticed, when it is agreed."""
    department.once("2026-05-18T09:00")
    notice(department, PROJECT, JUNE, "21人天", "2026-05-19T10:00")
    notice(department, OTHER_PROJECT, "2026-07-01 至 2026-07-31", "23人天", "2026-05-19T11:00")
    assert "double_booking" not in kinds(department.once("2026-05-19T11:00"))
    asked = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(asked, MANAGER, "续期至 7月15日", "2026-06-16T10:00")
    approval = only(department.once("2026-06-16T10:00"), "approval_request")
    department.reply(approval, LEADER, "同意", "2026-06-16T11:00")
    assert only(department.once("2026-06-16T11:00"), "double_booking").to == {MANAGER, OTHER_MANAGER}


def test_d3_d7_whoever_leaves_early_or_with_the_project_is_no_new_conflict(department: Department) -> None:
    """D3, D7, P2: fewer days on a project are no more work there; nobody is asked to settle what has just been."""
    department.once("2026-05-18T09:00")
    for project, at in ((OTHER_PROJECT, "2026-05-19T10:00"), (PROJECT, "2026-05-20T10:00")):
        notice(department, project, JUNE, "15人天", at)
        department.once(at)
    department.send(MANAGER, f"【{PROJECT}】提前撤场", f"{MEMBER}的最后一天为2026年6月17日。", "2026-06-02T10:00")
    letters = department.once("2026-06-02T10:00")
    assert kinds(letters) == ["confirmation", "early_release"]
    department.send(COORDINATOR, f"【{OTHER_PROJECT}】结项", f"{OTHER_PROJECT}已结项。", "2026-06-05T10:00")
    assert kinds(department.once("2026-06-05T10:00")) == ["project_end"]
