"""Why: the reason that a mail gives for a change, a refusal or an end (P3, P4, D7)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parsers.notices.fold import tidy
from parsers.patterns import Pattern

_GIVEN: Final = Pattern(
    r"(?:^|[,，。;；:：\s])(?:因为?|由于|鉴于|原因(?:是|为|[:：])?|理由(?:是|为|[:：])?"
    r"|(?:[Bb]ecause(?: of)?|[Dd]ue to)\s)"
    r"\s?(?P<why>[^,，。;；\n]{2,200})"
)
BECAUSE: Final = Pattern(
    r"^(?:因为?|由于|原因(?:是|如下)?|理由(?:是|如下)?|(?:because|since|as|due to|[Rr]eason(?: is)?)\b)[:：]?\s?"
)
"""What the reason of an answer begins with, and is no part of it."""
NO_REASON: Final = Pattern(
    r"(?:原因|理由)?(?:是|为|[:：])?\s?(?:无|没有|暂无|略|同上|如上|见上|待定|不详|(?:后续|稍后|另行|后|待|再)补充?"
    r"|(?:另行|稍后)(?:说明|通知)|面谈|电话沟通|n/?a|none|tbd)"
)
"""What stands in a reason's place and is none (folded, the whole of it)."""
LONGEST: Final = 500
"""Characters of a line that may hold one."""


def reason_in(texts: Iterable[str]) -> str | None:
    """The first reason that is given as one in these lines, without 因 or 由于; None where there is none."""
    for text in texts:
        found = _GIVEN.search(text[:LONGEST])
        if found is not None and (why := tidy(found["why"])):
            return why
    return None
