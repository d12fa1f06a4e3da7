"""How long a period is, under a label or heading that has the unit: 时长（周）：2, 周数：2, beside a first day (T4)."""

from __future__ import annotations

from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold, tidy
from parsers.patterns import Pattern

_UNITS: Final = {
    **dict.fromkeys(("周", "星期", "week", "weeks"), "周"),
    **dict.fromkeys(("月", "个月", "month", "months"), "个月"),
    **dict.fromkeys(("天", "日", "day", "days"), "天"),
    "工作日": "个工作日",
    "自然日": "个自然日",
}
_NUMBER: Final = Pattern(r"\d{1,3}(?:\.\d)?")
_UNIT: Final = Pattern(rf"\W*(?:单位\W?)?(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})\W*")
_NUMBER_OF: Final = Pattern(r"(?P<unit>[周月])数")


def length_told(whole: Statement) -> str:
    """The words of a length; a bare number has the unit of its label, and without one, or with a sign, says nothing."""
    unit = _UNIT.fullmatch(fold(whole.unit)) or _NUMBER_OF.fullmatch(whole.label)
    bare = _NUMBER.fullmatch(fold(whole.value).strip()) is not None
    return tidy(whole.value) + (_UNITS[unit["unit"]] if bare and unit is not None else "")
