"""What a change of a lead, an end, an amendment says that is not settled (M4): 待客户确认后…, 拟由…, 听说…, …一事作罢.

Conditions and questions count in the sentence that states it, plans, hearsay and denials in its very clause: what is
said of why (因客户取消合同) or of something else says nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

from parsers.notices.layout.asides import without_later
from parsers.notices.page.page import Page
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.words.change_words import BECOMES, SUCCEEDS
from parsers.notices.words.event_times import without_event_times
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_dated
from parsers.notices.words.topics import LENDS, UNSURE, Topic, is_courtesy
from parsers.notices.words.unsettled_words import (
    AWAITED,
    CONDITIONS,
    CONSENT_TO_COME,
    DENIED,
    DOUBTS,
    FOR_A_WHILE,
    NOT_SO,
    PLANNED,
    PUT_OFF,
    QUESTIONS,
    REVOKED,
    UNSETTLED,
)
from parsers.notices.words.wordings import Wording
from parsers.patterns import Pattern
from parsers.remembered import remembered
from state.notice import Remark

MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_SENTENCE: Final = Pattern(r"[^。;；!！\n]+")
_CLAUSE: Final = Pattern(r"[^,，。;；]+")
_CHANGES_HANDS: Final = Topic(f"{BECOMES} {SUCCEEDS}", r"新任|担任|\b(?:takes? over|replaces?|appoint)")
_ENDS: Final = Pattern(
    r"结项|终止|关闭|中止|项目[^,，]{0,6}暂停"
    r"|\b(?:clos(?:ed?|ure|ing)|terminat(?:e|es|ed|ing|ion))(?![a-z])"
)
_TAKES_BACK: Final = Pattern(r"撤[销回]|取消|作废|收回|忽略|\b(?:cancel|withdraw|recall|undo|ignor)")
_MOVES: Final = Pattern(
    r"(?:改|调整|变更|更正|推[迟后]|后延|提前|缩短|延[长期后]|顺延)[为到至成]|续[期至到]|延[长期至到]|换成|替换|接[替手]|顶替"
    r"|\b(?:extend|replace|postpone|move)"
)
_TAG: Final = Pattern(r"【[^【】]{0,60}】|\[[^\[\]]{0,60}\]")
_REFERS: Final = Pattern(r"生效|执行|[作做]如下|(?:以上|上述|此|该|本次?)(?:安排|变更|调整|通知|事)")
"""以上变更待客户确认后生效."""

_SILENT_CONSENT: Final = Pattern(r"异议|意见")
"""如无异议，按此执行 closes a mail."""


class _Kind(NamedTuple):
    """Of a kind of mail: whether a text (folded) states the very thing, and which words leave it open."""

    about: Callable[[str], object]
    in_clause: tuple[Wording, ...]
    """In the clause that states it."""
    in_sentence: tuple[Wording, ...] = (*CONSENT_TO_COME, *CONDITIONS, *QUESTIONS, *PLANNED)
    for_ever: bool = False
    """Whether it is meant for good: of some days, or followed by a return, it is asked about."""
    unsure: bool = True
    """Whether talk of what might be leaves it open."""


def _is_of_office(folded: str) -> bool:
    return speaks_of_office(folded) or _CHANGES_HANDS.told_in(folded)


def _is_change(folded: str) -> bool:
    return speaks_of_office(folded) or (_MOVES.search(folded) is not None and is_dated(folded))


def _is_lending(folded: str) -> bool:
    return LENDS.told_in(folded) and is_dated(folded)


_KINDS: Final[dict[str, _Kind]] = {
    "lead_change": _Kind(_is_of_office, (*DOUBTS, *REVOKED, *PUT_OFF), for_ever=True),
    "project_end": _Kind(_ENDS.search, (*DOUBTS, *REVOKED, *PUT_OFF)),
    "staffing_notice": _Kind(_is_change, (*DOUBTS, *REVOKED)),
    # 许南星6-7月支撑一事作罢: who is lent is read in so many words that only what is called off is told for sure.
    "staffing_notice in general": _Kind(_is_lending, (), NOT_SO, unsure=False),
    # Who has to agree to an early release is asked by itself (D7); for whom it waits, is not.
    "release_notice": _Kind(is_dated, (), AWAITED, unsure=False),
    "cancellation": _Kind(_TAKES_BACK.search, DOUBTS),
    # A wish opens an extension, and whose consent is to come is asked for it (D5).
    "extension": _Kind(_is_change, (*DENIED, *REVOKED), (*CONDITIONS, *QUESTIONS), unsure=False),
}


def states(kind: str) -> Callable[[str], object]:
    """Whether a text (folded) of a mail of that kind states the very thing; of other kinds nothing does."""
    return _KINDS[kind].about if kind in _KINDS else lambda _: False


def unsettled(page: Page, kind: str) -> Iterator[Remark]:
    """The problems with the lines of a mail of that kind that state it and do not settle it; its subject is one."""
    open_in = [_OPEN_IN[one] for one in (kind, f"{kind} in general") if one in _KINDS]
    subject = (page.mail.subject,) if kind == "lead_change" and not page.is_reply else ()
    for line in list(dict.fromkeys((*subject, *(told.line for told in page.statements))))[:MOST] if open_in else ():
        folded = fold(_TAG.sub("", line[:LONGEST]))
        if not is_courtesy(folded) and any(is_open(folded) for is_open in open_in):
            yield Remark("on-condition", None, line)


def _is_unsettled(folded: str, kind: _Kind) -> bool:
    return any(_leaves_open(sentence, kind) for sentence in _SENTENCE.findall(folded))


def _leaves_open(sentence: str, kind: _Kind) -> bool:
    sentence = without_event_times(without_later(sentence))
    refers = _REFERS.search(sentence) is not None and not _SILENT_CONSENT.search(sentence)
    if not (kind.about(sentence) or refers):
        return False
    whole = UNSETTLED.cut(sentence)
    if whole.says(kind.in_sentence) or (kind.for_ever and (has_range(sentence) or whole.says(FOR_A_WHILE))):
        return True
    clauses = (clause for clause in _CLAUSE.findall(sentence) if kind.about(clause) or _REFERS.search(clause))
    return any(
        (kind.unsure and UNSURE.told_in(clause)) or UNSETTLED.tells(kind.in_clause, clause) for clause in clauses
    )


_OPEN_IN: Final = {name: remembered(partial(_is_unsettled, kind=kind)) for name, kind in _KINDS.items()}
"""By kind: whether a line (folded) leaves open what it states."""
