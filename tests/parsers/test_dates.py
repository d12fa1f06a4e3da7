"""T4, M4: periods are read relative to the mail's own day, last day included; what is not certain is not guessed."""

from __future__ import annotations

import datetime as dt
import re
import time
import tomllib
from calendar import monthrange
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.dates import LONGEST_TEXT, PeriodReading, read_period
from parsers.dates.rules import LEXER
from parsers.dates.tokens import Rule, codes
from state.working_days import WorkingCalendar

SENT = dt.date(2025, 7, 28)
CALENDAR = WorkingCalendar()
TABLE = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
GROUPS = TABLE["group"]
PHRASES = [
    *((group["sent"], text, read_as) for group in GROUPS for text, read_as in group["phrases"].items()),
    *((alike["sent"], text, alike["read_as"]) for alike in TABLE["alike"] for text in alike["texts"]),
]
WORDS = sorted({text for _, text, _ in PHRASES})


def described(reading: PeriodReading) -> str:
    """A reading in the notation of `phrases.toml`."""
    if reading.problems:
        return reading.problems[0].code
    outer = [(reading.start, reading.end)]
    runs = [(run.start, run.end) for run in reading.segments] if reading.segments else outer
    days = (f"{start}" if start == end else f"{start or ''} .. {end or ''}".strip() for start, end in runs)
    return "".join([", ".join(days), *(f" ! {warning.code}" for warning in reading.warnings)])


@pytest.mark.parametrize(("sent", "text", "read_as"), PHRASES, ids=[text for _, text, _ in PHRASES])
def test_t4_phrase_is_read_as_the_table_says(sent: dt.date, text: str, read_as: str) -> None:
    """T4, M4: every phrase of the table that managers are shown."""
    assert described(read_period(text, sent)) == read_as


def test_t4_table_is_large() -> None:
    """T4: the table covers the ways in which people write."""
    assert len(PHRASES) == len({(sent, text) for sent, text, _ in PHRASES}) >= 1500


WIDE = str.maketrans("0123456789(),:;-/.~", "０１２３４５６７８９（），：；－／．～")
TRADITIONAL = str.maketrans("号周个两礼从后开间时点离场约暂", "號週個兩禮從後開間時點離場約暫")
DRESSES: dict[str, Callable[[str], str]] = {
    "wide": lambda text: text.translate(WIDE),
    "traditional": lambda text: text.translate(TRADITIONAL),
    "capitals": str.upper,
    "invisible": "\u200b".join,
    "label": lambda text: f"支撑周期：{text}",
    "thanks": lambda text: f"{text}，谢谢。",
}
DOUBTS = (
    "原定{}",
    "如果可以，{}",
    "{}不行",
    "{}（待确认）",
    "not {}",
    "roughly {}",
    "{} cancelled",
    "{}，以后再说",
    "争取{}",
)
CERTAIN = [(sent, text) for sent, text, read_as in PHRASES if read_as[0] in "2."]


@pytest.mark.parametrize("dress", DRESSES)
def test_t4_how_a_phrase_is_dressed_makes_no_difference(dress: str) -> None:
    """T4: full-width, traditional and invisible characters, capitals, a label before and thanks behind."""
    listed = "（1）|[12一][、.）]"  # the mark of an entry stands at the beginning or is none
    phrases = [phrase for phrase in PHRASES if dress != "label" or not re.match(listed, phrase[1])]
    changed = [(text, DRESSES[dress](text), sent, read_as) for sent, text, read_as in phrases]
    assert [text for text, dressed, sent, read_as in changed if described(read_period(dressed, sent)) != read_as] == []


@pytest.mark.parametrize("doubt", DOUBTS)
def test_m4_doubt_beside_any_certain_phrase_is_asked_about(doubt: str) -> None:
    """M4: whatever was certain is not when a hedge, a condition or a negation stands beside it."""
    assert [text for sent, text in CERTAIN if not read_period(doubt.format(text), sent).problems] == []


def test_t4_outer_bounds_of_a_period_with_gaps() -> None:
    """T4: start and end are the outer days, the segments keep the runs."""
    reading = read_period("8月6日-8日、11日-15日", SENT)
    assert (reading.start, reading.end) == (dt.date(2025, 8, 6), dt.date(2025, 8, 15))
    assert [run.start.day for run in reading.segments] == [6, 11]


def test_t4_lines_and_spaces_make_no_difference() -> None:
    """T4: a period may be broken over lines, and be full of invisible characters."""
    assert described(read_period("8月6日-8日\n11日-15日", SENT)).endswith("! has-gaps")
    assert described(read_period("\ufeff8\u00a0月6日\u200b 至\t8月15日\n", SENT)) == "2025-08-06 .. 2025-08-15"


