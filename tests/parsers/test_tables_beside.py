"""What a table tells beside the cells that are seen (D1, M4): struck out, hidden, merged; and of several tables."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.mail import read_mail
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_attached_tables import row, sheet, with_workbook, workbook
from tests.parsers.test_read import KNOWN
from tests.parsers.test_whole_mails import mail_of

HEAD = ("姓名", "岗位", "支撑周期")
FIRST = ("许南星", "后端", "6月1日-6月30日")
SECOND = ("白一舟", "前端", "6月8日-6月26日")
STRIKING = "text-decoration: line-through"


def tr(cells: Sequence[str], attributes: str = "", each: str = "") -> str:
    """A row of an HTML table."""
    return f"<tr {attributes}>{''.join(f'<td {each}>{one}</td>' for one in cells)}</tr>"


def table(*rows: str) -> str:
    """A table with its headings."""
    return f"<table>{''.join(rows)}</table>"


def shown(html: str, subject: str = "【星河数据治理项目】人员支撑安排") -> Reading:
    """How a mail of that HTML is read."""
    return read(read_mail(mail_of({"subject": subject, "html": html})), KNOWN)


def lent(reading: Reading) -> list[str]:
    """Who is lent from when to when."""
    return [f"{line.person} {line.start:%m%d}-{line.end:%m%d}" for line in reading.assignments]


def codes(reading: Reading) -> list[str]:
    """The codes of problems and warnings."""
    return [told.code for told in (*reading.problems, *reading.warnings)]


@pytest.mark.parametrize(
    "struck",
    [
        tr([f"<s>{one}</s>" for one in SECOND]),
        tr([f"<del>{one}</del>" for one in SECOND]),
        tr(SECOND, f"style='{STRIKING}'"),
        tr(SECOND, each=f"style='{STRIKING}'"),
        tr(SECOND, each="class=gone"),
        tr(SECOND, "style='display:none'"),
        tr(("<s>白一舟</s> 黄丽", "测试", SECOND[2])),
    ],
)
def test_m4_who_is_struck_out_or_hidden_in_a_table_is_named(struck: str) -> None:
    """M4: he is not lent, and the sender is told so."""
    style = f"<style>.gone {{ {STRIKING} }}</style>"
    reading = shown(style + "<p>人员安排如下：</p>" + table(tr(HEAD), tr(FIRST), struck))
    assert lent(reading)[0] == "许南星 0601-0630"
    assert codes(reading) == ["left-out"]
    assert "白一舟" in (reading.warnings[0].value or "")


def test_m4_a_name_struck_out_beside_days_that_are_not_is_asked_about() -> None:
    """M4: who comes in those days is not told."""
    reading = shown(table(tr(HEAD), tr(FIRST), tr(("<s>白一舟</s>", *SECOND[1:]))))
    assert (lent(reading), codes(reading)) == (["许南星 0601-0630"], ["missing-person", "left-out"])


def test_m4_a_row_struck_out_beside_its_new_one_says_nothing() -> None:
    """D4: the mail says of that person what holds."""
    gone = tr([f"<s>{one}</s>" for one in ("许南星", "后端", "6月1日-6月15日")])
    reading = shown(table(tr(HEAD), gone, tr(FIRST)))
    assert (lent(reading), codes(reading)) == (["许南星 0601-0630"], [])


def test_m4_a_sentence_struck_out_names_whom_it_lent() -> None:
    """M4: in prose as in a table; a day that gave way to another one is none."""
    reading = shown("<p>许南星 6月1日-<s>6月15日</s>6月30日</p><p><s>白一舟 6月8日-6月26日</s></p>")
    assert (lent(reading), codes(reading)) == (["许南星 0601-0630"], ["left-out"])


@pytest.mark.parametrize(("word", "asked"), [("取消", True), ("作废", True), ("正常", False), ("6月10日离场", True)])
def test_m4_a_hidden_column_that_takes_somebody_back_is_asked_about(word: str, asked: bool) -> None:
    """M4: what nobody sees decides nothing, and is not passed over where it says that the row does not hold."""
    hidden = "<td style='display:none'>{}</td></tr>"
    told = list(zip((HEAD, FIRST, SECOND), ("状态", "", word), strict=True))
    rows = [tr(one).replace("</tr>", hidden.format(last)) for one, last in told]
    assert bool(shown(table(*rows)).problems) == asked
    columns = '<cols><col min="4" max="4" hidden="1"/></cols>'
    packed = workbook(sheet(*[row((*one, last)) for one, last in told], before=columns))
    assert bool(read(with_workbook(packed), KNOWN).problems) == asked


def test_m4_a_hidden_row_of_a_workbook_is_named() -> None:
    """M4: a filter may have hidden it, and nobody lent in it is dropped in silence."""
    reading = read(with_workbook(workbook(sheet(row(HEAD), row(FIRST), row(SECOND, 'hidden="1"')))), KNOWN)
    assert lent(reading) == ["许南星 0601-0630"]
    assert "left-out" in codes(reading)


@pytest.mark.parametrize(
    ("behind", "people"), [("黄丽", ["许南星 0601-0630", "黄丽 0608-0626"]), ("", ["许南星 0601-0630"])]
)
def test_m4_a_name_struck_out_within_a_cell_of_a_workbook_is_named(behind: str, people: list[str]) -> None:
    """M4: by a stretch of its text, whoever is written behind it; the days are not those of the one above."""
    runs = f"<r><rPr><strike/></rPr><t>白一舟</t></r><r><t>{behind}</t></r>"
    struck = row(SECOND).replace("<t>白一舟</t>", runs)
    reading = read(with_workbook(workbook(sheet(row(HEAD), row(FIRST), struck))), KNOWN)
    assert lent(reading) == ["许南星 0601-0630", *(["黄丽 0608-0626"] if behind else [])]
    assert [one.value for one in reading.warnings if one.code == "left-out"] == ["白一舟"]
    assert ("missing-person" in codes(reading)) == (not behind)


def test_d2_an_effort_in_a_merged_cell_is_shared() -> None:
    """D2, M4: whose 30 person-days are is asked; days that are merged, and 每人, are everybody's own."""
    head = (*HEAD, "人天")
    for days, asked in (("30", True), ("每人30人天", False)):
        first = tr(FIRST).replace("</tr>", f"<td rowspan=2>{days}</td></tr>")
        problems = shown(table(tr(head), first, tr(SECOND))).problems
        assert [one.code for one in problems] == ["unreadable-effort"] * 2 * asked
    merged = "<tr><td>许南星</td><td>后端</td><td rowspan=2>6月1日-6月30日</td><td>20</td></tr>"
    reading = shown(table(tr(head), merged, tr(("白一舟", "前端", "15"))))
    assert [line.support_days for line in reading.assignments] == [20, 15]
    assert not codes(reading)


