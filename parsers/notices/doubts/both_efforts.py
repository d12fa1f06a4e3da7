"""An estimate and what was agreed, somebody known, a known project and days to come, all in one mail (M4).

Nobody but a notice tells all five. A mail that has them and that nobody read is asked about, however it is laid out:
◆成员→小许, a row of values under headings of a form of its own, numbered lines without labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.notices.doubts.days_at_project import have_days_to_come
from parsers.notices.evidence import Evidence
from parsers.notices.page.short_projects import calls_known
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import ANOTHER_MATTER, REPORTS
from parsers.patterns import Pattern

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_GUESSED: Final = Pattern(
    r"预估|评估|估[了的计算测为:：下]?\s?\d|估[了的计算测为:：下]|初估|(?<!\w)估\W|原估|报[的了]?是?\s?\d|要\s?\d{1,3}\s?个?天|预算人|\best(?:\b|imat)"
)
_AGREED: Final = Pattern(
    r"协调|[谈说商敲核批][定好妥准]|协商|议定|实[给批]|双方(?:确认|同意)|(?<!\w)批\W|给[你您他]?\s?\d|[肯只]批|砍[成到]|落实|谈下来|\b(?:agreed|cfm|confirmed|granted|given)\b"
)
_IN_DAYS: Final = Pattern(r"人[天日]|工日|工作量|\d\s?个?天|\b(?:md|pd|man-?\s?day|person-?\s?day)s?\b|\d\s?[md]d?\b")
_NUMBER: Final = Pattern(
    r"(?<![\d./-])(?<!\d:)(?:\d{1,3}(?:\.\d)?|[一二三四五六七八九十]{1,3})(?![\d./:年月日号点时-])"
)
_GOES_THERE: Final = Pattern(
    r"(?:[去到赴往进给]|支[撑援持]|派往)[^,，。\s]{2,12}(?:项目|平台|系统|大学|集团|银行|医院)"
)
_ALL_MONTH: Final = Pattern(r"\d月份?(?:整[个月]|全月|一整月)|整个\d{1,2}月")
_ASKS: Final = Pattern(r"[?？]|吗(?=\W|$)|[能可是]否|[能可行]不[能可行]|要不要|希望|\b(?:could|would|can) you\b")
_COUNTED: Final = Pattern(r"结算|对账|核对|工时|余额|复盘|去年|上个?季度|迭代|故事点|\bsprint\b")


def has_both_efforts(found: Evidence) -> bool:
    """Whether a fresh mail tells all of it, and asks nothing."""
    page = found.page
    if page.is_reply or page.known is None or found.of_things or REPORTS.search(page.folded_subject):
        return False
    lines = [line.text[:LONGEST] for line in page.mail.new_lines[:MOST]]
    everything = "\n".join((page.subject, *lines))
    folded = fold(everything)
    if not _tells_both(folded) or _COUNTED.search(folded) or ANOTHER_MATTER.told_in(page.folded_subject):
        return False
    placed = calls_known(everything, page, found.project) or _GOES_THERE.search(folded) is not None
    dated = have_days_to_come(lines, page) or _ALL_MONTH.search(folded) is not None
    return bool(page.roll.named_in(everything)) and placed and dated and _is_plain(lines)


def _tells_both(folded: str) -> bool:
    told = _GUESSED.search(folded) and _AGREED.search(folded) and _IN_DAYS.search(folded)
    return told is not None and len(_NUMBER.findall(folded)) > 1


def _is_plain(lines: Sequence[str]) -> bool:
    """Whether no line that tells an effort asks."""
    told = [text for text in map(fold, lines) if _GUESSED.search(text) or _AGREED.search(text)]
    return not any(map(_ASKS.search, told))