def test_t1_working_days_follow_the_calendar_given() -> None:
    """T1, T4: a length in working days counts by the operator's calendar."""
    calendar = WorkingCalendar({dt.date(2025, 8, 7): False})
    assert read_period("8月6日起3个工作日", SENT, calendar).end == dt.date(2025, 8, 11)
    assert read_period("8月6日起3个工作日", SENT).end == dt.date(2025, 8, 8)


def test_m4_remark_names_the_characters_that_are_the_trouble() -> None:
    """M4: the sender is told exactly what cannot be read, and what disagrees."""
    assert read_period("8月6日-15日 123", SENT).problems[0].value == "123"
    assert read_period("2月30日-3月5日", SENT).problems[0].value == "2月30日"
    assert read_period("8月6日-15日（两周）", SENT).warnings[0].value == "两周"


@pytest.mark.parametrize("days", [-92, -1, 0, 1, 272])
def test_t4_date_without_a_year_is_near_the_day_of_sending(days: int) -> None:
    """T4: from 92 days before to 275 days after; the nearer day for the few that fit in two years."""
    day = SENT + dt.timedelta(days=days)
    assert read_period(f"{day.month}月{day.day}日", SENT).start == day


def test_t4_range_crosses_the_year_up_to_183_days() -> None:
    """T4: a longer range that would have to cross the year has its end before its start."""
    assert described(read_period("10月1日-4月1日", SENT)) == "2025-10-01 .. 2026-04-01"
    assert described(read_period("10月1日-4月2日", SENT)) == "end-before-start"
    assert described(read_period("10月1日-2026年4月2日", SENT)) == "2025-10-01 .. 2026-04-02"  # crosses as written
    assert described(read_period("4月3日-2026年4月2日", SENT)) == "end-before-start"  # too far back without a year


@pytest.mark.parametrize("sent", [dt.date.min, dt.date(2, 1, 1), dt.date(9998, 12, 31), dt.date.max])
@pytest.mark.parametrize(
    "text", ["8月6日", "下周", "上月", "12月30日起两个月", "明年", "1月1日前", "即日起两周", "上上周一"]
)
def test_m4_ends_of_the_calendar_do_not_raise(sent: dt.date, text: str) -> None:
    """M4: whatever the day of sending."""
    reading = read_period(text, sent)
    assert not reading.problems or (reading.start, reading.end) == (None, None)


