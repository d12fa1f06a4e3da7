"""What the matches of the lexer's rules become: one small function for each form a date or length is written in.

Every function gets the groups of its rule's pattern and the day of sending, from which relative words count.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from parsers.dates import words
from parsers.dates.atoms import LAST, MONTHS, Civil, Fixed, Number, Refusal, single_day
from parsers.dates.lengths import DAYS_IN_WEEK, HALF_MONTH, Length
from parsers.dates.numerals import value_of
from parsers.dates.tokens import Dashed, Groups, Triple, YearOnly

PARTS: dict[str, tuple[int, int]] = {
    "上旬": (1, 10),
    "上中旬": (1, 20),
    "中下旬": (11, LAST),
    "中旬": (11, 20),
    "下旬": (21, LAST),
    "上半月": (1, 15),
    "下半月": (16, LAST),
    "初": (1, 1),
    "底": (LAST, LAST),
    "末": (LAST, LAST),
}


def number(text: str | None) -> int:
    """A number that a rule has found; figures that make no number (两三, 二十十) leave the period unread."""
    value = value_of(text or "")
    if value is None:
        raise Refusal("unreadable-period", text)
    return value


def year_of(text: str | None) -> int | None:
    """2025, 二〇二五, 25."""
    if text is None:
        return None
    figures = [number(char) for char in text]
    value = 0
    for figure in figures:
        value = value * 10 + figure
    return value if len(text) > 2 else 2000 + value  # noqa: PLR2004 - two figures


# --- days of the calendar -------------------------------------------------------------------------------------------


def chinese_date(groups: Groups, _: dt.date) -> Civil:
    """2025年8月6日, 8月6, 八月上旬, 8月底, 8月."""
    year, month, day, part = groups
    if day:
        return single_day(year_of(year), number(month), number(day))
    return Civil(year_of(year), number(month), *PARTS.get(part or "", (1, LAST)), opening=part == "初")


def day_alone(groups: Groups, _: dt.date) -> Civil:
    """15日."""
    return single_day(None, None, number(groups[0]))


def figures_date(groups: Groups, _: dt.date) -> Civil:
    """2025-08-06, 20250806."""
    year, month, day = groups
    return single_day(number(year), number(month), number(day))


def year_and_month(groups: Groups, _: dt.date) -> Civil:
    """2025-08."""
    return Civil(number(groups[0]), number(groups[1]))


def month_and_day(groups: Groups, _: dt.date) -> Civil:
    """8/6, 8.6."""
    return single_day(None, number(groups[0]), number(groups[1]))


def triple(groups: Groups, _: dt.date) -> Triple:
    """6/8/2025, 25-8-6."""
    left, middle, right = groups
    return Triple((number(left), number(middle), number(right)), year_first=len(right or "") < 4)  # noqa: PLR2004


def dashed(groups: Groups, _: dt.date) -> Dashed:
    """8-6."""
    return Dashed(number(groups[0]), number(groups[1]))


def part_of_near_month(groups: Groups, _: dt.date) -> Civil:
    """月底, 下旬, 当月15日: in the month of what comes before."""
    day, part = groups
    if day:
        return single_day(None, None, number(day))
    name = (part or "").removeprefix("月")
    return Civil(None, None, *PARTS[name], opening=name == "初")


def shifted_month(groups: Groups, sent: dt.date) -> Civil:
    """下月, 本月底, 下个月15号, 次月5日."""
    shift, day, part = groups
    whole = single_day(None, None, number(day)) if day else Civil(None, None, *PARTS.get(part or "", (1, LAST)))
    first, last = whole.first, whole.last
    if shift in {"次", "翌"}:
        return Civil(first=first, last=last, next_month=True)
    year, month = divmod(sent.year * MONTHS + sent.month - 1 + words.MONTHS[shift or ""], MONTHS)
    return Civil(year, month + 1, first, last, opening=part == "初")


def english_month(groups: Groups, sent: dt.date) -> Civil | Fixed:
    """next month, end of this month, end of August 2025."""
    ending, shift, name, year = groups
    first = LAST if ending else 1
    if name:
        return Civil(year_of(year), words.MONTH_NAMES[name], first, LAST)
    years, month = divmod(sent.year * MONTHS + sent.month - 1 + words.MONTHS[shift or "this"], MONTHS)
    return Civil(years, month + 1, first, LAST)


def english_day_first(groups: Groups, _: dt.date) -> Civil:
    """6 August 2025, 6th of August."""
    day, name, year = groups
    civil = single_day(year_of(year), words.MONTH_NAMES[name or ""], number(day))
    return Civil(civil.year, civil.month, civil.first, civil.last, month_after_day=True)


def english_month_first(groups: Groups, _: dt.date) -> Civil:
    """Aug 6, 2025."""
    name, day, year = groups
    return replace(single_day(year_of(year), words.MONTH_NAMES[name or ""], number(day)), lends_month=not year)


def english_days(groups: Groups, _: dt.date) -> Civil:
    """Aug 6-15, 2025."""
    name, first, last, year = groups
    if not 0 < number(first) <= number(last):
        raise Refusal("end-before-start" if number(first) > number(last) > 0 else "impossible-date")
    return Civil(year_of(year), words.MONTH_NAMES[name or ""], number(first), number(last))


def number_alone(groups: Groups, _: dt.date) -> Number:
    """6, 6th."""
    return Number(number(groups[0]))


# --- weeks, quarters, halves and ends of years ----------------------------------------------------------------------


def shifted_week(groups: Groups, sent: dt.date) -> Fixed:
    """下周, 本周五: weeks run from Monday to Sunday."""
    shift, weekday = groups
    monday = sent + dt.timedelta(days=DAYS_IN_WEEK * words.WEEKS[shift or ""] - sent.weekday())
    if not weekday:
        return Fixed(monday, monday + dt.timedelta(days=6))
    day = monday + dt.timedelta(days=(words.WEEKDAY_FIGURES | words.WEEKDAY_NAMES)[weekday])
    return Fixed(day, day)


def shifted_day(groups: Groups, sent: dt.date) -> Fixed:
    """今天, 即日, 明天."""
    name = groups[0] or ""
    day = sent + dt.timedelta(days=words.DAYS.get(name) or words.DAYS_ENGLISH.get(name, 0))
    return Fixed(day, day)


def two_days(groups: Groups, sent: dt.date) -> Fixed:
    """今明两天, 明后两天."""
    first = sent + dt.timedelta(days=words.TWO_DAYS[groups[0] or ""])
    return Fixed(first, first + dt.timedelta(days=1))


def quarter(groups: Groups, _: dt.date) -> Civil:
    """2025年三季度, Q3 2025, 第三季度末."""
    before, figure, chinese, after, part = groups
    index = number(figure or chinese)
    if part:
        return Civil(year_of(before or after), index * 3, LAST, LAST)
    return Civil(year_of(before or after), index * 3 - 2, months=3)


def shifted_quarter(groups: Groups, sent: dt.date) -> Civil:
    """本季度, 下季度末, 季度末."""
    shift, part = groups
    if not shift:
        return Civil(None, None, LAST, LAST, quarter=True)
    year, index = divmod(sent.year * 4 + (sent.month - 1) // 3 + words.MONTHS[shift], 4)
    return Civil(year, index * 3 + 3, LAST, LAST) if part else Civil(year, index * 3 + 1, months=3)


def quarters(groups: Groups, _: dt.date) -> Civil:
    """二至四季度, 三、四季度; 一、三季度 is no run of quarters."""
    year, first, joiner, last = groups
    begin, end = number(first), number(last)
    is_range = (joiner or "、") not in "、,和及与"
    if begin >= end or not (is_range or end == begin + 1):
        raise Refusal("unreadable-period")
    return Civil(year_of(year), begin * 3 - 2, months=3 * (end - begin + 1))


def half_year(groups: Groups, _: dt.date) -> Civil:
    """2025年上半年, 下半年, H2 2025."""
    before, figure, half, after = groups
    return Civil(year_of(before or after), 1 if (figure or half) in {"1", "上"} else 7, months=6)


def year_end(groups: Groups, sent: dt.date) -> Civil:
    """年底, 明年初, 2025年底."""
    written, shift, part = groups
    shifted = sent.year + words.YEARS.get(f"{shift}年", 0) if shift else sent.year
    year = year_of(written) if written else shifted
    return Civil(year, 1, 1, 1, opening=True) if part == "初" else Civil(year, MONTHS, 31, 31)


def year_alone(groups: Groups, sent: dt.date) -> YearOnly:
    """2025年, 明年, 次年."""
    written, shifted = groups
    if written:
        return YearOnly(year_of(written))
    return YearOnly(sent.year + words.YEARS[shifted] if shifted in words.YEARS else None)


def weekday(groups: Groups, _: dt.date) -> int:
    """周三, Wednesday."""
    chinese, english = groups
    return words.WEEKDAY_FIGURES[chinese] if chinese else words.WEEKDAY_NAMES[english or ""]


def figure(groups: Groups, _: dt.date) -> int | None:
    """The 三 of 下周二、三; None before a word that may be its own: 三亚."""
    return None if groups[1] is not None else value_of(groups[0] or "") or 0


# --- lengths --------------------------------------------------------------------------------------------------------


def days_length(groups: Groups, _: dt.date) -> Length:
    """10天, 8个工作日, 两周, 为期10日."""
    vague, count, unit, vague_after = groups
    amount = number(count)
    is_vague = bool(vague or vague_after)
    if "工作" in (unit or ""):
        return Length(working_days=amount, vague=is_vague)
    if unit in {"周", "星期", "礼拜"}:
        return Length(days=amount * DAYS_IN_WEEK, vague=is_vague)
    return Length(days=amount, counted="either" if unit == "天" else "calendar", vague=is_vague)


def months_length(groups: Groups, _: dt.date) -> Length:
    """三个月, 一个半月, 半个月, 1.5个月, 半年, 两年, 一个季度."""
    vague, half_alone, count, *halves, unit, half_after, vague_after = groups
    unit_months = {"月": 1, "季度": 3, "年": MONTHS}[unit or ""]
    months = 0 if half_alone else number(count) * unit_months
    half_months, half = divmod(unit_months, 2) if half_alone or half_after or any(halves) else (0, 0)
    return Length(months=months + half_months, days=half * HALF_MONTH, vague=bool(vague or vague_after))


def english_length(groups: Groups, _: dt.date) -> Length:
    """two weeks, 8 working days, a month."""
    count, working, unit = groups
    amount = words.NUMBER_NAMES.get(count or "") or number(count)
    if working in {"working", "business"}:
        return Length(working_days=amount)
    if unit == "day":
        return Length(days=amount, counted="calendar" if working else "either")
    if unit == "week":
        return Length(days=amount * DAYS_IN_WEEK)
    return Length(months=amount * (MONTHS if unit == "year" else 1))
