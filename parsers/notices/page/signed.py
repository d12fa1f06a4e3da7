"""The sender's own name below an answer, with or without the day: 同意 / 查甘望 / 2026年6月18日.

The day of writing is no last day, and neither of the two is a reason (M7). Another day below a name may be one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.mail.signatories import is_day, is_office, is_written_on, leaves_open, signing_words
from parsers.mail.signature import is_of_signature
from parsers.notices.layout.fields import MOST_LINES, Statement
from parsers.notices.page.page import Page
from parsers.notices.page.voices import own_names
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.last_days import last_day
from parsers.notices.words.spans import is_single_day, periods

_LONGEST: Final = 6
"""Lines of a signature at the most."""
_MOST_SIGNING: Final = 3


def without_signature(lines: Sequence[Statement], page: Page) -> list[Statement]:
    """The lines without a signature at their end."""
    kept = list(lines)[: _signed_at(lines, page)]
    if len(kept) > 2 and is_written_on(kept[-1].value, page.sent) and _is_own_name(kept[-2].value, page):  # noqa: PLR2004
        return kept[:-2]
    signed = len(kept) > 1 and _is_own_name(_without_day(kept[-1].value, page), page)
    return kept[:-1] if signed else kept


def without_signatories(lines: Sequence[Statement], page: Page) -> list[Statement]:
    """The lines without a last paragraph of nothing but the sender's office, or a Latin name that is nobody else's.

    不同意 over Su Yingchuan gives no reason; 同意 over 许南星 may be about him.
    """
    at = len(lines)
    while at and len(lines) - at < _MOST_SIGNING and _only_signs(lines[at - 1].value, page):
        at -= 1
    above = [told.value for told in lines[:at]]
    parted = 0 < at < len(lines) and lines[at].number > lines[at - 1].number + 1
    return list(lines[:at] if parted and not leaves_open(above) else lines)


def _only_signs(text: str, page: Page) -> bool:
    words, own = signing_words(text), own_names(page)
    others = [word for word in words if tidy(fold(word)) not in own]
    if not words or page.roll.holds(text.strip()):
        return bool(words) and not others
    if len(words) == 1 and words[0].isascii() and not _is_of_address(words[0], page):
        return not others
    return all(is_office(word) and not page.roll.holds(word) for word in others)


def _is_of_address(word: str, page: Page) -> bool:
    """Whether one Latin word is of the sender's address: Ganwang of chaganwang@…; alone any other may be an answer."""
    return any(fold(word).strip(".") in box.address.partition("@")[0] for box in page.mail.senders)


def signature(page: Page) -> frozenset[int]:
    """The numbers of the lines of the sender's own that sign the mail."""
    lines = [Statement(None, text, line.number, text) for line in page.mail.new_lines if (text := line.text.strip())]
    kept = {told.number for told in without_signature(lines[-MOST_LINES:], page)}
    return frozenset(told.number for told in lines[-MOST_LINES:] if told.number not in kept)


def _signed_at(lines: Sequence[Statement], page: Page) -> int:
    """Where the sender's name stands above nothing but where he is reached and his department; else the end."""
    for at in range(len(lines) - 1, max(0, len(lines) - _LONGEST), -1):
        if _is_own_name(_without_day(lines[at].value, page), page):
            return at
        text = lines[at].value
        if not (is_written_on(text, page.sent) if is_day(text) else is_of_signature(text)):
            break
    return len(lines)


def _is_own_name(text: str, page: Page) -> bool:
    return tidy(fold(text)).lstrip("-—~ ") in own_names(page)


def _without_day(text: str, page: Page) -> str:
    """The line without the day behind it, if that is the day of the mail or gone by: another may be a last day."""
    folded = fold(text).rstrip()
    days = periods(folded)
    if len(days) != 1 or days[0].end != len(folded):
        return text
    day = folded[days[0].start :]
    to_come = is_single_day(day) and last_day(day, page.sent) not in {None, page.sent}
    return text if to_come else text[: days[0].start]
