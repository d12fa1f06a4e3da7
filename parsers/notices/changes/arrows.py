"""A last day and the one that takes its place, with an arrow between them: 许南星：6月30日→7月15日 (D5)."""

from __future__ import annotations

from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.lending.periods import read_until
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_single_day, periods
from parsers.patterns import Pattern

_ARROW: Final = Pattern(r"\s?(?:→|-{1,2}>|=>|➡)\s?")


def without_arrow(text: str, told: Statement, page: Page) -> str:
    """The sentence with 续期至 for the arrow, where a later day stands behind it; what else has an arrow, as it is.

    For fresh mails of extensions: under any other subject it may as well be the first day and the last (M4).
    """
    before, *after = _ARROW.split(text)
    if len(after) != 1 or page.is_reply:
        return text
    days, new = periods(fold(before))[-1:], after[0].strip(" 。；;")
    if not days or before[days[0].end :].strip() or not is_single_day(fold(new)):
        return text
    old = read_until(before[days[0].start :], told.line, page).end
    end = read_until(new, told.line, page).end
    if old is None or end is None or end <= old:
        return text
    return f"{before[: days[0].start].rstrip(' :：原由从')}续期至{new}"
