"""Where dates and efforts stand inside a sentence; what they mean is for `parsers.dates` and `parsers.effort`.

A period is put together from small pieces: a day, what may stand behind it, and then marks of joining with further
days or lengths. The pieces are bounded expressions, so the time is linear in the text's length.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from parsers.dates.pieces import WEEKDAY_LISTED_END
from parsers.notices.words.fold import fold, words
from parsers.patterns import Pattern
from parsers.remembered import remembered


def _in_a_row(figures: str) -> str:
    """An expression for two or more of the figures that follow each other, with marks of joining: 8、9, 7、8、9."""
    listed = words(figures)
    return "|".join(
        f"{'[、和及]'.join(listed[at:end])}"
        for end in range(len(listed), 1, -1)
        for at in range(max(0, end - 6), end - 1)
    )


_MONTH_ALONE: Final = Pattern(r"\s?(?:\d{4}\s?[年.-]\s?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月份?\s?")
_COMES: Final = Pattern(r"\s?(?:正式|再|才|会|将)?(?:[进入到]场|到岗|到位|进驻|进组|报到|加入|入项|进入)")
_N: Final = r"(?:\d{1,3}|[一二三四五六七八九十廿两〇零]{1,4})"
_PART: Final = r"(?:上中旬|中下旬|[上中下]旬|[上下]半月|[底初末中])"
_WEEKDAY: Final = r"(?:周|星期|礼拜)[一二三四五六日天]"
_A_WEEKDAY_TOO: Final = rf"\s?[、/和及与至到~-]?\s?[一二三四五六日]{WEEKDAY_LISTED_END}"
_WEEKDAYS_TOO: Final = rf"(?:{_A_WEEKDAY_TOO}){{0,6}}"
"""The 三 and 五 of 下周一、三、五."""
_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b\.?"
)
_ORDINAL: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_ENGLISH_WEEKDAY: Final = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_TO: Final = r"\s?(?:-|–|—|~|\b(?:to|until|till|through)\b)\s?"
_NO_UNIT: Final = (
    r"(?!\s?-?\s?(?:person|man|pd\b|days?\b|working|weeks?\b|months?\b|hours?\b|people|[a-z]*(?:engineer|developer|tester)"
    r"|[%人个天周工]|小时|[/.:]\d))"
)
"""Aug 3-14 ends in August; in "Aug 3 - 8 person-days" the second number counts something else."""
_ENGLISH_DAY: Final = (
    rf"(?=[\da-z])(?<![a-z\d])(?:{_ENGLISH_WEEKDAY},?\s)?(?:"
    rf"{_MONTH}\s(?:the\s)?{_ORDINAL}\b(?:{_TO}(?:the\s)?{_ORDINAL}\b(?!\s?(?:of\s)?{_MONTH}){_NO_UNIT})?(?:,?\s\d{{4}}\b)?"
    rf"|(?:the\s)?{_ORDINAL}\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}}\b)?"
    rf"|(?:the\s)?{_ORDINAL}(?:\sto\s|\s(?:until|till|through)\s|(?<![a-z]\s\d)(?<![a-z]\s\d\d)\s?[-–—]\s?)(?:the\s)?{_ORDINAL}"
    rf"\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}}\b)?"
    rf"|(?:the\s)?end\sof\s(?:{_MONTH}|(?:this|next)\smonth\b)"
    r"|(?:today|now|tomorrow)(?=\s(?:to|until|till|through)\s))"
)
"""A day as it is written in English, or two of one month: Monday, 3 August; Aug 3-14; the 3rd to the 14th of August."""
LISTED_MONTHS: Final = (
    rf"(?:(?:{_in_a_row('1 2 3 4 5 6 7 8 9 10 11 12')}|{_in_a_row('一 二 三 四 五 六 七 八 九 十 十一 十二')})"
    r"月份?(?!\s?[\d一二三四五六七八九十]|[底初末中上下])|[一二三四][、和及][一二三四]季度)"
)
"""8、9月, 七、八、九月, as a part of an expression: no mark of a list stands before such a month."""
_MONTHS: Final = (
    r"(?<![\d./支撑援持需约要用计概-])(?:1[0-2]|[1-9])\s?[-~—–至到]\s?(?:1[0-2]|[1-9])\s?月份?(?!\s?\d|[底初末中上下])"
    rf"|(?<![\d./、]){LISTED_MONTHS}"
)
"""6-7月, 8、9月: all the months, of no year; 支撑2-3月 may say how long."""
_DAYS_LISTED: Final = rf"(?:[、和及]\s?{_N}){{1,4}}\s?[日号]"
"""8月6、7、8日."""
_SLASHED: Final = r"\d{1,2}[/.]\d{1,2}\s?[-~—–至到]\s?\d{1,2}"
_QUARTER: Final = (
    r"(?:(?:(?:\d{4}\s?年?|[今明]年)\s?)?"
    r"(?:第?[一二三四1-4](?:\s?[-~至到、和]\s?[一二三四1-4])?季度|[本下]个?季度|(?<![a-z])q[1-4](?![a-z\d]))[末底初]?"
    r"|(?:(?:\d{4}\s?年?|[今明]年?)\s?)?[上下]半年|(?<![a-z])h[12](?![a-z\d]))"
    r"(?!的?(?:遗留|规划|总结|目标|版本|报告|考核|指标|计划|需求))"
)
"""三季度, 2026年Q3, 三、四季度, 下半年."""
_FIGURES: Final = (
    r"(?<![\d./a-z])20\d{6}(?:\s?[-~—–至到]\s?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?(?![\da-z])"
    r"|(?<![\d./a-z-])20\d{2}[-/.](?:1[0-2]|0?[1-9])(?![\d./-]*\d)"
)
"""20260601, 20260601-0630, and a month: 2026-06, 2026.6."""
_DAY: Final = Pattern(
    r"(?=[\d一二三四五六七八九十廿两〇零今明去次翌后本这当上下第年月即周星礼通邮文发下印签a-z])(?:"
    rf"\d{{4}}\s?年\s?{_N}\s?[-~至到]\s?{_N}\s?月份?(?!\s?\d)"
    rf"|{_MONTHS}"
    r"|(?:\d{4}|\d{2}(?=年))\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?[日号])?"
    rf"|{_QUARTER}|{_FIGURES}"
    r"|(?<![\d./])2\d(?:\.\d{1,2}\.|/\d{1,2}/|(?<!-\d\d)-\d{1,2}-)\d{1,2}(?![\d./])"
    r"|(?<![\d./-])(?:0[1-9]-(?:0[1-9]|[12]\d|3[01])|1[0-2]-0[1-9])(?![\d./-]|\s?[人个天工%])"
    rf"|(?:(?:\d{{4}}|\d{{2}}|[二〇零一三四五六七八九]{{4}})\s?年\s?"
    rf"|[今明去次翌]年\s?)?{_N}\s?月份?(?:\s?{_N}(?:\s?[日号]|{_DAYS_LISTED})|{_PART}|\s?\d{{1,2}}(?![\d人个]))?"
    rf"|{_ENGLISH_DAY}"
    rf"|(?<![\d./]){_SLASHED}(?!\s?(?:[\d./:%月人个天工周年万元]|小时|person|man|pd\b|[a-z]))(?:\s?[日号])?"
    r"|(?<![\d.])\d{1,2}\s?[./]\s?\d{1,2}(?![\d./%]|\s?(?:[人个天工]|周(?![一二三四五六日天末])|小时|万|元|person|man-?\s?d|pd\b|days?\b|weeks?\b|hours?\b))(?:\s?[日号])?"
    rf"|[本下上]个?月(?:\s?{_N}\s?[日号]|{_PART})?|[这次当]个?月(?:\s?{_N}\s?[日号]|{_PART})"
    rf"|[今明去]?年[底末]|月[底末初]|[本这下上]{{1,2}}个?(?:周|星期|礼拜)(?:[一二三四五六日]{_WEEKDAYS_TOO}|[天末])?"
    rf"|即日|(?:本?(?:通知|邮件|文件)?(?:发布|下发|印发|发出|签发)?|发文)(?<=[知件布发出文])之日(?=起)|[今明][天日]|(?:今明|明后)两[天日]|后天|{_N}\s?[日号]|{_WEEKDAY}{_WEEKDAYS_TOO}"
    r")"
)
_TWO_DAYS: Final = Pattern(
    rf"(?=.*[a-z]{{3}})[^\d]*{_ORDINAL}{_TO}(?:the\s)?\d|{_SLASHED}|{_MONTHS}|\d{{4}}\s?年\s?{_N}\s?[-~至到]|(?:今明|明后)两"
    rf"|{_QUARTER}|20\d{{6}}\s?[-~—–至到]|.{{0,6}}月\s?{_N}{_DAYS_LISTED}"
    rf"|(?:[本这下上]{{1,2}}个?)?(?:周|星期|礼拜)[一二三四五六日]{_A_WEEKDAY_TOO}"
)
"""3 to 14 August, Aug 3-14, 8/3-14: two days of one month; 今明两天; what is more than a day: 三季度, 下周二、三."""
LISTED: Final = Pattern(r"\s?[一二三四五六七八九十日]{1,2}\s?")
"""What may be a further day, or month, when it is cut from the days before it: the 三 of 下周二、三."""
_AFTER: Final = Pattern(
    rf"(?:\s?\(\s?(?:(?:[本这上]|下{{1,2}})?个?{_WEEKDAY}|{_ENGLISH_WEEKDAY}|[一二三四五六日]|均?含)\s?\)|\s?{_WEEKDAY})?(?:\s?(?:[之以]前|为止|前(?![端台后往赴]|[去来](?:支[撑援持]|帮忙|协助|驻场))|止|起始|起|开始|以来|始))?"
)
_LENGTH: Final = Pattern(
    rf"(?:为期|历时|持续|共计|共)?\s?(?:{_N}|半)\s?个?半?\s?(?:周|星期|礼拜|月(?!\d)|工作日|自然日|天"
    r"|年|季度)(?!\s?的?(?:工作量|工时))(?:半|时间|左右)?"
    r"|(?:for\s)?(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s"
    r"(?:more\s)?(?:working\s|calendar\s)?(?:day|week|month)s?\b"
)
_TIME: Final = (
    r"(?:\s?(?:上午|下午|中午|早上|晚上|上班|下班|全天|[早晚](?=\s?\d|\s?[-~—–至到]|[,，。\s]|$)))?"
    r"(?:\s?(?:\d{1,2}(?::\d{2}){1,2}|\d{1,2}\s?[点时](?:\d{1,2}分?|半|整)?))?"
)
_TIMED: Final = Pattern(rf"(?!\s?[-~—–至到]){_TIME}(?=\s?[-~—–→至到])")
"""The hour at which a first day begins: then the last one may have one, too."""
_ENDED: Final = "结束"
_TIMED_TOO: Final = Pattern(_TIME)
_PART_OF_MONTH: Final = Pattern(r"[上中下]旬|[底末]")
"""8月上旬到中旬: of the month before."""
_JOIN: Final = Pattern(
    r"\s?(?:(?<=[起始]),\s?(?=[^,。;]{2,14}?(?:截?止|结束))|-{1,2}>|-{1,4}|~{1,2}|—{1,2}|–|―|→|、|直[到至]|[到至]|\b(?:to|until|till|through)\b|,\s?(?:至|到|为期|持续))\s?"
)
_ALSO: Final = Pattern(r"(?<=[日号\d])\s?(?:和|及|以及|与)\s?")
_COMMA: Final = Pattern(r"[,，]?\s?")
_TOLD_IN_BRACKETS: Final = Pattern(r"\s?\((?!最后)[^()]{0,20}(?:[天日周月年]|(?:day|week|month)s?)\s?\)")
_ONE_DAY: Final = Pattern(
    r"[^-~]*(?:[日号]|\d\s?[./-]\s?\d|[a-z]{3}|[今明](?!年)|后天|即日|(?:周|星期|礼拜)[一二三四五六日天])"
)
_MOST_PARTS: Final = 12
_AMOUNT: Final = r"(?:\d{1,5}(?:\.\d{1,3})?|[一二三四五六七八九十百半两]{1,5})"
_ABOUT: Final = (
    r"(?:大约|大概|约|近|不超过|不到|至少|最多|不少于|(?<![\w)])[~≈]|(?<=[,;|:(、])-(?=\d)|(?<=[,;|:] )-(?=\d)"
    r"|\b(?:about|around|roughly|approx(?:imately)?\.?|circa|nearly|up to|at (?:least|most)|less than|more than))\s?"
)
_OF_WORK: Final = r"\s?的?(?:工作量|工时)"
"""Behind days that are an amount of work: 10个工作日的工作量 is no length, either."""
_CALLED_WORK: Final = "|".join(
    f"(?<={word}{mark})" for word in ("工时", "工作量") for mark in ("", ":", "为", "约", "共", " ")
)
_EFFORT: Final = Pattern(
    rf"(?:{_CALLED_WORK})(?:{_ABOUT})?{_AMOUNT}\s?个?(?:工作日|天|日)"  # 工时20天 is no length
    rf"|(?:{_ABOUT})?(?<![\d./~-]){_AMOUNT}\s?个?(?:工作日|天)(?={_OF_WORK})"
    rf"|(?:{_ABOUT})?(?:(?<![\d./~-]){_AMOUNT}(?:\s?[-~至到/或]\s?{_AMOUNT}|\s(?:or|to)\s{_AMOUNT}|[多余来几+])?"
    rf"|{_AMOUNT}|[十百]?[几数])\s?个?半?\s?"
    r"(?:人[·./*]?(?:[天日月]|周(?![一二三四五六日天末]))|工日|工作量|[pm]ds?\b|man-?\s?days?|person-?\s?days?)(?:左右|上下|以上|以内|不等|\sor\sso\b)?"
)
"""An amount of work, with the words that leave it open: about 8 person-days are asked about, not taken for 8 (M4).

