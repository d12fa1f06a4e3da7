"""Who stands only in what was, of a table of what was and what is to be: whether he leaves is asked (D4, M4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.notices.page.page import Page
from parsers.notices.people.people import read_people
from state.notice import AssignmentLine, Remark


def former_beside(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with rows of what was: of who is in no other, and all of them where there are no others."""
    lent = {line.person for line in lines} | {line.replaces for line in lines}
    read = {row["person"].number for row in page.rows if "person" in row}
    for told in page.former if lines else ():
        named = {page.roll.resolve(one.name, one.notes).name for one in read_people(told.value, page.roll).names}
        if told.number in read or not named <= lent:
            yield Remark("unreadable-period", "period", told.line, value=told.line)
