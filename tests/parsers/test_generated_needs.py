"""Needs put together from hands, days and moods: what is asked for is what was written, or it is asked about (D2b)."""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_read import a_mail

_PROJECT: Final = "星河数据治理项目"
_KNOWN: Final = KnownNames(
    (
        KnownPerson("黄俊杰", (), "h@c.example", None, ("project_manager",)),
        KnownPerson("许南星", (), "x@c.example", "后端", ("member",)),
    ),
    (_PROJECT,),
)
_SUBJECTS: Final = (f"【{_PROJECT}】人员需求", f"{_PROJECT}缺人", f"【{_PROJECT}】前端支援", f"【{_PROJECT}】求助")
_BEFORE: Final = ("", "各位好：\n", "查组长，您好：\n项目进入联调阶段，")
_BEHIND: Final = ("", "\n谢谢！", "\n如有问题请联系我，电话13800001234", "\n要熟悉大屏开发，不需要驻场。")
_ROLES: Final = ("前端", "后端开发", "测试", "高级前端开发工程师", "UI设计")
_NUMBERS: Final = {"1": 1, "2": 2, "两": 2, "三": 3}
_HANDS: Final = ("{count}名{role}", "{role}{count}名", "{role}（{count}人）", "{count}位{role}")
_ASKING: Final = ("需要{hands}", "现缺{hands}", "还需{hands}", "申请{hands}", "请安排{hands}", "能否支援{hands}")
_MOODS: Final = (
    *("暂不需要{hands}", "先不申请{hands}", "不再需要{hands}", "无需{hands}", "不用{hands}了", "并非缺{hands}"),
    *("可能需要{hands}", "考虑申请{hands}", "打算申请{hands}", "建议增加{hands}", "听说需要{hands}", "拟申请{hands}"),
    *("是否需要{hands}？", "要不要申请{hands}？", "需要{hands}吗？", "客户说需要{hands}", "取消{hands}的需求"),
    *("如果合同签了，需要{hands}", "待客户确认后需要{hands}", "合同签订后再申请{hands}", "前提是客户同意，需要{hands}"),
)
"""What denies the need, thinks of it, asks about it, or makes it depend on something."""
_OPEN: Final = ("，待客户确认", "，视进度而定", "，还没定", "，前提是合同签订", "，不一定", "，取消")
"""What leaves the need open behind its days."""
_WRITTEN: Final = ("{0.month}月{0.day}日-{1.month}月{1.day}日", "{0.month}/{0.day}~{1.month}/{1.day}", "{0}至{1}")


class Asked(NamedTuple):
    """The hands of one line, and how they are written."""

    role: str
    number: int
    hands: str


class Days(NamedTuple):
    """A period and how it is written."""

    start: dt.date
    end: dt.date
    text: str


@st.composite
def _hands(draw: st.DrawFn) -> Asked:
    role, number = draw(st.sampled_from(_ROLES)), draw(st.sampled_from(list(_NUMBERS)))
    return Asked(role, _NUMBERS[number], draw(st.sampled_from(_HANDS)).format(count=number, role=role))


@st.composite
def _days(draw: st.DrawFn) -> Days:
    start = draw(st.dates(dt.date(2026, 6, 1), dt.date(2026, 8, 10)))
    end = start + dt.timedelta(draw(st.integers(3, 50)))
    return Days(start, end, draw(st.sampled_from(_WRITTEN)).format(start, end))


def _reading(subject: str, text: str) -> Reading:
    return read(a_mail(subject, text), _KNOWN)


def _is_settled(reading: Reading) -> bool:
    return reading.kind == "need" and not reading.problems


class Written(NamedTuple):
    """A need, and what it asks for."""

    subject: str
    text: str
    asked: Asked
    days: Days
    effort: float | None


@st.composite
def needs(draw: st.DrawFn) -> Written:
    """A mail that asks for hands in one sentence."""
    asked, days = draw(_hands()), draw(_days())
    asking = draw(st.sampled_from(_ASKING)).format(hands=asked.hands)
    told, effort = draw(
        st.sampled_from(
            [
                (f"，{days.text}", None),
                (f"，支撑周期{days.text}", None),
                (f"，{days.text}，20人天", 20.0),
                (f"，{days.text}，每人10人天", 10.0 * asked.number),
            ]
        )
    )
    text = f"{draw(st.sampled_from(_BEFORE))}{asking}{told}。{draw(st.sampled_from(_BEHIND))}"
    return Written(draw(st.sampled_from(_SUBJECTS)), text, asked, days, effort)


@given(needs())
@settings(max_examples=150, deadline=None)
def test_d2b_what_is_asked_for_is_read(need: Written) -> None:
    """D2b: role, number, days and effort of all of them, under any subject; a closing line changes nothing."""
    reading = _reading(need.subject, need.text)
    assert (reading.kind, reading.problems) == ("need", ())
    assert [(n.role, n.count, n.start, n.end, n.days) for n in reading.needs] == [
        (need.asked.role, need.asked.number, need.days.start, need.days.end, need.effort)
    ]


@given(_hands(), _days(), st.sampled_from(_MOODS), st.sampled_from(_SUBJECTS), st.sampled_from(_BEFORE))
@settings(max_examples=150, deadline=None)
def test_d2b_m4_what_is_no_need_asks_nobody(asked: Asked, days: Days, mood: str, subject: str, before: str) -> None:
    """M4: a need that is denied, considered, asked about or conditional is asked about, or is none."""
    assert not _is_settled(_reading(subject, f"{before}{mood.format(hands=asked.hands)}，{days.text}。"))


@given(_hands(), _days(), st.sampled_from(_ASKING), st.sampled_from(_OPEN), st.sampled_from(_SUBJECTS))
@settings(max_examples=100, deadline=None)
def test_d2b_m4_a_need_that_is_left_open_is_asked_about(
    asked: Asked, days: Days, asking: str, left: str, subject: str
) -> None:
    """M4: words behind the days that take the need back or leave it open."""
    assert not _is_settled(_reading(subject, f"{asking.format(hands=asked.hands)}，{days.text}{left}。"))


@given(st.lists(st.tuples(_hands(), _days()), min_size=2, max_size=3), st.sampled_from(["；", "\n", "。\n"]))
@settings(max_examples=100, deadline=None)
def test_d2b_hands_with_days_of_their_own(asked: list[tuple[Asked, Days]], between: str) -> None:
    """D2b: one need for each, with its own days."""
    text = between.join(f"{hands.hands}，{days.text}" for hands, days in asked)
    reading = _reading(_SUBJECTS[0], f"需要{text}")
    assert reading.problems == ()
    assert [(n.role, n.count, n.start, n.end) for n in reading.needs] == [
        (hands.role, hands.number, days.start, days.end) for hands, days in asked
    ]