@pytest.mark.parametrize(
    "unit",
    [
        "8",
        "8月6日",
        "8月6日、",
        "-",
        "8-6",
        "半",
        "一",
        "a",
        "(",
        "(周三",
        "2025-08-",
        "周",
        "8.6.",
        " ",
        "\n",
        "ﷺ",
        "1、",
        "三、",
        "aug ",
    ],
)
def test_m4_long_text_is_refused_in_linear_time(unit: str) -> None:
    """M4: a megabyte is refused at once; the longest text that is looked at costs little."""
    began = time.perf_counter()
    assert read_period(unit * (1_000_000 // len(unit)), SENT).problems
    assert read_period(unit * (LONGEST_TEXT // len(unit)), SENT).problems
    assert time.perf_counter() - began < 1


# --- round trips ----------------------------------------------------------------------------------------------------

FULL_FORMS = [
    "{0.year}年{0.month}月{0.day}日",
    "{0:%Y-%m-%d}",
    "{0.year}/{0.month}/{0.day}",
    "{0:%Y.%m.%d}",
    "{0:%Y%m%d}",
]
ENGLISH_FORMS = ["{0.day} {0:%B} {0.year}", "{0:%b} {0.day}, {0.year}"]
SHORT_FORMS = [
    "{0.month}月{0.day}日",
    "{0.month}/{0.day}",
    "{0.month}.{0.day}",
    "{0.month}月{0.day}号",
    "{0:%m}月{0:%d}",
]
JOINERS = ["-", "~", "～", "—", "——", "–", "至", "到", " - ", " 至 ", " ~ "]
WEEKDAYS = "一二三四五六日"


def chinese(number: int) -> str:
    """A number below a hundred in Chinese figures."""
    tens, units = divmod(number, 10)
    figures = "〇一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else f"{figures[tens]}十") + (figures[units] if units else "")


def periods(longest: int) -> st.SearchStrategy[tuple[dt.date, dt.date]]:
    """Periods whose first day T4's window, which is some days longer than a year, has only once."""
    return st.tuples(st.integers(-89, 272), st.integers(1, longest)).map(
        lambda pair: (SENT + dt.timedelta(days=pair[0]), SENT + dt.timedelta(days=sum(pair)))
    )


@given(periods(1000), st.sampled_from(FULL_FORMS), st.sampled_from(FULL_FORMS), st.sampled_from(JOINERS))
def test_t4_full_dates_read_back(period: tuple[dt.date, dt.date], first: str, last: str, joiner: str) -> None:
    """T4: any period in any full form."""
    reading = read_period(first.format(period[0]) + joiner + last.format(period[1]), SENT)
    assert (reading.start, reading.end, reading.warnings) == (*period, ())


@given(periods(1000), st.sampled_from(ENGLISH_FORMS), st.sampled_from([" to ", " - ", " until ", " through "]))
def test_t4_english_dates_read_back(period: tuple[dt.date, dt.date], form: str, joiner: str) -> None:
    """T4: any period in English."""
    reading = read_period(form.format(period[0]) + joiner + form.format(period[1]), SENT)
    assert (reading.start, reading.end) == period


@given(periods(180), st.sampled_from(SHORT_FORMS), st.sampled_from(JOINERS))
def test_t4_dates_without_a_year_read_back(period: tuple[dt.date, dt.date], form: str, joiner: str) -> None:
    """T4: any period within half a year, crossing the year or not."""
    reading = read_period(form.format(period[0]) + joiner + form.format(period[1]), SENT)
    assert (reading.start, reading.end) == period


@given(
    periods(180),
    st.sampled_from(["从{}起至{}止", "{}进场，{}离场", "开始：{} 结束：{}", "自{}到{}", "【{}-{}】", "（{}~{}）。"]),
)
def test_t4_marked_periods_read_back(period: tuple[dt.date, dt.date], form: str) -> None:
    """T4: any period whose ends are marked by words, in Chinese figures and with weekdays."""
    days = [f"{chinese(day.month)}月{chinese(day.day)}日（周{WEEKDAYS[day.weekday()]}）" for day in period]
    reading = read_period(form.format(*days), SENT)
    assert (reading.start, reading.end, reading.warnings) == (*period, ())


@given(periods(180), st.integers(1, 6))
def test_t4_wrong_weekday_is_a_warning(period: tuple[dt.date, dt.date], off: int) -> None:
    """T4: a weekday that disagrees is said, and corrects nothing."""
    weekday = WEEKDAYS[(period[1].weekday() + off) % 7]
    reading = read_period(f"{period[0]} - {period[1]}(周{weekday})", SENT)
    assert (reading.start, reading.end) == period
    assert [warning.code for warning in reading.warnings] == ["weekday-disagrees"]


@given(periods(1), st.integers(1, 40), st.sampled_from(["周", "天"]))
def test_t4_start_and_length_read_back(period: tuple[dt.date, dt.date], count: int, unit: str) -> None:
    """T4: the first day counts, the last is included."""
    reading = read_period(f"{period[0]}起{count}{unit}", SENT)
    days = count * (7 if unit == "周" else 1)
    assert (reading.start, reading.end) == (period[0], period[0] + dt.timedelta(days=days - 1))


@given(periods(1), st.integers(1, 40), st.sampled_from(["起{}个工作日", "开始，共{}个工作日", "起（{}工作日）"]))
def test_t1_start_and_working_days_read_back(period: tuple[dt.date, dt.date], count: int, form: str) -> None:
    """T1, T4: so many working days by the calendar, make-up days included, end on a working day."""
    reading = read_period(f"{period[0]}{form.format(count)}", SENT)
    assert reading.end is not None
    assert CALENDAR.count(period[0], reading.end) == count
    assert CALENDAR.is_working_day(reading.end)


@given(periods(1), st.integers(1, 24), st.sampled_from(["{}个月", "{}个半月", "{}年"]))
def test_t4_start_and_months_read_back(period: tuple[dt.date, dt.date], count: int, form: str) -> None:
    """T4: so many months end on the day before the same day of the month, half a month is fifteen days."""
    months = 12 * count if "年" in form else count
    reading = read_period(f"{period[0]}起{form.format(count)}", SENT)
    if months > 36:
        assert reading.problems
        return
    years, month = divmod(period[0].month - 1 + months, 12)
    days = monthrange(period[0].year + years, month + 1)[1]
    end = dt.date(period[0].year + years, month + 1, min(period[0].day, days)) - dt.timedelta(
        days=period[0].day <= days
    )
    half = dt.timedelta(days=15 if "半" in form else 0)
    too_long = (end + half - period[0]).days > 3 * 366
    assert reading.problems if too_long else reading.end == end + half


@given(st.integers(-1, 2), st.integers(0, 6), st.integers(0, 6))
def test_t4_days_of_weeks_read_back(week: int, first: int, last: int) -> None:
    """T4: weeks run from Monday to Sunday; a weekday alone is of the week before it."""
    name = {-1: "上周", 0: "本周", 1: "下周", 2: "下下周"}[week]
    monday = SENT - dt.timedelta(days=SENT.weekday()) + dt.timedelta(weeks=week)
    days = (monday + dt.timedelta(days=first), monday + dt.timedelta(days=last))
    for form in ("{0}{1}至{0}{2}", "{0}{1}至周{2}"):
        reading = read_period(form.format(name, WEEKDAYS[first], WEEKDAYS[last]), SENT)
        assert (reading.start, reading.end) == days if first <= last else reading.problems[0].code == "end-before-start"


@given(st.sets(st.integers(1, 28), min_size=3, max_size=8), st.sampled_from(["、", "，", "和", "及"]))
def test_t4_listed_days_share_their_month(days: set[int], joiner: str) -> None:
    """T4: 8月6、8、11日 and 8月6日、8日、11日 are the days that are named, and gaps between them are told."""
    listed = sorted(days)
    runs = [day for day in listed if day - 1 not in days]
    forms = [f"8月{'、'.join(map(str, listed))}日", f"8月{joiner.join(f'{day}日' for day in listed)}"]
    for reading in (read_period(form, SENT) for form in forms):
        assert (reading.start, reading.end) == (dt.date(2025, 8, listed[0]), dt.date(2025, 8, listed[-1]))
        assert [run.start.day for run in reading.segments] == (runs if len(runs) > 1 else [])


@given(st.lists(st.integers(1, 20), min_size=4, max_size=8).filter(lambda gaps: len(gaps) % 2 == 0))
def test_t4_several_runs_read_back(gaps: list[int]) -> None:
    """T4: any runs of days with days between them."""
    edges = [SENT + dt.timedelta(days=sum(gaps[: index + 1]) + index) for index in range(len(gaps))]
    runs = list(zip(edges[::2], edges[1::2], strict=True))
    reading = read_period("、".join(f"{start}至{end}" for start, end in runs), SENT)
    assert [(run.start, run.end) for run in reading.segments] == runs
    assert (reading.start, reading.end) == (edges[0], edges[-1])


# --- whatever the text ----------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *"0123456789年月日号周天一二三十半前后起止至到从-~/.,、:() \n两个底初末上中下本Qqt第或约—",
        "8月",
        "6日",
        "2025",
        "周三",
        "两周",
        "to",
        "August",
        "Aug ",
    ]
)


def check_shape(text: str, sent: dt.date) -> None:
    """What holds of every reading."""
    reading = read_period(text, sent)
    if reading.problems:
        assert (reading.start, reading.end, reading.segments) == (None, None, ())
        return
    assert reading.start or reading.end
    assert not (reading.start and reading.end) or reading.start <= reading.end
    assert len(reading.segments) != 1
    assert bool(reading.segments) == ("has-gaps" in {warning.code for warning in reading.warnings})


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=14).map("".join), st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31)))
def test_m4_date_like_text_never_raises(text: str, sent: dt.date) -> None:
    """M4: with a problem both ends are None; without one there is at least one end."""
    check_shape(text, sent)


