"""D1, D2: a staffing table in an attached workbook or CSV file is read like a table in the text, and within limits."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

import pytest

from parsers.limits import Limits
from parsers.mail import read_mail
from parsers.mail.cell_formats import shape_of, shown
from parsers.message import Line, Mail
from parsers.read import read

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = ("姓名", "角色", "开始时间", "结束时间")
ROW = ("许南星", "前端", "2026-04-01", "2026-04-30")
CSV = "姓名,角色,开始时间,结束时间\n许南星,前端,2026-04-01,2026-04-30\n"


def cell(value: str | float, style: int = 0, kind: str = "inlineStr") -> str:
    """A cell: text as an inline string, a number with its style."""
    if isinstance(value, str):
        return (
            f'<c t="{kind}"><is><t>{value}</t></is></c>' if kind == "inlineStr" else f'<c t="{kind}"><v>{value}</v></c>'
        )
    return f'<c s="{style}"><v>{value}</v></c>'


def row(cells: Sequence[str | float], attributes: str = "", style: int = 0) -> str:
    """A row of a sheet."""
    return f"<row {attributes}>{''.join(cell(value, style) for value in cells)}</row>"


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """A worksheet's XML."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def workbook(
    *sheets: str, states: Sequence[str] = (), properties: str = "", called: Sequence[str] = (), **parts: str
) -> bytes:
    """A workbook of sheets; `parts` are further parts under xl/."""
    names = range(1, len(sheets) + 1)
    titles = called or [f"rId{number % len(sheets) + 1}" for number in names]
    listed = "".join(
        f'<sheet name="{titles[number - 1]}" sheetId="{number}" r:id="rId{number}" '
        f'state="{dict(enumerate(states, 1)).get(number, "visible")}"/>'
        for number in names
    )
    related = "".join(f'<Relationship Id="rId{number}" Target="worksheets/s{number}.xml"/>' for number in names)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{listed}</sheets></workbook>',
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{related}</Relationships>")
        for number, text in zip(names, sheets, strict=True):
            archive.writestr(f"xl/worksheets/s{number}.xml", text)
        for name, text in parts.items():
            archive.writestr(f"xl/{name}.xml", text)
    return packed.getvalue()


