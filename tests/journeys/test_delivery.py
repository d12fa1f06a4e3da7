"""The delivery process, rule by rule, as people live through it: mails in, letters out, records in between."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from tests.journeys.department import (
    ADDRESSES,
    ADMIN,
    CONFIGURATION,
    COORDINATOR,
    DAEMON,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MANAGER,
    OTHER_MEMBER,
    OTHER_PROJECT,
    PEOPLE,
    PROJECT,
    SUPERIOR,
    TEAM_MEMBER,
    Department,
    Letter,
    kinds,
    link_parts,
    moment,
    notice_text,
    only,
    person_entry,
    project_entry,
    visible_words,
)

JUNE = "2026/06/01 - 2026/06/30"
"""Asked about on Tuesday the 16th, released by a notice of Tuesday the 23rd."""
ASKED, TOLD, OVER = "2026-06-16T09:00", "2026-06-23T09:00", "2026-07-01T09:00"
Founder = Callable[..., Department]


@pytest.fixture(params=["Maildir", "IMAP and SMTP", "Exchange"])
def post(request: pytest.FixtureRequest) -> str:
    """The whole story over Maildirs, and over real servers."""
    return str(request.param)


def in_june(department: Department, sender: str = LEADER) -> None:
    """A notice for June, confirmed."""
    department.notice(sender, JUNE, "2026-05-22T10:00")
    assert "confirmation" in kinds(department.once("2026-05-22T10:05"))


def asked(department: Department) -> Letter:
    """June, and the question whether to extend."""
    in_june(department)
    return only(department.once(ASKED), "extension_request")


def proposed(department: Department, until: str = "7月15日") -> Letter:
    """June, and the manager's proposal as it is put to the group leader."""
    department.reply(asked(department), MANAGER, f"续期至 {until}", "2026-06-16T10:00")
    return only(department.once("2026-06-16T10:05"), "approval_request")


# D2, D3, D5, D6: the story


@pytest.mark.parametrize("post", ["Maildir", "IMAP and SMTP", "IMAP and SMTP by tokens", "Exchange"], indirect=True)
def test_d2_d3_d5_d6_a_period_is_lent_extended_announced_and_ends(department: Department) -> None:
    """D2 → D3 → D5 → D6: the whole story of one person lent."""
    notice = department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER], cc=[MEMBER])
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    assert (confirmation.to, confirmation.cc) == ({LEADER}, set())
    assert confirmation.header("In-Reply-To") == notice
    for said in (MEMBER, "6月1日", "6月30日", "8 人天", "10 人天", "6月16日", "6月23日"):
        assert said in confirmation.text
    assert department.row()["next_mail"] == {"kind": "extension_request", "on": "2026-06-16"}

    assert department.once("2026-06-15T09:00") == []
    question = only(department.once(ASKED), "extension_request")
    assert (question.to, question.cc) == ({MANAGER}, {LEAD})
    department.reply(question, MANAGER, "联调还没做完，续期至 7月15日", "2026-06-16T11:00")
    approval = only(department.once("2026-06-16T11:05"), "approval_request")
    assert approval.to == {LEADER}
    assert "7月15日" in approval.text
    assert department.row()["end"] == "2026-06-30"

    department.reply(approval, LEADER, "同意", "2026-06-17T15:00")
    letters = department.once("2026-06-17T15:05")
    assert kinds(letters) == ["extension_result"]
    assert letters[0].to == {MANAGER, LEADER}
    assert letters[0].cc == {LEAD, MEMBER, TEAM_MEMBER}
    row = department.row()
    assert (row["end"], row["extension"], row["state"]) == ("2026-07-15", "agreed", "active")

    again = only(department.once("2026-07-01T09:00"), "extension_request")
    department.reply(again, MANAGER, "按期撤场", "2026-07-01T14:00")
    declined = department.once("2026-07-01T14:05")
    assert kinds(declined) == ["extension_result"]

    release = department.once("2026-07-08T09:00")
    assert kinds(release) == ["release_notice"]
    assert release[0].everybody == {MEMBER, SUPERIOR, MANAGER, LEAD, TEAM_MEMBER}
    assert "还有 7 天" in release[0].text
    assert department.once("2026-07-15T09:00") == []
    assert department.row()["state"] == "active"
    assert department.once("2026-07-16T09:00") == []
    assert department.row()["state"] == "released"


def test_d3_what_looks_odd_is_said_and_recorded_as_written(department: Department) -> None:
    """D3: effort larger than the working days, lent elsewhere on those days, begun, a project nobody knew."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    odd = "预估开发时间：40人天；\n协调支撑时间：45人天；"
    department.once("2026-05-22T10:05")
    department.notice(LEADER, "2026/06/15 - 2026/07/10", "2026-06-16T10:00", project="青鸾报表项目", effort=odd)
    text = only(department.once("2026-06-16T10:05"), "confirmation").text
    for said in ("已经开始", "工作日", f"【{PROJECT}】", "以前没有登记过", "40 人天"):
        assert said in text
    row = department.row(project="青鸾报表项目")
    assert (row["start"], row["end"], row["support_days"]) == ("2026-06-15", "2026-07-10", 45)


def test_d3_somebody_known_only_from_to_and_cc_is_recorded_for_this_project(department: Department) -> None:
    """D3: a display name in the notice's own To and Cc is enough; their letters go there."""
    stranger = "方未名 <fangweiming@partner.example>"
    mail = department.mail(
        LEADER, f"【{PROJECT}】人员支撑安排", notice_text("方未名", JUNE), to=[MANAGER], cc=[stranger]
    )
    department.put(mail, "2026-05-22T10:00")
    assert kinds(department.once("2026-05-22T10:05")) == ["confirmation"]
    question = only(department.once(ASKED), "extension_request")
    department.reply(question, MANAGER, "续期至7月15日", "2026-06-16T10:00")
    approval = only(department.once("2026-06-16T10:05"), "approval_request")
    assert approval.to == {LEADER}  # the group leader who sent the notice is the group's voice
    release = only(department.once(TOLD), "release_notice")
    assert "fangweiming@partner.example" in release.addresses("To", "Cc")


# D4: later notices


def test_d4_the_same_mail_again_is_not_recorded_twice(department: Department) -> None:
    """D4: the very same mail delivered again gets no second answer and no second record."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑安排", notice_text(MEMBER, JUNE))
    department.put(mail, "2026-05-22T10:00")
    assert kinds(department.once("2026-05-22T10:05")) == ["confirmation"]
    department.put(mail, "2026-05-22T11:00")
    assert department.once("2026-05-22T11:05") == []
    assert len(department.status()) == 1


def test_d4_a_notice_that_changes_nothing_says_so(department: Department) -> None:
    """D4: sent once more as a new mail, it is confirmed as unchanged."""
    in_june(department)
    department.notice(LEADER, JUNE, "2026-05-25T10:00")
    letters = department.once("2026-05-25T10:05")
    assert kinds(letters) == ["confirmation"]
    assert "没有变化" in letters[0].text
    assert len(department.status()) == 1


def test_d4_before_it_begins_a_period_is_amended_freely(department: Department) -> None:
    """D4: old → new in the confirmation, the letters follow the new days, one record."""
    in_june(department)
    department.notice(LEADER, "2026/06/08 - 2026/07/10", "2026-05-25T10:00")
    text = only(department.once("2026-05-25T10:05"), "confirmation").text
    assert re.search(r"6月30日.*→.*7月10日", text)
    row = department.row()
    assert (row["start"], row["end"], row["state"]) == ("2026-06-08", "2026-07-10", "planned")
    assert row["next_mail"] == {"kind": "extension_request", "on": "2026-06-26"}
    assert department.once(ASKED) == []


def test_d4_a_first_day_that_is_moved_keeps_the_last_one(department: Department) -> None:
    """D4: …，结束时间不变; of what runs the last day is asked for."""
    in_june(department)
    words = f"{MEMBER}进场时间推迟到6月8日，结束时间不变"
    department.send(LEADER, f"【{PROJECT}】人员支撑调整", words, "2026-05-25T10:00")
    assert kinds(department.once("2026-05-25T10:05")) == ["confirmation"]
    assert (department.row()["start"], department.row()["end"]) == ("2026-06-08", "2026-06-30")
    department.send(LEADER, f"【{PROJECT}】人员支撑调整", words.replace("6月8日", "6月15日"), "2026-06-09T10:00")
    assert "correction_request" in kinds(department.once("2026-06-09T10:05"))
    assert department.row()["start"] == "2026-06-08"


def test_d4_a_period_that_does_not_touch_one_not_begun_moves_it(department: Department) -> None:
    """D4: the old has not begun: the period moves, and the confirmation says so."""
    in_june(department)
    department.notice(LEADER, "2026/08/03 - 2026/08/28", "2026-05-25T10:00")
    text = only(department.once("2026-05-25T10:05"), "confirmation").text
    assert "改" in text
    assert "6月30日" in text
    assert (department.row()["start"], department.row()["end"]) == ("2026-08-03", "2026-08-28")


def test_d4_a_period_that_does_not_touch_one_begun_opens_a_second(department: Department) -> None:
    """D4: the old runs: a second assignment stands beside it."""
    in_june(department)
    department.notice(LEADER, "2026/08/03 - 2026/08/28", "2026-06-05T10:00")
    assert "另" in only(department.once("2026-06-05T10:05"), "confirmation").text
    assert [(row["start"], row["end"]) for row in department.status()] == [
        ("2026-06-01", "2026-06-30"),
        ("2026-08-03", "2026-08-28"),
    ]


def test_d4_after_the_end_a_notice_opens_a_new_record(department: Department) -> None:
    """D4: after its end the old record stays as it was."""
    in_june(department)
    department.once(OVER)
    department.notice(LEADER, "2026/07/06 - 2026/07/31", "2026-07-02T10:00")
    department.once("2026-07-02T10:05")
    assert [row["state"] for row in department.status()] == ["released", "planned"]


def test_d4_once_it_runs_a_later_end_opens_an_extension_with_the_senders_voice(department: Department) -> None:
    """D4, D5: the leader's later end counts as the group's word; the manager is asked; then it is agreed."""
    in_june(department)
    department.notice(LEADER, "2026/06/01 - 2026/07/10", "2026-06-05T10:00")
    letters = department.once("2026-06-05T10:05")
    assert kinds(letters) == ["approval_request", "confirmation"]
    approval = only(letters, "approval_request")
    assert approval.to == {MANAGER}
    assert (department.row()["end"], department.row()["extension"]) == ("2026-06-30", "requested")
    department.reply(approval, MANAGER, "同意", "2026-06-05T11:00")
    assert kinds(department.once("2026-06-05T11:05")) == ["extension_result"]
    assert department.row()["end"] == "2026-07-10"


def test_d4_a_coordinator_without_a_voice_asks_both(department: Department) -> None:
    """D4: a sender who has no voice opens the extension, and both voices are asked."""
    in_june(department)
    department.notice(COORDINATOR, "2026/06/01 - 2026/07/10", "2026-06-05T10:00")
    letters = department.once("2026-06-05T10:05")
    approvals = [letter for letter in letters if letter.kind == "approval_request"]
    assert sorted(name for letter in approvals for name in letter.to) == sorted([MANAGER, LEADER])


def test_d4_d5_another_day_by_who_has_no_voice_is_told_what_is_talked_about(department: Department) -> None:
    """D4, D5: while both voices talk about a day, a coordinator's other one is put to nobody, and he is told so."""
    approval = proposed(department)
    department.notice(COORDINATOR, "2026/06/01 - 2026/07/31", "2026-06-16T11:00")
    letters = department.once("2026-06-16T11:05")
    assert kinds(letters) == ["confirmation"]
    for part in (letters[0].text, letters[0].html):
        assert "正在商议续期至 2026年7月15日" in part
        assert "希望续期至" not in part
    department.reply(approval, LEADER, "同意", "2026-06-16T12:00")
    department.once("2026-06-16T12:05")
    assert department.row()["end"] == "2026-07-15"


