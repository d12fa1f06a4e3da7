"""The forms that go back to be corrected: what was understood of a mail, line by line (PROCESS rule M4)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import structs

from state.letters import AssignmentForm, HandoverForm, NeedForm, ReleaseForm
from state.notice import AssignmentLine, Handover, Need, ReleaseLine, Remark, Source

_LABEL = re.compile(r"^\s*[^\s:：，,]{1,20}[:：]\s*")
_DAYS = frozenset({"period", "start", "end"})
_UNREAD_DAY = frozenset({"impossible-date", "unreadable-period"})


def assignment_forms(lines: tuple[AssignmentLine, ...], problems: tuple[Remark, ...]) -> tuple[AssignmentForm, ...]:
    """One for each line of a notice; an empty one where there is none."""
    filled = (
        AssignmentForm(
            person=line.person or None,
            replaces=line.replaces,
            role=line.role,
            start=line.start or line.since,
            end=line.end,
            period_text=None if line.end else _period_text(line.sources, problems),
            estimated_days=line.estimated_days,
            support_days=line.support_days,
        )
        for line in lines
    )
    return tuple(filled) or (AssignmentForm(person=None),)


def release_forms(lines: tuple[ReleaseLine, ...], problems: tuple[Remark, ...] = ()) -> tuple[ReleaseForm, ...]:
    """One for each person who leaves early; an empty one where nobody could be read."""
    filled = (
        ReleaseForm(one.person or None, one.on, None if one.on else _day_text(one.sources, problems)) for one in lines
    )
    return tuple(filled) or (ReleaseForm(None, None),)


def _day_text(sources: Iterable[Source], problems: tuple[Remark, ...]) -> str | None:
    """The mail's words for a day that is in no calendar."""
    lines = {one.text for one in sources}
    unread = (one.value for one in problems if one.code in _UNREAD_DAY and one.line in lines)
    return next((value for value in unread if value and value not in lines), None)


def need_forms(needs: tuple[Need, ...], problems: tuple[Remark, ...]) -> tuple[NeedForm, ...]:
    """One for each role; an empty one where none could be read."""
    filled = (
        NeedForm(
            role=need.role,
            count=need.count,
            days=need.days,
            start=need.start,
            end=need.end,
            period_text=None if need.end else _period_text(need.sources, problems),
        )
        for need in needs
    )
    return tuple(filled) or (NeedForm(),)


def handover_form(handover: Handover, problems: tuple[Remark, ...]) -> HandoverForm:
    """Every fact under its label; one whose words are the trouble is left empty."""
    unread = {problem.value for problem in problems if problem.value}
    return HandoverForm(
        tuple(structs.replace(fact, value="") if fact.value in unread else fact for fact in handover.facts)
    )


def text_of(line: AssignmentLine) -> str | None:
    """The mail's own text of a line: of its period where that is known."""
    return _line_of_period(line.sources) or next((source.text for source in line.sources), None)


def _line_of_period(sources: Iterable[Source]) -> str | None:
    return next((one.text for one in sources if one.field in _DAYS), None)


def _period_text(sources: Iterable[Source], problems: tuple[Remark, ...]) -> str | None:
    """The mail's words for the period, without the label that the form puts before them."""
    text = _line_of_period(sources)
    # A first and a last day in lines of their own are one problem, with both lines.
    unread = (one.value for one in problems if one.field == "period" and text and (one.line or "").startswith(text))
    return next((value for value in unread if value), text and _LABEL.sub("", text))