def test_d2_an_effort_in_a_merged_cell_of_a_workbook_is_shared() -> None:
    """D2, M4: as in HTML."""
    rows = [row((*HEAD, "人天")), row((*FIRST, "30")), row(SECOND)]
    merged = '<mergeCells><mergeCell ref="D2:D3"/></mergeCells>'
    packed = workbook(sheet(*[_numbered(text, at) for at, text in enumerate(rows, 1)], after=merged))
    assert [one.code for one in read(with_workbook(packed), KNOWN).problems] == ["unreadable-effort"] * 2


def _numbered(text: str, number: int) -> str:
    """A row of a sheet with the places of its cells."""
    cells = text.split("<c ")
    placed = "".join(f'<c r="{letter}{number}" {one}' for letter, one in zip("ABCDEFG", cells[1:], strict=False))
    return f"{cells[0]}{placed}"


def test_d2_a_merged_effort_that_was_pasted_as_text_is_shared_too() -> None:
    """M4: days and effort that are empty below others are those above; 同上 of the days alone says nothing of it."""
    for days, asked in (("", True), ("同上", False), ("6月1日-6月30日", False)):
        text = f"姓名\t岗位\t支撑周期\t人天\n许南星\t后端\t6月1日-6月30日\t30\n白一舟\t前端\t{days}\t"
        assert bool(read(read_mail(mail_of({"text": text})), KNOWN).problems) == asked


OTHERS = sheet(row(HEAD), row(SECOND))


@pytest.mark.parametrize("name", ["已作废", "旧版", "历史", "原计划", "变更前", "备份(旧)", "模板"])
def test_m4_a_sheet_that_is_not_in_force_by_its_name_lends_nobody(name: str) -> None:
    """M4: where another one holds it is passed over, and its name is told; alone it is asked about."""
    packed = workbook(sheet(row(HEAD), row(FIRST)), OTHERS, called=("安排", name))
    reading = read(with_workbook(packed), KNOWN)
    assert lent(reading) == ["许南星 0601-0630"]
    assert [one.value for one in reading.warnings if one.code == "sheet-left-out"] == [name]


