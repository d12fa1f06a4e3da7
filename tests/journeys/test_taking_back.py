"""撤销上一封, as people live through it (PROCESS, settled details "Cancellation")."""

from __future__ import annotations

import pytest

from tests.journeys.department import (
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_MEMBER,
    PROJECT,
    SUPERIOR,
    TEAM_MEMBER,
    Department,
    kinds,
    notice_text,
    only,
)

JUNE, LONGER = "2026/06/01 - 2026/06/30", "2026/06/01 - 2026/07/31"


def test_cancellation_of_the_last_change_and_then_of_the_notice(department: Department) -> None:
    """By answering the confirmation, then by answering the notice itself; the mail may come twice."""
    first = department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER], cc=[MEMBER])
    department.once("2026-05-22T10:05")
    department.notice(LEADER, LONGER, "2026-05-22T11:00", effort="协调支撑时间：30人天；")
    changed = only(department.once("2026-05-22T11:05"), "confirmation")
    assert department.row()["support_days"] == 30

    department.reply(changed, LEADER, "撤销上一封", "2026-05-22T12:00")
    letters = department.once("2026-05-22T12:05")
    assert kinds(letters) == ["cancellation", "confirmation"]
    answer, told = only(letters, "confirmation"), only(letters, "cancellation")
    assert (answer.to, told.to) == ({LEADER}, {MEMBER})
    assert told.cc == {SUPERIOR, MANAGER}
    assert "已恢复" in answer.text
    row = department.row()
    assert (row["end"], row["support_days"], row["state"]) == ("2026-06-30", 10, "planned")

    headers = {"In-Reply-To": first, "References": first}
    taken_back = department.mail(MANAGER, f"回复：【{PROJECT}】人员支撑安排同步", "撤销上一封。", headers=headers)
    department.put(taken_back, "2026-05-25T10:00")
    letters = department.once("2026-05-25T10:05")
    assert kinds(letters) == ["cancellation", "confirmation"]
    assert department.row()["state"] == "cancelled"
    assert department.once("2026-06-16T09:00") == []


def test_cancellation_of_a_cancellation_is_asked_about(department: Department) -> None:
    """M4: the notices further up in the thread are not what is meant."""
    first = department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    headers = {"In-Reply-To": first, "References": first}
    words = notice_text(MEMBER, LONGER)
    amending = department.mail(LEADER, f"Re: 【{PROJECT}】人员支撑安排同步", words, headers=headers)
    department.put(amending, "2026-05-22T11:00")
    changed = only(department.once("2026-05-22T11:05"), "confirmation")
    department.reply(changed, LEADER, "撤销上一封", "2026-05-22T12:00")
    restored = only(department.once("2026-05-22T12:05"), "confirmation")
    assert first in restored.header("References")
    department.reply(restored, LEADER, "撤销上一封", "2026-05-22T13:00")
    assert kinds(department.once("2026-05-22T13:05")) == ["correction_request"]
    assert (department.row()["end"], department.row()["state"]) == ("2026-06-30", "planned")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (f"撤销上一封，{MEMBER}除外", "看不出要撤销的是谁的安排"),
        ("如果客户不同意，上一封作废", "带着条件"),
        (f"{MANAGER}说上一封作废", "带着条件"),
    ],
)
def test_m4_cancellation_that_is_not_certain_is_asked_about(department: Department, words: str, why: str) -> None:
    """M4: an exception, a condition, another's word; 先不… and …吗 take nothing back and are talk."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    department.reply(confirmation, LEADER, words, "2026-05-22T12:00")
    (asked,) = department.once("2026-05-22T12:05")
    assert asked.kind == "correction_request"
    assert why in asked.text
    assert department.row()["state"] == "planned"


def test_cancellation_of_what_runs_says_what_to_do_instead(department: Department) -> None:
    """D7: an early release is needed; M4: a cancellation that answers nothing is asked about."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    department.once("2026-06-01T09:00")
    department.reply(confirmation, LEADER, "撤销上一封", "2026-06-02T10:00")
    (answer,) = department.once("2026-06-02T10:05")
    assert "提前撤场" in answer.text
    assert department.row()["state"] == "active"
    department.send(LEADER, f"【{PROJECT}】撤销上一封", "上一封通知作废。", "2026-06-02T11:00")
    (asked,) = department.once("2026-06-02T11:05")
    assert asked.kind == "correction_request"
    assert "撤销上一封" in asked.text
    assert department.row()["end"] == "2026-06-30"


