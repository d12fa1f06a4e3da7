"""What a line that nobody could read most likely says: it stands in the form, and is never recorded unasked (M4).

许南星6月8日进来，7月22日撤: one person, and a first and a last day. Where a line tells more than it can be told whose,
nothing is said: the words of the sentence are not looked at, only who and which days stand in it, and in what order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct, structs

from parsers.notices.lending.days_told_once import LAST_INCLUDED
from parsers.notices.lending.periods import Span, read_until, read_words
from parsers.notices.lending.recorded_efforts import recorded_efforts
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import Stretch, efforts, has_range, is_dated, periods
from parsers.notices.words.topics import ESTIMATED
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Source

_MOST: Final = 40
"""Lines in which people are looked for, and `_LONGEST` characters of each."""
_LONGEST: Final = 300
_FEW: Final = 8
"""People, or days, of a line that are told apart."""
_BOTH: Final = 2
_FROM: Final = Pattern(r"(?:从|自|开始|起始|进场|入场|到岗|start\w*|from|on|join\w*)\s?[:：]?\s?$")
_ON: Final = Pattern(
    r"\s?(?:\([^()]{1,6}\))?\s?(?:号|日)?(?:起|开始|进|入|到岗|到位|报到|过[去来]|去|来|上|加入|介入|参与|支|就位|投入)"
)
"""Behind a first day: 6月8日进来."""
_UNTIL: Final = Pattern(
    r"(?:[到至]|截止|截至|结束|最后一天|撤场|离场|until|till|through|to|ends? on|leaves? on)\s?[:：]?\s?$"
)
_OFF: Final = Pattern(
    r"\s?(?:\([^()]{1,6}\))?\s?(?:[是为]?(?:他|她)?的?最后|止|为止|结束|撤|离|走|回|出来|收尾|完成|下|退|交接完|之?前)"
)
"""Behind a last day: 7月22日撤."""
_ALL: Final = Pattern(r"[都均皆](?:是|做到|干到|到|至|为)?\s?$|(?:一起|同时|统一)(?:做到|干到|到|至|撤)?\s?$")
_GUESS: Final = Pattern(r"(?:预估|预计|估|评估|估计|大概|大约|约)[^,，。;；]{0,8}$|estimat\w*[^,.;]{0,12}$")
_ABOUT: Final = Pattern(r"(?:约|大概|大约|左右|上下|\d\s?[-~]\s?)$")


_CHANGES: Final = Pattern(
    r"取消|撤销|撤回|作废|原[定来先计有]|原(?=\s?[\d:：])|本[来该]|原本|发成|改过来|[现改](?=\s?\d)|[改换][为成到至由]|更[改换正]|变[更为]|推[迟后]|[延后]期|延[后到至长]|顺延"
    r"|提前|调整|代?替|接[手替任]|换|不[去来用再是行]|[没别][去来]|误|错|缩|续|到期|作罢|暂停|暂缓|终止|退回"
    r"|\b(?:not?|cancel\w*|instead|replac\w*|extend\w*|chang\w*|correct\w*|postpon\w*|longer|earlier|later)\b"
)
"""A line that takes back, moves or replaces: which of its days are to be, a form of days alone does not tell."""
_IN_PLACE: Final = Pattern(r"接[替手班任棒]|顶[替上]|代替|替[换下]|替[他她]|换[成为下上人]")
"""Somebody else comes, too: a last day is not all that such a line says."""


class Named(Struct, frozen=True):
    """Somebody of the directory, and where in a line he is named."""

    name: str
    at: int
    role: str | None = None


def told_loosely(line: str, named: Sequence[Named], number: int, page: Page) -> tuple[AssignmentLine, ...]:
    """The people of a line with the days that can only be theirs; empty where that cannot be told."""
    folded = fold(line)
    if _CHANGES.search(folded):
        return ()
    spans = periods(folded) if len(folded) == len(line) and len(named) <= _FEW else ()
    whose = _whose_days(folded, named, spans) if spans and named and len(spans) <= _FEW else []
    lines = [_of_days(one, line, days, number, page) for one, days in whose]
    told = [one for one in lines if one is not None]
    if not told or len(told) != len(lines):
        return ()
    return (_with_efforts(told[0], line, page),) if len(told) == 1 else tuple(told)


_Days = tuple[Stretch, ...]


def _whose_days(folded: str, named: Sequence[Named], spans: Sequence[Stretch]) -> list[tuple[Named, _Days]]:
    """Each of the people with a range, or with a first and a last day."""
    spans = [span for span in spans if any("0" <= one <= "9" for one in folded[span.start : span.end])]
    ranges = [span for span in spans if has_range(folded[span.start : span.end])]
    days = [span for span in spans if span not in ranges]
    if len(named) == 1:
        found = tuple(ranges) if len(ranges) == 1 else () if ranges else _first_and_last(folded, days)
        return [(named[0], found)] if found else []
    if len(ranges) == len(named) and not days:
        return _in_turn(named, ranges)
    if (len(ranges), len(days)) in {(1, 0), (0, _BOTH)}:  # 甲和乙…，6月1日-6月30日: all of them stand on one side of it
        shared = (*ranges, *days)
        one_side = all(one.at < shared[0].start for one in named) or all(one.at > shared[-1].start for one in named)
        return [(one, shared) for one in named] if one_side else []
    return [] if ranges else _days_in_turn(folded, named, days)


def _first_and_last(folded: str, days: Sequence[Stretch]) -> _Days:
    """The only two days; of more, the one that begins and the one that ends."""
    if len(days) == _BOTH:
        leaves = _OFF.match(folded, days[0].end) or _UNTIL.search(folded[: days[0].start])
        return () if leaves else tuple(days)  # 6月5日撤；…还按6月30日: two days of leaving
    begins = [day for day in days if _FROM.search(folded[: day.start]) or _ON.match(folded, day.end)]
    ends = [day for day in days if _UNTIL.search(folded[: day.start]) or _OFF.match(folded, day.end)]
    alone = len(begins) == len(ends) == 1 and begins[0].start < ends[0].start
    return (begins[0], ends[0]) if alone else ()


def _in_turn(named: Sequence[Named], ranges: Sequence[Stretch]) -> list[tuple[Named, _Days]]:
    """甲6月1日-6月12日，乙6月15日-6月30日; 6月1日-6月12日为甲，6月15日-6月30日为乙."""
    pairs = list(zip(named, ranges, strict=True))
    behind = all(one.at < days.start for one, days in pairs)
    behind = behind and all(days.start < later.at for (_, days), (later, _) in pairwise(pairs))
    before = all(one.at > days.start for one, days in pairs)
    before = before and all(one.at < later.start for (one, _), (_, later) in pairwise(pairs))
    return [(one, (days,)) for one, days in pairs] if behind or before else []


def _days_in_turn(folded: str, named: Sequence[Named], days: Sequence[Stretch]) -> list[tuple[Named, _Days]]:
    """甲6月8日进、7月3日撤，乙6月15日进、7月10日撤; 甲7月27日进、乙8月3日进，都做到8月21日."""
    if len(days) == 2 * len(named):
        pairs = list(zip(days[::2], days[1::2], strict=True))
        turns = _in_turn(named, [Stretch(first.start, last.end) for first, last in pairs])
        return list(zip(named, pairs, strict=True)) if turns else []
    if len(days) == len(named) + 1 and _ALL.search(folded[: days[-1].start]):
        turns = _in_turn(named, days[:-1])
        return [(one, (first[0], days[-1])) for one, first in turns]
    return []


def _of_days(one: Named, line: str, days: _Days, number: int, page: Page) -> AssignmentLine | None:
    read = _read(line, days, number, page)
    if read.start is None or read.end is None or read.start > read.end:
        return None
    source = Source("start", number, line[days[0].start : days[-1].end].strip())
    written = (Source("person", number, line), source)
    return AssignmentLine(one.name, one.role, read.start, read.end, segments=read.segments, sources=written)


def _read(line: str, days: _Days, number: int, page: Page) -> Span:
    words = [LAST_INCLUDED.sub("", fold(line[day.start : day.end])).strip() for day in days]
    if len(words) == 1:
        return read_words(words[0], words[0], number, page)
    joined = read_words("-".join(words), "-".join(words), number, page)
    if joined.start is not None:
        return joined
    first, last = (read_until(word, word, page) for word in words)
    return structs.replace(last, start=first.end)


def _with_efforts(told: AssignmentLine, line: str, page: Page) -> AssignmentLine:
    """The line with the one effort, or the estimate and what is agreed; more are nobody's."""
    folded = fold(line)
    for found in efforts(folded)[:_FEW]:
        before, days = folded[: found.start], page.effort(folded[found.start : found.end])
        guessed = _GUESS.search(before) is not None or ESTIMATED.told_in(before[-8:])
        field = "estimated_days" if guessed else "support_days"
        if days is None or _ABOUT.search(before) or getattr(told, field) is not None:
            return structs.replace(told, estimated_days=None, support_days=None)
        told = structs.replace(told, **{field: days})
    return told


