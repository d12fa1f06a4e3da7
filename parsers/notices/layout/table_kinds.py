"""What a table, or a row of it, is besides a list of who is lent (D1): whom to reach, the name of a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.notices.layout.fields import Statement
from parsers.notices.words.fold import fold, tidy, words
from parsers.notices.words.labels import Field
from parsers.notices.words.roles import is_role
from parsers.patterns import Pattern

_TO_REACH: Final = Pattern(r"电话|手机|邮箱|联系|分机|微信|phone|mobile|e-?mail")
_TELLS_OF_LENDING: Final = frozenset(
    {"period", "start", "end", "until", "release_on", "release_person", "support", "estimated", "project"}
)
_GROUP: Final = Pattern(
    r"(?:[一二三四五六七八九十\d]{1,2}\s?[、.．)）]\s?)?(?P<group>[^\W\d_]{1,10}(?:组|团队|小分队))(?:\(\d{1,2}\s?人?\))?\W?"
)
_TASKS: Final = frozenset(
    words(
        "任务 任务名称 任务项 工作项 工作任务 工作内容 阶段 项目阶段 里程碑 里程碑节点 模块 功能 功能模块 事项 节点 "
        "task tasks phase milestone"
    )
)
_FEWEST: Final = 3
"""Columns of a table in which a row of one cell stands over others."""


def is_to_reach(heading: str) -> bool:
    """Whether a heading (folded) is of how to reach somebody."""
    return _TO_REACH.search(heading) is not None


def is_of_contacts(header: Sequence[Field | None], headings: Sequence[str]) -> bool:
    """Whether a table's columns say how to reach people, and nothing of lending them."""
    return _TELLS_OF_LENDING.isdisjoint(header) and any(is_to_reach(fold(heading)) for heading in headings)


def has_tasks(headings: Sequence[str]) -> bool:
    """Whether one of the headings is of tasks, or parts of a plan."""
    return any(tidy(fold(heading)) in _TASKS for heading in headings)


def section(row: Sequence[str], header: Sequence[Field | None]) -> Statement | None:
    """The group whose name alone stands in a row (前端组), as the role of who stands below it, or None.

    Under a heading of roles it is the role of somebody who is not named yet.
    """
    told = [(cell, field) for cell, field in zip(row, header, strict=False) if cell.strip()]
    if len(row) < _FEWEST or len(told) != 1 or told[0][1] == "role":
        return None
    said = fold(tidy(told[0][0])).strip()
    found = _GROUP.fullmatch(said)
    group = found["group"] if found else said if is_role(said) else None
    return Statement("role", group, 0, "") if group else None