def test_cancellation_among_people_is_not_the_daemons(department: Department) -> None:
    """M3: a thread about nothing that is known gets no answer; nor does a stranger to the act get more than a line."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    headers = {"In-Reply-To": "<lunch@corp.example>"}
    department.put(department.mail(LEADER, "Re: 周五聚餐", "撤销上一封", headers=headers), "2026-05-22T11:00")
    assert department.once("2026-05-22T11:05") == []
    department.send(TEAM_MEMBER, f"【{PROJECT}】撤销上一封", "上一封通知作废。", "2026-05-22T12:00")
    assert kinds(department.once("2026-05-22T12:05")) == ["not_entitled"]


def test_cancellation_of_an_early_release_that_waits_leaves_the_support_alone(department: Department) -> None:
    """Cancellation, D7: the leader who was asked hears that the proposal is off, and not that the support is."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER])
    department.once("2026-05-22T10:05")
    department.send(MANAGER, f"【{PROJECT}】提前撤场", f"{MEMBER}6月12日撤场", "2026-06-08T10:00")
    noted = only(department.once("2026-06-08T10:05"), "confirmation")
    department.reply(noted, MANAGER, "撤销上一封", "2026-06-08T11:00")
    letters = department.once("2026-06-08T11:05")
    assert kinds(letters) == ["confirmation", "extension_result"]
    told = only(letters, "extension_result")
    assert LEADER in told.to
    assert "支撑照旧" in told.text
    assert "支撑已撤销" not in told.text
    row = department.row()
    assert (row["end"], row["state"]) == ("2026-06-30", "active")
    assert any("提出它的通知已撤销" in entry["what"] for entry in department.show()["history"])