@pytest.mark.parametrize(
    ("first", "then", "answered"), [("同意", "不同意", True), ("同意", "同意", False), ("不同意", "同意", True)]
)
def test_d5_a_word_against_what_is_settled_is_told_what_stands(
    department: Department, first: str, then: str, *, answered: bool
) -> None:
    """D5, escalation: under the result, which asks nothing, the opposite changes nothing, and says so."""
    department.reply(proposed(department), LEADER, first, "2026-06-17T10:00")
    result = only(department.once("2026-06-17T10:05"), "extension_result")
    department.reply(result, LEADER, then, "2026-06-17T11:00")
    letters = department.once("2026-06-17T11:05")
    assert kinds(letters) == ["extension_result"] * answered
    assert all("没有再作更改" in letter.text for letter in letters)


def test_d7_who_asked_for_it_hears_of_it(department: Department) -> None:
    """D7: the group leader's wish is the manager's to grant; neither superior nor team, the leader is copied."""
    in_june(department)
    department.notice(LEADER, "2026/06/01 - 2026/06/17", "2026-06-05T10:00")
    asked = only(department.once("2026-06-05T10:05"), "approval_request")
    department.reply(asked, MANAGER, "同意", "2026-06-05T11:00")
    told = only(department.once("2026-06-05T11:05"), "early_release")
    assert SUPERIOR in told.everybody
    assert LEADER in told.cc


def test_d5_d7_who_releases_early_no_longer_extends(department: Department) -> None:
    """D5, D7: at short notice the leader must agree; the manager's own extension is over at once, and both hear."""
    approval = proposed(department)
    text = f"{MEMBER}的最后一天为2026年6月19日，提前撤场。"
    department.send(MANAGER, f"【{PROJECT}】提前撤场", text, "2026-06-17T10:00")
    letters = department.once("2026-06-17T10:05")
    assert kinds(letters) == ["approval_request", "confirmation", "extension_result"]
    assert {MANAGER, LEADER} <= only(letters, "extension_result").to
    assert department.row()["extension"] == "declined"
    department.reply(approval, LEADER, "同意", "2026-06-17T11:00")
    department.once("2026-06-17T11:05")
    assert department.row()["end"] == "2026-06-30"


