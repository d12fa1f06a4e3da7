"""Pre-sales requests (P1 to P5), through the command line: mail in, mails out, state after."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Founder
from tests.journeys.department import (
    ADDRESSES,
    ADMIN,
    CONFIGURATION,
    COORDINATOR,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_MEMBER,
    PEOPLE,
    Department,
    Letter,
    kinds,
    link_parts,
    only,
    person_entry,
)

SALES, SOLUTION, SECOND = "温如许", "莫听雨", "祁连山"
NEW = "海棠门户二期"
MORE = {
    SALES: "wenruxu@corp.example",
    SOLUTION: "motingyu@corp.example",
    SECOND: "qilianshan@corp.example",
}
TEXTS = """
[presales]
materials = "资料在共享盘「标准化货架」。"
demo_environment = '''
先用公共演示环境 demo.example。
缺少功能时请找祁连山。
'''
"""


def founded(found: Founder, texts: str = "", topics: str = "") -> Department:
    """The department with sales, solution, and a second coordinator."""
    entries = (
        person_entry(SALES, MORE[SALES], "sales"),
        person_entry(SOLUTION, MORE[SOLUTION], "solution"),
        person_entry(SECOND, MORE[SECOND], "coordinator", more=topics),
    )
    ADDRESSES.update(MORE)
    return found(people="\n".join((PEOPLE, *entries)), configuration=CONFIGURATION + texts)


@pytest.fixture
def department(found: Founder) -> Department:
    return founded(found)


def ask(
    department: Department,
    topic: str = "方案支撑",
    *,
    at: str = "2026-05-22T10:00",
    sender: str = SALES,
    more: str = "",
    project: str = NEW,
) -> list[Letter]:
    """A request, and the letters of the cycle after it."""
    text = f"项目：{project}\n客户：滨江区政务服务局\n需求类型：{topic}\n{more}\n"
    department.send(sender, f"【{project}】售前申请：{topic}", text, at)
    return department.once(at[:-1] + "5")


def forwarded(letters: list[Letter], to: str = COORDINATOR) -> Letter:
    """The question to that coordinator."""
    return next(letter for letter in letters if letter.kind == "presales_forward" and letter.to == {to})


def answered(department: Department, letter: Letter, sender: str, text: str, at: str) -> list[Letter]:
    department.reply(letter, sender, text, at)
    return department.once(at[:-1] + "5")


def assigned(department: Department, topic: str = "方案支撑") -> Letter:
    """A request that a coordinator has answered with a name; the question."""
    question = forwarded(ask(department, topic))
    answered(department, question, COORDINATOR, f"请{SOLUTION}负责", "2026-05-22T11:00")
    return question


@pytest.mark.parametrize("topic", ["方案支撑", "技术交流", "需求调研", "定制方案", "演示环境", "标准化货架资料"])
def test_p1_p2_a_request_is_confirmed_and_passed_to_the_coordinators(department: Department, topic: str) -> None:
    letters = ask(department, topic)
    assert kinds(letters) == ["confirmation", "presales_forward", "presales_forward"]
    confirmation = only(letters, "confirmation")
    assert confirmation.to == {SALES}
    assert topic in confirmation.text
    assert {name for letter in letters for name in letter.to} == {SALES, COORDINATOR, SECOND}
    (record,) = department.show(NEW)["presales"]
    assert (record["topic"], record["asked_by"], record["customer"]) == (topic, SALES, "滨江区政务服务局")


def test_p1_who_may_not_ask_gets_one_line(department: Department) -> None:
    letters = ask(department, sender=MEMBER)
    assert kinds(letters) == ["not_entitled"]
    assert "销售" in letters[0].text
    assert ask(department, sender="陌生人 <x@elsewhere.example>", at="2026-05-22T08:00") == []


def test_p1_a_request_without_a_topic_or_a_project_is_asked_about(department: Department) -> None:
    """P1, M4: the topics are named."""
    department.send(SALES, f"【{NEW}】售前申请", f"项目：{NEW}\n请支持。", "2026-05-22T10:00")
    (asked_back,) = department.once("2026-05-22T10:05")
    assert asked_back.kind == "correction_request"
    assert "技术交流" in asked_back.text
    department.send(SALES, "售前申请：方案支撑", "请支持一下。", "2026-05-22T10:10")
    assert kinds(department.once("2026-05-22T10:15")) == ["correction_request"]


def test_p1_the_same_request_again_is_not_recorded_twice(department: Department) -> None:
    ask(department)
    letters = ask(department, at="2026-05-22T12:00")
    assert kinds(letters) == ["confirmation"]
    assert "还在等答复" in letters[0].text
    assert len(department.show(NEW)["presales"]) == 1


def test_p2_only_coordinators_of_the_topic_are_asked(found: Founder) -> None:
    department = founded(found, topics='topics = ["技术交流"]')
    assert {name for letter in ask(department) for name in letter.to} == {SALES, COORDINATOR}
    letters = ask(department, "技术交流", at="2026-05-22T12:00")
    assert {name for letter in letters for name in letter.to} == {SALES, COORDINATOR, SECOND}


def test_p2_where_nobody_coordinates_the_topic_the_admin_is_asked(found: Founder) -> None:
    people = PEOPLE.replace('roles = ["coordinator"]', 'roles = ["coordinator"]\ntopics = ["技术交流"]')
    ADDRESSES.update(MORE)
    department = found(people="\n".join((people, person_entry(SALES, MORE[SALES], "sales"))))
    letters = ask(department)
    assert forwarded(letters, ADMIN).to == {ADMIN}
    assert "管理员" in only(letters, "confirmation").text


@pytest.mark.parametrize("words", ["请{}负责", "{}", "@{}", "{}吧，她熟", "给{}", "安排{}支持", "协调开发人员：{}"])
def test_p2_a_name_assigns_until_the_project_ends(department: Department, words: str) -> None:
    """Requester and assignee are told; the assignment is open-ended and never asked about."""
    question = forwarded(ask(department))
    letters = answered(department, question, COORDINATOR, words.format(SOLUTION), "2026-05-22T11:00")
    result = only(letters, "presales_result")
    assert {SALES, SOLUTION} <= result.to
    assert COORDINATOR in result.everybody
    row = department.row(SOLUTION, NEW)
    assert (row["end"], row["state"], row["role"], row["next_mail"]) == (None, "active", "解决方案", None)
    assert department.once("2027-05-24T09:00") == []
    department.send(COORDINATOR, f"【{NEW}】项目结项", "项目已结项。", "2027-05-24T10:00")
    closing = only(department.once("2027-05-24T10:05"), "project_end")
    assert {SALES, SOLUTION} <= closing.everybody
    department.once("2027-05-25T09:00")
    assert department.row(SOLUTION, NEW)["state"] == "released"


def test_p2_other_topics_name_somebody_and_make_no_assignment(department: Department) -> None:
    question = forwarded(ask(department, "技术交流"))
    letters = answered(department, question, COORDINATOR, f"请{SOLUTION}负责", "2026-05-22T11:00")
    assert SOLUTION in only(letters, "presales_result").to
    assert department.status() == []
    assert department.show(NEW)["presales"][0]["people"] == [SOLUTION]


def test_p2_an_answer_in_a_mail_of_its_own_names_the_project(department: Department) -> None:
    ask(department)
    department.send(SECOND, f"【{NEW}】售前方案支撑安排", f"请{SOLUTION}负责", "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == ["presales_result"]
    assert department.row(SOLUTION, NEW)["state"] == "active"


def test_p2_only_coordinators_answer(department: Department) -> None:
    question = forwarded(ask(department))
    for number, sender in enumerate((MANAGER, LEAD, MEMBER)):
        letters = answered(department, question, sender, f"请{SOLUTION}负责", f"2026-05-22T1{number + 1}:00")
        assert kinds(letters) == ["not_entitled"]
    assert answered(department, question, SALES, "谢谢", "2026-05-22T15:00") == []
    assert answered(department, question, MANAGER, f"建议由{SOLUTION}负责", "2026-05-22T15:10") == []
    department.send(MANAGER, f"【{NEW}】方案支撑人选", f"建议由{SOLUTION}负责", "2026-05-22T15:20")
    assert department.once("2026-05-22T15:25") == []
    assert department.status() == []


def test_p2_an_answer_that_says_nothing_or_an_unknown_name_is_asked_again(department: Department) -> None:
    """P2, M4: nothing is guessed; the question asked again is answered like the first."""
    question = forwarded(ask(department))
    again = only(answered(department, question, COORDINATOR, "稍后答复", "2026-05-22T11:00"), "correction_request")
    again = only(answered(department, again, COORDINATOR, "请王不识负责", "2026-05-22T12:00"), "correction_request")
    assert "王不识" in again.text
    assert department.status() == []
    letters = answered(department, again, COORDINATOR, f"请{SOLUTION}负责", "2026-05-22T13:00")
    assert kinds(letters) == ["presales_result"]


@pytest.mark.parametrize(
    "words",
    [
        "先不安排{who}",
        "别给{who}",
        "要不{who}吧",
        "请给{who}开权限",
        "不安排{who}，人手不足",
        "如果客户同意就由{who}负责",
        "如果客户同意，就由{who}负责",
        "{who}能不能去？",
        "计划由{who}负责",
        "待客户确认后由{who}负责",
        "由{who}负责，需领导批准",
        "领导说由{who}负责",
        "请{who}安排",
        "请{who}安排人员负责",
        "由{who}负责，节后开始",
        f"由{{who}}负责，{MEMBER}6月5日加入",
        f"{{who}}6月1日起，{MEMBER}6月5日起",
        "没有合适人选，下周再说",
        f"{{who}}/{COORDINATOR}",
        f"请{{who}}/{COORDINATOR}支持",
        f"支撑人员：{{who}}/{COORDINATOR}",
        "{who} 10人天",
        "请{who}支撑到6月底",
        "由{who}负责，6月1日-6月15日",
        "由{who}负责，为期两周",
        "{who} 6月1日-6月15日",
    ],
)
def test_p2_m4_a_name_that_is_denied_or_conditional_assigns_nobody(department: Department, words: str) -> None:
    """The question is put once more, and the next plain answer counts."""
    question = forwarded(ask(department))
    (again,) = answered(department, question, COORDINATOR, words.format(who=SOLUTION), "2026-05-22T11:00")
    assert (again.kind, again.to) == ("correction_request", {COORDINATOR})
    assert department.show(NEW)["assignments"] == []
    answered(department, again, COORDINATOR, f"请{SOLUTION}负责", "2026-05-22T12:00")
    assert [row["person"] for row in department.show(NEW)["assignments"]] == [SOLUTION]


@pytest.mark.parametrize("words", ["由我负责", "我来跟", "那我去吧", "我来支撑", "本人负责"])
def test_p2_a_coordinator_may_take_it(department: Department, words: str) -> None:
    """P2: whoever answers 我来 is named by that; 由我安排 names nobody yet."""
    question = forwarded(ask(department))
    (again,) = answered(department, question, COORDINATOR, "由我安排", "2026-05-22T11:00")
    assert again.kind == "correction_request"
    answered(department, again, COORDINATOR, words, "2026-05-22T12:00")
    assert [row["person"] for row in department.show(NEW)["assignments"]] == [COORDINATOR]


def test_p2_m4_an_end_of_open_ended_support_is_asked_about(department: Department) -> None:
    """P2, M4: it lasts until the project ends, and the answer says so; a technical exchange has its day."""
    question = forwarded(ask(department))
    (again,) = answered(department, question, COORDINATOR, f"请{SOLUTION}支撑到6月底", "2026-05-22T11:00")
    assert "没有结束日期（「6月底」）" in again.text
    exchange = forwarded(ask(department, "技术交流", at="2026-05-22T12:00"))
    letters = answered(department, exchange, COORDINATOR, f"请{SOLUTION}参加，6月1日-6月2日", "2026-05-22T13:00")
    assert kinds(letters) == ["presales_result"]


def test_p2_a_second_answer_changes_nothing(department: Department) -> None:
    """The other coordinator hears what stands."""
    letters = ask(department)
    answered(department, forwarded(letters), COORDINATOR, f"请{SOLUTION}负责", "2026-05-22T11:00")
    (late,) = answered(department, forwarded(letters, SECOND), SECOND, f"请{SOLUTION}负责", "2026-05-22T12:00")
    assert (late.kind, late.to) == ("presales_result", {SECOND})
    assert "没有变化" in late.text
    assert len(department.status()) == 1


def test_p2_solution_support_that_runs_is_not_asked_for_again(department: Department) -> None:
    """P1, P2: the same request after its answer is told who supports it."""
    assigned(department)
    (again,) = ask(department, at="2026-05-25T10:00")
    assert again.kind == "confirmation"
    assert f"已经由{SOLUTION}负责" in again.text
    assert len(department.show(NEW)["presales"]) == 1


def test_p2_one_person_named_for_two_requests_is_recorded_once(department: Department) -> None:
    """P2, P3: and goes on for the one request when replaced in the other."""
    assigned(department)
    more = forwarded(ask(department, at="2026-05-25T10:00", sender=SOLUTION))
    answered(department, more, COORDINATOR, f"请{SOLUTION}负责", "2026-05-25T11:00")
    assert len(department.status()) == 1
    change = f"由{SOLUTION}变更为{OTHER_MEMBER}，原因：客户在外地"
    answered(department, more, COORDINATOR, change, "2026-05-26T11:00")
    assert {(row["person"], row["state"]) for row in department.status()} == {
        (SOLUTION, "active"),
        (OTHER_MEMBER, "active"),
    }


def test_p3_a_change_without_a_reason_is_sent_back(department: Department) -> None:
    question = assigned(department)
    letters = answered(department, question, COORDINATOR, f"由{SOLUTION}变更为{OTHER_MEMBER}", "2026-05-25T11:00")
    back = only(letters, "correction_request")
    assert "原因" in back.text
    assert [row["person"] for row in department.status()] == [SOLUTION]
    text = f"由{SOLUTION}变更为{OTHER_MEMBER}，原因：客户在外地"
    result = only(answered(department, back, COORDINATOR, text, "2026-05-26T11:00"), "presales_result")
    assert {SALES, SOLUTION, OTHER_MEMBER} <= result.to
    assert "客户在外地" in result.text
    rows = {row["person"]: (row["state"], row["end"]) for row in department.status()}
    assert rows == {SOLUTION: ("released", "2026-05-25"), OTHER_MEMBER: ("active", None)}
    assert any("客户在外地" in entry["what"] for entry in department.show(NEW)["history"])


@pytest.mark.parametrize(
    "behind",
    [
        f"\n{COORDINATOR}\n产研协调部\n13800000000",
        f"\n{COORDINATOR} 5/25",
        f"，请{SALES}知悉",
        "，详见附件",
        "，6月1日起",
        "，辛苦了",
        "，原因待补充",
    ],
)
def test_p3_what_is_no_reason_changes_nobody(department: Department, behind: str) -> None:
    """P3: a signature, a day, a greeting, or where to look is none: the change is sent back."""
    question = assigned(department)
    words = f"由{SOLUTION}变更为{OTHER_MEMBER}{behind}"
    (back,) = answered(department, question, COORDINATOR, words, "2026-05-25T11:00")
    assert (back.kind, back.to) == ("correction_request", {COORDINATOR})
    assert [row["person"] for row in department.status()] == [SOLUTION]


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("由{old}变更为{new}，6月1日生效，原因：休假", "2026-06-01"),
        ("由{old}变更为{new}，原因：休假，6月1日交接", "2026-06-01"),
        ("变更前：{old}\n变更后：{new}\n变更原因：休假", "2026-05-25"),
        ("不再由{old}负责，改由{new}负责，原因：休假", "2026-05-25"),
        ("请{new}接替{old}的工作，原因：休假", "2026-05-25"),
    ],
)
def test_p3_a_change_is_read_in_any_of_its_wordings(department: Department, words: str, begins: str) -> None:
    """P3: with its day, and with the reason alone; nobody becomes the project's lead by it (D9)."""
    question = assigned(department)
    told = words.format(old=SOLUTION, new=OTHER_MEMBER)
    (result,) = answered(department, question, COORDINATOR, told, "2026-05-25T11:00")
    assert result.kind == "presales_result"
    assert department.row(OTHER_MEMBER, NEW)["start"] == begins
    assert department.show(NEW)["presales"][0]["reason"] == "休假"


