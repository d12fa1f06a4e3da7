"""The efforts that the lines of a notice have, by which others are measured."""

from __future__ import annotations

from collections.abc import Sequence

from state.notice import AssignmentLine


def recorded_efforts(lines: Sequence[AssignmentLine]) -> set[float | None]:
    """The efforts of the records, each and added up."""
    estimated = [line.estimated_days for line in lines if line.estimated_days is not None]
    support = [line.support_days for line in lines if line.support_days is not None]
    days: set[float | None] = {*estimated, *support, sum(estimated), sum(support)}
    return days - {0}