两人周五交接 is a day of two, and no two weeks of work.
"""
_UNITS: Final = ("人", "工", "pd", "md", "man", "person")


class Stretch(NamedTuple):
    """Where something stands in a text: from `start` to before `end`."""

    start: int
    end: int


def find_periods(folded: str, start: int = 0) -> Iterator[Stretch]:
    """Every period or date in the text (folded) from `start` on, each with everything that belongs to it."""
    at = start
    while (day := _DAY.search(folded, at)) is not None:
        end = _period_end(folded, day.end())
        yield Stretch(_with_from(folded, day.start(), at), end)
        at = end


@remembered
def periods(folded: str) -> tuple[Stretch, ...]:
    """All periods and dates in the text (folded)."""
    return tuple(find_periods(folded))


def first_period(folded: str, start: int = 0) -> Stretch | None:
    """The first period or date in the text (folded) from `start` on, or None."""
    return next(find_periods(folded, start), None)


def period_at(folded: str, start: int) -> int:
    """Where the period ends that begins right at `start`; 0 when none does."""
    if folded[start] in "从自":
        start += 1
    if folded[start : start + 1].isspace():
        start += 1
    day = _DAY.match(folded, start)
    return _period_end(folded, day.end()) if day else 0


@remembered
def is_dated(folded: str) -> bool:
    """Whether anything in the text (folded) is like a date."""
    return _DAY.search(folded) is not None


@remembered
def has_range(folded: str) -> bool:
    """Whether two days with a mark of joining between them stand in the text (folded)."""
    at = 0
    while (day := _DAY.search(folded, at)) is not None:
        if _TWO_DAYS.match(day[0]) is not None:
            return True
        at = _behind(folded, day.end())
        timed = _TIMED.match(folded, at)
        join = _JOIN.match(folded, timed.end() if timed else at)
        if join is not None and _joins_a_day(folded, join.end()):
            return True
    return False


def has_two_days(folded: str) -> bool:
    """Whether a text (folded) has a range of days, or several days, of which two may be the ends of one."""
    return has_range(folded) or len(periods(folded)) > 1


def has_length(folded: str) -> bool:
    """Whether a text (folded) has days by their first and by how many: 自6月15日起两个月."""
    return any(_LENGTH.search(folded[span.start : span.end]) for span in periods(folded))


def _joins_a_day(folded: str, at: int) -> bool:
    return (_DAY.match(folded, at) or _PART_OF_MONTH.match(folded, at)) is not None


@remembered
def is_single_day(folded: str) -> bool:
    """Whether the text (folded) is one day of the calendar and no more."""
    start = 1 if folded[:1] in {"从", "自"} else 0
    start += folded[start : start + 1].isspace()
    day = _DAY.match(folded, start) if _ONE_DAY.match(folded, start) else None
    if day is None or _TWO_DAYS.match(day[0]) is not None:
        return False
    return _behind(folded, day.end()) == len(folded)


def is_month_of_coming(folded: str, span: Stretch) -> bool:
    """Whether a span is a month in which somebody only comes: 7月进场 says nothing of the last day, as 7月起 does."""
    return is_month(folded[span.start : span.end]) and _COMES.match(folded, span.end) is not None


def is_month(folded: str) -> bool:
    """Whether the text (folded) is a month and no more."""
    return _MONTH_ALONE.fullmatch(folded) is not None


@remembered
def efforts(folded: str) -> tuple[Stretch, ...]:
    """Every amount of work, in persons' days, weeks or months, in the text (folded)."""
    if not any(unit in folded for unit in _UNITS):
        return ()
    return tuple(Stretch(*found.span()) for found in _EFFORT.finditer(folded))


