"""Who manages and leads, said before who is lent: 项目已启动，由黄俊杰担任项目经理，现协调许南星支撑… (D1).

The heads are read by readers of their own; the sentence of the people begins behind them.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import LENDS
from parsers.patterns import Pattern

LONGEST: Final = 300
_SENTENCES: Final = Pattern(r"(?<=[。；;！!\n])")
_CLAUSES: Final = Pattern(r"(?<=[,，])")
_STARTED: Final = Pattern(r"启动|立项|中标|签约|开工|kicked off|has started")


def without_heads(text: str) -> str:
    """The text, each sentence without the clauses at its head that name an office or say that the project has begun."""
    if len(text) > LONGEST:
        return text
    sentences = _SENTENCES.split(text)
    bare = [_without_heads(sentence) for sentence in sentences]
    # 研发负责人方启明；后端许南星: a sentence of heads alone goes where another is left.
    kept = bare if any(one.strip() for one in bare) else sentences
    return "".join(kept)


def _without_heads(sentence: str) -> str:
    clauses = _CLAUSES.split(sentence)
    kept = next((at for at, clause in enumerate(clauses) if not _is_of_heads(fold(clause))), len(clauses))
    return "".join(clauses[kept:])


def _is_of_heads(folded: str) -> bool:
    return (speaks_of_office(folded) or _STARTED.search(folded) is not None) and not LENDS.told_in(folded)
