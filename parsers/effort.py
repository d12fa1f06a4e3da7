"""Reads an effort in person-days: `read_effort` (PROCESS rules D2 and M4)."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

from parsers.dates.folding import fold
from parsers.dates.numerals import CHARACTERS, value_of
from parsers.dates.words import NUMBER_NAMES, either
from parsers.patterns import Pattern

DAYS_PER_WEEK: Final = 5
DAYS_PER_MONTH: Final = 21.75
LONGEST_TEXT: Final = 100
MOST_DAYS: Final = 10_000

_DAY = "人 ?[天日]|人[·*/][天日]|人工[天日]|工日|工作日|工作天|天"
_WEEK, _MONTH = "人 ?周|人[·*/]周", "人 ?月|人[·*/]月"
_ENGLISH = "(?:person|man|working|work|business)"
_UNIT = (
    rf"(?:(?P<day>{_DAY}|pds?|mds?|d|{_ENGLISH}[- ]?days?|days?)"
    rf"|(?P<week>{_WEEK}|{_ENGLISH}[- ]?weeks?)|(?P<month>{_MONTH}|{_ENGLISH}[- ]?months?))"
)
_AMOUNT = rf"[0-9]{{1,6}}(?:[.][0-9]{{1,3}})?|[{CHARACTERS}]{{1,6}}|{either(list(NUMBER_NAMES))}(?![a-z])"
_EFFORT: Final = Pattern(
    rf"(?:(?P<amount>{_AMOUNT})|(?P<half>半|half(?: an?)?)) ?(?P<counted>个)?(?P<and_half>半| ?and an? half)? ?"
    rf"(?:{_UNIT})?(?P<half_after>半)?(?: in total| total)?"
)
_ONLY_UNIT: Final = Pattern(_UNIT)
_LABEL: Final = Pattern(
    r"(?:[^\W\d_约每均各概最至少多超近不原剩余已]{0,8}?(?:时间|工作量|工时|人天|人日)[: ]{1,2}|工作量"
    r"|(?:总共|共计|合计|总计|共|支撑|投入|total)[: ]{0,2})"
)
"""What may stand before an effort; 预估5人天 without a colon calls it uncertain instead of naming it."""
_IN_BRACKETS: Final = Pattern(r"(?P<outer>[^()]*?) ?\((?P<inner>[^()]*)\)")


def read_effort(text: str, days_per_month: float = DAYS_PER_MONTH) -> float | int | None:
    """The person-days that `text` states, a whole number as an int; None for what is no certain effort. Never raises.

    Known are 人天, 人日, 工日, 个工作日 and 天 (the label says that it is effort), 人周 (5 days), 人月
    (`days_per_month`), halves, Chinese and English numbers, a bare number, a label before it, and the same effort again
    in brackets. Refused (M4) are ranges (5-8人天), 约 and 左右, zero, negative numbers, sums, products (2人*3天: each
    person's, or everybody's together), lengths that name no effort (两周) and anything else besides.
    """
    if len(text) > LONGEST_TEXT:
        return None
    return _read(text, days_per_month)


@lru_cache(maxsize=1024)
def _read(text: str, days_per_month: float) -> float | int | None:
    told = fold(text).strip().rstrip("。.;,、 ")
    label = _LABEL.match(told)
    plain = told[label.end() :].strip() if label else told
    bracket = _IN_BRACKETS.fullmatch(plain.replace("【", "(").replace("】", ")"))
    if bracket is None:
        return _days(plain, days_per_month)
    outer, inner = bracket["outer"], bracket["inner"]
    if not outer or _ONLY_UNIT.fullmatch(inner):
        return _days(outer + inner, days_per_month)
    days = _days(outer, days_per_month)
    return days if days == _days(inner, days_per_month) else None


def _days(told: str, days_per_month: float) -> float | int | None:
    """The person-days of an amount and its unit, and no more."""
    match = _EFFORT.fullmatch(told)
    amount = _amount(match) if match else None
    if match is None or amount is None:
        return None
    return _plain(amount * _days_in_unit(match, days_per_month))


def _amount(match: re.Match[str]) -> Fraction | None:
    """The number before the unit: 5, 5.5, 五, 半, 一个半; 一天半. Without a unit only plain numbers count."""
    has_unit = match["day"] or match["week"] or match["month"]
    if not has_unit and (match["half"] or match["and_half"] or match["counted"] or match["amount"] in NUMBER_NAMES):
        return None
    if match["half_after"] and (match["half"] or match["and_half"] or not match["day"]):
        return None
    if match["half"]:
        return None if match["and_half"] else Fraction(1, 2)
    half = Fraction(1, 2) if match["and_half"] or match["half_after"] else Fraction(0)
    written = match["amount"]
    if written in NUMBER_NAMES:
        return NUMBER_NAMES[written] + half
    if "." in written:
        return None if half else Fraction(written)
    value = value_of(written)
    return None if value is None else value + half


def _days_in_unit(match: re.Match[str], days_per_month: float) -> Fraction:
    """How many person-days the unit has."""
    if match["month"]:
        return Fraction(str(days_per_month))
    return Fraction(DAYS_PER_WEEK if match["week"] else 1)


def _plain(days: Fraction) -> float | int | None:
    if not 0 < days <= MOST_DAYS:
        return None
    return int(days) if days.denominator == 1 else float(days)
