"""Somebody who may be lent, a project, and days to come, close together, in a fresh mail that nobody read (M4).

The widest net, under the last of the claims: no word of coming or going is asked for. 前半段是黄丽，5月25日到6月12日
under a line that calls the project is no talk, unless it asks or supposes, is about another matter, or tells what is
done until a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from parsers.dates import read_period
from parsers.notices.doubts.being_there import NOTHING_OF_IT
from parsers.notices.doubts.unheard import of_nobody_else, stated
from parsers.notices.evidence import Evidence
from parsers.notices.page.page import Page
from parsers.notices.page.short_projects import calls_known
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import efforts, has_length, has_range, is_month, periods
from parsers.notices.words.topics import ANOTHER_MATTER, REPORTS
from parsers.patterns import Pattern

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_NEAR: Final = 2
"""Lines above that may name person and project."""
_CLAUSES: Final = Pattern(r"(?:[^,，。;；!！\n.]|\.(?! ))+")
_VAGUE: Final = Pattern(r"旬\s*$|半年\s*$")
"""7月上旬: about when, and not from when to when."""
_WORDS: Final = Pattern(r"[\d一二三四五六七八九十]")
_AT_WORK: Final = Pattern(
    r"告警|处理人|讲师|助教|课件|轮值|轮班|归档|[检抽]查|巡检|评审|复审|测评|审计|访谈|压测|响应|端口|开通|恢复|下线|编写|整理|修复|补齐|[给出]出|出具"
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
    """The lines with days to come, beside or below somebody who may be lent and the project.

    For so many person-days a head may go as well, or whoever is greeted above it.
    """
    told = sorted((*page.loose[:MOST], *page.of("note")[:MOST]), key=lambda one: one.number)
    for at, one in enumerate(told):
        line = one.line[:LONGEST]
        clauses = [*filter(_is_of_it, _CLAUSES.findall(of_nobody_else(line)))] if stated(line, page.roll) else []
        if not have_days_to_come(clauses, page):
            continue
        lines = [other.line[:LONGEST] for other in told[max(0, at - _NEAR) : at]]
        near = " ".join([page.subject, *lines, of_nobody_else(line)])
        if _names_somebody(near, clauses, one.number, page) and calls_known(near, page, project):
            yield one.line


def _names_somebody(near: str, clauses: Sequence[str], number: int, page: Page) -> bool:
    if page.roll.names_member(near):
        return True
    if not any(efforts(fold(clause)) for clause in clauses):
        return False
    above = [line.text[:LONGEST] for line in page.mail.new_lines if number - _NEAR <= line.number < number]
    return bool(page.roll.named_in(near)) or page.roll.names_member(" ".join(above))


def _is_of_it(clause: str) -> bool:
    folded = fold(clause)
    other = ANOTHER_MATTER.told_in(folded) or OTHER_WORK.told_in(folded)
    return not (other or NOTHING_OF_IT.search(folded) or _AT_WORK.search(folded))


def have_days_to_come(clauses: Iterable[str], page: Page) -> bool:
    """Whether clauses have two days, or days from one to another, that lie ahead."""
    if page.sent is None:
        return False
    texts = [folded[span.start : span.end] for folded in map(fold, clauses) for span in periods(folded)]
    marked = [one for one in texts if _WORDS.search(one) and not (is_month(one.strip()) or _VAGUE.search(one))]
    read = [(one, read_period(one, page.sent, page.calendar)) for one in marked]
    ahead = [(one, told) for one, told in read if told.start is not None and told.start >= page.sent]
    days = [told for _, told in ahead if told.end in {None, told.start}]
    return len(days) > 1 or any(has_range(one) or has_length(one) for one, _ in ahead)
