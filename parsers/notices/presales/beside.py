"""What stands beside a coordinator's answer and changes nothing in it (P2 to P4): 好的, 该项目, 6月1日起."""

from __future__ import annotations

from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.page.voices import own_names
from parsers.notices.presales.words import BEFORE_A_REASON, BEFORE_AN_ANSWER
from parsers.notices.words.lexicon import plain
from parsers.notices.words.spans import period_at, periods
from parsers.patterns import Pattern

_REASONS_LEAD, _LEAD = plain(BEFORE_A_REASON), plain(BEFORE_AN_ANSWER)
_BECAUSE: Final = Pattern(r"因|由于|鉴于|应(?![该当])")
_SHORTEST_TAG: Final = 3
_WHEN: Final = Pattern(
    r"(?:交接|生效|变更|开始|起始|进场|到岗)?(?:时间|日期)?[为是:]?(?:自|从|于)?\W*"
    r"(?:[上下]午)?(?:起|开始|正式)?(?:起|开始|生效|执行|到位|接手|交接|进场|入场|到岗|接替)?"
)


def without_lead(clause: str) -> str:
    """A clause without 同意, 好的 and their like before its own words."""
    at = 0
    while word := _REASONS_LEAD.longest_at(clause, at):
        at += len(word)
        at += len(clause[at:]) - len(clause[at:].lstrip())
    return clause[at:] or clause


def is_when(folded: str) -> bool:
    """Whether a clause (folded) says from when on something is so, and no more: 6月1日生效."""
    days = list(periods(folded))
    if len(days) != 1:
        return False
    return _WHEN.fullmatch(folded[: days[0].start] + folded[days[0].end :]) is not None


def gives_cause(folded: str) -> bool:
    """Whether a clause (folded), or its beginning, says why: 因客户催得急, 应客户要求."""
    return _BECAUSE.match(folded) is not None


def is_of_no_weight(lead: str, page: Page) -> bool:
    """Whether all that stands before an answer is of a kind that changes nothing: days, topics, the project, why."""
    at = 0
    while at < len(lead):
        end = period_at(lead, at) or at + (len(_LEAD.longest_at(lead, at)) or _of_subject(lead[at:], page))
        if lead[at].isspace():
            end = at + 1
        if end == at:
            return gives_cause(lead)
        at = end
    return True


def _of_subject(text: str, page: Page) -> int:
    """How many characters a text begins with that the subject has, too, or that are the sender's own name."""
    subject = page.folded_subject
    sizes = (size for size in range(len(text), _SHORTEST_TAG - 1, -1) if text[:size] in subject)
    own = (len(name) for name in own_names(page) if text.startswith(name))
    return max(next(sizes, 0), max(own, default=0))
