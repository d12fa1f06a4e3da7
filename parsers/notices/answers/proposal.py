"""A later last day that an answer puts as a question (7月10日行吗): to the other side, a proposal (D5).

It is no consent: whoever asks 7月15日可以吗 about the very day that is asked about has agreed to nothing.
"""

from __future__ import annotations

from typing import Final

from msgspec import structs

from parsers.notices.answers.answer_text import clauses_of, own_lines
from parsers.notices.answers.reply import decided
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Decision

LONGEST: Final = 60
"""Characters of an answer that is a proposal, and no talk."""
_ENDS: Final = Pattern(
    r"[,，]?\s?(?:这样)?(?:[行好可]不[行好可]|可以不|可不可以|(?:[行好成]|可以|可行|ok)[吗么嘛]|是否(?:可[行以]|合适)|可否|如何|怎么样|行不)"
    r"\s?[?？]*\s*$"
)
_BEGINS: Final = Pattern(
    r"^([^?？]*?)(?:能否|可否|能不能|可不可以|是否可以|是否能)(?=[再续延留用到改])([^?？]*?)[吗么嘛]?\s?[?？]*\s*$"
)
"""能不能延到7月20日."""
_ADDRESSES: Final = Pattern(r"@|你|您|大家|各位")


def read_proposal(page: Page) -> Decision | None:
    """The last day, or by how much longer, that a short answer asks for; None where it asks anything else."""
    lines = [told for told in own_lines(page) if not is_courtesy(fold(told.value))]
    if len(lines) != 1 or len(lines[0].value) > LONGEST or _ADDRESSES.search(lines[0].line):
        return None
    told = lines[0]
    stated = _stated(told.value)
    if stated is None or not is_plain(fold(stated)):
        return None
    clauses = clauses_of([structs.replace(told, value=stated)], page)
    decision = decided(clauses, page, short=True)
    agrees = any(clause.verdict == "yes" for clause in clauses)
    return decision if decision is not None and decision.action == "extend" and not (agrees or decision.named) else None


def _stated(text: str) -> str | None:
    """What the text would state if it did not ask; None where it does not ask."""
    asked = _ENDS.search(fold(text))
    if asked is not None and asked.start() > 0:
        return text[: asked.start()]
    begun = _BEGINS.match(text)
    return begun[1] + begun[2] if begun is not None else None
