"""Roles that stand alone between people, one fewer than these: 甲6月1日-…，后端，乙…，前端，丙… (D2, M4).

Whether each is that of whom the words before it name, or of whom those behind it do, nobody can tell: it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.roles import ROLE, is_role
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_FEWEST: Final = 3
"""People of such a line."""
_CLAUSES: Final = Pattern(r"[^,，。;；]+")


def roles_between(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with such lines of a notice whose people (`lines`) have roles."""
    with_role = {line.person for line in lines if line.role}
    for told in page.loose[:MOST] if with_role and len(lines) >= _FEWEST else ():
        text = told.line[:LONGEST]
        places = sorted({text.find(line.person): line.person for line in lines if line.person in text}.items())
        unsaid = len(places) >= _FEWEST and places[-1][1] not in with_role
        if unsaid and _are_between(text, [at for at, _ in places]):
            yield Remark("missing-person", "role", told.line)


def _are_between(text: str, places: Sequence[int]) -> bool:
    """Whether a role alone stands between each of the last three people, and none behind the last."""
    between = [text[first:then] for first, then in pairwise(places[-_FEWEST:])]
    alone = all(any(is_role(fold(clause[0]).strip()) for clause in _CLAUSES.finditer(part)) for part in between)
    return alone and not ROLE.search(fold(text[places[-1] :]))
