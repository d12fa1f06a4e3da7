"""Sentences that lend clause by clause, put together in any order: each reads back to what was written (D2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from state.notice import AssignmentLine
from tests.parsers.test_read import a_mail

_PROJECT: Final = "星河数据治理项目"
_SUBJECT: Final = f"【{_PROJECT}】人员支撑安排"
_NAMES: Final = ("许南星", "白一舟", "黄丽", "高兴", "阿依古丽·买买提", "于从容", "周一鸣")
_KNOWN: Final = KnownNames(
    tuple(KnownPerson(name, (), f"p{number}@c.example", None, ("member",)) for number, name in enumerate(_NAMES)),
    (_PROJECT, "滨江大学算力平台"),
)
_BEFORE: Final = ("", "经与查甘望沟通，", "大家好，", "根据项目进度安排，", "兹")
_LED: Final = ("", "由", "请", "安排", "现安排")
_COMES: Final = (
    "{who}于{day}进场",
    "{who}从{day}起支撑本项目",
    "{who}{day}到岗",
    "自{day}起{who}支撑{project}",
    "{day}起，{who}支撑项目",
)
_GOES: Final = ("支撑至{day}", "{day}离场", "{day}结束", "计划支撑到{day}", "预计{day}撤场")
_ALL_GO: Final = ("均支撑至{day}", "均于{day}离场", "都支撑到{day}")
_WORK: Final = ("负责{role}工作", "主要负责{role}", "支撑{role}")
_ASIDES: Final = ("请知悉", "费用由项目承担", "6月5日前完成环境准备", "届时如需延长另行沟通")
_ROLES: Final = ("后端开发", "前端", "测试")
_FIRST: Final = dt.date(2026, 6, 1)


class Meant(NamedTuple):
    """What is written of one person."""

    person: str
    start: dt.date
    end: dt.date
    role: str | None
    estimated: float | None
    support: float | None


class Written(NamedTuple):
    """A sentence, and what it says of each person."""

    text: str
    meant: tuple[Meant, ...]


def _shown(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


@st.composite
def _of_one(draw: st.DrawFn) -> Written:
    """Who comes, until when, what for and how much: the clauses behind the first in any order."""
    who = draw(st.sampled_from(_NAMES))
    start = draw(st.dates(_FIRST, dt.date(2026, 7, 10)))
    weeks = draw(st.integers(1, 8))
    role = draw(st.none() | st.sampled_from(_ROLES))
    effort = draw(st.none() | st.sampled_from([0.5, 5.0]))
    guessed = draw(st.booleans())
    end = start + dt.timedelta(7 * weeks - 1)
    last = st.sampled_from(_GOES).map(lambda goes: goes.format(day=_shown(end)))
    clauses = [draw(last | st.just(f"为期{weeks}周") | st.just(f"时长{weeks}周"))]
    clauses += [draw(st.sampled_from(_WORK)).format(role=role)] if role else []
    clauses += [f"{'预计' if guessed else '共'}{effort:g}人天"] if effort else []
    clauses = draw(st.permutations(clauses)) + draw(st.lists(st.sampled_from(_ASIDES), max_size=1))
    comes = draw(st.sampled_from(_COMES))
    led = draw(st.sampled_from(_LED)) if comes.startswith("{who}") else ""
    head = draw(st.sampled_from(_BEFORE)) + led + comes.format(who=who, day=_shown(start), project=_PROJECT)
    meant = Meant(who, start, end, role, effort if guessed else None, None if guessed else effort)
    return Written("，".join([head, *clauses]) + "。", (meant,))


@st.composite
def _of_several(draw: st.DrawFn) -> Written:
    """Each comes on a day of his own, all go on one; an effort is everybody's own, or each has one behind 其中."""
    people = draw(st.permutations(_NAMES))[: draw(st.integers(2, 3))]
    starts = [draw(st.dates(_FIRST, dt.date(2026, 6, 20))) for _ in people]
    end = draw(st.dates(dt.date(2026, 6, 28), dt.date(2026, 7, 31)))
    efforts = draw(st.none() | st.sampled_from([[3.0] * len(people), [2.0, 4.0, 2.5][: len(people)]]))
    clauses = [
        f"{who}{_shown(start)}{draw(st.sampled_from(['进场', '到岗']))}"
        for who, start in zip(people, starts, strict=True)
    ]
    clauses.append(draw(st.sampled_from(_ALL_GO)).format(day=_shown(end)))
    clauses += _amounts(people, efforts) if efforts else []
    amounts: Sequence[float | None] = efforts or [None] * len(people)
    meant = [
        Meant(who, start, end, None, None, effort) for who, start, effort in zip(people, starts, amounts, strict=True)
    ]
    return Written(draw(st.sampled_from(_BEFORE)) + "，".join(clauses) + "。", tuple(meant))


def _amounts(people: Sequence[str], efforts: Sequence[float]) -> list[str]:
    if len(set(efforts)) == 1:
        return [f"各{efforts[0]:g}人天"]
    own = [f"{who}{effort:g}人天" for who, effort in zip(people, efforts, strict=True)]
    return [f"其中{own[0]}", *own[1:]]


def _told(line: AssignmentLine) -> tuple[object, ...]:
    return (line.person, line.start, line.end, line.role, line.estimated_days, line.support_days)


@given(_of_one() | _of_several())
@settings(max_examples=400, deadline=None)
def test_d2_a_sentence_said_clause_by_clause_reads_back(written: Written) -> None:
    """D2: everybody with the days, the role and the effort of the clauses, and nothing is asked about."""
    reading = read(a_mail(_SUBJECT, written.text), _KNOWN)
    assert not reading.problems
    assert (reading.kind, [_told(line) for line in reading.assignments]) == (
        "staffing_notice",
        [tuple(one) for one in written.meant],
    )


_TWISTS: Final = (
    "，6月15日起改为兼职",
    "，具体时间待定",
    "，如客户同意",
    "，还没定",
    "，听说会变",
    "，除6月10日外",
    "，每周三天",
    "，白一舟6月10日也去",
    "，6月12日回公司",
    "，黄俊杰协助",
    "，黄俊杰负责",
    "，之后转滨江大学算力平台",
    "，同时支撑滨江大学算力平台",
    "，上午支撑",
    "，到期自动延长",
    "，必要时延长",
    "，顺延",
    "，分两批",
    "，草案",
    "，可能提前结束",
    "，黄俊杰不再支撑",
    "，8月20日返回",
)


@given(_of_one(), st.sampled_from(_TWISTS))
@settings(max_examples=200, deadline=None)
def test_m4_what_takes_something_back_is_asked_about(written: Written, twist: str) -> None:
    """M4: a clause that changes, doubts or conditions the sentence is never passed over."""
    reading = read(a_mail(_SUBJECT, written.text.removesuffix("。") + twist), _KNOWN)
    assert reading.problems
