"""A tag of the subject that says that what the mail states is not settled: 【待确认】, 【讨论】, 【请示】 (M4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.doubts.void_mails import is_void_by_subject
from parsers.notices.page.page import Page
from parsers.patterns import Pattern
from state.notice import Kind, Remark

_UNDECIDED: Final = Pattern(
    r"[【\[(（]\s?(?:待[^【】\[\]()（）]{1,6}|讨论稿?|请示|请批示|征求意见稿?|初步[^【】\[\]()（）]{0,10}|拟定?|未定|意向|test|可疑(?:邮件)?)\s?[】\])）]"
)


def undecided_tags(page: Page, kind: Kind) -> Iterator[Remark]:
    """The problem with a fresh mail under such a tag, or whose subject says that it is none that stands."""
    if is_void_by_subject(page, kind) or (not page.is_reply and _UNDECIDED.search(page.subject.lower())):
        yield Remark("on-condition", None, page.mail.subject)
