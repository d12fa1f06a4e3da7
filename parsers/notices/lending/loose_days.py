"""The one period that the days of some words can only be, whatever else these say: for the form, never recorded (M4).

A range; a first and a last day; a first day and a length; a named part of a month; one day said to be the only one.
Days before the mail, and those of clauses in which nobody comes, stays or goes (6月26日要看demo), are of another
matter. Where more than one period can be made of what is left, there is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec import structs

from parsers.notices.lending.days_told_once import LAST_INCLUDED
from parsers.notices.lending.periods import Span, read_until, read_words
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import Stretch, has_range, periods
from parsers.patterns import Pattern

_BOTH: Final = 2
_SLACK: Final = 3
"""Days by which a length and a last day may differ that tell the same: 半个月, 7月1日-7月15日."""
_FROM: Final = Pattern(r"(?:从|自|开始|起始|进场|入场|到岗|start\w*|from|on|between|join\w*)\s?[:：]?\s?$")
_BY_THE_WAY: Final = r"(?:就|便|再|先|才|会|正式|开始|早上|上午|下午|中午|晚上|一早|下班后?|当天)?"
_ON: Final = Pattern(
    r"\s?(?:\([^()]{1,6}\))?\s?(?:号|日)?"
    rf"{_BY_THE_WAY}(?:起|开始|算起|进|入|到岗|到位|到场|报到|过[去来]|去|来|上(?![线午])|加入|介入|参与|支|就位|投入)"
)
"""Behind a first day: 6月8日进来."""
_COMES: Final = Pattern(r"\s?(?:号|日)?(?:起|开始|算起|进|入|到岗|到位|到场|报到|就位)")
"""The same, of one who only begins then: 6月下旬进场."""
_UNTIL: Final = Pattern(
    r"(?:[到至迄]|最后[^,，。;；\d]{1,12}|截止|截至|结束|撤场|离场|until|till|through|to|ends? on|leaves? on)"
    r"\s?[:：]?\s?$"
)
_OFF: Final = Pattern(
    rf"\s?(?:\([^()]{{1,6}}\))?\s?{_BY_THE_WAY}(?:[是为]?(?:他|她)?的?最后|止|为止|结束|撤|离|走|回|出来|收尾|完成|下|退|交接完|之?前)"
)
"""Behind a last day: 7月22日撤."""
_IN_BRACKETS: Final = Pattern(r"[^()]{1,30}\((?P<days>[^()]{1,30})\)")
"""Days told once more, in full: 6月16日、17日两天(6月16日至6月17日)."""
_GOES_ON: Final = Pattern(r"\s?(?:[到至]|[-~–—]{1,2})\s?[\d一二三四五六七八九十本下周星今明]")
_BEGUN: Final = ("起", "始", "开始")
END_OF_MONTH: Final = Pattern(r"月[底末]\s*$")
"""6月底, which alone is no first day."""
_VAGUE: Final = Pattern(r"旬|半月|初|周$|星期$|礼拜$")
_PART: Final = Pattern(r"[上中下]旬$|[上下]半月$")
_WHOLE: Final = Pattern(r"(?:月|周|星期|礼拜)份?$")
_ALL_OF_IT: Final = Pattern(r"\s?(?:一?整个?[月周]|整段|全[月周]|全程|一整个?[月周])")
_FIGURE: Final = Pattern(r"[\d一二三四五六七八九十]")
_MATTERS: Final = Pattern(r"(?:[^,，。;；:：!！?？()（）\n]|(?<=\d)[:：](?=\d))+")
_SENTENCES: Final = Pattern(r"[^。;；!！?？\n]+")
_MOVES: Final = Pattern(
    r"[来去到走回撤进离起止始完归驻借留待出换接续另还也又只不没除改]|结束|[上下][岗手]|投入|参[与加]|加入|支[撑援持]|继续|再(?![说议谈定看])"
    r"|\b(?:from|until|till|to|through|start\w*|join\w*|leaves?(?! on\b)|stays?|back|again)\b"
)
"""In a clause with a day of it, that day may be one of coming, staying or going."""
_OF_OTHERS: Final = Pattern(
    r"^\W*(?:[^,，。;；]{0,6}的)?(?:客户|甲方|校方|学校|院方|局里|省里|领导|专家|厂商|供应商|监理|财务|行政|用户|业主)"
)
"""A clause of those who are lent to: whoever comes or goes in it is none of ours."""
_ABSENT: Final = Pattern(
    r"\bon (?:annual |sick )?(?:leave|holiday)\b|请[^,，。]{0,3}假|[休年病事]假"
    r"|回[^,，。;；]{0,8}(?:开会|参会|会议|参加|培训|一趟|体检|考试|述职|评审)"
)
"""Is away for a little while: the days on both sides of it are his all the same."""
_OWN_NUMBER: Final = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_LENGTH: Final = Pattern(
    rf"{_OWN_NUMBER}\s?个半?月|半个?月|(?:{_OWN_NUMBER}|半)\s?个?(?:星期|礼拜|周(?![一二三四五六日天末]))"
    rf"|{_OWN_NUMBER}\s?个?工作日|{_OWN_NUMBER}\s?天"
)
_NO_LENGTH: Final = Pattern(
    r"(?:最多|至多|顶多|最少|至少|起码|不超过|不到|差不多)[^,，。;；\d]{0,4}$|(?:[每前第近过隔早晚多差剩余约]|提前|大概|再[来等]|评估|估算?|预计|投入|协调|工作量(?:为|是)?|工时(?:为|是)?|给(?:到|你们?)?|批了?|\d)\s?$"
)
_NO_LENGTH_BEHIND: Final = Pattern(
    r"\s?(?:的|左右|上下|多|以?内|之?前|以?后|之后|[假会]|培训|余量|工作量|[^,，。;；]{0,3}(?:人天|工时))"
)
_ONLY_DAY: Final = Pattern(
    r"就?[当这那]天一天|就(?:这|那|去|来|一)[一1]?天|当[天日](?:往返|来回|去当[天日]回|就?回)|(?:只|就|去|来|帮|支[撑援持]|待|借|用)[^,，。;；\d]{0,4}[一1]天(?!天)"
)


class Told(NamedTuple):
    """A period, and where in the text the words of it begin and end."""

    span: Span
    start: int
    end: int


class Days(NamedTuple):
    """Days of a text: where, in which words, and what they read as (of a first one alone, `start`)."""

    at: Stretch
    words: str
    read: Span
    begins: bool
    ends: bool

    @property
    def is_range(self) -> bool:
        """Whether they tell a first and a last day by themselves: 6月1日-6月12日, 6月8日起两周."""
        both = self.read.start is not None and self.read.end is not None
        return has_range(self.words) or (
            both and self.read.start != self.read.end and _LENGTH.search(self.words) is not None
        )


def one_period(text: str, named: Sequence[int], number: int, page: Page) -> Told | None:
    """The one period of a text in which people are named at the places `named`; None where it tells none, or more."""
    folded = fold(text)
    days = counting(folded, named, number, page) if len(folded) == len(text) else []
    told = _picked(folded, days, number, page) if days else None
    if told is None or told.span.start is None or told.span.end is None or told.span.start > told.span.end:
        return None
    return told


def counting(folded: str, named: Sequence[int], number: int, page: Page) -> list[Days]:
    """The days of a text (folded) that may be somebody's, in order."""
    days = [_day(folded, span, number, page) for span in periods(folded)]
    days = [one for one in days if _may_count(folded, one, page)]
    if not any(one.begins or one.ends or one.is_range or _is_named(folded, one) for one in days):
        return days
    beside = [one for one in days if _is_beside(folded, one, named)]
    return [one for one in days if one not in beside] if len(beside) < len(days) else days


