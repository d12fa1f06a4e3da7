"""Kick-off notices (D1) and work left over at the end (D8), through the command line."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tests.journeys.department import (
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MEMBER,
    PROJECT,
    SUPERIOR,
    Department,
    kinds,
    only,
)

NEW = "青竹巡检平台项目"
PROSE = f"""各位领导、同事：
{NEW}已完成交接，项目组安排如下：
项目经理：{MANAGER}
研发负责人：{LEAD}
前端：{MEMBER}；支撑时间为：6月1日-9月30日
后端：{OTHER_MEMBER}；支撑时间为：7月1日-8月31日
请各位支持。
"""
TABLE = f"""<p>{NEW}项目组安排如下，项目经理：{MANAGER}，研发负责人：{LEAD}</p>
<table><tr><th>姓名</th><th>角色</th><th>支撑周期</th></tr>
<tr><td>{MEMBER}</td><td>前端</td><td>6月1日-9月30日</td></tr>
<tr><td>{OTHER_MEMBER}</td><td>后端</td><td>7月1日-8月31日</td></tr></table>"""


def kick_off(department: Department, form: str) -> EmailMessage:
    """The lead's mail to the team and the group leaders, copying an observer."""
    copied = [SUPERIOR]
    to = [MANAGER, MEMBER, OTHER_MEMBER, LEADER, OTHER_LEADER]
    if form == "prose":
        return department.mail(LEAD, f"【{NEW}】项目启动及人员安排", PROSE, to=to, cc=copied)
    mail = department.mail(LEAD, f"【{NEW}】项目启动及人员安排", "", to=to, cc=copied)
    mail.set_content(TABLE, subtype="html")
    return mail


@pytest.mark.parametrize("form", ["prose", "table"])
def test_d1_a_kick_off_notice_teaches_team_manager_and_lead(department: Department, form: str) -> None:
    """Everybody's own period is on record, the heads are learnt from it, and only the sender is answered."""
    department.put(kick_off(department, form), "2026-05-25T10:00")
    confirmation = only(department.once("2026-05-25T10:05"), "confirmation")
    assert confirmation.everybody == {LEAD}
    rows = {row["person"]: (row["start"], row["end"], row["role"]) for row in department.status()}
    assert rows == {
        MEMBER: ("2026-06-01", "2026-09-30", "前端"),
        OTHER_MEMBER: ("2026-07-01", "2026-08-31", "后端"),
    }
    shown = department.show(NEW)
    assert (shown["manager"], shown["rd_lead"]) == (MANAGER, LEAD)


def test_d1_d5_the_manager_that_was_learnt_is_the_one_who_is_asked(department: Department) -> None:
    department.put(kick_off(department, "prose"), "2026-05-25T10:00")
    department.once("2026-05-25T10:05")
    question = only(department.once("2026-08-17T09:00"), "extension_request")
    assert (question.to, question.cc) == ({MANAGER}, {LEAD})
    assert OTHER_MEMBER in question.text


def test_d8_work_left_over_is_settled_by_a_new_notice(department: Department) -> None:
    """After the release a new notice opens a record of its own; the old one stays as it ended."""
    department.notice(LEADER, "6月1日-6月30日", "2026-05-22T10:00", to=[MANAGER])
    department.once("2026-05-22T10:05")
    for day in ("2026-06-16", "2026-06-23", "2026-07-01"):
        department.once(f"{day}T09:00")
    department.notice(MANAGER, "7月6日-7月10日", "2026-07-02T10:00", to=[LEADER])
    assert "confirmation" in kinds(department.once("2026-07-02T10:05"))
    rows = [(row["state"], row["start"], row["end"]) for row in department.status() if row["project"] == PROJECT]
    assert rows == [("released", "2026-06-01", "2026-06-30"), ("planned", "2026-07-06", "2026-07-10")]
