"""An extension by a length ("到6月30日，延长两周"), told as its last day where the mail states the present one (D5).

Without the present last day nobody can tell the new one: the length is left as it stands, and asked about (M4).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from parsers.dates import read_period
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_single_day, periods
from parsers.patterns import Pattern

LENGTH: Final = r"(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})\s?个?半?\s?(?:周|星期|礼拜|月|工作日|天)"
HOW_LONG: Final = (
    rf"{LENGTH}|[几数](?:天|日|个?工作日|个?星期|周|个?月)|若干|段时间|部分时间|半天"
    r"|(?:一|其中)部分$"
)
"""What says how long somebody comes, for sure or not, and is no work: 6月支撑几天 is not all of June."""
_BY: Final = Pattern(
    rf"(?:到期|结束|为止|止)?(?:的?基础上)?[,，]?\s?(?:同意|请|申请|需|再|往后|继续){{0,3}}"
    rf"(?:延长|延期|续期|顺延|延续|续签|再续|续|延)\s?(?P<length>{LENGTH})"
)
_MOVED_TO: Final = Pattern(r"(?:续期?|延[长期后]?|顺延|延续|调整|推迟|更?改)[到至为]\s?$")
_UNTIL_A_DAY: Final = Pattern(
    rf"(?:延长|延期|续期|顺延|延续|续|延|再(?:支[撑援持]|用|留|待|借|要|干|做))\s?(?P<length>{LENGTH})\s?[,，(（]?\s?(?:即|也就是|就是)?\s?(?:[从由自](?P<old>[\d一二三四五六七八九十本下月年明今][^,，。;；:：()（）到至延续]{{1,12}}))?(?:顺延|延长|延期|续期|延|续|支[撑援持])?[到至]\s?"
    r"(?P<day>[\d一二三四五六七八九十本下月年明今][^,，。;；:：()（）]{1,14})[)）]?"
)
LONGEST: Final = 300
"""Characters of a line that may state one."""


def in_days(text: str, sent: dt.date | None) -> str:
    """The text with last days instead of lengths, as far as it states days: 再续3周，到7月21日."""
    return _with_last_day(without_length(text, sent), sent)


def _with_last_day(text: str, sent: dt.date | None) -> str:
    """The text with 续期至 and the new last day in the place of the present one and a length."""
    folded = fold(text) if len(text) <= LONGEST else ""
    if sent is None or not any(verb in folded for verb in "续延"):
        return text
    for start, end in periods(folded):
        day = folded[start:end].removeprefix("从").removeprefix("自")
        by = _BY.match(folded, end)
        # A period runs on to the length of an extension only where nothing else stands between.
        moved = _MOVED_TO.search(folded, 0, start) is not None  # 续期至7月15日，延长15天 says the new one
        if by is not None and not moved and is_single_day(day) and (last := _last_day(day, by["length"], sent)):
            before = folded[:start].rstrip(" 到至截止现目前原定本来计划支撑周期时间:为是于")
            return f"{text[: len(before)]}续期至{last.year}年{last.month}月{last.day}日{text[by.end() :]}"
    return text


def has_length_before_day(text: str) -> bool:
    """Whether by how much an extension is stands before the day to which it is: 延期两周至7月14日."""
    return len(text) <= LONGEST and _UNTIL_A_DAY.search(text) is not None


def without_length(text: str, sent: dt.date | None) -> str:
    """The text with the day alone of 延期两周至7月14日, 延期一个月（到7月31日）: the day is what counts.

    Where the text states the present last day, too, and the length leads to another day than it says, it stays.
    """
    found = _UNTIL_A_DAY.search(text) if len(text) <= LONGEST else None
    if found is None or (sent is not None and not _agrees(f"{text[: found.start()]}{found['old'] or ''}", found, sent)):
        return text
    return _UNTIL_A_DAY.sub(r"续期至\g<day>", text)


def _agrees(before: str, found: re.Match[str], sent: dt.date) -> bool:
    folded = fold(before)
    days = [folded[start:end].removeprefix("从").removeprefix("自") for start, end in periods(folded)]
    if not days or not is_single_day(days[-1]):
        return True
    last, stated = _last_day(days[-1], found["length"], sent), read_period(fold(found["day"]), sent)
    return last is None or last == stated.end or bool(stated.problems)


def _last_day(day: str, length: str, sent: dt.date) -> dt.date | None:
    """The last day of so long a time behind the day (included)."""
    present = read_period(day, sent)
    if present.problems or present.end is None or present.end > dt.date.max - dt.timedelta(days=1):
        return None
    following = present.end + dt.timedelta(days=1)
    longer = read_period(f"{following:%Y-%m-%d}起{length}", sent)
    return None if longer.problems else longer.end
