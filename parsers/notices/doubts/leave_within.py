"""A few days of leave within the days of a notice: 另：甲7月10日请假一天. They change nothing that is recorded (D2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.dates import read_period
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import periods
from parsers.patterns import Pattern
from state.notice import AssignmentLine

_LEAVE: Final = Pattern(r"(?:[请休年病事]|年休)假|调休|\b(?:on|annual|sick) leave\b|\bday off\b")
_COVERED: Final = Pattern(r"[由替代顶接]|延|续|\bcover|\binstead")
"""Whoever comes in the meantime, and what follows from the leave, is another matter."""


def is_leave_within(sentence: str, lines: Sequence[AssignmentLine], page: Page) -> bool:
    """Whether a sentence tells of leave on days that are told, and that are a part of the days of these lines."""
    folded = fold(sentence)
    days = periods(folded)
    if page.sent is None or len(days) != 1 or not _LEAVE.search(folded) or _COVERED.search(folded):
        return False
    leave = read_period(folded[days[0].start : days[0].end], page.sent)
    if leave.start is None or leave.end is None:
        return False
    return any(
        line.start is not None
        and line.end is not None
        and line.start <= leave.start <= leave.end <= line.end
        and (line.start, line.end) != (leave.start, leave.end)
        for line in lines
        if line.person in sentence
    )
