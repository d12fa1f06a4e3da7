"""A need, as people live through it: stated, passed on, offered, agreed to or not (PROCESS rule D2b)."""

from __future__ import annotations

import pytest

from daemon.answer_bounds import ANSWERS_A_DAY
from tests.journeys.department import (
    COORDINATOR,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MANAGER,
    OTHER_MEMBER,
    OTHER_PROJECT,
    PROJECT,
    TEAM_MEMBER,
    Department,
    Letter,
    kinds,
    link_parts,
    only,
    person_entry,
)

SUBJECT = f"【{PROJECT}】人员需求"
NEED = "需求岗位：前端开发\n需求人数：1人\n预估工作量：15人天\n需求时间：2026-06-01 至 2026-06-30"
AT = "2026-05-18T10:00"


def stated(department: Department, sender: str = MANAGER, text: str = NEED) -> Letter:
    """The question to the group's leader about a need."""
    department.send(sender, SUBJECT, text, AT)
    letters = department.once(AT)
    assert kinds(letters) == ["confirmation", "need_forward"]
    assert only(letters, "confirmation").to == {sender}
    return only(letters, "need_forward")


def offered(department: Department, words: str = f"{MEMBER}", sender: str = MANAGER) -> Letter:
    """The offer to whom the need was stated by."""
    forward = stated(department, sender)
    department.reply(forward, LEADER, words, "2026-05-18T11:00")
    return only(department.once("2026-05-18T11:05"), "approval_request")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        (MEMBER, "2026-06-01", "2026-06-30"),
        (f"@{MEMBER}", "2026-06-01", "2026-06-30"),
        (f"可以给，{MEMBER}，周期按你们的", "2026-06-01", "2026-06-30"),
        (f"可以，安排{MEMBER}。\n\n{LEADER}", "2026-06-01", "2026-06-30"),
        (f"协调开发人员：{MEMBER}", "2026-06-01", "2026-06-30"),
        (f"协调开发人员：{MEMBER}\n支撑周期：2026-06-08 至 2026-06-26", "2026-06-08", "2026-06-26"),
        (f"{MEMBER}，6月8日-6月26日", "2026-06-08", "2026-06-26"),
        (f"可以出{MEMBER}，6月8日-6月26日", "2026-06-08", "2026-06-26"),
        (f"只有{MEMBER}有空，时间是6月8日到6月26日", "2026-06-08", "2026-06-26"),
        (f"安排{MEMBER}过去，周期没问题", "2026-06-01", "2026-06-30"),
    ],
)
def test_d2b_from_the_need_to_the_notice(department: Department, words: str, start: str, end: str) -> None:
    """D2b, D3: names with a period or alone; agreed, recorded, confirmed, and sent to the team and the person lent."""
    forward = stated(department)
    assert forward.to == {LEADER}
    assert "前端开发 1 人" in forward.text
    assert "15 人天" in forward.text
    department.reply(forward, LEADER, words, "2026-05-18T11:00")
    letters = department.once("2026-05-18T11:05")
    assert kinds(letters) == ["approval_request"]
    assert letters[0].to == {MANAGER}
    assert MEMBER in letters[0].text
    assert department.status() == []
    department.reply(letters[0], MANAGER, "同意", "2026-05-18T12:00")
    letters = department.once("2026-05-18T12:05")
    assert kinds(letters) == ["confirmation", "need_result", "staffing_notice"]
    confirmation = only(letters, "confirmation")
    assert confirmation.everybody == {MANAGER}
    assert "续期确认" in confirmation.text
    assert f"项目方（{MANAGER}）已表态；所在组（{LEADER}）已表态" in confirmation.text
    assert only(letters, "need_result").to == {LEADER}
    notice = only(letters, "staffing_notice")
    assert notice.everybody == {MEMBER, MANAGER, LEAD, TEAM_MEMBER}
    row = department.row()
    assert (row["person"], row["role"], row["start"], row["end"]) == (MEMBER, "前端开发", start, end)
    assert (row["estimated_days"], row["state"]) == (15, "planned")
    assert row["next_mail"]["kind"] == "extension_request"


