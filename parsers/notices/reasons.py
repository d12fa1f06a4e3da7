"""Why: the reason that a mail gives for a change, a refusal or an end (P3, P4, D7)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parsers.notices.fold import tidy
from parsers.patterns import Pattern

_BECAUSE: Final = Pattern(
    r"(?:^|[,，。;；:：\s])(?:因为?|由于|鉴于|原因(?:是|为|[:：])?|理由(?:是|为|[:：])?|(?:[Bb]ecause|[Dd]ue to)\s)"
    r"\s?(?P<why>[^,，。;；\n]{2,200})"
)
LONGEST: Final = 500
"""Characters of a line that may hold one."""


def reason_in(texts: Iterable[str]) -> str | None:
    """The first reason that is given as one in these lines, without 因 or 由于; None where there is none."""
    for text in texts:
        found = _BECAUSE.search(text[:LONGEST])
        if found is not None and (why := tidy(found["why"])):
            return why
    return None
