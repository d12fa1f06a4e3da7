"""A hand-over, as people live through it: facts in, leaders asked, a team and a lead recorded (PROCESS rule D10)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.department import (
    ADMIN,
    COORDINATOR,
    LEAD,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MANAGER,
    OTHER_MEMBER,
    PEOPLE,
    TEAM_MEMBER,
    Department,
    Letter,
    kinds,
    link_parts,
    only,
    person_entry,
)

SOLUTION, NEW = "陶知言", "栖霞防汛平台项目"
FACTS = (
    f"项目名称：{NEW}\n客户名称：栖霞水务局\n项目交付经理：{MANAGER}\n"
    "合同工期：2026-06-01 至 2026-12-31\n合同金额：120万元\n交底时间：2026-05-20"
)
SUBJECT = f"【{NEW}】项目交底"
AT = "2026-05-18T10:00"


@pytest.fixture
def department(tmp_path: Path) -> Department:
    """The small department, with a solution person."""
    people = f"{PEOPLE}\n{person_entry(SOLUTION, 'taozhiyan@corp.example', 'solution')}"
    made = Department(tmp_path, people)
    made.addresses[SOLUTION] = "taozhiyan@corp.example"
    made.once("2026-05-15T09:00")
    return made


def handed_over(department: Department, *, to: tuple[str, ...] = (MANAGER, LEADER, OTHER_LEADER)) -> dict[str, Letter]:
    """The questions to the group leaders, by who is asked."""
    department.put(department.mail(SOLUTION, SUBJECT, FACTS, to=to), AT)
    letters = department.once(AT)
    confirmation = only(letters, "confirmation")
    assert confirmation.everybody == {SOLUTION}
    assert "栖霞水务局" in confirmation.text
    assert {letter.kind for letter in letters} == {"confirmation", "handover_request"}
    return {name: letter for letter in letters if letter.kind == "handover_request" for name in letter.to}


def test_d10_from_the_facts_to_the_team(department: Department) -> None:
    """D10: opened with its facts and their lines; both leaders asked; recorded when both have spoken; all are told."""
    asked = handed_over(department)
    assert set(asked) == {LEADER, OTHER_LEADER}
    assert "2026年6月1日" in asked[LEADER].text or "2026-06-01" in asked[LEADER].text
    handover = department.show(NEW)["handover"]
    assert {"label": "合同金额", "value": "120万元", "line": 5} in handover["facts"]
    assert department.show(NEW)["manager"] == MANAGER
    text = f"协调开发人员：{MEMBER}\n岗位：前端开发\n支撑周期：2026-06-01 至 2026-09-30\n研发负责人：{LEAD}"
    department.reply(asked[LEADER], LEADER, text, "2026-05-18T11:00")
    letters = department.once("2026-05-18T11:05")
    assert kinds(letters) == ["confirmation", "lead_duties"]
    assert OTHER_LEADER in only(letters, "confirmation").text
    assert only(letters, "lead_duties").to == {LEAD}
    assert department.status() == []
    department.reply(asked[OTHER_LEADER], OTHER_LEADER, "无需投入", "2026-05-18T12:00")
    letters = department.once("2026-05-18T12:05")
    assert kinds(letters) == ["handover_result", "handover_result"]
    assert {frozenset(letter.everybody) for letter in letters} == {
        frozenset({OTHER_LEADER}),
        frozenset({SOLUTION, MANAGER, LEADER}),
    }
    assert all(MEMBER in letter.text and "无需投入" in letter.text for letter in letters)
    row = department.row(MEMBER, NEW)
    assert (row["role"], row["start"], row["end"], row["state"]) == ("前端开发", "2026-06-01", "2026-09-30", "planned")
    shown = department.show(NEW)
    assert shown["rd_lead"] == LEAD
    assert shown["handover"]["state"] == "settled"


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("不需要我们", True),
        ("没有前端的工作", True),
        ("没有我们的活", True),
        ("我们组不用出人", True),
        ("不需要前端人员", True),
        ("这个项目前端不参与", True),
        ("和我们组没关系", True),
        ("不需要前端人员的简历", False),
        ("我们不参加交底会", False),
        ("与前端无关的部分请后端做", False),
        ("暂不需要前端投入，后面再看", False),
        ("不需要我们组长签字", False),
        ("没有前端工作的经验", False),
        ("没有任务", False),
    ],
)
def test_d10_that_nobody_is_needed_is_said_in_many_ways(department: Department, words: str, spoken: bool) -> None:
    """D10: it counts as having spoken; M4: what says something else of the work is asked about."""
    asked = handed_over(department, to=(MANAGER, LEADER))
    department.reply(asked[LEADER], LEADER, words, "2026-05-18T11:00")
    found = {letter.kind for letter in department.once("2026-05-18T11:05")}
    assert found == ({"handover_result"} if spoken else {"correction_request"})


def test_d10_the_links_of_the_letter_do_it(department: Department) -> None:
    """M7: what the buttons write is understood: a name put in, the lead's line filled in; or 无需投入."""
    asked = handed_over(department)
    form = link_parts(asked[LEADER].link_that_says("协调开发人员："))["body"]
    filled = form.replace("协调开发人员：", f"协调开发人员：{MEMBER}").replace("研发负责人：", f"研发负责人：{LEAD}")
    department.reply(asked[LEADER], LEADER, filled, "2026-05-18T11:00")
    department.once("2026-05-18T11:05")
    nobody = link_parts(asked[OTHER_LEADER].link_that_says("无需投入"))["body"]
    department.reply(asked[OTHER_LEADER], OTHER_LEADER, nobody, "2026-05-18T12:00")
    department.once("2026-05-18T12:05")
    row = department.row(MEMBER, NEW)
    assert (row["start"], row["end"]) == ("2026-06-01", "2026-12-31")
    assert department.show(NEW)["rd_lead"] == LEAD