def test_p3_another_name_alone_is_a_change_too(department: Department) -> None:
    question = assigned(department)
    letters = answered(department, question, COORDINATOR, f"请{OTHER_MEMBER}负责", "2026-05-25T11:00")
    assert kinds(letters) == ["correction_request"]
    assert [row["person"] for row in department.status()] == [SOLUTION]


def test_p3_a_change_in_a_mail_of_its_own(department: Department) -> None:
    assigned(department)
    text = f"由{SOLUTION}变更为{OTHER_MEMBER}，原因：{SOLUTION}休长假"
    department.send(SECOND, f"【{NEW}】售前人员变更", text, "2026-05-25T11:00")
    assert kinds(department.once("2026-05-25T11:05")) == ["presales_result"]
    assert department.row(OTHER_MEMBER, NEW)["state"] == "active"


@pytest.mark.parametrize(
    "words", ["如果客户同意，方案支撑由{old}变更为{new}。", "方案支撑由{old}变更为{new}，前提是客户同意"]
)
def test_p3_m4_a_change_in_a_mail_of_its_own_is_never_dropped(department: Department, words: str) -> None:
    """P3, M4: what decides nothing, and is no talk in the request's thread, is asked about."""
    assigned(department)
    text = words.format(old=SOLUTION, new=OTHER_MEMBER)
    department.send(SECOND, f"【{NEW}】人员变更", text, "2026-05-25T11:00")
    letters = department.once("2026-05-25T11:05")
    assert [letter.to for letter in letters] == [{SECOND}]
    assert kinds(letters) == ["correction_request"]
    assert [row["person"] for row in department.status()] == [SOLUTION]


