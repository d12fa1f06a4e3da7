"""The one day that an answer means as a last day."""

from __future__ import annotations

import datetime as dt
from typing import Final

from parsers.dates import read_length, read_period
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern
from state.notice import Longer

_UP_TO: Final = "-~至到—–"
_NUMBER: Final = Pattern(r"(\d{1,2})\s?[号日]")
_LAST: Final = 31


def last_day(text: str, sent: dt.date | None) -> dt.date | None:
    """The one day that `text` means as a last day; a day gone by is none, nor one whose weekday is another."""
    if sent is None:
        return None
    read = read_period(text.removeprefix("从").removeprefix("自"), sent)
    if (
        read.problems
        or read.warnings
        or read.end is None
        or (read.start is not None and read.start != read.end and not _vague(text))
    ):
        return None
    return read.end if read.end >= sent else None


def day_or_length(text: str, sent: dt.date | None, *, stays: bool) -> tuple[dt.date | None, Longer | None]:
    """The last day that `text` means, or by how much longer; of a day of no month (15号) the record tells.

    Unless it is said that somebody `stays` on, a day that this month has yet may be meant as it stands.
    """
    day, number = last_day(text, sent), _NUMBER.fullmatch(fold(text).strip())
    if number is not None and (stays or day is None) and 1 <= int(number[1]) <= _LAST:
        return day, Longer(day_of_month=int(number[1]))
    return day, None if day is not None else longer_by(text, sent)


def longer_by(text: str, sent: dt.date | None) -> Longer | None:
    """By how much `text` says that somebody stays longer: 两周; None where it is a day, or cannot be told for sure."""
    return read_length(text.replace(" more ", " "), sent) if sent is not None else None


def leaving_day(text: str, sent: dt.date | None) -> dt.date | None:
    """The one day that `text` means as the day of leaving: on which day of 下周 somebody leaves, it does not say."""
    day = last_day(text, sent)
    if sent is None or day is None:
        return None
    read = read_period(text.removeprefix("从").removeprefix("自"), sent)
    return day if read.start in {None, read.end} else None


def range_meant(text: str, sent: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """The first and the last of the days in which `text` says that somebody stays: 7月1日-7月31日; None once over."""
    read = read_period(text, sent) if sent is not None else None
    if sent is None or read is None or read.problems or read.warnings or read.start is None or read.end is None:
        return None
    return (read.start, read.end) if not _vague(text) and max(read.start, sent) < read.end else None


def _vague(text: str) -> bool:
    """Whether `text` means a stretch of time by one word (8月底, 下周), whose end is then meant."""
    return all(mark not in fold(text) for mark in _UP_TO)
