"""Whether an answer plainly changes who is lent or when, though it may not say all of it (M3, M4).

更正一下：许南星应该是7月10日结束; 工时改成20人天; 许南星不来了，换高兴. Among themselves people ask, plan,
thank and tell what others say: a line that does is talk, and so is one without a word of changing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import Final

from msgspec import structs

from parsers.dates import read_period
from parsers.notices.answers.reply import Word
from parsers.notices.answers.reply_change_words import (
    AMOUNT,
    CHANGES,
    CHANGING,
    FIRST_DAY,
    LAST_DAY,
    MOVES_SOMEBODY,
    PERSON,
    PROJECT,
    SECOND_THOUGHT,
)
from parsers.notices.answers.whole_change import all_told_in_full
from parsers.notices.page.page import Page
from parsers.notices.page.said import lines_said
from parsers.notices.page.voices import has_a_voice
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import OTHER_WORK
from parsers.notices.words.fold import fold
from parsers.notices.words.lengthened import LENGTH
from parsers.notices.words.list_marks import behind_mark
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import Stretch, efforts, periods
from parsers.notices.words.topics import ANOTHER_MATTER, LENDING, UNSURE, without_courtesy
from parsers.notices.words.wordings import DAY, Sentence, Token, Wording
from parsers.patterns import Pattern
from state.notice import Change, every_word

LONGEST: Final = 200
"""Characters of a line that changes something and says little else."""
MOST: Final = 12
"""People, days and amounts of a line that are looked at."""
_DIGITS: Final = frozenset("0123456789")
_LENGTH: Final = Pattern(LENGTH)
_TALK: Final = Pattern(
    r"[呢?]|要不|是不是|[能可]否|哪|谁|怎么|多少|几号|打算|准备|预计(?!工)|争取|希望|(?<![理思])想|听[说到闻]"
    r"|据[说悉称]|估计(?!工)|应该(?!为|是)|尽量|回头|(?<![支原人员])计划(?![为:改调变])"
)
"""A question, a wish, a plan, or what somebody has heard."""
_COMMENT: Final = Pattern(
    r"(?:太|有点|有些|过于|偏|比较)[^,，。]{0,2}[早晚赶紧急长短快慢好]|(?:不太?|比较|更|挺|很)(?:合适|妥|好)|[对是][吧吗]|来不及"
    r"|为什么|不知道|不清楚|以为|觉得|记得|看到|看见|所[说述]|说的|写的是|提到的"
)
"""What is thought of that which somebody else has written: 许南星6月12日撤场，太早了."""


def read_change(page: Page) -> Change | None:
    """The first line that plainly changes something, with whom it names and which days."""
    lines = lines_said(page.mail)
    changes = (_change_in(line, page) for line in lines if len(line) <= LONGEST)
    change = next(filter(None, changes), None)
    if change is not None and any(line != change.line and periods(fold(line)) for line in lines):
        return structs.replace(change, start=None, end=None, whole=False)  # what another says of days may be what holds
    return structs.replace(change, whole=False) if change is not None and len(lines) > 1 else change


def changed_in_full(page: Page) -> Change | None:
    """What a fresh mail under a notice's subject changes, where it says all of it but whose it is (D4).

    Under another subject days and effort may be the project's.
    """
    change = read_change(page) if LENDING.told_in(page.folded_subject) and not page.is_reply else None
    return change if change is not None and change.whole and not change.names else None


def decided_change(word: Word) -> Change | None:
    """What a reply decides of people it names, on days: said where nothing was asked, it changes something."""
    told = [one for one in every_word(word.decision, word.decisions) if one.person and one.until and one.source]
    line = told[0].source.text if told and told[0].source is not None else ""
    if not told or is_talk(fold(line)):
        return None
    days = tuple(dict.fromkeys(one.until for one in told if one.until is not None))
    names = tuple(dict.fromkeys(one.person for one in told if one.person is not None))
    return Change(line, names, days, end=days[0] if len(days) == 1 else None)


def is_talk(folded: str) -> bool:
    """Whether a line (folded) asks, wishes, plans, tells what others say, or is of another matter."""
    if not is_plain(folded) or _TALK.search(folded) or is_comment(folded):
        return True
    return any(topic.told_in(folded) for topic in (UNSURE, ANOTHER_MATTER, OTHER_WORK))


def is_comment(folded: str) -> bool:
    """Whether a line (folded) says what is thought of another's words."""
    return _COMMENT.search(folded) is not None


