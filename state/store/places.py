"""In which projects a key stands: nearly always in one, seldom in several, and then the latest answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Digest: TypeAlias = int
"""The 64-bit hash of a key, keyed anew in every process: the chance that any two of a million are alike is one in
thirty million, and only a number of eight bytes is kept of each."""


class Places:
    """A dictionary from digests to the identities of projects."""

    def __init__(self) -> None:
        self._projects: dict[Digest, str | tuple[str, ...]] = {}

    def __contains__(self, digest: Digest) -> bool:
        return digest in self._projects

    def copy(self) -> Places:
        """Places of the same content that change on their own."""
        other = Places()
        other._projects = self._projects.copy()
        return other

    def find(self, digest: Digest) -> str | None:
        """The project that the key was last put down for."""
        held = self._projects.get(digest)
        return held[-1] if isinstance(held, tuple) else held

    def put(self, digests: Iterable[Digest], project: str) -> None:
        """Put the keys down for the project."""
        projects = self._projects
        for digest in digests:
            if projects.setdefault(digest, project) != project:
                projects[digest] = (*self._others(digest, project), project)

    def drop(self, old: Iterable[Digest], new: Iterable[Digest], project: str) -> None:
        """Forget of the project's old keys those that are not among its new ones.

        What stays is not dropped and put again: that would make a large dictionary grow anew at times.
        """
        for digest in set(old).difference(new):
            others = self._others(digest, project)
            if not others:
                self._projects.pop(digest, None)
            else:
                self._projects[digest] = others if len(others) > 1 else others[0]

    def _others(self, digest: Digest, project: str) -> tuple[str, ...]:
        held = self._projects.get(digest, ())
        projects = held if isinstance(held, tuple) else (held,)
        return tuple(other for other in projects if other != project)
