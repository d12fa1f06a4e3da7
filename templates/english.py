"""How English letters write dates, periods and efforts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from state.letters import Correction, Support
from state.notice import TOPIC_IN_ENGLISH, Period
from templates import filled_forms
from templates.filled_forms import FormWords

__all__ = (
    "counted",
    "day",
    "days_left",
    "effort",
    "example_day",
    "few_names",
    "form_text",
    "has_blanks",
    "names",
    "period",
    "periods",
    "short_day",
    "span",
)

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NAMES_IN_A_SUBJECT = 3


def short_day(day: dt.date) -> str:
    """30 June."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


@lru_cache(maxsize=1024)
def day(day: dt.date) -> str:
    """30 June 2026 (Tue)."""
    return f"{short_day(day)} {day.year} ({_WEEKDAYS[day.weekday()]})"


def _without_year(day: dt.date) -> str:
    return f"{short_day(day)} ({_WEEKDAYS[day.weekday()]})"


@lru_cache(maxsize=1024)
def period(start: dt.date | None, end: dt.date | None) -> str:
    """1 June (Mon) to 30 June 2026 (Tue); an open side is said in words."""
    if start is None:
        return "not agreed yet" if end is None else f"until {day(end)}"
    if end is None:
        return f"from {day(start)}, without an end"
    if start == end:
        return day(start)
    return f"{_without_year(start) if start.year == end.year else day(start)} to {day(end)}"


def periods(segments: Sequence[Period]) -> str:
    """Several runs of days, one after the other."""
    return "; ".join(period(segment.start, segment.end) for segment in segments)


def span(support: Support) -> str:
    """When somebody supports: the period, or the runs of days of a period with gaps."""
    return periods(support.segments) if len(support.segments) > 1 else period(support.start, support.end)


def counted(number: float, noun: str) -> str:
    """1 day, 2.5 days."""
    return f"{number:g} {noun}" if number == 1 else f"{number:g} {noun}s"


def effort(days: float | None) -> str | None:
    """8 person-days, 1 person-day."""
    return None if days is None else counted(days, "person-day")


def names(people: Sequence[str]) -> str:
    """Ann, Ben and Eve."""
    *others, last = people
    return f"{', '.join(others)} and {last}" if others else last


def few_names(people: Sequence[str]) -> str:
    """As many names as a subject has room for: Ann, Ben, Eve and 2 more."""
    once = list(dict.fromkeys(people))
    if len(once) <= _NAMES_IN_A_SUBJECT:
        return names(once)
    return f"{', '.join(once[:_NAMES_IN_A_SUBJECT])} and {len(once) - _NAMES_IN_A_SUBJECT} more"


def days_left(days: int) -> str:
    """14 days from now; in words for the day itself and the one after."""
    if days <= 0:
        return "today" if days == 0 else f"{counted(-days, 'day')} ago"
    return "tomorrow" if days == 1 else f"{days} days from now"


_WORDS = FormWords(
    # The facts of a hand-over keep the labels they were written under.
    labels={
        "project": "Project",
        "person": "People",
        "replacing": " (replacing {})",
        "role": "Role",
        "period": "Period",
        "estimated": "Estimated effort",
        "support": "Agreed effort",
        "release_person": "Released staff",
        "release_on": "Last day",
        "asked": "Role",
        "count": "Headcount",
        "need_effort": "Effort",
        "need_period": "Period",
        "handover_project": "Project name",
        "meeting": "Handover date",
        "new_lead": "New R&D lead",
        "end": "Note",
        "closed": "Project closed",
        "terminated": "Project terminated",
        "reason": "Reason",
        "customer": "Customer",
        "topic": "Support type",
        "note": "Note",
        "needs_person": "needs a person",
    },
    colon=": ",
    to="to",
    effort=lambda days: counted(days, "person-day"),
    topics=TOPIC_IN_ENGLISH,
)


def form_text(facts: Correction) -> str:
    """The form of the mail that is corrected, filled in; empty after the colon is what the sender fills in."""
    return filled_forms.form_text(facts, _WORDS)


def has_blanks(facts: Correction) -> bool:
    """Whether something in the form is left to be filled in."""
    return filled_forms.has_blanks(facts, _WORDS)


def example_day(last_day: dt.date) -> str:
    """A date that shows how to write one: two weeks after the last day."""
    then = last_day + dt.timedelta(days=14)
    return f"{short_day(then)} {then.year}"