def test_p3_d7_a_change_ends_what_is_open_about_who_is_replaced(department: Department) -> None:
    """An early release that still waits for a word lapses with the support; a later yes is told what stands."""
    assigned(department)
    text = f"撤场人员：{SOLUTION}\n撤场时间：2026-05-28"
    department.send(LEADER, f"【{NEW}】人员提前撤场", text, "2026-05-25T09:00")
    asked = [one for one in department.once("2026-05-25T09:05") if one.kind == "approval_request"]
    assert {name for one in asked for name in one.to} == {COORDINATOR, SECOND}
    text = f"由{SOLUTION}变更为{OTHER_MEMBER}，原因：客户在外地"
    department.send(SECOND, f"【{NEW}】售前人员变更", text, "2026-05-25T11:00")
    assert {"presales_result", "extension_result"} <= set(kinds(department.once("2026-05-25T11:05")))
    assert [request["state"] for request in department.show(NEW)["requests"]] == ["lapsed"]
    for one in asked:
        department.reply(one, next(iter(one.to)), "同意", "2026-05-25T12:00")
    department.once("2026-05-25T12:05")
    assert department.row(SOLUTION, NEW)["state"] == "released"


def test_d7_p2_where_nobody_manages_who_releases_stands_in(department: Department) -> None:
    """D7, P2: the sender is told that he stands in, and so he does: no request is left that nobody could answer."""
    assigned(department)
    text = f"撤场人员：{SOLUTION}\n撤场时间：2026-06-12"
    department.send(COORDINATOR, f"【{NEW}】人员提前撤场", text, "2026-05-25T09:00")
    letters = department.once("2026-05-25T09:05")
    assert kinds(letters) == ["confirmation", "early_release"]
    assert "暂由您代行" in only(letters, "confirmation").text
    assert department.row(SOLUTION, NEW)["end"] == "2026-06-12"
    department.send(LEADER, f"【{NEW}】人员提前撤场", text.replace("12", "05"), "2026-05-26T09:00")
    letters = department.once("2026-05-26T09:05")
    assert only(letters, "approval_request").to == {COORDINATOR}
    assert "暂由您代行" not in only(letters, "confirmation").text


