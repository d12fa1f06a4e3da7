"""Everybody whom a mail lends leaves, by a sentence of its own, on another day: 上述人员6月12日撤场 (D2, D7, M4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Final

from parsers.notices.lending.periods import read_words
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import periods
from parsers.notices.words.topics import ANOTHER_MATTER, RELEASE
from parsers.patterns import Pattern
from state.notice import Remark

MOST: Final = 40
"""Lines that are looked at, and `LONGEST` characters of a sentence."""
LONGEST: Final = 60
_SENTENCES: Final = Pattern(r"[。；;!！\n]")
_ALL: Final = Pattern(
    r"(?:以上|上述|这|前述|该|此)(?:些|几|两|二|三|[一四五六七八九\d])?[位名]?(?:人员|同事|同学|成员|人)"
    r"|[他她]们|[两二三]人|[几两二三四五\d]位(?:同事|同学|人员)?|所有人|全员|全部人员|全体人员"
)


def all_leave(page: Page, ends: Collection[dt.date | None]) -> Iterator[Remark]:
    """The problems with such sentences; `ends` are the last days (inclusive) of those whom the mail lends."""
    for line in page.mail.new_lines[:MOST] if ends and _ALL.search(page.folded_text) else ():
        for sentence in _SENTENCES.split(line.text):
            folded = fold(sentence)
            if len(sentence) > LONGEST or not RELEASE.told_in(folded) or not _ALL.search(folded):
                continue
            if not ANOTHER_MATTER.told_in(folded) and _on_another_day(folded, line.text, line.number, page, ends):
                yield Remark("unreadable-period", "period", line.text.strip(), value=sentence.strip())


def _on_another_day(folded: str, text: str, number: int, page: Page, ends: Collection[dt.date | None]) -> bool:
    spans = [read_words(folded[start:end], text, number, page) for start, end in periods(folded)]
    return bool(spans) and not any(span.end in ends or span.start in ends for span in spans)
