"""From text to typed tokens. Every character belongs to exactly one token, so nothing date-like is passed over.

At each place the rules are tried in order, those that may begin with the character there; the first that fits makes
the token. The rules are bounded regular expressions, so the time is linear in the text's length.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from parsers.dates.atoms import Atom
from parsers.dates.lengths import Length

Kind = Literal[
    "DATE",  # an atom: a day, a part of a month, a month, a week …
    "DASHED",  # 8-6, which is a date or two numbers by what stands beside it
    "LENGTH",
    "WEEKDAY",
    "YEAR",
    "TIME",
    "FROM",
    "START",
    "TO",
    "DASH",
    "BETWEEN",
    "END",
    "BEFORE",
    "AFTER",
    "SEPARATOR",
    "OPEN",
    "CLOSE",
    "EFFORT",
    "HARMLESS",
    "WORD",  # says nothing about dates
    "DOUBT",  # makes the period uncertain
    "UNREAD",  # date-like, and in no form that is known
]


class Triple(Struct, frozen=True):
    """6/8/2025, 25.8.6: three numbers whose order the numbers themselves must show."""

    numbers: tuple[int, int, int]
    year_first: bool


class Dashed(Struct, frozen=True):
    """8-6: a month and a day, or a first and a last."""

    left: int
    right: int


class YearOnly(Struct, frozen=True):
    """2025年, 明年; None is 次年, the year after the one that comes before."""

    year: int | None


Value = Atom | Length | Triple | Dashed | YearOnly | int | None


class Token(Struct, frozen=True):
    """A stretch of text and what it is."""

    kind: Kind
    text: str
    value: Value = None


Groups = tuple[str | None, ...]
Build = Callable[[Groups, dt.date], Value]


class Rule(Struct, frozen=True):
    """A pattern, the characters its matches may begin with, and what a match becomes.

    `build` gets the pattern's own groups and the day of sending.
    """

    kind: Kind
    begins: str
    pattern: str
    build: Build | None = None

    def beginning_with(self, char: str) -> str | None:
        """The pattern for a match that begins with the character."""
        return self.pattern if char in self.begins else None


class Words(Struct, frozen=True):
    """Words of one kind, the longest first; Latin ones only as whole words."""

    kind: Kind
    words: tuple[str, ...]
    build: None = None

    def beginning_with(self, char: str) -> str | None:
        """A pattern for those of the words that begin with the character."""
        found = sorted((word for word in self.words if word[0] == char), key=len, reverse=True)
        return "|".join(re.escape(word) + WORD_ENDS * word[-1].isalpha() * word.isascii() for word in found) or None


WORD_ENDS = "(?![a-z0-9])"


class _Matcher:
    """All rules that may apply where one character stands, as one regular expression."""

    def __init__(self, patterns: list[tuple[str, Rule | Words]]) -> None:
        named = [f"(?P<r{number}>{pattern})" for number, (pattern, _) in enumerate(patterns)]
        self._regex = re.compile("|".join(named), re.DOTALL)
        starts = self._regex.groupindex
        self._rules = {
            f"r{number}": (
                rule.kind,
                rule.build,
                starts[f"r{number}"],
                starts[f"r{number}"] + re.compile(pattern).groups,
            )
            for number, (pattern, rule) in enumerate(patterns)
        }

    def token_at(self, text: str, at: int, sent: dt.date) -> Token | None:
        match = self._regex.match(text, at)
        if match is None:
            return None
        kind, build, first, last = self._rules[match.lastgroup or ""]
        if build is None:
            return Token(kind, match.group())
        return Token(kind, match.group(), build(match.groups()[first:last], sent))


class Lexer:
    """Cuts a text by the rules. What applies to a character is put together when the character first comes up."""

    def __init__(self, rules: tuple[Rule | Words, ...]) -> None:
        self._rules = rules
        self._matchers: dict[str, _Matcher] = {}
        self._known = frozenset("".join(_beginnings(rule) for rule in rules))

    def tokens(self, text: str, sent: dt.date) -> list[Token]:
        """All tokens of a folded text: a character that no rule knows is a word."""
        found: list[Token] = []
        at, size = 0, len(text)
        while at < size:
            matcher = self._matchers.get(text[at]) or self._new_matcher(text[at])
            token = (matcher and matcher.token_at(text, at, sent)) or Token("WORD", text[at])
            found.append(token)
            at += len(token.text)
        return found

    def _new_matcher(self, char: str) -> _Matcher | None:
        if char not in self._known:
            return None
        patterns = [(pattern, rule) for rule in self._rules if (pattern := rule.beginning_with(char))]
        matcher = self._matchers[char] = _Matcher(patterns)
        return matcher


def _beginnings(rule: Rule | Words) -> str:
    return rule.begins if isinstance(rule, Rule) else "".join(word[0] for word in rule.words)