def _day(folded: str, span: Stretch, number: int, page: Page) -> Days:
    words = LAST_INCLUDED.sub("", folded[span.start : span.end]).strip(" .")
    again = _IN_BRACKETS.fullmatch(words)
    words = again["days"] if again and has_range(again["days"]) else words
    before = folded[: span.start]
    absent = _ABSENT.search(before[-12:]) is not None
    begins = words.startswith(("从", "自")) or words.endswith(_BEGUN) or _ON.match(folded, span.end) is not None
    begins = begins or _GOES_ON.match(folded, span.end) is not None or (_FROM.search(before) is not None and not absent)
    ends = words.endswith(("止", "前")) or _UNTIL.search(before) is not None or _OFF.match(folded, span.end) is not None
    return Days(span, words, read_words(words, words, number, page), begins and not ends, ends and not begins)


def _may_count(folded: str, day: Days, page: Page) -> bool:
    """Whether it is no day of the past, and none of talk: 今天, 月底 without a word of coming or going."""
    if day.is_range or day.begins or day.ends:
        return True
    over = page.sent is not None and day.read.end is not None and day.read.end < page.sent
    return not over and (_FIGURE.search(day.words) is not None or _is_named(folded, day))


def _is_beside(folded: str, day: Days, named: Sequence[int]) -> bool:
    """Whether single days stand in a clause that names nobody, and in which nobody comes, stays or goes."""
    if day.is_range:
        return False
    clause = _around(_MATTERS, folded, day.at.start)
    if any(clause.start <= at < clause.end for at in named):
        return False
    before = folded[clause.start : day.at.start]
    words = before + folded[day.at.end : clause.end]
    if _OF_OTHERS.search(before) or _ABSENT.search(words):
        return True
    return not (day.begins or day.ends or _MOVES.search(words))


def _around(parts: Pattern, folded: str, at: int) -> Stretch:
    """Where the clause, or the sentence, begins and ends that has a place in it."""
    spans = (Stretch(*found.span()) for found in parts.finditer(folded))
    return next((one for one in spans if one.start <= at < one.end), Stretch(at, at))


