"""A notice in the place of one before it (D4, "Cancellation"): 上一封有误，以此为准：…"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from parsers.notices.doubts.asking import without_greeting
from parsers.notices.doubts.taking_back_words import AT_FAULT, HOLDS, MAY_TAKE_PLACE, SUPERSEDES, TAKING_BACK, VOID
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_held
from parsers.notices.words.spans import is_dated
from parsers.notices.words.wordings import Wording
from parsers.patterns import Pattern
from state.notice import Instead, Remark

MOST: Final = 4
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_SENTENCES: Final = Pattern(r"[^。;!\n]+")
_SAID: Final[tuple[tuple[tuple[Wording, ...], Instead], ...]] = (
    (VOID, "void"),
    (SUPERSEDES, "void"),
    (HOLDS, "holds"),
    (AT_FAULT, "corrects"),
)


def instead_of(page: Page) -> tuple[Instead | None, str]:
    """What the mail says of a notice before it, in the place of which it comes, and the line that says so."""
    short = (line.text.strip() for line in page.mail.new_lines[:MOST] if len(line.text) < LONGEST)
    lines = (line for line in short if MAY_TAKE_PLACE.told_in(fold(line)))
    told = [(line, without_greeting(said.strip())) for line in lines for said in _SENTENCES.findall(fold(line))]
    plain = [(line, said) for line, said in told if not is_held(said)]
    found = ((how, line) for wordings, how in _SAID for line, said in plain if TAKING_BACK.tells(wordings, said))
    return next(found, (None, ""))


def beside_place(problems: Iterable[Remark], page: Page) -> tuple[Remark, ...]:
    """The problems but that of that line, which calls the mail before void, and nothing that this one states."""
    line = instead_of(page)[1]
    place = line if not is_dated(fold(line)) else None
    return tuple(one for one in problems if one.code != "on-condition" or (one.line or "").strip() != place)