def test_d7_who_is_struck_out_of_an_early_release_is_named_in_its_confirmation(department: Department) -> None:
    """M4: as in the confirmation of a notice; nothing becomes of it."""
    department.notice(LEADER, "2026年6月1日-2026年6月30日", "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    mail = department.mail(MANAGER, f"【{PROJECT}】提前撤场", "")
    mail.set_content(f"<p>{MEMBER}6月17日撤场。</p><p><s>{OTHER_MEMBER}6月19日撤场。</s></p>", subtype="html")
    department.put(mail, "2026-06-05T10:00")
    told = only(department.once("2026-06-05T10:05"), "confirmation")
    assert OTHER_MEMBER in told.text
    assert "已划掉或隐藏" in told.text


def test_d5_d7_a_word_on_an_old_day_is_told_what_the_same_question_is_about_now(department: Department) -> None:
    """D7, M7: an extension that was talked about since is another matter."""
    in_june(department)
    text = f"{MEMBER}的最后一天为2026年6月17日，提前撤场。"
    department.send(LEAD, f"【{PROJECT}】提前撤场", text, "2026-06-02T10:00")
    first = only(department.once("2026-06-02T10:05"), "approval_request")
    department.notice(LEADER, "2026/06/01 - 2026/07/15", "2026-06-03T10:00")
    assert "approval_request" in kinds(department.once("2026-06-03T10:05"))
    department.send(LEAD, f"【{PROJECT}】提前撤场", text.replace("17日", "19日"), "2026-06-04T10:00")
    assert "approval_request" in kinds(department.once("2026-06-04T10:05"))
    department.reply(first, MANAGER, "同意", "2026-06-05T10:00")
    told = only(department.once("2026-06-05T10:05"), "extension_result")
    assert "提前撤场现在问的是 2026年6月19日" in told.text


def test_d4_an_earlier_end_by_the_manager_is_an_early_release(department: Department) -> None:
    """D4, D7: once it runs an earlier end follows D7."""
    in_june(department)
    department.notice(MANAGER, "2026/06/01 - 2026/06/17", "2026-06-05T10:00")
    letters = department.once("2026-06-05T10:05")
    assert kinds(letters) == ["confirmation", "early_release"]
    assert department.row()["end"] == "2026-06-17"


def test_d4_d7_a_shortening_by_anybody_else_asks_the_manager(department: Department) -> None:
    """D7, settled details: a shortening by anyone but the manager becomes an approval request to him."""
    in_june(department)
    department.notice(LEADER, "2026/06/01 - 2026/06/17", "2026-06-05T10:00")
    letters = department.once("2026-06-05T10:05")
    assert kinds(letters) == ["approval_request", "confirmation"]
    assert only(letters, "approval_request").to == {MANAGER}
    assert department.row()["end"] == "2026-06-30"


def test_d4_an_extension_open_on_an_amended_end_lapses_and_both_are_told(department: Department) -> None:
    """D4: an extension that is open on an end that is amended lapses; manager and leader are told."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    department.reply(confirmation, LEADER, f"{MEMBER}续期至7月15日", "2026-05-25T10:00")
    assert kinds(department.once("2026-05-25T10:05")) == ["approval_request"]
    department.notice(MANAGER, "2026/06/01 - 2026/07/03", "2026-05-26T10:00")
    letters = department.once("2026-05-26T10:05")
    assert kinds(letters) == ["confirmation", "extension_result"]
    assert only(letters, "extension_result").to == {MANAGER, LEADER}
    assert (department.row()["end"], department.row()["extension"]) == ("2026-07-03", "lapsed")


# D5: extension


def test_d5_a_counter_proposal_goes_back_and_may_be_agreed(department: Department) -> None:
    """D5: a counter-proposal goes back to the other side as a new approval request."""
    approval = proposed(department)
    department.reply(approval, LEADER, "续期至 7月10日", "2026-06-17T10:00")
    counter = only(department.once("2026-06-17T10:05"), "approval_request")
    assert counter.to == {MANAGER}
    assert "7月10日" in counter.text
    department.reply(counter, MANAGER, "同意", "2026-06-18T10:00")
    assert kinds(department.once("2026-06-18T10:05")) == ["extension_result"]
    assert department.row()["end"] == "2026-07-10"


def test_d5_counter_upon_counter(department: Department) -> None:
    """D5: back and forth until both name the same day; answers to what was asked before decide nothing."""
    first = proposed(department)
    department.reply(first, LEADER, "续期至 7月10日", "2026-06-17T10:00")
    second = only(department.once("2026-06-17T10:05"), "approval_request")
    department.reply(second, MANAGER, "续期至 7月13日", "2026-06-17T11:00")
    third = only(department.once("2026-06-17T11:05"), "approval_request")
    assert third.to == {LEADER}
    department.reply(first, LEADER, "同意", "2026-06-17T12:00")
    late = department.once("2026-06-17T12:05")
    assert department.row()["end"] == "2026-06-30"
    assert kinds(late) == ["extension_result"]
    assert "7月13日" in late[0].text
    department.reply(third, LEADER, "同意", "2026-06-17T13:00")
    department.once("2026-06-17T13:05")
    assert department.row()["end"] == "2026-07-13"


def test_d5_a_refusal_with_its_reason_goes_to_both(department: Department) -> None:
    """D5: one refusal settles it; the reason is told to both sides."""
    approval = proposed(department)
    department.reply(approval, LEADER, "不同意，另有项目急需前端", "2026-06-17T10:00")
    result = only(department.once("2026-06-17T10:05"), "extension_result")
    assert {MANAGER, LEADER} <= result.to
    assert "另有项目急需前端" in result.text
    assert (department.row()["end"], department.row()["extension"]) == ("2026-06-30", "declined")
    assert kinds(department.once(TOLD)) == ["release_notice"]


@pytest.mark.parametrize("word", ["不同意", "按期撤场"])
def test_d5_a_no_to_the_question_settles_it_and_the_leader_is_not_asked(department: Department, word: str) -> None:
    """D5: 不同意 or 按期撤场 to the question whether to extend settles it as declined."""
    department.reply(asked(department), MANAGER, word, "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == ["extension_result"]
    assert department.row()["extension"] == "declined"


@pytest.mark.parametrize("words", ["6月30日到期，不再续期。", "6月30日撤场"])
def test_d5_the_managers_own_mail_that_somebody_leaves_as_planned_settles_it(
    department: Department, words: str
) -> None:
    """D5: 按期撤场 in a mail of its own declines the extension that waits for the manager, as it does in an answer."""
    asked(department)
    department.send(MANAGER, f"【{PROJECT}】不续期", f"{MEMBER}{words}", "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == ["confirmation", "extension_result"]
    assert (department.row()["end"], department.row()["extension"]) == ("2026-06-30", "declined")


def test_d5_yes_without_a_date_is_answered_by_asking_for_the_date(department: Department) -> None:
    """D5: 同意 to the question whether to extend; the date is asked for, and given."""
    department.reply(asked(department), MANAGER, "同意", "2026-06-16T10:00")
    ask = only(department.once("2026-06-16T10:05"), "correction_request")
    assert ask.to == {MANAGER}
    assert department.row()["extension"] == "requested"
    department.reply(ask, MANAGER, "续期至 7月15日", "2026-06-16T11:00")
    assert kinds(department.once("2026-06-16T11:05")) == ["approval_request"]


def test_d5_repeated_words_change_nothing_and_ask_nobody_twice(department: Department) -> None:
    """D5: the same word again says what stands; the leader is not asked a second time."""
    question = asked(department)
    department.reply(question, MANAGER, "续期至 7月15日", "2026-06-16T10:00")
    approval = only(department.once("2026-06-16T10:05"), "approval_request")
    department.reply(question, MANAGER, "续期至 7月15日", "2026-06-16T11:00")
    assert "approval_request" not in kinds(department.once("2026-06-16T11:05"))
    department.reply(approval, LEADER, "同意", "2026-06-17T10:00")
    department.reply(approval, LEADER, "同意", "2026-06-17T10:30")
    letters = department.once("2026-06-17T11:05")
    assert sum({MANAGER, LEADER} <= letter.to for letter in letters) == 1
    assert department.row()["end"] == "2026-07-15"
    assert sum("续期" in entry["what"] and "→" in entry["what"] for entry in department.show()["history"]) == 1


def test_d5_a_late_word_is_answered_and_changes_nothing(department: Department) -> None:
    """D5, T5: after the last day nothing can be agreed; the sender hears what stands."""
    approval = proposed(department)
    department.once(TOLD)
    department.once(OVER)
    assert (department.row()["state"], department.row()["extension"]) == ("released", "lapsed")
    department.reply(approval, LEADER, "同意", "2026-07-02T10:00")
    letters = department.once("2026-07-02T10:05")
    assert kinds(letters) == ["extension_result"]
    assert letters[0].to == {LEADER}
    assert (department.row()["state"], department.row()["end"]) == ("released", "2026-06-30")


@pytest.mark.parametrize(("starter", "others"), [(MANAGER, {LEADER}), (LEADER, {MANAGER}), (LEAD, {MANAGER, LEADER})])
def test_d5_either_voice_and_the_lead_may_start_it_unasked(
    department: Department, starter: str, others: set[str]
) -> None:
    """D5: started by mail, whoever has not spoken is asked; the R&D lead starts it and does not decide."""
    in_june(department)
    department.send(starter, f"【{PROJECT}】续期", f"{MEMBER}续期至7月15日", "2026-06-05T10:00")
    letters = department.once("2026-06-05T10:05")
    assert {name for letter in letters if letter.kind == "approval_request" for name in letter.to} == others
    for letter in [letter for letter in letters if letter.kind == "approval_request"]:
        department.reply(letter, next(iter(letter.to)), "同意", "2026-06-05T11:00")
    assert "extension_result" in kinds(department.once("2026-06-05T11:05"))
    assert department.row()["end"] == "2026-07-15"
    assert department.once(ASKED) == []


def test_d5_one_person_with_both_voices_needs_one_word(found: Founder) -> None:
    """Table "Who may do what": where one person is both voices of an extension, one word is enough."""
    people = PEOPLE.replace(f'project_manager = "{MANAGER}"', f'project_manager = "{LEADER}"')
    department = found(people=people)
    question = asked(department)
    assert question.to == {LEADER}
    assert "续期只需您一个人答复" in question.text
    department.reply(question, LEADER, "续期至 7月15日", "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == ["extension_result"]
    assert department.row()["end"] == "2026-07-15"


def test_d5_a_delegate_speaks_for_the_manager(found: Founder) -> None:
    """Table "Who may do what": a person may name a delegate who speaks for them."""
    people = PEOPLE.replace(
        f'email = "{ADDRESSES[MANAGER]}"', f'email = "{ADDRESSES[MANAGER]}"\ndelegate = "{TEAM_MEMBER}"'
    )
    department = found(people=people)
    department.reply(asked(department), TEAM_MEMBER, "续期至 7月15日", "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == ["approval_request"]


def test_d5_a_delegate_who_spoke_gets_the_result(found: Founder) -> None:
    """D5, U4: beside the leader in whose name it was said; of a refusal and of a release that is refused, too."""
    people = PEOPLE.replace(
        f'email = "{ADDRESSES[LEADER]}"', f'email = "{ADDRESSES[LEADER]}"\ndelegate = "{OTHER_MEMBER}"'
    )
    department = found(people=people)
    approval = proposed(department)
    assert approval.cc == {OTHER_MEMBER}
    department.reply(approval, OTHER_MEMBER, "同意", "2026-06-17T10:00")
    result = only(department.once("2026-06-17T10:05"), "extension_result")
    assert result.to == {MANAGER, LEADER, OTHER_MEMBER}
    department.send(MANAGER, f"【{PROJECT}】提前撤场", f"{MEMBER}6月22日撤场", "2026-06-18T10:00")
    approval = only(department.once("2026-06-18T10:05"), "approval_request")
    department.reply(approval, OTHER_MEMBER, "不同意，原因：手上的工作没有交接", "2026-06-18T11:00")
    assert {MANAGER, LEADER, OTHER_MEMBER} <= only(department.once("2026-06-18T11:05"), "extension_result").everybody


def test_d5_of_two_leaders_each_answers_under_the_letter_of_either(found: Founder) -> None:
    """D5, M7: both hold the voice and both were asked the same; one who was not asked is told who was (M3)."""
    second = person_entry("钟离靖", "zhonglijing@corp.example", "group_leader", group="前端", superior=SUPERIOR)
    department = found(people=f"{PEOPLE}\n{second}")
    department.addresses["钟离靖"] = "zhonglijing@corp.example"
    department.reply(asked(department), MANAGER, "续期至 7月15日", "2026-06-16T10:00")
    letters = {name: letter for letter in department.once("2026-06-16T10:05") for name in letter.to}
    assert set(letters) == {LEADER, "钟离靖"}
    department.reply(letters[LEADER], OTHER_LEADER, "同意", "2026-06-16T11:00")
    assert kinds(department.once("2026-06-16T11:05")) == ["not_entitled"]
    department.reply(letters[LEADER], "钟离靖", "不同意，原因：前端排满了", "2026-06-16T12:00")
    result = only(department.once("2026-06-16T12:05"), "extension_result")
    assert {MANAGER, LEADER, "钟离靖"} <= result.to
    assert "前端排满了" in result.text


@pytest.mark.parametrize(("words", "kind"), [("续期至7月10日", "approval_request"), ("不续了", "extension_result")])
def test_d5_d6_the_release_notice_is_answered_like_the_question(department: Department, words: str, kind: str) -> None:
    """D5, D6, M7: what waits for its reader about that person, whoever else is lent; a bare yes is asked about."""
    department.notice(LEADER, "2026/06/01 - 2026/07/31", "2026-05-22T09:00", person=OTHER_MEMBER)
    asked(department)
    told = only(department.once(TOLD), "release_notice")
    assert "续期还在商议中" in told.text
    department.reply(told, SUPERIOR, "收到", "2026-06-23T10:00")
    assert department.once("2026-06-23T10:05") == []
    department.reply(told, MANAGER, "同意", "2026-06-23T11:00")
    assert kinds(department.once("2026-06-23T11:05")) == ["correction_request"]
    department.reply(told, MANAGER, words, "2026-06-23T12:00")
    assert kinds(department.once("2026-06-23T12:05")) == [kind]
    assert department.row()["extension"] == ("requested" if kind == "approval_request" else "declined")


@pytest.mark.parametrize("words", ["算了，不续了", "按期撤场"])
def test_d5_a_voice_may_give_up_while_the_other_is_asked(department: Department, words: str) -> None:
    """D5: the manager's own word is his to change, under the question to the leader, too; nobody else's (M3)."""
    approval = proposed(department)
    department.reply(approval, LEAD, words, "2026-06-16T11:00")
    assert kinds(department.once("2026-06-16T11:05")) == ["not_entitled"]
    department.reply(approval, MANAGER, words, "2026-06-16T12:00")
    result = only(department.once("2026-06-16T12:05"), "extension_result")
    assert {MANAGER, LEADER} <= result.everybody
    assert department.row()["extension"] == "declined"


def test_m4_d5_a_correction_of_what_was_agreed_is_never_dropped(department: Department) -> None:
    """M4: 取消续期 in answer to the result comes back with the form of what is on record; M3: thanks do not."""
    department.reply(proposed(department), LEADER, "同意", "2026-06-16T11:00")
    result = only(department.once("2026-06-16T11:05"), "extension_result")
    department.reply(result, MANAGER, "取消续期", "2026-06-16T12:00")
    assert "2026-07-15" in only(department.once("2026-06-16T12:05"), "correction_request").text
    department.reply(result, LEADER, "收到，7月16日起安排其他项目", "2026-06-16T13:00")
    assert department.once("2026-06-16T13:05") == []


@pytest.mark.parametrize("words", ["同意，请按时撤场", f"同意，换成{OTHER_MEMBER}", "同意，每周3天"])
def test_m4_d5_consent_beside_other_terms_is_asked_about(department: Department, words: str) -> None:
    """D5, M4, M7: neither consent to the day nor a refusal; 请按时撤场 may be about the new last day."""
    department.reply(proposed(department), LEADER, words, "2026-06-16T11:00")
    assert kinds(department.once("2026-06-16T11:05")) == ["correction_request"]
    assert (department.row()["end"], department.row()["extension"]) == ("2026-06-30", "requested")


def test_d5_d6_for_how_much_longer_is_enough_under_the_release_notice(department: Department) -> None:
    """D5, M7: 再用两周 answers the question that waits; the record makes 14 July of it, and the leader is asked."""
    asked(department)
    notice = only(department.once(TOLD), "release_notice")
    department.reply(notice, MANAGER, "不放，再用两周", "2026-06-23T10:00")
    approval = only(department.once("2026-06-23T10:05"), "approval_request")
    assert LEADER in approval.to
    assert "延至 2026年7月14日" in approval.text


@pytest.mark.parametrize("words", ["不同意", "不行", "不同意撤场", "还要用", "We still need her."])
def test_m4_d6_what_objects_to_leaving_is_asked_about(department: Department, words: str) -> None:
    """D5, D6, M4: a bare no under a release notice may object to the leaving: it ends no extension that is open."""
    asked(department)
    notice = only(department.once(TOLD), "release_notice")
    department.reply(notice, MANAGER, words, "2026-06-23T10:00")
    back = only(department.once("2026-06-23T10:05"), "correction_request")
    assert "续期至" in back.text
    assert department.row()["extension"] == "requested"
    department.reply(notice, MANAGER, "收到，谢谢", "2026-06-23T11:00")
    assert department.once("2026-06-23T11:05") == []


@pytest.mark.parametrize("words", ["不放，再用两周", "不同意"])
def test_m4_d6_an_objection_where_nothing_waits_comes_back_with_the_form(department: Department, words: str) -> None:
    """D6, M4: the extension was declined, and its manager thinks better of it."""
    department.reply(asked(department), MANAGER, "不续", "2026-06-16T10:00")
    department.once("2026-06-16T10:05")
    notice = only(department.once(TOLD), "release_notice")
    department.reply(notice, MANAGER, words, "2026-06-23T10:00")
    back = only(department.once("2026-06-23T10:05"), "correction_request")
    assert "支撑周期：2026-06-01 至 2026-06-30" in back.text


def test_d5_the_lead_starts_an_extension_under_the_release_notice(department: Department) -> None:
    """D5: a date is enough, whoever else is lent to the project."""
    department.notice(LEADER, "2026/06/01 - 2026/07/31", "2026-05-22T09:00", person=OTHER_MEMBER)
    asked(department)
    told = only(department.once(TOLD), "release_notice")
    department.reply(told, LEAD, "续期至7月10日", "2026-06-23T10:00")
    letters = department.once("2026-06-23T10:05")
    assert {name for letter in letters for name in letter.to} == {MANAGER, LEADER}
    assert all(MEMBER in letter.subject for letter in letters)


def test_d5_where_no_manager_is_known_the_sender_of_the_notice_stands_in(department: Department) -> None:
    """Table "Who may do what": the sender stands in, and the confirmation asks who the manager is."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00", project="青鸾报表项目")
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    assert "项目经理是谁" in confirmation.text
    assert only(department.once(ASKED), "extension_request").to == {LEADER}


