"""Tables that people type: cells between tabs, bars or runs of spaces, under a header row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.mail.spaced_tables import spaced_table
from parsers.message import Line, Table
from parsers.patterns import Pattern
from parsers.remembered import remembered

_HEADINGS = Pattern(
    r"序号|姓名|到期|续期|延期|人员|人員|成员|开发|岗位|角色|职责|分工|小组|组别|开始|開始|结束|結束|起始|截止|起止|日期|时间|時間|周期|期间|期間|项目|專案|工作量|工时|人天|人日|人月|(?:变更|调整|修改|更新|更改)之?[前后]"
    r"|备注|撤场|撤離|[进入离退到上下出]场|[到离]岗|[入出]项|投入|支[撑持]|借调|到位|离开|报到|[预评]估|[核商审]定|时段|期限|负责|接替|替换|^[起止从到自至]$|name|member|person|role|start|from|end|until|to|date|period|project|days|effort",
    re.I,
)
_OTHERS = Pattern(
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
_RULER = Pattern(r"[\s|+:=\-\u2500-\u257f]{3,}\Z")
_NUMBERS = Pattern(r"序\s?号|编号|no\.?|#", re.I)
_NUMBER = Pattern(r"\d{1,3}[.、]?")
_FEWEST_COLUMNS = 2


_BARS = ("|", "│", "｜", "┃", "┆", "║", "丨")


def find_tables(lines: Sequence[Line]) -> tuple[Table, ...]:
    """The tables among lines: a row of headings, and the rows below it with as many cells (the last may lack some)."""
    found: list[Table] = []
    position = 0
    while position < len(lines):
        table, length = _table_at(lines, position)
        if table:
            found.append(table)
        position += length
    return tuple(found)


def _table_at(lines: Sequence[Line], position: int) -> tuple[Table | None, int]:
    if (spaced := spaced_table(lines, position)) is not None:
        return spaced, len(spaced.rows)
    header = _header(lines[position].text)
    if not header:
        return None, 1
    rows = [[*header]]
    numbered = _NUMBERS.fullmatch(header[0]) is not None
    end = position + 1
    while end < len(lines) and lines[end].number - lines[end - 1].number <= 2:  # noqa: PLR2004 - one blank line between
        if not _RULER.match(lines[end].text[:400]):
            cells = _cells(lines[end].text)
            if numbered and _NUMBER.fullmatch(cells[0]) and len(cells) == 1:
                cells = [*cells, ""]  # a row that nobody has filled in
            if not _FEWEST_COLUMNS <= len(cells) <= len(header):
                break
            rows.append(cells + [""] * (len(header) - len(cells)))
        end += 1
    if len(rows) == 1:
        return None, 1
    return Table(rows=tuple(map(tuple, rows)), line=lines[position].number), end - position


@remembered
def _header(line: str) -> tuple[str, ...]:
    """The headings that a line is; () of any other line."""
    cells = _cells(line)
    heads = len(cells) >= _FEWEST_COLUMNS and is_header([cell for cell in cells if cell and not _OTHERS.search(cell)])
    return tuple(cells) if heads else ()


def _cells(text: str) -> list[str]:
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
    return any(_PEOPLE.search(cell) and len(cell) <= _LONGEST_HEADING for cell in cells)


def _is_heading(cell: str) -> bool:
    return len(cell) <= _LONGEST_HEADING and not _VALUE.search(cell)


def is_header(cells: Sequence[str]) -> bool:
    """Most cells are headings, short, without digits and without a colon that would make them labels.

    Beside a column of people and one of days whatever else is short may be one: 变更类型, 是否驻场.
    """
    named = sum(1 for cell in cells if (_HEADINGS.search(cell) or _PEOPLE.search(cell)) and _is_heading(cell))
    of_days = any(_OF_DAYS.search(cell) and _is_heading(cell) for cell in cells)
    staffs = of_days and names_people(cells) and all(map(_is_heading, cells))
    return named >= _FEWEST_COLUMNS and (named * 2 > len(cells) or staffs)