def test_d2b_the_links_of_the_letters_do_it(department: Department) -> None:
    """M7: what the buttons write is understood, with a name put in."""
    forward = stated(department)
    form = link_parts(forward.link_that_says("协调开发人员："))["body"]
    department.reply(forward, LEADER, form.replace("协调开发人员：", f"协调开发人员：{MEMBER}"), "2026-05-18T11:00")
    offer = only(department.once("2026-05-18T11:05"), "approval_request")
    department.reply(offer, MANAGER, link_parts(offer.link_that_says("同意"))["body"], "2026-05-18T12:00")
    department.once("2026-05-18T12:05")
    assert (department.row()["start"], department.row()["end"]) == ("2026-06-01", "2026-06-30")


def test_d2b_nobody_goes_to_the_asker_with_its_reason(department: Department) -> None:
    """D2b, M7: the button for nobody, with a reason put behind it."""
    forward = stated(department)
    words = link_parts(forward.link_that_says("没有人"))["body"]
    department.reply(forward, LEADER, f"{words}六月人手已满", "2026-05-18T11:00")
    result = only(department.once("2026-05-18T11:05"), "need_result")
    assert (result.to, result.cc) == ({MANAGER}, {LEADER})
    assert "六月人手已满" in result.text
    assert department.status() == []


def test_d2b_refused_with_its_reason(department: Department) -> None:
    """D2b: the refusal goes to the leader, with the reason; nothing is recorded, and a later yes is told so."""
    offer = offered(department)
    department.reply(offer, MANAGER, "不同意，原因：需要熟悉地图组件的人", "2026-05-18T12:00")
    result = only(department.once("2026-05-18T12:05"), "need_result")
    assert (result.to, result.cc) == ({LEADER}, {MANAGER})
    assert "需要熟悉地图组件的人" in result.text
    department.reply(offer, MANAGER, "同意", "2026-05-18T13:00")
    late = only(department.once("2026-05-18T13:05"), "need_result")
    assert late.to == {MANAGER}
    assert "没有登记" in late.text
    assert department.status() == []


def test_d2b_an_unclear_answer_is_asked_again_under_the_same_question(department: Department) -> None:
    """M4: neither names nor nobody; then neither yes nor no."""
    forward = stated(department)
    department.reply(forward, LEADER, "收到，我看看", "2026-05-18T11:00")
    again = only(department.once("2026-05-18T11:05"), "correction_request")
    department.reply(again, LEADER, f"没有人，只有{MEMBER}", "2026-05-18T11:10")
    again = only(department.once("2026-05-18T11:15"), "correction_request")
    department.reply(again, LEADER, f"{MEMBER}，从6月8日开始", "2026-05-18T11:17")
    again = only(department.once("2026-05-18T11:18"), "correction_request")
    department.reply(again, LEADER, MEMBER, "2026-05-18T11:20")
    offer = only(department.once("2026-05-18T11:25"), "approval_request")
    department.reply(offer, MANAGER, "知道了，回头再说", "2026-05-18T12:00")
    again = only(department.once("2026-05-18T12:05"), "correction_request")
    department.reply(again, MANAGER, "同意", "2026-05-18T12:10")
    assert "staffing_notice" in kinds(department.once("2026-05-18T12:15"))


def test_d2b_who_is_still_missing_is_said_in_the_offer(department: Department) -> None:
    """Of two, one is offered: the asker sees it before he agrees."""
    forward = stated(department, text=NEED.replace("1人", "2人"))
    department.reply(forward, LEADER, MEMBER, "2026-05-18T11:00")
    offer = only(department.once("2026-05-18T11:05"), "approval_request")
    assert "还差 1 人" in offer.text


def test_d2b_overlaps_elsewhere_are_said(department: Department) -> None:
    """D3: the confirmation of an agreed need warns as that of a notice does."""
    department.notice(OTHER_MANAGER, "2026-06-08 至 2026-06-12", "2026-05-15T10:00", project=OTHER_PROJECT)
    department.once("2026-05-15T10:05")
    offer = offered(department)
    department.reply(offer, MANAGER, "同意", "2026-05-18T12:00")
    assert OTHER_PROJECT in only(department.once("2026-05-18T12:05"), "confirmation").text