def test_p3_a_change_is_known_by_its_own_words(department: Department) -> None:
    """Whatever the subject says; without a reason it is sent back, with one it is done."""
    assigned(department)
    text = f"方案支撑人员由{SOLUTION}变更为{OTHER_MEMBER}"
    department.send(SECOND, f"【{NEW}】变更", text, "2026-05-25T11:00")
    back = only(department.once("2026-05-25T11:05"), "correction_request")
    assert (back.to, [row["person"] for row in department.status()]) == ({SECOND}, [SOLUTION])
    department.send(SECOND, f"【{NEW}】变更", f"{text}，原因：{SOLUTION}休长假", "2026-05-25T12:00")
    assert kinds(department.once("2026-05-25T12:05")) == ["presales_result"]


def test_p4_a_customised_requirement_is_declined_with_its_reason_only(department: Department) -> None:
    question = forwarded(ask(department, "定制方案"))
    back = only(answered(department, question, COORDINATOR, "不做响应", "2026-05-22T11:00"), "correction_request")
    letters = answered(department, back, COORDINATOR, "不做响应，原因：与标准产品路线不符", "2026-05-22T12:00")
    result = only(letters, "presales_result")
    assert SALES in result.to
    assert "与标准产品路线不符" in result.text
    assert department.show(NEW)["presales"][0]["state"] == "declined"


