"""The sender's own name below an answer, with or without the day: 同意 / 查甘望 / 2026年6月18日.

The day of a signature is no last day, and neither of the two is a reason (M7).
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.notices.fields import Statement
from parsers.notices.fold import fold, tidy
from parsers.notices.last_days import last_day
from parsers.notices.page import Page
from parsers.notices.spans import is_single_day, periods
from parsers.notices.voices import own_names


def without_signature(lines: Sequence[Statement], page: Page) -> list[Statement]:
    """The lines without a signature at their end."""
    kept = list(lines)
    if len(kept) > 2 and is_single_day(fold(tidy(kept[-1].value))) and _is_own_name(kept[-2].value, page):  # noqa: PLR2004
        return kept[:-2]
    signed = len(kept) > 1 and _is_own_name(_without_day(kept[-1].value, page), page)
    return kept[:-1] if signed else kept


def _is_own_name(text: str, page: Page) -> bool:
    return tidy(fold(text)).lstrip("-—~ ") in own_names(page)


def _without_day(text: str, page: Page) -> str:
    """The line without the day behind it, if that is the day of the mail or gone by: another may be a last day."""
    folded = fold(text).rstrip()
    days = periods(folded)
    if len(days) != 1 or days[0].end != len(folded):
        return text
    day = folded[days[0].start :]
    to_come = is_single_day(day) and last_day(day, page.sent) not in {None, page.sent}
    return text if to_come else text[: days[0].start]
