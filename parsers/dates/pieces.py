"""What the expressions of the lexer's rules are put together from: numerals, marks, and where figures of a date end."""

from __future__ import annotations

from parsers.dates import words
from parsers.dates.words import either

FIGURES = "0123456789"
NUMERALS = "〇零一二三四五六七八九十廿卅"
NUMBERS = FIGURES + NUMERALS
LETTERS = "abcdefghijklmnopqrstuvwxyz"

C = f"[{NUMERALS}]"
NUMERAL = rf"(?:[0-9]{{1,2}}|{C}{{1,3}})"
YEAR = "(20[0-9]{2}|二[〇零][〇零一二三四五六七八九]{2}|[0-9]{2}|[二三][〇零一二三四五六七八九])"
COUNT = "([0-9]{1,4}|[〇零一二两三四五六七八九十廿卅百]{1,5})"
DASHES = "-‐‑‒–—―−─"
DASH = f"[{DASHES}]"
PART = "(上旬|中旬|上中旬|中下旬|下旬|上半月|下半月|(?:初|底|末)(?![稿步端]))"
VAGUE, VAGUE_AFTER = "(约|大约|大概|将近|近)? ?", " ?(左右|上下)?"
_NO_WEEKDAY = "[常程志报方期轮批次人名位个]"
WEEKDAY = f"([一二三四五六日天1-7](?!{_NO_WEEKDAY}))"
WEEKS = f"(?:周|星期|礼拜)(?![一二三四五六日天](?!{_NO_WEEKDAY})|[末期])"
"""In 两周日常运维, 下周日报, 下周三方联调 there is no day of the week."""

WEEKDAY_LISTED_END = (
    r"(?=$|[^\w%°$]|至|止|和|及|与|或|(?<!一)(?:到|起|去|来)|支撑|支持|支援"
    r"|进场|入场|离场|撤场|驻场|上午|下午|晚上|早上|全天)"
)
"""Where the 三 of 下周二、三 ends."""
NO_WEEKDAY_LISTED = (
    f"(?:{'|'.join('楼层院期批次方组号步项类件台套位名人个轮部章条款份版家处标段阶点分常程报年月日周旬季')})"
)
"""What the three counts in 下周二、三楼."""

DAY_MARK = "[日号](?!楼|线|院|机|馆|门|车)"
UNMARKED_DAY_END = rf"(?![0-9a-su-z个天周人月年名位期批次轮项版.:时点%日号]|{C})"
"""Where "8月6" ends although no 日 follows: not in "8月6人", "8月6个工作日", "8月6.5"."""
UNMARKED_NUMERAL_END = r"(?=$|[^\w%°$]|[至到止前之以截和及与或]|(?<!月一)(?<!份一)起)"
"""Where "八月六" ends: in 8月一直, 8月一共, 8月一起, 8月二期 there is no day."""
FIGURES_END = r"(?![0-9点时]|[a-su-z])"
"""Where a date in figures ends; only a time may follow at once ("2025-08-06t09:00")."""
OTHER_END = rf"(?:0[1-9]|1[0-2]){DASH}(?:0[1-9]|[12][0-9]|3[01])(?!{DASH}?[0-9])"
"""The 08-30 of 2026-06-06-08-30, which is a month and a day in two figures each."""
SHORT_END = r"(?=[日号]?(?:$|[^\w%°$]|[至到起止前之以开截结和及与或周星礼上下早晚中全进入离撤为]))"
"""Where "8.6" and a bare "15" end: in "8.6万" and "15期" there is no date."""

ENGLISH_MONTH = rf"({either(list(words.MONTH_NAMES))})(?![a-z])\.?"
ENGLISH_DAY = "([0-9]{1,2})(?:st|nd|rd|th)?"
ENGLISH_YEAR = "(?:(?:,? ?|-)(20[0-9]{2})(?![0-9]))?"
ENGLISH_WEEKDAY = f"({either(list(words.WEEKDAY_NAMES))})(?![a-z])[.]?"
ENGLISH_COUNT = f"([0-9]{{1,3}}|{either(list(words.NUMBER_NAMES))})"
