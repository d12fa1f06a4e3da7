"""The operator's own working calendar: a year that the packaged one does not know, in the shape of holiday-cn's data.

    {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}, …]}

or a list of such objects. Other keys are left alone, so that a published file can be taken as it is.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
from msgspec import Struct

from daemon.errors import ConfigurationError
from daemon.toml_file import read_text

SHAPE = '{"year": 2027, "days": [{"date": "2027-01-01", "isOffDay": true}, …]} or a list of such years'


class HolidayDay(Struct, frozen=True, rename="camel"):
    """A day that is not what its weekday says: off, or worked to make up (调休)."""

    date: dt.date
    is_off_day: bool


class HolidayYear(Struct, frozen=True):
    """What was announced for a year. December days may also stand in the year after."""

    year: int
    days: tuple[HolidayDay, ...]


def load_holidays(path: Path) -> dict[dt.date, bool]:
    """Day → is it a working day, as the file states. Raises ConfigurationError, one line."""
    text = read_text(path)
    try:
        read = msgspec.json.decode(text, type=HolidayYear | list[HolidayYear])
    except (msgspec.DecodeError, RecursionError) as error:
        raise ConfigurationError(f"{path}: not a working calendar: {error}; expected JSON like {SHAPE}") from error
    years = read if isinstance(read, list) else [read]
    ordered = sorted(years, key=lambda announced: announced.year)
    return {day.date: not day.is_off_day for announced in ordered for day in announced.days}
