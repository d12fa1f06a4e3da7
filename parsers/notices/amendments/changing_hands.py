"""One leaves and another comes, in one line (D4, D7): 甲6月12日撤场，6月15日起由乙接替，支撑至7月10日, told apart.

What is said of whoever leaves becomes a line of its own, as it stands; whoever comes becomes a label with the days.
Only a second half of which every word is known is taken; who leaves, and when, is for those who read that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from parsers.dates import read_period
from parsers.message import Line
from parsers.notices.amendments.changing_hands_words import (
    COMES,
    COMES_LABEL,
    GOES_LABEL,
    LEAVES_OR_STAYS,
    SAYS_NO_MORE,
    STAYS_ON,
    STAYS_UNTIL,
    TAKES_OVER,
    cut,
)
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.words.filler import without_accord
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import behind_mark
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import has_range, is_dated, is_single_day, periods
from parsers.notices.words.talk_words import COUNTS, HARMLESS
from parsers.notices.words.topics import UNSURE
from parsers.notices.words.wordings import Found
from parsers.patterns import Pattern

LONGEST: Final = 300
"""Characters of a line that may say so, and `MOST` of its clauses."""
MOST: Final = 12
SHORT: Final = 60
"""Characters of a line that is no more than one of two labels."""
_CLAUSE_ENDS: Final = Pattern(r"[,，;；。]\s?")
_COMMA: Final = Pattern(r"[,，]")
_SENTENCE_ENDS: Final = Pattern(r"[。；;]\s?")
_SINCE: Final = ("开始", "起", "始")
_REPLACES: Final = "接替"
_HANDING_OVER: Final = dt.timedelta(days=14)
"""For so long two may be there together."""


class _Goes(NamedTuple):
    """Who leaves, and on which day (as it is written)."""

    who: str = ""
    day: str = ""


def may_change_hands(text: str) -> bool:
    """Whether a line may say that somebody leaves, whoever is named in it."""
    return len(text) <= LONGEST and LEAVES_OR_STAYS.search(text) is not None


def told_apart(line: Line, roll: Roll, sent: dt.date | None) -> tuple[Line, ...]:
    """Who leaves and who comes as lines of their own, and what the line goes on with; () where it is another one."""
    if not may_change_hands(line.text):
        return ()
    text = without_accord(line.text[behind_mark(fold(line.text)) :])
    folded = fold(text)
    if not LEAVES_OR_STAYS.search(text) or not is_dated(folded) or UNSURE.told_in(folded) or not is_plain(folded):
        return ()
    told = next(filter(None, (_halves(text[:end], text[begin:], roll, sent) for end, begin in _cuts(text))), ())
    told = told or (_coming(text, _Goes(), roll, sent) if TAKES_OVER.search(text) else ())
    return tuple(Line(line.number, one) for one in told)


def in_two_lines(lines: Sequence[Line], roll: Roll, sent: dt.date | None) -> list[Line]:
    """The lines; who leaves and who comes under labels in two of them are told as in one sentence: 撤出：…, 接替：…."""
    told = list(lines)
    for at, (one, other) in enumerate(pairwise(lines)):
        goes = GOES_LABEL.match(one.text) if len(one.text) <= SHORT else None
        comes = COMES_LABEL.match(other.text) if goes and len(other.text) <= SHORT else None
        if goes is not None and comes is not None:
            said = f"{goes['who']}{goes['day']}撤场，由{comes['who']}{_REPLACES}，{comes['days']}"
            halves = told_apart(Line(one.number, said), roll, sent)
            if len(halves) == len(("goes", "comes")):
                told[at : at + 2] = [halves[0], Line(other.number, halves[1].text)]
    return told


def _halves(before: str, behind: str, roll: Roll, sent: dt.date | None) -> tuple[str, ...]:
    """Who leaves and who comes by the two halves of a text, in either order, and what stands behind them."""
    if _SENTENCE_ENDS.search(before):
        return ()
    if (goes := _who_leaves(before, roll)) is not None:
        coming = _coming(behind, goes, roll, sent) or _staying(behind, goes, roll)
        return (_left(before, behind), *coming) if coming else ()
    stop = _SENTENCE_ENDS.search(behind)
    leaving, rest = (behind[: stop.start()], behind[stop.end() :]) if stop else (behind, "")
    goes = _who_leaves(leaving, roll)
    coming = _coming(before, goes, roll, sent) or _staying(before, goes, roll) if goes is not None else ()
    return (*coming, leaving, *filter(None, (rest,))) if coming else ()


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where a clause ends, and where the next one begins."""
    for mark, _ in zip(_CLAUSE_ENDS.finditer(text), range(MOST), strict=False):
        yield mark.span()


