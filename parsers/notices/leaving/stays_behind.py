"""Who stays when a project ends: 项目今日结项，许南星做维护至7月31日; 除许南星外其他人离场 (P2, M4).

An end releases everybody that day: what it says of single people is asked about, and not overridden.
Of days to come `end_to_come` tells.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.leaving.leaving_beside import is_talk
from parsers.notices.leaving.project_end import may_end
from parsers.notices.page.page import Page
from parsers.notices.people.somebody import names_known
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_CLAUSES: Final = Pattern(r"[,，。;；!！\n]")
_SINGLE: Final = Pattern(
    r"保留|留[下任守用在到至]|继续|维护|运维|收尾|值守|质保|待命|除[^,，]{2,12}?(?:外|以外|之外)|仍"
)
_ALL_STAY: Final = Pattern(
    r"(?:支[撑援持]|投入|现有|在岗|项目组?)?(?:的?人员|同事|团队|成员|安排)[^,，。;；\d]{0,4}(?:不变|不动|照常|照旧|保留|继续|留[下任])"
)
"""人员支撑照常: nobody leaves."""


def stays_behind(page: Page) -> Remark | None:
    """The problem with the first clause beside the end in which somebody, or everybody, stays or is excepted."""
    for told in page.loose[:MOST]:
        for clause in _CLAUSES.split(told.value[:LONGEST]):
            folded = fold(clause)
            named = names_known(clause, page.roll) and _is_of_single(folded)
            if not may_end(folded) and (named or _ALL_STAY.search(folded)):
                return Remark("part-ended", "project_end", told.line, value=clause.strip())
    return None


def _is_of_single(folded: str) -> bool:
    return not is_talk(folded) and _SINGLE.search(folded) is not None
