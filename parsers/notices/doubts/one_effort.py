"""One effort in a line that was recorded for people with days of their own: whose it is, nobody says (D2, M4).

许南星6月15日到岗，8月14日离岗；工作量为40人天，高兴、黄丽6月1日进场…: the effort is told once, and not of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import efforts
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Period, Remark

MOST: Final = 40
"""Lines that are compared, and `LONGEST` characters of the line that they stand in."""
LONGEST: Final = 400
_OF_EACH: Final = Pattern(r"(?:[各每均都皆]|分别|\beach\b|\bboth\b)[^,，。;；]{0,12}$")
"""Before an effort; each of them has it."""
_CALLED: Final = Pattern(r"(?:协调|支[撑援持]|商定|核定|约定|投入|工作量|工时|人天)[^,，。;；\d]{0,8}\d")
_EACH_HAS: Final = Pattern(r"\s?(?:[/每]|each|per|a (?:person|head))")


def one_effort(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with such lines, one for each place."""
    told = [(line, source) for line in lines[:MOST] for source in line.sources if source.field == "support_days"]
    found: dict[str, Remark] = {}
    for (one, place), (other, beside) in combinations(told, 2):
        apart = (one.start, one.end) != (other.start, other.end) or _is_too_much(one, place.text, page)
        if (
            apart
            and one.person != other.person
            and place == beside
            and one.support_days == other.support_days
            and _tells_once(place.text, one, page)
        ):
            found[place.text] = Remark("unreadable-effort", "support_days", place.text, value=place.text.strip())
    yield from found.values()


def _is_too_much(line: AssignmentLine, text: str, page: Page) -> bool:
    """Whether one person cannot do as much in his days: then it may well be that of all together.

    What is called agreed (协调支撑时间：22人天) is each one's, as the documents say.
    """
    if line.support_days is None or line.start is None or line.end is None or _CALLED.search(fold(text[:LONGEST])):
        return False
    return line.support_days > page.calendar.count_all(line.segments or (Period(line.start, line.end),))


def _tells_once(text: str, line: AssignmentLine, page: Page) -> bool:
    """Whether the effort stands once in a line, and nothing says that it is everybody's own."""
    folded = fold(text[:LONGEST])
    same = [one for one in efforts(folded) if page.effort(folded[one.start : one.end]) == line.support_days]
    if len(same) != 1:
        return False
    return not (_OF_EACH.search(folded[: same[0].start]) or _EACH_HAS.match(folded, same[0].end))
