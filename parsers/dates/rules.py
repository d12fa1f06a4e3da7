"""The rules of the lexer, in the order in which they are tried: what a date, a length, a time or a mark looks like.

Rules for words come after the rules for dates, so that a word never cuts a date in two; `no_dates` come first of all.
A rule for a date in figures says what may not follow, so that a decimal or a telephone number is never cut down to a
date. All repetitions are bounded.
"""

from __future__ import annotations

from parsers.dates import builders as build
from parsers.dates import words
from parsers.dates.no_dates import NO_DATES
from parsers.dates.pieces import (
    COUNT,
    DASH,
    DASHES,
    DAY_MARK,
    ENGLISH_COUNT,
    ENGLISH_DAY,
    ENGLISH_MONTH,
    ENGLISH_WEEKDAY,
    ENGLISH_YEAR,
    FIGURES,
    FIGURES_END,
    LETTERS,
    NO_WEEKDAY_LISTED,
    NUMBERS,
    NUMERAL,
    NUMERALS,
    OTHER_END,
    PART,
    SHORT_END,
    UNMARKED_DAY_END,
    UNMARKED_NUMERAL_END,
    VAGUE,
    VAGUE_AFTER,
    WEEKDAY,
    WEEKDAY_LISTED_END,
    WEEKS,
    YEAR,
    C,
)
from parsers.dates.tokens import Lexer, Rule, Words
from parsers.dates.words import either


def full_date(separator: str, not_after: str) -> Rule:
    """Year, month and day in figures. 2025-08-06-15 and 2025.8.6.3 are numbers of something else."""
    figures = f"(20[0-9]{{2}}) ?{separator} ?([0-9]{{1,2}}) ?{separator} ?([0-9]{{1,2}})"
    return Rule("DATE", "2", f"{figures}(?!{not_after}){FIGURES_END}[日号]?", build.figures_date)


def year_month(separator: str) -> Rule:
    """Year and month in figures."""
    figures = f"(20[0-9]{{2}}){separator}([0-9]{{1,2}})"
    return Rule("DATE", "2", f"{figures}(?!{separator}?[0-9]){SHORT_END}", build.year_and_month)


def three_numbers(separator: str) -> Rule:
    """Three numbers in an order that is not plain."""
    figures = f"([0-9]{{1,2}}){separator}([0-9]{{1,2}}){separator}(20[0-9]{{2}}|[0-9]{{1,2}})"
    return Rule("DATE", FIGURES, f"{figures}(?!{separator}?[0-9]){FIGURES_END}", build.triple)


CALENDAR_DATES = (
    full_date(DASH, f"{DASH}(?!{OTHER_END})[0-9]{{1,3}}(?![0-9])"),
    full_date("/", "/[0-9]"),
    full_date("[.]", "[.][0-9]"),
    Rule(
        "DATE",
        "2",
        f"(20[0-9]{{2}})([01][0-9])([0-3][0-9])(?!{DASH}[0-9]{{1,3}}(?![0-9])){FIGURES_END}",
        build.figures_date,
    ),
    Rule("DATE", "01", "(?<=20[0-9]{6}[-~至到])([01][0-9])([0-3][0-9])(?![0-9])", build.month_and_day),
    *map(year_month, (DASH, "/", "[.]")),
    *map(three_numbers, (DASH, "/", "[.]")),
    Rule(
        "DATE",
        NUMBERS,
        f"(?:{YEAR}年)?({NUMERAL})月份?(?:({NUMERAL})(?:{DAY_MARK}|(?<=[0-9]){UNMARKED_DAY_END}"
        f"|(?<={C}){UNMARKED_NUMERAL_END})|{PART})?",
        build.chinese_date,
    ),
    Rule("LENGTH", NUMBERS, f"(?<=为期|共计|总共|合计|历时|为时|持续)(){COUNT}(日)()", build.days_length),
    Rule("DATE", NUMBERS, f"({NUMERAL}){DAY_MARK}", build.day_alone),
    Rule(
        "DATE", FIGURES, f"([0-9]{{1,2}})[/.]([0-9]{{1,2}})(?![0-9]|[/.][0-9]){SHORT_END}[日号]?", build.month_and_day
    ),
    Rule("DATE", FIGURES, f"{ENGLISH_DAY}(?: of)?[ -]?{ENGLISH_MONTH}{ENGLISH_YEAR}", build.english_day_first),
    Rule(
        "DATE",
        LETTERS,
        f"{ENGLISH_MONTH} ?{ENGLISH_DAY} ?(?:{DASH}|to|through|until) ?{ENGLISH_DAY},? (20[0-9]{{2}})(?![0-9])",
        build.english_days,
    ),
    Rule("DATE", LETTERS, f"{ENGLISH_MONTH} ?{ENGLISH_DAY}(?![0-9a-z:点时]){ENGLISH_YEAR}", build.english_month_first),
    Rule(
        "DATE",
        LETTERS,
        f"(end of )?(?:the )?(?:(last|this|next) month(?![a-z])|{ENGLISH_MONTH}{ENGLISH_YEAR}(?! ?[0-9]))",
        build.english_month,
    ),
)

