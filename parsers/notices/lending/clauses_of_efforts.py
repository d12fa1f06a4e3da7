"""Several efforts behind days: 6月1日至6月19日，按10人天估的，实际给13人天 is an estimate, and what is agreed (D2).

Each clause has one effort in known words. Where the words are others, or two clauses are of the same kind, both stand
together under it, and are asked about (M4): which of 10人天，13人天 is meant cannot be told.
"""

from __future__ import annotations

from typing import Final

from parsers.notices.layout.shared_efforts import is_sum, own_effort
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import Field
from parsers.notices.words.spans import efforts
from parsers.patterns import Pattern

_SEVERAL: Final = 2
_CLAUSE: Final = Pattern(r"[^,，;；。]+")
_OF: Final = r"(?:的|为|是|了|[:：\s]|工作量|工时|开发|测试|支[撑援持]|时间|人天|投入){0,4}"
_GUESS: Final = Pattern(
    rf"\s?(?:按|照|初步)?(?:预估|预计|评估|估计|估算|估){_OF}(?P<effort>[^,，]{{3,12}}?)"
    rf"|\s?(?:按|照)\s?(?P<too>[^,，]{{3,12}}?)\s?(?:来)?(?:预估|评估|估算|估)的?"
)
_AGREED: Final = Pattern(
    rf"\s?(?:最终|最后|实际|双方){{0,2}}(?:协调|商定|核定|核准|批准|批|给|派|定|约定|认可|同意)?{_OF}(?P<effort>[^,，]{{3,12}}?)"
)


def efforts_behind_days(value: str) -> tuple[tuple[Field, str], ...]:
    """The efforts of a value of days that has several, each with its field; () where it has everybody's own.

    Of one alone the words behind it may say that it is a guess (按10人天估的); any other is () and read as it stands.
    """
    clauses = [found[0] for found in _CLAUSE.finditer(value) if efforts(fold(found[0]))]
    if any(own_effort(clause) or is_sum(clause) for clause in clauses):
        return ()
    if len(clauses) < _SEVERAL:
        return tuple(one for one in map(_read, clauses) if one[0] == "estimated")
    told: dict[Field, list[str]] = {}
    for field, amount in map(_read, clauses):
        told.setdefault(field, []).append(amount)
    return tuple((field, "，".join(amounts)) for field, amounts in told.items())


def _read(clause: str) -> tuple[Field, str]:
    """The field and the amount of a clause of known words; the clause as it stands where it has others."""
    folded = fold(clause)
    guess = _GUESS.fullmatch(folded)
    amount = (guess["effort"] or guess["too"]) if guess else ""
    if amount and _is_amount(amount):
        return "estimated", amount.strip()
    agreed = _AGREED.fullmatch(folded)
    return "support", agreed["effort"].strip() if agreed and _is_amount(agreed["effort"]) else clause.strip()


def _is_amount(text: str) -> bool:
    """Whether a text (folded) is one amount, and no more."""
    found = efforts(text.strip())
    return len(found) == 1 and tuple(found[0]) == (0, len(text.strip()))