@pytest.mark.parametrize("words", ["取消提前撤场", "不撤了"])
def test_d7_cancellation_of_an_early_release_in_its_own_words(department: Department, words: str) -> None:
    """D7, M4: under its confirmation it is undone; under the letter that told of it the manager hears how."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER])
    department.once("2026-05-22T10:05")
    department.send(MANAGER, f"【{PROJECT}】提前撤场通知", f"{MEMBER}6月20日撤场", "2026-06-02T09:00")
    letters = department.once("2026-06-02T10:00")
    department.reply(only(letters, "early_release"), MANAGER, words, "2026-06-03T09:00")
    assert kinds(department.once("2026-06-03T09:05")) == ["correction_request"]
    assert department.row()["end"] == "2026-06-20"
    department.reply(only(letters, "confirmation"), MANAGER, words, "2026-06-03T10:00")
    department.once("2026-06-03T10:05")
    assert department.row()["end"] == "2026-06-30"


def test_cancellation_of_what_is_no_notice_says_how_it_is_undone(department: Department) -> None:
    """Cancellation, D9, D5: of a change of the lead, of an end of the project, of what both sides have agreed."""
    department.send(MANAGER, f"【{PROJECT}】研发负责人变更", f"研发负责人变更为{LEADER}", "2026-05-22T10:00")
    changed = only(department.once("2026-05-22T10:05"), "confirmation")
    department.reply(changed, MANAGER, "撤销上一封", "2026-05-22T10:10")
    assert "写明「研发负责人变更为…」" in only(department.once("2026-05-22T10:15"), "correction_request").text
    department.notice(LEADER, JUNE, "2026-05-22T11:00", to=[MANAGER])
    department.once("2026-05-22T11:05")
    asked = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(asked, MANAGER, "续期至7月15日", "2026-06-16T10:00")
    asked = only(department.once("2026-06-16T10:05"), "approval_request")
    department.reply(asked, LEADER, "同意", "2026-06-16T11:00")
    agreed = only(department.once("2026-06-16T11:05"), "extension_result")
    department.reply(agreed, MANAGER, "撤销上一封", "2026-06-16T12:00")
    assert "双方商定的结果" in only(department.once("2026-06-16T12:05"), "correction_request").text
    ended = department.send(MANAGER, f"【{PROJECT}】结项通知", "项目已结项。", "2026-06-17T10:00")
    department.once("2026-06-17T10:05")
    headers = {"In-Reply-To": ended, "References": ended}
    department.put(department.mail(MANAGER, "Re: 结项通知", "撤销上一封", headers=headers), "2026-06-17T11:00")
    assert "另发一封人员支撑通知" in only(department.once("2026-06-17T11:05"), "correction_request").text
    assert department.row()["end"] == "2026-06-17"


TAKEN_BACK = (
    "上一封请忽略，名单有误",
    "撤销上一封，人员还没定",
    "刚才那封发错了，请作废",
    "抱歉，刚才的邮件发错了，请大家忽略。",
    "Please ignore my last mail, the names were wrong.",
)


@pytest.mark.parametrize("words", TAKEN_BACK)
def test_cancellation_in_answer_to_ones_own_notice(department: Department, words: str) -> None:
    """Cancellation: in whatever words, and whyever."""
    first = department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER], cc=[MEMBER])
    department.once("2026-05-22T10:05")
    headers = {"In-Reply-To": first, "References": first}
    department.put(department.mail(LEADER, f"Re: 【{PROJECT}】人员支撑", words, headers=headers), "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["cancellation", "confirmation"]
    assert department.row()["state"] == "cancelled"


@pytest.mark.parametrize(
    "words",
    [
        f"刚才那封关于{MEMBER}支撑{PROJECT}的通知发错了，请作废",
        f"请取消{MEMBER}在{PROJECT}的支撑安排",
        f"撤销{MEMBER}在本项目的支撑",
    ],
)
def test_cancellation_by_name_in_a_mail_of_its_own(department: Department, words: str) -> None:
    """Cancellation: of the one record there is; M4: where there are two, or none, it is asked about."""
    subject = f"【{PROJECT}】撤销人员支撑"
    department.send(LEADER, subject, words, "2026-05-22T09:00")
    assert kinds(department.once("2026-05-22T09:05")) == ["correction_request"]
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    department.send(LEADER, subject, words, "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["cancellation", "confirmation"]
    assert department.row()["state"] == "cancelled"


@pytest.mark.parametrize(
    "opening", ["上一封有误，以此为准：", "刚才那封发错了，请作废，以此为准：", "撤销上一封，以下面为准："]
)
def test_d4_what_holds_instead_of_the_notice_before_takes_its_place(department: Department, opening: str) -> None:
    """D4, cancellation: whom the notice that is answered lent and the new one does not is cancelled; M4: else asked."""
    first = department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER], cc=[MEMBER])
    department.once("2026-05-22T10:05")
    words = f"{opening}\n支撑人员：{OTHER_MEMBER}\n支撑周期：6月8日-6月30日"
    headers = {"In-Reply-To": first, "References": first}
    department.put(department.mail(LEADER, f"Re: 【{PROJECT}】人员支撑", words, headers=headers), "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["cancellation", "confirmation", "confirmation"]
    assert (department.row()["state"], department.row(OTHER_MEMBER)["start"]) == ("cancelled", "2026-06-08")
    words = f"{opening}\n支撑人员：{MEMBER}\n支撑周期：6月15日-6月30日"
    department.send(LEADER, f"【{PROJECT}】人员支撑安排", words, "2026-05-22T12:00")
    assert kinds(department.once("2026-05-22T12:05")) == ["confirmation", "correction_request"]
    assert department.row(OTHER_MEMBER)["state"] == "planned"


@pytest.mark.parametrize(
    ("words", "letters", "states"),
    [
        (f"上一封有误，{MEMBER}的支撑周期应为6月8日-6月30日", ["confirmation"], {"planned"}),
        (f"上一封有误，以此为准：{MEMBER}6月8日-6月30日", ["confirmation", "correction_request"], {"planned"}),
        (
            f"上一封作废，以此为准：{MEMBER}6月8日-6月30日",
            ["cancellation", "confirmation", "confirmation"],
            {"planned", "cancelled"},
        ),
        (f"上一封作废，{MEMBER}的不变", ["correction_request"], {"planned"}),
        ("上一封有误，稍后重发", ["correction_request"], {"planned"}),
    ],
)
def test_m4_d4_whom_a_corrected_notice_leaves_out(
    department: Department, words: str, letters: list[str], states: set[str]
) -> None:
    """D4, M4: a correction of one leaves the other alone; who is left out of what holds is asked about."""
    first = department.notice(LEADER, JUNE, "2026-05-22T10:00", person=f"{MEMBER}、{OTHER_MEMBER}")
    department.once("2026-05-22T10:05")
    headers = {"In-Reply-To": first, "References": first}
    department.put(department.mail(LEADER, f"Re: 【{PROJECT}】人员支撑", words, headers=headers), "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == letters
    assert {row["state"] for row in department.status()} == states
