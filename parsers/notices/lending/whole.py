"""Whether the form that goes back has all that the mail states: then a word may record it (PROCESS rules M4, M7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.notices.lending.loose_days import counting
from parsers.notices.lending.loose_efforts import amounts, tells_unit
from parsers.notices.lending.recorded_efforts import recorded_efforts
from parsers.notices.lending.told_loosely import PERHAPS, tells_change
from parsers.notices.page.page import Page
from parsers.notices.people.given_alone import GIVEN_NAME
from parsers.notices.people.heads_coming import heads_coming
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark, Source

_MOST: Final = 40
"""Lines in which people and efforts are looked for, and `_LONGEST` characters of each."""
_LONGEST: Final = 300
_FIGURE: Final = Pattern(r"[\d一二两三四五六七八九十半几数%]|若干|多")
_FRAME: Final = Pattern(r"半年|季度|q[1-4]")
"""What a plan is for, and nobody's days: 下半年人力."""
_IS_OFF: Final = Pattern(
    r"(?:处理(?:结果|意见)?|状态|结论|现|支[撑援持]|安排|计划|决定)[^,，。;；\d]{0,4}[:：]\s?(?:已|全部|予以)?(?:取消|撤销|作废)"
)
"""现处理：取消, in a line of its own: the days above it are those that were."""
_CORRECTED: Final = Pattern(r"\W{0,3}(?:再次?|又)?(?:更正|勘误|订正)[:,]")
"""更正：结束日期为7月3日, below the days: which of them the form has, it does not say."""
_IN_PLACE: Final = Pattern(r"接[替手班任棒]|顶[替上]|代替|替[换下]|替[他她]|换[成为下上人]")
"""Somebody else comes, too: a last day is not all that such a line says."""
_PARTLY: Final = Pattern(
    r"(?<!\d)[1-9]\d?\s?%\s?(?:的?(?:投入|时间|精力|工作量|参与|支[撑援持]))|半(?:职|脱产)|一半(?:时间|精力|投入)"
)
"""许南星50%投入: how much of his time, which no form shows."""
_BOTH: Final = Pattern(r"^\W{0,3}(\d{1,3}(?:\.\d)?)\s?/\s?(\d{1,3}(?:\.\d)?)\s?[(（]?\s?(?:人[天日]|[pm]d)")
"""20 / 18（人天）, below a heading of both."""
_SHARE: Final = Pattern(r"%|一半|半[天日]|每[天日周]|[百十]分|成的?(?:时间|精力)")
"""A share of somebody's days, which no form shows."""


def is_whole(page: Page, lines: Sequence[AssignmentLine], problems: Sequence[Remark]) -> bool:
    """Whether a form says all that the lines do that are asked about, of whoever leads or manages and comes, too."""
    people = {one.person for one in lines}
    coming = (name for one in problems for name in heads_coming(one.line or "", page.roll))
    called_off = any(_IS_OFF.search(fold(told.line[:_LONGEST])) for told in page.statements[:_MOST])
    off = called_off and any(one.end is not None for one in lines)
    corrected = any(_CORRECTED.match(fold(told.line[:_LONGEST])) for told in page.statements[1:_MOST])
    return people.issuperset(coming) and not (off or corrected) and _is_told_whole(page, lines, problems)


def _is_told_whole(page: Page, lines: Sequence[AssignmentLine], problems: Sequence[Remark]) -> bool:
    """Whether the form has all that the lines that are asked about say of efforts, and everybody first and last day.

    Of one whose last day alone changes (`changed_loosely`) it has no first one: that is on record.
    """
    # The line of somebody called by the given name alone was read.
    asked = tuple(dict.fromkeys(one.line for one in problems if one.line and one.code != GIVEN_NAME))
    if len(asked) == 1 and lines and all(one.end and one.start is None for one in lines):
        last = all(one.person and one.sources[-1:] == _last_of(asked[0], one) for one in lines)
        return last and not _IN_PLACE.search(fold(asked[0]))
    if lines and all(one.was is not None for one in lines):
        told = {source.text for one in lines for source in one.sources}
        return told.issuperset(asked)
    if any(tells_change(line, page) or _PARTLY.search(fold(line)) for line in asked):
        return False
    if not lines or not all(one.person and one.start and one.end and not one.segments for one in lines):
        return False
    sure = not any(source.field == PERHAPS for one in lines for source in one.sources)
    sure = sure and _has_everybody(page, lines, asked) and _has_efforts(page, lines, asked)
    return sure and all(_is_settled(one, page, lines) for one in problems)


def _has_efforts(page: Page, lines: Sequence[AssignmentLine], asked: Sequence[str]) -> bool:
    """Whether every effort that the mail tells without a label, or in a line asked about, is in the form.

    So is what may be one: 评估9，协调8, in whatever unit.
    """
    recorded = recorded_efforts(lines)
    texts = dict.fromkeys((*asked, *(told.value for told in page.loose[:_MOST])))
    told = [one.days for text in texts for one in amounts(text[:_LONGEST], page, bare=True)]
    told += [
        page.effort(f"{one}人天") for text in texts for both in _BOTH.findall(fold(text[:_LONGEST])) for one in both
    ]
    return all(days in recorded for days in told)


def _is_settled(problem: Remark, page: Page, lines: Sequence[AssignmentLine]) -> bool:
    """Whether the form has what could not be read of an effort, where it has a figure: 评估投入：未评 has none."""
    told = fold(problem.value or problem.line or "")
    if problem.code != "unreadable-effort" or not _FIGURE.search(told):
        return True
    found = amounts(told, page, bare=tells_unit(page)) or amounts(problem.line or "", page)
    return bool(found) and not _SHARE.search(told) and {one.days for one in found} <= recorded_efforts(lines)


def _has_everybody(page: Page, lines: Sequence[AssignmentLine], asked: Sequence[str]) -> bool:
    """Whether nobody who may be lent stands beside a day, and no range in the lines asked about, without a line."""
    people = {one.person for one in lines}
    texts = [told.value[:_LONGEST] for told in page.loose[:_MOST]]
    named = {name for text in texts if is_dated(fold(text)) for name in page.roll.named_in(text)}
    days = {(one.start, one.end) for one in lines}
    told = [one for text in map(fold, asked) for one in counting(text, (), 0, page) if one.is_range]
    told = [one for one in told if not _FRAME.search(one.words)]
    return people >= named & page.roll.members and all((one.read.start, one.read.end) in days for one in told)


def _last_of(line: str, told: AssignmentLine) -> tuple[Source, ...]:
    """What a line is the source of, whose last day alone is told by it (`changed_loosely`)."""
    number = told.sources[-1].line if told.sources else 0
    return (Source("end", number, line),)