def test_d5_after_an_agreement_everything_starts_anew(department: Department) -> None:
    """D5: request and notice for the new last day; an agreement after the release notice calls it off."""
    approval = proposed(department)
    told = only(department.once(TOLD), "release_notice")
    assert "续期" in told.text  # D6: an extension is still open that day, and the notice says so
    department.reply(approval, LEADER, "同意", "2026-06-24T10:00")
    letters = department.once("2026-06-24T10:05")
    assert kinds(letters) == ["extension_result", "release_withdrawn"]
    withdrawn = only(letters, "release_withdrawn")
    assert withdrawn.everybody == told.everybody  # D6: the same people are told at once
    assert department.row()["next_mail"] == {"kind": "extension_request", "on": "2026-07-01"}
    assert kinds(department.once("2026-07-01T09:00")) == ["extension_request"]
    assert kinds(department.once("2026-07-08T09:00")) == ["release_notice"]  # no late reminder beside it (T3)


def test_d5_an_undecided_reply_is_asked_which_word_is_meant(department: Department) -> None:
    """M4, M7: nothing is guessed from a reply that decides nothing for sure."""
    department.reply(asked(department), MANAGER, "我再看看，可能要续", "2026-06-16T10:00")
    assert kinds(department.once("2026-06-16T10:05")) == ["correction_request"]
    assert department.row()["extension"] == "requested"


# D7: early release


def release_mail(department: Department, sender: str, day: str, at: str) -> str:
    """An announcement that the person leaves early."""
    text = f"项目：{PROJECT}\n撤场人员：{MEMBER}\n撤场时间：{day}\n原因：阶段工作已完成\n"
    return department.send(sender, f"【{PROJECT}】人员提前撤场", text, at)


def test_m5b_the_leader_is_copied_on_the_confirmation_of_an_early_release(department: Department) -> None:
    """M5b: the sender is not the leader, who was not on the mail; the words on record are named."""
    in_june(department)
    release_mail(department, MANAGER, "2026年6月12日", "2026-06-05T10:00")
    confirmation = only(department.once("2026-06-05T10:05"), "confirmation")
    assert confirmation.everybody == {MANAGER, LEADER}
    assert f"项目方（{MANAGER}）已表态；所在组（{LEADER}）尚未表态" in confirmation.text


def test_d7_a_week_ahead_the_manager_announces_and_all_are_told(department: Department) -> None:
    """D7: at least one week ahead; its letter takes the place of release notice and extension request."""
    in_june(department)
    release_mail(department, MANAGER, "2026年6月12日", "2026-06-05T10:00")
    letters = department.once("2026-06-05T10:05")
    assert kinds(letters) == ["confirmation", "early_release"]
    early = only(letters, "early_release")
    assert early.everybody == {MEMBER, SUPERIOR, MANAGER, LEAD, TEAM_MEMBER}
    assert "6月12日" in early.text
    assert (department.row()["end"], department.row()["next_mail"]) == ("2026-06-12", None)
    assert department.once("2026-06-12T09:00") == []
    assert department.row()["state"] == "active"  # the date is the last day of support, included
    assert department.once("2026-06-15T09:00") == []
    assert department.row()["state"] == "released"


