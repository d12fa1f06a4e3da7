"""Wordings: in which order words state a fact, written as a grammar over the kinds of the words.

    BY? new:RUN SUCCEEDS old:RUN SERVES? TITLE        由沈知微接替方启明担任研发负责人

A vocabulary says which words are of which kind, and cuts a text into tokens; what stands between its words is a RUN: a
name, or talk. In a wording, `new:` names a token, or what is in the brackets behind it; `( A | B )` is a choice,
`&( A | B )` says what has to follow, `!( A | B )` what must not, and `?`, `*` stand for "may be" and "any number".
Silent kinds may stand behind every token and are not written.

Tokens and wordings are told by one character for each kind, so that the time is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from parsers.notices.words.fold import words
from parsers.notices.words.lexicon import Lexicon
from parsers.patterns import Pattern
from parsers.remembered import remembered

RUN, START, END, GAP, DAY, ANY = "RUN", "START", "END", "GAP", "DAY", "ANY"
"""What every vocabulary has: words of no kind, the two ends of the text, blanks, days, and any of all kinds."""
_BUILT_IN: Final = (RUN, START, END, GAP, DAY)
_FIRST_CODE: Final = 0xE000
_MOST_CUT: Final = 128
"""Texts whose tokens are kept: greetings and closings come with most mails, and tokens take room."""
_MOST_LISTS: Final = 512
"""Lists of wordings that are asked for together; the readers have some two hundred."""
_NAMING: Final = Pattern(r"\(\?P<\w+>")
_MOST_SILENT: Final = 4
"""Silent tokens behind one another: more are talk. Without a bound, a text of blanks would cost its square."""
_ELEMENT: Final = Pattern(
    r"(?:(?P<name>[a-z]{1,9}):)?(?P<kind>[A-Z_]{1,12})|(?P<span>[a-z]{1,9}):\(|(?P<other>[!&]?\(|\S)"
)


class Token(NamedTuple):
    """A stretch of text, and of what kind it is."""

    kind: str
    start: int
    end: int


class Sentence:
    """A text cut into tokens, with their kinds as one character each."""

    def __init__(self, tokens: list[Token], codes: Mapping[str, str]) -> None:
        self.tokens = tokens
        self.codes = "".join([codes[token.kind] for token in tokens])

    def says(self, wordings: Iterable[Wording]) -> bool:
        """Whether any of the wordings stands in the sentence."""
        return _any_of(tuple(wordings)).search(self.codes) is not None


class Found(NamedTuple):
    """Where a wording stands in a sentence: the stretches of text that it names, its first token and its last."""

    spans: Mapping[str, tuple[int, int]]
    first: Token
    last: Token

    def words(self, name: str, text: str) -> str:
        """The words of the text that the wording names so, "" where none do."""
        return text[slice(*self.spans.get(name, (0, 0)))].strip()


class Wording:
    """An order of words: a line of grammar, put into codes and compiled when it is first looked for."""

    def __init__(self, grammar: str, coded: Callable[[str], str]) -> None:
        self._grammar = grammar
        self._coded = coded

    @cached_property
    def _pattern(self) -> Pattern:
        return Pattern(self._coded(self._grammar))

    def stands_in(self, sentence: Sentence) -> bool:
        """Whether the wording stands anywhere in the sentence."""
        return self._pattern.search(sentence.codes) is not None

    @property
    def unnamed(self) -> str:
        """Its expression without the names of its parts."""
        return _NAMING.sub("(?:", self._pattern.pattern)

    def found_in(self, sentence: Sentence) -> Iterator[Found]:
        """Where the wording stands, from left to right; each token belongs to one finding at the most."""
        tokens = sentence.tokens
        for hit in self._pattern.finditer(sentence.codes):
            named = {name: hit.span(name) for name in hit.groupdict() if hit[name]}
            spans = {name: (tokens[first].start, tokens[last - 1].end) for name, (first, last) in named.items()}
            yield Found(spans, tokens[hit.start()], tokens[hit.end() - 1])


@lru_cache(_MOST_LISTS)
def _any_of(wordings: tuple[Wording, ...]) -> Pattern:
    """One expression for all of them: whether any stands in a sentence is asked in one go."""
    return Pattern("|".join(wording.unnamed for wording in wordings) or "(?!)")


class Vocabulary:
    """Words by kind, as they stand between spaces; a `|` in a word stands for a space of its own.

    `alone`: words that are of their kind only in a run that has no other words (本, 项目 between "任" and a title).
    `endings`: what a run ends with that is of a kind of its own (星河数据治理|项目).
    Raises ValueError where one is called as a built-in kind is.
    """

    def __init__(
        self,
        kinds: Mapping[str, str],
        *,
        alone: Mapping[str, str] | None = None,
        endings: Mapping[str, str] | None = None,
        silent: tuple[str, ...] = (GAP,),
    ) -> None:
        if taken := {*_BUILT_IN, ANY}.intersection(kinds):
            raise ValueError(f"built-in kinds: {taken}")
        self._listed, self._listed_alone = kinds, alone or {}
        self._endings = {kind: words(listed) for kind, listed in (endings or {}).items()}
        every = dict.fromkeys((*_BUILT_IN, *kinds, *(alone or ()), *self._endings))
        self._codes = {kind: chr(_FIRST_CODE + number) for number, kind in enumerate(every)} | {ANY: "."}
        self._cut_before = remembered(self._cut, _MOST_CUT)
        self._silent = f"[{''.join(self._codes[kind] for kind in silent)}]{{0,{_MOST_SILENT}}}+" if silent else ""

    @cached_property
    def _words(self) -> Lexicon[str]:
        """Built, like what follows, when a text is first cut: importing the readers pays for no vocabulary."""
        return _spread(self._listed)

    @cached_property
    def _alone(self) -> Lexicon[str]:
        return _spread(self._listed_alone)

    @cached_property
    def _places(self) -> Pattern:
        """Where a word or a blank may begin: most characters of a text begin none."""
        begins = "".join(sorted({word[0] for word in self._words.meanings}))
        return Pattern(rf"[\s{re.escape(begins)}]")

    def wordings(self, *grammars: str) -> tuple[Wording, ...]:
        """The wordings that these lines of grammar describe."""
        return tuple(Wording(line, self._coded) for line in grammars)

    def _coded(self, grammar: str) -> str:
        return "".join(map(self._code, _ELEMENT.finditer(grammar)))

    def _code(self, element: re.Match[str]) -> str:
        if element["kind"]:
            code = self._codes[element["kind"]]
            named = f"(?P<{element['name']}>{code})" if element["name"] else code
            return f"(?:{named}{self._silent})"
        if element["span"]:
            return f"(?P<{element['span']}>"
        return {"(": "(?:", "&(": "(?=", "!(": "(?!"}.get(element["other"], element["other"])

    def cut(self, folded: str, settled: Iterable[Token] = ()) -> Sentence:
        """The text (folded) as tokens; those that are `settled` before stand as they are."""
        return self._cut(folded, settled) if settled else self._cut_before(folded)

    def _cut(self, folded: str, settled: Iterable[Token] = ()) -> Sentence:
        fixed = {token.start: token for token in settled}
        tokens = [Token(START, 0, 0), *self._tokens(folded, fixed), Token(END, len(folded), len(folded))]
        return Sentence(tokens, self._codes)

    def _tokens(self, folded: str, fixed: Mapping[int, Token]) -> Iterator[Token]:
        begun = 0
        for at in self._beginnings(folded, fixed):
            if at < begun:
                continue
            if (token := fixed.get(at) or self._word_at(folded, at)) is not None:
                if at > begun:
                    yield from self._run(folded, begun, at)
                yield token
                begun = token.end
        yield from self._run(folded, begun, len(folded))

    def _beginnings(self, folded: str, fixed: Mapping[int, Token]) -> Iterable[int]:
        """Where tokens may begin, from left to right."""
        places = [place.start() for place in self._places.finditer(folded)]
        return sorted({*places, *fixed}) if fixed else places

    def tells(self, wordings: Iterable[Wording], folded: str) -> bool:
        """Whether any of the wordings stands in the text (folded)."""
        return self.cut(folded).says(wordings)

    def ends_at(self, folded: str, at: int) -> bool:
        """Whether a run may end at a place: at the text's end, a word of the vocabulary, a mark or a blank."""
        return at >= len(folded) or self._word_at(folded, at) is not None

    def _word_at(self, folded: str, at: int) -> Token | None:
        for word in self._words.at(folded, at):
            if not (word.isascii() and _within_a_word(folded, at, at + len(word))):
                return Token(self._words.meanings[word], at, at + len(word))
        return Token(GAP, at, at + 1) if folded[at].isspace() and not _between_latin(folded, at) else None

    def _run(self, folded: str, start: int, end: int) -> Iterator[Token]:
        """The run as one token, or as the words of its own that it is made of."""
        text = folded[start:end].strip()
        if not text:
            return
        start = folded.index(text, start)
        parts = list(_made_of(text, start, self._alone))
        if parts and parts[-1].end == start + len(text):
            yield from parts
            return
        kind = next((kind for kind, ends in self._endings.items() if text.endswith(ends)), RUN)
        yield Token(kind, start, start + len(text))


def _spread(kinds: Mapping[str, str]) -> Lexicon[str]:
    return Lexicon({word.replace("|", " "): kind for kind, listed in kinds.items() for word in words(listed)})


def _made_of(text: str, start: int, lexicon: Lexicon[str]) -> Iterator[Token]:
    """The words that the text begins with, one behind the other."""
    at = 0
    while at < len(text) and (word := lexicon.longest_at(text, at)):
        yield Token(lexicon.meanings[word], start + at, start + at + len(word))
        at += len(word)


def _within_a_word(folded: str, start: int, end: int) -> bool:
    """Whether a Latin letter stands right before or behind a Latin word."""
    before = folded[start - 1 : start] if folded[start].isalnum() else ""
    behind = folded[end : end + 1] if folded[end - 1].isalnum() else ""
    return any(char.isascii() and char.isalnum() for char in (before, behind))


def _between_latin(folded: str, at: int) -> bool:
    """Whether the blank parts two words of one Latin name."""
    before, behind = folded[at - 1 : at], folded[at + 1 : at + 2]
    return all(char.isascii() and char.isalpha() for char in (before, behind))
