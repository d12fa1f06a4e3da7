"""A decision in an answer that states something else, too, and would hide it: asked about (M7, M4).

续期至7月15日，研发负责人改为白一舟; 同意。黄丽6月1日-6月30日支撑: one half would be carried out, and the other lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.answers.answer_text import clauses_of, own_lines
from parsers.notices.answers.clauses import Clause
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Remark

_LENGTHENS: Final = Pattern(r"[续延]|\bextend")
_AGREES: Final = Pattern(
    r"\W*(?:我)?(?:同意|批准|核准|赞成|同意续期|同意延期|同意申请|agreed?|approved?)(?:了|的|续期)?\W*"
)
_SHORT: Final = 10
"""Characters of a refusal, or of a word that all goes as planned, with nothing else in it."""
LONGEST: Final = 400
"""Characters of an answer that is looked at."""


def decision_beside(page: Page) -> Iterator[Remark]:
    """The problem with the first clause of an answer that decides by itself, and names nobody."""
    if not page.is_reply or page.answers_for_people:
        return
    lines = [told for told in own_lines(page) if not is_courtesy(fold(told.value))]
    if sum(len(told.value) for told in lines) > LONGEST:
        return
    clause = next(filter(_decides, clauses_of(lines, page)), None)
    if clause is not None:
        yield Remark("decision-beside", "decision", clause.statement.line, value=clause.text.strip(" ,，。；;"))


def _decides(clause: Clause) -> bool:
    if clause.people or clause.reported:
        return False
    folded = fold(clause.text)
    if clause.verdict == "yes":
        return _AGREES.fullmatch(folded) is not None
    if clause.verdict in {"no", "planned"}:
        return len(folded) <= _SHORT and not clause.tail
    return clause.verdict == "extend" and clause.date is not None and _LENGTHENS.search(folded) is not None