@pytest.mark.parametrize(
    "words",
    [
        "不同意合同外响应",
        "不用同意合同外响应",
        "领导同意合同外响应",
        "客户付费后同意合同外响应",
        "拟合同外响应",
        "计划请{who}支撑",
        "计划同意",
        "拟同意，走合同外",
        "不同意，见附件",
        "不同意，待客户确认",
    ],
)
def test_p4_m4_what_accepts_nothing_is_asked_again(department: Department, words: str) -> None:
    """P4: a refusal, without its reason too, and what is on a condition, planned or another's word."""
    question = forwarded(ask(department, "定制方案"))
    told = words.format(who=SOLUTION)
    (back,) = answered(department, question, COORDINATOR, told, "2026-05-22T11:00")
    assert (back.kind, back.to) == ("correction_request", {COORDINATOR})
    assert department.show(NEW)["presales"][0]["state"] == "asked"


@pytest.mark.parametrize(
    "words",
    [
        "不同意合同外响应",
        f"不同意\n{SECOND}\n电话：13800000000",
        f"不同意，{SECOND}",
        "不同意，抱歉",
        f"{COORDINATOR}同意",
        "同意，前提是客户付费",
    ],
)
def test_p4_m4_a_second_word_without_its_own_yes_or_reason_is_asked_again(department: Department, words: str) -> None:
    """P4: the second coordinator's signature is no reason, and another's yes is none of theirs."""
    question = forwarded(ask(department, "定制方案"))
    (approval,) = answered(department, question, COORDINATOR, "同意合同外响应", "2026-05-22T11:00")
    (back,) = answered(department, approval, SECOND, words, "2026-05-22T12:00")
    assert (back.kind, back.to) == ("correction_request", {SECOND})
    record = department.show(NEW)["presales"][0]
    assert (record["state"], record["people"]) == ("agreeing", [])


def test_p4_a_refusal_is_passed_on_to_the_solution_person(department: Department) -> None:
    assigned(department)
    question = forwarded(ask(department, "定制方案", at="2026-05-25T10:00"))
    letters = answered(department, question, COORDINATOR, "不做响应，原因：没有排期", "2026-05-25T11:00")
    assert only(letters, "presales_result").to == {SALES, SOLUTION}


def test_p4_outside_the_contract_needs_two_coordinators_before_people_are_named(department: Department) -> None:
    question = forwarded(ask(department, "定制方案"))
    early = answered(department, question, COORDINATOR, f"请{SOLUTION}负责", "2026-05-22T10:20")
    assert "同意合同外响应" in only(early, "correction_request").text
    letters = answered(department, question, COORDINATOR, "同意合同外响应", "2026-05-22T11:00")
    approval = only(letters, "approval_request")
    assert approval.to == {SECOND}
    (waits,) = answered(department, question, COORDINATOR, "同意合同外响应", "2026-05-22T11:30")
    assert "另一位产研协调人" in waits.text
    letters = answered(department, approval, SECOND, "同意", "2026-05-22T12:00")
    assert "合同外响应" in only(letters, "presales_result").text
    names = forwarded(letters)
    assert department.status() == []
    letters = answered(department, names, COORDINATOR, f"请{SOLUTION}负责", "2026-05-22T13:00")
    assert {SALES, SOLUTION} <= only(letters, "presales_result").to
    row = department.row(SOLUTION, NEW)
    assert (row["end"], row["state"], row["role"]) == (None, "active", "定制方案")


def test_p4_a_yes_and_a_name_in_one_answer(department: Department) -> None:
    """P4: 同意，由…负责 of the second coordinator agrees, and names who is to do it."""
    question = forwarded(ask(department, "定制方案"))
    letters = answered(department, question, COORDINATOR, "同意合同外响应", "2026-05-22T11:00")
    approval = only(letters, "approval_request")
    answered(department, approval, SECOND, f"同意，由{SOLUTION}负责", "2026-05-22T12:00")
    assert department.row(SOLUTION, NEW)["state"] == "active"


def test_p4_the_second_coordinators_refusal_needs_a_reason_and_is_told(department: Department) -> None:
    question = forwarded(ask(department, "定制方案"))
    letters = answered(department, question, COORDINATOR, "同意合同外响应", "2026-05-22T11:00")
    approval = only(letters, "approval_request")
    back = only(answered(department, approval, SECOND, "不同意", "2026-05-22T12:00"), "correction_request")
    letters = answered(department, back, SECOND, "不同意，原因：人手不足", "2026-05-22T13:00")
    result = only(letters, "presales_result")
    assert {SALES, COORDINATOR} <= result.everybody
    assert "人手不足" in result.text
    assert department.show(NEW)["presales"][0]["state"] == "declined"


