"""The cells of a line of a typed table, and what may stand in its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.patterns import Pattern
from parsers.remembered import remembered

_HEADINGS = Pattern(
    r"序号|姓名|到期|续期|延期|人员|人員|成员|开发|岗位|角色|职责|分工|小组|组别|开始|開始|结束|結束|起始|截止|起止|日期|时间|時間|周期|期间|期間|项目|專案|工作量|工时|人天|人日|人月|(?:变更|调整|修改|更新|更改)之?[前后]"
    r"|备注|撤场|撤離|[进入离退到上下出]场|[到离]岗|[入出]项|投入|支[撑持]|借调|到位|离开|报到|[预评]估|[核商审]定|时段|期限|负责|接替|替换|^[起止从到自至]$|name|member|person|role|start|from|end|until|to|date|period|project|days|effort",
    re.I,
)
OTHERS = Pattern(
    r"部门|部門|电话|手机|邮箱|工号|地点|内容|比例|上级|所属|联系方式|职务|级别|任务|模块|说明|编号|状态|^组$"
    r"|phone|mobile|e-?mail|location|team|department|remarks?|notes?|tasks?",
    re.I,
)
"""What else is said of people: such a column makes no table, and parts none."""
_PEOPLE = Pattern(
    r"姓名|名字|人员|人員|成员|成員|人选|同事|同学|员工|名单|支撑人|支援人|接替人|^谁$"
    r"|name|member|person|staff|developer|engineer|resource|assignee",
    re.I,
)
_OF_DAYS = Pattern(
    r"(?<!入职|出生|请假|培训|会议|离职|转正|毕业|签订|合同)(?:时间|日期)|周期|时段|起止|开始|结束|期间|[进入离撤退]场|[到离]岗日|(?:到位|离开|报到)日|start|end|from|until|period|date",
    re.I,
)
_LONGEST_HEADING = 16
_VALUE = Pattern(r"[\d:：]")
_SPACES = Pattern(r"[ \u3000]{2,}|\t+")
RULER = Pattern(r"[\s|+:=\-\u2500-\u257f]{3,}\Z")

FEWEST_COLUMNS = 2
_BARS = ("|", "│", "｜", "┃", "┆", "║", "丨")


def cells_of(text: str) -> list[str]:
    """The cells of a line, between bars, tabs or runs of spaces; one where nothing parts it, none of a huge one."""
    if len(text) > 2_000:  # noqa: PLR2004
        return []
    plain = text.strip()
    for bar in _BARS:
        if bar in plain:
            return [cell.strip() for cell in plain.strip(bar).split(bar)]
    if "\t" not in plain and "  " not in plain and "\u3000" not in plain:
        return [plain]
    if "\t" in plain:
        return [cell.strip() for cell in text.strip(" ").split("\t")]
    parts = _SPACES.split(plain)  # 黄　丽 between wider gaps is one name
    return [cell.strip() for cell in (parts if len(parts) > 1 else plain.split("\u3000"))]


def names_people(cells: Sequence[str]) -> bool:
    """Whether a row of headings has a column of people."""
    return any(map(is_of_people, cells))


def is_of_people(cell: str) -> bool:
    """Whether a heading is of people."""
    return _PEOPLE.search(cell) is not None and len(cell) <= _LONGEST_HEADING


@remembered
def is_of_lending(cell: str) -> bool:
    """Whether a cell is a heading that stands over people, days or efforts, or beside them."""
    return is_heading(cell) and bool(_HEADINGS.search(cell) or _PEOPLE.search(cell) or OTHERS.search(cell))


def is_heading(cell: str) -> bool:
    """Whether a cell is short and without digits and colons."""
    return len(cell) <= _LONGEST_HEADING and not _VALUE.search(cell)


def is_header(cells: Sequence[str]) -> bool:
    """Most cells are headings, short, without digits and without a colon that would make them labels.

    Beside a column of people and one of days whatever else is short may be one: 变更类型, 是否驻场.
    """
    named = sum(1 for cell in cells if (_HEADINGS.search(cell) or _PEOPLE.search(cell)) and is_heading(cell))
    of_days = any(_OF_DAYS.search(cell) and is_heading(cell) for cell in cells)
    staffs = of_days and names_people(cells) and all(map(is_heading, cells))
    return named >= FEWEST_COLUMNS and (named * 2 > len(cells) or staffs)
