"""A change that was not read for sure, and that the records bear out (PROCESS rules D4, D5, D7, M4).

许南星原定5月29日撤场，…现续期到6月30日, in words that nobody knew: where the one record of the person has the very days
that the mail says were till now, nothing is left to be guessed, and it is carried out as a notice would be.
"""

from __future__ import annotations

from msgspec import structs

from state.events import Notice, NoticeTakenBack, Unread
from state.model import Assignment
from state.notice import AssignmentLine, Former
from state.workflow.draft import Draft
from state.workflow.whole_form import only_record, recordable

_UNREAD = frozenset({"missing-person", "missing-period", "unreadable-period"})
"""Codes of a line that nobody read, and of no doubt beside it."""


def borne_out(draft: Draft, event: Unread) -> Notice | NoticeTakenBack | None:
    """The notice, or the cancellation, that the mail is by the records; None where they do not tell."""
    told = event.understood
    if not told or not event.whole or not _UNREAD.issuperset(one.code for one in event.problems):
        return None
    if event.token is not None or not all(_agrees(only_record(draft, line.person), line.was) for line in told):
        return None
    if all(line.end is None for line in told):
        return NoticeTakenBack(event.mail, tuple(line.person for line in told)) if _are_planned(draft, told) else None
    if not recordable(draft, event, event.problems):
        return None
    lines = tuple(structs.replace(line, was=None) for line in told)
    return Notice(event.mail, lines, passed_over=event.passed_over)


def _are_planned(draft: Draft, told: tuple[AssignmentLine, ...]) -> bool:
    """Whether nothing of it has begun: what runs is not called off (D7)."""
    records = [only_record(draft, line.person) for line in told]
    return all(record is not None and record.start > draft.said_on for record in records)


def _agrees(record: Assignment | None, was: Former | None) -> bool:
    """Whether the record has the days that were: both, or the one that is told (原定7月1日起的支撑取消)."""
    if record is None or was is None or (was.start, was.end) == (None, None):
        return False
    return was.end in {None, record.end} and was.start in {None, record.start}
