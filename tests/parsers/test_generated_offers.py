"""Group leaders' answers put together from names, days, roles and moods: who is offered is what was written.

An answer is read as a notice (names with days), or as an offer (names alone, or nobody: D2b, D10); whatever it denies,
asks, makes depend on something or only thinks of is asked about (M4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from parsers.message import Mailbox
from parsers.notices.needs.offer import read_offer
from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from tests.parsers.test_read import a_mail

_NAMES: Final = ("许南星", "白一舟", "黄丽", "高兴", "阿依古丽·买买提", "Tom Lee", "赵三月", "周一鸣", "唐小满")
_LEADER: Final = Mailbox("查甘望", "c@c.example")
_KNOWN: Final = KnownNames(
    (
        *(KnownPerson(name, (), f"p{number}@c.example", None, ("member",)) for number, name in enumerate(_NAMES)),
        KnownPerson(_LEADER.name, (), _LEADER.address, "前端", ("group_leader",)),
        KnownPerson("黄俊杰", (), "h@c.example", None, ("project_manager",)),
    ),
    ("星河数据治理项目",),
)
_SUBJECTS: Final = (
    "回复：【星河数据治理项目】请安排人员：前端开发",
    "Re: 【星河数据治理项目】请写明人选：前端开发",
    "回复：【星河数据治理项目】项目交底：请安排项目组",
)
_BEFORE: Final = ("", "各位好：\n", "黄总好，\n", "黄俊杰：\n", "收到，", "好的，", "可以，", "Hi all,\n", "您好！")
_BEHIND: Final = (
    "",
    "。",
    "\n谢谢",
    "\n查甘望",
    "\n查甘望\n2026年5月22日",
    "\n\n祝好",
    "\n如有问题请联系我。",
    "\n请知悉",
)
_BETWEEN: Final = ("、", "，", "和", "/")
_ROLES: Final = ("前端开发", "测试", "后端")
_WRITTEN: Final[tuple[Callable[[dt.date, dt.date], str], ...]] = (
    lambda start, end: f"{start.month}月{start.day}日-{end.month}月{end.day}日",
    lambda start, end: f"{start.month}月{start.day}日至{end.month}月{end.day}日",
    lambda start, end: f"{start.month}.{start.day}-{end.month}.{end.day}",
    lambda start, end: f"{start.month}/{start.day}~{end.month}/{end.day}",
    lambda start, end: f"从{start.month}月{start.day}日到{end.month}月{end.day}日",
    lambda start, end: f"{start} 至 {end}",
)
_ALONE: Final = ("{who}", "安排{who}", "由{who}支撑", "我组安排{who}投入", "派{who}过去", "人员：{who}", "{who}可以")
_DATED: Final = (
    *("{who}，{days}", "安排{who}，{days}", "{who}：{days}", "{days}，{who}", "{who}（{days}）", "由{who}支撑，{days}"),
    *("我组{who}投入，{days}", "{who}{days}投入", "{days}由{who}支撑", "协调开发人员：{who}\n支撑周期：{days}"),
    "协调开发人员：{who}\n岗位：\n支撑周期：{days}\n研发负责人：",
)
_LED: Final = (
    *("{who}，{days}，研发负责人{lead}", "{who}，{days}，由{lead}担任研发负责人"),
    *("由{lead}担任研发负责人，{who}{days}投入", "协调开发人员：{who}\n支撑周期：{days}\n研发负责人：{lead}"),
)
_NOBODY: Final = (
    *("没有人", "无需投入", "目前没有人手", "我组无需投入", "暂无人选", "人手不足", "安排不出人", "不投入"),
    *("没有人，原因：六月人手已满", "没有人，都在别的项目", "没有人手，都在出差", "无法安排，因为人手不足"),
)
_MOODS_BEFORE: Final = (
    *(
        "如果客户同意，",
        "待客户确认后，",
        "等合同签了再",
        "前提是验收通过，",
        "若验收通过，",
        "除非延期，",
        "听说",
        "据说",
        "黄丽说",
    ),
    *("可能", "大概", "考虑", "打算", "建议", "是否", "能否", "要不要", "请问", "计划", "也许", "拟"),
)
_DENIALS: Final = ("先不", "暂不", "不再", "无需", "不用", "并非", "不是", "不")
_MOODS_BEHIND: Final = (
    *(
        "？",
        "吗？",
        "可以吗？",
        "行不行？",
        "（待定）",
        "（暂定）",
        "，前提是客户同意",
        "，待客户确认",
        "，还没定",
        "，视进度而定",
    ),
    *(
        "，等客户确认后再定",
        "，除非延期",
        "，如果客户同意",
        "，不一定",
        "，再确认",
        "，先别登记",
        "，我再想想",
        "，但还要看情况",
    ),
)


class Line(NamedTuple):
    """One person's days as they are written."""

    person: str
    start: dt.date
    end: dt.date
    role: str | None = None


class Answer(NamedTuple):
    """What an answer says: people with days, people alone, or nobody; `asked` where that cannot be told."""

    lines: frozenset[Line] = frozenset()
    names: frozenset[str] = frozenset()
    nobody: bool = False
    lead: str | None = None
    asked: bool = False


class Written(NamedTuple):
    """An answer in its words."""

    text: str
    meant: Answer


_ASKED: Final = Answer(asked=True)