def test_d10_an_empty_line_for_the_lead_is_no_trouble(department: Department) -> None:
    """D10, M4: a form whose line for the lead stays empty is an answer all the same."""
    asked = handed_over(department)
    text = f"协调开发人员：{MEMBER}\n岗位：\n支撑周期：2026-06-01 至 2026-09-30\n研发负责人："
    department.reply(asked[LEADER], LEADER, text, "2026-05-18T11:00")
    assert kinds(department.once("2026-05-18T11:05")) == ["confirmation"]


@pytest.mark.parametrize("word", ["帮助", "help"])
def test_m4_d10_the_form_for_it_is_read(department: Department, word: str) -> None:
    """M4, D10: what 帮助 offers the solution person, filled in, opens the project."""
    department.send(SOLUTION, word, "", AT)
    links = map(link_parts, only(department.once(AT), "forms").links)
    link = next(parts for parts in links if "交底" in parts["subject"])
    entries = {"项目名称：": NEW, "项目交付经理：": MANAGER, "合同工期：": "2026-06-01 至 2026-12-31"}
    form = link["body"]
    for label, value in entries.items():
        form = form.replace(label, label + value)
    department.send(SOLUTION, link["subject"], form, "2026-05-18T10:30")
    assert kinds(department.once("2026-05-18T10:30")).count("handover_request") == 2
    assert department.show(NEW)["manager"] == MANAGER


@pytest.mark.parametrize("words", [MEMBER, "收到", f"研发负责人：{LEAD}", f"{MEMBER}，从6月8日开始"])
def test_m4_d10_an_unclear_answer_is_asked_again(department: Department, words: str) -> None:
    """M4: without a period nothing is guessed; the form comes back with the name that was understood."""
    asked = handed_over(department)
    department.reply(asked[LEADER], LEADER, words, "2026-05-18T11:00")
    letters = department.once("2026-05-18T11:05")
    again = only(letters, "correction_request")
    assert again.to == {LEADER}
    assert department.show(NEW)["handover"]["answers"] == []
    text = f"协调开发人员：{MEMBER}\n支撑周期：2026-06-08 至 2026-06-30"
    department.reply(again, LEADER, text, "2026-05-18T11:10")
    assert "confirmation" in kinds(department.once("2026-05-18T11:15"))


def test_d10_all_leaders_are_asked_where_none_is_addressed(department: Department) -> None:
    """D10: a mail to the daemon alone asks every group leader."""
    assert set(handed_over(department, to=())) == {LEADER, OTHER_LEADER}


def test_d10_only_the_addressed_leaders_are_asked(department: Department) -> None:
    """D10: those on To and Cc; one answer settles it."""
    asked = handed_over(department, to=(MANAGER, COORDINATOR, OTHER_LEADER))
    assert set(asked) == {OTHER_LEADER}
    text = f"{OTHER_MEMBER}；支撑时间为：6月1日-9月30日"
    department.reply(asked[OTHER_LEADER], OTHER_LEADER, text, "2026-05-18T11:00")
    assert kinds(department.once("2026-05-18T11:05")) == ["handover_result", "handover_result"]
    assert department.row(OTHER_MEMBER, NEW)["end"] == "2026-09-30"


