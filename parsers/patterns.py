"""Patterns that are compiled when they are first used: importing the readers, or reading one mail, pays for no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

_METHODS: Final = ("match", "fullmatch", "search", "sub", "split", "finditer", "findall")


class Pattern:
    """A regular expression with the methods of a compiled one, compiled when the first of them is asked for."""

    compiled: re.Pattern[str]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    sub: Callable[..., str]
    split: Callable[..., list[str]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """The method of that name: from then on all of them are the instance's own, and nothing is looked for again.

        Raises AttributeError for any other name.
        """
        if name not in {*_METHODS, "compiled"}:
            raise AttributeError(name)
        self.compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(self.compiled, method))
        return getattr(self, name)