def test_m4_sheets_of_two_projects_are_asked_about() -> None:
    """D1, M4: what somebody calls a sheet is a line above its table."""
    packed = workbook(sheet(row(HEAD), row(FIRST)), OTHERS, called=("星河数据治理项目", "滨江大学算力平台"))
    assert "ambiguous-project" in codes(read(with_workbook(packed), KNOWN))


CHANGED = [("许南星", "后端", "6月1日-7月15日"), ("白一舟", "前端", "7月1日-7月10日")]
ADJUSTED = "【星河数据治理项目】人员支撑调整"


@pytest.mark.parametrize(("before", "after"), [
    ("变更前：", "变更后："), ("一、原人员安排", "二、调整后人员安排"), ("调整前", "调整后"), ("旧：", "新："),
    ("【变更前】", "【变更后】"), ("原支撑安排如下", "现调整为"), ("变更前（作废）：", "变更后："),
])  # fmt: skip
def test_d4_a_table_of_what_was_lends_nobody(before: str, after: str) -> None:
    """D4: beside one of what is to be; in whichever order they stand."""
    tables = [
        f"<p>{before}</p>{table(tr(HEAD), tr(FIRST), tr(SECOND))}",
        f"<p>{after}</p>{table(tr(HEAD), *map(tr, CHANGED))}",
    ]
    for html in ("".join(tables), "".join(reversed(tables))):
        reading = shown(html, ADJUSTED)
        assert (lent(reading), codes(reading)) == (["许南星 0601-0715", "白一舟 0701-0710"], [])


def test_d4_the_side_of_a_row_may_stand_in_the_table() -> None:
    """D4: in a column, or in a row of its own."""
    sides = ("变更前", "变更后")
    column = [tr((side, *told)) for side, told in zip(sides, (FIRST, CHANGED[0]), strict=True)]
    section = [tr((side,), each="colspan=3") + tr(told) for side, told in zip(sides, (FIRST, CHANGED[0]), strict=True)]
    for html in (table(tr(("类型", *HEAD)), *column), table(tr(HEAD), *section)):
        reading = shown(html, ADJUSTED)
        assert (lent(reading), codes(reading)) == (["许南星 0601-0715"], [])


def test_m4_who_is_only_in_what_was_is_asked_about() -> None:
    """M4: whether he leaves is not told; nor is what is to be, where nothing but what was is told."""
    was = f"<p>变更前：</p>{table(tr(HEAD), tr(FIRST), tr(SECOND))}"
    assert shown(f"{was}<p>变更后：</p>{table(tr(HEAD), tr(CHANGED[0]))}", ADJUSTED).problems
    assert shown(was, ADJUSTED).problems


PLANS = [
    (("阶段", "开始时间", "结束时间", "负责人"), ("开发", "6月8日", "6月30日", "方启明")),
    (("里程碑", "计划完成时间"), ("需求评审", "6月5日")),
    (("序号", "任务", "开始", "结束", "责任人"), ("1", "接口开发", "6月1日", "6月12日", "白一舟")),
    (("项目阶段", "起止时间"), ("一期", "6月1日-6月30日")),
]


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize(
    "heads", [("一、项目计划", "二、人员安排"), ("里程碑计划：", "投入人员："), ("1. 计划", "2. 支撑人员")]
)
def test_d1_a_plan_above_or_below_takes_nobody_from_the_table_of_people(
    plan: tuple[Sequence[str], Sequence[str]], heads: tuple[str, str]
) -> None:
    """D1: what is planned lends nobody, and a heading's people are those of the table below it."""
    planned, staffed = f"<p>{heads[0]}</p>{table(*map(tr, plan))}", f"<p>{heads[1]}</p>{table(tr(HEAD), tr(FIRST))}"
    for html in (planned + staffed, staffed + planned):
        reading = shown(html)
        assert (lent(reading), codes(reading)) == (["许南星 0601-0630"], [])


@pytest.mark.parametrize("cell", [
    "白一舟+1", "白一舟（+1）", "白一舟等2人", "白一舟+外包1人", "白一舟（含外包1人）", "白一舟（另1人待定）",
    "白一舟 x2", "白一舟（2人）", "白一舟+1名实习生",
])  # fmt: skip
def test_m4_somebody_more_who_is_not_named_is_asked_about(cell: str) -> None:
    """M4: in a cell, under a label and in a sentence."""
    assert "missing-person" in codes(shown(table(tr(HEAD), tr(FIRST), tr((cell, "前端", "6月8日-6月26日")))))
    assert shown(f"<p>支撑人员：{cell}</p><p>支撑周期：6月1日-6月30日</p>").problems
    assert shown(f"<p>6月1日-6月30日，{cell}支撑星河数据治理项目。</p>").problems


