"""What stops a mail goes back to its sender, with the form of its kind filled in (PROCESS rule M4)."""

from __future__ import annotations

import re

from msgspec import structs

from state.events import (
    HandoverStated,
    LeadReplaced,
    NeedStated,
    Notice,
    PresalesAnswered,
    PresalesAsked,
    ProjectClosed,
    ReleaseAnnounced,
    Unread,
)
from state.letters import ClosingForm, CorrectedKind, Correction, FormEntry, LeadForm, PresalesForm
from state.notice import ReleaseLine, Remark
from state.workflow.draft import Draft
from state.workflow.filling_in import assignment_forms, handover_form, need_forms, release_forms
from state.workflow.whole_form import not_sure, recordable, with_records

Correctable = (
    Notice
    | ReleaseAnnounced
    | Unread
    | NeedStated
    | HandoverStated
    | LeadReplaced
    | ProjectClosed
    | PresalesAsked
    | PresalesAnswered
)
_CHOICE = re.compile(r"或|[之其]一|[选择]一|备|替补|→|->|\bor\b", re.IGNORECASE)
_UNREAD = "unread-line"
"""A whole line could not be read: what it says of people and days stands in the form, as far as it was understood."""
_LACKS = frozenset({"missing-person", "missing-period"})
_LINES = frozenset({"missing-person", "missing-period", "unreadable-period", "unreadable-effort"})
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FIELDS: dict[CorrectedKind, dict[str, str]] = {
    "release": {"person": "release_person", "period": "release_on", "start": "release_on", "end": "release_on"},
    "need": {
        "role": "asked",
        "period": "need_period",
        "start": "need_period",
        "end": "need_period",
        "support_days": "need_effort",
    },
    "presales_answer": {"person": "answer"},
}
_CODES: dict[CorrectedKind, dict[str, str]] = {
    "release": {"missing-period": "missing-leaving-date", "unreadable-period": "unreadable-leaving-date"},
    "need": {"missing-period": "missing-need-period"},
}


def ask_to_correct(draft: Draft, event: Correctable, problems: tuple[Remark, ...]) -> None:
    """The sender is told which field of which line is the trouble, with the form of that kind of mail (M4)."""
    kind, form = _form_of(draft, event, problems)
    told = _each_line_once(tuple(_in_its_words(problem, kind) for problem in problems))
    of_people = kind in {"notice", "release"}
    whole = recordable(draft, event, problems) if isinstance(event, Unread) and of_people else ()
    told = not_sure(told) if whole else told
    if whole and kind == "release":  # what a word records is a last day that is on record, moved
        kind, form = "notice", assignment_forms(whole, ())
    draft.answer("correction_request", Correction(draft.project.name or None, told, form, kind=kind, whole=whole))


def _form_of(
    draft: Draft, event: Correctable, problems: tuple[Remark, ...]
) -> tuple[CorrectedKind, tuple[FormEntry, ...]]:
    """The kind of the mail, and what was understood of it."""
    if isinstance(event, Notice | ReleaseAnnounced | Unread):
        return _form_about_people(draft, event, problems)
    if isinstance(event, PresalesAsked):
        return "presales", (PresalesForm(event.topic, event.customer, event.needs_person),)
    if isinstance(event, PresalesAnswered):
        return "presales_answer", ()
    return _form_about_project(event, problems)


def _form_about_project(
    event: NeedStated | HandoverStated | LeadReplaced | ProjectClosed, problems: tuple[Remark, ...]
) -> tuple[CorrectedKind, tuple[FormEntry, ...]]:
    if isinstance(event, NeedStated):
        return "need", need_forms(event.needs, problems)
    if isinstance(event, HandoverStated):
        return "handover", (handover_form(event.handover, problems),)
    if isinstance(event, LeadReplaced):
        return "lead_change", (LeadForm(event.lead),)
    return "closing", (ClosingForm(event.outcome, event.reason),)


def _form_about_people(
    draft: Draft, event: Notice | ReleaseAnnounced | Unread, problems: tuple[Remark, ...]
) -> tuple[CorrectedKind, tuple[FormEntry, ...]]:
    """Of an early release (D7), or of a notice that lends."""
    if isinstance(event, ReleaseAnnounced):
        return "release", release_forms(event.lines, problems)
    if isinstance(event, Unread) and event.is_release:
        told = tuple(ReleaseLine(one.person, one.end, one.sources) for one in event.understood)
        return "release", release_forms(told or event.releases, problems)
    lines = with_records(draft, event.understood or event.lines) if isinstance(event, Unread) else event.lines
    return "notice", assignment_forms(lines, problems)


def _each_line_once(problems: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """A line that could not be read lacks neither people nor days: it is told once, as a line that is unread."""
    lacking = [one.line for one in problems if one.code in _LACKS and one.line and not one.value]
    unread = {one.line for one in problems if one.code == _UNREAD}
    whole = {line for line in lacking if line in unread or lacking.count(line) > 1}
    return tuple(dict.fromkeys(Remark(_UNREAD, None, one.line) if one.line in whole else one for one in problems))


def _in_its_words(problem: Remark, kind: CorrectedKind) -> Remark:
    """The problem under the label that the form of that kind has."""
    field = _FIELDS.get(kind, {}).get(problem.field or "", problem.field)
    code = _CODES.get(kind, {}).get(problem.code, problem.code)
    if kind == "need" and problem.code == "unreadable-effort" and _NUMBER.fullmatch(problem.value or ""):
        code = "shared-effort"  # it was read, but several roles share it
    if kind == "notice" and problem.field == "release_on":
        code = "release-beside"
    elif (
        kind in {"notice", "release"}
        and problem.code in _LINES
        and problem.line
        and (problem.value or "").strip() == problem.line.strip()
    ):
        return Remark(_UNREAD, None, problem.line)
    elif code == "ambiguous-person" and problem.person is None and _CHOICE.search(problem.value or ""):
        code = "which-of-them"  # 许南星或白一舟: everybody is known, but not who of them comes
    return structs.replace(problem, field=field, code=code)
