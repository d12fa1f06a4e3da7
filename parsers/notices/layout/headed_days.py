"""Days in a heading over the people whose they are: 第一批：6月1日-6月30日, 开发阶段（6.15-7.10）, 前端组（6.1-6.30）.

Under a heading of a plan such a line is a task, and is taken out before (`plans`); so are several in a row (D1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import structs

from parsers.notices.layout.common_days import EVERYBODY
from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold
from parsers.notices.words.labels import DATED
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.roles import is_role, without_group
from parsers.notices.words.spans import has_range, is_dated, periods
from parsers.patterns import Pattern

LONGEST: Final = 40
"""Characters of such a heading, and `FARTHEST` lines from one line below it to the next."""
FARTHEST: Final = 2
MOST: Final = 100
"""Lines of people below one."""
_STAGE: Final = Pattern(
    r"(?:第?(?:[一二三四五六七八九十]|\d{1,2})(?:批次?|期|阶段|轮)|[首本][批期]|[前后中]期"
    r"|(?:需求|设计|开发|研发|编码|测试|联调|实施|部署|上线|试运行|验收|运维|建设|准备|启动)(?:[与和及、/]|分析)?){1,3}"
    r"(?:阶段|期)?(?:进场|入场|投入|支[撑援持])?(?:人员|时间|周期)?"
)
_ITEM: Final = Pattern(rf"\s*(?:{NUMBER}|[(（]?[一二三四五六七八九十]{{1,3}}\s?[、)）.．]|[-*·•])\s*")
_MARKS: Final = " \t\u3000:：()（）[]【】,，-—"
Names = Callable[[Statement], bool]


def with_headed_days(statements: Sequence[Statement], names: Names) -> Iterator[Statement]:
    """The statements; days in a heading stand behind each line of people below it.

    `names`: whether a line is names and nothing else.
    """
    headings = [_is_heading(told) for told in statements]
    if not any(headings):
        yield from statements
        return
    at = 0
    while at < len(statements):
        heading = statements[at]
        alone = headings[at] and not (at and headings[at - 1])
        below = list(_people_below(statements, at, names)) if alone else []
        behind = statements[at + 1 + len(below)] if at + 1 + len(below) < len(statements) else None
        if below and behind is not None and behind.field in DATED and _is_near(below[-1], behind):
            yield from _beside_others(heading, below)
        elif below:
            yield from (one for told in below for one in (told, *_told_in(heading, told)))
        else:
            yield heading
        at += 1 + len(below)


def _beside_others(heading: Statement, below: Sequence[Statement]) -> Iterator[Statement]:
    """A heading and people with other days below them: those of a list are asked about, where they are others (M4)."""
    listed = all(told.field is None for told in below)
    yield _days_of(heading, heading.number, EVERYBODY) if listed else heading
    yield from below


def _people_below(statements: Sequence[Statement], at: int, names: Names) -> Iterator[Statement]:
    """The lines of people right below a heading, none of which has days of its own."""
    above = statements[at]
    for told in statements[at + 1 : at + 1 + MOST]:
        of_people = told.field == "person" or (told.field is None and names(told))
        if not of_people or not _is_near(above, told) or is_dated(fold(told.value)):
            return
        yield told
        above = told


def _is_near(above: Statement, told: Statement) -> bool:
    return told.number - above.number <= FARTHEST


def _is_heading(told: Statement) -> bool:
    """Whether a line is a range of days and a word of what they are of, and no more."""
    if told.field is not None or len(told.value) > LONGEST:
        return False
    folded = fold(told.value)
    if not has_range(folded) or len(periods(folded)) != 1:
        return False
    rest = _rest(told)
    return (not rest and told.colon) or is_role(rest) or _STAGE.fullmatch(rest) is not None


def _rest(told: Statement) -> str:
    """What a heading has beside its days (folded)."""
    folded = fold(told.value)
    span = periods(folded)[0]
    item = _ITEM.match(folded)
    return f"{folded[item.end() if item else 0 : span.start].strip(_MARKS)}{folded[span.end :].strip(_MARKS)}"


def _told_in(heading: Statement, told: Statement) -> Iterator[Statement]:
    """The days of the heading, and the role in it, as statements of a line below it."""
    rest = _rest(heading)
    if is_role(rest):
        yield structs.replace(heading, field="role", value=without_group(rest), number=told.number, colon=False)
    yield _days_of(heading, told.number)


def _days_of(heading: Statement, number: int, label: str = "") -> Statement:
    span = periods(fold(heading.value))[0]
    days = heading.value[span.start : span.end]
    return structs.replace(heading, field="period", value=days, number=number, label=label, colon=False)
