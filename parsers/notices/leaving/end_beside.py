"""The end of a project that stands beside a notice or a change of its lead: asked about (P2, D9, M4).

研发负责人变更为白一舟，项目于今日结项: of the two one alone would be carried out, and the other be lost.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.leaving.end_to_come import MOST, lies_ahead
from parsers.notices.leaving.part_end import is_of_a_part
from parsers.notices.leaving.project_end import as_the_project, may_end, says_in_subject, states_an_end
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold, tidy
from parsers.patterns import Pattern
from state.notice import Remark

LONGEST: Final = 300
"""Characters of a line that may state an end."""
_CLAUSES: Final = Pattern(r"[,，。;；!！\n]")
_NAMED: Final = Pattern(r"(?:^|[\W\d由经])(?:目前|现在|我们|本|该|此|整个|的)*+(?P<name>[^\W\d]{2,12}?)项目")
_OF_ANOTHER: Final = Pattern(r"^\W*(?:因|由于|随着|鉴于)|[另别]|其[他它]|原项目|上一个|前一个")
"""Why somebody is free, or whose project that was, ends this one not."""


def end_beside(page: Page, project: str | None) -> tuple[Remark, ...]:
    """The problem with a line, or the subject, that ends the project in a mail that was read as something else."""
    if not page.is_reply and says_in_subject(page) and not lies_ahead(page.untagged_subject, page):
        return (Remark("end-beside", "project_end", page.mail.subject, value=page.subject),)
    own = fold(project) if project else None
    for told in (*page.loose[:MOST], *page.of("lead")):
        folded = fold(told.line[:LONGEST])
        if may_end(folded):
            for clause in _CLAUSES.split(as_the_project(folded, project)):
                if _ends(clause, page) and not _names_another(clause, own or ""):
                    return (Remark("end-beside", "project_end", told.line, value=tidy(clause)),)
    return ()


def _ends(clause: str, page: Page) -> bool:
    if not states_an_end(clause) or _OF_ANOTHER.search(clause):
        return False
    return not (is_of_a_part(clause) or lies_ahead(clause, page))


def _names_another(clause: str, own: str) -> bool:
    """Whether the project of a clause is called something that is no part of this one's name: 滨江项目已结项."""
    named = _NAMED.search(clause)
    return named is not None and not set(named["name"]) <= {*own}
