"""Generated tables (D1, D2, M4): whatever the columns are called, wherever they stand and however days are written in
them, people and days are the same; and a cell that takes one of them back is asked about wherever it stands.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.mail import read_mail
from parsers.notices.words.fold import words
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_read import KNOWN
from tests.parsers.test_whole_mails import mail_of

PEOPLE = (
    ("许南星", date(2026, 6, 1), date(2026, 6, 30)),
    ("白一舟", date(2026, 6, 8), date(2026, 7, 15)),
    ("黄丽", date(2026, 6, 15), date(2026, 6, 30)),
)
NAMES: Final = words("姓名 人员 人员姓名 支撑人员 成员 投入人员 协调开发人员 同事 名字")
TWO_DAYS = (
    ("开始时间", "结束时间"),
    ("进场时间", "离场时间"),
    ("起", "止"),
    ("计划开始", "计划结束"),
    ("投入时间", "释放时间"),
    ("到岗时间", "离岗时间"),
    ("进场", "退场"),
    ("计划入场时间", "计划离场时间"),
)
ONE_PERIOD: Final = words("支撑周期 起止时间 支撑时间 时间 投入周期 服务周期 支持时段")
WAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日", "%m月%d日")
OTHERS = (
    ("角色", ("后端", "前端", "测试")),
    ("部门", ("研发一部",) * 3),
    ("备注", ("", "驻场", "远程")),
    ("联系方式", ("13800001111", "13800001112", "13800001113")),
    ("工作内容", ("接口", "大屏", "回归测试")),
    ("组长", ("查甘望",) * 3),
    ("状态", ("已确认",) * 3),
    ("投入比例", ("100%",) * 3),
    ("是否驻场", ("是", "否", "是")),
    ("变更类型", ("新增",) * 3),
)
TAKES_BACK: Final = words(
    "状态|已取消 状态|待审批 状态|已离场 状态|已结束 状态|未通过 备注|暂不参与 备注|待定 备注|6月20日到位 "
    "备注|仅前两周 备注|换成黄丽 备注|等客户确认 "
    "是否参与|否 是否释放|是 客户确认|否 组长意见|不同意 变更类型|减少 实际开始|6月20日 每周投入|3天 投入比例|50%"
)


def rendered(rows: list[list[str]], form: str) -> dict[str, Any]:
    """The table as a mail of that form."""
    if form == "html":
        cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
        return {"html": "<p>人员安排如下：</p><table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"}
    if form == "bars":
        rows = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
        return {"text": "人员安排如下：\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows)}
    return {"text": "人员安排如下：\n" + "\n".join("\t".join(row) for row in rows)}


def reading_of(columns: list[tuple[str, tuple[str, ...]]], form: str) -> Reading:
    """How a mail with a table of these columns is read."""
    rows = [
        [heading for heading, _ in columns],
        *(list(row) for row in zip(*(cells for _, cells in columns), strict=True)),
    ]
    return read(read_mail(mail_of(rendered(rows, form))), KNOWN)


@st.composite
def days(draw: st.DrawFn) -> list[tuple[str, tuple[str, ...]]]:
    """The days of the people in one column or in two."""
    way = draw(st.sampled_from(WAYS))
    first = tuple(begins.strftime(way) for _, begins, _ in PEOPLE)
    last = tuple(ends.strftime(way) for _, _, ends in PEOPLE)
    if draw(st.booleans()):
        headings = draw(st.sampled_from(TWO_DAYS))
        return [(headings[0], first), (headings[1], last)]
    mark = draw(st.sampled_from(("~", "至")))
    return [(draw(st.sampled_from(ONE_PERIOD)), tuple(mark.join(both) for both in zip(first, last, strict=True)))]


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[str, tuple[str, ...]]]:
    """The columns of a table that lends everybody."""
    others = draw(st.lists(st.sampled_from(OTHERS), min_size=1, max_size=4, unique=True))
    cut = draw(st.integers(0, len(others)))
    names = (draw(st.sampled_from(NAMES)), tuple(name for name, _, _ in PEOPLE))
    return [names, *others[:cut], *draw(days()), *others[cut:]]


@settings(deadline=None, max_examples=150)
@given(tables(), st.sampled_from(("html", "bars", "tabs")))
def test_d1_a_table_says_the_same_in_any_order_of_columns(
    columns: list[tuple[str, tuple[str, ...]]], form: str
) -> None:
    """D1, M4: everybody with his days, and no question."""
    reading = reading_of(columns, form)
    assert [(line.person, line.start, line.end) for line in reading.assignments] == list(PEOPLE)
    assert not reading.problems


@pytest.mark.parametrize("column", TAKES_BACK)
@pytest.mark.parametrize("form", ["html", "tabs"])
def test_m4_a_cell_that_takes_somebody_back_is_asked_about(column: str, form: str) -> None:
    """M4: in a column of any name, behind the days or before them."""
    heading, cell = column.split("|")
    names = ("姓名", tuple(name for name, _, _ in PEOPLE))
    lent = ("支撑周期", ("6月1日-6月30日",) * 3)
    doubt = (heading, ("", cell, ""))
    for columns in ([names, lent, doubt], [names, doubt, lent]):
        assert reading_of(columns, form).problems, columns
