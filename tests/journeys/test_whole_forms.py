"""A notice that could not be read for sure, and a word that records its form (PROCESS rules M4, M7)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.journeys.department import (
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_MEMBER,
    PROJECT,
    TEAM_MEMBER,
    Department,
    Letter,
    kinds,
    link_parts,
    only,
)

TALK = f"前前后后聊下来就{MEMBER}合适，人也愿意，6月8日进来，7月22日撤，按22人天记，辛苦各位了解一下背景。"


def asked(department: Department, text: str = TALK) -> Letter:
    """The form that comes back."""
    department.send(LEADER, f"【{PROJECT}】人员支撑安排", text, "2026-05-22T10:00")
    return only(department.once("2026-05-22T10:05"), "correction_request")


def recorded(department: Department) -> dict[str, Any]:
    """The one assignment, as its state file has it."""
    (file,) = [file for file in department.state_files() if "6月8日进来，7月22日" in file.read_text(encoding="utf-8")]
    (record,) = json.loads(file.read_text(encoding="utf-8"))["assignments"].values()
    return dict(record)


@pytest.mark.parametrize(
    "words",
    ["对", "对的，谢谢", "对的，人天也对", "就是这个意思", "确认无误", "是", "没问题，请登记", "同意", "Yes, thanks."],
)
def test_m7_a_word_records_the_form(department: Department, words: str) -> None:
    """M7, M4: everything in the form, with the line of the first mail that it was read from."""
    letter = asked(department)
    assert "没有把握读对" in letter.text
    assert "支撑周期：2026-06-08 至 2026-07-22" in letter.text
    department.reply(letter, LEADER, words, "2026-05-22T11:00")
    confirmation = only(department.once("2026-05-22T11:05"), "confirmation")
    assert "6月8日" in confirmation.text
    row = department.row()
    assert (row["start"], row["end"], row["support_days"]) == ("2026-06-08", "2026-07-22", 22)
    record = recorded(department)
    assert {source["text"] for source in record["sources"]} == {TALK, "6月8日进来，7月22日"}
    assert record["mail"] == department.show()["mails"][0]["message_id"]


def test_m7_the_link_of_the_letter_says_that_word(department: Department) -> None:
    """M7: pressed and sent, it records."""
    letter = asked(department)
    body = link_parts(letter.link_that_says("对"))["body"]
    department.reply(letter, LEADER, body, "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["confirmation"]


@pytest.mark.parametrize(
    "words",
    ["不对", "对，但是结束日期是7月15日", "对吗？", "结束日期改为7月15日", "应该对吧", "如果客户同意就对", "先别登记"],
)
def test_m4_anything_else_records_nothing(department: Department, words: str) -> None:
    """M4: what is not a plain yes."""
    department.reply(asked(department), LEADER, words, "2026-05-22T11:00")
    department.once("2026-05-22T11:05")
    assert department.status() == []


@pytest.mark.parametrize("words", ["收到", "好的，谢谢"])
def test_m4_that_it_was_read_is_asked_about(department: Department, words: str) -> None:
    """M4: whether it means yes; a yes to either letter counts, and the record quotes the first mail."""
    letter = asked(department)
    department.reply(letter, LEADER, words, "2026-05-22T11:00")
    again = only(department.once("2026-05-22T11:05"), "correction_request")
    assert "请回复「对」" in again.text
    department.reply(letter if words == "收到" else again, LEADER, "对", "2026-05-22T12:00")
    assert kinds(department.once("2026-05-22T12:05")) == ["confirmation"]
    assert recorded(department)["mail"] == department.show()["mails"][0]["message_id"]


def test_m3_who_may_not_send_notices_hears_so(department: Department) -> None:
    """M3: whoever gets the letter forwarded."""
    department.reply(asked(department), TEAM_MEMBER, "对", "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["not_entitled"]


def test_m7_the_form_may_be_sent_back_all_the_same(department: Department) -> None:
    """M4: corrected, it counts; a yes to what it was before changes nothing of that."""
    letter = asked(department)
    form = f"项目：{PROJECT}\n协调开发人员：{MEMBER}\n支撑周期：2026-06-15 至 2026-07-22"
    department.reply(letter, LEADER, form, "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["confirmation"]
    department.reply(letter, LEADER, "对", "2026-05-22T12:00")
    department.once("2026-05-22T12:05")
    assert department.row()["start"] == "2026-06-15"


def test_m4_a_form_that_lacks_something_offers_no_word(department: Department) -> None:
    """M4: and a yes to it is told that all of it is needed."""
    letter = asked(department, f"{MEMBER}6月8日进来，做到什么时候看情况。")
    assert "回复一个字即可" not in letter.text
    department.reply(letter, LEADER, "对", "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["correction_request"]


def test_m7_two_people_at_a_word(department: Department) -> None:
    """M7, M4: each with the days of his own."""
    letter = asked(department, f"接力的法子：6月8日至6月26日为{MEMBER}，6月29日至7月17日为{OTHER_MEMBER}，你看着办。")
    department.reply(letter, MANAGER, "对", "2026-05-22T11:00")
    department.once("2026-05-22T11:05")
    days = {row["person"]: (row["start"], row["end"]) for row in department.status()}
    assert days == {MEMBER: ("2026-06-08", "2026-06-26"), OTHER_MEMBER: ("2026-06-29", "2026-07-17")}


def test_d5_m7_who_stays_a_while_longer_at_a_word(department: Department) -> None:
    """D5, M7, M4: the form has the first day on record; a yes puts the new last day to the other side."""
    department.notice(MANAGER, "2026-05-11 至 2026-05-29", "2026-05-08T10:00", cc=[LEADER])
    department.once("2026-05-08T10:05")
    text = f"{MEMBER}那边磨了半天，再留一阵，到6月19日吧，你懂的。"
    department.send(MANAGER, f"【{PROJECT}】{MEMBER}", text, "2026-05-22T10:00")
    letter = only(department.once("2026-05-22T10:05"), "correction_request")
    assert "支撑周期：2026-05-11 至 2026-06-19" in letter.text
    department.reply(letter, MANAGER, "对", "2026-05-22T11:00")
    assert set(kinds(department.once("2026-05-22T11:05"))) == {"confirmation", "approval_request"}
    assert department.row()["extension"] == "requested"


GIVEN = MEMBER[1:]


def test_m4_a_given_name_is_read_and_asked_about(department: Department) -> None:
    """M4, M7: the form has the one person who bears it, and a word records him."""
    letter = asked(department, f"{LEADER[1:]}你好，{GIVEN}6月8日至7月22日支撑，22人天。")
    assert f"「{GIVEN}」只写了名字" in letter.text
    assert f"协调开发人员：{MEMBER}" in letter.text
    assert department.status() == []
    department.reply(letter, LEADER, "对", "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["confirmation"]
    assert department.row()["end"] == "2026-07-22"


def test_d7_m7_who_leaves_by_the_given_name_leaves_at_a_word(department: Department) -> None:
    """D7, M4, M7: the form has the days on record up to the new last one."""
    department.notice(MANAGER, "2026-05-11 至 2026-07-31", "2026-05-08T10:00", cc=[LEADER])
    department.once("2026-05-08T10:05")
    department.send(MANAGER, f"【{PROJECT}】人员撤场", f"{GIVEN}6月19日撤场。", "2026-05-22T10:00")
    letter = only(department.once("2026-05-22T10:05"), "correction_request")
    assert "支撑周期：2026-05-11 至 2026-06-19" in letter.text
    department.reply(letter, MANAGER, "对", "2026-05-22T11:00")
    assert "early_release" in kinds(department.once("2026-05-22T11:05"))
    assert department.row()["end"] == "2026-06-19"


def test_d7_m4_who_is_not_there_leaves_at_no_word(department: Department) -> None:
    """D7, M4: of whom nothing is on record the form of an early release comes back, and no word does for it."""
    department.send(MANAGER, f"【{PROJECT}】人员撤场", f"{GIVEN}6月19日撤场。", "2026-05-22T10:00")
    letter = only(department.once("2026-05-22T10:05"), "correction_request")
    assert "回复一个字即可" not in letter.text
    assert f"撤场人员：{MEMBER}" in letter.text
