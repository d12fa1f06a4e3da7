"""Two days that a mail tells of one matter and that cannot both be so: asked about (D5, D7, M4).

6月10日撤场，即下周五 names two days. What is extended ends later than it was to, and what ends early sooner:
高兴延长到6月15日, and 原来6月30日到期 below it, is wrong in one of the two.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.dates import read_period
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import has_range, is_dated, periods
from parsers.patterns import Pattern
from state.notice import AssignmentLine, ReleaseLine, Remark

MOST: Final = 60
"""Lines that are looked at, and `LONGEST` characters of each."""
LONGEST: Final = 300
_THAT_IS: Final = Pattern(
    r"[^,，。\d]{0,6}[,，(（—-]{0,2}\s?(?:即|也就是说?|就是|也即|亦即|正好是?|恰好是?|恰是|刚好是?|[那这当][天日]?\s?(?:正好)?是?)[,，:：]?\s?"
)
_A_WEEKDAY: Final = Pattern(r"(?P<which>下*|上|本|这)个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_DAYS_OF_WEEK: Final = "一二三四五六日"
_ALONE: Final = Pattern(r"[^,，。\d]{0,6}[,，]\s?")
_BESIDE: Final = Pattern(r"\s?[,，]\s?")
_ENDS: Final = Pattern(r"\s?(?:$|[,，)）])")
_ITSELF: Final = Pattern(r"\s?(?:下班后?)?(?:正式)?(?:[撤离]场|撤|走|离开|结束|到期|到岗|进场)")
_WAS: Final = Pattern(r"原计划|原[来先本定]?(?!因|始|型|则|件|理|文|生|有系统)|本来|本该|本应|此前|先前")
_END: Final = Pattern(r"到期|届满|期满|结束|为?止|截止|截至|[撤离]场|撤[出走离]|释放|收工|[到至]\s?$")
_OF_ANOTHER: Final = Pattern(r"合同|协议|许可|授权|证书|上线|验收|提测|交付|里程碑|进场|到岗|开始|入场")
_LATER: Final = Pattern(r"延[长期后至到]|顺延|续[期至到]|推[迟后]|展期|宽限")
_EARLIER: Final = Pattern(r"提前|缩短|减短|提早|早撤|先撤")
_MOVED: Final = Pattern(
    r"\s?(?:(?P<later>顺?延[长期后]?|推[迟后]|续期?|展期)|(?P<earlier>提前|缩短|提早))\s?(?:到|至|为)?\s?"
)


def weekdays_against(page: Page, releases: Sequence[ReleaseLine]) -> Iterator[Remark]:
    """The problems with the lines that release somebody on a day of another weekday: 6月10日（周五）.

    Of a period that is a warning of its own (T4); who leaves on which of the two days has to be asked.
    """
    for source in dict.fromkeys(source for line in releases for source in line.sources):
        folded = fold(source.text[:LONGEST])
        told = (read_period(folded[one.start : one.end], page.sent) for one in periods(folded) if page.sent)
        if any(warning.code == "weekday-disagrees" for one in told for warning in one.warnings):
            yield Remark("unreadable-period", "release_on", source.text.strip(), value=source.text.strip())


def two_days_told(
    page: Page, lines: Sequence[AssignmentLine], releases: Sequence[ReleaseLine], *, extends: bool
) -> Iterator[Remark]:
    """The problems with the lines of a mail that tell two days which cannot both be so."""
    yield from weekdays_against(page, releases)
    kept = {line.person: line.end for line in lines if line.start is None and line.end is not None}
    ends = {line.person: line.on for line in releases if line.on is not None} | kept
    for line, sentences in page.sentences:
        for sentence in sentences if is_dated(fold(line[:LONGEST])) else ():
            folded = fold(sentence)
            if _tells_two(folded, page) or _is_against(
                _former_end(folded, page), sentence, ends, page, extends=extends
            ):
                yield Remark("unreadable-period", "period", line.strip(), value=sentence.strip())


def _tells_two(folded: str, page: Page) -> bool:
    return _calls_it_another(folded, page) or _moves_the_wrong_way(folded, page)


def _calls_it_another(folded: str, page: Page) -> bool:
    """Whether a day is called by a weekday, or by another day, that it is not: 6月10日，即下周五."""
    for one, other in pairwise(periods(folded)):
        between = folded[one.end : other.start]
        words = folded[other.start : other.end].strip()
        beside = _ALONE.fullmatch(between) and _ENDS.match(folded, other.end)
        beside = beside or (_BESIDE.fullmatch(between) and _ITSELF.match(folded, other.end))
        if _THAT_IS.fullmatch(between) or (beside and _A_WEEKDAY.fullmatch(words)):
            day = _a_day(folded[one.start : one.end], page)
            if day is not None and not _may_be(day, words, page):
                return True
    return False


def _may_be(day: dt.date, words: str, page: Page) -> bool:
    """Whether a day is the one of some words, or of that weekday where they tell no week: 周五."""
    weekday = _A_WEEKDAY.fullmatch(words)
    if weekday is None or weekday["which"]:
        return _a_day(words, page) in {None, day}
    return day.weekday() == _DAYS_OF_WEEK.index(weekday["day"].replace("天", "日"))


def _a_day(words: str, page: Page) -> dt.date | None:
    """The one day of some words, or the last of a range."""
    told = read_period(words, page.sent, page.calendar) if page.sent else None
    if told is None or (told.start != told.end and not has_range(words)):
        return None
    return told.end


def _moves_the_wrong_way(folded: str, page: Page) -> bool:
    """Whether a day is put off to an earlier one, or brought forward to a later: 从6月30日顺延到6月19日."""
    for one, other in pairwise(periods(folded)):
        moved = _MOVED.fullmatch(folded[one.end : other.start])
        first, then = (_a_day(folded[span.start : span.end].lstrip("从由自"), page) for span in (one, other))
        if moved is not None and first is not None and then is not None:
            return then <= first if moved["later"] else then >= first
    return False


def _former_end(folded: str, page: Page) -> dt.date | None:
    """The last day that a clause calls the former one: 原来6月30日到期, （原6月30日）."""
    for clause in re.split(r"[,，]", folded) if _WAS.search(folded) else ():
        was = _WAS.search(clause)
        days = [span for span in periods(clause) if was and span.start >= was.end()]
        if was is None or len(days) != 1 or _OF_ANOTHER.search(clause):
            continue
        before, behind = clause[was.end() : days[0].start], clause[days[0].end :]
        bare = not before.strip(" :：") and not re.sub(r"\W|作废|的|日?$", "", behind)
        if bare or _END.search(before) or _END.search(behind) or has_range(clause[days[0].start : days[0].end]):
            return _a_day(clause[days[0].start : days[0].end], page)
    return None


def _is_against(was: dt.date | None, sentence: str, ends: dict[str, dt.date], page: Page, *, extends: bool) -> bool:
    """Whether the new last day of whom the sentence is of is on the wrong side of the one that was."""
    named = [name for name in ends if name in page.roll.named_in(sentence)] or list(ends)
    if was is None or len(named) != 1:
        return False
    text = fold("\n".join((page.mail.subject, *(line.text for line in page.mail.new_lines[:MOST]))))
    later, earlier = extends or _LATER.search(text) is not None, _EARLIER.search(text) is not None
    if later == earlier:
        return False
    return ends[named[0]] <= was if later else ends[named[0]] >= was
