"""A list of words with their meanings, and which of them stand at a place of a text: looked up, never searched for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

T = TypeVar("T")


class Lexicon(Generic[T]):
    """Words (folded) and what each of them means."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self.meanings = meanings

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, ...]]:
        """How long the words are that begin with a character; built when a text is first looked at."""
        sizes: dict[str, set[int]] = {}
        for word in self.meanings:
            sizes.setdefault(word[0], set()).add(len(word))
        return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}

    def at(self, text: str, place: int) -> Iterator[str]:
        """The words that stand at the place, the longest first."""
        for size in self._sizes.get(text[place : place + 1], ()):
            word = text[place : place + size]
            if word in self.meanings:
                yield word

    def longest_at(self, text: str, place: int) -> str:
        """The longest word that stands at the place, or ""."""
        return next(self.at(text, place), "")


def plain(words: Iterable[str]) -> Lexicon[None]:
    """A list of words that only matter by being there."""
    return Lexicon(dict.fromkeys(words))