def mail(
    *files: tuple[str, bytes, str], subject: str = "【临溪政务数据治理项目】人员支撑安排", body: str = "安排见附件。"
) -> Mail:
    """What is read of a mail with attached files: their names, bytes and types."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "许丙坤 <a@corp.example>", "staffing@corp.example", subject
    made["Date"] = "Mon, 16 Mar 2026 08:00:00 +0800"
    made.set_content(body)
    for name, data, kind in files:
        maintype, _, subtype = kind.partition("/")
        made.add_attachment(data, maintype=maintype, subtype=subtype, filename=name)
    return read_mail(made.as_bytes())


def with_workbook(data: bytes, name: str = "安排.xlsx") -> Mail:
    """What is read of a mail with that workbook."""
    return mail((name, data, XLSX))


def people(read_of: Mail) -> list[tuple[str, str, str]]:
    """Who is lent from when to when, as the readers see it."""
    return [(line.person, str(line.start), str(line.end)) for line in read(read_of).assignments]


def test_d1_workbook_is_a_table() -> None:
    """D1: the rows of an attached workbook are the notice's lines, and stand in the text under the file's name.

    What stands above its headings in a row of its own is a line of the notice.
    """
    found = with_workbook(workbook(sheet(row(["人员支撑安排表"]), row(HEADER), row(ROW))))
    assert [table.rows for table in found.tables] == [(HEADER, ROW)]
    assert found.text.split("\n")[found.tables[0].line - 3 :] == [
        "[安排.xlsx]",
        "人员支撑安排表",
        *map("\t".join, [HEADER, ROW]),
    ]
    assert found.new_lines[-1] == Line(found.tables[0].line - 1, "人员支撑安排表")
    assert people(found) == [("许南星", "2026-04-01", "2026-04-30")]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_d1_csv_is_a_table(charset: str, delimiter: str) -> None:
    """D1: a CSV file, in the charset and with the delimiter that a spreadsheet happens to write."""
    data = CSV.replace(",", delimiter).encode(charset)
    assert people(mail(("安排.csv", data, "text/csv"))) == [("许南星", "2026-04-01", "2026-04-30")]


def test_d1_csv_cells_may_hold_line_ends() -> None:
    """RFC 4180 section 2: a quoted cell may hold delimiters and line ends; in a table it is one line."""
    data = '姓名,备注,开始时间,结束时间\r\n许南星,"接口,\r\n联调",2026-04-01,2026-04-30\r\n'.encode()
    found = mail(("a.csv", data, "application/octet-stream"))
    assert found.tables[0].rows[1] == ("许南星", "接口, 联调", "2026-04-01", "2026-04-30")


def test_trust_in_an_answer_attachments_do_not_count() -> None:
    """DESIGN, Trust: in a reply attachments never decide."""
    found = mail(("a.csv", CSV.encode(), "text/csv"), subject="答复: 人员支撑安排", body="同意。")
    assert found.tables == ()
    assert "许南星" not in found.text


def test_d1_attached_to_an_attached_notice() -> None:
    """D1: of a forwarded mail, the file that came with it."""
    inner = EmailMessage()
    inner["Subject"] = "【临溪政务数据治理项目】人员支撑安排"
    inner.set_content("各位好，临溪政务数据治理项目的人员安排见附件。")
    inner.add_attachment(CSV.encode(), maintype="text", subtype="csv", filename="a.csv")
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "a@corp.example", "转发: 人员支撑安排"
    outer.set_content("请知悉。")
    outer.add_attachment(inner)
    assert [table.rows[1] for table in read_mail(outer.as_bytes()).tables] == [ROW]


def test_d1_other_tables_are_passed_over() -> None:
    """D1: only a table with a column of people and another that notices have is offered; no other says anything."""
    found = mail(
        ("报价.csv", "序号,名称,单价\n1,服务器,100\n".encode(), "text/csv"),
        ("通讯录.csv", "姓名,性别,部门,入职日期,电话\n唐卓,男,前端,2020-01-01,1\n".encode(), "text/csv"),
        ("安排.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.csv", CSV.encode(), "text/csv"),
    )
    assert [table.rows[0] for table in found.tables] == [HEADER]
    assert "服务器" not in found.text
    assert found.unreadable == ()


def test_what_is_hidden_says_nothing() -> None:
    """DESIGN, Trust: what a reader of the mail does not see decides nothing: hidden sheets, rows and columns."""
    hidden = '<cols><col min="2" max="2" hidden="1"/></cols>'
    first = sheet(row(HEADER, 'r="1"'), row(ROW, 'r="2" hidden="1"'), row(["唐卓", *ROW[1:]], 'r="3"'), before=hidden)
    found = with_workbook(workbook(first, sheet(row(HEADER), row(ROW)), states=["visible", "veryHidden"]))
    assert [table.rows for table in found.tables] == [
        (("姓名", "开始时间", "结束时间"), ("唐卓", "2026-04-01", "2026-04-30"))
    ]


def test_merged_cells_speak_for_each_row() -> None:
    """D1: a cell that reaches down over rows says the same in each of them."""
    rows = (
        row(HEADER, 'r="1"'),
        row(["许南星", "前端", "4月1日"], 'r="2"'),
        '<row r="3"><c r="A3" t="str"><v>唐卓</v></c></row>',
    )
    found = with_workbook(workbook(sheet(*rows, after='<mergeCells><mergeCell ref="C2:C3"/></mergeCells>')))
    assert found.tables[0].rows[1:] == (("许南星", "前端", "4月1日", ""), ("唐卓", "", "4月1日", ""))


STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<numFmts><numFmt numFmtId="176" formatCode="m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="27"/></cellXfs></styleSheet>'
)


@pytest.mark.parametrize(
    ("style", "from_1904", "text"),
    [
        (0, "", "46113"),
        (1, "", "2026-04-01"),
        (2, "", "4月1日"),
        (3, "", "2026年4月"),
        (1, ' date1904="1"', "2030-04-02"),
    ],
)
def test_days_are_as_they_are_shown(style: int, from_1904: str, text: str) -> None:
    """T4: a day stands as its number format shows it; one shown without a year is read relative to the mail's date."""
    sheets = sheet(row(HEADER), row([46113.0], style=style))
    found = with_workbook(workbook(sheets, properties=f"<workbookPr{from_1904}/>", styles=STYLES))
    assert found.tables[0].rows[1][0] == text


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("yyyy/m/d", "ymd"), ('yyyy"年"m"月"d"日";@', "ymd"), ("[$-F800]dddd, mmmm dd, yyyy", "ymd"), ("d-mmm", "md"),
        ('yyyy"年"m"月"', "ym"), ("[$-409]mmm-yy;@", "ym"), ("h:mm:ss", ""), ("0.00E+00", ""), ("General", ""),
        ('#,##0"yd"', ""), ("[Red]0.00", ""),
    ],
)  # fmt: skip
def test_which_formats_show_days(code: str, shape: str) -> None:
    """ECMA-376 part 1, 18.8.31: letters in quotes and brackets are not the day's."""
    assert shape_of(code) == shape