def effort_in(folded: str) -> str | None:
    """The first amount of work in the text (folded), or None."""
    return next((folded[start:end] for start, end in efforts(folded)), None)


def is_effort(folded: str) -> bool:
    """Whether the text (folded) is an amount of work and no more."""
    return efforts(folded)[:1] == (Stretch(0, len(folded)),)


def without_efforts(text: str, leading: tuple[str, ...] = (), instead: str = "") -> str:
    """The text, as it is written, with `instead` for each amount of work and the `leading` words before it."""
    kept: list[str] = []
    at = 0
    for start, end in efforts(fold(text)):
        kept.append(_without_tail(text[at:start], leading))
        at = end + (text[end : end + 1] in {")", "）"} and text[at:start].endswith(("(", "（")))
    return instead.join([*kept, text[at:]])


def _without_tail(text: str, leading: tuple[str, ...]) -> str:
    text = text.rstrip(" :：为是(（")
    while word := next((word for word in leading if text.endswith(word)), ""):
        text = text.removesuffix(word)
    return text.rstrip(" ,，、;；(（")


def _with_from(folded: str, start: int, least: int) -> int:
    """The start of a date, with 从 or 自 before it."""
    spaced = start - (start > least and folded[start - 1].isspace())
    return spaced - (spaced > least and folded[spaced - 1] in "从自")


