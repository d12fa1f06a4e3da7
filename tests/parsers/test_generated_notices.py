"""Notices put together in the shapes managers use: what is read is what was written, or it is asked about (D2, M4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.notices.people.known_names import KnownNames, KnownPerson
from parsers.read import read
from tests.parsers.test_read import a_mail

_PROJECT: Final = "星河数据治理项目"
_NAMES: Final = ("许南星", "白一舟", "黄丽", "高兴", "阿依古丽·买买提", "Tom Lee", "赵三月", "周一鸣")
_KNOWN: Final = KnownNames(
    (
        *(KnownPerson(name, (), f"p{number}@c.example", None, ("member",)) for number, name in enumerate(_NAMES)),
        KnownPerson("黄俊杰", (), "h@c.example", None, ("project_manager",)),
        KnownPerson("方启明", (), "f@c.example", "后端", ("rd_lead",)),
    ),
    (_PROJECT, "滨江大学算力平台"),
)
_SUBJECTS: Final = (f"【{_PROJECT}】人员支撑", f"{_PROJECT}人员支撑通知", f"【{_PROJECT}】启动通知")
_BEFORE: Final = ("", "各位好：\n", "查组长，您好：\n")
_BEHIND: Final = ("", "\n谢谢！", "\n请知悉。", "\n如有问题请联系我，电话13800001234")
_BETWEEN_NAMES: Final = ("、", "，", "和", "/")
_WRITTEN: Final[tuple[Callable[[dt.date, dt.date], str], ...]] = (
    lambda start, end: f"{start.month}月{start.day}日-{end.month}月{end.day}日",
    lambda start, end: f"{start.month}月{start.day}日至{end.month}月{end.day}日",
    lambda start, end: f"{start.month}.{start.day}-{end.month}.{end.day}",
    lambda start, end: f"{start.month}/{start.day}~{end.month}/{end.day}",
    lambda start, end: f"{start.month}月{start.day}号到{end.month}月{end.day}号",
    lambda start, end: f"{start}至{end}",
    lambda start, end: f"从{start.month}月{start.day}日到{end.month}月{end.day}日",
)


class Days(NamedTuple):
    """A period and how it is written."""

    start: dt.date
    end: dt.date
    text: str


class Lent(NamedTuple):
    """What is written of one person."""

    start: dt.date
    end: dt.date
    effort: float | None


class Written(NamedTuple):
    """A notice, and what it says of each person."""

    subject: str
    text: str
    meant: Mapping[str, Lent]


@st.composite
def _days(draw: st.DrawFn) -> Days:
    start = draw(st.dates(dt.date(2026, 6, 1), dt.date(2026, 8, 10)))
    end = start + dt.timedelta(draw(st.integers(3, 50)))
    return Days(start, end, draw(st.sampled_from(_WRITTEN))(start, end))


_EFFORTS = st.sampled_from([0.5, 2.5, 3.0, 8.0, 12.0, 20.0])


def _of(effort: float) -> str:
    return f"{effort:g}人天"


@st.composite
def _in_a_sentence(draw: st.DrawFn, people: Sequence[str]) -> tuple[str, dict[str, Lent]]:
    """协调甲、乙支撑项目，支撑周期…，每人10人天。"""
    days, effort = draw(_days()), draw(st.none() | _EFFORTS)
    who = draw(st.sampled_from(_BETWEEN_NAMES)).join(people)
    each = draw(st.sampled_from(["各", "每人"])) if len(people) > 1 else ""
    told = f"，{each}{_of(effort)}" if effort is not None else ""
    heads = draw(st.sampled_from(["", f"{_PROJECT}已启动，由黄俊杰担任项目经理，方启明担任研发负责人，现"]))
    order = draw(st.sampled_from(["{heads}协调{who}支撑{to}，支撑周期{days}{told}。", "{days}，{who}支撑{to}{told}。"]))
    text = order.format(heads=heads, who=who, to=_PROJECT, days=days.text, told=told)
    return text, {person: Lent(days.start, days.end, effort) for person in people}


@st.composite
def _under_labels(draw: st.DrawFn, people: Sequence[str]) -> tuple[str, dict[str, Lent]]:
    """A block for each person."""
    blocks: list[str] = []
    meant: dict[str, Lent] = {}
    for person in people:
        days, effort = draw(_days()), draw(_EFFORTS)
        blocks.append(f"支撑人员：{person}\n支撑周期：{days.text}\n协调支撑时间：{_of(effort)}")
        meant[person] = Lent(days.start, days.end, effort)
    return f"项目：{_PROJECT}\n" + draw(st.sampled_from(["\n", "\n\n"])).join(blocks), meant


@st.composite
def _a_line_each(draw: st.DrawFn, people: Sequence[str]) -> tuple[str, dict[str, Lent]]:
    """许南星：6月1日-6月30日，10人天"""
    lines: list[str] = []
    meant: dict[str, Lent] = {}
    shape = draw(st.sampled_from(["{who}：{days}，{told}", "{who}（{days}，{told}）", "{who} {days} {told}"]))
    for person in people:
        days, effort = draw(_days()), draw(_EFFORTS)
        lines.append(shape.format(who=person, days=days.text, told=_of(effort)))
        meant[person] = Lent(days.start, days.end, effort)
    return "\n".join(lines), meant


@st.composite
def _a_list(draw: st.DrawFn, people: Sequence[str]) -> tuple[str, dict[str, Lent]]:
    """The days above, an effort behind each name."""
    days = draw(_days())
    efforts = {person: draw(_EFFORTS) for person in people}
    marks = [f"{number}{draw(st.sampled_from(['.', '、', ')']))}" for number in range(1, len(people) + 1)]
    gap = draw(st.sampled_from(["：", "，", " "]))
    lines = [f"{mark}{who}{gap}{_of(effort)}" for mark, (who, effort) in zip(marks, efforts.items(), strict=True)]
    text = f"支撑周期：{days.text}\n支撑人员：\n" + "\n".join(lines)
    return text, {person: Lent(days.start, days.end, effort) for person, effort in efforts.items()}


@st.composite
def _a_table(draw: st.DrawFn, people: Sequence[str]) -> tuple[str, dict[str, Lent]]:
    """Columns parted by a tab or a bar."""
    rows = [["姓名", "开始时间", "结束时间", "人天"]]
    meant: dict[str, Lent] = {}
    for person in people:
        days, effort = draw(_days()), draw(_EFFORTS)
        rows.append([person, f"{days.start.month}月{days.start.day}日", str(days.end), f"{effort:g}"])
        meant[person] = Lent(days.start, days.end, effort)
    bar = draw(st.sampled_from(["\t", " | "]))
    return f"项目：{_PROJECT}\n" + "\n".join(map(bar.join, rows)), meant


@st.composite
def notices(draw: st.DrawFn) -> Written:
    """A notice about one to three people."""
    people = draw(st.permutations(_NAMES))[: draw(st.integers(1, 3))]
    shape = draw(st.sampled_from([_in_a_sentence, _under_labels, _a_line_each, _a_list, _a_table]))
    body, meant = draw(shape(people))
    text = draw(st.sampled_from(_BEFORE)) + body + draw(st.sampled_from(_BEHIND))
    return Written(draw(st.sampled_from(_SUBJECTS)), text, meant)


@given(notices())
@settings(max_examples=500, deadline=None)
def test_d2_m4_nothing_is_recorded_that_was_not_written(notice: Written) -> None:
    """D2: everybody with their own days and effort; M4: else there is a problem, and never silence."""
    reading = read(a_mail(notice.subject, notice.text), _KNOWN)
    assert reading.kind == "staffing_notice"
    if reading.problems:
        return
    told = {
        line.person: Lent(
            line.start, line.end, line.support_days if line.estimated_days is None else line.estimated_days
        )
        for line in reading.assignments
        if line.start is not None and line.end is not None
    }
    assert told == notice.meant
    assert (reading.project, len(reading.assignments)) == (_PROJECT, len(notice.meant))
