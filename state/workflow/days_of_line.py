"""Whether the days of somebody offered or handed over can be recorded (M4)."""

from __future__ import annotations

from state.notice import AssignmentLine, Remark
from state.workflow.draft import Draft


def problem_of_days(draft: Draft, line: AssignmentLine) -> Remark | None:
    """What is wrong with the days of the line, both included, on the day of the mail; None if nothing is."""
    if line.start is None or line.end is None:
        return Remark("missing-period", "period", person=line.person)
    if line.end < line.start:
        return Remark("end-before-start", "period", person=line.person, value=f"{line.start} 至 {line.end}")
    return Remark("already-over", "period", person=line.person) if line.end < draft.said_on else None