@pytest.mark.parametrize("sender", [LEADER, COORDINATOR, OTHER_MANAGER, MEMBER])
def test_m3_a_need_from_somebody_not_entitled(department: Department, sender: str) -> None:
    """M3, "Who may do what": one line saying who may; the group's leader is not asked."""
    department.send(sender, SUBJECT, NEED, AT)
    (letter,) = department.once(AT)
    assert letter.kind == "not_entitled"
    assert MANAGER in letter.text
    assert LEAD in letter.text


def test_m4_a_role_of_no_group_is_asked_about(department: Department) -> None:
    """D2b, M4: the asker gets the names of the groups; nobody is bothered."""
    department.send(MANAGER, SUBJECT, NEED.replace("前端开发", "大数据开发"), AT)
    (letter,) = department.once(AT)
    assert letter.kind == "correction_request"
    assert "前端、后端" in letter.text


def test_d2b_two_roles_are_two_questions(department: Department) -> None:
    """D2b: each group's leader is asked about its own role, and each is settled by itself."""
    text = "需要前端开发1名，后端开发1名，6月1日-6月30日"
    department.send(MANAGER, SUBJECT, text, AT)
    letters = [letter for letter in department.once(AT) if letter.kind == "need_forward"]
    to_leader = {name: letter for letter in letters for name in letter.to}
    assert set(to_leader) == {LEADER, OTHER_LEADER}
    department.reply(to_leader[OTHER_LEADER], OTHER_LEADER, OTHER_MEMBER, "2026-05-18T11:00")
    department.reply(to_leader[LEADER], LEADER, "没有人", "2026-05-18T11:00")
    letters = department.once("2026-05-18T11:05")
    assert kinds(letters) == ["approval_request", "need_result"]
    department.reply(only(letters, "approval_request"), MANAGER, "同意", "2026-05-18T12:00")
    department.once("2026-05-18T12:05")
    assert [row["person"] for row in department.status()] == [OTHER_MEMBER]


def test_d2b_said_twice_it_is_asked_once(department: Department) -> None:
    """M2: the same need again changes nothing and says so."""
    stated(department)
    department.send(MANAGER, SUBJECT, NEED, "2026-05-19T10:00")
    (letter,) = department.once("2026-05-19T10:00")
    assert letter.kind == "confirmation"
    assert "没有变化" in letter.text


def test_d2b_the_lead_may_ask_and_agrees(department: Department) -> None:
    """D2b: the R&D lead's need is offered to the lead; the confirmation says whose word is not on record."""
    offer = offered(department, sender=LEAD)
    assert offer.to == {LEAD}
    department.reply(offer, LEAD, "同意", "2026-05-18T12:00")
    confirmation = only(department.once("2026-05-18T12:05"), "confirmation")
    assert f"项目方（{MANAGER}）尚未表态" in confirmation.text
    assert department.row()["person"] == MEMBER


def test_d2b_nobody_elses_word_decides(department: Department) -> None:
    """M3: a bystander's yes under the offer is answered, and decides nothing."""
    offer = offered(department)
    department.reply(offer, TEAM_MEMBER, "同意", "2026-05-18T12:00")
    assert kinds(department.once("2026-05-18T12:05")) == ["not_entitled"]
    assert department.status() == []


def test_d2b_what_nobody_settles_lapses(department: Department) -> None:
    """D2b, T3: after the last day nothing can be agreed, and nobody is written to of his own accord."""
    offer = offered(department)
    assert department.once("2026-07-01T09:30") == []
    department.reply(offer, MANAGER, "同意", "2026-07-02T10:00")
    late = only(department.once("2026-07-02T10:05"), "need_result")
    assert "已经失效" in late.text
    assert department.status() == []
    assert "没有定论" in str(department.show())


def test_d2b_after_it_is_agreed_the_notice_is_taken_back_like_any(department: Department) -> None:
    """Settled details, Cancellation: 撤销上一封 under the confirmation cancels what the agreement opened."""
    offer = offered(department)
    department.reply(offer, MANAGER, "同意", "2026-05-18T12:00")
    confirmation = only(department.once("2026-05-18T12:05"), "confirmation")
    department.reply(confirmation, MANAGER, "撤销上一封", "2026-05-18T13:00")
    assert "cancellation" in kinds(department.once("2026-05-18T13:05"))
    assert department.row()["state"] == "cancelled"


