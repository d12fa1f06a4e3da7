"""Who may be meant to lead, under a word that is not the office's (D9): 组长：方启明, 方启明负责技术, 由方启明牵头.

In a mail that starts a project and names no R&D lead, whoever is said to head it and is not lent by it is asked about:
he may be the lead, and is not to be dropped (M4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.changes.lead import read_holder
from parsers.notices.page.page import Page
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import ANOTHER_MATTER, UNSURE
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 120
_STARTS: Final = Pattern(r"启动|立项|开工|组建|成立|kick-?\s?off")
_CLAUSES: Final = Pattern(r"[,，。;；]")
_HEADS: Final = Pattern(
    r"(?:^|[\s,、(]|项目组?|担任|任|技术|研发|开发)(?:总?负责人|组长|总监)|牵头|带队|领队|挂帅"
    r"|(?:负责|管|抓|主管|统筹|把控|带)(?:项目|整体|全部|所有|的)*(?:技术|研发|开发)"
    r"(?:工作|团队|把关|把控|管理|架构|方向|协调|总体)*(?:$|[\s!)])"
    r"|(?:技术|研发|开发)(?:工作|方面|团队)?由[^,，。;；]{2,12}(?:负责|牵头|把关|管)|\btl\b"
)

_HEAD_ALONE: Final = Pattern(r"(?:^|[\s/|])(?:负责人\s?[:：为是]?|lead\s?[:：])\s?[^\W\d_]{2,4}\W*$")
"""负责人甲 in a clause of its own, in whatever notice."""


def near_heads(page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with the lines that say of somebody who is not lent that he heads a project that begins."""
    if not lines or page.is_reply:
        return
    heads = _HEADS if _STARTS.search(page.folded_subject) else _HEAD_ALONE
    heading = list(_heading(page, {line.person for line in lines}, heads))
    if heading and read_holder(page, "lead").name is None:
        manager = read_holder(page, "manager").name
        told = (line for line, name in heading if name != manager)
        yield from (Remark("unread-line", "rd_lead", line) for line in dict.fromkeys(told))


def _heading(page: Page, lent: set[str], heads: Pattern) -> Iterator[tuple[str, str]]:
    lines = dict.fromkeys(told.line for told in page.statements[:MOST] if len(told.line) <= LONGEST)
    for line in lines:
        for clause in _CLAUSES.split(line):
            folded = fold(clause)
            if not heads.search(folded) or _says_otherwise(folded):
                continue
            named = [name for name in page.roll.named_in(clause) if name not in lent]
            if len(named) == 1:
                yield line, named[0]


def _says_otherwise(folded: str) -> bool:
    return is_dated(folded) or speaks_of_office(folded) or UNSURE.told_in(folded) or ANOTHER_MATTER.told_in(folded)
