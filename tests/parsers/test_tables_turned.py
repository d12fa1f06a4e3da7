"""D1, M4: tables with a column for each person, several people and periods in a cell, and cells that change a row."""

from __future__ import annotations

import html
from email.message import EmailMessage

import pytest

from parsers.mail import read_mail
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_read import KNOWN

TURNED = [
    " | 人员1 | 人员2 // 姓名 | 白一舟 | 许南星 // 角色 | 前端 | 后端 // 周期 | 6.1-6.30 | 6.8-7.31",
    "内容 | 人员一 | 人员二 // 姓名 | 白一舟 | 许南星 // 角色 | 前端 | 后端 // 周期 | 6月1日-6月30日 | 6月8日-7月31日",
    "人员 | 白一舟 | 许南星 // 岗位 | 前端 | 后端 // 周期 | 6月1日-6月30日 | 6月8日-7月31日 // 合计 | 2人 | ",
]
IN_TURN = ["白一舟、许南星 | 6月1日-6月12日、6月15日-7月31日", "白一舟；许南星 | 6月1日-6月30日；7月1日-7月31日"]
REMARKS = ["延长两周", "顺延一周", "缩短一周", "撤回", "晚到3天", "上半月投入", "到货后入场"]


def _read(table: str) -> Reading:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Message-ID"] = "c@c.example", "d@b.example", "<x@b.example>"
    mail["Subject"], mail["Date"] = "星河数据治理项目人员安排", "Fri, 22 May 2026 10:00:00 +0800"
    rows = ("".join(f"<td>{html.escape(cell.strip())}</td>" for cell in row.split("|")) for row in table.split("//"))
    mail.set_content(f"<p>各位好，</p><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>", subtype="html")
    return read(read_mail(bytes(mail)), KNOWN)


@pytest.mark.parametrize("table", TURNED)
def test_d1_a_column_for_each_person_below_a_row_that_names_nothing(table: str) -> None:
    reading = _read(table)
    told = [(line.person, line.role, str(line.start), str(line.end)) for line in reading.assignments]
    assert told == [("白一舟", "前端", "2026-06-01", "2026-06-30"), ("许南星", "后端", "2026-06-08", "2026-07-31")]
    assert not reading.problems


@pytest.mark.parametrize("row", IN_TURN)
def test_m4_as_many_periods_as_people_in_one_cell_are_asked_about(row: str) -> None:
    assert _read(f"姓名 | 支撑周期 // {row}").problems


@pytest.mark.parametrize(
    "row", ["白一舟、许南星 | 均为6月1日-6月12日、6月15日-7月31日", "白一舟 | 6月1日-6月12日、6月15日-7月31日"]
)
def test_d2_two_runs_of_days_of_everybody_are_read(row: str) -> None:
    reading = _read(f"姓名 | 支撑周期 // {row}")
    assert not reading.problems
    assert {"has-gaps"} == {warning.code for warning in reading.warnings}


@pytest.mark.parametrize("remark", REMARKS)
@pytest.mark.parametrize("column", ["备注", "调整说明", "变更内容"])
def test_m4_a_cell_that_changes_its_row_is_asked_about(column: str, remark: str) -> None:
    assert _read(f"姓名 | 支撑周期 | {column} // 白一舟 | 6月1日-6月30日 | {remark}").problems


@pytest.mark.parametrize("remark", ["负责接口开发", "驻场", "远程"])
def test_d2_a_cell_that_changes_nothing_asks_nothing(remark: str) -> None:
    assert not _read(f"姓名 | 支撑周期 | 备注 // 白一舟 | 6月1日-6月30日 | {remark}").problems
