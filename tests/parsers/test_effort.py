"""D2, M4: efforts are person-days; what is no certain effort is asked about."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.effort import read_effort

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


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=30), st.text("0123456789.一两半十百个人天日月周工作约-~ pdman", max_size=14)))
def test_m4_any_text_never_raises(text: str) -> None:
    """M4: whatever the text, the answer is None or a positive number."""
    effort = read_effort(text)
    assert effort is None or effort > 0


def test_m4_long_text_is_refused() -> None:
    """M4: a megabyte is no effort."""
    assert read_effort("5" * 1_000_000) is None