def test_d10_an_answer_may_be_changed_until_all_have_spoken(department: Department) -> None:
    """D10: the last one counts; after that it stands, and a further 无需投入 is told so."""
    asked = handed_over(department)
    department.reply(asked[LEADER], LEADER, "无需投入", "2026-05-18T11:00")
    department.once("2026-05-18T11:05")
    text = f"协调开发人员：{MEMBER}\n支撑周期：2026-06-01 至 2026-09-30"
    department.reply(asked[LEADER], LEADER, text, "2026-05-18T11:30")
    department.once("2026-05-18T11:35")
    department.reply(asked[OTHER_LEADER], OTHER_LEADER, "无需投入", "2026-05-18T12:00")
    department.once("2026-05-18T12:05")
    department.reply(asked[LEADER], LEADER, "无需投入", "2026-05-18T13:00")
    late = only(department.once("2026-05-18T13:05"), "handover_result")
    assert late.to == {LEADER}
    assert "没有登记" in late.text
    assert department.row(MEMBER, NEW)["state"] == "planned"


def test_d10_two_leaders_name_two_leads(department: Department) -> None:
    """D9, D10: the first one named leads; the second nomination is told to its sender and to the lead."""
    asked = handed_over(department)
    period = "\n支撑周期：2026-06-01 至 2026-09-30\n研发负责人："
    department.reply(asked[LEADER], LEADER, f"协调开发人员：{MEMBER}{period}{MEMBER}", "2026-05-18T11:00")
    department.once("2026-05-18T11:05")
    text = f"协调开发人员：{OTHER_MEMBER}{period}{OTHER_MEMBER}"
    department.reply(asked[OTHER_LEADER], OTHER_LEADER, text, "2026-05-18T12:00")
    conflict = only(department.once("2026-05-18T12:05"), "lead_conflict")
    assert conflict.everybody == {OTHER_LEADER, MEMBER}
    assert department.show(NEW)["rd_lead"] == MEMBER


def test_d10_said_twice_it_is_asked_once(department: Department) -> None:
    """D10, M2: the same facts again change nothing and ask nobody; a further leader on Cc is asked."""
    handed_over(department, to=(MANAGER, LEADER))
    department.put(department.mail(SOLUTION, SUBJECT, FACTS, to=(MANAGER, LEADER)), "2026-05-19T10:00")
    (letter,) = department.once("2026-05-19T10:00")
    assert "没有变化" in letter.text
    department.put(department.mail(SOLUTION, SUBJECT, FACTS, to=(MANAGER, OTHER_LEADER)), "2026-05-19T11:00")
    letters = department.once("2026-05-19T11:00")
    assert only(letters, "handover_request").to == {OTHER_LEADER}


@pytest.mark.parametrize("sender", [MEMBER, LEADER, ADMIN])
def test_m3_d10_from_somebody_not_entitled(department: Department, sender: str) -> None:
    """M3, "Who may do what": one line saying who may."""
    department.put(department.mail(sender, SUBJECT, FACTS, to=(LEADER,)), AT)
    (letter,) = department.once(AT)
    assert letter.kind == "not_entitled"
    assert SOLUTION in letter.text


def test_m3_d10_nobody_elses_word_counts(department: Department) -> None:
    """M3: another leader's answer under the question is no answer of the one who was asked."""
    asked = handed_over(department)
    department.reply(asked[LEADER], OTHER_LEADER, "无需投入", "2026-05-18T11:00")
    assert kinds(department.once("2026-05-18T11:05")) == ["not_entitled"]


def test_d10_the_projects_end_closes_it(department: Department) -> None:
    """D10, Settled details (Closing): nothing can be answered any more, and a late answer hears so."""
    asked = handed_over(department)
    department.send(MANAGER, f"【{NEW}】项目终止", f"项目：{NEW}\n项目终止，原因：客户取消", "2026-05-19T10:00")
    assert "project_end" in kinds(department.once("2026-05-19T10:00"))
    assert department.show(NEW)["handover"]["state"] == "lapsed"
    department.reply(asked[LEADER], LEADER, "无需投入", "2026-05-19T11:00")
    assert "结束" in only(department.once("2026-05-19T11:05"), "handover_result").text


def test_d10_the_solution_person_names_no_lead(department: Department) -> None:
    """ "Who may do what": the first lead is not solution's to name; the confirmation says whose it is."""
    department.put(department.mail(SOLUTION, SUBJECT, f"{FACTS}\n研发负责人：{LEAD}", to=(LEADER,)), AT)
    letters = department.once(AT)
    assert f"没有登记{LEAD}为研发负责人" in only(letters, "confirmation").text
    assert department.show(NEW)["rd_lead"] is None