@pytest.mark.parametrize("cell", ["白一舟（1人）", "白一舟 +8613800001111", "白一舟(+86 13800001111)"])
def test_d1_a_number_beside_a_name_is_not_always_somebody_more(cell: str) -> None:
    """D1: one is the one who is named, and a telephone is none."""
    assert not codes(shown(table(tr(HEAD), tr(FIRST), tr((cell, "前端", "6月8日-6月26日")))))


@pytest.mark.parametrize(("note", "asked"), [("*：时间待定", True), ("*待客户确认", True), ("*为驻场人员", False)])
def test_m4_what_a_star_below_a_table_says_is_heard(note: str, asked: bool) -> None:
    """M4: as what stands behind 备注：."""
    rows = table(tr(HEAD), tr(FIRST), tr(("白一舟*", *SECOND[1:])))
    assert bool(shown(f"{rows}<p>{note}</p>").problems) == asked


@pytest.mark.parametrize(
    ("total", "problems"),
    [
        (("合计", "", "", "35"), []),
        (("合计：2人", "", "", "35人天"), []),
        (("合计", "", "", "40"), ["unreadable-effort"]),
        (("合计", "3人", "", "35"), ["missing-person"]),
    ],
)
def test_m4_a_sum_that_is_none_is_asked_about(total: Sequence[str], problems: list[str]) -> None:
    """M4: a row may be missing, or an amount be mistyped; D1: a sum lends nobody."""
    head, rows = (*HEAD, "人天"), [tr((*FIRST, "20")), tr(("小计", "", "", "20")), tr((*SECOND, "15"))]
    reading = shown(table(tr(head), *rows, tr(total)))
    assert [line.support_days for line in reading.assignments] == [20, 15]
    assert [one.code for one in reading.problems] == problems


@pytest.mark.parametrize(
    ("said", "asked"), [("以上共3人", True), ("共计2人", False), ("项目组共12人，请协调工位", False)]
)
def test_m4_more_people_than_are_named_are_asked_about(said: str, asked: bool) -> None:
    """M4: of those whom the mail lends, not of a team."""
    assert bool(shown(f"{table(tr(HEAD), tr(FIRST), tr(SECOND))}<p>{said}</p>").problems) == asked


@pytest.mark.parametrize(
    ("headings", "first"),
    [
        (("人员及联系方式", "岗位", "支撑周期"), ("许南星 13800001111", "后端", "6月1日-6月30日")),
        (("姓名/电话", "岗位", "支撑月份"), ("许南星/13800001111", "后端", "6月")),
        (("姓名", "支撑周期", "备注"), ("许南星", "6月1日-6月30日", "6月15日起改为远程")),
        (("姓名", "支撑周期", "备注"), ("许南星", "6月1日-6月30日", "节假日不加班")),
        (("姓名", "支撑周期", "状态"), ("许南星", "6月1日-6月30日", "待入场")),
        (("姓名", "支撑周期", "备注"), ("许南星（新人）", "6月1日-6月30日", "待报到")),
    ],
)
def test_d1_ordinary_columns_and_remarks_ask_nothing(headings: Sequence[str], first: Sequence[str]) -> None:
    """D1: how somebody is reached, or works, changes nothing."""
    reading = shown(table(tr(headings), tr(first)))
    assert (lent(reading), codes(reading)) == (["许南星 0601-0630"], [])


def test_d1_numbered_rows_that_nobody_filled_in_end_no_table() -> None:
    """D1: of a form with more rows than people."""
    text = "序号\t姓名\t支撑周期\n1\t许南星\t6月1日-6月30日\n2\t\t\n3\t白一舟\t6月8日-6月26日\n4"
    reading = read(read_mail(mail_of({"text": text})), KNOWN)
    assert (lent(reading), codes(reading)) == (["许南星 0601-0630", "白一舟 0608-0626"], [])


