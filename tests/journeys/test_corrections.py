"""M4: whatever kind of mail does not read comes back with its own form filled in, which, completed, is recorded."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.journeys.conftest import Founder
from tests.journeys.department import (
    ADDRESSES,
    COORDINATOR,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_MEMBER,
    OTHER_PROJECT,
    PEOPLE,
    PROJECT,
    Department,
    Letter,
    kinds,
    link_parts,
    only,
    person_entry,
)

SALES, SOLUTION = "温如许", "莫听雨"
MORE = {SALES: "wenruxu@corp.example", SOLUTION: "motingyu@corp.example"}
NEW = "海棠门户二期"


@dataclass(frozen=True)
class Case:
    """A mail that does not read; the lines of its form; what completes it; what is recorded then."""

    sender: str
    subject: str
    text: str
    form: tuple[str, ...]
    completed: dict[str, str]
    answers: tuple[str, ...]


NEED = "需求时间：2026-06-01 至 2026-06-30"
CASES = {
    "D2b, without a role": Case(
        MANAGER,
        f"【{PROJECT}】人员需求",
        f"需求人数：2人\n预估工作量：20人天\n{NEED}",
        (f"项目：{PROJECT}", "需求岗位：", "需求人数：2", "预估工作量：20人天", NEED),
        {"需求岗位：": "需求岗位：前端开发"},
        ("confirmation", "need_forward"),
    ),
    "D2b, two roles with one effort, days unread": Case(
        MANAGER,
        f"【{PROJECT}】人员需求",
        "需求岗位：前端开发2名、后端开发1名\n需求时间：六月某天\n预估工作量：20人天",
        (
            "需求岗位：前端开发",
            "需求人数：2",
            "预估工作量：",
            "需求时间：六月某天",
            "需求岗位：后端开发",
            "需求人数：1",
        ),
        {"需求时间：六月某天": NEED},
        ("confirmation", "need_forward", "need_forward"),
    ),
    "D2b, without a project": Case(
        MANAGER,
        "人员需求",
        f"需求岗位：前端开发\n{NEED}",
        ("项目：", "需求岗位：前端开发", "需求人数：", "预估工作量：", NEED),
        {"项目：": f"项目：{PROJECT}"},
        ("confirmation", "need_forward"),
    ),
    "D9, a lead nobody knows": Case(
        COORDINATOR,
        f"【{PROJECT}】研发负责人变更",
        "研发负责人变更为：欧阳无名",
        (f"项目：{PROJECT}", "研发负责人变更为：欧阳无名"),
        {"研发负责人变更为：欧阳无名": f"研发负责人变更为：{OTHER_MEMBER}"},
        ("confirmation", "lead_changed", "lead_duties"),
    ),
    "closing, without a project": Case(
        COORDINATOR,
        "项目终止",
        "原因：客户预算取消",
        ("项目：", "说明：项目终止", "原因：客户预算取消"),
        {"项目：": f"项目：{OTHER_PROJECT}"},
        ("project_end",),
    ),
    "closing, a project nobody knows": Case(
        COORDINATOR,
        "【没听说过的项目】项目结项",
        "各位好，项目已经验收。",
        ("项目：没听说过的项目", "说明：项目结项"),
        {"项目：没听说过的项目": f"项目：{OTHER_PROJECT}"},
        ("project_end",),
    ),
    "closing, on a day to come": Case(
        COORDINATOR,
        f"【{OTHER_PROJECT}】项目结项",
        "项目计划于2026年8月31日结项。",
        (f"项目：{OTHER_PROJECT}", "说明：项目结项"),
        {},
        ("project_end",),
    ),
    "D10, without a project": Case(
        SOLUTION,
        "项目交底",
        "客户名称：海晏水务\n项目交付经理：林知远\n合同工期：2026-06-01 至 2026-09-30",
        (
            "项目名称：",
            "客户名称：海晏水务",
            "项目交付经理：林知远",
            "合同工期：2026-06-01 至 2026-09-30",
            "交底时间：",
        ),
        {"项目名称：": f"项目名称：{NEW}"},
        ("confirmation", "handover_request", "handover_request"),
    ),
    "D2, nobody named": Case(
        MANAGER,
        f"【{PROJECT}】人员支撑安排",
        "协调开发人员：待定\n支撑周期：6月1日-6月30日",
        (f"项目：{PROJECT}", "协调开发人员：", "支撑周期：2026-06-01 至 2026-06-30"),
        {"协调开发人员：": f"协调开发人员：{MEMBER}"},
        ("confirmation",),
    ),
    "D2, a line that nobody can read": Case(
        MANAGER,
        f"【{PROJECT}】人员支撑安排",
        f"{MEMBER}7月起支撑，结束时间待定",
        (f"项目：{PROJECT}", f"协调开发人员：{MEMBER}", "支撑周期：2026-07-01 至"),
        {"支撑周期：2026-07-01 至": "支撑周期：2026-07-01 至 2026-07-31"},
        ("confirmation",),
    ),
    "D7, a day of no calendar": Case(
        MANAGER,
        f"【{PROJECT}】提前撤场",
        f"{MEMBER}6月31日撤场",
        (f"项目：{PROJECT}", f"撤场人员：{MEMBER}", "撤场时间：6月31日"),
        {},
        ("correction_request",),
    ),
    "P1, without project and topic": Case(
        SALES,
        "售前申请",
        "客户：海晏水务\n需要现场讲解",
        ("项目：", "客户：海晏水务", "支撑类型：", "说明：需要人员支持"),
        {"项目：": f"项目：{NEW}", "支撑类型：": "支撑类型：演示环境"},
        ("confirmation", "presales_forward"),
    ),
}


@pytest.fixture
def department(found: Founder) -> Department:
    entries = (person_entry(SALES, MORE[SALES], "sales"), person_entry(SOLUTION, MORE[SOLUTION], "solution"))
    ADDRESSES.update(MORE)
    made = found(people="\n".join((PEOPLE, *entries)))
    made.notice(MANAGER, "2026/06/01 - 2026/06/30", "2026-05-20T10:00", project=OTHER_PROJECT)
    made.notice(COORDINATOR, "2026/06/01 - 2026/06/30", "2026-05-20T10:00", project=OTHER_PROJECT)
    made.once("2026-05-20T10:05")
    return made


def asked_back(department: Department, case: Case) -> Letter:
    """The correction request that answers the case's mail."""
    department.send(case.sender, case.subject, case.text, "2026-05-22T10:00")
    (letter,) = department.once("2026-05-22T10:05")
    assert letter.kind == "correction_request"
    return letter


