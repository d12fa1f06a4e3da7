"""Whether a mail leaves to an attached file what it has to say: 人员安排详见附件."""

from __future__ import annotations

from typing import Final

from parsers.message import Mail
from parsers.notices.words.fold import fold
from parsers.patterns import Pattern

_REFERS: Final = Pattern(
    r"(?:见|参见|参阅|查[看收阅]|在|如|看|请阅)(?:以下|邮件|下方|本邮件)?(?:的)?附(?:件|表|图)|附件(?:为|是|中|里|内|所[示列]|如下)|如附|见附"
    r"|\b(?:see|find|in|as|is|are) (?:the )?attach(?:ed|ment)|\battached (?:please )?(?:is|are|find|file|list|plan)"
)
MOST_LINES: Final = 60
LONGEST: Final = 300


def refers_to_attachment(mail: Mail) -> bool:
    """Whether one of the first lines points at an attachment."""
    return any(_REFERS.search(fold(line.text[:LONGEST])) for line in mail.new_lines[:MOST_LINES])
