"""Short answers to the daemon's letters, as managers and leaders write them (PROCESS rules D5, D6, M3, M7, T3)."""

from __future__ import annotations

import pytest

from tests.journeys.department import LEAD, LEADER, MANAGER, MEMBER, OTHER_MEMBER, PROJECT, Department, kinds, only


def released_soon(department: Department, people: str) -> None:
    """Of people lent for June nobody has been asked yet, a week before they leave (T3)."""
    department.once("2026-05-20T09:00")
    department.notice(MANAGER, "2026-06-01 至 2026-06-30", "2026-05-22T10:00", person=people)
    department.once("2026-05-22T10:05")


@pytest.mark.parametrize("people", [MEMBER, f"{MEMBER}、{OTHER_MEMBER}"])
@pytest.mark.parametrize(
    "words", ["收到", "好的", "知道了", "好的，知道了，谢谢！", "OK", "收到，会安排交接", "Noted, thanks."]
)
def test_t3_d6_that_a_release_notice_was_read_decides_nothing(department: Department, people: str, words: str) -> None:
    """T3, D6, M3: it puts the question whether to extend, too; that stays open, and is not put again at once."""
    released_soon(department, people)
    letter = only(department.once("2026-06-24T09:00"), "release_notice")
    department.reply(letter, MANAGER, words, "2026-06-24T10:00")
    assert department.once("2026-06-24T10:05") == []
    assert {row["extension"] for row in department.status()} == {"requested"}
    department.reply(
        letter, MANAGER, "好的，都续期至7月15日" if "、" in people else "好的，续期至7月15日", "2026-06-25T10:00"
    )
    assert set(kinds(department.once("2026-06-25T10:05"))) == {"approval_request"}


@pytest.mark.parametrize("words", ["同意", "好的，但是还要用", "收到，再议"])
def test_m4_what_says_more_than_that_is_asked_about(department: Department, words: str) -> None:
    """D5, M4: 同意 wants a date, and what is left open is put again."""
    released_soon(department, MEMBER)
    letter = only(department.once("2026-06-24T09:00"), "release_notice")
    department.reply(letter, MANAGER, words, "2026-06-24T10:00")
    assert kinds(department.once("2026-06-24T10:05")) == ["correction_request"]


def test_m7_to_a_question_a_nod_is_an_answer(department: Department) -> None:
    """M7, D5: 好的 to whether somebody agrees to a day agrees; 收到 does not say."""
    released_soon(department, MEMBER)
    letter = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(letter, MANAGER, "续期至7月15日", "2026-06-16T10:00")
    asked = only(department.once("2026-06-16T10:05"), "approval_request")
    department.reply(asked, LEADER, "收到", "2026-06-16T11:00")
    assert kinds(department.once("2026-06-16T11:05")) == ["correction_request"]
    department.reply(asked, LEADER, "好的", "2026-06-16T12:00")
    assert kinds(department.once("2026-06-16T12:05")) == ["extension_result"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("15号", "7月15日"),
        ("续到20号", "7月20日"),
        ("新的结束日期：7月15日", "7月15日"),
        ("是否续期：是\n新的结束日期：7月15日", "7月15日"),
        ("two more weeks", "7月14日"),
        ("知道了，再续一个月", "7月31日"),
    ],
)
def test_d5_the_record_tells_which_day_is_meant(department: Department, words: str, day: str) -> None:
    """D5, M7: a day without a month is the first one behind the present last day."""
    released_soon(department, MEMBER)
    letter = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(letter, MANAGER, words, "2026-06-16T10:00")
    asked = only(department.once("2026-06-16T10:05"), "approval_request")
    assert f"{day}" in asked.text.split("您同意吗")[0]


