"""The tasks of a plan, which lend nobody: 开发：6月11日-7月10日，许南星 under 项目计划, or under 二、里程碑 (D1, M4).

What makes a line a task is where it stands and what it is about. Under the same heading 前端：白一舟 6月1日-6月30日
is somebody with a role, and no task.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, Literal

from msgspec import Struct

from parsers.message import Table
from parsers.notices.layout.blocks import Block
from parsers.notices.layout.fields import Statement
from parsers.notices.layout.table_kinds import has_tasks
from parsers.notices.people.lead_words import speaks_of_office
from parsers.notices.people.people import read_people
from parsers.notices.people.roll import Roll
from parsers.notices.people.somebody import moves_somebody
from parsers.notices.words.filler import without_filler
from parsers.notices.words.fold import fold, tidy, words
from parsers.notices.words.heading_words import heads_a_plan, heads_people, is_of_a_plan, is_of_people, says_only_plan
from parsers.notices.words.roles import asked_role
from parsers.notices.words.spans import has_range, is_dated, periods, without_efforts
from parsers.patterns import Pattern

Section = Literal["people", "plan", "other"]
LONGEST: Final = 300
"""Characters of a line that may be a task."""
_ACTIVITY: Final = Pattern(
    r"(?:开发|研发|编码|设计|需求|调研|分析|测试|联调|部署|实施|评审|上线|验收|交付|运维|迁移|割接|集成|发布|提测|培训|演示"
    r"|develop(?:ment)?|dev|test(?:ing)?|design|coding)$"
)
"""Under a plan a word that ends so is work to be done; 后端 and 测试工程师 say who somebody is."""
_OF_WORK: Final = frozenset(words("需求 需求说明 需求描述 任务 任务内容 任务描述 工作内容 本期内容"))
_CHANGES: Final = Pattern(
    r"取消|作废|撤销|改[为到至成]|调整[为到至]|变更[为到至]|需要|申请|缺|过来|前来|到项目|[?？]|吗|如果|若|待"
)
_PARTS: Final = Pattern(r"[:：\s,，、;；（）()\[\]【】|/\-—–~]+")
_TITLE: Final = Pattern(r"\s*(?:[一二三四五六七八九十]{1,3}\s?[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|#{1,4}\s)")
"""The number of a part of the mail, whatever the part is about."""


class Plan(Struct, frozen=True):
    """What a mail says besides its plan, and the tasks of that."""

    statements: tuple[Statement, ...]
    rows: tuple[Block, ...]
    tasks: tuple[Statement, ...]


def without_tasks(
    statements: Sequence[Statement],
    rows: Sequence[Block],
    tables: Sequence[Table],
    subject: str,
    roll: Roll,
    *,
    is_reply: bool = False,
) -> Plan:
    """The statements and rows of a mail without the tasks of a plan that its subject or a heading announces.

    Of an answer only its subject counts: to a question for people 测试：黄丽 below 计划如下 names somebody.
    """
    planned, lending = is_of_a_plan(fold(subject)), is_of_people(fold(subject))
    headed = not is_reply and any(told.field is None and _heads(told, lending) for told in statements)
    if not (planned or headed):
        return Plan(tuple(statements), tuple(rows), ())
    sections = list(_sections(statements, planned, roll, lending=lending))
    tasks = [told for told, section in sections if section == "plan" and _is_task(told, roll)]
    listed = _task_tables(tables, sections, planned)
    off = [row for row in rows if any(next(iter(row.values())).number in lines for lines in listed)]
    owned = [row["person"] for row in off if "person" in row]
    return Plan(
        tuple(told for told in statements if told not in tasks),
        tuple(row for row in rows if row not in off),
        (*tasks, *owned),
    )


def _heads(told: Statement, lending: bool) -> bool:
    """Whether a line is a plan's heading; 计划如下 alone is of what the subject is of."""
    return heads_a_plan(fold(told.value)) and not (lending and says_only_plan(fold(told.value)))


def _sections(
    statements: Sequence[Statement], planned: bool, roll: Roll, *, lending: bool
) -> Iterator[tuple[Statement, Section]]:
    """The statements, each with what it stands under: the heading right above, else the subject."""
    under: Section = "plan" if planned else "other"
    section = under
    reached = 0
    for told in statements:
        apart = told.number - reached > 1 and reached > 0
        reached = told.number
        headed = _headed(told, under, lending)
        if headed is not None:
            section = headed
        elif apart and section == "plan":
            section = under
        elif section == "plan" and _is_of_people(told, roll) and not moves_somebody(told.value):
            section = "people"  # whoever follows somebody with a role is another one: 前端：…, 测试：…
        yield told, section


def _headed(told: Statement, under: Section, lending: bool) -> Section | None:
    """What a heading announces; None where the statement is none."""
    if told.field == "person" and not told.value:
        return "people"
    if told.field is not None:
        return None
    text = fold(told.value)
    if has_range(text):
        return None
    if heads_people(text):
        return "people"
    return "plan" if _heads(told, lending) else under if _TITLE.match(text) else None


def _is_task(told: Statement, roll: Roll) -> bool:
    """Whether a line under a plan is a task with its days, and not somebody with days of his own."""
    if told.colon or len(told.value) > LONGEST or not is_dated(fold(told.value)) or _is_of_another_matter(told.value):
        return False
    return (told.field == "note" and told.label in _OF_WORK) or (told.field is None and not _is_of_people(told, roll))


def _is_of_another_matter(text: str) -> bool:
    """Whether a line moves somebody, asks for hands, or changes something: whatever it stands under, it says so."""
    folded = fold(text)
    asks = asked_role(folded) is not None or speaks_of_office(folded)
    return asks or _CHANGES.search(folded) is not None or moves_somebody(text.replace("回归测试", "测试"))


def _is_of_people(told: Statement, roll: Roll) -> bool:
    """Whether nothing but names, and roles that are no work to be done, stands beside the days."""
    if told.field is not None or len(told.value) > LONGEST:
        return False
    folded = fold(told.value)
    parts = list(_PARTS.split(_without_days(without_efforts(folded))))
    words_left = [part for part in parts if tidy(part)]
    if any(_ACTIVITY.search(part) and not roll.holds(part) for part in words_left):
        return False
    people = read_people(without_filler(_without_days(without_efforts(told.value))), roll, strict=True)
    return is_dated(folded) and bool(people.names) and not people.rest


def _without_days(text: str) -> str:
    spans = periods(fold(text))
    ends = [0, *chain.from_iterable(spans), len(text)]
    return "、".join(text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))


def _task_tables(tables: Sequence[Table], sections: Sequence[tuple[Statement, Section]], planned: bool) -> list[range]:
    """The lines of the tables under a plan that have a column of tasks."""
    found: list[range] = []
    begin = [table.line for table in tables]
    for table in tables:
        above = [section for told, section in sections if told.number < table.line]
        under = above[-1] if above else "plan" if planned else "other"
        if under == "plan" and any(map(has_tasks, table.rows[:2])):
            end = min((line for line in begin if line > table.line), default=table.line + 2 * len(table.rows) + 2)
            found.append(range(table.line, end))
    return found


def owners(tasks: Sequence[Statement], roll: Roll) -> Iterator[tuple[Statement, tuple[str, ...]]]:
    """The tasks that name somebody of the directory, with whom they name."""
    for told in tasks:
        if named := roll.named_in(told.value):
            yield told, tuple(named)
