"""Numbers of a spreadsheet as they are shown: days by their number format (ECMA-376 part 1, 18.8.30), plain numbers."""

from __future__ import annotations

import datetime as dt
from typing import Final

from parsers.patterns import Pattern

FULL, YEAR_MONTH, MONTH_DAY = "ymd", "ym", "md"
BUILT_IN: Final = {
    **dict.fromkeys((14, 15, 22, 30, 31), FULL),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), YEAR_MONTH),
    **dict.fromkeys((16, 28, 29, 51, 53, 54, 58), MONTH_DAY),
}
"""The numbers of formats that show days, those of the Chinese editions among them."""
EPOCHS: Final = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}
"""Day 0, by whether the workbook counts from 1904."""
_FIRST_AND_LAST = (61, 80_000)
"""Before the first a spreadsheet counts a day that never was; the last is in the year 2119."""
_QUOTED = Pattern(r'"[^"]*"|\\.|\[[^\[\]]*\]|_.|\*.')


def shape_of(code: str) -> str:
    """What a number format's code shows of a day: `ymd`, `ym`, `md`, or nothing for other numbers."""
    plain = _QUOTED.sub("", code.partition(";")[0]).lower()
    if "y" in plain or "e" in plain.replace("general", "").replace("e+", "").replace("e-", ""):
        return FULL if "d" in plain else YEAR_MONTH if "m" in plain else ""
    return MONTH_DAY if "d" in plain and "m" in plain else ""


def shown(value: str, shape: str, from_1904: bool) -> str:
    """A number's text as its cell shows it; what is no number stays as it is."""
    try:
        number = float(value)
    except ValueError:
        return value
    if shape and _FIRST_AND_LAST[0] <= number <= _FIRST_AND_LAST[1]:
        return _day(EPOCHS[from_1904] + dt.timedelta(days=int(number)), shape)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else value  # noqa: PLR2004 - still exact


def _day(day: dt.date, shape: str) -> str:
    if shape == FULL:
        return day.isoformat()
    return f"{day.year}年{day.month}月" if shape == YEAR_MONTH else f"{day.month}月{day.day}日"
