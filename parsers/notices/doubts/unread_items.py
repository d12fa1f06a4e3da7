"""Items of a list that lends people, which nobody read: asked about, never dropped (M4)."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.message import Line
from parsers.notices.layout.fields import Statement
from parsers.notices.people.heads_listed import heads_in
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.written_names import titled
from parsers.notices.words.fold import fold
from parsers.notices.words.list_marks import NUMBER
from parsers.notices.words.roles import is_role
from parsers.notices.words.spans import efforts, has_range, periods
from parsers.notices.words.topics import ANOTHER_MATTER, NOT_LENT
from parsers.patterns import Pattern
from state.notice import Remark

LONGEST: Final = 200
"""Characters of an item that is asked about."""
SHORT: Final = 40
_MARK: Final = Pattern(rf"\s*(?:{NUMBER}|[-*•·●▪◦]\s|[①-⑳])")
_TIMES: Final = Pattern(r"[:：]|时间|周期|日期|阶段|计划|里程碑|期间|schedule|phase")
"""Of an item that says when something is, not who is lent."""
_WORDS: Final = Pattern(r"[\s,，、:：|/]+")
_MOST_WORDS: Final = 3
_SHORTEST: Final = 12
"""Characters behind the days, such as an effort."""
_SOMEBODY: Final = Pattern(r"[A-Z][a-z]{1,12}|(?:外协|外包|实习生|新人|新员工)\w{0,6}")
"""Jack, 外协1人: somebody whom the directory has not, or not yet."""
_IN_BRACKETS: Final = Pattern(r"\(([^()]{1,12})\)")


def unread_items(
    statements: Sequence[Statement],
    roll: Roll,
    may_be_lent: Callable[[str], bool] = lambda _: False,
    items: Container[int] = (),
) -> Iterator[Remark]:
    """Items right before or behind one whose person was read: with days of their own, or with somebody alone.

    Whom the first lend is not known, and of the others (2. 白一舟) for how long. `items` are the numbers of the lines
    with a mark of a list (`marked`). Without one a name is one of them where it `may_be_lent`: not the one who signs.
    """
    read = {told.number for told in statements if told.field == "person"}
    lines = sorted({told.number for told in statements})
    beside = {
        number
        for earlier, later in pairwise(lines)
        for number in (earlier, later)
        if (earlier in read) != (later in read)
    }
    listed = any(told.number in read and _is_item(told, items) for told in statements)
    marks = {told.number for told in statements if listed and _is_item(told, items)}
    named = {told.number for told in statements if _is_another(told, roll, may_be_lent)}
    others = _run_on(beside, lines, named - read)
    for told in statements:
        if told.field is None and told.number in beside - read and _lends(told, items):
            yield Remark("missing-person", "person", told.line, value=told.value)
        elif (
            told.field is None
            and told.number in (beside | marks) - read
            and _names_alone(told, roll, may_be_lent, items)
        ):
            yield Remark("missing-period", "period", told.line, value=told.value)
        elif told.number in others:
            yield Remark("unreadable-period", "period", told.line, value=told.value)


def marked(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines of a mail that begin with the mark of a list."""
    return frozenset(line.number for line in lines if _MARK.match(line.text))


def _is_item(told: Statement, items: Container[int]) -> bool:
    return told.number in items or _MARK.match(told.line) is not None


def _run_on(beside: set[int], lines: Sequence[int], others: set[int]) -> set[int]:
    """The lines of `others` that stand in one run with one beside those that were read."""
    found: set[int] = set()
    for order in (lines, lines[::-1]):
        running = False
        for number in order:
            running = number in others and (running or number in beside)
            found |= {number} if running else set()
    return found


def _is_another(told: Statement, roll: Roll, may_be_lent: Callable[[str], bool]) -> bool:
    """Whether a short line has somebody with days of his own under a word that says what as: FE：白一舟 6/1-8/31."""
    folded = fold(told.value) if told.field is None and len(told.value) <= SHORT else ""
    if not has_range(folded):
        return False
    matter = folded.replace("培训", "") if _MARK.match(told.line) else folded  # 2. 用户培训：白一舟 is a task in a list
    if ANOTHER_MATTER.told_in(matter) or NOT_LENT.told_in(folded):
        return False
    return any(map(may_be_lent, roll.named_in(told.value)))


def _names_alone(told: Statement, roll: Roll, may_be_lent: Callable[[str], bool], items: Container[int]) -> bool:
    """Whether an item is somebody, perhaps with a role, and no more: 2、白一舟，前端."""
    if len(told.value) > LONGEST or told.colon or heads_in(told.line, roll):
        return False
    mark = _MARK.match(told.value)
    people = read_people(told.value[mark.end() if mark else 0 :], roll, strict=True)
    is_one = roll.holds if _is_item(told, items) else may_be_lent
    return bool(people.names) and not people.rest and all(is_one(one.name) for one in people.names)


def _is_row(text: str, folded: str) -> bool:
    """Whether a line is days behind few words, one of which may be somebody, or a role: 小王 测试 6月1日-6月30日."""
    days = periods(folded)
    words = [word for word in _WORDS.split(text[: days[0].start]) if word] if len(days) == 1 else []
    if not 0 < len(words) <= _MOST_WORDS or len(text) - days[0].end > _SHORTEST:
        return False
    somebody = any(titled(word) or _SOMEBODY.fullmatch(word) for word in words)
    return somebody or (len(words) > 1 and any(is_role(fold(word)) for word in words))


def _lends(told: Statement, items: Container[int]) -> bool:
    if len(told.value) > LONGEST:
        return False
    folded = fold(told.value)
    if not has_range(folded) or ANOTHER_MATTER.told_in(folded) or NOT_LENT.told_in(folded):
        return False
    lent_as = any(is_role(found[1].strip()) for found in _IN_BRACKETS.finditer(folded)) or _is_row(told.value, folded)
    return lent_as or bool(efforts(folded)) or (_is_item(told, items) and not _TIMES.search(folded))
