"""Why: the reason that a mail gives for a change, a refusal or an end (P3, P4, D7)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parsers.notices.words.fold import tidy
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
_NONE: Final = Pattern(
    r"(?:原因|理由)?(?:是|为|[:：])?\s?(?:(?:暂?无|没有)(?:具体)?(?:原因|理由)?|略|同上|如上|见上|待定|不详"
    r"|(?:后续|稍后|另行|后|待|再)补充?|(?:另行|稍后)(?:说明|通知)|面谈|电话沟通|n/?a|none|tbd)"
)
_ELSEWHERE: Final = Pattern(
    r"(?:原因|理由)?\W?请?(?:详?见|参见|参考)(?:附件|附|下|邮件)\w{0,6}|see attach(?:ed|ment).{0,20}"
)
"""What is attached is not read, and not passed on."""
LONGEST: Final = 500
"""Characters of a line that may hold one."""


def is_no_reason(folded: str) -> bool:
    """Whether a text (folded) stands in a reason's place and is none: 无, 见附件."""
    return (_NONE.fullmatch(folded) or _ELSEWHERE.fullmatch(folded)) is not None


def reason_in(texts: Iterable[str]) -> str | None:
    """The first reason that is given as one in these lines, without 因 or 由于; None where there is none."""
    for text in texts:
        found = _GIVEN.search(text[:LONGEST])
        if found is not None and (why := tidy(found["why"])):
            return why
    return None
