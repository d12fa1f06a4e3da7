"""A sentence that lends people, read clause by clause (D2): 自6月1日起由甲支撑后端开发，预计20人天，6月30日结束.

Each clause gives what it has of people, days, lengths and efforts (`lending_clauses`); whom it does not name is whom
the one before it named. A sentence of which any clause is not understood is talk (M4).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from parsers.notices.layout.shared_efforts import EffortField
from parsers.notices.lending.lending_clauses import Clause, clauses_of
from parsers.notices.lending.lending_words import lending_tokens
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.people.people import Written
from parsers.notices.people.roll import Roll
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.moods import is_plain
from parsers.notices.words.topics import ANOTHER_MATTER, NOT_LENT, UNSURE
from parsers.patterns import Pattern

LONGEST: Final = 200
"""Characters of such a sentence."""
OWN_PROJECT: Final = "本项目"
"""What stands for the mail's project in its sentences: any other that is named is another."""
_QUOTES: Final = str.maketrans("", "", '“”「」『』"')
"""Marks around a name: “许南星”."""
_FROM: Final = Pattern(r"^[从自]\s?|\s?(?:起|开始|始)$")
_OF_DAYS: Final = frozenset({"period", "start", "until", "lasts"})
_EFFORTS: Final[tuple[EffortField, ...]] = ("estimated", "support")

Facts = Mapping[str, str]
"""What is said of somebody, by the names of `Clause.facts`."""


class Lent(Struct, frozen=True):
    """Somebody who is lent; `days` "" where the sentence leaves them open."""

    person: str
    role: str
    days: str
    words: str
    """The clause that leaves the days open."""
    efforts: tuple[tuple[EffortField, str], ...] = ()


def lent_in(sentence: str, roll: Roll, project: str | None) -> tuple[Lent, ...]:
    """Everybody whom the sentence lends, with days that begin; () where it is not understood as a whole."""
    sentence = (sentence.replace(project, OWN_PROJECT) if project else sentence).translate(_QUOTES)
    folded = fold(sentence)
    if len(sentence) > LONGEST or not is_plain(folded) or speaks_of_office(folded):
        return ()
    if any(topic.told_in(folded) for topic in (UNSURE, ANOTHER_MATTER, NOT_LENT)):
        return ()
    tokens = lending_tokens(sentence, roll, project)
    if not any(token.kind in {"SUPPORTS", "ENTERS", "SAME", "ADDS"} for token in tokens):
        return ()
    said = _Said()
    if not all(clause is not None and said.takes(clause) for clause in clauses_of(tokens, sentence, roll)):
        return ()
    return said.lent()


class _Said:
    """What the clauses of a sentence say together, person by person."""

    def __init__(self) -> None:
        self._people: dict[Written, dict[str, str]] = {}
        self._of_all: dict[str, str] = {}
        """What is said before anybody is named."""
        self._spoken_of: tuple[Written, ...] = ()
        self._open: dict[Written, str] = {}
        self._led_by = ""
        """The role before the last colon, of those behind it who are named alike: with a verb, or without one."""
        self._led_with_verb = False

    def takes(self, clause: Clause) -> bool:
        """Whether the clause goes with those before it: nothing twice, and nobody new whom it does not lend."""
        named = self._as_before(clause.people)
        if not named and not self._people:
            return _merged([self._of_all], clause.facts)
        if self._people and not clause.lends and not self._people.keys() >= set(named):
            return False
        if clause.everybody and not named and self._is_unclear_who_all_are(clause.count):
            return False
        self._spoken_of = named or (tuple(self._people) if clause.everybody else self._spoken_of)
        before = list(self._people.values())[-1] if self._people else {}
        facts = {**_days_of(before), **clause.facts} if clause.same else clause.facts
        if named and self._role_before(clause) and not any(one.role or one in self._people for one in named):
            facts = {"role": self._led_by, **facts}
        told = [self._people.setdefault(one, {}) for one in self._spoken_of]
        if clause.open:
            self._open |= dict.fromkeys(self._spoken_of, clause.words)
        unclear = (len(told) > 1 and clause.shares_an_effort) or (clause.same and not before)
        return not unclear and _merged(told, facts)

    def _role_before(self, clause: Clause) -> str:
        """The role whose colon stands before whom the clause names, or ""."""
        if clause.leads:
            self._led_by, self._led_with_verb = clause.leads, clause.verb
        elif clause.verb != self._led_with_verb:
            self._led_by = ""
        return self._led_by

    def _is_unclear_who_all_are(self, count: int | None) -> bool:
        """Whether 各 and 均 may mean the last ones alone: they are several, or the others' days are settled."""
        if count not in {None, len(self._people)}:
            return True
        several = 1 < len(self._spoken_of) < len(self._people)
        return several or len({_is_whole(facts) for facts in self._people.values()}) > 1

    def lent(self) -> tuple[Lent, ...]:
        """Everybody who was named, with all that was said; () where of anybody it is not said since when."""
        if not self._people or (len(self._people) > 1 and "role" in self._of_all):
            return ()
        if not _merged(list(self._people.values()), self._of_all):
            return ()
        found = [_lent(one, facts, self._open.get(one, "")) for one, facts in self._people.items()]
        lent = [one for one in found if one is not None]
        return tuple(lent) if len(lent) == len(found) and any(one.days for one in lent) else ()

    def _as_before(self, people: Sequence[Written]) -> tuple[Written, ...]:
        """The people of a clause, as the clauses before it named them."""
        before = {one.name: one for one in self._people}
        return tuple(before.get(one.name, one) for one in people)


def _days_of(facts: Facts) -> dict[str, str]:
    return {name: text for name, text in facts.items() if name in _OF_DAYS}


def _is_whole(facts: Facts) -> bool:
    """Whether both ends of somebody's days are told."""
    return "period" in facts or ("start" in facts and not {"until", "lasts"}.isdisjoint(facts))


def _merged(told: Sequence[dict[str, str]], facts: Facts) -> bool:
    """Add the facts to those of each person; whether none of them was told before."""
    for one in told:
        if one.keys() & facts.keys():
            return False
        one.update(facts)
    return True


def _lent(written: Written, facts: Facts, left_open: str) -> Lent | None:
    """Somebody with all that is said, None where it does not say since when."""
    days = _period(facts)
    if days is None or bool(days) == bool(left_open):
        return None
    notes = f"（{'、'.join(written.notes)}）" if written.notes else ""
    role = written.role or facts.get("role", "")
    amounts = tuple((field, facts[field]) for field in _EFFORTS if field in facts)
    return Lent(f"{written.name}{notes}", role, days, left_open, amounts)


def _period(facts: Facts) -> str | None:
    """The words of a period, "" where there is none; None where its sides do not go together."""
    sides = _days_of(facts).keys()
    if sides == {"period"}:
        return facts["period"]
    if sides == {"period", "lasts"}:
        return f"{facts['period']}（{facts['lasts']}）"
    if not sides:
        return ""
    if "start" not in sides or "period" in sides:
        return None
    start = tidy(_FROM.sub("", facts["start"]))
    if "until" in sides:
        return f"{start}至{facts['until']}" + (f"（{facts['lasts']}）" if "lasts" in sides else "")
    return f"{start}起{facts.get('lasts', '')}"
