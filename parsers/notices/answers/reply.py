"""What an answer decides (M7): agree, refuse, extend until a day, release; or nothing that can be told for sure.

An answer is cut into clauses and each clause into tokens. A clause decides only when all of its words are accounted
for; a word of doubt, a question, a condition or a "but" anywhere near makes the whole answer undecided. Nothing is
ever taken for consent because a word of consent stands in it.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from msgspec import Struct, structs

from parsers.notices.answers.afterwards import with_end_settled
from parsers.notices.answers.answer_text import clauses_of, own_lines
from parsers.notices.answers.beside_refusal import with_refusal_alone
from parsers.notices.answers.clause_marks import is_aside
from parsers.notices.answers.clauses import Clause
from parsers.notices.answers.leaving_days import with_leaving_days
from parsers.notices.answers.names_before import SILENT, with_names_before
from parsers.notices.answers.numbered import Numbered, by_number, has_numbers
from parsers.notices.answers.one_decision import combined, reason_of
from parsers.notices.answers.several import MOST as MOST_PEOPLE
from parsers.notices.answers.several import read_several
from parsers.notices.answers.undecided import (
    OF_ITS_OWN,
    changes_terms,
    corrects_itself,
    is_awaiting,
    is_weak_consent,
    says_two_things,
    without_said_twice,
)
from parsers.notices.page.page import Page
from parsers.notices.page.voices import own_names
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import has_range
from parsers.notices.words.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import Action, Decision

SHORT: Final = 120
"""Characters of an answer that is short: in a longer one only the first sentence decides."""
LONGEST: Final = 2000

_ONE: Final = Pattern(r"\+?1|１")
_NODS: Final = frozenset({"好", "好的", "嗯", "嗯嗯", "收到", "明白", "好的收到", "知道了", "了解", "明白了", "已收到"})


class Word(Struct, frozen=True):
    """What an answer decides: one thing, or several for the people it names, or nothing for sure."""

    decision: Decision | None = None
    """None also where those of several people differ."""
    decisions: tuple[Decision, ...] = ()
    """Of an answer about several people: one each, in its order; else empty."""


def read_word(page: Page) -> Word:
    """What the sender's own words decide."""
    if page.mail.parts_disagree:
        return Word()
    lines = [told for told in own_lines(page) if not is_courtesy(fold(told.value))]
    text = "\n".join(told.value for told in lines)
    if not lines or len(text) > LONGEST:
        return Word()
    if _says_one(text):
        return Word(Decision("approve", source=lines[0].source("decision"), listed="+" not in text))
    clauses = _without_nod(with_names_before(clauses_of(lines, page), page))
    if corrects_itself(clauses):
        return Word()
    one, several = decided(clauses, page, short=len(text) <= SHORT), read_several(clauses, page)
    if not all(is_plain(fold(told.value)) for told in lines):
        one, several = _refused(one), ()
    if not several and (numbered := by_number(lines)):
        return _word_by_number(one, numbered, page)
    if not several and one is not None and has_numbers(lines):
        one = structs.replace(one, listed=True)
    alike = len({(decision.action, decision.until, decision.longer) for decision in several}) <= 1
    return Word(one if alike and (several or not _is_of_several(clauses)) else None, several)


def _refused(decision: Decision | None) -> Decision | None:
    """The decision of an answer that holds on a condition or leaves something open: only a refusal counts."""
    return decision if decision is not None and decision.action == "decline" else None


def _without_nod(clauses: list[Clause]) -> list[Clause]:
    """The clauses without a 好的 that only opens an answer: what decides stands behind it."""
    others = clauses[1:]
    nods = any(clause.verdict not in SILENT for clause in others) and tidy(fold(clauses[0].text)) in _NODS
    return others if nods else clauses


def _is_of_several(clauses: list[Clause]) -> bool:
    """Whether several are named where something is decided: what is not said of each of them is said of none."""
    return len({name for clause in clauses if clause.verdict not in SILENT for name in clause.people}) > 1


def _word_by_number(one: Decision | None, items: list[Numbered], page: Page) -> Word:
    """What is decided by number; else of whom the answer names; else what the first item says, if it alone decides."""
    each = [_decided_in(item, page) for item in items]
    if decided := _decided_by_number(items, each):
        return Word(one and structs.replace(one, listed=True), decided)
    if one is None:
        return Word()
    first, *others = each
    alone = first is not None and not any(others) and _gist(one) == _gist(first)
    return Word(structs.replace(one, listed=True) if alone or one.person is not None else None)


