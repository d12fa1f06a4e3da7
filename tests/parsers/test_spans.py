"""T4, M4: what a sentence says of days is read as its label would be, or asked about."""

from __future__ import annotations

import datetime as dt

import pytest

from parsers.dates import read_period
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_single_day, periods
from parsers.read import read
from tests.parsers.test_dates import CERTAIN
from tests.parsers.test_read import KNOWN, a_mail

ZONE = dt.timezone(dt.timedelta(hours=8))
SENTENCES = (
    "许南星{}支撑本项目。",
    "{}许南星支撑本项目。",
    "许南星，{}，支撑后端开发",
    "后端：许南星（{}）",
    "1、许南星 后端 {}",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_t4_a_sentence_is_read_as_the_phrase_in_it(sentence: str) -> None:
    """T4, M4: no sentence cuts a phrase of the table down to other days: 许南星8、9月支撑 is no September."""
    other = []
    for sent, text in CERTAIN:
        stated = read_period(text, sent)
        mail = a_mail(
            "【星河数据治理项目】人员支撑安排",
            sentence.format(text),
            date=dt.datetime(sent.year, sent.month, sent.day, 10, tzinfo=ZONE),
        )
        reading = read(mail, KNOWN)
        told = [(line.start, line.end) for line in reading.assignments if line.person == "许南星" and line.start]
        if told and not reading.problems and told != [(stated.start, stated.end)]:
            other.append((text, told))
    assert other == []


@pytest.mark.parametrize(
    "text",
    [
        "8、9月",
        "七、八、九月",
        "三、四季度",
        "2026年Q3",
        "下半年",
        "20260601-20260630",
        "20260601-0630",
        "6.1-15",
        "6月1日上午-6月30日下午",
        "6月1日9:00-6月30日18:00",
        "6月1日（含）至6月30日（含）",
        "从6月1日开始到6月30日结束",
        "6月1日起，6月30日止",
        "6月1日->6月30日",
        "12月1日至次年1月16日",
        "这个月25号到下个月15号",
        "6月1日-10日和6月20日-30日",
        "8月上旬到中旬",
        "8月6、7、8日",
    ],
)
def test_t4_one_period_is_found_as_one(text: str) -> None:
    """T4: the whole of it, and as more than a day."""
    folded = fold(f"许南星{text}支撑")
    assert [folded[span.start : span.end] for span in periods(folded)] == [fold(text)]
    assert has_range(folded)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6月1日上午开会", "6月1日"),
        ("6月1日-6月30日上午", "6月1日-6月30日"),
        ("1、6月1日支撑", "6月1日"),
        ("6月1日-10日和白一舟6月8日", "6月1日-10日"),
        ("下周支撑", "下周"),
    ],
)
def test_m4_what_is_no_part_of_a_period_stays_outside(text: str, found: str) -> None:
    """M4: mornings alone, the mark of a list, and another one's days."""
    first = periods(fold(text))[0]
    assert fold(text)[first.start : first.end] == found
    assert not is_single_day("下周")


@pytest.mark.parametrize(
    ("bracket", "asked"),
    [
        ("6月1日-6月30日", False),
        ("6月1日-6月30日，15人天，负责接口", False),
        ("二组，6月1日-6月30日，不驻场", False),
        ("P7，6月1日-6月30日", False),
        ("约6月1日至6月30日", True),
        ("6月1日-6月30日，可延长", True),
        ("6月1日-6月30日，以实际为准", True),
        ("6月1日-6月30日左右", True),
        ("6月1日-6月15日验收", True),
        ("6月2期", True),
        ("版本6.1-6.15", True),
        ("大概6月", True),
    ],
)
def test_m4_all_of_a_bracket_with_days_counts(bracket: str, asked: bool) -> None:
    """M4: what stands beside the days in a bracket may leave them open, or make other days of them."""
    for text in (f"后端：许南星（{bracket}）", f"许南星（{bracket}）、白一舟（6月1日-6月30日）支撑本项目"):
        reading = read(a_mail("【星河数据治理项目】人员支撑安排", text), KNOWN)
        assert bool(reading.problems) == asked, text


@pytest.mark.parametrize(
    "days", ["6月1日-", "-6月30日", "6月1日\n至6月30日", "6月1日\n至\n6月30日", "6月1日~\n6月30日"]
)
def test_m4_half_a_period_is_asked_about(days: str) -> None:
    """M4: a day with a mark of joining, or with the rest in the line below, is no single day."""
    reading = read(a_mail("【星河数据治理项目】人员支撑安排", f"支撑人员：许南星\n支撑周期：{days}"), KNOWN)
    assert "unreadable-period" in {problem.code for problem in reading.problems}