def test_d7_less_than_a_week_needs_the_group_leader(department: Department) -> None:
    """D7: recorded only when the person's group leader agrees."""
    in_june(department)
    release_mail(department, MANAGER, "2026年6月11日", "2026-06-05T10:00")
    letters = department.once("2026-06-05T10:05")
    assert kinds(letters) == ["approval_request", "confirmation"]
    approval = only(letters, "approval_request")
    assert approval.to == {LEADER}
    assert department.row()["end"] == "2026-06-30"
    department.reply(approval, LEADER, "同意", "2026-06-08T10:00")
    assert "early_release" in kinds(department.once("2026-06-08T10:05"))
    assert department.row()["end"] == "2026-06-11"


@pytest.mark.parametrize("text", ["按期撤场", "继续支撑", "同意续期", "不续"])
def test_d7_m4_who_leaves_as_planned_or_stays_leaves_on_no_earlier_day(department: Department, text: str) -> None:
    """M4: in answer to an early release they may mean either day; nothing is recorded, and the day is asked for."""
    in_june(department)
    release_mail(department, MANAGER, "2026年6月11日", "2026-06-05T10:00")
    approval = only(department.once("2026-06-05T10:05"), "approval_request")
    department.reply(approval, LEADER, text, "2026-06-08T10:00")
    asking = only(department.once("2026-06-08T10:05"), "correction_request")
    assert department.row()["end"] == "2026-06-30"
    department.reply(asking, LEADER, "同意", "2026-06-08T11:00")
    department.once("2026-06-08T11:05")
    assert department.row()["end"] == "2026-06-11"


def test_d7_a_refusal_goes_to_the_manager_with_its_reason(department: Department) -> None:
    """D7, settled details: the refusal goes to the manager; nothing has changed, D6 goes on."""
    in_june(department)
    release_mail(department, MANAGER, "2026年6月10日", "2026-06-05T10:00")
    approval = only(department.once("2026-06-05T10:05"), "approval_request")
    department.reply(approval, LEADER, "不同意，交接来不及", "2026-06-08T10:00")
    letters = department.once("2026-06-08T10:05")
    assert any(MANAGER in letter.to and "交接来不及" in letter.text for letter in letters)
    assert department.row()["end"] == "2026-06-30"
    assert kinds(department.once(ASKED)) == ["extension_request"]


def test_d7_the_leads_mail_becomes_an_approval_request_to_the_manager(department: Department) -> None:
    """D7: an R&D lead's mail to that effect is put to the manager; his yes a week ahead is enough."""
    in_june(department)
    release_mail(department, LEAD, "2026年6月17日", "2026-06-05T10:00")
    letters = department.once("2026-06-05T10:05")
    approval = only(letters, "approval_request")
    assert approval.to == {MANAGER}
    department.reply(approval, MANAGER, "同意", "2026-06-05T11:00")
    assert "early_release" in kinds(department.once("2026-06-05T11:05"))
    assert department.row()["end"] == "2026-06-17"


def test_d5_d7_early_release_closes_an_open_extension_and_both_are_told(department: Department) -> None:
    """D5: by the manager the open extension is declined."""
    in_june(department)
    department.send(LEADER, f"【{PROJECT}】续期", f"{MEMBER}续期至7月15日", "2026-06-04T10:00")
    department.once("2026-06-04T10:05")
    release_mail(department, MANAGER, "2026年6月12日", "2026-06-05T10:00")
    letters = department.once("2026-06-05T10:05")
    assert kinds(letters) == ["confirmation", "early_release", "extension_result"]
    assert {MANAGER, LEADER} <= only(letters, "extension_result").everybody
    assert department.row()["extension"] == "declined"
    assert "6月30日" not in only(letters, "extension_result").text  # the last day is no longer that one


def test_d5_d7_an_earlier_day_in_answer_to_the_question_is_told_by_its_own_letter(department: Department) -> None:
    """D7: the result of the question names no last day that is no more; less than a week ahead it still is one."""
    for day, kind, told in (("6月24日", "early_release", False), ("6月22日", "approval_request", True)):
        made = Department(department.folder / day)
        (question,) = _asked_in_june(made)
        made.reply(question, MANAGER, f"不续了，{MEMBER}{day}撤场", "2026-06-17T10:00")
        letters = made.once("2026-06-17T10:05")
        assert kinds(letters) == sorted([kind, "extension_result"])
        assert ("6月30日" in only(letters, "extension_result").text) is told
        assert made.row()["extension"] == "declined"


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("7月10日行吗？", "approval_request", "7月10日"),
        ("7月15日可以吗？", "correction_request", "看不出"),
        ("同意，最多一周", "correction_request", "看不出"),
        ("同意。另外7月10日她要回来。", "correction_request", "看不出"),
    ],
)
def test_d5_m4_what_is_no_plain_yes_agrees_to_nothing(department: Department, text: str, kind: str, told: str) -> None:
    """D5: another day put as a question goes to the other side; M4: consent with terms of its own is asked about."""
    department.reply(proposed(department), LEADER, text, "2026-06-17T11:00")
    (letter,) = department.once("2026-06-17T11:05")
    assert letter.kind == kind
    assert told in letter.text
    assert department.row()["end"] == "2026-06-30"


