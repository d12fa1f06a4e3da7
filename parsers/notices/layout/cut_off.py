"""One day whose other end is missing, or stands in the line below (M4): 6月1日-, 至6月30日."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_single_day
from parsers.patterns import Pattern
from state.notice import Remark

_DASHES: Final = tuple("-~－～—–→")
_GOES_ON: Final = Pattern(r"\s*(?:至|到|直至|截至|截止|[-~—–→]+)\s?(?P<day>.{0,20})$")


def is_cut_off(told: Statement) -> bool:
    """Whether one day has a mark of joining beside it in its line, and no other day."""
    if not is_single_day(fold(told.value)) or (at := told.line.find(told.value)) < 0:
        return False
    behind, before = told.line[at + len(told.value) :].lstrip(), told.line[:at].rstrip()
    return behind.startswith(_DASHES) or before.endswith(_DASHES)


def second_halves(statements: Sequence[Statement]) -> Iterator[Remark]:
    """The problems with lines that go on with the period of the line above: 至6月30日, or 至 alone."""
    for above, told in pairwise(statements):
        single = above.field == "period" and is_single_day(fold(above.value))
        if single and told.field is None and told.number - above.number <= 1:
            goes_on = _GOES_ON.match(fold(told.value))
            if goes_on is not None and (not goes_on["day"] or is_single_day(goes_on["day"])):
                yield Remark("unreadable-period", "period", told.line, value=told.value)
