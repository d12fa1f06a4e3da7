"""What a notice says in a few words of somebody of the directory, with no period that could be recorded (M4).

白一舟也一起支撑, 取消白一舟的支撑, 许南星改为7月1日结束: asked about, and never dropped beside what was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.lending.periods import read_words
from parsers.notices.page.page import Page
from parsers.notices.people.somebody import DENIED, OTHER_WORK
from parsers.notices.words.called_off import calls_off
from parsers.notices.words.filler import without_accord
from parsers.notices.words.fold import fold, tidy
from parsers.notices.words.spans import periods
from parsers.notices.words.topics import ANOTHER_MATTER, NOT_LENT, UNSURE, is_courtesy
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

SHORT: Final = 30
"""Characters of a line that says one thing."""
MOST: Final = 20
_JOINS: Final = Pattern(r"支[撑援]|投入(?!使用|产出)|加入|驻场|进场|入场|到场|续期|延[期长]")
_BEFORE_A_NAME: Final = Pattern(r"(?:^|[,，。、;；:：\s]|[由请与和跟及同]|增加|增派|安排|取消|协调|另外|还有)$")
_ON_ANOTHER_DAY: Final = Pattern(
    r"(?:的?(?:支[撑援持]|时间))?(?:改为|改到|改成|实际|预计|最终|将|于|从|自|由|调整为|调整到|推迟到?|提前到?|延后到?|最晚|最早|在)*"
    r"(?:起|开始|到岗|报到|到位|结束|进场|入场|离场|离开|返回|支[撑援持])+"
)


def further_words(page: Page, told: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with the short lines (`told`) that nobody read and that say something of a person's support."""
    for one in told[:MOST] if lines else ():
        text = without_accord(one.value)
        if len(text) <= SHORT and not _is_talk(fold(text)):
            yield from _said(text, one, page, lines)


def _is_talk(folded: str) -> bool:
    return is_courtesy(folded) or any(topic.told_in(folded) for topic in (UNSURE, ANOTHER_MATTER, OTHER_WORK))


def _said(text: str, told: Statement, page: Page, lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    folded = fold(text)
    recorded = {line.person for line in lines}
    named = {name for name in page.roll.named_in(text) if _is_named(name, text)}
    if named and calls_off(folded):
        yield Remark("unreadable-period", "release_on", told.line, value=told.value)
    elif _is_joined(text, (named & page.roll.members) - recorded):
        yield Remark("missing-period", "period", told.line, value=None)
    elif any(_has_another_day(text, told, page, line) for line in lines):
        yield Remark("unreadable-period", "period", told.line, value=told.value)


def _is_joined(text: str, others: set[str]) -> bool:
    """Whether a line says of somebody who is not recorded that he is lent, too, or lists him: 许南星：全月."""
    folded = fold(text)
    joins = _JOINS.search(folded) is not None or folded.startswith(tuple(f"{fold(name)}:" for name in others))
    return bool(others) and joins and not _denies(folded)


def _is_named(name: str, text: str) -> bool:
    """Whether a name stands in the text where a name may: 高兴 does not in 很高兴."""
    before = accumulate(text.split(name)[:-1], lambda one, other: f"{one}{name}{other}")
    return any(_BEFORE_A_NAME.search(words) for words in before)


def _denies(folded: str) -> bool:
    return NOT_LENT.told_in(folded) or DENIED.told_in(folded)


def _has_another_day(text: str, told: Statement, page: Page, line: AssignmentLine) -> bool:
    """Whether the text gives a record's person one day that is neither the first nor the last of it."""
    rest = text.removeprefix(line.person)
    spans = periods(fold(rest))
    if rest == text or len(spans) != 1:
        return False
    start, end = spans[0].start, spans[0].end
    day = read_words(rest[start:end], told.line, told.number, page)
    told_again = day.start in {line.start, line.end} or day.end in {line.start, line.end}
    return not told_again and _ON_ANOTHER_DAY.fullmatch(tidy(rest[:start]) + tidy(rest[end:])) is not None