def test_m2_late_words_are_answered_a_bounded_number_of_times_a_day(department: Department) -> None:
    """M2: a mailer that agrees again and again to what is settled is not answered for ever."""
    offer = offered(department)
    department.reply(offer, MANAGER, "不同意", "2026-05-18T12:00")
    department.once("2026-05-18T12:05")
    for _ in range(ANSWERS_A_DAY + 5):
        department.reply(offer, MANAGER, "同意", "2026-05-18T13:00")
    letters = department.once("2026-05-18T13:05")
    assert kinds(letters).count("need_result") == ANSWERS_A_DAY


def test_d2b_the_leader_hears_what_came_of_the_delegates_offer(department: Department) -> None:
    """D2b: whoever was asked need not answer any more, and hears so."""
    people = department.people_file.read_text(encoding="utf-8")
    entry = f'name = "{LEADER}"\n'
    department.people_file.write_text(people.replace(entry, f'{entry}delegate = "{OTHER_MEMBER}"\n'), encoding="utf-8")
    forward = stated(department)
    department.reply(forward, OTHER_MEMBER, MEMBER, "2026-05-18T11:00")
    offer = only(department.once("2026-05-18T11:05"), "approval_request")
    department.reply(offer, MANAGER, "同意", "2026-05-18T12:00")
    result = only(department.once("2026-05-18T12:05"), "need_result")
    assert (result.to, result.cc) == ({OTHER_MEMBER}, {LEADER})


def test_d2b_after_a_refusal_the_leader_may_offer_somebody_else(department: Department) -> None:
    """D2b: in the thread of the question; the very same offer again is told what stands."""
    forward = stated(department)
    department.reply(forward, LEADER, MEMBER, "2026-05-18T11:00")
    offer = only(department.once("2026-05-18T11:05"), "approval_request")
    department.reply(offer, MANAGER, "不同意，原因：要熟悉大屏的", "2026-05-18T12:00")
    refused = only(department.once("2026-05-18T12:05"), "need_result")
    assert "直接回复原来的询问" in refused.text
    department.reply(forward, LEADER, MEMBER, "2026-05-18T13:00")
    assert "已经结束" in only(department.once("2026-05-18T13:05"), "need_result").text
    department.reply(forward, LEADER, TEAM_MEMBER, "2026-05-18T14:00")
    offer = only(department.once("2026-05-18T14:05"), "approval_request")
    assert TEAM_MEMBER in offer.text
    department.reply(offer, MANAGER, "同意", "2026-05-18T15:00")
    assert "staffing_notice" in kinds(department.once("2026-05-18T15:05"))
    assert department.row(TEAM_MEMBER)["state"] == "planned"


def test_d2b_one_leaders_nobody_is_not_the_other_leaders(department: Department) -> None:
    """D2b: who leads the group as well hears of it, and may still offer somebody."""
    department.addresses["钟离靖"] = "zhonglijing@corp.example"
    entry = person_entry("钟离靖", department.addresses["钟离靖"], "group_leader", group="前端")
    people = department.people_file.read_text(encoding="utf-8")
    department.people_file.write_text(f"{people}\n{entry}", encoding="utf-8")
    department.send(MANAGER, SUBJECT, NEED, AT)
    asked = {name: letter for letter in department.once(AT) for name in letter.to if letter.kind == "need_forward"}
    department.reply(asked[LEADER], LEADER, "没有人，都在别的项目", "2026-05-18T11:00")
    nobody = only(department.once("2026-05-18T11:05"), "need_result")
    assert (nobody.to, nobody.cc) == ({MANAGER}, {LEADER, "钟离靖"})
    department.reply(asked["钟离靖"], "钟离靖", MEMBER, "2026-05-18T12:00")
    offer = only(department.once("2026-05-18T12:05"), "approval_request")
    assert (offer.to, MEMBER in offer.text) == ({MANAGER}, True)


def test_d2b_what_the_need_is_goes_to_the_leader(department: Department) -> None:
    """D2b: the lines beside its labels, in the reminder too; greetings are none."""
    forward = stated(department, text=f"各位好：\n{NEED}\n要熟悉大屏开发，能出差。\n谢谢！")
    assert "- 要熟悉大屏开发，能出差。" in forward.text
    assert "谢谢" not in forward.text
    assert "能出差" in only(department.once("2026-05-21T09:00"), "reminder").text


