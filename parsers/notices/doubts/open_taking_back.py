"""A notice taken back on a condition, behind what may be one, or in another's words: asked about (M4).

如果客户不同意，上一封作废; 黄总说上一封作废: nothing is taken back by it, and whoever writes it is told so.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.doubts.asking import withdrawn, without_greeting
from parsers.notices.doubts.on_condition import conditions
from parsers.notices.doubts.taking_back_words import (
    BEHIND,
    MAY_TAKE_PLACE,
    TAKING_BACK,
    THEN,
    TOLD_BY_ANOTHER,
)
from parsers.notices.doubts.unsettled import unsettled
from parsers.notices.page.page import Page
from parsers.notices.words.moods import has_condition
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import ANOTHER_MATTER
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 3
"""Lines of a mail that says little else, and `LONGEST` characters of each."""
LONGEST: Final = 60
_LEAD: Final = Pattern(r"[^,]{1,24}?(?:(?P<tells>说|称|表示|要求)|,|则|就),?\s?")


def open_taking_back(page: Page, texts: tuple[str, ...], project: str | None) -> str | None:
    """The line (folded) that takes a notice back so, in a short mail of a thread, or about a project; else None."""
    if len(texts) > MOST or not (page.is_reply or project is not None):
        return None
    lines = (without_greeting(text.strip()) for text in texts if len(text) <= LONGEST and MAY_TAKE_PLACE.told_in(text))
    return next((line for line in lines if _is_open(line, page)), None)


def _is_open(line: str, page: Page) -> bool:
    if "?" in line or ANOTHER_MATTER.told_in(line):
        return False
    sentence = TAKING_BACK.cut(line)
    named = is_dated(line) or page.roll.names_member(line)
    held = has_condition(line) or sentence.says(THEN) or (page.is_reply and line.count(",") == 1)
    held = held and sentence.says(BEHIND)
    return (not named and (held or sentence.says(TOLD_BY_ANOTHER))) or _is_of_people(line, page)


def _is_of_people(line: str, page: Page) -> bool:
    """Whether somebody's part is taken back so: 如果客户不同意，撤销许南星的支撑安排."""
    lead = _LEAD.match(line)
    held = lead is not None and (lead["tells"] is not None or has_condition(line))
    return lead is not None and held and bool(withdrawn(page, (line[lead.end() :],)))


def held_back(page: Page) -> tuple[Remark, ...]:
    """What holds a taking back on a condition, or leaves it open: 撤销许南星的支撑安排，待领导审批."""
    return tuple(dict.fromkeys((*conditions(page, "cancellation"), *unsettled(page, "cancellation"))))