@pytest.mark.parametrize(
    ("value", "text"), [("20", "20"), ("20.0", "20"), ("5.5", "5.5"), ("1e300", "1e300"), ("nan", "nan"), ("x", "x")]
)
def test_numbers_are_plain(value: str, text: str) -> None:
    """D2: person-days as people write them."""
    assert shown(value, "", from_1904=False) == text


def test_shared_strings_without_their_readings() -> None:
    """ECMA-376 part 1, 18.4.8: runs are one text, and phonetic readings are none of it."""
    strings = f'<sst xmlns="{MAIN}"><si><r><t>许</t></r><r><t>南星</t></r><rPh sb="0" eb="1"><t>xu</t></rPh></si></sst>'
    body = sheet(row(HEADER), f"<row>{cell('0', kind='s')}</row>")
    assert with_workbook(workbook(body, sharedStrings=strings)).tables[0].rows[1][0] == "许南星"


BOMB = f'<sst xmlns="{MAIN}">{"<si><t>a</t></si>" * 1_000_000}</sst>'
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + f']><sst xmlns="{MAIN}"><si><t>&i;</t></si></sst>'
)
GOOD = sheet(row(HEADER), row(ROW))
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><sst><si><t>&a;</t></si></sst>'


@pytest.mark.parametrize(
    "data",
    [
        workbook(GOOD, sharedStrings=BOMB),
        workbook(GOOD, sharedStrings=LAUGHS),
        workbook(GOOD, sharedStrings=OUTSIDE),
        workbook(sheet(row(HEADER), *[row(ROW)] * 501)),
        workbook("<a>" * 300_000),
        workbook(sheet(row(HEADER), '<row><c t="s"><v>7</v></c></row>')),
        workbook(GOOD)[:-40],
        workbook(GOOD).replace(b"\x50\x4b\x01\x02", b"\x50\x4b\x01\x02\x00", 1),
        b"PK\x03\x04" + b"\x00" * 100,
        b"PK\x01\x02" * 100_000,
        b"<html>no workbook</html>",
        b"",
    ],
    ids=[
        *("bomb", "laughs", "outside", "rows", "depth", "no such string", "cut", "damaged"),
        *("no archive", "entries", "html", "empty"),
    ],
)
def test_m4_what_cannot_be_read_is_named(data: bytes) -> None:
    """M4: a hostile or broken workbook costs little, gives no table and is named; the mail itself is read."""
    before = time.process_time()
    found = with_workbook(data)
    assert time.process_time() - before < 2
    assert found.tables == ()
    assert found.unreadable == ("安排.xlsx",)
    assert found.over_limit is None
    assert [line.text for line in found.new_lines] == ["安排见附件。"]


def test_m4_a_large_sheet_of_other_things_is_passed_over() -> None:
    """M4: figures on another sheet, however many, and cells far to the right do not hide the staffing table."""
    far = f'<row>{"".join(map(cell, ROW))}<c r="XFD2" t="str"><v>x</v></c></row>'
    found = with_workbook(workbook(sheet(*[row(["x"] * 80)] * 900), sheet(row(HEADER), far)))
    assert [table.rows for table in found.tables] == [(HEADER, ROW)]
    assert found.unreadable == ()


