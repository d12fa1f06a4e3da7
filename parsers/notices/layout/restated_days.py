"""Days that a bracket behind them tells more exactly: 6月中旬（11日—20日）, Q3（7月1日-9月30日）, 下周二（26号） (T4).

The bracket is what counts, if it lies within the days before it; else both stay, and are asked about (M4).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from parsers.dates import PeriodReading, read_period
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern

_WEEK: Final = r"[本这下]{1,2}个?(?:周|星期|礼拜)"
_VAGUE: Final = (
    r"(?:(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月(?:份|[上中下]{1,2}旬|底|初)?"
    r"|\d{1,2}\s?[、,和]\s?\d{1,2}\s?月?份?(?:[两三]个月)?|第?[一二三四]季度|(?<![a-z])q[1-4]"
    rf"|{_WEEK}[一二三四五六日天]?|[本这下]个?月)"
)
_TOLD_AGAIN: Final = Pattern(
    rf"(?<![\d一二三四五六七八九十至到~-])(?P<vague>{_VAGUE})(?:整周|全周|这[一两]周)?(?P<between>全月|整月)?"
    r"[(（]\s?(?P<exact>\d[^()（）]{1,30})[)）]"
)
_BARE: Final = Pattern(r"\d{1,2}\s?(?:[日号]|[日号]?\s?[-~—–至到]{1,2}\s?\d{1,2}\s?[日号]?)$")
"""A day without its month: 11日—20日, 26号."""
_MONTH: Final = Pattern(r"\d\s?[月./-]\s?\d")
"""Of a day with its month: 7月1日, 7.1."""
_MONTHS_TOGETHER: Final = Pattern(r"[两三]个月")
_BOTH_PARTS: Final = Pattern(r"[上中下]{2}旬")


def may_tell_again(text: str) -> bool:
    """Whether a text may have such a bracket."""
    return _TOLD_AGAIN.search(text) is not None


def with_exact_days(text: str, sent: dt.date) -> str:
    """The text with the days of such brackets in the place of those before them."""
    return _TOLD_AGAIN.sub(lambda hit: _exact(hit, sent) or hit[0], text)


def _exact(hit: re.Match[str], sent: dt.date) -> str:
    vague = _BOTH_PARTS.sub("", _MONTHS_TOGETHER.sub("月", fold(hit["vague"])))
    about = read_period(vague, sent)
    exact = _with_month(hit["exact"].strip(), about)
    told = read_period(exact, sent)
    if told.problems or told.start is None or told.end is None or about.start is None or about.end is None:
        return ""
    within = about.start <= told.start and told.end <= about.end
    return exact if within and (_BARE.match(fold(hit["exact"].strip())) or _MONTH.search(exact)) else ""


def _with_month(exact: str, about: PeriodReading) -> str:
    """The days of the bracket with the month of those before it, where they have none."""
    if about.start is None or not _BARE.match(fold(exact)):
        return exact
    return f"{about.start.month}月{exact}"
