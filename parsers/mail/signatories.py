"""Who signs an answer, and the day on which it was written: 前端组 苏映川 over 6月16日, Cha Ganwang over June 16, 2026.

The day stands alone in the last line, or below who signs, and parted from the words: it decides nothing (M7). It is
the day on which the mail was sent, or the one before: any other, as in 同意续期 over 7月15日, is an answer's own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Final

from parsers.dates import read_period
from parsers.patterns import Pattern
from parsers.remembered import remembered

_WEEKDAY: Final = r"[\s,，(（]{0,3}(?:周|星期|礼拜)[一二三四五六日天][)）]?"
_TIME: Final = r"[\s,，]{0,3}(?:[上下]午|早上|晚上)?\s?\d{1,2}[:：]\d{2}(?::\d{2})?(?:\s?[AP]M)?"
_BEHIND: Final = rf"(?:{_WEEKDAY})?(?:{_TIME})?"
_N: Final = r"[\d〇零一二三四五六七八九十]"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_ORDINAL: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_ENGLISH_WEEKDAY: Final = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?"
_WITH_YEAR: Final = (
    rf"(?:\d{{4}}\s*+[-/.]\s*+\d{{1,2}}\s*+[-/.]\s*+\d{{1,2}}|{_N}{{4}}\s*+年\s*+{_N}{{1,2}}\s*+月\s*+{_N}{{1,3}}\s*+[日号]?"
    rf"|{_ENGLISH_WEEKDAY}(?:{_MONTH} {_ORDINAL},? |{_ORDINAL} {_MONTH},? )\d{{4}}){_BEHIND}"
)
_WITHOUT_YEAR: Final = (
    rf"(?:{_N}{{1,2}}月{_N}{{1,3}}[日号]|\d{{1,2}}[/.]\d{{1,2}}"
    rf"|{_ENGLISH_WEEKDAY}(?:{_MONTH} {_ORDINAL}|{_ORDINAL} {_MONTH})){_BEHIND}"
)
_WHOLE_DAY: Final = Pattern(rf"\s*+{_WITH_YEAR}\s*+\Z", re.IGNORECASE)
_DAY: Final = Pattern(rf"[\s—~-]*+(?:{_WITH_YEAR}|{_WITHOUT_YEAR})[\s.。]*+\Z", re.IGNORECASE)
_SPLIT: Final = Pattern(r"[\s|/·,，、()（）:：—~-]+")
_HAN_NAME: Final = (
    r"[\u4e00-\u9fff]{1,3}|(?:欧阳|上官|司马|诸葛|皇甫|令狐|慕容|夏侯|东方|尉迟|司徒)[\u4e00-\u9fff]{1,2}"
)
_UNIT: Final = (
    r"[\u4e00-\u9fff]{0,10}(?:部|组|中心|公司|集团|研究院|处|室|团队|经理|总监|主管|组长|负责人|协调人|工程师)"
    r"|前端|后端|产品|测试|系统|运维|算法|数据|研发"
)
_LATIN: Final = r"[A-Z][A-Za-z.'-]{0,20}"
_SIGNATORY: Final = Pattern(rf"(?:{_HAN_NAME}|{_UNIT}|{_LATIN})\Z")
_OFFICE: Final = Pattern(rf"(?:{_UNIT}|{_LATIN})\Z")
_DECIDING: Final = (
    "ok(?:ay)?|yes|no|not|never|agreed?|approv(?:ed?|al)|declined?|reject(?:ed)?|refused?|den(?:y|ied)|accept(?:ed)?"
    "|confirm(?:ed)?|noted|received|fine|sure|good|great|exten(?:d|ds|ded|sion)|keep|stays?|leaves?|released?|continue"
    "|cancel(?:led)?|stop|go|need(?:s|ed)?|please|done|cannot|only|but|except|as|planned?|withdrawn?"
)
_OF_TIME: Final = (
    "until|till|by|from|later|soon|now|today|tomorrow|next|end|early|before|after|days?|weeks?|months?|years?|time|asap"
    "|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october"
    "|november|december"
)
_DOUBTING: Final = (
    "maybe|perhaps|possibl[ey]|probably|pending|wait(?:ing)?|hold|tb[cda]|unclear|unsure|unless|if|depends?|discuss"
    "|review|consider|question|why|when|who|half|partly|partial(?:ly)?|might|will|would|could|should|must|think|again"
)
_COUNTS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|both|all|none|more|less"
"""English words that may begin with a capital and are nobody's name: Maybe Later, Two Weeks, Pending."""
_NO_ENGLISH_NAME: Final = rf"\b(?:{_DECIDING}|{_OF_TIME}|{_DOUBTING}|{_COUNTS})\b"
_NO_SIGNATORY: Final = Pattern(
    r"[至到期止从自起由换续撤延改不没缺忙够满事因]|同意|批准|以下|如下|可以|拒绝|行\Z|原因|项目|人[员手]|支[撑援]"
    rf"|{_NO_ENGLISH_NAME}",
    re.IGNORECASE,
)
_SPEAKS: Final = Pattern(_NO_ENGLISH_NAME, re.IGNORECASE)
_LABELLED: Final = Pattern(r"\s*([^\s:：]{1,8})\s?[:：]")
_MOST_WORDS: Final = 5
_LONGEST: Final = 50
_MOST_LINES: Final = 5
_NEXT_DAY_IN_THE_EAST: Final = 12
"""The hour in UTC from which it is the next day somewhere in the east."""
_COURTESY: Final = Pattern(
    r"\s*(?:多?谢谢?(?:您|你|大家)?|感谢|辛苦了?|thanks|thank you|best|cheers)[,，。.!！~\s]*\Z", re.IGNORECASE
)
_GREETING: Final = Pattern(
    r"\s*(?:[^\s,，。:：]{0,8}(?:您|你|大家|各位|同事|总|经理|老师|组长)好?|hi(?: \w{1,20})?|hello|dear [\w .]{1,30})"
    r"[,，。!！~\s]*\Z",
    re.IGNORECASE,
)
_OPEN: Final = Pattern(
    r"(?:[:：至于为从自]|(?<!收)到|(?:(?<![没有])时间|日期|期限|截止|周期|最后一?[天日]|[撑场]日)是?|如下|以下"
    r"|\b(?:until|till|to|by|on|through|date|is))\s*\Z",
    re.IGNORECASE,
)
"""How words end that leave a day, or people, to the lines below them: 续期至."""


