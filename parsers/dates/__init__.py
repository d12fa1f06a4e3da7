"""Reads the one period or date in a text: `read_period` (PROCESS rules T4 and M4).

What is read is certain; everything else is refused with the code of its trouble. The way of a text: `folding` gives it
one way of writing, `rules` (first of them `no_dates`) cut it into tokens, `phrases` puts together what belongs
together, `grammar` finds the segments, `lending` shares out what is said once, and `ranges` settles the days.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from parsers.dates.atoms import ProblemCode, Refusal
from parsers.dates.folding import fold
from parsers.dates.grammar import DATED, parse
from parsers.dates.phrases import phrases
from parsers.dates.ranges import Range, Resolver
from parsers.dates.rules import LEXER
from parsers.dates.tokens import Kind, Token
from state.notice import Longer, Period, Remark
from state.working_days import WorkingCalendar

LONGEST_LENGTH = 20
LONGEST_TEXT = 2000
"""A text of more characters is no period."""

SHORTEST_STRANGE = 4
"""Letters of an unknown Latin word that is let pass."""
LONGEST_LABEL = 12
"""Tokens of a label before a colon."""
DATE_LIKE: frozenset[Kind] = DATED | {"DASHED", "WEEKDAY", "YEAR", "TIME", "UNREAD"}
OFFICIAL_CALENDAR = WorkingCalendar()


class PeriodReading(Struct, frozen=True):
    """The days a text states, both ends included; a single day has both alike, an open side is None.

    `segments` holds the runs of days when the period has gaps, else it is empty. With any problem both ends are None.
    Problems: `missing-period`, `unreadable-period`, `impossible-date`, `end-before-start`. Warnings: `has-gaps`,
    `weekday-disagrees`, `length-disagrees`. A remark's `value` is the characters it is about.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    segments: tuple[Period, ...] = ()
    problems: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()


def read_period(text: str, sent: dt.date, calendar: WorkingCalendar | None = None) -> PeriodReading:
    """The one period or date in `text`, relative to the day the mail was `sent`. Never raises, whatever the text.

    - A date without a year lies between 92 days before and 275 days after `sent`; the end of a range is not before its
      start, and crosses the year only when the range then has at most 183 days (T4).
    - "X前" and "截止X" include X and leave the start open; "X起" leaves the end open. A length counts its first day:
      "8月6日起两周" ends on 8月19日. Working days are those of `calendar`, the official one by default.
    - A weekday or a length that is stated besides and disagrees is a warning, and corrects nothing.
    - Refused (M4) is what is not certain: 大概, 待定, a choice of dates, two dates without a relation, 6/8/2025,
      15日 when this month's is past, more than about three years, and any date-like character left over.
    """
    try:
        found = _read(text, sent, calendar or OFFICIAL_CALENDAR)
    except Refusal as refusal:
        return PeriodReading(problems=(_problem(refusal.code, refusal.value),))
    except (ValueError, OverflowError):  # beyond the calendar's first or last year
        return PeriodReading(problems=(_problem("unreadable-period", None),))
    gaps = found.segments if len(found.segments) > 1 else ()
    return PeriodReading(found.start, found.end, gaps, (), found.warnings)


def read_length(text: str, sent: dt.date) -> Longer | None:
    """How long `text` says, where it says that and nothing else: 两周, 一个月, 5个工作日.

    None for what is vague, and for plain 天, which may be working days as well (T4).
    """
    if len(text) > LONGEST_LENGTH:
        return None
    try:
        found = phrases(LEXER.tokens(fold(text), sent), sent)
    except (Refusal, ValueError, OverflowError):
        return None
    length = found[0].length if len(found) == 1 else None
    return length.longer if length is not None and not length.vague and length.counted != "either" else None


def _read(text: str, sent: dt.date, calendar: WorkingCalendar) -> Range:
    if len(text) > LONGEST_TEXT or len(folded := fold(text)) > LONGEST_TEXT:
        raise Refusal("unreadable-period")
    tokens = LEXER.tokens(folded, sent)
    _refuse_doubt(tokens)
    segments = parse(phrases(tokens, sent))
    found = Resolver(sent, calendar).range(segments)
    if found.end is None and any(token.kind == "EFFORT" for token in tokens):
        raise Refusal("unreadable-period")  # "8月6日起8人天" says how much, and not until when
    return found


def _refuse_doubt(tokens: list[Token]) -> None:
    """Nothing date-like is a missing period; date-like words that are unknown or uncertain are an unreadable one."""
    kinds = {token.kind for token in tokens}
    if not kinds & DATE_LIKE and "DOUBT" not in kinds:
        raise Refusal("missing-period")
    for token in tokens:
        if token.kind in {"UNREAD", "DOUBT"}:
            raise Refusal("unreadable-period", token.text)
    if not any(token.kind == "DATE" and not token.text.isascii() for token in tokens):
        _refuse_strange(tokens)
    if not kinds & {"DATE", "DASHED", "WEEKDAY", "YEAR"}:
        raise Refusal("unreadable-period")


def _refuse_strange(tokens: list[Token]) -> None:
    """Where no date is in Chinese, the words beside it that leave it certain are known. Others may only be in a label
    before a colon, or be as short as AI and Java.
    """
    label_ends = max((at for at, token in enumerate(tokens[:LONGEST_LABEL]) if token.text == ":"), default=-1)
    for token in tokens[label_ends + 1 :]:
        if token.kind == "STRANGE" and len(token.text) > SHORTEST_STRANGE:
            raise Refusal("unreadable-period", token.text)


def _problem(code: ProblemCode, value: str | None) -> Remark:
    return Remark(code, value=value)
