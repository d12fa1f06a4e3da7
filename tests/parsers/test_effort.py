"""D2, M4: efforts are person-days; what is no certain effort is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.effort import read_effort

READ: dict[float, str] = {
    5: "5人天|5 人天|5人 天|5人天。|５人天|5.0人天|五人天|5人日|5人/天|5个人天|5个工作日|5工作日|5天|5|1人周|5d|5 days",
    8: "8人天；|共8人天|总计 8 人天|8 man-days|8 working days",
    2: "贰人天|2 pd|2pd|two days|two man-days|2 PERSON DAYS",
    1: "1天|一天|a day|1 day|1人天",
    10: "十|十人天|10人天|两人周|2 person-weeks",
    15: "十五人天|15 person-days|3人周",
    120: "一百二十人天|120人天",
    87: "4人月|四人月",
    0.25: "0.25人天",
    0.5: "半天|半人天|半个工作日|0.5人天|0.5",
    1.5: "一天半|一个半人天|1.5人日",
    2.5: "两天半|2.5天|半人周",
    5.5: "5.5人天|5.5|5.50",
    7.5: "一个半人周|1.5人周",
    10.875: "半人月|半个人月|0.5人月",
    21.75: "1人月|一人月|1个人月|1 man-month|1 人月。",
    32.625: "一个半人月|1.5人月",
}
ASKED = [
    *["", " ", "无", "待定", "人天", "半", "一个半", "two", "百人天", "nan", "inf", "½人天"],
    *["5-8人天", "5~8人天", "5到8人天", "五至八人天", "3-5", "两三人天", "几人天", "5人天 8人天"],
    *["约5人天", "5人天左右", "大概5人天", "预计5人天", "5+人天", "5人天（前端3）", "5人天/人", "每人5人天"],
    *["0", "0人天", "零人天", "0.0人天", "-5", "-5人天", "+5", "99999人天", "1e3", "1,000人天", "5.5.5人天", "5,5人天"],
    *["2人*3天", "2人3天", "3人天+2人天", "1人月5人天", "半天半", "5人", "5万", "8小时", "两周", "1个月"],
    *["20250806", "13800138000", "8月6日", "2025-08-06", "5日"],
]


@pytest.mark.parametrize(("text", "days"), [(text, days) for days, texts in READ.items() for text in texts.split("|")])
def test_d2_effort_is_read_in_person_days(text: str, days: float) -> None:
    """D2: each unit, Chinese and English; whole numbers are ints."""
    effort = read_effort(text)
    assert effort == days
    assert isinstance(effort, int) == float(days).is_integer()


@pytest.mark.parametrize("text", ASKED)
def test_m4_uncertain_effort_is_asked(text: str) -> None:
    """M4: ranges, estimates, sums, nothing, and what is no effort."""
    assert read_effort(text) is None


def test_d2_days_of_a_month_are_configured() -> None:
    """D2: a month has 21.75 days unless configured otherwise."""
    assert read_effort("2人月", days_per_month=20) == 40
    assert read_effort("半人月", days_per_month=22) == 11


@given(st.integers(1, 4000), st.sampled_from(["人天", "人日", " person-days", "天", " pd", ""]))
def test_d2_effort_reads_back(quarters: int, unit: str) -> None:
    """D2: any effort in any unit of days."""
    assert read_effort(f"{quarters / 4:g}{unit}") == quarters / 4


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=30), st.text("0123456789.一两半十百个人天日月周工作约-~ pdman", max_size=14)))
def test_m4_any_text_never_raises(text: str) -> None:
    """M4: whatever the text, the answer is None or a positive number."""
    effort = read_effort(text)
    assert effort is None or effort > 0


def test_m4_long_text_is_refused() -> None:
    """M4: a megabyte is no effort."""
    assert read_effort("5" * 1_000_000) is None
