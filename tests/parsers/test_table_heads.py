"""D1, M4: headings in two rows, over several columns or twice side by side, titles and forms above them."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from parsers.mail import read_mail
from parsers.notices.people.known_names import KnownNames
from parsers.read import read
from parsers.reading import Reading
from tests.parsers.test_read import KNOWN, a_mail, summary

SUBJECT = "【星河数据治理项目】人员支撑安排"
JUNE, JULY = "assign 许南星 |  | 2026-06-01 | 2026-06-30 |  | ", "assign 白一舟 |  | 2026-07-01 | 2026-07-31 |  | "
Cell = str | tuple[str, int]


def typed(*rows: str, subject: str = SUBJECT) -> list[str]:
    """What a mail with a table says, whose cells are parted by tabs; bars stand for them here."""
    return summary(read(a_mail(subject, "\n".join(row.replace("|", "\t") for row in rows)), KNOWN))


def shown(*rows: tuple[Cell, ...], subject: str = SUBJECT, known: KnownNames = KNOWN) -> Reading:
    """What a mail with an HTML table says; a cell with a number covers so many columns."""
    cells = [[cell if isinstance(cell, tuple) else (cell, 1) for cell in row] for row in rows]
    lines = ("".join(f"<td colspan={across}>{text}</td>" for text, across in row) for row in cells)
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "c@c.example", subject, "Fri, 22 May 2026 10:00:00 +0800"
    mail.set_content("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>", subtype="html")
    return read(read_mail(bytes(mail)), known)


def assigned(told: list[str]) -> list[str]:
    """The lines that lend somebody, and the problems."""
    return [line for line in told if line.startswith(("assign", "problem"))]


@pytest.mark.parametrize(
    "rows",
    [
        ("姓名|支撑周期|", "许南星|6/1|6/30", "白一舟|7/1|7/31"),
        ("姓名|支撑周期|支撑周期", "许南星|6/1|6/30", "白一舟|7/1|7/31"),
        ("姓名|支撑周期||", "许南星|6/1|至|6/30", "白一舟|7/1|至|7/31"),
        ("姓名|支撑周期|", "|开始|结束", "许南星|6/1|6/30", "白一舟|7/1|7/31"),
        ("姓名|支撑时间|", "姓名|开始时间|结束时间", "许南星|6/1|6/30", "白一舟|7/1|7/31"),
        ("姓名|周期|", "许南星|6/1-6/30|", "白一舟|7/1-7/31|驻场"),
        ("姓名||周期", "许南星|√|6/1-6/30", "白一舟||7/1-7/31"),
        ("姓名|支撑周期|", "许南星|6/1起|30天", "白一舟|7/1-7/31|"),
        ("姓名|开始|结束", "许南星|6/1|6/30", "姓名|开始|结束", "白一舟|7/1|7/31"),
        ("姓名|开始|结束|姓名|开始|结束", "许南星|6/1|6/30|白一舟|7/1|7/31"),
        ("姓名|周期|姓名|周期", "许南星|6/1-6/30|白一舟|7/1-7/31"),
    ],
)
def test_d1_headings_over_columns(rows: tuple[str, ...]) -> None:
    """D1: the first and the last day are read from the two columns that one heading covers."""
    assert assigned(typed(*rows)) == [JUNE, JULY]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("姓名|支撑周期|", "许南星|6/1|6/30", "白一舟|7/1|"), [JUNE, "assign 白一舟 |  |  |  |  | "]),
        (("姓名|支撑周期||", "许南星|6/1|6/30|7/15"), ["assign 许南星 |  |  |  |  | "]),
        (("姓名|支撑周期|", "许南星|6/1-6/30|可能提前"), [JUNE]),
        (("姓名|开始|结束|", "许南星|6/1|6/30|待定"), [JUNE]),
    ],
)
def test_m4_days_under_one_heading_that_are_no_two_are_asked_about(rows: tuple[str, ...], expected: list[str]) -> None:
    """M4: one day too few, one too many, a doubt in a column without a heading."""
    told = assigned(typed(*rows))
    assert told[: len(expected)] == expected
    assert told[len(expected) :]


def test_d1_people_under_one_heading() -> None:
    """D1: the second of two people under one heading is lent too; so is a length beside its first day."""
    expected = [JUNE, JUNE.replace("许南星", "白一舟")]
    assert assigned(typed("姓名||周期", "许南星|白一舟|6/1-6/30")) == expected
    assert assigned(typed("姓名|支撑周期|", "许南星|6/1|30天")) == [JUNE]


def test_d2_efforts_in_two_rows_of_headings() -> None:
    """D2: 工作量 over 预估 and 协调."""
    told = typed("姓名|工作量||支撑周期|", "|预估|协调|开始|结束", "许南星|5|8|6/1|6/30")
    assert assigned(told) == ["assign 许南星 |  | 2026-06-01 | 2026-06-30 | 5 | 8"]


def test_d1_a_form_above_the_headings_says_whose_project_it_is() -> None:
    """D1, D9: project, manager and lead stand in the first rows of the table, the people below."""
    told = summary(
        shown(
            ("项目名称", ("星河数据治理项目", 3)),
            ("项目经理", "黄俊杰", "研发负责人", "方启明"),
            ("姓名", "角色", "开始", "结束"),
            ("许南星", "后端", "6/1", "6/30"),
            subject="人员支撑安排",
        )
    )
    assert told == [
        *("kind staffing_notice", "project 星河数据治理项目", "lead 方启明", "manager 黄俊杰"),
        "assign 许南星 | 后端 | 2026-06-01 | 2026-06-30 |  | ",
    ]


@pytest.mark.parametrize("title", ["星河数据治理项目人员支撑表", "星河数据治理项目人员支撑安排（2026年6月）"])
def test_d1_a_tables_title_names_the_project(title: str) -> None:
    """D1: a row that one cell covers is a line of the notice, and its days are nobody's."""
    told = summary(shown(((title, 3),), ("姓名", "开始", "结束"), ("许南星", "6/1", "6/30"), subject="人员支撑安排"))
    assert told == ["kind staffing_notice", "project 星河数据治理项目", JUNE]


def test_m4_a_doubt_in_a_tables_title_is_asked_about() -> None:
    """M4: what the title takes back is not recorded without a question."""
    told = summary(shown((("支撑人员（许南星待定）", 3),), ("姓名", "开始", "结束"), ("许南星", "6/1", "6/30")))
    assert assigned(told) == [JUNE, "problem missing-period"]


@pytest.mark.parametrize(
    "struck", ["<s>{}</s>", "<del>{}</del>", "<span style='text-decoration: line-through'>{}</span>"]
)
def test_m4_what_is_struck_out_in_a_table_is_nobodys(struck: str) -> None:
    """M4: a name that is struck out is no empty cell, whose days would be those of the one above: whose, is asked."""
    head, first = ("姓名", "开始", "结束"), ("许南星", "6/1", "6/30")
    unnamed = summary(shown(head, first, (struck.format("白一舟"), "7/1", "7/31")))
    assert assigned(unnamed) == [JUNE, "problem missing-person"]
    assert assigned(summary(shown(head, first, tuple(map(struck.format, ("白一舟", "7/1", "7/31")))))) == [JUNE]
    day = summary(shown(head, first, ("白一舟", "7/1", struck.format("7/31"))))
    assert assigned(day) == [JUNE, "assign 白一舟 |  |  |  |  | ", "problem missing-period"]
    moved = summary(shown(head, first, ("白一舟", "7/1", struck.format("7/15") + " 7/31")))
    assert assigned(moved) == [JUNE, JULY]
