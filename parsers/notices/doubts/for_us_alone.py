"""A fresh mail to the daemon and nobody else, which names somebody who may be lent, and which nobody understood (M4).

It is no talk among people (M3): whatever its words, its sender is told that they were not read. One whose subject is
another matter (a weekly report, leave) only went to the wrong list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.evidence import Evidence
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import ANOTHER_MATTER, REPORTS, is_courtesy

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300


def is_left_to_us(found: Evidence) -> bool:
    """Whether somebody waits for an answer to such a mail."""
    page = found.page
    matter = REPORTS.search(page.folded_subject) or ANOTHER_MATTER.told_in(page.folded_subject)
    waits = page.mail.for_us_alone and not (page.is_reply or found.elsewhere or matter)
    return waits and next(left_to_us(page), None) is not None


def left_to_us(page: Page) -> Iterator[str]:
    """The lines that name somebody who may be lent, in a mail to the daemon alone; else the subject, if that does."""
    if not page.mail.for_us_alone:
        return
    lines = [told.line for told in page.statements[:MOST] if _names_somebody(told.line, page)]
    yield from dict.fromkeys(lines or ([page.mail.subject] if _names_somebody(page.subject, page) else []))


def _names_somebody(line: str, page: Page) -> bool:
    text = line[:LONGEST]
    return page.roll.names_member(text) and not is_courtesy(fold(text))
