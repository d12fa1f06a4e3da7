"""The efforts that stand in a text, however they are told: 评估是18人天; 预估7天 投入8天; 评估14 协调13 (M4).

For the form that goes back, and for whether it has all that the mail says of efforts; never recorded unasked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from parsers.notices.page.page import Page
from parsers.notices.words.fold import fold
from parsers.notices.words.spans import Stretch, efforts
from parsers.notices.words.topics import ESTIMATED
from parsers.patterns import Pattern

HALF: Final = 0.5
FEW: Final = 16
"""Efforts of a text that are told apart."""
_GUESSES: Final = (
    r"预估|预计|预测|评估|估算|估计|估摸|estimate[ds]?"
    r"|估(?=了|\s?\d)|报(?:的|了)?是?(?=\s?\d)|写的?(?=\s?\d)|要(?=\s?\d{1,3}\s?个?天[,，、\s]?给)"
)
_AGREES: Final = (
    r"协调支[撑援持]|协调|投入|实际|核定|核给|批了?|批准|承诺|给到?|offer(?:ed)?|agreed|commit(?:ted)?"
    r"|谈下来|[肯实]批|砍[成到]|落实|敲定|以(?=\s?\d{1,3}\s?个?天为准)"
)
_LINKS: Final = (
    r"(?:工作量|人[力天日]|工时|时间|开发|投入|下来|需要?|[了的也后完每各]|每人|只|[你您]们?|为|是|:|：|共|→|👉"
    r"|\bis\b|\bwas\b|\bof\b|\s){0,4}"
)
_NUMBER: Final = r"(?P<amount>\d{1,3}(?:\.\d{1,2})?|[一二三四五六七八九十两]{1,3})"
_IN_DAYS: Final = Pattern(
    rf"(?:{_GUESSES}|{_AGREES}){_LINKS}{_NUMBER}\s?(?:个?工作日|天半?|d\b|days?\b|个(?=[,，。;；]|$))(?!时间|之?[内前后]|[假会])"
    r"|(?P<behind>\d{1,3}(?:\.\d{1,2})?|[一二三四五六七八九十两]{1,3})\s?个?天半?(?=\s?是?(?:预?估|报|[肯实]?批|给|核定?)的)"
    rf"|estimate[^,.;\d]{{1,24}}?\b(?P<english>\d{{1,3}}) days?\b"
)
"""Days behind a word of effort: no length, though they have no 人 with them."""
_BARE: Final = Pattern(
    rf"(?:{_GUESSES}|{_AGREES}){_LINKS}(?P<amount>\d{{1,3}}(?:\.\d{{1,2}})?)(?![\d./:：\-~—–%月日号年个人天周时点dp]|\s?(?:人|个|天|day|month))"
)
"""A number behind a word of effort, in a mail that says once in which unit all of them are."""
_BOTH: Final = Pattern(
    rf"(?:{_GUESSES}){_LINKS}\d{{1,3}}(?:\.\d)?[\s,，、/;；和]{{1,3}}(?:{_AGREES}){_LINKS}\d{{1,3}}(?:\.\d)?(?![\d./:\-~月日号%])"
)
"""预估12，协调10.5: both numbers are of person-days."""
_ALONE: Final = Pattern(
    rf"\W*(?:(?:开发|测试|方案)?(?:{_GUESSES}|{_AGREES}){_LINKS}\d{{1,3}}(?:\.\d{{1,2}})?\s?(?:个?工作日|天|d)[\s,，、;；/|。.]*){{1,4}}"
)
_BEHIND_A_COLON: Final = Pattern(
    rf"(?:{_GUESSES}|{_AGREES})(?:下来|结果|之?后)?\s?:\s?(?:[\d.]{{1,5}}|[一二三四五六七八九十两]{{1,3}})\s?(?:个?工作日|天|d)\W*$"
)
"""和方启明协调下来：8天, a label of words of its own."""
_UNIT_OF_ALL: Final = Pattern(
    r"(?:单位|数字|以[上下]|[上下]面|[都均]|工作量|人力|numbers?|figures?)[^\d,，。;；]{0,8}(?:人[天日]|工日|person-?\s?days?|man-?\s?days?)"
    r"(?!\s?\d)"
)
_GUESSED: Final = Pattern(
    r"(?:预估|预计|估|评估|估计|大概|大约|约|报的?(?:是)?|写的|要(?=\s?$))[^,，。;；\d]{0,10}$|estimat\w*[^,.;\d]{0,26}$|[^\w]est\.?\s?$"
)
_AGREED: Final = Pattern(rf"(?:{_AGREES})[^,，。;；\d]{{0,8}}$")
_GUESSED_BEHIND: Final = Pattern(r"\s?(?:是?(?:预估|评估|估算|估|报)(?:出来)?的|的(?:预估|评估|估算))")
"""20人天是估的."""
_OPEN: Final = Pattern(r"(?:约|大概|大约|左右|上下|\d\s?[-~]\s?)$")
_OPEN_BEHIND: Final = Pattern(r"\s?(?:左右|上下|以[上内]|起步|打底|[多余]|or so)")
_TOGETHER: Final = Pattern(r"(?:共|合计|总计|总共|加起来)[^,，。;；\d]{0,6}$")
_OF_EACH: Final = Pattern(r"(?:每人|每位|人均|各自?|均)[^,，。;；\d]{0,6}$")


class Amount(NamedTuple):
    """An effort of a text: its person-days, None where they are left open, and whose it is said to be."""

    days: float | None
    estimated: bool
    of_each: bool
    together: bool
    at: Stretch


def tells_unit(page: Page) -> bool:
    """Whether the mail says once in which unit the efforts are: （数字都是人天）."""
    return any(_UNIT_OF_ALL.search(fold(told.value[: FEW * 4])) for told in page.loose[: FEW * 4])


def tells_both(folded: str) -> bool:
    """Whether a text (folded) has a bare number behind a word of a guess, and behind one of what is agreed."""
    return _BOTH.search(folded) is not None


def tells_efforts_alone(folded: str) -> bool:
    """Whether a text (folded) is efforts in days and nothing else, or ends with one behind a colon: 预估8天 给9天."""
    return _ALONE.fullmatch(folded) is not None or _BEHIND_A_COLON.search(folded) is not None


def amounts(text: str, page: Page, *, bare: bool = False) -> tuple[Amount, ...]:
    """The efforts of a text, in order; `bare`: of numbers without a unit, too."""
    folded = fold(text)
    spans = sorted({*efforts(folded)[:FEW], *_called(folded, bare=bare)})
    apart = [one for at, one in enumerate(spans) if not at or one.start >= spans[at - 1].end]
    return tuple(_amount(folded, one, page) for one in apart[:FEW])


def _called(folded: str, *, bare: bool) -> Iterator[Stretch]:
    """Where numbers stand that a word of effort makes one."""
    for pattern in (_IN_DAYS, _BARE) if bare else (_IN_DAYS,):
        for found in pattern.finditer(folded):
            group = next(group for group, told in found.groupdict().items() if told)
            yield Stretch(found.start(group), found.end())


def _amount(folded: str, at: Stretch, page: Page) -> Amount:
    before = folded[max(0, at.start - 40) : at.start]
    words = folded[at.start : at.end]
    days = _days_of(words, page)
    opened = _OPEN.search(before) is not None or _OPEN_BEHIND.match(folded, at.end) is not None
    guessed = _GUESSED.search(before) is not None or ESTIMATED.told_in(before[-8:])
    guessed = guessed or _GUESSED_BEHIND.match(folded, at.end) is not None
    agreed = _AGREED.search(before) is not None and not _GUESSED.search(before)
    return Amount(
        None if opened else days,
        guessed and not agreed,
        _OF_EACH.search(before) is not None,
        _TOGETHER.search(before) is not None,
        at,
    )


def _days_of(words: str, page: Page) -> float | None:
    """The person-days of a number with its unit or without: 12, 9个, 十七天半."""
    if words.endswith("天半"):
        whole = page.effort(f"{words[:-2].strip()}人天")
        return whole + HALF if whole is not None else None
    return page.effort(words if not words.endswith(("个", *"0123456789")) else f"{words.rstrip('个').strip()}人天")


def of_one(told: Sequence[Amount]) -> tuple[float | None, float | None]:
    """The estimate and what is agreed, of one person's efforts; neither where one is open, or told twice."""
    guessed = {one.days for one in told if one.estimated}
    agreed = {one.days for one in told if not one.estimated}
    if len(guessed) > 1 or len(agreed) > 1 or None in guessed | agreed:
        return None, None
    return next(iter(guessed), None), next(iter(agreed), None)