def test_m4_a_day_that_this_month_has_yet_is_asked_about(department: Department) -> None:
    """M4, D5: 20号 alone may be this month's; to a day that is asked about 15号 agrees, 只能给到 proposes another."""
    released_soon(department, MEMBER)
    letter = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(letter, MANAGER, "20号", "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == ["correction_request"]
    department.reply(letter, MANAGER, "续期至7月15日", "2026-06-16T11:00")
    asked = only(department.once("2026-06-16T11:05"), "approval_request")
    department.reply(asked, LEADER, "只能给到7月8日", "2026-06-17T10:00")
    counter = only(department.once("2026-06-17T10:05"), "approval_request")
    assert (counter.to, "7月8日" in counter.text) == ({MANAGER}, True)
    department.reply(counter, MANAGER, "15号", "2026-06-18T10:00")
    again = only(department.once("2026-06-18T10:05"), "approval_request")
    department.reply(again, LEADER, "是否同意：是", "2026-06-18T11:00")
    assert kinds(department.once("2026-06-18T11:05")) == ["extension_result"]
    assert department.row()["end"] == "2026-07-15"


@pytest.mark.parametrize("words", ["同意两位续期至7月15日", "Extend both until July 15, please.", "都续到15号"])
def test_m7_of_how_many_it_is_said(department: Department, words: str) -> None:
    """M7, D5: of both, where both are asked about; M4: where one is, the number is not understood."""
    released_soon(department, f"{MEMBER}、{OTHER_MEMBER}")
    letter = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(letter, MANAGER, words, "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == ["approval_request"] * 2


@pytest.mark.parametrize("words", ["同意两位续期至7月15日", "Extend both until July 15, please."])
def test_m4_of_more_than_are_asked_about(department: Department, words: str) -> None:
    """M4: two are meant, and one is asked about."""
    released_soon(department, MEMBER)
    letter = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(letter, MANAGER, words, "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == ["correction_request"]


@pytest.mark.parametrize("days", ["7月1日-7月31日", "6月1日至7月31日"])
def test_d5_an_extension_told_by_both_its_ends(department: Department, days: str) -> None:
    """D5, M7: days that go on from those on record, or have them in them."""
    released_soon(department, MEMBER)
    letter = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(letter, MANAGER, f"续期，支撑周期改为{days}", "2026-06-16T10:00")
    assert "7月31日" in only(department.once("2026-06-16T10:05"), "approval_request").text


def test_m4_days_that_leave_some_out_are_no_extension(department: Department) -> None:
    """D5, M4: from July 6 on is not from the last day of June on; until when is asked."""
    released_soon(department, MEMBER)
    letter = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(letter, MANAGER, "续期，7月6日-7月31日", "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == ["correction_request"]


def test_d7_who_is_not_to_stay_longer_may_leave_earlier(department: Department) -> None:
    """D5, D7: 最后一天 beside 不续 is that of leaving; one behind the present last day is asked about (M4)."""
    released_soon(department, MEMBER)
    letter = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(letter, MANAGER, "不续，最后一天定7月3日", "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == ["correction_request"]
    department.reply(letter, MANAGER, "不续，活提前干完了，最后一天定6月26日", "2026-06-16T11:00")
    assert "early_release" in kinds(department.once("2026-06-16T11:05"))
    assert department.row()["end"] == "2026-06-26"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("可以，让她走吧", "early_release"),
        ("不提前，做到6月30日", "extension_result"),
        ("不同意，按原计划6月30日撤场", "extension_result"),
        ("让她走流程", "correction_request"),
    ],
)
def test_d7_a_manager_answers_whether_somebody_may_leave_early(department: Department, words: str, kind: str) -> None:
    """D7, M7: who stays until the present last day leaves no earlier; M4: what says neither is asked about."""
    released_soon(department, MEMBER)
    department.send(LEAD, f"【{PROJECT}】{MEMBER}提前撤场", f"{MEMBER}6月19日提前撤场。", "2026-06-02T10:00")
    asked = only(department.once("2026-06-02T10:05"), "approval_request")
    assert asked.to == {MANAGER}
    department.reply(asked, MANAGER, words, "2026-06-02T11:00")
    assert kind in kinds(department.once("2026-06-02T11:05"))
    assert department.row()["end"] == ("2026-06-19" if kind == "early_release" else "2026-06-30")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("续期两周，最后一天7月14日", "approval_request"),
        ("续期一个月，截止日改成7月31日", "extension_result"),
        ("延长一个月，时间7月6日", "correction_request"),
        ("续期一个月，即7月30日", "correction_request"),
        ("同意续期\n\n7月15日", "approval_request"),
    ],
)
def test_d5_a_length_and_a_day_have_to_agree(department: Department, words: str, told: str) -> None:
    """D5, M7: the leader's word on July 31: what comes to another day is asked about, another day is a new proposal."""
    released_soon(department, MEMBER)
    letter = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(letter, MANAGER, "续期至7月31日", "2026-06-16T10:00")
    asked = only(department.once("2026-06-16T10:05"), "approval_request")
    department.reply(asked, LEADER, words, "2026-06-16T11:00")
    assert kinds(department.once("2026-06-16T11:05")) == [told]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("目前6月30日到期，不用续了", "extension_result"),
        ("现在6月23日到期，不续了", "correction_request"),
        ("现在6月23日撤场，不用续了", "correction_request"),
        ("到期撤不了", "correction_request"),
    ],
)
def test_d6_what_somebody_takes_for_the_last_day_is_compared(department: Department, words: str, told: str) -> None:
    """D6, M4: another day than the record's beside a refusal is asked about, and nobody leaves who is not to."""
    released_soon(department, MEMBER)
    letter = only(department.once("2026-06-16T09:00"), "extension_request")
    department.reply(letter, MANAGER, words, "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == [told]
