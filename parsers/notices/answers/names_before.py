"""Names that stand alone before what is said of them: 许南星、白一舟，按期撤场 (M7).

Who is greeted (查甘望，同意) is no such name: whoever has a voice in the process, or writes the answer, is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import structs

from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.verdicts import Verdict
from parsers.notices.page.page import Page
from parsers.notices.page.voices import may_be_lent
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern

SILENT: Final[frozenset[Verdict]] = frozenset({"none", "doubt"})
"""What a clause says that decides nothing."""
_BETWEEN: Final = Pattern(r"[\s、/&+和与及跟,，:：;；。.!！]{0,100}")


def with_names_before(clauses: Iterable[Clause], page: Page) -> list[Clause]:
    """The clauses; one that decides, and names nobody, takes the names that stand alone right before it."""
    told: list[Clause] = []
    alone: list[Clause] = []
    for clause in clauses:
        if _is_names_alone(clause, page):
            alone.append(clause)
            continue
        led = bool(alone) and clause.verdict not in SILENT and not (clause.people or clause.rest)
        told += [_led_by(alone, clause)] if led else [*alone, clause]
        alone = []
    return [*told, *alone]


def _is_names_alone(clause: Clause, page: Page) -> bool:
    """Whether a clause is nothing but names of people who may be lent."""
    if not clause.filling or not clause.people or not all(may_be_lent(name, page) for name in clause.people):
        return False
    rest = fold(clause.text)
    for name in clause.people:
        rest = rest.replace(fold(name), "")
    return _BETWEEN.fullmatch(rest) is not None


def _led_by(alone: list[Clause], clause: Clause) -> Clause:
    names = tuple(dict.fromkeys(name for one in alone for name in one.people))
    return structs.replace(clause, text=f"{'、'.join(names)}{clause.text}", people=names)
