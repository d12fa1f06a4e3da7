"""A need that stands beside a notice, a release or a change of the lead: asked about, and not lost (D2b, M4).

…，许南星6月12日撤场。需要测试2人，6月15日-6月30日. Of days for which as many are lent as are asked for the need is met.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.lending.periods import read_words
from parsers.notices.needs.hands import hands_of
from parsers.notices.page.page import Page
from parsers.notices.page.voices import may_be_lent
from parsers.notices.people.somebody import names_somebody
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.roles import asked_role
from parsers.notices.words.spans import first_period, has_range
from parsers.notices.words.topics import UNSURE
from parsers.notices.words.unfilled_words import is_unfilled, leaves_successor_open
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
FURTHER: Final = Pattern(r"另[外需]?|还[需要缺差]|缺口|再(?:需|要|加|安排|协调)|此外|同时(?:需|申请|请)|额外")
_SENTENCE: Final = Pattern(r"[^。；;\n]+")


def need_beside(page: Page, met: Sequence[tuple[dt.date | None, dt.date | None]]) -> Iterator[Remark]:
    """The problems with sentences that ask for people for days for which fewer are lent (`met`: the days of each)."""
    for told in (*page.loose, *page.of("note"))[:MOST]:
        folded = fold(told.value[:LONGEST])
        unfilled = [sentence for sentence in sentences_of(told.value[:LONGEST]) if _is_unfilled(sentence, page)]
        if unfilled:
            yield Remark("need-beside", "asked", told.line, value=tidy(unfilled[0]))
        elif asked_role(folded) and (has_range(folded) or FURTHER.search(folded)):
            for sentence in sentences_of(told.value[:LONGEST]):
                if _asks(sentence, page) and (
                    is_further(sentence) or met.count(_days_of(sentence, told, page)) < asked_for(sentence)
                ):
                    yield Remark("need-beside", "asked", told.line, value=tidy(sentence))


def _is_unfilled(sentence: str, page: Page) -> bool:
    """Whether a sentence leaves a place to somebody who is not known yet: 另有测试1名待协调, 甲撤场，接替人员待定."""
    if leaves_successor_open(fold(sentence)):
        return True
    named = any(may_be_lent(name, page) for name in page.roll.named_in(sentence))
    return is_unfilled(fold(sentence)) and not named


def sentences_of(text: str) -> list[str]:
    """The sentences of a line."""
    return _SENTENCE.findall(text)


def is_further(sentence: str) -> bool:
    """Whether a sentence asks for somebody besides those who are lent: 另需前端1名."""
    return FURTHER.search(fold(sentence)) is not None


def asked_for(sentence: str) -> int:
    """How many a sentence asks for."""
    return sum(hands.count or 0 for hands in hands_of(sentence)) or 1


def _asks(sentence: str, page: Page) -> bool:
    folded = fold(sentence)
    timed = has_range(folded) or is_further(sentence)
    wanted = timed and asked_role(folded) is not None and not UNSURE.told_in(folded)
    return wanted and not names_somebody(sentence, page.roll)


def _days_of(sentence: str, told: Statement, page: Page) -> tuple[dt.date | None, dt.date | None]:
    folded = fold(sentence)
    days = first_period(folded)
    span = read_words(folded[days.start : days.end], told.line, told.number, page) if days else None
    return (span.start, span.end) if span else (None, None)