@remembered
def is_whole_day(line: str) -> bool:
    """Whether a line is a day with its year and nothing else, but perhaps its weekday and the time."""
    return len(line) <= _LONGEST and _WHOLE_DAY.match(line) is not None


@remembered
def is_day(line: str) -> bool:
    """Whether a line is one day and nothing else, with its year or without."""
    return len(line) <= _LONGEST and _DAY.match(line) is not None


@remembered
def signing_words(line: str) -> tuple[str, ...]:
    """The words of a line that may be who signs: a name, a nickname, an office (组长：查甘望); nothing of another."""
    words = tuple(filter(None, _SPLIT.split(line))) if len(line) <= _LONGEST else ()
    label = _LABELLED.match(line)
    if len(words) > _MOST_WORDS or not all(map(_SIGNATORY.match, words)) or _NO_SIGNATORY.search(line):
        return ()
    return words if label is None or is_office(label[1]) else ()


def speaks(line: str) -> bool:
    """Whether a line that may be a name has an English word of deciding, time, doubt or number: Maybe Later."""
    return _SPEAKS.search(line[:_LONGEST]) is not None


def is_office(word: str) -> bool:
    """Whether such a word is an office, or is written in Latin letters: no other person of the department."""
    return _OFFICE.match(word) is not None


def leaves_open(words: Sequence[str]) -> bool:
    """Whether lines say nothing by themselves, or leave something to be said below them: 您好！, 续期至."""
    told = [line for line in words if line.strip() and not _GREETING.match(line[:_LONGEST])]
    return not told or _OPEN.search(told[-1][-_LONGEST:]) is not None


def is_written_on(line: str, sent: dt.date | None, ahead: int = 0) -> bool:
    """Whether a line is the day on which a mail was sent, or the one before, or up to so many days later.

    同意续期 over 7月15日 in a mail of June 16 says until when: only the mail's own day is no word of an answer (M7).
    """
    if sent is None or not is_day(line):
        return False
    day = read_period(line.strip(" \t—~-"), sent)
    return day.start is not None and day.start == day.end and -ahead <= (sent - day.start).days <= 1


def day_of_writing(sent: dt.datetime | None) -> Callable[[str], bool]:
    """What tells the day of writing in a mail with this Date.

    In the afternoon of a Date in UTC, where a gateway may have written it, it is tomorrow in Beijing.
    """
    ahead = int(sent is not None and not sent.utcoffset() and sent.hour >= _NEXT_DAY_IN_THE_EAST)
    return lambda line: is_written_on(line, sent.date() if sent else None, ahead)


def ends_with_its_day(block: Sequence[str], above: Sequence[str], is_written: Callable[[str], bool]) -> bool:
    """Whether the last paragraph of an answer is the day of writing, perhaps below who signs.

    Where other lines are days as well, it is one of a list.
    """
    *signed, day = block
    if len(block) > _MOST_LINES or not is_written(day) or leaves_open(above) or any(map(is_day, above)):
        return False
    return all(signing_words(line) or _COURTESY.match(line[:_LONGEST]) for line in signed)
