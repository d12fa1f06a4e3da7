"""A heading of leaving over people who were read as lent: asked about (D7, M4).

二、人员离场 above 白一舟，6月1日-6月15日: of whom the heading speaks, it takes away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.leaving.leaving_list import day_of_heading
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

MOST: Final = 60
"""Lines that are looked at for a heading."""
_HEADING: Final = Pattern(
    r"\W*(?:[(]?[一二三四五六七八九十\d]{1,2}[)]?[、.)]?\s?)?(?:以下|本次|近期|计划|拟|提前|到期)*(?:人员|成员|同事)?(?:提前|到期)?"
    r"(?:撤场|离场|退场|释放|撤出|撤离|调离|调出|归还)(?:的?(?:人员|成员|同事|名单|安排|计划|信息|情况|通知))*(?:如下)?\W*"
    r"|\W*(?:released|leaving|roll(?:ing)? off)(?: people| staff)?\W*"
)


def under_leaving(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problem with the first heading of leaving that stands above somebody of these lines, or has its own day."""
    last = max((source.line for line in lines for source in line.sources), default=0)
    headings = (
        told
        for told in (page.loose[:MOST] if lines else ())
        if day_of_heading(told, page.roll) or (told.number < last and _HEADING.fullmatch(fold(told.value)))
    )
    if (told := next(headings, None)) is not None:
        yield Remark("release-beside", "person", told.line, value=told.value)