def test_t3_d10_a_hand_over_that_nobody_answers_ends(department: Department) -> None:
    """D10: after the contract's last day nothing is waited for; the administrator is told."""
    handed_over(department)
    letters = department.once("2027-01-04T09:30")
    digest = only(letters, "admin_digest")
    assert f"{LEADER}、{OTHER_LEADER}" in digest.text
    assert department.show(NEW)["handover"]["state"] == "lapsed"


def test_d4_d10_a_notice_after_the_answer_stands(department: Department) -> None:
    """D4, D10: what a leader has said before a notice does not take the notice back."""
    asked = handed_over(department)
    text = f"协调开发人员：{MEMBER}\n支撑周期：2026-06-01 至 2026-09-30"
    department.reply(asked[LEADER], LEADER, text, "2026-05-18T11:00")
    department.once("2026-05-18T11:00")
    department.notice(LEADER, "2026-06-01 至 2026-08-31", "2026-05-19T10:00", project=NEW)
    department.once("2026-05-19T10:00")
    department.reply(asked[OTHER_LEADER], OTHER_LEADER, "无需投入", "2026-05-19T11:00")
    results = department.once("2026-05-19T11:00")
    assert department.row(MEMBER, NEW)["end"] == "2026-08-31"
    assert kinds(results) == ["handover_result", "handover_result"]
    assert all("2026年6月1日（周一）至 8月31日（周一）" in letter.text for letter in results)  # and not without days


def test_d10_what_it_recorded_is_taken_back_like_a_notice(department: Department) -> None:
    """Settled details, Cancellation: 撤销上一封 under the result cancels what the leader's answer opened."""
    asked = handed_over(department, to=(MANAGER, LEADER))
    text = f"协调开发人员：{MEMBER}\n支撑周期：2026-06-01 至 2026-09-30"
    department.reply(asked[LEADER], LEADER, text, "2026-05-18T11:00")
    result = next(letter for letter in department.once("2026-05-18T11:00") if letter.to == {LEADER})
    department.reply(result, LEADER, "撤销上一封", "2026-05-18T12:00")
    assert "cancellation" in kinds(department.once("2026-05-18T12:00"))
    assert department.row(MEMBER, NEW)["state"] == "cancelled"


def test_u4_d10_a_leader_who_leaves_holds_nothing_up(department: Department) -> None:
    """D10, U4: whose successor has answered already is waited for no more, and the team is recorded."""
    asked = handed_over(department)
    text = f"协调开发人员：{OTHER_MEMBER}\n支撑周期：2026-06-01 至 2026-09-30"
    department.reply(asked[OTHER_LEADER], OTHER_LEADER, text, "2026-05-18T11:00")
    department.once("2026-05-18T11:00")
    people, entry = department.people_file.read_text(encoding="utf-8"), f'[[people]]\nname = "{LEADER}"\n'
    left = f'{entry}left = 2026-05-18\ndelegate = "{OTHER_LEADER}"\n'
    department.people_file.write_text(people.replace(entry, left), encoding="utf-8")
    result = only(department.once("2026-05-19T09:00"), "handover_result")
    assert result.to == {SOLUTION, MANAGER, OTHER_LEADER}
    assert department.row(OTHER_MEMBER, NEW)["state"] == "planned"


def test_d10_d4_what_has_begun_before_all_have_spoken_is_not_moved(department: Department) -> None:
    """D10, D4: an early answer is recorded when the last one is there, by what runs on that day."""
    department.send(
        COORDINATOR, f"【{NEW}】人员支撑安排", f"支撑人员：{MEMBER}\n支撑周期：6月1日-6月30日", "2026-05-18T09:00"
    )
    department.once("2026-05-18T09:05")
    asked = handed_over(department)
    department.reply(
        asked[LEADER], LEADER, f"协调开发人员：{MEMBER}\n支撑周期：2026-05-20 至 2026-06-05", "2026-05-18T11:00"
    )
    department.once("2026-05-18T11:05")
    department.once("2026-06-10T09:00")
    department.reply(asked[OTHER_LEADER], OTHER_LEADER, "无需投入", "2026-06-10T10:00")
    department.once("2026-06-10T10:05")
    row = department.row(MEMBER, NEW)
    assert (row["start"], row["end"], row["state"]) == ("2026-06-01", "2026-06-30", "active")


