"""Changes told in whatever words and order: read where every word is known, asked about with any twist beside them."""

from __future__ import annotations

import itertools

import pytest

from parsers.read import read
from tests.parsers.test_read import KNOWN, a_mail, summary

_SUBJECT = "【星河数据治理项目】人员调整"
_CHANGES = (
    (
        "assign 白一舟 |  |  | 2026-07-10 |  | ",
        "白一舟在星河数据治理项目再多待四周，从6月12日延到7月10日，我这边没问题。",
    ),
    ("assign 黄丽 |  |  | 2026-06-26 |  | ", "黄丽在星河数据治理项目的时间顺延到6月26号，原来写的是5月29号。"),
    (
        "assign 许南星 |  |  | 2026-07-15 |  | ",
        "兹将许南星的支撑期限由原定2026年6月15日延长至2026年7月15日，其余事项不变。",
    ),
    ("assign 许南星 |  |  | 2026-08-14 |  | ", "许南星原定6月30日结束，麻烦续到8月14日。"),
    ("assign 许南星 |  |  | 2026-07-31 |  | ", "星河数据治理项目稽核规则还要收个尾，许南星的支撑延长到7月31日。"),
    ("release 许南星 | 2026-06-03", "许南星在星河数据治理项目做到6月3号就可以回去了。"),
    ("release 白一舟 | 2026-06-10", "白一舟6月10日撤，不用做到26号了。"),
    ("release 黄丽 | 2026-05-29", "黄丽在星河数据治理项目的工作到下周五（5月29日）为止。"),
    ("release 白一舟 | 2026-06-12", "白一舟的支撑提前结束，最后一天为6月12日（周五）。"),
    ("assign 高兴 |  | 2026-06-15 | 2026-07-10 |  | ", "高兴推迟一周，6月15日进组，结束还是7月10日。"),
    (
        "assign 黄丽 |  | 2026-05-27 | 2026-06-18 |  | ",
        "星河数据治理项目的黄丽改成5月27日进组，原来是6月3日，结束日期6月18日不变。",
    ),
    (
        "assign 高兴 |  | 2026-06-15 | 2026-07-10 |  | ",
        "高兴的时间整体推迟两周，原6月1日—6月26日，现6月15日—7月10日。",
    ),
    ("assign 白一舟 |  | 2026-07-06 | 2026-07-24 |  | ", "白一舟原来7月6日-8月7日，缩到7月6日-7月24日。"),
)
_TWISTS = (
    "，前提是客户同意",
    "，等领导批了再说",
    "，他本人还在犹豫",
    "，先别登记",
    "，这事还没定",
    "，许南星手下的人也一样",
    "，听说会变",
    "，只上午在",
    "，每周三天",
    "，之后转滨江大学算力平台",
    "，这是去年的事",
    "。以上作废",
    "。具体听领导拍板",
    "，也可能更晚",
    "，你看行吗",
)


@pytest.mark.parametrize(("told", "text"), _CHANGES)
def test_a_change_is_read_in_whatever_order_it_is_told(told: str, text: str) -> None:
    """D4, D5, D7: the day that holds now, of whom it is said, and what was before is none of it."""
    reading = read(a_mail(_SUBJECT, text), KNOWN)
    assert told in summary(reading)
    assert not reading.problems


@pytest.mark.parametrize(("change", "twist"), list(itertools.product(_CHANGES, _TWISTS)))
def test_a_change_with_a_twist_is_not_carried_out(change: tuple[str, str], twist: str) -> None:
    """M4: a condition, a doubt, half of the time, somebody else, another project: asked about, or talk."""
    reading = read(a_mail(_SUBJECT, change[1].removesuffix("。") + twist), KNOWN)
    assert reading.problems or not (reading.assignments or reading.releases)


@pytest.mark.parametrize(
    "text",
    [
        "白一舟在星河数据治理项目再多待三周，从6月12日延到7月10日。",
        "许南星6月15日就回去了。",
        "许南星已于5月10日撤场。",
        "许南星的接口开发延期至7月15日。",
    ],
)
def test_days_that_do_not_add_up_are_asked_about(text: str) -> None:
    """M4: a length that leads to another day, what is over, work that takes longer."""
    reading = read(a_mail(_SUBJECT, text), KNOWN)
    assert reading.problems or not (reading.assignments or reading.releases)
