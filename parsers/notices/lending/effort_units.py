"""In which unit a bare number under a label of effort counts, and what a bracket behind an effort adds (D2, M4).

预估工作量（人月）：1 is a person-month, and Effort (person-weeks): 2 are two weeks of a person. Hours, plain weeks,
money and rates (人天/周) are no person-days: they are asked about, as is PM, which may be a manager.
"""

from __future__ import annotations

from typing import Final

from parsers.dates.numerals import value_of
from parsers.effort import DAYS_PER_WEEK
from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold, words
from parsers.patterns import Pattern

_PERSONS: Final = r"人\s?[·*/]?\s?[天日月周]|人工[天日]|工日|工作[日天]"
_ENGLISH: Final = r"\b(?:person|man|working|work|business)[- ]?(?:day|week|month)s?\b"
_UNIT: Final = Pattern(
    rf"{_PERSONS}|{_ENGLISH}|\b(?:days?|weeks?|months?|[pm]ds?|[pm]ms?)\b|(?:个|自然)?[天日月周]|星期|礼拜|季度"
)
"""Every unit of days, those that `parsers.effort` refuses among them."""
_OF_A_LABEL: Final = Pattern(_PERSONS)
"""The unit that a label is: 人月：1."""
_OTHER: Final = Pattern(
    r"小时|人时|钟头|分钟|%|百分比|比例|元|故事点|\b(?:h|hrs?|hours?|fte|percent|points?|sp)\b"
    r"|^\W*(?:单位)?\W*[人时点]\W*$|工时(?!.*人[天日])|[天日]\s?/\s?[人周月天日年]|每"
)
"""Units of an effort that are no person-days, and rates."""
_OF_HOURS: Final = frozenset(words("工时"))
"""Labels of which a bare number may be hours, or days."""
_OF_EITHER: Final = frozenset(words("工作量 工时 人天 投入 effort"))
_BEHIND: Final = Pattern(r"(?P<effort>[^()]*[^()\s])\s?\((?P<told>[^()]{1,16})\)")
_INCLUDES: Final = Pattern(r"(?:已?[含包]|包含|包括|已包含|已包括)[^\d一二三四五六七八九十两半%]{1,8}")
_GUESS: Final = Pattern(r"预估|预计|估算|估计|est\.?|estimated?")
_WEEKS: Final = Pattern(r"(?:即|约合|合)?\s?(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,2})\s?(?:个?星期|个?礼拜|周)")
_IN_DAYS: Final = Pattern(r"(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?个?(?:人[天日]|工作日|工日)")


def with_unit(number: str, told: Statement) -> str | None:
    """A bare number of the statement with the unit of its label, by default person-days; None for another unit."""
    unit = fold(told.unit)
    if _OTHER.search(unit) or (told.label in _OF_HOURS and not told.unit):
        return None
    found = _UNIT.search(unit) or _OF_A_LABEL.search(told.label)
    return number + (found[0] if found else "人天")


def is_guess(told: Statement) -> bool:
    """Whether a bracket calls it an estimate, under a label that does not say which effort: 工作量：5人天（预估）."""
    found = _BEHIND.fullmatch(fold(told.value).strip()) if told.label in _OF_EITHER else None
    return found is not None and _GUESS.fullmatch(found["told"].strip()) is not None


def without_remark(text: str, field: str) -> str:
    """An effort without what a bracket behind it adds and that leaves it as it is: 5人天（含测试）, 10人天（2周）.

    A guess in the bracket is one in an estimate alone; 10人天（3周） may be ten days within three weeks (M4).
    """
    found = _BEHIND.fullmatch(fold(text).strip())
    if found is None:
        return text
    told = found["told"].strip()
    guessed = field == "estimated_days" and _GUESS.fullmatch(told) is not None
    return found["effort"] if guessed or _INCLUDES.fullmatch(told) or _is_as_long(found["effort"], told) else text


def _is_as_long(effort: str, told: str) -> bool:
    """Whether a bracket says in weeks how many person-days that is of one person: 10人天（2周）."""
    weeks = _WEEKS.fullmatch(told)
    days = _IN_DAYS.fullmatch(effort)
    if weeks is None or days is None:
        return False
    return (value_of(weeks["number"]) or 0) * DAYS_PER_WEEK == value_of(days["number"])