@settings(max_examples=200)
@given(st.text(max_size=60), st.dates())
def test_m4_any_text_never_raises(text: str, sent: dt.date) -> None:
    """M4: whatever the characters, and whatever the day of sending."""
    check_shape(text, sent)


@settings(max_examples=400)
@given(st.sampled_from(WORDS), st.integers(0, 40), st.integers(0, 3), PIECES)
def test_m4_mutated_phrase_never_raises(text: str, at: int, cut: int, piece: str) -> None:
    """M4: a phrase with something cut out and something put in."""
    check_shape(text[:at] + piece + text[at + cut :], SENT)


@given(
    st.sampled_from(["8月6日-15日", "2025-08-06", "从8月6日起", "8月上旬"]),
    st.sampled_from(["7", "38", "9月", "一月一", "或"]),
)
def test_m4_left_over_date_characters_refuse(text: str, left_over: str) -> None:
    """M4: what is date-like and has no place in the period is never passed over."""
    assert read_period(f"{text} {left_over}", SENT).problems
    assert read_period(f"{left_over} {text}", SENT).problems


def test_every_class_of_the_rules_is_coded() -> None:
    """No class holds a character beyond Latin-1: such a class is slow to compile, and there would be hundreds."""
    coding = codes(rule.pattern for rule in LEXER.rules if isinstance(rule, Rule))
    coded = [rule.pattern.translate(coding) for rule in LEXER.rules if isinstance(rule, Rule)]
    assert not [part for pattern in coded for part in re.findall(r"\[\^?([^]]*)]", pattern) if max(part) > "\xff"]


@pytest.mark.parametrize("letter", ["A", "Z", "À", "ÿ", "ß", "\x80", "\u0180", "ŀ"])
def test_m4_characters_taken_as_codes_are_no_dates(letter: str) -> None:
    """M4: what the lexer codes Chinese characters with means nothing in a mail's own text."""
    assert read_period(f"4{letter}10{letter}", SENT).problems
    assert [problem.code for problem in read_period(letter * 9, SENT).problems] == ["missing-period"]