RELATIVE_DATES = (
    Rule(
        "DATE",
        "次翌上本这下",
        f"(次|翌|上个?|本|这个?|下下个?|下一?个?)月(?!中(?!下?旬)|[头尾半])份?"
        f"(?:({NUMERAL})(?:[日号]|(?=[-~至到]{NUMERAL}[日号]))|{PART})?",
        build.shifted_month,
    ),
    Rule("DATE", "当", f"当月(?:({NUMERAL})[日号]|{PART})", build.part_of_near_month),
    Rule("DATE", "上中下月", "()(上旬|中旬|下旬|上中旬|中下旬|月[初底末])", build.part_of_near_month),
    Rule(
        "DATE",
        "上本这当下次",
        f"(上上|上一?|本|这一?|当|下下|下一?|次)个?(?:周|星期|礼拜)(?![末初中期会知报]){WEEKDAY}?",
        build.shifted_week,
    ),
    Rule("DATE", "tnl", "(this|next|last) week(?![a-z])()", build.shifted_week),
    Rule("DATE", "t", f"(this) {ENGLISH_WEEKDAY}", build.shifted_week),
    Rule("UNREAD", "nlcf", f"(?:next|last|coming|following) (?:{ENGLISH_WEEKDAY})"),
    Rule("DATE", "今明", f"({either(list(words.TWO_DAYS))})", build.two_days),
    Rule("DATE", "前昨今即立现明后大通本发下", f"({either(list(words.DAYS))}|今(?=起))", build.shifted_day),
    Rule("DATE", "tniy", f"({either(list(words.DAYS_ENGLISH))})(?![a-z0-9])", build.shifted_day),
    Rule(
        "DATE",
        NUMBERS + "q第",
        f"(?:{YEAR}[-年]? ?)?(?:q([1-4])(?![0-9a-z])|第?([一二三四1-4])季度)(?: ?(20[0-9]{{2}})(?![0-9]))?"
        "([末底]|(?![初中头尾]))",
        build.quarter,
    ),
    Rule(
        "DATE",
        NUMBERS + "第",
        f"(?:{YEAR}年? ?)?第?([一二三四1-4]) ?([、,和及与至到]|{DASH}|[~])? ?第?([一二三四1-4])季度(?![初中头尾末底])",
        build.quarters,
    ),
    Rule("DATE", "上本这下", "(上个?|本|这个?|下个?|下一个)季度?([末底])?", build.shifted_quarter),
    Rule("DATE", "季", "()季度?([末底])", build.shifted_quarter),
    Rule(
        "DATE",
        NUMBERS + "h上下",
        f"(?:{YEAR}[-年]? ?)?(?:h([12])(?![0-9a-z])|([上下])半年)(?: ?(20[0-9]{{2}})(?![0-9]))?(?![初中底末头尾])",
        build.half_year,
    ),
    Rule("DATE", NUMBERS + "今本明去来年", f"(?:{YEAR}年?|([今本明去来])年?)?年([初底末])", build.year_end),
    Rule("YEAR", NUMBERS + "今本明来去次翌", f"{YEAR}年|({either([*words.YEARS, '次年', '翌年'])})", build.year_alone),
)

LENGTHS = (
    Rule(
        "LENGTH",
        NUMBERS + "两百约大将近",
        f"{VAGUE}{COUNT} ?个?(工作日|工作天|自然日|日历日|天|{WEEKS})(?!半){VAGUE_AFTER}",
        build.days_length,
    ),
    Rule(
        "LENGTH",
        NUMBERS + "两百约大将近半",
        f"{VAGUE}(?:(半)个?|([0-9]{{1,2}}|[〇零一二两三四五六七八九十廿卅百]{{1,5}})(?:[.](5))?(?:个(半)?|(?=年)))(月|年|季度)(?![底末初0-9]|{C}{{1,3}}月)(半)?"
        f"{VAGUE_AFTER}",
        build.months_length,
    ),
    Rule(
        "LENGTH",
        FIGURES + LETTERS,
        f"{ENGLISH_COUNT}[- ](?:(working|business|calendar)[- ](?=day))?(day|week|month|year)s?(?![a-z])",
        build.english_length,
    ),
)

