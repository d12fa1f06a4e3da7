"""What a mail says beside what it states, by which that is laid aside, or open still: asked about (M4).

高兴6月8日到7月3日支持…, and below a rule or a signature 这事先别办了，等我下周再发; 到底是5号还是12号周一定 below a
day of leaving. The words that lay aside are a grammar of their own (`put_aside_words`), those that leave open which of
two it is another (`left_between`); they count in every kind of mail that is carried out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.left_between import is_between_people, is_held_up, is_left_between
from parsers.notices.words.put_aside_words import is_late_news, is_put_aside
from parsers.notices.words.spans import is_dated
from parsers.notices.words.topics import ANOTHER_MATTER, is_courtesy
from parsers.patterns import Pattern
from state.notice import Remark

_IN_CASE: Final = Pattern(r"[如若]有|如果|若是|假如|要是|万一|不管|无论|不论")
"""如有变化再通知 closes a mail; a condition has a grammar of its own (`moods`)."""


def open_below(page: Page) -> Iterator[Remark]:
    """The problems with the lines of a mail that lay aside what it states, or leave it open."""
    stated = False
    for line, sentences in page.sentences:
        for sentence in sentences:
            if _leaves_open(sentence, page, stated=stated):
                yield Remark("on-condition", None, line.strip())
                break
            stated = stated or bool(page.roll.named_in(sentence))


def _leaves_open(sentence: str, page: Page, *, stated: bool) -> bool:
    """Whether a sentence does; news and what is open count below the first that names somebody (`stated`)."""
    folded = fold(sentence).strip()
    if is_courtesy(folded) or _IN_CASE.search(folded):
        return False
    if is_put_aside(folded) or is_held_up(folded):
        return True
    if not stated or ANOTHER_MATTER.told_in(folded):
        return False
    names = page.roll.named_in(sentence)
    news = is_late_news(folded) and not is_dated(folded) and not names
    return news or is_left_between(folded) or (bool(names) and is_between_people(folded))