def is_whole(page: Page, lines: Sequence[AssignmentLine], asked: Sequence[str]) -> bool:
    """Whether the form has all that the lines that are asked about say of efforts, and everybody first and last day.

    Of one whose last day alone changes (`changed_loosely`) it has no first one: that is on record.
    """
    if len(asked) == 1 and lines and all(one.end and one.sources[-1:] == _last_of(asked[0], one) for one in lines):
        alone = all(one.start is None and one.person for one in lines)
        return alone and not _IN_PLACE.search(fold(asked[0]))
    if lines and all(one.was is not None for one in lines):
        told = {source.text for one in lines for source in one.sources}
        return told.issuperset(asked)
    if any(_CHANGES.search(fold(line)) for line in asked):
        return False
    if not lines or not all(one.person and one.start and one.end and not one.segments for one in lines):
        return False
    if not _has_everybody(page, lines, asked):
        return False
    recorded = recorded_efforts(lines)
    amounts = [folded[one.start : one.end] for folded in map(fold, asked) for one in efforts(folded)]
    return all(page.effort(amount) in recorded for amount in amounts)


def _has_everybody(page: Page, lines: Sequence[AssignmentLine], asked: Sequence[str]) -> bool:
    """Whether nobody who may be lent stands beside a day, and no range in the lines asked about, without a line."""
    people = {one.person for one in lines}
    texts = [told.value[:_LONGEST] for told in page.loose[:_MOST]]
    named = {name for text in texts if is_dated(fold(text)) for name in page.roll.named_in(text)}
    days = {(one.start, one.end) for one in lines}
    ranges = [text[span.start : span.end] for text in map(fold, asked) for span in periods(text)]
    read = [read_words(words, words, 0, page) for words in ranges if has_range(words)]
    return people >= named & page.roll.members and all((one.start, one.end) in days for one in read)


def _last_of(line: str, told: AssignmentLine) -> tuple[Source, ...]:
    """What a line is the source of, whose last day alone is told by it (`changed_loosely`)."""
    number = told.sources[-1].line if told.sources else 0
    return (Source("end", number, line),)
