"""Tables whose cells one blank parts, as columns are pasted, or a comma: read where nothing leaves a doubt (M4).

Each heading is one of a few, every row has as many cells, and what stands under a heading of days or of a number is
one. Where any row differs, nothing is taken for a table: a cell that is left out would move the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal

from parsers.message import Line, Table
from parsers.patterns import Pattern
from parsers.remembered import remembered

Column = Literal["number", "name", "project", "word", "days", "amount", "note"]
_COLUMNS: Final[Mapping[Column, str]] = {
    "number": "序号 编号 no. no #",
    "name": "姓名 人员 成员 同事 谁 支撑人员 测试人员 前端人员 后端人员 产品人员 投入人员 开发人员 协调人员 "
    "协调开发人员 人员姓名 name person",
    "project": "项目 项目名称 支撑项目 所属项目 project",
    "word": "岗位 角色 职责 部门 小组 组别 role position team",
    "days": "开始 结束 开始时间 结束时间 开始日期 结束日期 支撑周期 周期 起止时间 起止日期 支撑时间 时间 进场时间 "
    "入场时间 撤场时间 离场时间 投入时间 起 止 从 到 自 至 起始 截止 start end period from to until",
    "amount": "人天 工作量 人日 天数 预估人天 预估工作量 协调人天 支撑人天 工作量(人天) effort days pd pds md",
    "note": "备注 说明 做什么 工作内容 remark remarks note notes",
}
_OF: Final = {word: column for column, listed in _COLUMNS.items() for word in listed.split()}
_DAYS: Final = Pattern(r"(?=.*\d)[\d年月日号/.\-~—–至到底初]{3,30}")
_AMOUNT: Final = Pattern(r"\d{1,3}(?:\.\d)?(?:人天|人日|天)?")
_NAME: Final = r"(?:[^\W\d_]{2,8}|[^\W\d_]{1,10}(?:[· ][^\W\d_]{1,10}){1,2})"
"""许南星, 阿依古丽·买买提, Tom Lee."""
_FITS: Final[Mapping[Column, Callable[[str], object]]] = {
    "number": re.compile(r"\d{1,3}[.、]?").fullmatch,
    "name": re.compile(rf"{_NAME}(?:[、,，]{_NAME}){{0,5}}").fullmatch,
    "project": re.compile(r"[^\W_][^,，;；]{1,39}").fullmatch,
    "word": re.compile(r"[^\W\d_][\w/+#]{0,15}").fullmatch,
    "days": _DAYS.fullmatch,
    "amount": _AMOUNT.fullmatch,
    "note": lambda cell: len(cell) <= LONGEST,
}
_JOINED: Final = Pattern(r"(?<=[\d日号])\s?(-{1,2}|~|—{1,2}|–|至|到)\s?(?=\d)")
"""6月1日 - 6月30日 is one cell."""
_SUMS: Final = Pattern(r"\s*(?:[合总小共]计|total)", re.IGNORECASE)
_MARKS: Final = (" ", ",", "，", ";", "；")
_FEWEST: Final = 3
_MOST_APART: Final = 2
LONGEST: Final = 40
"""Characters of a note."""
LONGEST_LINE: Final = 200
MOST_ROWS: Final = 100


def spaced_table(lines: Sequence[Line], position: int) -> Table | None:
    """The table that begins with that line; None where its columns are not certain."""
    headings = _headings(lines[position].text)
    if headings is None:
        return None
    mark, header, columns = headings
    rows = [header]
    below = lines[position + 1].number - lines[position].number if position + 1 < len(lines) else 1
    apart = min(below, _MOST_APART)  # an empty line behind every line
    for before, line in zip(lines[position:], lines[position + 1 : position + MOST_ROWS], strict=False):
        if line.number != before.number + apart or not line.text.strip() or _SUMS.match(line.text):
            break
        row = _cells(line.text, mark)
        if columns[-1] == "note" and len(row) == len(header) - 1:
            row.append("")
        if len(row) != len(header) or not _fits(columns, row):
            if len(row) > 1 and re.search(r"\d", line.text):
                return None
            break
        rows.append(tuple(row))
    return Table(rows=tuple(rows), line=lines[position].number) if len(rows) > 1 else None


@remembered
def _headings(line: str) -> tuple[str, tuple[str, ...], tuple[Column, ...]] | None:
    """What parts the headings that a line is, these, and what each is of; None of any other line."""
    mark = next((mark for mark in _MARKS if line.count(mark) >= _FEWEST - 1), None)
    header = _cells(line, mark) if mark is not None else []
    columns = tuple(_OF[cell.lower()] for cell in header if cell.lower() in _OF)
    if mark is None or not _FEWEST <= len(header) == len(columns):
        return None
    return (mark, tuple(header), columns) if columns.count("name") == 1 and "days" in columns else None


def _cells(text: str, mark: str) -> list[str]:
    """The cells of a line that single marks part; [] of one that is parted otherwise, or is too long."""
    plain = text.strip()
    if len(plain) > LONGEST_LINE or "  " in plain or any(other in plain for other in "\t|│｜\u3000"):
        return []
    return [cell.strip() for cell in (_JOINED.sub(r"\1", plain) if mark == " " else plain).split(mark)]


def _fits(columns: Sequence[Column], row: Sequence[str]) -> bool:
    return all(_FITS[column](cell) for column, cell in zip(columns, row, strict=True))