def test_p4_a_yes_to_the_question_takes_a_declined_requirement_up_again(department: Department) -> None:
    """P4, settled details: a verdict counts in a settled thread too, and the other coordinator must agree as ever."""
    letters = ask(department, "定制方案")
    first, second = forwarded(letters), forwarded(letters, SECOND)
    (declined,) = answered(department, first, COORDINATOR, "不做响应，原因：没有排期", "2026-05-22T11:00")
    assert {SALES, SECOND, COORDINATOR} <= declined.everybody
    (approval,) = answered(department, second, SECOND, "同意", "2026-05-22T12:00")
    assert (approval.kind, approval.to) == ("approval_request", {COORDINATOR})
    assert department.show(NEW)["presales"][0]["state"] == "agreeing"


def test_p2_who_was_asked_as_well_hears_that_it_is_settled(department: Department) -> None:
    """P2: one of two coordinators has named somebody: the other one need not answer, and hears so."""
    question = forwarded(ask(department, "技术交流"))
    result = only(
        answered(department, question, COORDINATOR, f"请{SOLUTION}负责", "2026-05-22T11:00"), "presales_result"
    )
    assert SECOND in result.cc


def test_p4_who_accepted_first_may_take_it_back(department: Department) -> None:
    """P4: both must agree; a word taken back, with its reason, is none, and whoever was asked hears of it."""
    question = forwarded(ask(department, "定制方案"))
    letters = answered(department, question, COORDINATOR, "同意合同外响应", "2026-05-22T11:00")
    approval = only(letters, "approval_request")
    back = only(answered(department, question, COORDINATOR, "不做响应", "2026-05-22T11:30"), "correction_request")
    assert "原因" in back.text
    letters = answered(department, back, COORDINATOR, "不做响应，原因：预算没有批下来", "2026-05-22T11:40")
    result = only(letters, "presales_result")
    assert {SALES, SECOND} <= result.everybody
    assert "预算没有批下来" in result.text
    (late,) = answered(department, approval, SECOND, "同意", "2026-05-22T12:00")
    assert "已定为不做响应" in late.text
    assert department.show(NEW)["presales"][0]["state"] == "declined"
    letters = answered(department, approval, SECOND, "同意合同外响应", "2026-05-22T12:30")
    assert only(letters, "approval_request").to == {COORDINATOR}


@pytest.mark.parametrize(("topic", "says"), [("标准化货架资料", "标准化货架"), ("演示环境", "demo.example")])
def test_p5_materials_and_demo_environment_are_answered_at_once(found: Founder, topic: str, says: str) -> None:
    department = founded(found, TEXTS)
    (answer,) = ask(department, topic)
    assert (answer.kind, answer.to) == ("presales_result", {SALES})
    assert says in answer.text
    assert answer.header("In-Reply-To")


def test_p5_where_the_environment_lacks_a_function_it_is_passed_on(found: Founder) -> None:
    department = founded(found, TEXTS)
    ask(department, "演示环境")
    letters = ask(department, "演示环境", at="2026-05-25T10:00", more="公共环境没有电子签章功能，需要人员支持。")
    assert kinds(letters) == ["confirmation", "presales_forward", "presales_forward"]
    letters = answered(department, forwarded(letters), COORDINATOR, f"请{SOLUTION}负责", "2026-05-25T11:00")
    assert {SALES, SOLUTION} <= only(letters, "presales_result").to


@pytest.mark.parametrize("key", ["materials", "demo_environment"])
def test_p5_an_empty_text_is_a_mistake_of_the_configuration(found: Founder, key: str) -> None:
    department = founded(found, f'\n[presales]\n{key} = " "\n')
    result = department.cycle("2026-05-22T10:00")
    assert result.code == 2
    assert f"[presales] {key}: expected a text to be said, not empty" in result.err


def test_p2_a_reply_after_the_project_has_ended_is_told_so(department: Department) -> None:
    question = forwarded(ask(department))
    department.send(COORDINATOR, f"【{NEW}】项目终止", "项目终止，原因：客户取消。", "2026-05-25T10:00")
    assert {SALES, SECOND} <= only(department.once("2026-05-25T10:05"), "project_end").everybody
    (late,) = answered(department, question, COORDINATOR, f"请{SOLUTION}负责", "2026-05-25T11:00")
    assert "已经结束" in late.text
    assert department.status() == []


def test_p1_m4_the_form_for_it_is_read(department: Department) -> None:
    """P1, M4: what 帮助 offers a sales person, filled in, is a request."""
    department.send(SALES, "帮助", "", "2026-05-22T10:00")
    links = map(link_parts, only(department.once("2026-05-22T10:05"), "forms").links)
    link = next(parts for parts in links if "售前" in parts["subject"])
    form = link["body"].replace("项目：", f"项目：{NEW}").replace("支撑类型：", "支撑类型：技术交流")
    department.send(SALES, link["subject"], form, "2026-05-22T11:00")
    assert "presales_forward" in kinds(department.once("2026-05-22T11:05"))
    assert department.show(NEW)["presales"][0]["topic"] == "技术交流"


