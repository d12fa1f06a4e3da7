"""Patterns that are compiled when they are first used: importing the readers, or reading one mail, pays for no more."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """A regular expression, compiled on first use."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What it is compiled to."""
        return re.compile(self.pattern, self._flags)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """As of a compiled pattern."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """As of a compiled pattern."""
        return self.compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """As of a compiled pattern."""
        return self.compiled.search

    @cached_property
    def sub(self) -> Callable[..., str]:
        """As of a compiled pattern."""
        return self.compiled.sub

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As of a compiled pattern."""
        return self.compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """As of a compiled pattern."""
        return self.compiled.findall(text)