def understood(subject: str, text: str) -> Answer:
    """What the daemon makes of an answer in the thread of its question."""
    mail = structs.replace(a_mail(subject, text, reply=True), senders=(_LEADER,))
    reading = read(mail, _KNOWN)
    assert reading.kind in {"staffing_notice", "reply", "lead_change"}
    if reading.kind == "reply":
        offer = read_offer(mail, _KNOWN)
        unclear = bool(offer.problems) or offer.nobody == bool(offer.people)
        return _ASKED if unclear else Answer(names=frozenset(offer.people), nobody=offer.nobody)
    lines = [Line(one.person, one.start, one.end, one.role) for one in reading.assignments if one.start and one.end]
    stated = {remark.code for remark in reading.problems if remark.value is None}
    if stated == {"missing-period"} and not lines and len(reading.problems) == 1:  # names alone, under a label
        return Answer(names=frozenset(one.person for one in reading.assignments))
    return _ASKED if reading.problems else Answer(lines=frozenset(lines), lead=reading.rd_lead)


@st.composite
def _days(draw: st.DrawFn) -> tuple[dt.date, dt.date, str]:
    start = draw(st.dates(dt.date(2026, 6, 1), dt.date(2026, 7, 31)))
    end = start + dt.timedelta(draw(st.integers(3, 60)))
    return start, end, draw(st.sampled_from(_WRITTEN))(start, end)


@st.composite
def _together(draw: st.DrawFn, people: Sequence[str]) -> Written:
    """All of them on the same days, perhaps with who leads."""
    start, end, days = draw(_days())
    lead = draw(st.none() | st.sampled_from(_NAMES))
    who = draw(st.sampled_from(_BETWEEN)).join(people)
    shape = draw(st.sampled_from(_LED if lead else _DATED))
    lines = frozenset(Line(person, start, end) for person in people)
    return Written(shape.format(who=who, days=days, lead=lead), Answer(lines, lead=lead))


@st.composite
def _each(draw: st.DrawFn, people: Sequence[str]) -> Written:
    """A line each."""
    told = [(person, draw(st.sampled_from(_ROLES)), *draw(_days())) for person in people]
    shape = draw(
        st.sampled_from(["{p} {t}", "{p}：{t}", "{p}，{t}", "{p}（{r}），{t}", "{p} {r} {t}", "{r}：{p}，{t}"])
    )
    text = "\n".join(shape.format(p=person, r=role, t=days) for person, role, _, _, days in told)
    has_role = "{r}" in shape
    lines = frozenset(Line(person, start, end, role if has_role else None) for person, role, start, end, _ in told)
    return Written(text, Answer(lines))


@st.composite
def _names(draw: st.DrawFn, people: Sequence[str]) -> Written:
    who = draw(st.sampled_from(_BETWEEN)).join(people)
    return Written(draw(st.sampled_from(_ALONE)).format(who=who), Answer(names=frozenset(people)))


@st.composite
def answers(draw: st.DrawFn) -> Written:
    """An answer about one to three people, or nobody."""
    people = draw(st.permutations(_NAMES))[: draw(st.integers(1, 3))]
    if draw(st.integers(0, 4)) == 0:
        return Written(draw(st.sampled_from(_NOBODY)), Answer(nobody=True))
    return draw(draw(st.sampled_from([_together, _each, _names]))(people))


@given(answers(), st.sampled_from(_SUBJECTS), st.sampled_from(_BEFORE), st.sampled_from(_BEHIND))
@settings(max_examples=300, deadline=None)
def test_d2b_d10_who_is_offered_is_who_was_written(answer: Written, subject: str, before: str, behind: str) -> None:
    """D2b, D10: greeting, nod and signature change nothing; what is not read as written is asked about (M4)."""
    assert understood(subject, f"{before}{answer.text}{behind}") in {answer.meant, _ASKED}


@given(answers(), st.sampled_from(_SUBJECTS))
@settings(max_examples=150, deadline=None)
def test_d2b_d10_a_plain_answer_is_read(answer: Written, subject: str) -> None:
    """D2b, D10: each of the shapes, as it stands."""
    assert understood(subject, answer.text) == answer.meant


@pytest.mark.parametrize("work", ["到岗后先熟悉环境", "上线后负责运维", "验收后撤场", "研究如何部署", "参与方案拟定"])
def test_d2b_d10_what_somebody_will_do_leaves_nothing_open(work: str) -> None:
    """D2b, D10: words of the work behind the days, though they say after what, or how."""
    days = (dt.date(2026, 6, 1), dt.date(2026, 6, 30))
    assert understood(_SUBJECTS[0], f"许南星，6月1日-6月30日，{work}") == Answer(frozenset({Line("许南星", *days)}))


@given(answers(), st.sampled_from(_SUBJECTS), st.sampled_from((*_MOODS_BEFORE, *_DENIALS)))
@settings(max_examples=200, deadline=None)
def test_m4_a_denied_or_conditional_answer_is_asked_about(answer: Written, subject: str, mood: str) -> None:
    """M4: a mood at the head of an answer; 先不 before 无需投入 says nothing that anybody would write."""
    if not (answer.meant.nobody and mood in (*_DENIALS, "是否", "能否", "要不要")):
        assert understood(subject, mood + answer.text) == _ASKED


@given(answers(), st.sampled_from(_SUBJECTS), st.sampled_from(_MOODS_BEHIND), st.booleans())
@settings(max_examples=200, deadline=None)
def test_m4_an_answer_left_open_is_asked_about(answer: Written, subject: str, mood: str, below: bool) -> None:
    """M4: a mood at its end, or on a line of its own; 研发负责人：？ names nobody and leaves the rest as it is."""
    text = answer.text.removesuffix("\n研发负责人：")
    assert understood(subject, f"{text}\n{mood.lstrip('，')}" if below else text + mood) == _ASKED
