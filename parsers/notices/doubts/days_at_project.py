"""Somebody who may be lent, a project, and days to come, close together, in a fresh mail that nobody read (M4).

The widest net, under the last of the claims: no word of coming or going is asked for. 前半段是黄丽，5月25日到6月12日
under a line that calls the project is no talk, unless it asks or supposes, is about another matter, or tells what is
done until a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.dates import read_period
from parsers.notices.doubts.being_there import NOTHING_OF_IT
from parsers.notices.doubts.unheard import of_nobody_else, stated
from parsers.notices.evidence import Evidence
from parsers.notices.page.page import Page
from parsers.notices.page.short_projects import calls_known
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_month, periods
from parsers.notices.words.topics import ANOTHER_MATTER, REPORTS
from parsers.patterns import Pattern

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_NEAR: Final = 2
"""Lines above that may name person and project."""
_CLAUSES: Final = re.compile(r"(?:[^,，。;；!！\n.]|\.(?! ))+")
_WORDS: Final = Pattern(r"[\d一二三四五六七八九十]")
_AT_WORK: Final = Pattern(
    r"告警|处理人|讲师|助教|课件|轮值|轮班|归档|检查|巡检|评审|编写|整理|修复|补齐"
    r"|\b(?:freeze|merge|deploy|release notes|sprint)\b"
)
_MATTER: Final = Pattern(
    r"培训|提测|送测|版本|发布|投标|招标|答疑|来访|接待|搬迁|搬家|装修|停机|维护|轮值|检查|归档|计划表|进度|里程碑|\b(?:freeze|plan|schedule)\b"
)


def has_days_at_project(found: Evidence) -> bool:
    """Whether a fresh mail has such a line."""
    subject = found.page.folded_subject
    matter = REPORTS.search(subject) or _MATTER.search(subject) or ANOTHER_MATTER.told_in(subject)
    fresh = not (found.page.is_reply or found.elsewhere) and found.page.known is not None
    fresh = fresh and not matter
    return fresh and next(days_at_project(found.page, found.project), None) is not None


def days_at_project(page: Page, project: str | None) -> Iterator[str]:
    """The lines with days to come, beside or below somebody who may be lent and the project."""
    told = page.loose[:MOST]
    for at, one in enumerate(told):
        said = "，".join(filter(_is_of_it, _CLAUSES.findall(stated(one.line[:LONGEST], page.roll))))
        lines = [other.line[:LONGEST] for other in told[max(0, at - _NEAR) : at]]
        near = " ".join([page.subject, *lines, of_nobody_else(one.line[:LONGEST])])
        if _has_days_to_come(fold(said), page) and page.roll.names_member(near) and calls_known(near, page, project):
            yield one.line


def _is_of_it(clause: str) -> bool:
    folded = fold(clause)
    other = ANOTHER_MATTER.told_in(folded) or OTHER_WORK.told_in(folded)
    return not (other or NOTHING_OF_IT.search(folded) or _AT_WORK.search(folded))


def _has_days_to_come(folded: str, page: Page) -> bool:
    """Whether two days, or days from one to another, that lie ahead stand in a text (folded)."""
    if page.sent is None:
        return False
    words = (folded[span.start : span.end] for span in periods(folded))
    read = [
        read_period(one, page.sent, page.calendar) for one in words if _WORDS.search(one) and not is_month(one.strip())
    ]
    ahead = [one for one in read if one.start is not None and one.start >= page.sent]
    return len(ahead) > 1 or any(one.start != one.end for one in ahead)
