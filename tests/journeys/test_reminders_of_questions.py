"""Every question is reminded (PROCESS, Settled details: Reminders): needs, offers, hand-overs, pre-sales."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.journeys.department import (
    ADMIN,
    CONFIGURATION,
    COORDINATOR,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    PEOPLE,
    PROJECT,
    SUPERIOR,
    Department,
    Letter,
    kinds,
    link_parts,
    only,
    person_entry,
)

SALES, SOLUTION = "舒望江", "陶知言"
AT = "2026-06-02T10:00"
NEED = "需求岗位：前端开发\n需求人数：1人\n需求时间：2026-06-15 至 2026-06-30"


@pytest.fixture
def department(tmp_path: Path) -> Department:
    """The small department with people for pre-sales, and with the weekly digest."""
    entries = (person_entry(SALES, "shu@corp.example", "sales"), person_entry(SOLUTION, "tao@corp.example", "solution"))
    made = Department(tmp_path, "\n".join((PEOPLE, *entries)), f"{CONFIGURATION}\n[digest]\nenabled = true\n")
    made.addresses.update({SALES: "shu@corp.example", SOLUTION: "tao@corp.example"})
    made.once("2026-06-01T09:30")
    return made


def days_of_reminders(department: Department, until: str) -> dict[str, Letter]:
    """Each day's reminder until then, by its day."""
    found: dict[str, Letter] = {}
    day, last = dt.date(2026, 6, 3), dt.date.fromisoformat(until)
    while day <= last:
        for letter in department.once(f"{day}T09:00"):
            if letter.kind == "reminder":
                found[f"{day:%m-%d}"] = letter
        day += dt.timedelta(days=1)
    return found


def test_d2b_a_need_is_reminded_twice(department: Department) -> None:
    """Settled details: on the third working day, and on the working day before it begins, with the superior."""
    department.send(MANAGER, f"【{PROJECT}】人员需求", NEED, AT)
    department.once(AT)
    found = days_of_reminders(department, "2026-06-20")
    assert list(found) == ["06-05", "06-12"]
    assert (found["06-05"].to, found["06-05"].cc) == ({LEADER}, set())
    assert (found["06-12"].to, found["06-12"].cc) == ({LEADER}, {SUPERIOR})
    assert "提醒" in found["06-05"].subject
    form = link_parts(found["06-12"].link_that_says("协调开发人员："))["body"]
    department.reply(
        found["06-12"], LEADER, form.replace("协调开发人员：", f"协调开发人员：{MEMBER}"), "2026-06-20T10:00"
    )
    assert kinds(department.once("2026-06-20T10:00")) == ["approval_request"]


def test_d2b_an_offer_is_reminded_and_nobody_is_once_it_is_settled(department: Department) -> None:
    """Settled details: the asker is reminded of the offer, the leader no more; agreed, nobody is."""
    department.send(MANAGER, f"【{PROJECT}】人员需求", NEED, AT)
    forward = only(department.once(AT), "need_forward")
    department.reply(forward, LEADER, MEMBER, "2026-06-03T10:00")
    department.once("2026-06-03T10:00")
    reminder = only(department.once("2026-06-08T09:00"), "reminder")
    assert reminder.to == {MANAGER}
    department.reply(reminder, MANAGER, "同意", "2026-06-08T10:00")
    department.once("2026-06-08T10:00")
    letters = [letter for day in (9, 10, 11, 12) for letter in department.once(f"2026-06-{day:02}T09:00")]
    assert "reminder" not in kinds(letters)


def test_d10_only_leaders_who_have_not_spoken_are_reminded(department: Department) -> None:
    """D10, Settled details: the first and, before the contract begins, the last with the superior."""
    text = f"项目名称：栖霞防汛平台\n客户名称：栖霞水务局\n项目交付经理：{MANAGER}\n合同工期：2026-06-15 至 2026-12-31"
    department.put(department.mail(SOLUTION, "【栖霞防汛平台】项目交底", text, to=(LEADER, OTHER_LEADER)), AT)
    asked = {name: one for one in department.once(AT) if one.kind == "handover_request" for name in one.to}
    department.reply(asked[OTHER_LEADER], OTHER_LEADER, "无需投入", "2026-06-02T11:00")
    department.once("2026-06-02T11:00")
    found = days_of_reminders(department, "2026-06-20")
    assert [(day, letter.to, letter.cc) for day, letter in found.items()] == [
        ("06-05", {LEADER}, set()),
        ("06-12", {LEADER}, {SUPERIOR}),
    ]


def test_p2_a_presales_request_is_reminded(department: Department) -> None:
    """P2, Settled details: it matters on no day, so the last reminder comes after as many working days again."""
    department.send(
        SALES, "【栖霞防汛平台】技术交流需求", "项目名称：栖霞防汛平台\n需求类型：技术交流\n客户：栖霞水务局", AT
    )
    assert only(department.once(AT), "presales_forward").to == {COORDINATOR}
    found = days_of_reminders(department, "2026-06-20")
    assert [(day, letter.to) for day, letter in found.items()] == [("06-05", {COORDINATOR}), ("06-10", {COORDINATOR})]


def test_p2_the_admin_hears_once_of_a_request_that_nobody_answers(department: Department) -> None:
    """Nothing waits for ever unseen: three working days after the last reminder; and an answer still counts."""
    subject = "【栖霞防汛平台】技术交流需求"
    department.send(SALES, subject, "项目名称：栖霞防汛平台\n需求类型：技术交流\n客户：栖霞水务局", AT)
    asked = only(department.once(AT), "presales_forward")
    told = [letter for day in range(3, 30) for letter in department.once(f"2026-06-{day:02}T09:00")]
    (line,) = [letter for letter in told if letter.kind == "admin_digest"]
    assert line.to == {ADMIN}
    assert "售前需求 P1 自 2026-06-02 起没有人答复" in line.text
    department.reply(asked, COORDINATOR, f"安排{MEMBER}参加", "2026-06-30T10:00")
    assert "presales_result" in kinds(department.once("2026-06-30T10:05"))


def test_digest_lines_for_what_waits(department: Department) -> None:
    """Issue (Digest): what waits for an answer, needs among it; nothing of what is settled."""
    department.send(MANAGER, f"【{PROJECT}】人员需求", NEED, AT)
    forward = only(department.once(AT), "need_forward")
    monday = only(department.once("2026-06-08T09:00"), "digest")
    assert monday.to == {MANAGER}
    assert "人员需求：前端开发" in monday.text
    assert LEADER in monday.text
    department.reply(forward, LEADER, "没有人", "2026-06-09T10:00")
    department.once("2026-06-09T10:00")
    assert "digest" not in kinds(department.once("2026-06-15T09:00"))


def test_t3_after_downtime_one_reminder_stands_for_both(department: Department) -> None:
    """T3: both overdue, only the last goes."""
    department.send(MANAGER, f"【{PROJECT}】人员需求", NEED, AT)
    department.once(AT)
    letters = department.once("2026-06-12T09:00")
    assert kinds(letters) == ["reminder"]
    assert letters[0].cc == {SUPERIOR}
