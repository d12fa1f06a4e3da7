"""A hand-over that is put off, or leaves open who leads (D10, M4): 项目交底暂缓, 如果合同没签，以上作废.

Its facts may hold conditions of the contract (付款：如果验收通过，付三成); those go to the group leaders as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.doubts.open_answer import heads_left_open, only_thinks_of_head
from parsers.notices.needs.handover_words import HANDOVER, OFF_IN_LINE, OFF_IN_SUBJECT
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.topics import is_courtesy
from state.notice import Remark

LONGEST: Final = 60
"""Characters of a line that puts the whole off; a longer one is a fact."""
MOST: Final = 60


def open_handover(page: Page) -> Iterator[Remark]:
    """The problems with a hand-over's subject, its heads, and the lines that put it off."""
    if HANDOVER.tells(OFF_IN_SUBJECT, page.untagged_subject):
        yield Remark("on-condition", None, page.subject)
    yield from heads_left_open(page)
    for line in list(dict.fromkeys(told.line for told in page.loose))[:MOST]:
        folded = fold(line)
        if len(folded) <= LONGEST and not is_courtesy(folded) and _puts_off(folded):
            yield Remark("on-condition", None, line)


def _puts_off(folded: str) -> bool:
    """Whether a line (folded) puts the whole off, or only thinks of who leads."""
    return HANDOVER.tells(OFF_IN_LINE, folded) or only_thinks_of_head(folded)
