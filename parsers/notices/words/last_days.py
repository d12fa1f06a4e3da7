"""The one day that an answer means as a last day."""

from __future__ import annotations

import datetime as dt
from typing import Final

from parsers.dates import read_length, read_period
from parsers.notices.words.fold import fold
from state.notice import Longer

_UP_TO: Final = "-~至到—–"


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


def _vague(text: str) -> bool:
    """Whether `text` means a stretch of time by one word (8月底, 下周), whose end is then meant."""
    return all(mark not in fold(text) for mark in _UP_TO)
