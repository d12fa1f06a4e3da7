"""Who leaves by a heading with the day, over a list of names (D7): 以下人员6月19日撤场： above 许南星 and 白一舟."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.leaving.leaving_words import MAY_LEAVE, said
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import names_known
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import is_single_day, periods
from parsers.notices.words.topics import UNSURE

LONGEST: Final = 60
"""Characters of a heading."""
_ANNOUNCES: Final = ("如下", "如下:", "名单:", "人员:")


def under_headings(lines: Sequence[Statement], roll: Roll) -> Iterator[tuple[str, Statement]]:
    """The lines right below a heading of leaving on one day, each with that day, up to one with its own."""
    day, reached = "", 0
    for told in lines:
        folded = fold(told.value[: LONGEST + 1])
        if (begun := day_of_heading(told, roll)) or told.number - reached > 1 or periods(folded):
            day = begun
        elif day:
            yield day, told
        reached = told.number


def day_of_heading(told: Statement, roll: Roll) -> str:
    """The day of a heading, or "": it names nobody, and says plainly that those below leave on it."""
    folded = fold(told.value[: LONGEST + 1])
    heads = told.colon or folded.endswith(_ANNOUNCES)
    if not heads or len(folded) > LONGEST or not MAY_LEAVE.told_in(folded) or names_known(told.value, roll):
        return ""
    days, leaving = periods(folded), said(folded)
    if len(days) != 1 or not leaving.leaves or leaving.denied or leaving.more or leaving.no_more:
        return ""
    day = folded[days[0].start : days[0].end]
    return day if is_single_day(day) and is_plain(folded) and not UNSURE.told_in(folded) else ""