def test_d10_a_leader_reads_each_head_once(department: Department) -> None:
    """D10: the manager whom the facts name has a row of their own."""
    asked = handed_over(department)
    assert asked[LEADER].text.count(MANAGER) == 1


@pytest.mark.parametrize("labelled", [True, False])
def test_d10_what_has_no_label_goes_to_the_leaders_too(department: Department, labelled: bool) -> None:
    """D10: every sentence of it, beside the labelled facts or alone; greetings are none."""
    said = ("合同金额120万元，6月22日进场。", "需要前端、后端各一位，客户在外地。")
    head = f"项目名称：{NEW}\n客户名称：栖霞水务局\n" if labelled else ""
    text = f"各位好：\n{head}" + "\n".join(said) + "\n谢谢！"
    department.put(department.mail(SOLUTION, SUBJECT, text, to=(MANAGER, LEADER)), AT)
    letters = department.once(AT)
    asked = only(letters, "handover_request")
    for letter in (asked, only(letters, "confirmation")):
        assert all(line.rstrip("。") in letter.text for line in said)
        assert "谢谢" not in letter.text


@pytest.mark.parametrize(
    "signed", [f"\n{LEADER}", f"\n{LEADER}\n2026年5月18日", f"\n{LEADER}\n前端组 组长\n13800001234"]
)
def test_d9_d10_who_signs_below_an_empty_line_is_no_lead(department: Department, signed: str) -> None:
    """D9, D10: the form with its last line left empty, and the leader's name right below it."""
    asked = handed_over(department)
    form = link_parts(asked[LEADER].link_that_says("协调开发人员："))["body"].rstrip()
    filled = form.replace("协调开发人员：", f"协调开发人员：{MEMBER}")
    assert filled.endswith("研发负责人：")
    department.reply(asked[LEADER], LEADER, filled + signed, "2026-05-18T11:00")
    assert kinds(department.once("2026-05-18T11:05")) == ["confirmation"]
    assert department.show(NEW)["rd_lead"] is None


@pytest.mark.parametrize(
    "words",
    [
        "无需投入吗？",
        "无需投入，除非客户要大屏",
        "无需投入前端，但需要测试",
        f"协调开发人员：{MEMBER}\n支撑周期：2026-06-01 至 2026-09-30\n等我确认后再定",
        f"协调开发人员：{MEMBER}\n支撑周期：2026-06-01 至 2026-09-30\n研发负责人：{LEAD}（待定）",
        f"协调开发人员：{MEMBER}\n支撑周期：2026-06-01 至 2026-09-30\n另外{TEAM_MEMBER}也去",
        f"拟由{LEAD}担任研发负责人，{MEMBER}6月1日-9月30日投入",
        f"如果客户同意，{MEMBER}6月1日-9月30日投入",
    ],
)
def test_m4_d10_an_answer_left_open_is_asked_again(department: Department, words: str) -> None:
    """M4: what is asked, conditional or not settled is no answer; nobody hears that he leads."""
    asked = handed_over(department)
    department.reply(asked[LEADER], LEADER, words, "2026-05-18T11:00")
    assert kinds(department.once("2026-05-18T11:05")) == ["correction_request"]
    assert department.show(NEW)["handover"]["answers"] == []
    assert department.show(NEW)["rd_lead"] is None


@pytest.mark.parametrize(("manager", "asked_again"), [(OTHER_MANAGER, True), (MANAGER, False)])
def test_m4_d10_another_manager_in_an_answer_is_not_dropped(
    department: Department, manager: str, asked_again: bool
) -> None:
    """D10, M4: the letter asks for the team and the lead; who manages was told before."""
    asked = handed_over(department)
    words = f"{MEMBER} 6月1日-9月30日\n项目经理：{manager}\n研发负责人：{LEAD}"
    department.reply(asked[LEADER], LEADER, words, "2026-05-18T11:00")
    letters = department.once("2026-05-18T11:05")
    assert kinds(letters) == [("correction_request" if asked_again else "confirmation"), "lead_duties"]
    assert (manager in letters[0].text + letters[1].text, department.show(NEW)["manager"]) == (True, MANAGER)


def test_m4_d10_a_hand_over_put_off_opens_nothing(department: Department) -> None:
    """D10, M4: no leader is bothered with a hand-over that is put off."""
    department.put(department.mail(SOLUTION, f"【{NEW}】项目交底暂缓", FACTS, to=(LEADER,)), AT)
    assert kinds(department.once(AT)) == ["correction_request"]