def _gist(decision: Decision) -> tuple[Action, dt.date | None]:
    return decision.action, decision.until


def _decided_in(item: Numbered, page: Page) -> Decision | None:
    """What an item decides, as an answer of its own."""
    text = "\n".join(told.value for told in item.lines)
    clauses = with_names_before(clauses_of(item.lines, page), page)
    return decided(clauses, page, short=len(text) <= SHORT)


def _decided_by_number(items: list[Numbered], each: list[Decision | None]) -> tuple[Decision, ...]:
    """A decision on each number; none at all where one of the items decides nothing.

    Where an item names its person, the numbers are the answer's own, and the name says who is meant.
    """
    decided: list[Decision] = []
    for item, decision in zip(items, each, strict=True):
        if decision is None or (decision.person is None and decision.beside and len(item.numbers) != 1):
            return ()  # whether who is named beside a number is the one it stands for, the letter tells
        named = decision.person is not None
        if named and len(item.numbers) != 1:
            return ()
        if not item.numbers:
            decided.append(structs.replace(decision, rest=True))
        decided += [structs.replace(decision, number=None if named else number) for number in item.numbers]
    said_of = {(decision.person, decision.number) for decision in decided}
    return tuple(decided) if len(decided) == len(said_of) <= MOST_PEOPLE else ()


def _says_one(text: str) -> bool:
    """Whether a single 1 or +1 is all there is; -1 is a vote against in some houses, so it is asked about."""
    if text.lstrip().startswith(("-", "－", "−", "–", "—")):
        return False
    return bool(_ONE.fullmatch(fold(tidy(text)) or fold(text).strip())) or fold(text).strip(" 。.!") in {"+1", "1"}


def _is_of_whom(counted: list[Clause]) -> bool:
    """Whether a first and a last day alone may be somebody else's: 漏了甲，6月1日-6月30日; not 续期，7月1日-7月31日."""
    led = any(clause.verdict == "bare" for clause in counted)
    dates = ((clause.text, clause.date) for clause in counted if clause.date is not None)
    return not led and any(has_range(fold(date)) and tidy(text) == tidy(date) for text, date in dates)


def decided(clauses: list[Clause], page: Page, *, short: bool) -> Decision | None:
    """The one decision of these clauses; None where nothing is sure. Of a long answer the first sentence decides."""
    clauses = with_refusal_alone(with_leaving_days(with_end_settled(clauses, page), page))
    counted = [clause for clause in clauses if not is_aside(clause)]
    if any(clause.verdict in _GIVEN and _OWN.match(fold(clause.text)) for clause in counted):
        counted = [clause for clause in counted if not (clause.reported and clause.verdict == "doubt")]
    counted = without_said_twice(counted)
    deciding = [clause for clause in counted if clause.verdict not in {"none", "bare", "doubt"}] or [
        clause for clause in counted if clause.verdict == "bare"
    ]
    if any(clause.verdict == "doubt" for clause in counted) or says_two_things(clauses) or _is_of_whom(counted):
        return None
    if not short:
        deciding = [clause for clause in deciding if clause.first_sentence] if _opens(counted) else []
    if (
        is_weak_consent(deciding, counted, clauses)
        or is_awaiting(deciding, counted)
        or changes_terms(deciding, clauses)
    ):
        return None
    decision = combined(deciding, reason_of(clauses, page), page) if deciding else None
    counts = {clause.count for clause in deciding if clause.count is not None}
    if decision is None or len(counts) > 1:
        return None
    return structs.replace(decision, beside=_beside(decision, clauses, page), count=next(iter(counts), None))


def _beside(decision: Decision, clauses: list[Clause], page: Page) -> tuple[str, ...]:
    """Whom the answer names besides the one whom it decides about and its writer."""
    named = dict.fromkeys(name for clause in clauses for name in clause.people)
    return tuple(name for name in named if name != decision.person and fold(name) not in own_names(page))


_GIVEN: Final = OF_ITS_OWN | {"yes"}
_OWN: Final = Pattern(r"(?:我(?!们?[和与跟])|本人)")
"""许南星本人同意，我也同意: the sender's own word stands beside what is reported."""


def _opens(clauses: list[Clause]) -> bool:
    """Whether the first clause of a long answer is itself a verdict."""
    return bool(clauses) and clauses[0].verdict != "none"
