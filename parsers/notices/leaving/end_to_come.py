"""An end of a project that is planned, or of a day to come: asked about, since an end takes effect at once (P2, M4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.dates import read_period
from parsers.notices.layout.fields import Statement
from parsers.notices.page.page import Page
from parsers.notices.people.somebody import names_somebody
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.spans import Stretch, periods
from parsers.notices.words.topics import LENDS, RELEASE
from parsers.patterns import Pattern
from state.notice import Remark

_CLAUSES: Final = Pattern(r"[,，。;；!！\n]")
_ENDS: Final = Pattern(r"结项|终止|关闭|中止|\b(?:clos(?:ed?|ure|ing)|terminat(?:e|es|ed|ion))\b")
_PAPERS: Final = Pattern(
    r"(?:结项|终止|关闭)的?(?:材料|报告|评审|会|文档|资料|手续|流程|申请|审批|审计|总结|验收|准备|计划|前(?![端台])|后(?![端台])|之[前后])"
)
"""What belongs to an end, and is none by itself: 结项材料, 结项评审会."""
_PLANNED: Final = Pattern(
    r"(?:计划|预计|预期|拟|将[于在会要]?|即将|准备|打算|争取|力争|目标|申请|请求|提请|等待?|待|条件)[^,，。;；]{0,30}?"
    r"(?:结项|终止|关闭|中止)"
    r"|(?:结项|终止|关闭|中止)(?:的?(?:计划|申请|条件|待定)|待)"
    r"|\b(?:will|shall|plan(?:s|ned)?|going|expect(?:s|ed)?|to be|aim(?:s|ing)?)\b[^,.;]{0,40}\b(?:clos|terminat)"
)
_DONE: Final = Pattern(
    r"已(?!(?:计划|预计|拟|申请|具备))|完成|正式|即日|今[日天]|现(?:已|将|予|正式)|特此|予以|(?:结项|终止|关闭|中止)了"
    r"|\b(?:has|have|is now|today|hereby)\b"
)
_AT_ONCE: Final = Pattern(r"即日|今[日天]|\btoday|\bnow")
_OF_DAYS: Final = ("end", "period", "release_on")
_THINGS: Final = Pattern(r"归还[^,，。;；]{0,6}(?:设备|物品|资料|电脑|服务器|工牌|门禁|文档)")
"""What is given back at an end besides people."""
MOST: Final = 40
"""Lines that are looked at."""
LONGEST: Final = 300
"""Characters of a line that may state an end."""


def not_ended_yet(page: Page) -> Remark | None:
    """The problem with an end that is only looked forward to, or with people who stay beyond it (M4).

    None where a clause says that the end is there, and nobody stays.
    """
    if (stays := next(_staying(page), None)) is not None:
        return _problem(*stays)
    spoken = [(clause, told.line) for told in page.loose[:MOST] for clause in _spoken(told.value)]
    ahead = [one for one in spoken if lies_ahead(one[0], page)]
    if any(one not in ahead and _DONE.search(one[0]) for one in spoken):
        return None
    if not spoken:
        ahead = [(told.value, told.line) for told in _papers(page) if lies_ahead(fold(told.value), page)]
    ahead += [(told.value, told.line) for told in page.of(*_OF_DAYS) if _is_to_come(fold(told.value), page)]
    if lies_ahead(page.untagged_subject, page):
        ahead.append((page.untagged_subject, page.mail.subject))
    return _problem(*ahead[0]) if ahead else None


def _problem(clause: str, line: str) -> Remark:
    return Remark("end-to-come", "project_end", line, value=tidy(clause))


def _staying(page: Page) -> Iterator[tuple[str, str]]:
    """The clauses of somebody who supports the project, or leaves it, on a day to come: an end is everybody's."""
    for told in page.loose[:MOST]:
        for clause in _CLAUSES.split(told.value[:LONGEST]):
            folded = fold(clause)
            leaves = RELEASE.told_in(folded) and not _THINGS.search(folded)
            moved = leaves or (LENDS.told_in(folded) and names_somebody(clause, page.roll))
            if moved and _is_to_come(folded, page):
                yield clause, told.line


def _spoken(text: str) -> Iterator[str]:
    """The clauses (folded) that speak of an end itself, and not of its papers."""
    for clause in _CLAUSES.split(fold(text[:LONGEST])):
        if _ENDS.search(clause) and not _PAPERS.search(clause):
            yield clause


def _papers(page: Page) -> Iterator[Statement]:
    """The lines about papers and meetings of an end, and those that are a day and no more."""
    for told in page.loose[:MOST]:
        folded = fold(told.value[:LONGEST])
        if _PAPERS.search(folded) or periods(folded)[:1] == (Stretch(0, len(folded.strip())),):
            yield told


def lies_ahead(folded: str, page: Page) -> bool:
    """Whether a clause plans an end, or states one of a day to come."""
    planned = _PLANNED.search(folded) is not None and not _AT_ONCE.search(folded)
    return planned or _is_to_come(folded, page)


def _is_to_come(folded: str, page: Page) -> bool:
    """Whether the text names a day behind that of the mail, or one of which cannot be told when it is."""
    for start, end in periods(folded):
        read = read_period(folded[start:end], page.sent) if page.sent else None
        if read is None or read.problems:
            return not _AT_ONCE.search(folded)
        if page.sent and max(day for day in (read.start, read.end, page.sent) if day) > page.sent:
            return True
    return False