@pytest.mark.parametrize(
    "words", ["没有人吗？", "没有人，但下周可以", f"不安排{MEMBER}", f"{MEMBER}去吗", f"{MANAGER}，你好"]
)
def test_m4_d2b_an_answer_left_open_is_asked_again(department: Department, words: str) -> None:
    """M4: neither an offer nor a refusal; the leader hears so."""
    department.reply(stated(department), LEADER, words, "2026-05-18T11:00")
    assert kinds(department.once("2026-05-18T11:05")) == ["correction_request"]


@pytest.mark.parametrize("days", ["", " 6月1日-6月30日"])
@pytest.mark.parametrize(("count", "kind"), [("1", "correction_request"), ("2", "approval_request")])
def test_m4_d2b_a_slash_is_both_only_where_two_are_wanted(
    department: Department, count: str, kind: str, days: str
) -> None:
    """D2b, M4: 甲/乙 for one person wanted is asked about, with names alone or with days."""
    forward = stated(department, text=NEED.replace("人数：1", f"人数：{count}"))
    department.reply(forward, LEADER, f"{MEMBER}/{TEAM_MEMBER}{days}", "2026-05-18T11:00")
    (letter,) = department.once("2026-05-18T11:05")
    assert letter.kind == kind
    assert ("是都来还是其中一位" in letter.text) == (count == "1")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (f"项目经理：{OTHER_MANAGER}", "correction_request"),
        (f"研发负责人：{OTHER_LEADER}", "correction_request"),
        (f"项目经理：{MANAGER}\n研发负责人：{LEAD}", "approval_request"),
    ],
)
def test_m4_d2b_another_manager_or_lead_in_an_offer_is_not_dropped(
    department: Department, words: str, kind: str
) -> None:
    """M4: the letter does not ask for them; who is so on record already changes nothing."""
    forward = stated(department)
    department.reply(forward, LEADER, f"{MEMBER} 6月1日-6月30日\n{words}", "2026-05-18T11:00")
    (letter,) = department.once("2026-05-18T11:05")
    assert letter.kind == kind
    assert ("没有问这一项" in letter.text) == (kind == "correction_request")


def test_d2b_an_offer_may_say_how_much(department: Department) -> None:
    """D2b: person-days beside a name are what was agreed, and the days are those of the need."""
    forward = stated(department)
    department.reply(forward, LEADER, f"{MEMBER} 10人天", "2026-05-18T11:00")
    offer = only(department.once("2026-05-18T11:05"), "approval_request")
    department.reply(offer, MANAGER, "同意", "2026-05-18T12:00")
    department.once("2026-05-18T12:05")
    assert (department.row()["support_days"], department.row()["end"]) == (10, "2026-06-30")


@pytest.mark.parametrize(
    "words", ["这个需求取消，客户不做了", "不需要了", "取消这个需求", "撤销上一封", "Please cancel this request."]
)
def test_d2b_a_need_is_taken_back_in_answer_to_its_confirmation(department: Department, words: str) -> None:
    """D2b, "Cancellation": the leader who was asked hears so with the words, and an answer comes too late."""
    department.send(MANAGER, SUBJECT, NEED, AT)
    letters = department.once(AT)
    forward = only(letters, "need_forward")
    department.reply(only(letters, "confirmation"), MANAGER, words, "2026-05-18T11:00")
    (told,) = department.once("2026-05-18T11:05")
    assert (told.kind, told.to, told.cc) == ("need_result", {LEADER}, {MANAGER})
    assert "已撤回" in told.subject
    assert ("客户不做了" in told.text) == ("客户不做了" in words)
    assert told.header("In-Reply-To") == forward.id
    department.reply(forward, LEADER, MEMBER, "2026-05-18T12:00")
    (late,) = department.once("2026-05-18T12:05")
    assert (late.kind, late.to) == ("need_result", {LEADER})
    assert "已经撤回" in late.text
    assert department.once("2026-05-21T09:00") == []