def _asked_in_june(department: Department) -> list[Letter]:
    """The question whether to extend somebody who is lent for June."""
    department.notice(MANAGER, "6月1日-6月30日", "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    return department.once("2026-06-16T09:00")


# T: time


@pytest.mark.parametrize(
    ("period", "released", "why"),
    [
        ("2026/09/01 - 2026/10/12", "2026-09-30", "the week before the last day begins in the National Day holidays"),
        ("2026/09/01 - 2026/10/17", "2026-10-10", "a Saturday on which people work (make-up day)"),
        ("2026/09/01 - 2026/10/18", "2026-10-10", "a Sunday after a make-up Saturday"),
        ("2026/06/01 - 2026/06/26", "2026-06-18", "a Friday that is a holiday"),
    ],
)
def test_t1_a_date_on_a_day_off_moves_to_the_working_day_before(
    department: Department, period: str, released: str, why: str
) -> None:
    """T1: never less than a week, and always on a working day of the official calendar."""
    department.notice(LEADER, period, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    day = dt.date.fromisoformat(released) - dt.timedelta(days=12)
    sent: list[Letter] = []
    while day <= dt.date.fromisoformat(released) + dt.timedelta(days=7):
        sent += department.once(f"{day}T09:00")
        day += dt.timedelta(days=1)
    notice = only(sent, "release_notice")
    assert notice.date.date().isoformat() == released, why


def test_t1_letters_of_the_calendar_wait_for_the_hour(department: Department) -> None:
    """T1: of its own accord on working days at the configured hour; answers go at once (settled details)."""
    in_june(department)
    assert department.once("2026-06-16T08:59") == []
    department.send(
        LEADER, "求助", f"【{PROJECT}】人员支撑安排\n协调开发人员：{MEMBER}\n支撑周期：6月31日", "2026-06-16T08:50"
    )
    assert kinds(department.once("2026-06-16T08:59")) == ["correction_request"]
    assert kinds(department.once("2026-06-16T09:00")) == ["extension_request"]


def test_t2_a_short_period_is_asked_about_on_its_first_working_day(department: Department) -> None:
    """T2: not before the period begins; the release notice waits for its date, though it lies before the first day."""
    department.notice(LEADER, "2026/06/13 - 2026/06/18", "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    assert department.once("2026-06-10T09:00") == []
    assert kinds(department.once("2026-06-11T09:00")) == ["release_notice"]
    assert department.once("2026-06-12T09:00") == []
    assert kinds(department.once("2026-06-15T09:00")) == ["extension_request"]


def test_t2_a_period_without_a_working_day_gets_no_question(department: Department) -> None:
    """T2: within the National Day week nobody is asked; the release notice goes a week ahead."""
    department.notice(LEADER, "2026/10/02 - 2026/10/04", "2026-09-01T10:00")
    assert "工作日" in only(department.once("2026-09-01T10:05"), "confirmation").text
    sent: list[Letter] = []
    for day in range(14, 31):
        sent += department.once(f"2026-09-{day}T09:00")
    for day in range(1, 10):
        sent += department.once(f"2026-10-{day:02}T09:00")
    assert kinds(sent) == ["release_notice"]
    assert sent[0].date.date() == dt.date(2026, 9, 24)


def test_t2_a_release_notice_whose_date_has_passed_goes_with_the_confirmation(department: Department) -> None:
    """T2: on arrival, even on a day off; it says how many days are left and that they are few."""
    department.notice(LEADER, "2026/06/01 - 2026/06/10", "2026-06-06T10:00")
    letters = department.once("2026-06-06T10:05")  # a Saturday
    assert kinds(letters) == ["confirmation", "release_notice"]
    assert "还有 4 天" in only(letters, "release_notice").text
    assert department.once("2026-06-08T09:00") == []


def test_t3_after_downtime_what_is_overdue_goes_once_with_the_days_left(department: Department) -> None:
    """T3: an overdue extension request goes at the next cycle on a working day after the hour, once."""
    in_june(department)
    assert department.once("2026-06-20T10:00") == []  # Saturday
    assert department.once("2026-06-22T08:00") == []
    question = only(department.once("2026-06-22T09:30"), "extension_request")
    assert "还有 8 天" in question.text
    assert department.once("2026-06-22T10:00") == []


def test_t3_with_both_overdue_only_the_release_notice_goes_and_puts_the_question(department: Department) -> None:
    """T3: addressed to the manager, who decides; his answer to it works; told people hear that it is off."""
    in_june(department)
    letters = department.once("2026-06-25T09:00")
    assert kinds(letters) == ["release_notice"]
    notice = letters[0]
    assert notice.to == {MANAGER}
    assert {MEMBER, SUPERIOR, LEAD, TEAM_MEMBER} <= notice.cc
    assert "还有 5 天" in notice.text
    department.reply(notice, MANAGER, "续期至 7月15日", "2026-06-25T10:00")
    approval = only(department.once("2026-06-25T10:05"), "approval_request")
    department.reply(approval, LEADER, "同意", "2026-06-25T11:00")
    letters = department.once("2026-06-25T11:05")
    assert kinds(letters) == ["extension_result", "release_withdrawn"]
    assert only(letters, "release_withdrawn").everybody == notice.everybody


def test_t3_nothing_is_sent_about_a_period_already_over(department: Department) -> None:
    """T3: the record and the admin are told that it was missed."""
    in_june(department)
    letters = department.once("2026-07-03T09:00")
    assert kinds(letters) == ["admin_digest"]
    assert letters[0].to == {ADMIN}
    assert MEMBER in letters[0].text
    assert department.row()["state"] == "released"
    assert any("错过" in entry["what"] for entry in department.show()["history"])


def test_t3_a_word_counts_by_when_the_mailbox_received_it(department: Department) -> None:
    """T3: both spoke in time while the daemon was down: it is agreed, and nobody is told of a release."""
    question = asked(department)
    department.reply(question, MANAGER, "续期至 7月15日", "2026-06-17T10:00")
    department.send(LEADER, f"【{PROJECT}】续期", f"{MEMBER}续期至7月15日", "2026-06-30T18:00")
    letters = department.once("2026-07-06T08:00")
    assert kinds(letters) == ["confirmation", "extension_result"]
    row = department.row()
    assert (row["state"], row["end"], row["extension"]) == ("active", "2026-07-15", "agreed")
    assert kinds(department.once("2026-07-06T09:00")) == ["extension_request"]  # overdue for the new last day


def test_t4_dates_without_a_year_are_relative_to_the_mail(department: Department) -> None:
    """T4: a period may cross the year; the last day is included."""
    department.notice(LEADER, "12月21日-1月15日", "2026-12-14T10:00")
    department.once("2026-12-14T10:05")
    assert (department.row()["start"], department.row()["end"]) == ("2026-12-21", "2027-01-15")


def test_t5_no_decision_by_the_last_day_means_released_as_planned(department: Department) -> None:
    """T5: the record says so, the extension becomes lapsed."""
    proposed(department)
    department.once(TOLD)
    department.once(OVER)
    assert (department.row()["state"], department.row()["extension"]) == ("released", "lapsed")
    assert any("按期撤场" in entry["what"] for entry in department.show()["history"])


# M: the mails themselves


def test_m1_answers_thread_under_the_mail_they_answer(department: Department) -> None:
    """M1: In-Reply-To, References with the chain before, and a subject that begins with Re or 回复."""
    mail = department.mail(
        LEADER,
        f"【{PROJECT}】人员支撑安排",
        notice_text(MEMBER, JUNE),
        headers={"References": "<earlier-1@corp.example> <earlier-2@corp.example>"},
    )
    message_id = department.put(mail, "2026-05-22T10:00")
    answer = only(department.once("2026-05-22T10:05"), "confirmation")
    assert answer.header("In-Reply-To") == message_id
    assert answer.header("References").split() == ["<earlier-1@corp.example>", "<earlier-2@corp.example>", message_id]
    assert re.fullmatch(rf"(Re: |回复：)【{PROJECT}】人员支撑安排", answer.subject)


def test_m2_every_letter_is_marked_as_automatic(department: Department) -> None:
    """M2: auto-replied for answers, auto-generated for the daemon's own accord, and suppressing answers to it."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    answers = department.once("2026-05-22T10:05")
    own = department.once(ASKED)
    assert {letter.header("Auto-Submitted") for letter in answers} == {"auto-replied"}
    assert {letter.header("Auto-Submitted") for letter in own} == {"auto-generated"}
    for letter in (*answers, *own):
        assert letter.header("X-Auto-Response-Suppress") == "All"
        assert letter.header("From").endswith(f"<{DAEMON}>")
        assert letter.id.startswith("<")


BOUNCE = f"""\
From: MAILER-DAEMON@corp.example
To: {DAEMON}
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce-1@corp.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

The mail could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; corp.example

Final-Recipient: rfc822; luwanqing@corp.example
Action: failed
Status: 5.1.1
--b--
"""


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"Auto-Submitted": "auto-generated"},
        {"Return-Path": "<>"},
        {"List-Id": "<team.corp.example>"},
        {"Precedence": "bulk"},
        {"X-Autoreply": "yes"},
    ],
)
def test_m2_automatic_mail_is_never_answered(department: Department, headers: dict[str, str]) -> None:
    """M2: whatever it says, it records nothing and gets no answer; the ledger says why."""
    mail = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text(MEMBER, JUNE), headers=headers)
    message_id = department.put(mail, "2026-05-22T10:00")
    assert department.once("2026-05-22T10:05") == []
    assert department.status() == []
    outcome, reason = department.ledger()[message_id]
    assert outcome == "ignored"
    assert reason


def test_m2_an_out_of_office_answer_decides_nothing(department: Department) -> None:
    """M2, Trust: an out-of-office is never an answer, whatever words stand in it."""
    question = asked(department)
    mail = department.answer(question, MANAGER, "同意")
    mail.replace_header("Subject", f"自动回复: {question.subject}")
    mail["X-Auto-Response-Suppress"] = "All"
    department.put(mail, "2026-06-16T10:00")
    assert department.once("2026-06-16T10:05") == []
    assert department.row()["extension"] == "requested"


def test_m2_a_bounce_is_not_answered_and_the_admin_sees_it(department: Department) -> None:
    """M2, settled details: bounces are in the admin's digest of the day."""
    department.put(BOUNCE.encode(), "2026-06-05T08:00")
    assert kinds(department.once("2026-06-05T09:00")) == ["admin_digest"]


def test_m2_its_own_mail_coming_back_is_ignored(department: Department) -> None:
    """M2: by a list, a forward rule, or as a copy to itself."""
    in_june(department)
    question = only(department.once(ASKED), "extension_request")
    for number, file in enumerate(sorted((department.folder / "outgoing" / "new").iterdir())):
        department.put(file.read_bytes(), f"2026-06-16T10:0{number}")
    assert department.once("2026-06-16T11:00") == []
    mail = department.mail(
        f"人员支撑助手 <{DAEMON}>", question.subject, "续期至 7月15日", headers={"In-Reply-To": question.id}
    )
    department.put(mail, "2026-06-16T12:00")
    assert department.once("2026-06-16T12:05") == []
    assert department.row()["extension"] == "requested"


def _auto_text(letter: Letter) -> str:
    return "收到您的来信，我会尽快处理。"


def _echo(letter: Letter) -> str:
    return letter.text


def _broken_notice(letter: Letter) -> str:
    return notice_text(MEMBER, "2026/06/30 - 2026/06/01")


def _same_notice(letter: Letter) -> str:
    return notice_text(MEMBER, JUNE)


def _longer_notice(letter: Letter) -> str:
    return notice_text(MEMBER, "2026/06/01 - 2026/07/31")


def _early_release(letter: Letter) -> str:
    return f"项目：{PROJECT}\n撤场人员：{MEMBER}\n撤场时间：2026年6月19日\n"


def _yes(letter: Letter) -> str:
    return "同意"


@pytest.mark.parametrize(
    "says", [_auto_text, _echo, _broken_notice, _same_notice, _longer_notice, _early_release, _yes]
)
@pytest.mark.parametrize("threaded", [True, False])
def test_m2_a_loop_with_a_mailer_that_marks_nothing_ends_by_itself(
    department: Department, says: Callable[[Letter], str], threaded: bool
) -> None:
    """M2: a mailer that answers every letter, unmarked, is not answered for ever."""
    in_june(department)
    letters = department.once(ASKED)
    now = moment("2026-06-16T10:00")
    rounds = 0
    while letters and rounds < 80:
        rounds += 1
        now += dt.timedelta(minutes=1)
        for letter in letters:
            mail = department.answer(letter, MANAGER, says(letter))
            if not threaded:
                del mail["In-Reply-To"], mail["References"]
            department.put(mail, now)
        now += dt.timedelta(minutes=1)
        letters = department.once(now)
    assert not letters, "still answering after 80 rounds"
    assert department.row()["end"] == "2026-06-30"


def test_m2_a_recorded_notice_is_always_confirmed(department: Department) -> None:
    """DESIGN, Trust: only answers that record nothing are bounded; forty real changes get forty confirmations."""
    confirmed = 0
    for number in range(40):
        effort = f"协调支撑时间：{number + 1}人天；"
        department.notice(LEADER, JUNE, f"2026-05-22T10:{number:02}", effort=effort)
        confirmed += kinds(department.once(f"2026-05-22T10:{number:02}")).count("confirmation")
    assert confirmed == 40


@pytest.mark.parametrize("post", ["Maildir"])
def test_m2_a_change_is_confirmed_although_the_days_answers_are_used_up(department: Department) -> None:
    """DESIGN, Trust: who has had twenty answers that record nothing still hears of what he changes."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:00")
    for minute in range(1, 31):
        department.notice(LEADER, JUNE, f"2026-05-22T10:{minute:02}")
    assert kinds(department.once("2026-05-22T10:31")).count("confirmation") == 20
    department.notice(LEADER, "6月1日-7月15日", "2026-05-22T10:32")
    assert kinds(department.once("2026-05-22T10:33")) == ["confirmation"]


@pytest.mark.parametrize("post", ["Maildir"])
def test_m2_all_together_have_so_many_answers_a_day(department: Department, monkeypatch: pytest.MonkeyPatch) -> None:
    """DESIGN, Trust: many addresses that answer are one machine; the next day it is heard again."""
    monkeypatch.setattr("daemon.answer_bounds.ANSWERS_A_DAY_IN_ALL", 3)
    senders = (LEADER, OTHER_LEADER, MANAGER, OTHER_MANAGER, COORDINATOR)
    for minute, sender in enumerate(senders):
        department.notice(sender, "6月31日-7月15日", f"2026-05-22T10:0{minute}")
    assert kinds(department.once("2026-05-22T10:10")).count("correction_request") == 3
    assert [reason for _, reason in department.ledger().values()].count("当日答复次数已达上限") == 2
    department.notice(LEADER, "6月31日-7月16日", "2026-05-23T10:00")
    assert "correction_request" in kinds(department.once("2026-05-25T10:10"))


def test_m3_strangers_are_not_answered_and_the_admin_sees_them(department: Department) -> None:
    """M3: no backscatter; one admin_digest a day, whether or not the digest is on."""
    stranger = "陌生人 <stranger@elsewhere.example>"
    first = department.send(stranger, f"【{PROJECT}】人员支撑", notice_text(MEMBER, JUNE), "2026-06-05T08:00")
    department.send(stranger, "再发一次", notice_text(MEMBER, JUNE), "2026-06-05T08:10")
    letters = department.once("2026-06-05T09:00")
    assert kinds(letters) == ["admin_digest"]
    assert letters[0].to == {ADMIN}
    assert letters[0].text.count("stranger@elsewhere.example") == 2
    assert department.status() == []
    assert department.ledger()[first][0] == "unanswered"
    department.send(stranger, "第三次", "您好", "2026-06-05T10:00")
    assert department.once("2026-06-05T10:05") == []
    assert department.once("2026-06-06T09:00") == []  # a Saturday
    later = department.once("2026-06-08T09:00")
    assert kinds(later) == ["admin_digest"]
    assert "第三次" in later[0].text
    assert "再发一次" not in later[0].text


def test_m3_what_comes_in_the_minute_of_the_digest_is_told_the_next_day(department: Department) -> None:
    """M3: the admin sees every stranger, whenever they wrote."""
    stranger = "陌生人 <stranger@elsewhere.example>"
    department.send(stranger, "头一封", "您好", "2026-06-05T08:00")
    assert kinds(department.once("2026-06-05T09:00")) == ["admin_digest"]
    department.send(stranger, "同一分钟", "您好", "2026-06-05T09:00")
    assert department.once("2026-06-05T09:00") == []
    assert "同一分钟" in only(department.once("2026-06-08T09:00"), "admin_digest").text


def test_m3_who_may_not_gets_one_line_saying_who_may(department: Department) -> None:
    """M3: a person of the directory who may not do what they ask."""
    department.notice(MEMBER, JUNE, "2026-05-22T10:00")
    letters = department.once("2026-05-22T10:05")
    assert kinds(letters) == ["not_entitled"]
    assert letters[0].to == {MEMBER}
    assert MANAGER in letters[0].text
    assert len(letters[0].text.strip().splitlines()) == 1
    assert department.status() == []


def test_m3_only_the_one_who_was_asked_decides(department: Department) -> None:
    """M3, Trust: the right token from the wrong person decides nothing."""
    approval = proposed(department)
    for sender in (MEMBER, OTHER_LEADER, LEAD, MANAGER):
        department.reply(approval, sender, "同意", "2026-06-16T11:00")
        letters = department.once("2026-06-16T11:05")
        assert "extension_result" not in [letter.kind for letter in letters if LEADER in letter.to]
        assert department.row()["end"] == "2026-06-30"


def test_m3_peoples_talk_among_themselves_gets_no_answer(department: Department) -> None:
    """M3: the daemon is often only copied."""
    in_june(department)
    department.send(MANAGER, "周会纪要", "下周联调，大家辛苦。", "2026-06-05T10:00", to=[LEADER], cc=[MEMBER])
    mail = department.mail(
        LEADER, "Re: 周会纪要", "好的，收到", to=[MANAGER], headers={"In-Reply-To": "<x@corp.example>"}
    )
    department.put(mail, "2026-06-05T10:30")
    assert department.once("2026-06-05T11:00") == []
    assert {outcome for outcome, _ in list(department.ledger().values())[1:]} == {"unanswered"}


def filled_form(letter: Letter) -> str:
    """The form of a correction request as it stands in its text."""
    lines = letter.text.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("项目："))
    last = next((number for number, line in enumerate(lines) if line.startswith("----")), len(lines))
    return "\n".join(lines[first:last])


@pytest.mark.parametrize("quoted", [False, True])
def test_m4_what_cannot_be_read_is_asked_about_with_the_form_filled_in(department: Department, quoted: bool) -> None:
    """M4: field and line are named; the form corrected and sent back is recorded with all that was understood."""
    department.notice(LEADER, "2026/06/30 - 2026/06/01", "2026-05-22T10:00")
    correction = only(department.once("2026-05-22T10:05"), "correction_request")
    assert correction.to == {LEADER}
    assert "支撑周期" in correction.text
    assert "2026/06/30 - 2026/06/01" in correction.text
    assert department.status() == []
    form = filled_form(correction)
    assert f"协调开发人员：{MEMBER}" in form
    assert "协调支撑时间：10" in form
    corrected = re.sub(r"支撑周期：.*", "支撑周期：2026-06-01 至 2026-06-30", form)
    history = "\n".join(f"> {line}" for line in correction.text.splitlines()) if quoted else ""
    department.reply(correction, LEADER, f"{corrected}\n\n{history}", "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["confirmation"]
    row = department.row()
    assert (row["start"], row["end"], row["estimated_days"], row["support_days"]) == ("2026-06-01", "2026-06-30", 8, 10)


def test_m4_the_form_by_its_link_is_recorded_too(department: Department) -> None:
    """M4, M7: the link writes the form into a reply without any threading header."""
    department.notice(LEADER, "6月31日-7月15日", "2026-05-22T10:00")
    correction = only(department.once("2026-05-22T10:05"), "correction_request")
    parts = link_parts(correction.links[0])
    assert parts["to"] == DAEMON
    corrected = re.sub(r"支撑周期：.*", "支撑周期：2026-06-29 至 2026-07-15", parts["body"])
    department.send(LEADER, parts["subject"], corrected, "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["confirmation"]
    assert (department.row()["start"], department.row()["end"]) == ("2026-06-29", "2026-07-15")


@pytest.mark.parametrize(
    ("released", "trouble"),
    [
        ("撤场人员：{member}\n撤场时间：6月31日", "撤场时间：日期「6月31日」在日历上不存在"),
        ("撤场人员：{member}", "撤场时间：没有写明"),
        ("撤场人员：{member}\n撤场时间：7月20日", "撤场时间：这一天晚于"),
        ("撤场人员：{other}\n撤场时间：6月26日", "撤场人员：「{other}」现在没有支撑这个项目"),
    ],
)
def test_m4_d7_an_early_release_comes_back_with_its_own_form(
    department: Department, released: str, trouble: str
) -> None:
    """M4, D7: the trouble is named as a release's; its form filled in and sent back releases, and lends nobody."""
    department.notice(LEADER, "2026/06/01 - 2026/07/03", "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    names = {"member": MEMBER, "other": OTHER_MEMBER}
    subject = f"【{PROJECT}】人员撤场通知"
    department.send(MANAGER, subject, released.format(**names), "2026-06-10T10:00")
    correction = only(department.once("2026-06-10T10:05"), "correction_request")
    assert trouble.format(**names) in correction.text
    assert "支撑周期：" not in correction.text
    corrected = f"项目：{PROJECT}\n撤场人员：{MEMBER}\n撤场时间：2026-06-26"
    form = correction.text[correction.text.index(f"项目：{PROJECT}") :]
    assert [line.split("：")[0] for line in form.splitlines()[:3]] == ["项目", "撤场人员", "撤场时间"]
    department.reply(correction, MANAGER, corrected, "2026-06-10T11:00")
    assert set(kinds(department.once("2026-06-10T11:05"))) == {"early_release", "confirmation"}
    assert department.row()["end"] == "2026-06-26"


def test_m5b_the_leader_left_out_is_copied_and_the_words_on_record_are_named(department: Department) -> None:
    """M5b: sent by the manager without the leader: the leader is copied; it says whose word is not on record."""
    department.notice(MANAGER, JUNE, "2026-05-22T10:00")
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    assert (confirmation.to, confirmation.cc) == ({MANAGER}, {LEADER})
    assert re.search(rf"{MANAGER}）已表态", confirmation.text)
    assert re.search(rf"{LEADER}）尚未表态", confirmation.text)


@pytest.mark.parametrize(("sender", "to"), [(MANAGER, [LEADER]), (LEADER, [MANAGER])])
def test_m5b_a_confirmation_goes_to_the_sender_alone(department: Department, sender: str, to: list[str]) -> None:
    """M5b: the leader sent it or stands on it: nobody is copied."""
    department.notice(sender, JUNE, "2026-05-22T10:00", to=to, cc=[MEMBER])
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    assert (confirmation.to, confirmation.cc) == ({sender}, set())


def test_m6_text_and_html_say_the_same(department: Department) -> None:
    """M6: every word of the plain text stands in the HTML, for every letter of a whole story."""
    approval = proposed(department)
    letters = [approval, *department.once(TOLD)]
    department.reply(approval, LEADER, "同意", "2026-06-24T10:00")
    department.notice(LEADER, "2026/06/30 - 2026/06/01", "2026-06-24T10:00", project=OTHER_PROJECT)
    department.notice(MEMBER, JUNE, "2026-06-24T10:00")
    department.send("陌生人 <stranger@elsewhere.example>", "您好", "您好", "2026-06-24T10:00")
    letters += department.once("2026-06-24T10:05")
    assert len({letter.kind for letter in letters}) >= 6
    for letter in letters:
        seen = visible_words(letter.html)
        for word in re.sub(r"[■|「」：]|^-+|^- ", " ", letter.text, flags=re.M).split():
            assert word in seen, f"{letter.kind}: {word}"


def pressed(letter: Letter, word: str, added: str = "") -> tuple[str, str]:
    """Subject and words of the mail that a link writes, in a program that heeds no other header."""
    parts = link_parts(letter.link_that_says(word))
    assert parts["to"] == DAEMON
    return parts["subject"], parts["body"] + added


def test_m7_links_work_as_replies_without_any_header(department: Department) -> None:
    """M7: the token in the subject alone tells which question is answered."""
    question = asked(department)
    subject, body = pressed(question, "续期至", "7月15日")
    department.send(MANAGER, subject, body, "2026-06-16T10:00")
    approval = only(department.once("2026-06-16T10:05"), "approval_request")
    subject, body = pressed(approval, "同意")
    department.send(LEADER, subject, body, "2026-06-16T11:00")
    assert kinds(department.once("2026-06-16T11:05")) == ["extension_result"]
    assert department.row()["end"] == "2026-07-15"


def test_m7_the_other_links_work_too(department: Department) -> None:
    """M7: 不同意 with a reason, and 按期撤场."""
    approval = proposed(department)
    subject, body = pressed(approval, "不同意", "人手不够")
    department.send(LEADER, subject, body, "2026-06-16T11:00")
    result = only(department.once("2026-06-16T11:05"), "extension_result")
    assert "人手不够" in result.text
    assert department.row()["extension"] == "declined"


def test_m7_a_reply_quoting_the_letter_decides_by_its_own_words(department: Department) -> None:
    """M7: the words that the letter itself offers are not the sender's."""
    question = asked(department)
    quoted = "\n".join(f"> {line}" for line in question.text.splitlines())
    department.reply(
        question, MANAGER, f"按期撤场\n\n在 2026年6月16日，人员支撑助手写道：\n{quoted}", "2026-06-16T10:00"
    )
    department.once("2026-06-16T10:05")
    assert department.row()["extension"] == "declined"


# U: coming into use


@pytest.mark.parametrize("post", ["Maildir"])  # over IMAP: tests/daemon/transports/test_imap.py
def test_u1_at_its_first_start_older_mail_is_left_alone(department: Department) -> None:
    """U1: what is seen already is not handled; --since DATE reaches back."""
    department.notice(LEADER, JUNE, "2026-05-20T10:00")
    department.notice(LEADER, JUNE, "2026-05-10T10:00", person=OTHER_MEMBER)
    mailbox = department.folder / "mailbox"
    for file in (mailbox / "new").iterdir():
        file.rename(mailbox / "cur" / f"{file.name}:2,S")
    assert department.once("2026-05-22T10:00") == []
    assert kinds(department.once("2026-05-22T10:05", "--since", "2026-05-15")) == ["confirmation"]
    assert [row["person"] for row in department.status()] == [MEMBER]
    assert department.once("2026-05-22T10:10", "--since", "2026-05-15") == []


def test_u3_in_a_rehearsal_every_letter_goes_to_the_admin(found: Founder) -> None:
    """U3: everything runs; each letter says for whom it was meant, and nobody else gets one."""
    department = found(configuration=CONFIGURATION + "\n[policy]\nrehearsal = true\n")
    department.notice(MANAGER, JUNE, "2026-05-22T10:00")
    letters = department.once("2026-05-22T10:05")
    assert {ADDRESSES[MANAGER], ADDRESSES[LEADER]} == set(letters[0].addresses("X-Rosterd-Meant-For"))
    question = only(department.once(ASKED), "extension_request")
    department.reply(question, MANAGER, "续期至 7月15日", "2026-06-16T10:00")
    approval = only(department.once("2026-06-16T10:05"), "approval_request")
    release = only(department.once(TOLD), "release_notice")
    department.reply(approval, LEADER, "同意", "2026-06-24T10:00")
    last = department.once("2026-06-24T10:05")
    assert set(only(last, "release_withdrawn").addresses("X-Rosterd-Meant-For")) == set(
        release.addresses("X-Rosterd-Meant-For")
    )
    for letter in (*letters, question, approval, release, *last):
        assert letter.addresses("To", "Cc", "Bcc") == [ADDRESSES[ADMIN]]
        assert letter.addresses("X-Rosterd-Meant-For")
        assert "演练：这封信没有发给" in letter.text
    assert f"没有发给{MANAGER}（抄送{LEAD}），只发给管理员" in question.text
    assert f"{MANAGER}，您好" in question.text
    assert set(release.addresses("X-Rosterd-Meant-For")) == {
        ADDRESSES[name] for name in (MEMBER, SUPERIOR, MANAGER, LEAD, TEAM_MEMBER)
    }


def test_d6_everybody_lent_that_day_hears_of_a_release(department: Department) -> None:
    """D6, "The project team": manager, R&D lead, the listed team, everybody lent to the project that day."""
    in_june(department)
    department.notice(OTHER_LEADER, "2026/06/08 - 2026/08/28", "2026-05-22T10:00", person=OTHER_MEMBER)
    department.once("2026-05-22T10:05")
    department.once(ASKED)
    release = only(department.once(TOLD), "release_notice")
    assert release.everybody == {MEMBER, SUPERIOR, MANAGER, LEAD, TEAM_MEMBER, OTHER_MEMBER}


def test_one_mail_may_lend_several_people(department: Department) -> None:
    """D1, D3, D5: one confirmation for all lines, and one letter that asks about all whose support ends on one day."""
    text = f"项目：{PROJECT}\n{MEMBER}；支撑时间为：6月1日-6月30日\n{OTHER_MEMBER}；支撑时间为：6月1日-6月30日\n"
    department.send(LEAD, f"【{PROJECT}】启动通知", text, "2026-05-22T10:00")
    letters = department.once("2026-05-22T10:05")
    assert kinds(letters) == ["confirmation"]
    assert letters[0].cc == {LEADER, OTHER_LEADER}
    (question,) = department.once(ASKED)
    assert question.kind == "extension_request"
    assert MEMBER in question.text
    assert OTHER_MEMBER in question.text


def test_projects_do_not_mix(found: Founder) -> None:
    """The same person in two projects: each project's own people are asked and told."""
    people = "\n".join(
        (PEOPLE, project_entry("白鹭门户项目", OTHER_MANAGER, LEAD), person_entry("闻人语", "w@corp.example"))
    )
    department = found(people=people)
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.notice(LEADER, JUNE, "2026-05-22T10:01", project=OTHER_PROJECT)
    department.once("2026-05-22T10:05")
    letters = department.once(ASKED)
    assert {next(iter(letter.to)) for letter in letters} == {MANAGER, OTHER_MANAGER}
    mine = next(letter for letter in letters if letter.to == {MANAGER})
    department.reply(mine, MANAGER, "按期撤场", "2026-06-16T10:00")
    department.once("2026-06-16T10:05")
    assert department.row()["extension"] == "declined"
    assert department.row(project=OTHER_PROJECT)["extension"] == "requested"


@pytest.mark.parametrize("post", ["Maildir"])  # over IMAP: tests/daemon/transports/inbox_contract.py
def test_the_mailbox_keeps_every_mail(department: Department) -> None:
    """The daemon never deletes mail: handled mail lies in some folder."""
    in_june(department)
    department.put(EmailMessage(), "2026-05-22T11:00")
    department.once("2026-05-22T11:05")
    mailbox = department.folder / "mailbox"
    assert list((mailbox / "new").iterdir()) == []
    assert len(list((mailbox / "cur").iterdir())) == 2
