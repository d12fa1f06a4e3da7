"""How Chinese letters write dates, periods and efforts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from state.letters import Correction, Support
from state.notice import Period
from templates import filled_forms
from templates.filled_forms import FormWords

__all__ = (
    "day",
    "days_left",
    "effort",
    "example_day",
    "few_names",
    "form_text",
    "has_blanks",
    "names",
    "period",
    "periods",
    "short_day",
    "span",
)

_WEEKDAYS = "一二三四五六日"
_NAMES_IN_A_SUBJECT = 3


def short_day(day: dt.date) -> str:
    """6月30日."""
    return f"{day.month}月{day.day}日"


@lru_cache(maxsize=1024)
def day(day: dt.date) -> str:
    """2026年6月30日（周二）."""
    return f"{day.year}年{_without_year(day)}"


def _without_year(day: dt.date) -> str:
    return f"{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"


@lru_cache(maxsize=1024)
def period(start: dt.date | None, end: dt.date | None) -> str:
    """2026年6月1日（周一）至 6月30日（周二）; an open side is said in words."""
    if start is None:
        return "未定" if end is None else f"至 {day(end)}"
    if end is None:
        return f"{day(start)}起，长期"
    if start == end:
        return day(start)
    return f"{day(start)}至 {_without_year(end) if start.year == end.year else day(end)}"


def periods(segments: Sequence[Period]) -> str:
    """Several runs of days, one after the other."""
    return "；".join(period(segment.start, segment.end) for segment in segments)


def span(support: Support) -> str:
    """When somebody supports: the period, or the runs of days of a period with gaps."""
    return periods(support.segments) if len(support.segments) > 1 else period(support.start, support.end)


def effort(days: float | None) -> str | None:
    """8 人天, 2.5 人天."""
    return None if days is None else f"{days:g} 人天"


def names(people: Sequence[str]) -> str:
    """甲、乙、丙."""
    return "、".join(people)


def few_names(people: Sequence[str]) -> str:
    """As many names as a subject has room for: 甲、乙、丙等 5 人."""
    once = list(dict.fromkeys(people))
    if len(once) <= _NAMES_IN_A_SUBJECT:
        return names(once)
    return f"{names(once[:_NAMES_IN_A_SUBJECT])}等 {len(once)} 人"


def days_left(days: int) -> str:
    """还有 14 天; in words for the day itself and the one before."""
    if days <= 0:
        return "就是今天" if days == 0 else f"已过去 {-days} 天"
    return "就是明天" if days == 1 else f"还有 {days} 天"


_WORDS = FormWords(
    labels={
        "project": "项目",
        "person": "协调开发人员",
        "replacing": "（接替{}）",
        "role": "岗位",
        "period": "支撑周期",
        "estimated": "预估开发时间",
        "support": "协调支撑时间",
        "release_person": "撤场人员",
        "release_on": "撤场时间",
        "asked": "需求岗位",
        "count": "需求人数",
        "need_effort": "预估工作量",
        "need_period": "需求时间",
        "handover_project": "项目名称",
        "meeting": "交底时间",
        "new_lead": "研发负责人变更为",
        "end": "说明",
        "closed": "项目结项",
        "terminated": "项目终止",
        "reason": "原因",
        "customer": "客户",
        "topic": "支撑类型",
        "note": "说明",
        "needs_person": "需要人员支持",
    },
    colon="：",
    to="至",
    effort=lambda days: f"{days:g}人天",
    topics={},
)


def form_text(facts: Correction) -> str:
    """The form of the mail that is corrected, filled in; empty after the colon is what the sender fills in."""
    return filled_forms.form_text(facts, _WORDS)


def has_blanks(facts: Correction) -> bool:
    """Whether something in the form is left to be filled in."""
    return filled_forms.has_blanks(facts, _WORDS)


def example_day(last_day: dt.date) -> str:
    """A date that shows how to write one: two weeks after the last day."""
    return short_day(last_day + dt.timedelta(days=14))