def _who_leaves(half: str, roll: Roll) -> _Goes | None:
    """The only one whom a half names, of whom it says with one day that he goes, or stays until it, and no more."""
    names = {roll.resolve(one).name: one for one in roll.named_in(half)}
    folded = fold(half)
    spans = periods(folded)
    if not len(names) == len(spans) == 1 or not LEAVES_OR_STAYS.search(half) or has_range(folded):
        return None
    goes = _Goes(next(iter(names.values())), folded[spans[0].start : spans[0].end])
    return goes if goes_and_no_more(half.replace(goes.who, ""), roll) else None


def goes_and_no_more(text: str, roll: Roll) -> bool:
    """Whether the clauses with a day say of people that they go, and nothing of their work and their things.

    许南星6月12日撤场; not 许南星负责的接口6月12日释放.
    """
    bare = roll.without_names(text[behind_mark(fold(text)) :])
    for project in roll.projects_in(bare):
        bare = bare.replace(project, "")
    dated = [clause for clause in _COMMA.split(bare) if is_dated(fold(clause))]
    return all(SAYS_NO_MORE.fullmatch(_without_days(clause)) for clause in dated)


def _without_days(clause: str) -> str:
    spans = periods(fold(clause))
    ends = [0, *(at for span in spans for at in (span.start, span.end)), len(clause)]
    return "".join(clause[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))


def _left(before: str, behind: str) -> str:
    """The first half; who stays until a day, when somebody takes over behind it, leaves then."""
    stays = STAYS_UNTIL.search(before) if TAKES_OVER.search(behind) else None
    goes = stays is not None and is_single_day(fold(stays["day"]))
    return f"{before[: stays.start()]}{stays['day']}撤场" if stays is not None and goes else before


def _coming(behind: str, goes: _Goes, roll: Roll, sent: dt.date | None) -> tuple[str, ...]:
    """Who comes by a half, told as labels, and what stands behind that; () where it says anything else.

    `goes`: who leaves by the other half; where nobody does, this one has to say whose place is taken.
    """
    end = next((mark.start() for mark in _SENTENCE_ENDS.finditer(behind)), len(behind))
    for size in dict.fromkeys((end, len(behind))):
        said = behind[:size].rstrip("。；; ")
        sentence = cut(fold(said))
        found = next((one for wording in COMES for one in wording.found_in(sentence)), None)
        told = _told(found, said, goes, roll) if found is not None else ""
        if found is not None and _is_long_before(found, said, goes, sent):
            return ()
        if told:
            rest = behind[size:].lstrip("。；;, ，")
            return (told, rest) if rest else (told,)
    return ()


def _staying(half: str, goes: _Goes, roll: Roll) -> tuple[str, ...]:
    """A half by which somebody else stays until a later day: 乙延长至7月15日; what it says is read by itself."""
    others = roll.people_in(half) - {roll.resolve(goes.who).name}
    alone = len(others) == 1 and len(periods(fold(half))) == 1 and STAYS_ON.search(half) is not None
    return (half,) if alone else ()


def _told(found: Found, said: str, goes: _Goes, roll: Roll) -> str:
    """The labels of whoever comes; "" where that is nobody else, or his days do not read."""
    parts = ("who", "first", "last", "days", "old", "amount")
    who, first, last, both, gone, amount = (found.words(part, said) for part in parts)
    who = who or found.words("by", said)
    gone = gone.strip("的")
    people = read_people(who, roll, strict=True)
    if COUNTS.told_in(HARMLESS.sub("", fold(found.words("work", said)))):
        return ""  # 计划由白一舟接手: no name of work
    old = goes.who or gone
    same = roll.resolve(who).name == roll.resolve(old).name
    if len(people.names) != 1 or not people.is_whole or same:
        return ""
    if not roll.holds(old) or (gone and roll.resolve(gone).name != roll.resolve(old).name):
        return ""
    takes = TAKES_OVER.search(said) is not None
    first = _bare(first)
    if both:
        days = f"支撑周期：{fold(both)}" if has_range(fold(both)) else ""
    elif first and last and all(map(is_single_day, (fold(first), fold(last)))):
        days = f"支撑周期：{fold(first)}-{fold(last)}"
    else:
        return f"自{fold(first)}起由{who}{_REPLACES}{old}" if first and takes and is_single_day(fold(first)) else ""
    effort = f"；协调支撑时间：{amount}" if amount else ""
    return f"人员：{who}{f'（{_REPLACES}{old}）' if takes else ''}；{days}{effort}" if days else ""


def _is_long_before(found: Found, said: str, goes: _Goes, sent: dt.date | None) -> bool:
    """Whether whoever comes would begin weeks before the other leaves: who is in whose place then is asked about."""
    first = found.words("first", said) or found.words("days", said)
    if sent is None or not goes.day or not first:
        return False
    begins, leaves = read_period(fold(first), sent).start, read_period(goes.day, sent).end
    return begins is not None and leaves is not None and begins < leaves - _HANDING_OVER


def _bare(day: str) -> str:
    """A first day without the words that call it so: 自6月15日起."""
    bare = day.strip()
    bare = next((bare.removesuffix(mark) for mark in _SINCE if bare.endswith(mark)), bare)
    return bare.removeprefix("自").removeprefix("从").strip()