def test_p4_u4_a_coordinator_who_left_is_replaced_in_the_question(department: Department) -> None:
    """U4, P4: the second coordinator leaves: the administrator is asked in their place."""
    question = forwarded(ask(department, "定制方案"))
    answered(department, question, COORDINATOR, "同意合同外响应", "2026-05-22T11:00")
    people = department.people_file.read_text(encoding="utf-8")
    entry = f'name = "{SECOND}"\n'
    department.people_file.write_text(people.replace(entry, f"{entry}left = 2026-05-24\n"), encoding="utf-8")
    approval = only(department.once("2026-05-25T09:00"), "approval_request")
    assert approval.to == {ADMIN}
    letters = answered(department, approval, ADMIN, "同意", "2026-05-25T10:00")
    assert "合同外响应" in only(letters, "presales_result").text


def test_p2_what_the_request_and_the_answer_say_is_passed_on(department: Department) -> None:
    """P2: the coordinator reads what is wanted, the requester what was answered; a later first day counts."""
    question = forwarded(ask(department, more="下周要汇报，请安排熟悉政务云的同事。\n谢谢！"))
    assert "下周要汇报，请安排熟悉政务云的同事。" in question.text
    assert "谢谢" not in question.text
    words = f"请{SOLUTION}负责，6月1日起，先去客户现场"
    result = only(answered(department, question, COORDINATOR, words, "2026-05-22T11:00"), "presales_result")
    assert words in result.text
    assert "6月1日" in result.text.split("项目：")[0]
    row = department.row(SOLUTION, NEW)
    assert (row["start"], row["end"], row["state"]) == ("2026-06-01", None, "planned")
    department.once("2026-06-01T09:00")
    assert department.row(SOLUTION, NEW)["state"] == "active"


def test_p3_a_change_on_a_later_day_keeps_who_is_there_until_then(department: Department) -> None:
    """P3, P2: without a question whether to extend, and without a second letter about the end."""
    question = assigned(department)
    words = f"6月15日起由{SOLUTION}变更为{OTHER_MEMBER}，原因：休产假"
    assert kinds(answered(department, question, COORDINATOR, words, "2026-06-02T11:00")) == ["presales_result"]
    rows = {row["person"]: (row["start"], row["end"], row["state"]) for row in department.status()}
    assert rows[SOLUTION] == ("2026-05-22", "2026-06-14", "active")
    assert rows[OTHER_MEMBER] == ("2026-06-15", None, "planned")
    assert [department.once(f"2026-06-{day:02}T09:00") for day in (3, 5, 8, 15)] == [[], [], [], []]
    assert {row["person"]: row["state"] for row in department.status()} == {
        SOLUTION: "released",
        OTHER_MEMBER: "active",
    }


@pytest.mark.parametrize(
    "words", ["增加{}一起支撑", "请{}一起支撑", f"由{SOLUTION}变更为{SOLUTION}、{{}}，原因：工作量大"]
)
def test_p3_more_people_take_nobodys_place(department: Department, words: str) -> None:
    """P3: who says so, or gives a reason, adds people; who is there stays, and everybody hears of it."""
    question = assigned(department)
    letters = answered(department, question, COORDINATOR, words.format(OTHER_MEMBER), "2026-05-25T11:00")
    result = only(letters, "presales_result")
    assert {SALES, SOLUTION, OTHER_MEMBER} <= result.to
    assert "原有人选不变" in result.text
    assert {row["person"]: row["state"] for row in department.status()} == {
        SOLUTION: "active",
        OTHER_MEMBER: "active",
    }
    assert department.show(NEW)["presales"][0]["people"] == [SOLUTION, OTHER_MEMBER]


def test_p3_a_longer_list_without_a_reason_is_sent_back(department: Department) -> None:
    """P3, M4: whether somebody is added is asked; what is then said is done."""
    question = assigned(department)
    letters = answered(department, question, COORDINATOR, f"{SOLUTION}、{OTHER_MEMBER}", "2026-05-25T11:00")
    again = only(letters, "correction_request")
    assert "换人还是增加人" in again.text
    assert department.show(NEW)["presales"][0]["people"] == [SOLUTION]
    only(answered(department, again, COORDINATOR, f"增加{OTHER_MEMBER}", "2026-05-25T12:00"), "presales_result")
    assert department.show(NEW)["presales"][0]["people"] == [SOLUTION, OTHER_MEMBER]


def test_p3_of_two_the_one_who_is_named_is_replaced(department: Department) -> None:
    """P3: who stays is none of those who come."""
    question = forwarded(ask(department))
    answered(department, question, COORDINATOR, f"请{SOLUTION}、{MEMBER}负责", "2026-05-22T11:00")
    words = f"由{SOLUTION}变更为{OTHER_MEMBER}，原因：休产假"
    result = only(answered(department, question, COORDINATOR, words, "2026-05-25T11:00"), "presales_result")
    assert f"由{SOLUTION}变更为{OTHER_MEMBER}。" in result.text
    rows = {row["person"]: row["state"] for row in department.status()}
    assert rows == {SOLUTION: "released", MEMBER: "active", OTHER_MEMBER: "active"}


def test_p3_whoever_has_no_place_in_the_request_is_not_replaced(department: Department) -> None:
    """P3, M4: neither the one who is assigned nor anybody else goes in their stead."""
    question = assigned(department)
    words = f"由{MEMBER}变更为{OTHER_MEMBER}，原因：休产假"
    back = only(answered(department, question, COORDINATOR, words, "2026-05-25T11:00"), "correction_request")
    assert f"「{MEMBER}」没有负责这项需求" in back.text
    assert [(row["person"], row["state"]) for row in department.status()] == [(SOLUTION, "active")]


