"""Who stays longer in a notice that lends others: 许南星续到7月15日；新增高兴6月15日-7月15日 (D4, D5, M4).

A new last day alone amends what is on record, as it would in a mail of its own. Who leaves is asked about, since an
early release is another kind of mail (D7).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.notices.changes.extension import Extension, extended_in
from parsers.notices.lending.periods import read_until
from parsers.notices.page.page import Page
from state.notice import AssignmentLine, Remark

_UNREAD: Final = frozenset({"unreadable-period", "missing-period", "missing-person"})
"""The problems with a sentence that nobody read as lending."""


def with_extended(
    page: Page, lines: Sequence[AssignmentLine], problems: Sequence[Remark], extension: Extension | None
) -> tuple[tuple[AssignmentLine, ...], tuple[Remark, ...]]:
    """The lines of a notice with those of an extension beside it, and the problems without those it was asked about."""
    if extension is None or extension.problems:
        return tuple(lines), tuple(problems)
    stated = tuple(lines)
    stays = {line.person for line in extension.assignments}
    lines = [line for line in lines if line.person not in stays or _has_facts(line)]
    lent = {line.person for line in lines}
    added = [line for line in extension.assignments if line.person not in lent]
    if len(added) < len(extension.assignments):
        return stated, tuple(problems)  # of whoever has days as well: which of them hold is asked about
    left = [problem for problem in problems if not is_extended(problem, added, page)]
    return (*lines, *added), tuple(left)


def _has_facts(line: AssignmentLine) -> bool:
    """Whether a line says more than whose it is: 许南星支撑至6月12日 was read as a last day without a first."""
    return line != AssignmentLine(line.person, sources=line.sources)


def is_extended(problem: Remark, added: Sequence[AssignmentLine], page: Page) -> bool:
    """Whether a problem is with a sentence, or a day, from which these lines have their last days."""
    if problem.code not in _UNREAD or problem.value is None:
        return False
    stated = extended_in(problem.value, page)
    ends = {(line.person, line.end) for line in added}
    if stated:
        return all((line.person, line.end) in ends for line in stated)
    own = [line for line in added if any(source.text == problem.line for source in line.sources)]
    return any(line.end == read_until(problem.value, "", page).end for line in own)
