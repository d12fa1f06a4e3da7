"""Tables in which what was stands beside what is to be, and cells that cover the columns of several people (D4, M4)."""

from __future__ import annotations

import pytest

from tests.parsers.test_tables_beside import codes, lent, shown, table, tr

BOTH = "<tr><td colspan=2>变更前</td><td colspan=2>变更后</td></tr>"
NAMES = tr(("姓名", "周期", "姓名", "周期"))
OLD, NEW = "6月1日-6月12日", "6月15日-6月30日"
MOVED = ["许南星 0615-0630"]
ASKED = ["unreadable-period"]


@pytest.mark.parametrize(
    "rows",
    [
        (BOTH, NAMES, tr(("许南星", OLD, "许南星", NEW))),
        (BOTH.replace("变更", "调整"), NAMES, tr(("许南星", OLD, "许南星", NEW))),
        (tr(("变更前", "", "变更后", "")), NAMES, tr(("许南星", OLD, "许南星", NEW))),
        (tr(("变更后", "", "变更前", "")), NAMES, tr(("许南星", NEW, "许南星", OLD))),
        (tr(("原计划", "", "现计划", "")), NAMES, tr(("许南星", OLD, "许南星", NEW))),
        (tr(("", "变更前", "变更后")), tr(("许南星", OLD, NEW))),
        (tr(("变更前", "变更后")), tr((f"许南星 {OLD}", f"许南星 {NEW}"))),
        (tr(("变更前", "许南星", OLD)), tr(("变更后", "许南星", NEW))),
        (tr(("项目", "变更前", "变更后")), tr(("支撑人员", "许南星", "许南星")), tr(("支撑周期", OLD, NEW))),
        (
            "<tr><td rowspan=2>姓名</td><td colspan=2>变更前</td><td colspan=2>变更后</td></tr>",
            tr(("开始", "结束", "开始", "结束")),
            tr(("许南星", "6月1日", "6月12日", "6月15日", "6月30日")),
        ),
    ],
)
def test_d4_what_was_beside_what_is_to_be_is_not_lent(rows: tuple[str, ...]) -> None:
    """D4: the days that were are on record; only those that are to be are recorded."""
    reading = shown(table(*rows), "【星河数据治理项目】人员支撑调整")
    assert (lent(reading), codes(reading)) == (MOVED, [])


@pytest.mark.parametrize(
    "rows",
    [
        (BOTH, NAMES, tr(("白一舟", OLD, "许南星", NEW))),
        (tr(("变更前", "变更后")), tr((f"白一舟 {OLD}", f"许南星 {NEW}"))),
        (tr(("项目", "变更前", "变更后")), tr(("支撑人员", "白一舟", "许南星")), tr(("支撑周期", OLD, NEW))),
    ],
)
def test_d4_who_stands_in_what_was_alone_is_asked_about(rows: tuple[str, ...]) -> None:
    """M4: whether he leaves is not told."""
    reading = shown(table(*rows), "【星河数据治理项目】人员支撑调整")
    assert (lent(reading), codes(reading)) == (MOVED, ASKED)


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (("姓名", "调整前工时", "调整后工时"), ("许南星", "15人天", "20人天")),
        (("姓名", "原工时", "现工时"), ("许南星", "15", "20")),
        (("人员", "变更前人天（人天）", "变更后人天（人天）"), ("许南星", "15", "20")),
        (("姓名", "调整后工时", "调整前工时"), ("许南星", "20人天", "15人天")),
        (("姓名", "调整前", "调整后"), ("许南星", "15人天", "20人天")),
    ],
)
def test_d4_an_effort_that_changes_keeps_the_days(headings: tuple[str, ...], cells: tuple[str, ...]) -> None:
    """D4: what was is on record, and nothing is said of the days."""
    reading = shown(table(tr(headings), tr(cells)), "【星河数据治理项目】工时调整")
    (line,) = reading.assignments
    assert (line.person, line.support_days, line.keeps_days) == ("许南星", 20, True)


def test_d4_an_effort_that_changes_beside_days() -> None:
    """D4: as a notice has them; an estimate is one."""
    rows = tr(("姓名", "周期", "调整前预估工时", "调整后预估工时")), tr(("许南星", NEW, "8", "10"))
    reading = shown(table(*rows), "【星河数据治理项目】人员支撑调整")
    assert (lent(reading), codes(reading)) == (MOVED, [])
    assert (reading.assignments[0].estimated_days, reading.assignments[0].support_days) == (10, None)


@pytest.mark.parametrize(
    ("effort", "asked"),
    [
        ("<td colspan=2>20</td>", ["unreadable-effort", "unreadable-effort"]),
        ("<td colspan=2>各15</td>", []),
        ("<td>15</td><td>12</td>", []),
    ],
)
def test_d2_an_effort_over_two_columns_is_what_they_do_together(effort: str, asked: list[str]) -> None:
    """D2, M4: whose it is cannot be told, unless it is everybody's own."""
    people = tr(("姓名", "许南星", "白一舟")), tr(("支撑周期", "6月1日-6月30日", "6月8日-6月30日"))
    reading = shown(table(*people, f"<tr><td>人天</td>{effort}</tr>"))
    assert codes(reading) == asked
    assert [line.support_days is None for line in reading.assignments] == [bool(asked)] * 2


def test_d1_days_over_two_columns_are_those_of_both() -> None:
    """D1: a merged cell says of both what it says."""
    days = "<tr><td>支撑周期</td><td colspan=2>6月1日-6月30日</td></tr>"
    assert lent(shown(table(tr(("姓名", "许南星", "白一舟")), days))) == ["许南星 0601-0630", "白一舟 0601-0630"]