TIMES_AND_WEEKDAYS = (
    Rule("TIME", "t", "t[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,6})?)?(?:z|[-+][0-9]{2}:?[0-9]{2})?"),
    Rule("TIME", FIGURES, "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[ap]m)?(?![0-9a-z])|[0-9]{1,2} ?[ap]m(?![a-z])"),
    Rule("TIME", "每", "每[天日](?= ?(?:上午|[0-9]{1,2}[:点时]))"),
    Rule("TIME", NUMBERS, f"{NUMERAL}[点时](?!间)(?:{NUMERAL}分?|半|整|一刻)?"),
    Words("BEFORE", ("下班前",)),
    Words("TIME", words.TIMES_OF_DAY),
    Rule("TIME", "早晚", "(?<=[日号0-9])[早晚](?![于些点会])"),
    Rule("WEEKDAY", "(", r"(?<=[日号0-9])\(([一二三四五六日])()\)", build.weekday),
    Rule("WEEKDAY", "周星礼" + LETTERS, f"(?:周|星期|礼拜){WEEKDAY}|{ENGLISH_WEEKDAY}", build.weekday),
)

MARKS = (
    Words("BETWEEN", ("介于", "between")),
    Words("END", words.END),
    Words("START", words.START),
    Words("DOUBT", words.UNCERTAIN),
    Words("FROM", words.FROM),
    Words("TO", words.TO),
    Words("BEFORE", words.BEFORE),
    Words("AFTER", words.AFTER),
    Rule("DASH", "/", "(?<=[0-9z])/(?=20[0-9]{2}-[0-9]{2}-[0-9]{2})"),  # ISO 8601 section 5.5.1
    Rule("DASH", "/", "(?<=[0-9日] )/ (?=20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2})"),  # two whole days, apart
    Words("SEPARATOR", words.SEPARATOR),
    Rule("DASH", DASHES + "~〜∼", f"(?:{DASH}|[~〜∼])+>?"),
    Words("OPEN", tuple("([{【〔《〈「")),
    Words("CLOSE", tuple(")]}】〕》〉」")),
    Words("HARMLESS", words.HARMLESS),
    Words("UNREAD", words.UNREAD),
)

LEFT_OVER = (
    Rule(
        "DASHED",
        FIGURES,
        f"([0-9]{{1,2}}){DASH}([0-9]{{1,2}})(?!{DASH}?[0-9]|[.:][0-9]| ?(?!to|and|until|till|through|t)[a-z]|[日号])"
        f"{SHORT_END}",
        build.dashed,
    ),
    Rule("DATE", FIGURES, f"([0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9a-z]|[.:%/][0-9]){SHORT_END}", build.number_alone),
    Rule("DATE", NUMERALS, f"({C}{{2,3}}){SHORT_END}", build.number_alone),
    Rule("DATE", NUMERALS, rf"(?<=[-~至到—])({C})(?![^\W0-9a-z_])", build.number_alone),
    Rule("DATE", NUMERALS, f"({C})(?=[-~至到—]{C}{{1,3}}[月日号])", build.number_alone),
    Rule(
        "DATE",
        NUMERALS,
        f"({C}{{1,3}})(?=[、和及](?:{C}{{1,3}}[、和及]){{0,9}}{C}{{1,3}}(?:[日号]|月份?(?!{C}|[0-9])))",
        build.number_alone,
    ),
    Rule(
        "FIGURE",
        NUMERALS + "日",
        rf"(?:(?<!\w)|(?<=[和及与至到])|(?<=[周期拜][一二三四五六]))({C}|日)"
        f"(?:{WEEKDAY_LISTED_END}|(?!{NO_WEEKDAY_LISTED}|{C})())",
        build.figure,
    ),
    Rule("UNREAD", FIGURES, "[0-9]+"),
    Rule("UNREAD", NUMERALS, f"[{NUMERALS}百千万]{{1,6}}[年月日号周旬季]|{C}{{2,9}}"),
    Rule("UNREAD", "年月日号旬周季", f"(?<=[0-9日号月年])[年月日号旬周季]|[年月旬季周](?=[0-9]|{C})"),
    Rule("UNREAD", LETTERS, "[a-z]+[0-9][-0-9a-z_./]*"),
    Rule("STRANGE", LETTERS, "[a-z]+"),
)

ALIKE = (FIGURES, NUMERALS, LETTERS)
LEXER = Lexer((*NO_DATES, *CALENDAR_DATES, *RELATIVE_DATES, *LENGTHS, *TIMES_AND_WEEKDAYS, *MARKS, *LEFT_OVER), ALIKE)