def _is_named(folded: str, day: Days) -> bool:
    """Whether it is a named part of the calendar, as a whole: 7月下旬, 下周整周."""
    if day.read.start is None or day.read.end is None or _COMES.match(folded, day.at.end) or day.ends:
        return False
    part, whole = _PART.search(day.words) is not None, _WHOLE.search(day.words) is not None
    all_of_it = _ALL_OF_IT.match(folded, day.at.end) is not None
    return (part and not _how_long(folded, day.at)) or (whole and all_of_it)


def _picked(folded: str, days: Sequence[Days], number: int, page: Page) -> Told | None:
    ranges = list({one.read.start: one for one in days if one.is_range}.values())
    if len(ranges) == 1:
        ends = {ranges[0].read.start, ranges[0].read.end}
        echoed = all(one.read.end in ends or one.read.first in ends for one in days)
        return Told(ranges[0].read, *ranges[0].at) if echoed else None
    if ranges:
        return None
    named = [one for one in days if _is_named(folded, one)]
    if named and len({one.words for one in days}) == 1:
        return Told(named[0].read, *named[0].at)
    if len(days) == 1:
        return _by_length(folded, days[0], number, page)
    return first_and_last(folded, days, number, page)


def first_and_last(folded: str, days: Sequence[Days], number: int, page: Page) -> Told | None:
    """The only two days; of more, the one that begins and the one that ends."""
    begins = [one for one in days if one.begins]
    ends = [one for one in days if one.ends]
    pair = days if len(days) == _BOTH else (*begins, *ends)
    if len(pair) != _BOTH or pair[0].ends or pair[1].begins or pair[0].at.start > pair[1].at.start:
        return None  # 6月5日撤；…还按6月30日: two days of leaving
    beside = not folded[pair[0].at.end : pair[1].at.start].strip(" |/")  # 许南星 6月8日 7月22日
    if END_OF_MONTH.search(pair[0].words) and not pair[0].begins:
        return None  # 6月底肯定弄不完；…干到7月24号
    if any(_VAGUE.search(one.words) for one in pair) or not (pair[0].begins or pair[1].ends or beside):
        return None
    told = Told(_joined(pair[0].words, pair[1].words, number, page), pair[0].at.start, pair[1].at.end)
    return told if _lasts_as_long(folded, pair[0], told, number, page) else None


def _joined(first: str, last: str, number: int, page: Page) -> Span:
    joined = read_words(f"{first}-{last}", f"{first}-{last}", number, page)
    if joined.start is not None:
        return joined
    begins, ends = read_until(_bare(first), first, page), read_until(_bare(last), last, page)
    return structs.replace(ends, start=begins.end)


def _bare(words: str) -> str:
    for mark in ("开始", "起", "始", "止"):
        words = words.removesuffix(mark)
    return words.removeprefix("从").removeprefix("自").strip()


def _by_length(folded: str, day: Days, number: int, page: Page) -> Told | None:
    """A first day with the one length behind it in its sentence; or a day that is said to be the only one."""
    single = day.read.start is not None and day.read.start == day.read.end
    sentence = _around(_SENTENCES, folded, day.at.start)
    if single and not day.ends and _ONLY_DAY.search(folded, day.at.end, sentence.end):
        return Told(day.read, *day.at)
    lengths = list(_lengths(folded, day.at.end, sentence.end)) if day.begins and not _VAGUE.search(day.words) else []
    if len(lengths) != 1:
        return None
    return Told(_of_length(day, folded[slice(*lengths[0])], number, page), day.at.start, lengths[0].end)


def _of_length(day: Days, length: str, number: int, page: Page) -> Span:
    words = f"{_bare(day.words)}起{length}"
    return read_words(words, words, number, page)


def _lengths(folded: str, start: int, end: int) -> Iterator[Stretch]:
    """Where a stretch of a text tells for how long, and no amount of work."""
    for found in _LENGTH.finditer(folded, start, end):
        if not _NO_LENGTH.search(folded[: found.start()]) and not _NO_LENGTH_BEHIND.match(folded, found.end()):
            yield Stretch(*found.span())


def _how_long(folded: str, at: Stretch) -> bool:
    """Whether the sentence of some days says how long it is within them: 7月下旬来几天."""
    sentence = _around(_SENTENCES, folded, at.start)
    words = folded[sentence.start : sentence.end]
    return _SOME_DAYS.search(words) is not None or next(_lengths(folded, *sentence), None) is not None


_SOME_DAYS: Final = Pattern(r"[几数][天日周]|几个|若干|段时间|部分时间|半天|抽空|某[天日]|其中")


def _lasts_as_long(folded: str, first: Days, told: Told, number: int, page: Page) -> bool:
    """Whether the one length that stands beside a first and a last day tells the same as they."""
    sentence = _around(_SENTENCES, folded, told.start)
    lengths = list(_lengths(folded, told.start, max(sentence.end, told.end)))
    if len(lengths) != 1 or told.span.end is None:
        return True
    stated = _of_length(first, folded[slice(*lengths[0])], number, page).end
    return stated is None or abs(stated - told.span.end) <= dt.timedelta(days=_SLACK)
