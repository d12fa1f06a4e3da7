"""Where dates and efforts stand inside a sentence; what they mean is for `parsers.dates` and `parsers.effort`."""

from __future__ import annotations

from typing import Final

from parsers.patterns import Pattern

_N: Final = r"(?:\d{1,3}|[一二三四五六七八九十廿两〇零]{1,4})"
_PART: Final = r"(?:上旬|中旬|下旬|底|初|末|中)"
_WEEKDAY: Final = r"(?:周|星期|礼拜)[一二三四五六日天]"
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\b\.?"
)
_ORDINAL: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY: Final = (
    r"(?:"
    r"(?:\d{4}|\d{2}(?=年))\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?[日号])?"
    r"|\b20\d{6}\b"
    rf"|(?:(?:\d{{4}}|\d{{2}}|[二〇零一三四五六七八九]{{4}})\s?年\s?"
    rf"|[今明去]年\s?)?{_N}\s?月份?(?:\s?{_N}\s?[日号]|{_PART}|\s?\d{{1,2}}(?![\d人个]))?"
    rf"|{_MONTH}\s{_ORDINAL}\b(?:,?\s\d{{4}}\b)?|\b{_ORDINAL}\s{_MONTH}(?:,?\s\d{{4}}\b)?"
    r"|(?<![\d.])\d{1,2}\s?[./]\s?\d{1,2}(?![\d./%]|\s?[人个天])"
    rf"|[本下上]个?月(?:\s?{_N}\s?[日号]|{_PART})?|月[底初末]|年[底末]|[本这下上]{{1,2}}个?(?:周|星期"
    rf"|礼拜)[一二三四五六日天末]?"
    rf"|(?:第?[一二三四1-4]|[本下])季度|\bq[1-4]\b|即日|今[天日]|明[天日]|后天|{_N}\s?[日号]|{_WEEKDAY}"
    r")"
)
_AFTER: Final = rf"(?:\s?\(\s?{_WEEKDAY}\s?\)|\s?{_WEEKDAY})?(?:\s?(?:之前|以前|为止|前|止|起始|起|开始|以来|始))?"
_LENGTH: Final = (
    rf"(?:为期|历时|持续|共计|共)?\s?(?:{_N}|半)\s?个?半?\s?(?:周|星期|礼拜|月(?!\d)|工作日|自然日|天"
    rf"|年|季度)(?:半|时间|左右)?"
)
_JOIN: Final = (
    r"\s?(?:-{1,4}|~{1,2}|—{1,2}|–|―|→|、|直到|直至|到|至|\bto\b|\buntil\b|\btill\b|\bthrough\b"
    r"|,\s?(?:至|到|为期|持续))\s?"
)

PERIOD: Final = Pattern(
    rf"(?:从|自)?\s?{_DAY}{_AFTER}(?:(?:{_JOIN}(?:{_DAY}{_AFTER}|{_LENGTH}))|[,，]?\s?{_LENGTH}){{0,12}}"
    rf"(?:\s?\([^()]{{0,20}}(?:天|日|周|月)\s?\))?"
)
"""One period or date, with everything that belongs to it."""
EFFORT: Final = Pattern(
    r"(?:\d{1,5}(?:\.\d{1,3})?|[一二三四五六七八九十百半两]{1,5})"
    r"(?:\s?[-~至到]\s?(?:\d{1,5}(?:\.\d{1,3})?|[一二三四五六七八九十百半两]{1,5}))?\s?个?半?\s?"
    r"(?:人[·./*]?[天日月周]|工日|工作量|pd\b|man-?\s?days?|person-?\s?days?)"
)
"""An amount of work in persons' days, weeks or months."""
DATED: Final = Pattern(_DAY)
"""Anything that is like a date."""
RANGE_OF_DAYS: Final = Pattern(rf"{_DAY}{_AFTER}{_JOIN}{_DAY}")
"""Two days with a mark between them."""
SINGLE_DAY: Final = Pattern(
    rf"(?:从|自)?\s?(?=[^-~]*(?:[日号]|\d\s?[./-]\s?\d|{_MONTH}|今|明|后天|即日|周)){_DAY}{_AFTER}"
)
"""One day of the calendar and no more."""