def _with_time(folded: str, at: int) -> int:
    """Where the time of day ends that stands behind a day."""
    time = _TIMED_TOO.match(folded, at)
    return time.end() if time else at


def _behind(folded: str, at: int) -> int:
    """Where the weekday and the 起 or 止 end that stand behind a day."""
    after = _AFTER.match(folded, at)
    return after.end() if after else at


def _period_end(folded: str, at: int) -> int:
    """Where the period ends whose first day ends at `at`."""
    end = _behind(folded, at)
    for further in islice(_further(folded, end), _MOST_PARTS):
        end = further
    told = _TOLD_IN_BRACKETS.match(folded, end)
    return told.end() if told else end


def _further(folded: str, at: int) -> Iterator[int]:
    """Where each further part of a period ends: a joined day, a joined length, a length."""
    while (end := _joined(folded, at)) is not None:
        yield end
        at = end


def _and_more(folded: str, at: int) -> int | None:
    """Where a second range ends that a word joins to a first one: 6月1日-10日和6月20日-30日."""
    also = _ALSO.match(folded, at)
    day = _DAY.match(folded, also.end()) if also else None
    join = _JOIN.match(folded, day.end()) if day else None
    last = _DAY.match(folded, join.end()) if join else None
    return last.end() if last else None


def _joined(folded: str, at: int) -> int | None:
    timed = _TIMED.match(folded, at)
    join = _JOIN.match(folded, timed.end() if timed else at)
    if join is not None:
        if day := _DAY.match(folded, join.end()) or _PART_OF_MONTH.match(folded, join.end()):
            last = _behind(folded, _with_time(folded, day.end()) if timed else day.end())
            return last + len(_ENDED) * folded.startswith(_ENDED, last)
        if length := _LENGTH.match(folded, join.end()):
            return length.end()
    comma = _COMMA.match(folded, at)
    if (end := _and_more(folded, at)) is not None:
        return end
    length = _LENGTH.match(folded, comma.end() if comma else at)
    return length.end() if length else None
