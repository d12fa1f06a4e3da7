"""The facts of the kinds that lend nobody: needs, ends of projects, pre-sales mail, hand-overs, changes of a lead."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from parsers.reading import Reading
from tests.parsers.test_read import read_case

MAILS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "facts.toml").read_text("utf-8"))["mail"]
KINDS = {
    "need": "need",
    "end": "project_end",
    "request": "presales_request",
    "answer": "presales_answer",
    "fact": "handover",
    "lead": "lead_change",
}


def told(reading: Reading) -> Iterator[str]:
    """The facts of a reading, a line each, as the table states them."""
    for need in reading.needs:
        yield "need " + _row(need.role, need.count, need.days and f"{need.days:g}", need.start, need.end)
    if end := reading.project_end:
        yield "end " + _row(end.outcome, end.reason)
    if request := reading.presales_request:
        yield "request " + _row(request.topic, request.customer, request.requester)
    if answer := reading.presales_answer:
        yield "answer " + _row("、".join(answer.people), "、".join(answer.replaced), answer.verdict, answer.reason)
        yield from ["beside"] if answer.adds else []
        yield from [f"from {answer.start}"] if answer.start else []
    if handover := reading.handover:
        yield from (f"fact {fact.label} | {fact.value}" for fact in handover.facts)
        yield from [f"days {handover.start} | {handover.end}"] if handover.start else []
    if change := reading.lead_change:
        yield "lead " + _row(change.lead, change.old)
    yield from (f"problem {remark.code}" for remark in reading.problems)


def _row(*facts: object) -> str:
    return " | ".join("" if fact is None else str(fact) for fact in facts)


@pytest.mark.parametrize("case", MAILS, ids=[f"{at}-{case['rule']}" for at, case in enumerate(MAILS)])
def test_a_mail_states_its_facts(case: dict[str, Any]) -> None:
    """D2b, D5, D9, D10, P1 to P4, M4: each mail states what the table says, no more and no less."""
    reading = read_case(case)
    if case["expect"][0].startswith("kind "):
        assert f"kind {reading.kind}" == case["expect"][0]
        assert list(told(reading)) == []
        return
    assert list(told(reading)) == case["expect"]
    kind = KINDS.get(case["expect"][0].split(" ")[0])
    assert kind is None or reading.kind == kind


@pytest.mark.parametrize("case", [case for case in MAILS if case["expect"][0].split(" ")[0] in {"need", "end", "lead"}])
def test_every_fact_can_say_where_it_stood(case: dict[str, Any]) -> None:
    """D3: needs, ends and changes keep the lines of the mail that they were read from."""
    reading = read_case(case)
    sources = [source for need in reading.needs for source in need.sources]
    sources += reading.lead_change.sources if reading.lead_change else ()
    sources += [reading.project_end.source] if reading.project_end and reading.project_end.source else []
    lines = (case["subject"], *(" ".join(line.split()) for line in case["text"].split("\n")))
    assert sources
    assert all(" ".join(source.text.split()) in lines for source in sources)


def test_a_name_nobody_bears_comes_with_those_most_like_it() -> None:
    """M4: the sender is offered the names of the directory that a slip of the pen would explain."""
    text = "支撑人员：白一周、张工、许南新、王五\n支撑周期：6月1日-6月30日"
    case = {"subject": "【星河数据治理项目】人员支撑安排", "text": text, "known": True}
    assert [(remark.value, remark.near) for remark in read_case(case).problems] == [
        ("白一周", ("白一舟",)),
        ("张工", ("张伟（前端）", "张伟（后端）")),
        ("许南新", ("许南星",)),
        ("王五", ()),
    ]


FORMS: dict[str, list[str]] = {
    "支撑周期：6月1日-6月30日": [" | 2026-06-01 | 2026-06-30"],
    "协调开发人员：待定\n支撑周期：6月1日-6月30日": [" | 2026-06-01 | 2026-06-30"],
    "支撑人员：许南星\n开始时间：6月1日": ["许南星 | 2026-06-01 | "],
    "支撑人员：许南星\n结束时间：6月30日": ["许南星 |  | 2026-06-30"],
    "支撑人员：许南星\n支撑周期：6月1日-6月30日\n支撑周期：7月1日-7月30日": [
        "许南星 | 2026-06-01 | 2026-06-30",
        " | 2026-07-01 | 2026-07-30",
    ],
    "许南星、白一舟7月起支撑，结束时间待定": ["许南星 | 2026-07-01 | ", "白一舟 | 2026-07-01 | "],
    "许南星和小王6月1日-6月30日支撑本项目": ["许南星 | 2026-06-01 | 2026-06-30", "小王 | 2026-06-01 | 2026-06-30"],
    "许南星6月1日-6月30日支撑，白一舟看情况": ["许南星 | 2026-06-01 | 2026-06-30", "白一舟 |  | "],
    "许南星6月支撑几天": ["许南星 |  | "],
    "支撑人员：许南星\n支撑周期：大概6月1日到6月30日": ["许南星 |  | "],
    "Period: about 1 June to 30 June\nPeople: 许南星、白一舟": ["许南星 |  | ", "白一舟 |  | "],
    "拟安排许南星6月1日-6月30日支撑": ["许南星 | 2026-06-01 | 2026-06-30"],
    "许南星6月1日-6月30日支撑\n白一舟6月1日-支撑": ["许南星 | 2026-06-01 | 2026-06-30", "白一舟 | 2026-06-01 | "],
    "姓名 | 开始 | 结束\n许南星 | 6月1日 | 6月30日\n黄丽 | 6月1日 |": [
        "许南星 | 2026-06-01 | 2026-06-30",
        "黄丽 | 2026-06-01 | ",
    ],
}


@pytest.mark.parametrize("text", FORMS)
def test_m4_the_form_holds_what_was_understood(text: str) -> None:
    """M4: people and days of a line that is asked about are not lost, a single day stands on its own side."""
    reading = read_case({"subject": "【星河数据治理项目】人员支撑安排", "text": text, "known": True})
    assert reading.problems
    told = [(one.person, one.start or one.since or "", one.end or "") for one in reading.understood]
    assert [" | ".join(map(str, one)) for one in told] == FORMS[text]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("许南星、小王6月19日撤场", [("许南星", "2026-06-19"), ("小王", "2026-06-19")]),
        ("6月19日撤场", [("", "2026-06-19")]),
        ("如果客户同意，许南星6月19日撤场", [("许南星", "2026-06-19")]),
        ("许南星6月19日撤场，白一舟时间待定", [("许南星", "2026-06-19"), ("白一舟", "None")]),
        ("许南星、白一舟撤场", [("许南星", "None"), ("白一舟", "None")]),
    ],
)
def test_m4_the_form_of_an_early_release_holds_what_was_understood(text: str, form: list[tuple[str, str]]) -> None:
    """M4, D7: whoever a line names, and the day that stands by them."""
    reading = read_case({"subject": "【星河数据治理项目】提前撤场", "text": text, "known": True})
    assert reading.problems
    assert [(one.person, str(one.end)) for one in reading.understood] == form
