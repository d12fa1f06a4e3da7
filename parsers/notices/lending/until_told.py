"""Until when somebody stays, told in so many words amid other days of a line: for the form (M4, D5, D7).

产品测试提前到6月中，他在你们那待到6月10号，11号就回组里: of its days one alone stands behind a word of staying until.
Whether he leaves by it or stays longer the line, or the subject, has to say as well; the records bear it out, and a
word alone records it (`state/workflow/whole_form`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.lending.loose_days import END_OF_MONTH
from parsers.notices.lending.periods import read_until
from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.moods import is_plain
from parsers.notices.words.spans import Stretch, is_single_day, periods
from parsers.notices.words.topics import UNSURE
from parsers.notices.words.unsettled_words import AWAITED, CONDITIONS, UNSETTLED
from parsers.patterns import Pattern
from state.notice import AssignmentLine

_SENTENCES: Final = Pattern(r"[^。;；!！\n]+")
_CLAUSES: Final = Pattern(r"[^,，。;；!！\n()（）]+")
_BEHIND: Final = Pattern(r"[^,，。;；!！\n()（）:：、]+")
_UNTIL: Final = Pattern(
    r"(?:支[撑援持](?:时间|期限?|周期)?|[待呆做干留]|结束(?:日期?|时间)|(?:顺延|延[长期后续]?|续期?)|(?:往后|向后)[延放推])"
    r"\s?(?:就|也|只|能|可以|一直|统一|再|放|改|定)*\s?(?:[到至]|截止[到至]?)了?\s?$"
)
_TO_A_DAY: Final = Pattern(
    r"\s?(?:的?支[撑援持])?(?:就|也|可以|能|再|继续|一直|统一)*(?:支[撑援持]|[待呆做干留]|延[长期]?|续期?|顺延|借)?[到至]\s?"
)
_WAS: Final = Pattern(r"原|本来|之前|以前|上次")
_NOT_UNTIL: Final = Pattern(
    r"还是|想|希望|要求|建议|提出|申请|打算|觉得|认为|不是|而非|[不无](?:能|会|用|必|需要?|须|可能)|没|未|别|最多|至多|最少|至少|或|如|若|假|写成|[填打]成|推迟|晚[到来去]|上线|验收|演示|交付|割接"
)
_LONGER: Final = Pattern(r"(?<!后)续|延|[往向]后|继续|接着|再[待留干做]|多[待留]|\bextend")
_EXTENDED_TO: Final = Pattern(r"(?:延[长期后续]?|续期?|[往向]后[延放推])[到至]")
_LEAVES: Final = Pattern(
    r"撤|离场|离开|回[来去组]|返[回组]|归[队还]|释放|最后一[天个]|提[前早]|早[点些]|就不[来去]了|(?:就|只)[能]?(?:支[撑援持]|[待做干留])?到"
    r"|另有(?:安排|任务)|\b(?:leave|release)"
)
COMES_FIRST: Final = Pattern(
    r"从[^,，。;；]{1,8}(?:起|开始)|(?:\d[日号]?|周[一二三四五六日天])\s?(?:就|可以|先)?(?:过去|过来|进场|到岗)"
)
"""A first day: who comes then is no one who only stays until."""
_MORE: Final = Pattern(
    r"换|接[替手班]|顶|代?替|取消|作废|进场|到岗|负责人|人天|工作量|%|一半|半天|另一?个?人|其[他余]人(?!不受)|都不|均不"
)


def each_until(line: str, names: Sequence[str], page: Page) -> Iterator[AssignmentLine]:
    """Until when each of several people of a line stays, or leaves: 两人都多待些日子：黄丽到7月17号，高兴到7月10号.

    Nobody, where one of them has no such day of his own, right behind the name, or more than one.
    """
    folded = fold(line)
    leaves = _leaves(folded, page)
    if len(folded) != len(line) or leaves is None or page.sent is None or _tells_more(folded):
        return
    told: dict[str, set[dt.date]] = {name: set() for name in names}
    for sentence in _SENTENCES.finditer(folded):
        for name, day in _days_behind_names(line[sentence.start() : sentence.end()], sentence[0], page):
            told.setdefault(name, set()).add(day)
    if told.keys() != set(names) or any(len(days) != 1 or min(days) < page.sent for days in told.values()):
        return
    yield from (AssignmentLine(name, end=day, leaves=leaves) for name, days in told.items() for day in days)


def _tells_more(folded: str) -> bool:
    """Whether a line (folded) tells more than until when somebody stays."""
    return _MORE.search(folded) is not None or COMES_FIRST.search(folded) is not None


def _days_behind_names(written: str, sentence: str, page: Page) -> Iterator[tuple[str, dt.date]]:
    """Whom a sentence (as it is written, and folded) names, each with the day until which he stays."""
    for place in page.roll.places(written):
        day = _day_behind(sentence, place.end, page)
        if day is not None:
            yield page.roll.resolve(written[place.start : place.end].strip()).name, day


def _day_behind(sentence: str, at: int, page: Page) -> dt.date | None:
    """The day until which whoever is named right before a place stays; None where the clause goes on without one."""
    clause = _BEHIND.match(sentence, at)
    if clause is None or _WAS.search(clause[0]):
        return None
    spans = periods(clause[0])
    if not spans or not _TO_A_DAY.fullmatch(clause[0][: spans[0].start]):
        return dt.date.min if spans else None
    sure = len(spans) == 1 and _is_settled(sentence) and not _NOT_UNTIL.search(clause[0])
    return one_day(clause[0], spans[0], page) if sure else dt.date.min


def until_told(folded: str, line: str, page: Page) -> AssignmentLine | None:
    """Until when whoever a line is of stays, or when he leaves, by what of it counts (`folded`); nobody's yet."""
    if _tells_more(folded) or page.sent is None:
        return None
    told = {day for sentence in _SENTENCES.findall(folded) for day in _days_told(sentence, page)}
    leaves = _leaves(fold(line), page)
    if len(told) != 1 or leaves is None or (day := told.pop()) < page.sent:
        return None
    return AssignmentLine("", end=day, leaves=leaves)


def one_day(clause: str, span: Stretch, page: Page, words: str | None = None) -> dt.date:
    """The day of the calendar that stands there, or in `words` of it; date.min for what is none for certain."""
    told = clause[span.start : span.end].strip() if words is None else words
    single = is_single_day(told) or END_OF_MONTH.search(told)
    read = read_until(told, told, page) if single else None
    return read.end if read is not None and read.end is not None else dt.date.min


def _leaves(folded: str, page: Page) -> bool | None:
    """Whether those of a line leave, by its words and the subject's, or stay longer; None where they say neither."""
    if _EXTENDED_TO.search(folded):
        return False
    said = f"{page.folded_subject}\n{folded}"
    leaves, longer = _LEAVES.search(said) is not None, _LONGER.search(said) is not None
    return leaves if leaves != longer else None


def _is_settled(folded: str) -> bool:
    """Whether a sentence neither asks nor supposes, nor waits for anything."""
    held = UNSETTLED.cut(folded).says((*CONDITIONS, *AWAITED))
    return is_plain(folded) and not held and not UNSURE.told_in(folded)


def _days_told(folded: str, page: Page) -> Iterator[dt.date]:
    """The days behind a sentence's words of staying until; date.min for one that is none for certain, or not so."""
    for clause in _CLAUSES.findall(folded):
        for span in periods(clause):
            if _UNTIL.search(clause[: span.start]) and not _WAS.search(clause):
                sure = _is_settled(folded) and not _NOT_UNTIL.search(clause)
                yield one_day(clause, span, page) if sure else dt.date.min
