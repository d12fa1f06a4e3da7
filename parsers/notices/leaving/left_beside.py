"""Who leaves by a notice that lends others, or lets them stay: 甲6月12日撤场。乙6月15日-7月10日支撑 (D4, D7).

A line of which every clause was read as leaving is told as a last day, as the notice would tell it of anybody whose
days change; the records say whether it is an early one. Any other line stays, and is asked about (M4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct, structs

from parsers.notices.amendments.changing_hands import goes_and_no_more
from parsers.notices.layout.fields import Statement
from parsers.notices.leaving.leaving import leaves_plainly
from parsers.notices.leaving.release import released_by
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from state.notice import AssignmentLine, ReleaseLine

MOST: Final = 40
"""Lines that are looked at."""


class LeftBeside(Struct, frozen=True):
    """Who leaves, each with the last day, and the lines that say so."""

    lines: tuple[AssignmentLine, ...] = ()
    told: tuple[Statement, ...] = ()


def left_beside(page: Page, project: str | None) -> LeftBeside:
    """Everybody whom lines of their own release, each on one day; nobody where a mail says it twice of somebody."""
    found = [(line, told) for told in page.loose[:MOST] for line in _released(told, page, project)]
    if len({line.person for line, _ in found}) < len(found):
        return LeftBeside()
    return LeftBeside(tuple(_as_line(line) for line, _ in found), tuple(told for _, told in found))


def says_who_leaves(text: str, lines: Sequence[AssignmentLine], page: Page, project: str | None) -> bool:
    """Whether a line says no more than that somebody leaves, as these lines have it."""
    found = _released(Statement(None, text, 0, text), page, project)
    return bool(found) and {(one.person, one.on) for one in found} <= {
        (one.person, one.end) for one in lines if one.leaves
    }


def _released(told: Statement, page: Page, project: str | None) -> tuple[ReleaseLine, ...]:
    leaving = leaves_plainly(told, page.roll, project) if is_dated(fold(told.value)) else ()
    if not leaving or not goes_and_no_more(told.value, page.roll):
        return ()
    found = released_by(leaving, page)
    whole = found.lines and not found.problems and all(line.on is not None for line in found.lines)
    return found.lines if whole else ()


def _as_line(line: ReleaseLine) -> AssignmentLine:
    return AssignmentLine(line.person, end=line.on, leaves=True, sources=line.sources)


def without_told(page: Page, told: tuple[Statement, ...]) -> Page:
    """The page without these lines."""
    return structs.replace(
        page,
        statements=tuple(one for one in page.statements if one not in told),
        loose=(loose := tuple(one for one in page.loose if one not in told)),
        by_field={**page.by_field, None: loose},
    )
