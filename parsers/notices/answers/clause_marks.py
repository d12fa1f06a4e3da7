"""What shows of whom a clause is said, or that it is said beside the answer."""

from __future__ import annotations

from typing import Final

from parsers.notices.answers.clauses import Clause
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern

_ASIDE: Final = Pattern(r"^(?:另外|顺便|另(?!有)|此外|p\.?s|btw|对了|附|also\b)")
_EVERYBODY: Final = Pattern(
    r"(?:全部|全都|都|均)(?:不同意|不批准|不续|同意|批准|核准|按期|到期)"
    r"|(?:agreed? to|approved?) all|all (?:agreed|approved)"
)
"""Said of all who are asked about. 我们都同意 says who agrees, and 都可以 that it is all the same."""


def is_aside(clause: Clause) -> bool:
    """Whether a clause begins something else: 另外, 顺便."""
    return (clause.follows or not clause.first_sentence) and _ASIDE.match(fold(clause.text)) is not None


def is_of_everybody(clause: Clause) -> bool:
    """Whether a clause says of all who are asked about: 全部同意."""
    return _EVERYBODY.match(fold(clause.text)) is not None
