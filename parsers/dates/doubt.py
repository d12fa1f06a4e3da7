"""Whether words beside days leave open which days are meant: 约, 可调整, 以实际为准 (M4)."""

from __future__ import annotations

import datetime as dt
from typing import Final

from parsers.dates import read_period
from parsers.dates.atoms import Refusal
from parsers.dates.folding import fold
from parsers.dates.rules import LEXER
from parsers.dates.tokens import Kind, Token
from parsers.dates.words import CONDITIONS, NEGATIONS, OTHER_EVENTS
from parsers.remembered import remembered

_ANY_DAY: Final = dt.date(2024, 1, 1)
"""What doubts is told by the words alone, whenever they were sent."""
_SETTLED: Final = frozenset({*OTHER_EVENTS, *NEGATIONS})
"""What happens on the days, or that they do not hold, is no doubt which days they are."""
_NO_DATE: Final = Token("UNREAD", "")
_DATES: Final[frozenset[Kind]] = frozenset({"DATE", "DASHED"})


@remembered
def are_doubtful(words: str) -> bool:
    """Whether words that stand beside days are such as make a period uncertain."""
    return any(token.kind == "DOUBT" and token.text not in _SETTLED for token in _tokens(words))


@remembered
def are_conditions(words: str) -> bool:
    """Whether words make the days beside them hang on something else: 以实际为准, 必要时顺延."""
    return any(token.kind == "DOUBT" and token.text in CONDITIONS for token in _tokens(words))


@remembered
def are_dates(words: str) -> bool:
    """Whether words have a date of any form in them, or two numbers that may be one: 11-15."""
    return any(token.kind in _DATES for token in _tokens(words))


def are_read_as(words: str, *days: str) -> bool:
    """Whether words are read as any of these are: not 8月2期 as 8月2日, nor 6月1日-15日验收 as the days in it."""
    whole, *alike = ((read.start, read.end) for read in (read_period(one, _ANY_DAY) for one in (words, *days)))
    return whole != (None, None) and whole in alike


def _tokens(words: str) -> list[Token]:
    """The tokens of the words; one that is like a date where they hold a date that no calendar has."""
    try:
        return LEXER.tokens(fold(words), _ANY_DAY)
    except (Refusal, ValueError, OverflowError):
        return [_NO_DATE]