def _change_in(line: str, page: Page) -> Change | None:
    folded = fold(without_courtesy(line[behind_mark(fold(line)) :]))
    if is_talk(folded):
        return None
    tokens = tuple(_tokens(folded, page.roll))
    sentence = CHANGING.cut(folded, tokens)
    if not sentence.says((*CHANGES, *MOVES_SOMEBODY)):
        return None
    change = _told(line, folded, sentence, tokens, page)
    elsewhere = any(token.kind == PROJECT for token in tokens)
    if elsewhere:
        return change
    return all_told_in_full(change, folded, page, lambda part: CHANGING.cut(part, tuple(_tokens(part, page.roll))))


def _tokens(folded: str, roll: Roll) -> Iterator[Token]:
    """Its people, the days of the calendar (today and next week in talk are none), and its amounts, side by side."""
    reached = 0
    spans = (_without_beginning(folded, span) for span in periods(folded)[:MOST])
    days = [Token(DAY, *span) for span in spans if not _DIGITS.isdisjoint(_words(folded, span))]
    amounts = [Token(AMOUNT, *span) for span in efforts(folded)[:MOST]]
    lengths = [Token(AMOUNT, *found.span()) for found in islice(_LENGTH.finditer(folded), MOST)]
    people = islice(_people(folded, roll), MOST)
    known = map(fold, roll.known.projects if roll.known else ())
    places = ((folded.find(name), len(name)) for name in known if name in folded)
    projects = [Token(PROJECT, at, at + size) for at, size in islice(places, MOST)]
    for token in sorted((*people, *projects, *days, *amounts, *lengths), key=lambda one: (one.start, -one.end)):
        if token.start >= reached:
            reached = token.end
            yield token


def _without_beginning(folded: str, span: Stretch) -> Stretch:
    """The days of 6月8日开始 alone: that something begins on them is a word like any other."""
    words = _words(folded, span)
    return Stretch(span.start, span.start + len(words.removesuffix("开始")))


def _people(text: str, roll: Roll) -> Iterator[Token]:
    yield from (Token(PERSON, place.start, place.end) for place in roll.places(text))


def _told(line: str, folded: str, sentence: Sentence, tokens: tuple[Token, ...], page: Page) -> Change:
    people = dict.fromkeys(page.roll.resolve(_words(folded, one)).name for one in tokens if one.kind == PERSON)
    names = [name for name in people if not has_a_voice(name, page)] or list(people)  # 黄总 is spoken to
    read = [_days(_words(folded, one), page) for one in tokens if one.kind == DAY]
    days = dict.fromkeys(day for span in read for day in span if day is not None)
    unsure = len(read) > 1 and (len(names) > 1 or sentence.says(SECOND_THOUGHT))
    if unsure or any(one.kind == PROJECT for one in tokens):
        return Change(line, tuple(names), tuple(days))  # which day is whose, or which holds, or where, is not sure
    start, end = read[0] if len(read) == 1 and read[0][0] != read[0][1] else (None, None)
    start = start or _day_of(FIRST_DAY, sentence, folded, page)
    end = end or _day_of(LAST_DAY, sentence, folded, page)
    return Change(line, tuple(names), tuple(days), start, end)


def _day_of(wordings: tuple[Wording, ...], sentence: Sentence, folded: str, page: Page) -> dt.date | None:
    """The single day that the wordings name; None where they name two."""
    found = (one for wording in wordings for one in wording.found_in(sentence))
    read = {_days(one.words("day", folded), page) for one in found}
    first, last = next(iter(read)) if len(read) == 1 else (None, None)
    return first if first == last else None


def _days(words: str, page: Page) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that the words name; both None where they do not read."""
    if page.sent is None:
        return None, None
    told = read_period(words, page.sent)
    return told.start, told.end


def _words(folded: str, place: Token | Stretch) -> str:
    return folded[place.start : place.end]
