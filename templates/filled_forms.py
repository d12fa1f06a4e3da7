"""Forms filled in with what was understood (PROCESS rule M4), in the labels that a language's forms have.

What stands behind a colon is what was read; what is empty there is for the sender to fill in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from msgspec import Struct

from state.letters import (
    AssignmentForm,
    ClosingForm,
    Correction,
    FormEntry,
    HandoverForm,
    LeadForm,
    NeedForm,
    PresalesForm,
    ReleaseForm,
)
from state.notice import Topic

Row = tuple[str, str]


class FormWords(Struct, frozen=True):
    """How a language writes a form: its labels by what they name, the mark behind a label, days and values."""

    labels: Mapping[str, str]
    colon: str
    to: str
    """Between the first and the last day."""
    effort: Callable[[float], str]
    topics: Mapping[Topic, str]


def form_text(facts: Correction, words: FormWords) -> str:
    """The form of the mail that is corrected: its project, then a block for each entry."""
    form = [*facts.form]
    name = words.labels["handover_project" if form and isinstance(form[0], HandoverForm) else "project"]
    blocks = ["".join(_line(row, words) for row in rows_of(entry, words)) for entry in form]
    return f"{_line((name, facts.project or ''), words)}" + "\n".join(blocks)


def has_blanks(facts: Correction, words: FormWords) -> bool:
    """Whether something in the form is empty, for the sender to fill in."""
    return not facts.project or any(not value for entry in facts.form for _, value in rows_of(entry, words))


def _line(row: Row, words: FormWords) -> str:
    return f"{row[0]}{words.colon}{row[1]}\n"


def rows_of(entry: FormEntry, words: FormWords) -> list[Row]:
    """The lines of one entry: label and value, which is empty where it is to be filled in."""
    if isinstance(entry, AssignmentForm):
        return _of_assignment(entry, words)
    if isinstance(entry, ReleaseForm):
        day = _day(entry.on) or entry.on_text or ""
        return [(words.labels["release_person"], entry.person or ""), (words.labels["release_on"], day)]
    if isinstance(entry, NeedForm):
        return _of_need(entry, words)
    if isinstance(entry, PresalesForm):
        return _of_presales(entry, words)
    return _about_project(entry, words)


def _about_project(entry: HandoverForm | LeadForm | ClosingForm, words: FormWords) -> list[Row]:
    if isinstance(entry, HandoverForm):
        return _of_handover(entry, words)
    if isinstance(entry, LeadForm):
        return [(words.labels["new_lead"], entry.lead or "")]
    return _of_closing(entry, words)


def _of_assignment(entry: AssignmentForm, words: FormWords) -> list[Row]:
    labels = words.labels
    return [
        (
            labels["person"],
            f"{entry.person or ''}{labels['replacing'].format(entry.replaces) if entry.replaces else ''}",
        ),
        (labels["role"], entry.role or ""),
        (labels["period"], _period(entry, words)),
        (labels["estimated"], _effort(entry.estimated_days, words)),
        (labels["support"], _effort(entry.support_days, words)),
    ]


def _of_need(entry: NeedForm, words: FormWords) -> list[Row]:
    labels = words.labels
    return [
        (labels["asked"], entry.role or ""),
        (labels["count"], str(entry.count or "")),
        (labels["need_effort"], _effort(entry.days, words)),
        (labels["need_period"], _period(entry, words)),
    ]


def _of_handover(entry: HandoverForm, words: FormWords) -> list[Row]:
    """The facts as they were written; the date of the meeting is what such a form is known by in an answer."""
    names = {words.labels["project"], words.labels["handover_project"]}
    rows = [(fact.label, fact.value) for fact in entry.facts if fact.label not in names]
    meeting = words.labels["meeting"]
    return rows if any(label == meeting for label, _ in rows) else [*rows, (meeting, "")]


def _of_closing(entry: ClosingForm, words: FormWords) -> list[Row]:
    rows = [(words.labels["end"], words.labels[entry.outcome])]
    return [*rows, (words.labels["reason"], entry.reason)] if entry.reason else rows


def _of_presales(entry: PresalesForm, words: FormWords) -> list[Row]:
    topic = words.topics.get(entry.topic, entry.topic) if entry.topic else ""
    rows = [(words.labels["customer"], entry.customer or ""), (words.labels["topic"], topic)]
    return [*rows, (words.labels["note"], words.labels["needs_person"])] if entry.needs_person else rows


def _day(day: dt.date | None) -> str:
    return str(day or "")


def _effort(days: float | None, words: FormWords) -> str:
    return "" if days is None else words.effort(days)


def _period(entry: AssignmentForm | NeedForm, words: FormWords) -> str:
    if entry.start is None and entry.end is None:
        return entry.period_text or ""
    return f"{_day(entry.start)} {words.to} {_day(entry.end)}".strip()
