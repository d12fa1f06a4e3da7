"""Patterns that are compiled when they are first used: importing the readers, or reading one mail, pays for no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """A regular expression with the methods of a compiled one, compiled when the first of them is used."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What it is compiled to."""
        return re.compile(self.pattern, self._flags)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """As of a compiled pattern; so are the others."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """The whole text."""
        return self.compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """The first place."""
        return self.compiled.search

    @cached_property
    def sub(self) -> Callable[..., str]:
        """The text with every place as something else."""
        return self.compiled.sub

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """What stands between the places."""
        return self.compiled.split

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Every place."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """What stands at every place."""
        return self.compiled.findall