@pytest.mark.parametrize(
    "words", ["撤掉" + SOLUTION + "，原因：休产假", "请" + MEMBER + "协助" + SOLUTION + "，原因：忙"]
)
def test_p3_what_may_change_people_is_asked_about(department: Department, words: str) -> None:
    """P3, M4: thanks and news of the work are not."""
    question = assigned(department)
    letters = answered(department, question, COORDINATOR, words, "2026-05-25T11:00")
    assert "增加…" in only(letters, "correction_request").text
    assert [(row["person"], row["state"]) for row in department.status()] == [(SOLUTION, "active")]
    assert answered(department, question, COORDINATOR, f"收到，{SOLUTION}已联系客户", "2026-05-25T12:00") == []


def test_p4_who_is_named_before_both_have_agreed_is_assigned_once_they_have(department: Department) -> None:
    """P4: the naming is kept; the letter says so, and the second's bare yes assigns."""
    question = forwarded(ask(department, "定制方案"))
    letters = answered(department, question, COORDINATOR, "同意合同外响应", "2026-05-22T11:00")
    approval = only(letters, "approval_request")
    (kept,) = answered(department, question, COORDINATOR, f"请{SOLUTION}负责", "2026-05-22T12:00")
    assert f"人选{SOLUTION}已记下，两位都同意之后再登记" in kept.text
    assert department.status() == []
    (again,) = answered(department, approval, SECOND, f"请{MEMBER}负责", "2026-05-22T13:00")
    assert again.kind == "correction_request"
    assert f"由{MEMBER}负责" in again.text
    result = only(answered(department, again, SECOND, "同意", "2026-05-22T14:00"), "presales_result")
    assert MEMBER in result.to
    assert department.row(MEMBER, NEW)["role"] == "定制方案"


def test_p4_another_requirement_of_the_same_customer_is_another_one(department: Department) -> None:
    """P4: the same words again are the same requirement."""
    ask(department, "定制方案", more="需要对接统一身份认证。")
    assert kinds(ask(department, "定制方案", at="2026-05-22T11:00", more="需要对接统一身份认证。")) == ["confirmation"]
    letters = ask(department, "定制方案", at="2026-05-22T12:00", more="大屏要改成三屏联动。")
    assert kinds(letters) == ["confirmation", "presales_forward", "presales_forward"]
    assert "三屏联动" in forwarded(letters).text
    assert len(department.show(NEW)["presales"]) == 2


@pytest.mark.parametrize(
    "words", ["好的，如果缺少功能我再联系", "不用派人", "公共环境不缺功能", "需要人的话我再联系", "收到，没有其他需要"]
)
def test_p5_m4_what_may_lack_one_day_or_does_not_lack_is_not_passed_on(found: Founder, words: str) -> None:
    department = founded(found, TEXTS)
    (text,) = ask(department, "演示环境")
    assert answered(department, text, SALES, words, "2026-05-22T11:00") == []
    assert department.show(NEW)["presales"][0]["state"] == "answered"


@pytest.mark.parametrize("words", ["方案支撑先不安排", "客户确认后，请安排方案支撑", "客户可能需要方案支撑"])
def test_p1_m4_what_is_not_asked_for_yet_is_asked_about(department: Department, words: str) -> None:
    """P1, M4: no coordinator hears of it."""
    department.send(SALES, f"【{NEW}】方案支撑申请", words, "2026-05-22T10:00")
    (back,) = department.once("2026-05-22T10:05")
    assert (back.kind, back.to) == ("correction_request", {SALES})


@pytest.mark.parametrize("words", ["公共环境里没有电子签章，客户要看。", "公共环境的容量不够用。"])
def test_p5_who_answers_the_text_that_it_is_not_enough_is_passed_on(found: Founder, words: str) -> None:
    """P5: with the words; thanks are not."""
    department = founded(found, TEXTS)
    (text,) = ask(department, "演示环境")
    assert "请直接回复" in text.text
    assert answered(department, text, SALES, "好的，谢谢，没有问题。", "2026-05-22T11:00") == []
    letters = answered(department, text, SALES, words, "2026-05-22T12:00")
    assert kinds(letters) == ["confirmation", "presales_forward", "presales_forward"]
    assert words in forwarded(letters).text
    assert department.show(NEW)["presales"][0]["state"] == "asked"


def test_p3_u4_whoever_left_is_replaced_by_a_coordinator(department: Department) -> None:
    """U4, P3: the administrator reads who settles it, and the change is made as ever."""
    question = assigned(department)
    people = department.people_file.read_text(encoding="utf-8")
    entry = f'name = "{SOLUTION}"\n'
    department.people_file.write_text(people.replace(entry, f"{entry}left = 2026-05-24\n"), encoding="utf-8")
    told = only(department.once("2026-05-25T09:00"), "admin_digest")
    assert "请产研协调人变更人选" in told.text
    words = f"由{SOLUTION}变更为{OTHER_MEMBER}，原因：离职"
    result = only(answered(department, question, COORDINATOR, words, "2026-05-25T11:00"), "presales_result")
    assert SOLUTION not in result.everybody
    assert {row["person"]: row["state"] for row in department.status()} == {
        SOLUTION: "released",
        OTHER_MEMBER: "active",
    }