def test_d2b_a_need_is_taken_back_in_the_thread_of_the_question(department: Department) -> None:
    """D2b: the asker's word, not the leader's."""
    forward = stated(department)
    department.reply(forward, LEADER, "这个需求取消", "2026-05-18T11:00")
    assert kinds(department.once("2026-05-18T11:05")) == ["correction_request"]
    department.reply(forward, MANAGER, "这个需求取消", "2026-05-18T12:00")
    assert only(department.once("2026-05-18T12:05"), "need_result").to == {LEADER}


def test_d2b_a_need_is_taken_back_under_the_offer(department: Department) -> None:
    """D2b: nobody is refused by it, and nobody else need be offered."""
    department.reply(offered(department), MANAGER, "这个需求取消，客户不做了", "2026-05-18T12:00")
    (told,) = department.once("2026-05-18T12:05")
    assert (told.kind, told.to, told.cc) == ("need_result", {LEADER}, {MANAGER})
    assert department.show(PROJECT)["needs"][0]["state"] == "withdrawn"


@pytest.mark.parametrize(
    "words", ["需求可能取消", "要取消吗？", "前端的需求取消", "暂时不需要", "待客户确认后需求取消", "改成1人"]
)
def test_m4_d2b_what_may_not_be_all_of_it_takes_nothing_back(department: Department, words: str) -> None:
    """M4: what is not sure, or may be a part; another's word (M3)."""
    department.send(MANAGER, SUBJECT, NEED, AT)
    confirmation = only(department.once(AT), "confirmation")
    department.reply(confirmation, MANAGER, words, "2026-05-18T11:00")
    assert kinds(department.once("2026-05-18T11:05")) == ["correction_request"]
    department.reply(confirmation, LEADER, "这个需求取消", "2026-05-18T12:00")
    assert "need_result" not in kinds(department.once("2026-05-18T12:05"))
    assert department.show(PROJECT)["needs"][0]["state"] == "asked"


@pytest.mark.parametrize("words", ["确认", "确认，谢谢", f"就要{MEMBER}", f"{MEMBER}可以", "就她了", "要了"])
def test_d2b_m7_an_offer_is_taken_in_other_words(department: Department, words: str) -> None:
    """D2b, M7: 确认, or whoever is offered by name."""
    department.reply(offered(department), MANAGER, words, "2026-05-18T12:00")
    department.once("2026-05-18T12:05")
    assert department.row()["state"] == "planned"


@pytest.mark.parametrize(
    ("words", "agreed"),
    [("两个都可以", True), ("两个都要", True), ("三个都可以", False), ("就她了", False), (f"就要{MEMBER}", False)],
)
def test_d2b_m4_an_offer_of_two_is_taken_as_both_or_asked_about(
    department: Department, words: str, agreed: bool
) -> None:
    """D2b, M4: how many it is said of must be how many are offered."""
    forward = stated(department, text=NEED.replace("人数：1", "人数：2"))
    department.reply(forward, LEADER, f"{MEMBER}、{TEAM_MEMBER}", "2026-05-18T11:00")
    offer = only(department.once("2026-05-18T11:05"), "approval_request")
    department.reply(offer, MANAGER, words, "2026-05-18T12:00")
    letters = department.once("2026-05-18T12:05")
    assert len(department.status()) == (2 if agreed else 0)
    assert ("correction_request" in kinds(letters)) != agreed


@pytest.mark.parametrize("words", [f"可以，要{TEAM_MEMBER}", f"同意，{TEAM_MEMBER}不用来", "按期撤场", "同意吗？"])
def test_m4_d2b_a_word_about_others_agrees_to_nobody(department: Department, words: str) -> None:
    """M4: agreement to somebody who is not offered, or a word on another question, records nothing."""
    department.reply(offered(department), MANAGER, words, "2026-05-18T12:00")
    assert kinds(department.once("2026-05-18T12:05")) == ["correction_request"]
    assert department.status() == []


def test_d2b_m4_a_need_that_is_none_yet_is_asked_about(department: Department) -> None:
    """M4: the group's leader hears of no need that its writer only thinks of."""
    department.send(MANAGER, SUBJECT, "可能需要前端开发1名，6月1日-6月30日", AT)
    assert kinds(department.once(AT)) == ["correction_request"]
