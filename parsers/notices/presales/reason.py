"""Why a coordinator changes somebody, or refuses (P3, P4): what the answer gives as its reason, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.presales.beside import gives_cause, is_of_no_weight, is_when, without_lead
from parsers.notices.presales.clauses import Clause
from parsers.notices.presales.left_open import is_on_condition
from parsers.notices.presales.words import ASIDES
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.reasons import BECAUSE, is_no_reason, reason_in
from parsers.patterns import Pattern

_TALKED: Final = Pattern(r"已?[与和跟][^,]{1,12}(?:沟通|协商|商量)")
"""已与客户沟通: with whom, and no more."""
_CONTACT: Final = Pattern(r"\d{7}|@|^(?:tel|电话)")


def reason_of(clauses: Sequence[Clause], page: Page) -> str | None:
    """A reason given as one, under a label, or what the other clauses say (P3, P4)."""
    given = reason_in(told.value for told in page.loose)
    told = [clause for clause in clauses if not (clause.decides or clause.leaving)]
    labelled = _joined([clause for clause in told if clause.labelled], page)
    others = _joined(told, page)
    return next((why for why in (given, labelled, others) if why and not is_no_reason(fold(why))), None)


def _joined(clauses: list[Clause], page: Page) -> str:
    return tidy("，".join(BECAUSE.sub("", without_lead(one.text)) for one in clauses if _explains(one, page)))


def _explains(clause: Clause, page: Page) -> bool:
    """Whether a clause says more than when, to whom, by whom, or that it is said."""
    folded = fold(clause.text)
    if BECAUSE.match(folded) or gives_cause(folded):
        return True
    aside = folded.startswith(ASIDES) or _TALKED.match(folded) or _CONTACT.search(folded) or is_no_reason(folded)
    aside = aside or (is_on_condition(folded) and not clause.why)
    return not (aside or is_when(folded) or page.roll.holds(clause.text) or is_of_no_weight(folded, page))