def test_one_budget_for_all_files() -> None:
    """M4: several files share what may be unpacked, and no more than the first few are looked into."""
    two = 2 * len(CSV.encode())
    made = [("a.csv", CSV.encode(), "text/csv")] * 3
    mail_of = EmailMessage()
    mail_of.set_content("x")
    for name, data, kind in made:
        mail_of.add_attachment(data, maintype=kind.partition("/")[0], subtype="csv", filename=name)
    data = mail_of.as_bytes()
    assert len(read_mail(data, Limits(unpacked=two)).tables) == 2
    assert read_mail(data, Limits(unpacked=two)).unreadable == ("a.csv",)
    within = read_mail(data, Limits(files=1))
    assert (len(within.tables), within.unreadable) == (1, ("a.csv", "a.csv"))


def test_m4_csv_beyond_the_limits_is_named() -> None:
    """M4: a CSV file with more rows than a notice has is not read in part."""
    found = mail(("a.csv", (CSV + "x,,,\n" * 500).encode(), "text/csv"))
    assert found.tables == ()
    assert found.unreadable == ("a.csv",)


@pytest.mark.parametrize("piece", ["\n", "\r", ",", '"', '"\n', "a,\n", "\x00", '"",'])
def test_m4_hostile_csv_costs_little(piece: str) -> None:
    """M4: whatever a CSV file consists of, reading it is bounded."""
    data = (CSV + piece * (3_900_000 // len(piece))).encode()
    before = time.process_time()
    found = mail(("a.csv", data, "text/csv"))
    assert time.process_time() - before < 2
    assert found.over_limit is None


STRIKING = (
    f'<styleSheet xmlns="{MAIN}"><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
    '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="1"/><xf numFmtId="14" fontId="2"/></cellXfs>'
    "</styleSheet>"
)


def test_m4_what_is_struck_out_in_a_workbook_is_not_read() -> None:
    """M4: a row struck out lends nobody, a day struck out is missing, and not struck out is read."""
    text = '<c s="{}" t="inlineStr"><is><t>{}</t></is></c>'
    gone = (
        f"<row>{''.join(text.format(1, value) for value in ('白一舟', '前端'))}{cell(46146, 1)}{cell(46200, 1)}</row>"
    )
    kept = f"<row>{text.format(2, '黄丽')}{text.format(2, '测试')}{cell(46113, 2)}{cell(46142, 2)}</row>"
    found = with_workbook(workbook(sheet(row(HEADER), row(ROW), gone, kept), styles=STRIKING))
    assert people(found) == [("许南星", "2026-04-01", "2026-04-30"), ("黄丽", "2026-04-01", "2026-04-30")]
    stretch = '<c t="inlineStr"><is><r><rPr><strike/></rPr><t>2026-04-15</t></r><r><t>2026-04-30</t></r></is></c>'
    partly = f"<row>{''.join(cell(value) for value in ROW[:3])}{stretch}</row>"
    assert people(with_workbook(workbook(sheet(row(HEADER), partly)))) == [("许南星", "2026-04-01", "2026-04-30")]


def test_m4_a_note_below_an_attached_table_is_a_line_of_the_notice() -> None:
    """M4: what it says of the people is heard; D1: a remark on the table lends nobody."""
    for note, asked in (("说明：以上人员已确认", False), ("备注：许南星的时间待定", True)):
        found = with_workbook(workbook(sheet(row(HEADER), row(ROW), row([note]))))
        assert found.new_lines[-1] == Line(found.tables[0].line + 2, note)
        assert bool(read(found).problems) == asked
        assert people(found) == [("许南星", "2026-04-01", "2026-04-30")]


def test_m4_a_workbook_of_too_many_sheets_is_named() -> None:
    """M4: none of them is passed over in silence."""
    packed = workbook(*[sheet(row(HEADER), row(ROW))] * 3)
    made = EmailMessage()
    made.set_content("安排见附件")
    made.add_attachment(packed, maintype="application", subtype="octet-stream", filename="a.xlsx")
    assert read_mail(bytes(made), Limits(sheets=2)).unreadable == ("a.xlsx",)
    assert len(read_mail(bytes(made), Limits(sheets=3)).tables) == 3
