"""What a notice takes back or leaves open beside people and days (M4): （取消）, 待确认 in a row, 暂定安排如下."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from parsers.notices.fields import Statement
from parsers.notices.fold import fold
from parsers.notices.open_answer import left_open
from parsers.notices.page import Page
from parsers.notices.topics import is_courtesy
from parsers.patterns import Pattern
from state.notice import AssignmentLine, Remark

_OPEN: Final = (
    r"(?:已|待|暂|尚未|未)?(?:取消|作废|撤销|废止|暂定|确认中|待确认|未确认|待审批|待批准|待核实|备选|候选|预留)"
)
_ALONE: Final = Pattern(rf"(?:[(\[:,，;；。\s]|^)(?P<words>{_OPEN})(?=[)\],，;；。\s]|$)")
_TAKEN_BACK: Final = Pattern(
    rf"(?:\s|^)(?P<words>{_OPEN}|(?:已|提前)?(?:撤场|离场|退场|释放)|不再(?:支撑|投入|参与)|删除)(?=\s|$)"
)
"""In a cell of its own: a row that is no longer, or not yet, to be recorded."""
_ON_CONDITION: Final = Pattern(
    r"(?P<words>(?:待|须|需)[^,，。;；]{1,16}?(?:确认|同意|批准|审批|签订|签署|通过)(?:之?后)(?:再|方可|方|才)?"
    r"(?:生效|执行|进场|到位|开始|安排|确定))"
    r"|(?P<draft>(?:此|本|该|以上|以下|上述)?(?:安排|计划|名单|周期|时间)(?:均|都)?(?:为|是)?(?:暂定|初步|待确认)"
    r"|暂定(?:安排|名单|计划|如下|人员))"
)
LONGEST: Final = 300
"""Characters of a line that is looked at."""
MOST: Final = 60


def reservations(page: Page, statements: Sequence[Statement], lines: Sequence[AssignmentLine]) -> Iterator[Remark]:
    """The problems with lines and rows of people that say that they do not hold, or not yet."""
    if not lines:
        return
    for row in page.rows[:MOST]:
        person = row.get("person")
        found = _TAKEN_BACK.search(fold(person.line[:LONGEST])) if person else None
        if person and found:
            yield _problem(person, found["words"])
    yield from left_open(page, statements, lines)
    seen: set[str] = set()
    for told in statements[:MOST]:
        folded = fold(told.line[:LONGEST])
        if told.line not in seen and not is_courtesy(folded):
            seen.add(told.line)
            found = _ALONE.search(folded)
            held = _ON_CONDITION.search(folded)
            if found or held:
                yield _problem(told, found["words"] if found else held[0] if held else "")


def _problem(told: Statement, words: str) -> Remark:
    return Remark("unreadable-period", "period", told.line, value=words)
