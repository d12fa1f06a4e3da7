"""An answer about several people: one decision for each of them by name, or nothing at all (M7).

Every clause must be a verdict on people it names, the reason of a refusal right behind it, or courtesy. With a doubt
about any of them, a verdict on nobody, or a person named twice, nothing is decided about anybody.
"""

from __future__ import annotations

from typing import Final

from msgspec import structs

from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.verdicts import Verdict
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.last_days import day_or_length, leaving_day
from parsers.notices.words.reasons import BECAUSE, is_no_reason
from parsers.notices.words.terms_words import OTHER_TERMS, TERMS
from parsers.patterns import Pattern
from state.notice import Action, Decision

MOST: Final = 50
"""People that one answer may decide about."""
_ACTIONS: Final[dict[Verdict, Action]] = {
    "yes": "approve",
    "bare": "approve",
    "no": "decline",
    "extend": "extend",
    "planned": "release",
    "leave": "release",
}
_EXPLAINED: Final = frozenset({"decline", "release"})
"""What words behind it are the reason of; behind consent they may be a condition."""
_BETWEEN_NAMES: Final = Pattern(r"\s*+(?:[、/&+和与及跟]|and|以及)?\s*+")
_OF_STAYING: Final = Pattern(r"[续延]|\b(?:extend|extension|keep|stay)")
_NOT_A_REASON: Final = Pattern(
    r"^(?:另(?!有)|顺便|此外|p\.?s|btw|对了|附|其他|其余|剩下|others?\b|the (?:rest|others?)\b)"
)


_UNDONE: Final = Pattern(
    r"[^等待先视看如若]{0,20}(?:还没有?|还未|尚未)(?!定|确|批|同意|想|决|商|沟通|说|问)[^等待先视看如若]{1,10}"
)
"""接口还没联调完: why somebody stays; 客户还没确认 leaves it open."""


def read_several(clauses: list[Clause], page: Page) -> tuple[Decision, ...]:
    """One decision for each person named, in the answer's order; empty where there is one person, or any doubt."""
    decided: list[Decision] = []
    latest = 0
    """How many of them the latest clause has decided: a reason behind it is theirs."""
    for clause in clauses:
        found = _of_clause(clause, page)
        if found:
            decided, latest = [*decided, *found], len(found)
        elif decided and _is_reason_of(decided[-latest:], clause):
            decided[-latest:] = [_with_reason(decision, clause) for decision in decided[-latest:]]
        elif not clause.filling or clause.shaky or clause.people:
            return ()
    names = [decision.person for decision in decided]
    return tuple(decided) if 1 < len(names) == len(set(names)) <= MOST else ()


def _of_clause(clause: Clause, page: Page) -> list[Decision]:
    action = _ACTIONS.get(clause.by_name)
    if action is None or not (_are_listed(clause) or (clause.rest and not clause.people)):
        return []
    until = longer = None
    if clause.by_name == "extend" or (clause.by_name == "leave" and (clause.date or "提前" in clause.text)):
        dated = clause.date if clause.date is not None and "旬" not in clause.date else ""
        until, longer = day_or_length(dated, page.sent, stays=is_of_staying(clause)) if dated else (None, None)
        if clause.by_name == "leave":
            until, longer = leaving_day(dated, page.sent) if dated else None, None
        if until is None and longer is None:
            return []
    reason = _reason_in(clause) if action in _EXPLAINED else None
    source = clause.statement.source("until" if until else "decision")
    said = Decision(
        action,
        until,
        reason,
        None,
        source,
        as_planned=clause.by_name == "planned",
        of_staying=is_of_staying(clause),
        longer=longer,
    )
    if clause.rest:
        return [structs.replace(said, rest=True, count=clause.count)]
    return [structs.replace(said, person=name) for name in clause.people]


def is_of_staying(clause: Clause) -> bool:
    """Whether a word of consent or refusal is about staying: 续期, 不续."""
    return clause.verdict == "bare" or _OF_STAYING.search(fold(clause.text.removesuffix(clause.tail))) is not None


def _are_listed(clause: Clause) -> bool:
    """Whether the clause names people, and those one after the other."""
    spots = [fold(clause.text).find(fold(name)) for name in clause.people]
    ends = [spot + len(fold(name)) for spot, name in zip(spots, clause.people, strict=True)]
    between = [fold(clause.text)[end:spot] for end, spot in zip(ends, spots[1:], strict=False)]
    return bool(spots) and -1 not in spots and all(_BETWEEN_NAMES.fullmatch(words) for words in between)


def _is_reason_of(decided: list[Decision], clause: Clause) -> bool:
    """Whether a clause says why those before it go or stay; it may name them, but nobody else (M7)."""
    folded, action = fold(clause.text), decided[-1].action
    shaky = clause.shaky and not (action == "extend" and _UNDONE.fullmatch(tidy(folded)))
    plain = clause.verdict == "none" and clause.by_name == "none" and not (shaky or clause.filling)
    if not plain or clause.date or _NOT_A_REASON.match(folded):
        return False
    if action == "extend":  # other terms than a last day are no reason, and are asked about
        return {*clause.people} <= {one.person for one in decided} and not TERMS.tells(OTHER_TERMS, folded)
    return action in _EXPLAINED and not clause.people


def _reason_in(clause: Clause) -> str | None:
    return BECAUSE.sub("", clause.tail) or None


def _with_reason(decision: Decision, clause: Clause) -> Decision:
    told = BECAUSE.sub("", tidy(clause.text))
    if is_no_reason(fold(told)):
        return decision
    return structs.replace(decision, reason=f"{decision.reason}，{told}" if decision.reason else told)
