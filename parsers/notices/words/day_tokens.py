"""The days of a text as tokens, each of them one: what a vocabulary is given before it looks for words."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.notices.words.spans import periods
from parsers.notices.words.wordings import DAY, Token


def day_tokens(folded: str) -> Iterator[Token]:
    """Where days stand in the text (folded), from left to right."""
    return (Token(DAY, span.start, span.end) for span in periods(folded))