def form_of(letter: Letter) -> str:
    """The form as it stands in the plain part, which the link of the HTML part writes as well."""
    lines = letter.text.split("\n--------")[0].split("\n")
    start = max(at for at, line in enumerate(lines) if line.startswith(("项目：", "项目名称：")))
    form = "\n".join(lines[start:]).strip() + "\n"
    (link,) = letter.links
    assert link_parts(link)["body"].replace("\r\n", "\n").split() == form.split()
    return form


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("pressed", [False, True])
def test_m4_the_form_is_filled_in_and_completed_it_is_recorded(
    department: Department, case: Case, *, pressed: bool
) -> None:
    """M4: what was read is filled in, what is missing is empty; by answer or by link it goes on from there."""
    letter = asked_back(department, case)
    form = form_of(letter)
    rows = [line for line in form.splitlines() if line]
    assert [row for row in rows if row in case.form] == [row for row in rows if row.split("：")[0] in _labels(case)]
    assert set(case.form) <= set(rows)
    completed = "\n".join(case.completed.get(line, line) for line in form.splitlines())
    if pressed:
        department.send(case.sender, link_parts(letter.links[0])["subject"], completed, "2026-05-22T11:00")
    else:
        department.reply(letter, case.sender, completed, "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == list(case.answers)


def _labels(case: Case) -> set[str]:
    return {row.split("：")[0] for row in case.form}


def test_m4_a_line_that_was_not_read_is_told_once(department: Department) -> None:
    """M4: it is one trouble, not a missing person and missing days; two people of whom one comes are a choice."""
    text = f"{MEMBER}7月起支撑，结束时间待定"
    department.send(MANAGER, f"【{PROJECT}】人员支撑安排", text, "2026-05-22T10:00")
    told = only(department.once("2026-05-22T10:05"), "correction_request").text
    assert "有 1 处需要补正" in told
    assert (
        f"这一行没有全部读懂，没有登记；读懂的人员和日期已写进下面的表，请核对补好后发回，不需要登记的请删去。原文：「{text}」"
        in told
    )
    choice = f"{MEMBER}或{OTHER_MEMBER}"
    text = f"协调开发人员：{choice}\n支撑周期：6月1日-6月30日"
    department.send(MANAGER, f"【{PROJECT}】人员支撑安排", text, "2026-05-22T11:00")
    assert (
        f"「{choice}」看不出是都来还是其中一位" in only(department.once("2026-05-22T11:05"), "correction_request").text
    )


def test_m4_what_is_sent_back_incomplete_is_asked_about_again(department: Department) -> None:
    """M4: nothing is guessed of what is still empty, and nothing that was filled in is lost."""
    case = CASES["P1, without project and topic"]
    letter = asked_back(department, case)
    department.reply(letter, SALES, form_of(letter), "2026-05-22T11:00")
    again = only(department.once("2026-05-22T11:05"), "correction_request")
    assert form_of(again) == form_of(letter)


def test_m4_thanks_under_a_correction_request_is_no_form(department: Department) -> None:
    """M3: 结项 in the subject of an answer closes nothing."""
    letter = asked_back(department, CASES["closing, without a project"])
    department.reply(letter, COORDINATOR, "好的，谢谢，稍后再发。", "2026-05-22T11:00")
    assert kinds(department.once("2026-05-22T11:05")) == []
    assert {row["state"] for row in department.status()} == {"planned"}


def test_m4_p2_a_name_nobody_bears_is_asked_about_in_the_requests_thread(department: Department) -> None:
    """P2, M4: a coordinator's mail of its own: the question is put again, and a name answers it."""
    department.send(SALES, f"【{NEW}】售前申请：技术交流", "客户：海晏水务", "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    department.send(COORDINATOR, f"【{NEW}】技术交流", "请安排王不识支持", "2026-05-22T11:00")
    again = only(department.once("2026-05-22T11:05"), "correction_request")
    assert "王不识" in again.text
    department.reply(again, COORDINATOR, f"请安排{SOLUTION}支持", "2026-05-22T12:00")
    assert kinds(department.once("2026-05-22T12:05")) == ["presales_result"]


def confirmed(department: Department, people: str = MEMBER) -> Letter:
    """The manager lends somebody for June; June has begun."""
    department.once("2026-05-20T09:00")
    department.notice(MANAGER, "2026-06-01 至 2026-06-30", "2026-05-22T10:00", person=people)
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    department.once("2026-06-02T09:00")
    return confirmation


@pytest.mark.parametrize(
    ("words", "form"),
    [
        (f"{MEMBER}6月19日撤场", "撤场时间：2026-06-19"),
        ("6月19日撤场", "撤场时间：2026-06-19"),
        ("结束时间改为6月19日", "支撑周期：2026-06-01 至 2026-06-19"),
        ("支撑周期：6月1日-6月19日", "支撑周期：2026-06-01 至 2026-06-19"),
        ("Please change the end to 19 June 2026.", "支撑周期：2026-06-01 至 2026-06-30"),
    ],
)
def test_m4_d4_a_correction_in_reply_to_the_confirmation_is_never_dropped(
    department: Department, words: str, form: str
) -> None:
    """M4, D4: the confirmation invites it; it comes back with the form of what is on record, which does it (D7)."""
    confirmation = confirmed(department)
    department.reply(confirmation, MANAGER, words, "2026-06-03T10:00")
    asked = only(department.once("2026-06-03T10:05"), "correction_request")
    assert form in asked.text
    filled = link_parts(asked.links[0])["body"].replace("2026-06-30", "2026-06-19")
    department.reply(asked, MANAGER, filled, "2026-06-03T11:00")
    assert "early_release" in kinds(department.once("2026-06-03T11:05"))
    assert department.row()["end"] == "2026-06-19"


def test_m4_d5_a_day_for_one_of_several_is_asked_about(department: Department) -> None:
    """M4, D5: 续期至 under a letter about two people names neither: both stand in the form as they are."""
    confirmation = confirmed(department, f"{MEMBER}、{OTHER_MEMBER}")
    department.reply(confirmation, MANAGER, "续期至7月15日", "2026-06-03T10:00")
    asked = only(department.once("2026-06-03T10:05"), "correction_request")
    assert asked.text.count("支撑周期：2026-06-01 至 2026-06-30") == 2
    assert {row["extension"] for row in department.status()} == {None}


@pytest.mark.parametrize("sender", [MANAGER, LEADER])
def test_m4_a_refusal_of_what_is_on_record_is_never_dropped(department: Department, sender: str) -> None:
    """M4, M5b: the confirmation asks nothing, of the leader who is copied neither; what he wants instead is asked."""
    confirmation = confirmed(department)
    department.reply(confirmation, sender, "不同意", "2026-06-03T10:00")
    (asked,) = department.once("2026-06-03T10:05")
    assert (asked.kind, asked.to) == ("correction_request", {sender})
    assert "支撑周期：2026-06-01 至 2026-06-30" in asked.text


@pytest.mark.parametrize(
    "words", ["收到，谢谢！", "同意", "确认", "好的，6月8日见。", f"谢谢\n\n{MANAGER}\n2026年6月3日"]
)
def test_m3_thanks_for_the_confirmation_are_not_answered(department: Department, words: str) -> None:
    """M3: nothing is to be recorded; nor is what somebody else says to it."""
    confirmation = confirmed(department)
    department.reply(confirmation, MANAGER, words, "2026-06-03T10:00")
    department.reply(confirmation, LEADER, "结束时间是不是应该改为6月19日？再议。", "2026-06-03T10:01")
    assert department.once("2026-06-03T10:05") == []


@pytest.mark.parametrize(
    "words",
    ["支撑周期：6月1日-6月30日", "6月1日-6月30日", "Period: 1 June 2026 to 30 June 2026", OTHER_MEMBER, PROJECT],
)
@pytest.mark.parametrize("subject", [f"【{PROJECT}】人员支撑安排同步", "人员支撑安排同步"])
def test_m4_a_single_line_in_answer_to_the_form_is_never_dropped(
    department: Department, subject: str, words: str
) -> None:
    """M4: whoever answers with what was missing alone hears that all of the form is needed, also without a project."""
    department.once("2026-05-20T09:00")
    department.send(MANAGER, subject, f"协调开发人员：{MEMBER}\n支撑周期：另行通知", "2026-05-22T10:00")
    asked = only(department.once("2026-05-22T10:05"), "correction_request")
    department.reply(asked, MANAGER, words, "2026-05-22T11:00")
    again = only(department.once("2026-05-22T11:05"), "correction_request")
    assert again.to == {MANAGER}
    assert "把整张表发回" in again.text
    assert words in again.text
    assert PROJECT not in {row["project"] for row in department.status()}


def test_d4_d5_one_stays_longer_and_another_comes(department: Department) -> None:
    """D4, D5, M4: in one mail; beside who leaves it comes back, and its form, sent back as it is, is recorded."""
    department.once("2026-05-20T09:00")
    department.notice(LEADER, "2026/05/22 - 2026/06/30", "2026-05-21T10:00")
    department.once("2026-05-21T10:05")
    text = f"{MEMBER}续期至7月15日；新增{OTHER_MEMBER}6月15日-7月15日；{LEADER}6月20日撤场"
    department.send(MANAGER, f"【{PROJECT}】", text, "2026-05-25T10:00")
    asked = only(department.once("2026-05-25T10:05"), "correction_request")
    assert f"「{LEADER}6月20日撤场」说的是撤场" in asked.text
    assert "支撑周期：2026-05-22 至 2026-07-15" in asked.text
    form = asked.text[asked.text.index("项目：") : asked.text.index("-----")]
    department.reply(asked, MANAGER, form, "2026-05-25T11:00")
    assert sorted(kinds(department.once("2026-05-25T11:05"))) == ["approval_request", "confirmation"]
    assert department.row()["extension"] == "requested"
    assert department.row(OTHER_MEMBER)["end"] == "2026-07-15"


@pytest.mark.parametrize("words", ["谢谢，稍后补。", "好的\n\n电话：13800000000", "收到"])
def test_m3_a_promise_to_fill_in_the_form_is_not_answered(department: Department, words: str) -> None:
    """M3: it states nothing yet."""
    department.once("2026-05-20T09:00")
    department.send(MANAGER, f"【{PROJECT}】人员支撑安排同步", f"协调开发人员：{MEMBER}", "2026-05-22T10:00")
    asked = only(department.once("2026-05-22T10:05"), "correction_request")
    department.reply(asked, MANAGER, words, "2026-05-22T11:00")
    assert department.once("2026-05-22T11:05") == []


@pytest.mark.parametrize(
    ("sender", "subject", "text", "words"),
    [
        (MANAGER, f"【{PROJECT}】人员需求", "需要前端开发 2人，6月1日至6月30日。", "改成1人"),
        (MANAGER, f"【{PROJECT}】人员需求", "需要前端开发 2人，6月1日至6月30日。", "需求时间改为6月8日至6月30日"),
        (SALES, f"【{NEW}】售前申请：方案支撑", f"项目：{NEW}\n需求类型：方案支撑", "写错了，不需要方案支撑"),
        (MANAGER, f"【{PROJECT}】研发负责人变更", f"研发负责人变更为{LEADER}。", f"写错了，应为{OTHER_MEMBER}"),
    ],
)
def test_m4_a_correction_of_anything_else_is_told_that_it_changed_nothing(
    department: Department, sender: str, subject: str, text: str, words: str
) -> None:
    """M4: the confirmation of a need, a request or a change of the lead invites corrections, too."""
    department.once("2026-05-20T09:00")
    department.send(sender, subject, text, "2026-05-22T10:00")
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    department.reply(confirmation, sender, words, "2026-05-22T11:00")
    letters = department.once("2026-05-22T11:05")
    assert [(letter.kind, letter.to) for letter in letters] == [("correction_request", {sender})]
    assert "这封回复没有登记，先前登记的不变" in letters[0].text
    department.reply(confirmation, sender, "收到，如有变化再通知。", "2026-05-22T12:00")
    assert department.once("2026-05-22T12:05") == []


@pytest.mark.parametrize(
    ("rule", "subject", "text", "form"),
    [
        ("D9, P2", "研发负责人变更及结项", f"研发负责人变更为{MEMBER}，项目已结项。", f"研发负责人变更为：{MEMBER}"),
        (
            "D10",
            "项目交底",
            f"项目名称：{PROJECT}\n客户：海晏水务\n合同工期：6月1日-9月30日\n{MEMBER}6月1日-6月30日支撑，8人天",
            "客户：海晏水务",
        ),
    ],
)
def test_m4_of_two_matters_in_one_mail_neither_is_lost(
    department: Department, rule: str, subject: str, text: str, form: str
) -> None:
    """D9, D10, P2, M4: a lead's change with the project's end, a hand-over that lends somebody: nothing is recorded."""
    department.once("2026-05-20T09:00")
    department.notice(LEADER, "2026/06/01 - 2026/06/30", "2026-05-21T10:00")
    department.once("2026-05-21T10:05")
    department.send(MANAGER, f"【{PROJECT}】{subject}", text, "2026-05-22T10:00")
    letter = only(department.once("2026-05-22T10:05"), "correction_request")
    assert "整封邮件都没有登记" in letter.text, rule
    assert form in letter.text
    assert department.row()["state"] == "planned"


@pytest.mark.parametrize("words", [f"是{MEMBER}", "是的", "按你说的", "到6月30日", "8人天", f"安排{MEMBER}吧"])
def test_m4_a_short_answer_to_the_form_is_never_dropped(department: Department, words: str) -> None:
    """M4: it is not put together with what was written before, and its sender hears so."""
    text = f"协调开发人员：{MEMBER}\n支撑周期：6月1日-6月31日"
    department.send(MANAGER, f"【{PROJECT}】人员支撑安排", text, "2026-05-22T10:00")
    asked = only(department.once("2026-05-22T10:05"), "correction_request")
    department.reply(asked, MANAGER, words, "2026-05-22T11:00")
    assert f"「{words}」" in only(department.once("2026-05-22T11:05"), "correction_request").text


def test_d3_a_project_of_nearly_a_known_name_is_told_and_corrected(department: Department) -> None:
    """D3, M4: with or without the word 项目 it is the one that is known; 更正 in answer is not dropped."""
    department.notice(MANAGER, "2026-06-01 至 2026-06-30", "2026-05-22T10:00", project=PROJECT.removesuffix("项目"))
    confirmation = only(department.once("2026-05-22T10:05"), "confirmation")
    assert f"【{PROJECT}】的人员支撑安排已登记" in confirmation.text
    department.notice(MANAGER, "2026-06-01 至 2026-06-30", "2026-05-22T11:00", project="云衫数据平台项目")
    confirmation = only(department.once("2026-05-22T11:05"), "confirmation")
    assert f"名称相近的有【{PROJECT}】" in confirmation.text
    department.reply(confirmation, MANAGER, f"项目：{PROJECT}", "2026-05-22T12:00")
    assert f"项目：{PROJECT}" in only(department.once("2026-05-22T12:05"), "confirmation").text
