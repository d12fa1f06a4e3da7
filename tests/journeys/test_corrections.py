"""M4: whatever kind of mail does not read comes back with its own form filled in, which, completed, is recorded."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.journeys.conftest import Founder
from tests.journeys.department import (
    ADDRESSES,
    COORDINATOR,
    MANAGER,
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
