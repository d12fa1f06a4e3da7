"""Days of a fresh mail's lines told once and without the hour: 下周一（5月25日）, 6月1日上午9:00报到 (T4).

A day that is told twice is the one of the calendar, if both are the same; else both stay, and are asked about (M4).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.dates import read_period
from parsers.message import Line
from parsers.notices.layout.restated_days import may_tell_again, with_exact_days
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_dated
from parsers.patterns import Pattern
from parsers.remembered import remembered

LONGEST: Final = 400
"""Characters of a line that is looked at."""
_DATE: Final = r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]|\d{1,2}[./]\d{1,2}"
_WEEKDAY: Final = r"[本这下上]{1,2}个?(?:周|星期|礼拜)[一二三四五六日天]"
_CALLED: Final = rf"{_WEEKDAY}|[今明后昨][天日]|前天|(?<![\d一二三四五六七八九十])月[底末初]"
_FEAST: Final = r"(?:端午|中秋|国庆|元旦|春节|清明|五一|劳动)节?(?:放?假)?(?:前一天|前最后一天|当天|后一天|前夕)"
_AROUND_A_FEAST: Final = Pattern(_FEAST)
_CALLED_FIRST: Final = Pattern(
    rf"(?P<called>{_CALLED}|{_FEAST})\s?(?P<open>[(（]?)\s?(?P<date>{_DATE})(?P<close>[)）]?)(?![日号\d])"
)
_CALLED_BEHIND: Final = Pattern(rf"(?P<date>{_DATE})\s?[(（](?P<called>{_CALLED}|{_FEAST})[)）]")
_AHEAD: Final = Pattern(
    rf"(?:从|自)?(?P<called>{_WEEKDAY}|[本这下]个?周|[本下]个?月|[今明后][天日])(?:整[周月]|一整[周月]|全[周月]|起|开始|就)"
    r"(?=(?P<between>[^\d。；;!！\n]{1,40}?)[(（,，]\s?(?:时间为?)?(?:从|自)?(?P<days>\d[^()（）,，。；;]{4,30}))"
)
"""下周起支撑两周（5月25日-6月5日）, 下周整周支撑，5月25日-5月29日: when it begins, before the days themselves."""
_NEXT_DAYS: Final = Pattern(
    r"(?:这|接下来|后面|未来)的?(?:[一两二三四]|几)?(?:周|个?星期|个月|天|段时间)(?=\s?[(（]\d[^()（）]{4,30}[)）])"
)
"""这两周（5月25日-6月5日）: the days are in the bracket."""
_CLOCK: Final = r"(?:\d{1,2}[:：]\d{2}|[\d一二三四五六七八九十]{1,2}[点时](?:半|整|\d{1,2}分?)?)"
_HOUR: Final = Pattern(
    rf"(?<=[日号)）])\s?(?=[上下早晚中\d一二三四五六七八九十])(?:上午|下午|早上|晚上|中午|一早)?\s?(?:{_CLOCK}(?:前|左右)?|(?<=[午上早]))"
    r"(?=\s?(?:(?:准时|正式)?(?:到|前往|去|在|至)[^,，。；;\d]{1,14})?"
    r"(?:报到|到岗|进场|入场|到位|到场|现场|结束|撤场|离场|退场|撤离|离开)(?![^,，。；;]{0,4}会))"
)
"""The hour of coming and going: the day counts whole."""
_AFTER_WORK: Final = Pattern(
    r"(?<=[日号)）])\s?(?:下班|收工)(?:之?后|时)?(?=\s?(?:[,，。；;]|$|结束|撤场|离场|退场|撤离|离开|走))"
)

_AT_WORK_UNTIL: Final = Pattern(
    r"(?<=[日号起])(?:一直)?(?:待|呆|干|做|忙|用|蹲|驻场?|帮忙?|顶|盯)到(?=\d{1,2}[月.]|\d{1,2}[日号]|[本下]?个?月[底末])"
)
"""从5月26日待到6月5日 is from day to day, whatever somebody does till then."""
_LESS_PLAIN: Final = (_CALLED_FIRST, _CALLED_BEHIND, _NEXT_DAYS, _AHEAD, _HOUR, _AFTER_WORK, _AT_WORK_UNTIL)


def with_plain_days(lines: Sequence[Line], sent: dt.date | None) -> Iterator[Line]:
    """The lines, a day that is told twice as the date, and without the hour at which somebody comes or goes."""
    for line in lines:
        looked_at = sent is not None and len(line.text) <= LONGEST and is_dated(fold(line.text))
        text = _plain(line.text, sent) if sent and looked_at and _may_be_plainer(line.text) else line.text
        yield structs.replace(line, text=text) if text != line.text else line


@remembered
def _may_be_plainer(text: str) -> bool:
    """Whether a line may tell a day twice, or an hour: most do neither."""
    return may_tell_again(text) or any(pattern.search(text) for pattern in _LESS_PLAIN)


def _plain(text: str, sent: dt.date) -> str:
    text = _CALLED_FIRST.sub(lambda hit: hit["date"] if _is_one(hit, sent) else hit[0], text)
    text = _CALLED_BEHIND.sub(lambda hit: hit["date"] if _is_one(hit, sent) else hit[0], text)
    text = with_exact_days(_NEXT_DAYS.sub("", text), sent)
    text = _AHEAD.sub(lambda hit: "" if _begins_them(hit, sent) else hit[0], text)
    return _AT_WORK_UNTIL.sub("到", _AFTER_WORK.sub("", _HOUR.sub("", text)))


def _is_one(hit: re.Match[str], sent: dt.date) -> bool:
    """Whether a day and what it is called are the same; of the days around a feast, the date is what is said."""
    marks, called = hit.groupdict(), hit["called"]
    date = read_period(hit["date"], sent).start
    if date is None or bool(marks.get("open")) != bool(marks.get("close")):
        return False
    if _AROUND_A_FEAST.fullmatch(called):
        return True
    if called.startswith("月"):
        return date.day == (1 if called.endswith("初") else calendar.monthrange(date.year, date.month)[1])
    return read_period(called, sent).start == date


def _begins_them(hit: re.Match[str], sent: dt.date) -> bool:
    """Whether the days in the bracket behind begin on the day that is told before: 下周起…（5月25日-6月5日）."""
    if not has_range(fold(hit["days"])) or is_dated(fold(hit["between"])):
        return False
    return read_period(hit["days"], sent).start == read_period(hit["called"], sent).start is not None
