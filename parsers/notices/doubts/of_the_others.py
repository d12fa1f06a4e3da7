"""What a mail that is carried out says in few words of others than it has days for: asked about (M4).

The subject names 黄丽、高兴 and the mail lends 黄丽; 许南星延长到7月31日。白一舟也一样; 高兴的支撑同时结束.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import LENDING, LENDS
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of a sentence."""
LONGEST: Final = 40
_SENTENCES: Final = Pattern(r"[。；;!！\n,，]")
_ALIKE: Final = Pattern(r"(?:也|亦|均|都)(?:是|如此|一样|相同|同样|照此|同)|一样|同样|同上|同理")
_ENDS: Final = Pattern(r"支[撑援持](?:也|则|就|均|都)?(?:同时|同日|同步|一并|随之|届时|随即)?(?:结束|终止|停止)")


_MAY: Final = Pattern(r"[样同此理也亦结终停]")
"""Without any of these a line says nothing of the kind."""


def of_the_others(page: Page, persons: frozenset[str]) -> Iterator[Remark]:
    """The problems with those of whom the mail says no days; `persons` are those of whom its reading says something."""
    if page.is_reply or not persons:
        return
    subject = page.folded_subject
    lends = page.known is not None and (LENDING.told_in(subject) or LENDS.told_in(subject))
    named = {*page.roll.named_in(page.subject)} & page.roll.members - persons
    if lends and named:
        yield Remark("missing-period", "period", page.mail.subject, value="、".join(sorted(named)))
    for line in page.mail.new_lines[:MOST]:
        for sentence in _SENTENCES.split(line.text) if _MAY.search(line.text) else ():
            if len(sentence) <= LONGEST and (found := _said(sentence, page, persons)) is not None:
                yield Remark(found, "period", line.text.strip(), value=sentence.strip())


def _said(sentence: str, page: Page, persons: frozenset[str]) -> str | None:
    folded = fold(sentence)
    ends, alike = _ENDS.search(folded), _ALIKE.search(folded)
    if not (ends or alike) or is_dated(folded):
        return None
    named = {*page.roll.named_in(sentence)} & page.roll.members
    if named and ends:
        return "unreadable-period"
    return "missing-period" if named - persons and alike else None
