"""What stops a statement goes back to its sender, with the form filled in (PROCESS rule M4)."""

from __future__ import annotations

import re

from msgspec import structs

from state.events import Notice, ReleaseAnnounced, Unread
from state.letters import AssignmentForm, Correction, ReleaseForm
from state.notice import AssignmentLine, ReleaseLine, Remark
from state.workflow.draft import Draft

_LABEL = re.compile(r"^\s*[^\s:：，,]{1,20}[:：]\s*")
_FIELDS_OF_A_RELEASE = {"person": "release_person", "period": "release_on", "start": "release_on", "end": "release_on"}
_CODES_OF_A_RELEASE = {"missing-period": "missing-leaving-date", "unreadable-period": "unreadable-leaving-date"}


def ask_to_correct(draft: Draft, event: Notice | ReleaseAnnounced | Unread, problems: tuple[Remark, ...]) -> None:
    """The sender is told which field of which line is the trouble, with the form of that kind of mail (M4)."""
    releases = _releases_of(event)
    if releases is None:
        lines = () if isinstance(event, ReleaseAnnounced) else event.lines
        facts = Correction(draft.project.name or None, problems, _form(lines, problems))
    else:
        problems = tuple(_of_a_release(problem) for problem in problems)
        facts = Correction(draft.project.name or None, problems, (), releases=_release_form(releases))
    draft.answer("correction_request", facts)


def text_of(line: AssignmentLine) -> str | None:
    """The mail's own text of a line: of its period where that is known."""
    return _line_of_period(line) or next((source.text for source in line.sources), None)


def _line_of_period(line: AssignmentLine) -> str | None:
    return next((one.text for one in line.sources if one.field in {"period", "start", "end"}), None)


def _releases_of(event: Notice | ReleaseAnnounced | Unread) -> tuple[ReleaseLine, ...] | None:
    """Who leaves, of an early release (D7); None of any other mail."""
    if isinstance(event, ReleaseAnnounced):
        return event.lines
    return event.releases if isinstance(event, Unread) and event.is_release else None


def _of_a_release(problem: Remark) -> Remark:
    field = _FIELDS_OF_A_RELEASE.get(problem.field or "", problem.field)
    return structs.replace(problem, field=field, code=_CODES_OF_A_RELEASE.get(problem.code, problem.code))


def _release_form(releases: tuple[ReleaseLine, ...]) -> tuple[ReleaseForm, ...]:
    return tuple(ReleaseForm(one.person or None, one.on) for one in releases) or (ReleaseForm(None, None),)


def _period_text(line: AssignmentLine, problems: tuple[Remark, ...]) -> str | None:
    """The mail's words for the period, without the label that the form puts before them."""
    text = _line_of_period(line)
    unread = (one.value for one in problems if one.field == "period" and one.line == text)
    return next((value for value in unread if value), text and _LABEL.sub("", text))


def _form(lines: tuple[AssignmentLine, ...], problems: tuple[Remark, ...]) -> tuple[AssignmentForm, ...]:
    filled = (
        AssignmentForm(
            person=line.person or None,
            role=line.role,
            start=line.start,
            end=line.end,
            period_text=None if line.end else _period_text(line, problems),
            estimated_days=line.estimated_days,
            support_days=line.support_days,
        )
        for line in lines
    )
    return tuple(filled) or (AssignmentForm(person=None),)
