"""A change in words that nobody knew, whose former days are those on record (PROCESS rules D4, D5, D7, M4)."""

from __future__ import annotations

import pytest

from tests.journeys.department import (
    LEADER,
    MANAGER,
    MEMBER,
    PROJECT,
    TEAM_MEMBER,
    Department,
    kinds,
    only,
)

JUNE = "2026-06-01 至 2026-06-30"
WHY = "联调还没有收尾，前前后后聊下来"


@pytest.fixture
def lent(department: Department) -> Department:
    """The member is lent for June."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    return department


def told(department: Department, text: str, at: str = "2026-06-05T10:00", sender: str = LEADER) -> list[str]:
    """The kinds of letters that answer a mail of those words."""
    department.send(sender, PROJECT, text, at)
    return kinds(department.once(at.replace(":00", ":05")))


def test_d5_a_later_last_day_opens_the_extension(lent: Department) -> None:
    """D5: it counts as the sender's voice, and the manager is asked."""
    letters = told(lent, f"{WHY}，{MEMBER}原定6月30日撤场，现续期到7月31日，投入比例不变。")
    assert letters == ["approval_request", "confirmation"]
    assert lent.row()["extension"] == "requested"


def test_d7_an_earlier_last_day_of_the_manager_s_is_a_release(lent: Department) -> None:
    """D7: a week ahead the manager's word is enough."""
    text = f"{WHY}，{MEMBER}在{PROJECT}原计划待到6月30日，人手紧张，需要提前撤场，最后工作日为6月19日。"
    assert "confirmation" in told(lent, text, sender=MANAGER)
    assert lent.row()["end"] == "2026-06-19"


def test_d4_days_that_are_moved_before_they_begin(lent: Department) -> None:
    """D4: all of the period, as it was and as it is to be; what was passed over is shown (D3)."""
    text = f"{WHY}，{MEMBER}的时间报错了，写成了6月1日到6月30日，正确的应为6月15日到7月15日。"
    lent.send(LEADER, PROJECT, text, "2026-05-25T10:00")
    confirmation = only(lent.once("2026-05-25T10:05"), "confirmation")
    assert (lent.row()["start"], lent.row()["end"]) == ("2026-06-15", "2026-07-15")
    assert "联调还没有收尾" in confirmation.text


def test_d4_several_people_each_with_the_days_that_were(lent: Department) -> None:
    """D4, D5: a line of each, all borne out."""
    lent.notice(LEADER, JUNE, "2026-05-22T11:00", person=TEAM_MEMBER)
    lent.once("2026-05-22T11:05")
    text = (
        "有两处变化：\n"
        f"一是{MEMBER}，接口还要配合客户联调，由6月30日延到7月10日；\n"
        f"二是{TEAM_MEMBER}，页面还没验完，由6月30日延到7月17日。"
    )
    lent.send(LEADER, PROJECT, text, "2026-05-25T10:00")
    lent.once("2026-05-25T10:05")
    assert {(row["person"], row["end"]) for row in lent.status()} == {
        (MEMBER, "2026-07-10"),
        (TEAM_MEMBER, "2026-07-17"),
    }


def test_settled_details_what_has_not_begun_is_called_off(lent: Department) -> None:
    """Settled details, Cancellation: the days that are called off are those on record."""
    text = f"{WHY}，原定{MEMBER}6月1日至6月30日的支撑取消，{MEMBER}不用过来了。"
    lent.send(LEADER, PROJECT, text, "2026-05-25T10:00")
    assert "confirmation" in kinds(lent.once("2026-05-25T10:05"))
    assert lent.row()["state"] == "cancelled"


@pytest.mark.parametrize(
    "text",
    [
        f"原定{MEMBER}6月1日至6月30日对{PROJECT}的支撑取消，请知悉。",
        f"取消以下支撑安排：\n1. {MEMBER}，6月1日至6月30日",
        f"取消人员：{MEMBER}\n取消周期：6月1日至6月30日",
        f"原定{MEMBER}6月1日起对本项目的支撑取消，请项目组另行安排。",
        f"原计划6月1日起由{MEMBER}支撑的接口改造任务已取消，{MEMBER}不再进场。",
    ],
    ids=["sentence", "list", "labels", "the first day", "the work, and who does it"],
)
def test_settled_details_days_on_record_are_called_off(lent: Department, text: str) -> None:
    """Settled details, Cancellation: said plainly, of the days on record."""
    assert "confirmation" in told(lent, text, "2026-05-25T10:00")
    assert lent.row()["state"] == "cancelled"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (f"{MEMBER}6月1日至6月26日的支撑取消。", "2026-05-25T10:00"),
        (f"{MEMBER}6月1日至6月30日的支撑取消。", "2026-06-05T10:00"),
        (f"{MEMBER}6月8日起的支撑取消。", "2026-05-25T10:00"),
        (f"原计划6月1日起由{MEMBER}支撑的接口改造任务已取消。", "2026-05-25T10:00"),
        (f"{WHY}，原定{MEMBER}6月1日至6月26日的支撑取消。", "2026-05-25T10:00"),
        (f"{WHY}，原定{MEMBER}6月1日至6月30日的支撑不取消。", "2026-05-25T10:00"),
        (f"{WHY}，客户不同意的话，{MEMBER}6月1日至6月30日的支撑取消。", "2026-05-25T10:00"),
        (f"{WHY}，原定{MEMBER}6月1日至6月30日的支撑取消。", "2026-06-05T10:00"),
    ],
    ids=[
        *("other days, plainly", "begun, plainly (D7)", "another first day", "the work alone"),
        *("other days", "not called off", "on a condition", "begun (D7)"),
    ],
)
def test_m4_what_is_not_surely_called_off_stays(lent: Department, text: str, at: str) -> None:
    """M4, D7: it is asked about, and nothing is cancelled."""
    told(lent, text, at)
    assert lent.row()["state"] in {"planned", "active"}


@pytest.mark.parametrize(
    "text",
    [
        f"{WHY}，{MEMBER}原定6月26日撤场，现续期到7月31日。",
        f"{WHY}，{MEMBER}原定6月30日撤场，可能续期到7月31日。",
        f"{WHY}，{MEMBER}原定6月30日撤场，客户同意的话续期到7月31日。",
        f"{WHY}，{MEMBER}原定6月30日撤场，现续期到7月31日，他本人还在犹豫。",
        f"{MEMBER}6月1日至6月30日支撑期间周末加班取消。",
        f"{MEMBER}6月1日至6月30日的门禁权限取消。",
        f"取消前请先通知：{MEMBER}6月1日至6月30日支撑。",
        f"客户要求取消{MEMBER}6月1日至6月30日的支撑，我们没同意。",
        f"{MEMBER}原定6月30日撤场，再留到7月31日，但只上午在。",
        f"{MEMBER}负责的模块原定6月30日结束，现延到7月31日。",
        f"{MEMBER}住的酒店原来6月1日-6月30日，改成6月15日-7月17日。",
        f"合同原定6月30日到期，现续签到7月31日，{MEMBER}继续支撑。",
    ],
    ids=[
        *("another day on record", "perhaps", "on a condition", "wavers"),
        *("of overtime", "of a pass", "before calling off", "not agreed to"),
        *("mornings only", "of a module", "of a room", "of a contract"),
    ],
)
def test_m4_what_the_records_do_not_bear_out_is_asked_about(lent: Department, text: str) -> None:
    """M4: days that are not on record, and doubt, are as before."""
    told(lent, text)
    assert lent.row()["extension"] is None
    assert lent.row()["state"] in {"planned", "active"}
    assert lent.row()["end"] == "2026-06-30"
