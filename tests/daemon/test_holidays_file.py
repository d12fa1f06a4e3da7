"""The operator's own working calendar: holiday-cn's JSON, one year or several."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from daemon.errors import ConfigurationError
from daemon.holidays_file import SHAPE, load_holidays
from state.working_days import WorkingCalendar

YEAR = {
    "$schema": "https://example.com/schema.json",
    "year": 2031,
    "papers": [],
    "days": [
        {"name": "元旦", "date": "2031-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2031-01-04", "isOffDay": False},
    ],
}


def write(folder: Path, content: object) -> Path:
    file = folder / "holidays.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return file


def test_a_published_year_as_it_is(tmp_path: Path) -> None:
    overrides = load_holidays(write(tmp_path, YEAR))
    assert overrides == {dt.date(2031, 1, 1): False, dt.date(2031, 1, 4): True}
    calendar = WorkingCalendar(overrides)
    assert not calendar.is_working_day(dt.date(2031, 1, 1))
    assert calendar.is_working_day(dt.date(2031, 1, 4))
    assert not calendar.is_provisional(dt.date(2031, 5, 1))


def test_of_several_years_the_later_announcement_counts(tmp_path: Path) -> None:
    later = {"year": 2032, "days": [{"date": "2031-12-31", "isOffDay": True}]}
    earlier = {"year": 2031, "days": [{"date": "2031-12-31", "isOffDay": False}]}
    assert load_holidays(write(tmp_path, [later, earlier])) == {dt.date(2031, 12, 31): False}


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "Input data was truncated"),
        ("{", "Input data was truncated"),
        ('{"year": 2031}', "Object missing required field `days`"),
        ({"year": "2031", "days": []}, "Expected `int`, got `str` - at `$.year`"),
        ([{"year": 2031, "days": [{"date": "2031-02-30", "isOffDay": True}]}], "Invalid RFC3339 encoded date"),
        ({"year": 2031, "days": [{"date": "2031-01-01", "isOffDay": 1}]}, "Expected `bool`, got `int`"),
    ],
)
def test_each_mistake_is_one_line(tmp_path: Path, content: object, what: str) -> None:
    file = write(tmp_path, content)
    with pytest.raises(ConfigurationError) as caught:
        load_holidays(file)
    line = str(caught.value)
    assert line.startswith(f"{file}: not a working calendar: {what}")
    assert line.endswith(f"; expected JSON like {SHAPE}")
    assert "\n" not in line
