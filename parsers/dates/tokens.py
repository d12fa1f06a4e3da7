"""From text to typed tokens. Every character belongs to exactly one token, so nothing date-like is passed over.

At each place the rules are tried in order, those that may begin with the character there; the first that fits makes
the token. The rules are bounded regular expressions, so the time is linear in the text's length.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from parsers.dates.atoms import Atom
from parsers.dates.lengths import Length
from parsers.patterns import Pattern

Kind = Literal[
    "DATE",  # an atom: a day, a part of a month, a month, a week …
    "DASHED",  # 8-6, which is a date or two numbers by what stands beside it
    "LENGTH",
    "WEEKDAY",
    "FIGURE",  # a numeral alone: a weekday, if other ones stand before it
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
    "ECHO",  # opens a bracket that says the days before it again
    "CLOSE",
    "EFFORT",
    "HARMLESS",
    "WORD",  # says nothing about dates
    "STRANGE",  # a Latin word that is not known
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

    def beginning_with(self, chars: str) -> str | None:
        """The pattern, if its matches may begin with one of the characters."""
        return None if set(self.begins).isdisjoint(chars) else self.pattern


class Words(Struct, frozen=True):
    """Words of one kind, the longest first; Latin ones only as whole words."""

    kind: Kind
    words: tuple[str, ...]
    build: None = None

    @property
    def begins(self) -> str:
        """The characters the words begin with."""
        return "".join(word[0] for word in self.words)

    def beginning_with(self, chars: str) -> str | None:
        """A pattern for those of the words that begin with one of the characters."""
        found = sorted((word for word in self.words if word[0] in chars), key=len, reverse=True)
        return "|".join(re.escape(word) + WORD_ENDS * word[-1].isalpha() * word.isascii() for word in found) or None


WORD_ENDS = "(?![a-z0-9])"


class _Matcher:
    """All rules that may apply where certain characters stand, as one regular expression over coded text."""

    def __init__(self, patterns: list[tuple[str, Rule | Words]]) -> None:
        named = [f"(?P<r{number}>{pattern})" for number, (pattern, _) in enumerate(patterns)]
        self._regex = re.compile("|".join(named), re.DOTALL)
        starts = list(self._regex.groupindex.values())
        ends = [*(start - 1 for start in starts[1:]), self._regex.groups]
        self._rules = {
            f"r{number}": (rule.kind, rule.build, range(starts[number] + 1, ends[number] + 1))
            for number, (_, rule) in enumerate(patterns)
        }

    def token_at(self, text: str, coded: str, at: int, sent: dt.date) -> Token | None:
        match = self._regex.match(coded, at)
        if match is None:
            return None
        kind, build, groups = self._rules[match.lastgroup or ""]
        found = text[at : match.end()]
        return Token(kind, found, build(_texts(match, groups, text), sent) if build else None)


def _texts(match: re.Match[str], groups: range, text: str) -> Groups:
    """What the groups hold, taken from the text itself."""
    return tuple([text[start:end] if start >= 0 else None for start, end in map(match.span, groups)])


class Lexer:
    """Cuts a text by the rules. The expression for a character is put together when the character first comes up.

    Characters that are `alike` (the figures, say) share one expression.
    """

    def __init__(self, rules: tuple[Rule | Words, ...], alike: tuple[str, ...] = ()) -> None:
        self.rules = rules
        self._alike = {char: chars for chars in alike for char in chars}
        self._matchers: dict[str, _Matcher] = {}
        self._known = frozenset("".join(rule.begins for rule in rules))
        self._codes = codes(rule.pattern for rule in rules if isinstance(rule, Rule))
        self._coding = _NO_CODES | self._codes

    def tokens(self, text: str, sent: dt.date) -> list[Token]:
        """All tokens of a folded text: a character that no rule knows is a word."""
        found: list[Token] = []
        at, size = 0, len(text)
        coded = text if text.isascii() else text.translate(self._coding)
        while at < size:
            matcher = self._matchers.get(text[at]) or self._new_matcher(text[at])
            token = (matcher and matcher.token_at(text, coded, at, sent)) or Token("WORD", text[at])
            found.append(token)
            at += len(token.text)
        return found

    def _new_matcher(self, char: str) -> _Matcher | None:
        if char not in self._known:
            return None
        chars = self._alike.get(char, char)
        patterns = [
            (pattern.translate(self._codes), rule) for rule in self.rules if (pattern := rule.beginning_with(chars))
        ]
        matcher = _Matcher(patterns)
        self._matchers.update(dict.fromkeys(chars, matcher))
        return matcher


LETTER_CODES = "".join(filter(str.isalnum, map(chr, (*range(0x41, 0x5B), *range(0xA0, 0x100)))))
MARK_CODES = "".join(map(chr, range(0x80, 0xA0)))
_NO_CODES = {ord(char): "\u0180" if char.isalnum() else "\u2020" for char in LETTER_CODES + MARK_CODES}
"""What stands in coded text for the characters that are taken as codes: some other letter, some other mark."""
_CLASS = Pattern(r"\[\^?([^]]*)]")


def codes(patterns: Iterable[str]) -> dict[int, str]:
    """One character of Latin-1 for each other character that is in a class of the patterns ("[日号]").

    A class with characters beyond Latin-1 takes half a millisecond to compile, and the rules have hundreds.
    """
    inside = dict.fromkeys("".join(part for pattern in patterns for part in _CLASS.findall(pattern)))
    wide = [char for char in inside if char > "\xff"]
    letters = dict(zip(filter(str.isalnum, wide), LETTER_CODES, strict=False))
    marks = dict(zip((char for char in wide if not char.isalnum()), MARK_CODES, strict=False))
    return str.maketrans(letters | marks)
