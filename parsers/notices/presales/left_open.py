"""What leaves a coordinator's answer open (P2 to P4, M4): a condition, a question, a plan, somebody else's word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.notices.presales.left_open_words import (
    ADVICE,
    ALONE,
    AWAITED,
    CONDITIONS,
    FIRST,
    FORMERLY,
    HELD,
    IN_NEED,
    OPENNESS,
    THEN_ASKS,
    WAITS,
)
from parsers.notices.words.reasons import BECAUSE
from parsers.notices.words.topics import UNSURE

_SHORT_QUESTION: Final = 8
_DONE: Final = ("经", "已")
"""经讨论, 已商量: what is over leaves nothing open."""


def is_on_condition(folded: str) -> bool:
    """Whether a clause (folded) is a condition, or says on which one something is so."""
    return OPENNESS.tells(CONDITIONS, folded)


def holds_open(folded: str) -> bool:
    """Whether a clause (folded) that names somebody, or has a verdict, decides nothing: it asks, plans or waits."""
    return UNSURE.told_in(folded) or OPENNESS.tells((*CONDITIONS, *HELD), folded)


def tells_of_before(folded: str) -> bool:
    """Whether a clause (folded) says what was: 之前安排秦朗."""
    return OPENNESS.tells(FORMERLY, folded)


def leaves_open(clauses: Sequence[str], deciding: frozenset[int]) -> bool:
    """Whether a clause (folded) beside the `deciding` ones, given by number, puts them on a condition or in doubt."""
    first = min(deciding, default=0)
    others = [number for number in range(len(clauses)) if number not in deciding]
    if any(clauses[number].startswith("再") for number in deciding) and any(map(_comes_first, clauses)):
        return True
    if any(OPENNESS.tells(WAITS, clauses[number]) for number in others if number < first):
        return True
    advised = {n for n, (one, other) in enumerate(pairwise(clauses)) if n + 1 not in deciding and _advises(one, other)}
    return any(_puts_in_doubt(clauses[n]) for n in others if n not in advised and not _advises(clauses[n], clauses[n]))


def _comes_first(folded: str) -> bool:
    return OPENNESS.tells(FIRST, folded)


def _advises(condition: str, what: str) -> bool:
    """Whether it is said what to do in case of need: 如有问题，请联系我."""
    return OPENNESS.tells(IN_NEED, condition) and OPENNESS.tells(ADVICE, what)


def _puts_in_doubt(folded: str) -> bool:
    if BECAUSE.match(folded) or OPENNESS.tells(THEN_ASKS, folded):
        return False
    asks = len(folded) <= _SHORT_QUESTION and UNSURE.told_in(folded) and not folded.startswith(_DONE)
    return asks or OPENNESS.tells((*CONDITIONS, *AWAITED, *ALONE), folded)
