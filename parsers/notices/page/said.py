"""What a mail says in its own lines, for whoever it is passed on to."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from parsers.message import Mail
from parsers.notices.page.page import Page
from parsers.notices.people.written_names import key_of
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import is_courtesy

MOST: Final = 12
"""Lines that are passed on."""
LONGEST: Final = 300


def lines_said(mail: Mail) -> tuple[str, ...]:
    """The first lines of the sender's own that do more than greet, thank or sign; each cut at `LONGEST` characters."""
    own = {key_of(box.name) for box in mail.senders if box.name}
    lines = (line.text.strip()[:LONGEST] for line in mail.new_lines[: 10 * MOST])
    return tuple(line for line in lines if line and key_of(line) not in own and not is_courtesy(fold(line)))[:MOST]


def lines_beside(page: Page, fields: Collection[str]) -> tuple[str, ...]:
    """The first lines that say more than these fields, which have rows of their own, and do more than greet."""
    told = (one for one in page.statements if one.field not in fields and one.value)
    lines = dict.fromkeys(one.line.strip()[:LONGEST] for one in told)
    return tuple(line for line in lines if line and not is_courtesy(fold(line)))[:MOST]