def test_m4_what_a_table_says_that_is_needed_and_who_is_there() -> None:
    """D2, M4: two are needed in a row that names one."""
    head = ("岗位", "需求人数", "到位人员", "支撑周期")
    reading = shown(table(tr(head), tr(("前端", "2", "白一舟", "6月8日-6月26日"))))
    assert (reading.kind, codes(reading)) == ("staffing_notice", ["missing-person"])


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        (("1", "大屏", "5", "白一舟", "6.1-6.12"), ("2", "报表", "5", "白一舟", "6.1-6.12"), True),
        (("1", "大屏", "5", "白一舟", "6.1-6.12"), ("2", "报表", "8", "白一舟", "6.1-6.12"), True),
        (("1", "大屏", "5", "白一舟", "6.1-6.12"), ("2", "大屏", "5", "白一舟", "6.1-6.12"), False),
        (("1", "大屏", "5", "白一舟", "6.1-6.5"), ("2", "报表", "5", "白一舟", "6.8-6.12"), False),
        (("1", "大屏", "", "白一舟", "6.1-6.12"), ("2", "报表", "", "白一舟", "6.1-6.12"), False),
    ],
)
def test_d2_two_efforts_of_one_person_in_the_same_days_are_asked_about(
    first: Sequence[str], second: Sequence[str], asked: bool
) -> None:
    """D2, M4: one of them was recorded for both needs; a row said twice is one."""
    head = ("序号", "需求", "协调人天", "开发人员", "支撑周期")
    assert ("effort-twice" in codes(shown(table(tr(head), tr(first), tr(second))))) == asked


def test_m4_people_in_no_sheet_that_is_in_force_are_asked_about() -> None:
    """M4: the only sheet calls itself void."""
    reading = read(with_workbook(workbook(sheet(row(HEAD), row(FIRST)), called=("已作废",))), KNOWN)
    assert lent(reading) == ["许南星 0601-0630"]
    assert "on-condition" in [one.code for one in reading.problems]


def test_d2b_a_merged_effort_of_two_needs_is_asked_about() -> None:
    """D2b, M4: how much of it is needed of whom is not told."""
    head = ("岗位", "需求人数", "需求时间")
    first = tr(("前端", "2", "6月1日-6月30日")).replace("</tr>", "<td rowspan=2>40</td></tr>")
    reading = shown(
        table(tr((*head, "人天")), first, tr(("测试", "1", "6月15日-6月30日"))), "【星河数据治理项目】人员需求"
    )
    assert (reading.kind, codes(reading)) == ("need", ["unreadable-effort"] * 2)


def test_d4_periods_before_and_after_an_extension() -> None:
    """D4: the later one holds."""
    head = ("姓名", "原支撑周期", "延期后支撑周期")
    reading = shown(table(tr(head), tr(("许南星", "6月1日-6月30日", "6月1日-7月31日"))), ADJUSTED)
    assert (lent(reading), codes(reading)) == (["许南星 0601-0731"], [])


def test_d2_the_same_effort_in_two_tables_is_said_once() -> None:
    """D2: a summary above the table that has more columns says nothing new; another effort does."""
    whole = table(tr(("序号", "姓名", "支撑周期", "人天")), tr(("1", "白一舟", "6.1-6.12", "5")))
    for effort, asked in (("5", False), ("8", True)):
        short = table(tr(("姓名", "支撑周期", "人天")), tr(("白一舟", "6.1-6.12", effort)))
        assert ("effort-twice" in codes(shown(f"{short}<p>明细如下：</p>{whole}"))) == asked


def test_d2_two_needs_under_labels_for_one_person_in_the_same_days() -> None:
    """D2, M4: 5 person-days each, or 5 in all; in another language it is the same need once more."""
    need = "<p>协调开发人员：白一舟</p><p>协调支撑时间：5人天</p><p>支撑周期：6.1-6.12</p>"
    english = "<p>Staff: 白一舟</p><p>Agreed effort: 5 person-days</p><p>Period: 2026-06-01 to 2026-06-12</p>"
    assert "effort-twice" in codes(shown(f"<p>1、大屏改版</p>{need}<p>2、报表开发</p>{need}"))
    assert "effort-twice" not in codes(shown(f"{need}<p>&nbsp;</p>{english}"))


@pytest.mark.parametrize(
    "remark", ["改为黄丽", "更换为高兴", "待入场时间确认", "6月15日起改为远程，6月20日离场", "改为兼职"]
)
def test_m4_a_remark_that_puts_another_or_other_days_is_asked_about(remark: str) -> None:
    """M4: how somebody works changes nothing, who comes and until when does."""
    assert shown(table(tr((*HEAD, "备注")), tr((*FIRST, remark)))).problems


def test_m4_another_in_the_brackets_behind_a_name_is_asked_about() -> None:
    """M4: 许南星（+黄丽） lends two, or one with help."""
    assert "ambiguous-person" in codes(shown(table(tr(HEAD), tr(("许南星（+黄丽）", *FIRST[1:])))))
