"""D2, M4: efforts are person-days; what is no certain effort is asked about."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.effort import LONGEST_TEXT, read_effort

TABLE = tomllib.loads((Path(__file__).parent / "efforts.toml").read_text(encoding="utf-8"))
READ = [(text, group["days"]) for group in TABLE["read"] for text in group["texts"]]
ASKED = TABLE["asked"]["texts"]


@pytest.mark.parametrize(("text", "days"), READ)
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


UNITS = {
    "人天": 1,
    "个工作日": 1,
    "工日": 1,
    " man-days": 1,
    "人周": 5,
    " person-weeks": 5,
    "人月": 21.75,
    "个人月": 21.75,
}
FORMS = ["{}", "共{}", "支撑工作量：{}", "（{}）", "{}。", " {} ", "{0}（{0}）"]


@given(st.integers(1, 4000), st.sampled_from(sorted(UNITS)), st.sampled_from(FORMS))
def test_d2_effort_reads_back_in_every_form(halves: int, unit: str, form: str) -> None:
    """D2: any number of halves of any unit, named by a label, in brackets, or said twice."""
    days = halves / 2 * UNITS[unit]
    assert read_effort(form.format(f"{halves / 2:g}{unit}")) == (days if days <= 10_000 else None)


@given(
    st.integers(1, 99), st.integers(1, 99), st.sampled_from(["-", "~", "至", "到", "—"]), st.sampled_from(sorted(UNITS))
)
def test_m4_any_range_of_efforts_is_asked_about(low: int, high: int, joiner: str, unit: str) -> None:
    """M4: 5-8人天 is neither five nor eight."""
    assert read_effort(f"{low}{joiner}{high}{unit}") is None


@pytest.mark.parametrize("unit", ["5", "工作量", "(", "(5人天)", "半", "时间：", " ", "一", "共"])
def test_m4_longest_effort_that_is_looked_at_costs_little(unit: str) -> None:
    """M4: hostile text is refused, and in steps that are bounded by its length."""
    began = time.process_time()
    for size in range(1, LONGEST_TEXT):
        assert read_effort((unit * size)[:size] + "?") is None
    assert time.process_time() - began < 1


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=30), st.text("0123456789.一两半十百个人天日月周工作约-~ pdman", max_size=14)))
def test_m4_any_text_never_raises(text: str) -> None:
    """M4: whatever the text, the answer is None or a positive number."""
    effort = read_effort(text)
    assert effort is None or effort > 0


def test_m4_long_text_is_refused() -> None:
    """M4: a megabyte is no effort."""
    assert read_effort("5" * 1_000_000) is None
