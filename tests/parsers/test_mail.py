"""M1 to M4: bytes become a mail, whatever they are, within limits of time and memory."""

from __future__ import annotations

import base64
import datetime as dt
import time
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.limits import Limits
from parsers.mail import read_mail
from parsers.mail.addresses import date_of, identifiers, mailboxes
from parsers.message import Mail, Mailbox, Table

NOTICE = "协调开发人员：许南星\n支撑周期：2026/06/01 - 2026/06/30"
TABLE = "<table><tr><th>姓名</th><th>结束</th></tr><tr><td>许南星</td><td>6月30日</td></tr></table>"
ROWS = (("姓名", "结束"), ("许南星", "6月30日"))


def message(subject: str = "【星河】人员支撑", **headers: str) -> EmailMessage:
    """A mail to fill."""
    made = EmailMessage()
    made["From"] = "查甘望 <chaganwang@corp.example>"
    made["Subject"] = subject
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def html(source: str, subject: str = "x") -> Mail:
    """An HTML mail, read from bytes."""
    made = message(subject)
    made.set_content(source, subtype="html")
    return read_mail(made.as_bytes())


def words(mail: Mail) -> list[str]:
    """The texts of a mail's new lines."""
    return [line.text for line in mail.new_lines]


def test_headers() -> None:
    """M1: who, when, what and in answer to what."""
    made = message(
        "回复：人员", To="许南星 <X@Corp.example>, b@corp.example", Cc="c@corp.example", Message_ID="<1@corp.example>"
    )
    made["In-Reply-To"] = "<q1@corp.example>"
    made["References"] = "<q0@corp.example> <q1@corp.example>"
    made["Date"] = "Tue, 16 Jun 2026 10:00:00 +0800"
    made["Authentication-Results"] = "mx.corp.example; dmarc=pass header.from=corp.example"
    made.set_content("同意")
    mail = read_mail(made.as_bytes(policy=SMTP))
    assert mail.message_id == "<1@corp.example>"
    assert (mail.in_reply_to, mail.references) == (("<q1@corp.example>",), ("<q0@corp.example>", "<q1@corp.example>"))
    assert mail.date == dt.datetime(2026, 6, 16, 10, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    assert mail.subject == "回复：人员"
    assert mail.senders == (Mailbox("查甘望", "chaganwang@corp.example"),)
    assert mail.to == (Mailbox("许南星", "x@corp.example"), Mailbox("", "b@corp.example"))
    assert mail.cc == (Mailbox("", "c@corp.example"),)
    assert mail.authentication == ("mx.corp.example; dmarc=pass header.from=corp.example",)
    assert mail.is_reply
    assert words(mail) == ["同意"]


ADDRESSES = [
    ("a@corp.example", [("", "a@corp.example")]),
    ('"许 南星" <A@corp.example>', [("许 南星", "a@corp.example")]),
    ("a@corp.example (许南星)", [("许南星", "a@corp.example")]),
    ("许南星<a@corp.example>;唐小满<b@corp.example>", [("许南星", "a@corp.example"), ("唐小满", "b@corp.example")]),
    ('"Xu, Nanxing" <a@corp.example>, b@corp.example', [("Xu, Nanxing", "a@corp.example"), ("", "b@corp.example")]),
    ("项目组: a@corp.example, b@corp.example;", [("", "a@corp.example"), ("", "b@corp.example")]),
    ("undisclosed-recipients:;", []),
    ('"zhang.san"@corp.example', [("", "zhang.san@corp.example")]),
    ('"zhang san"@corp.example', [("", '"zhang san"@corp.example')]),
    ("<@relay.example:a@corp.example>", [("", "a@corp.example")]),
    ("a@corp.example (x (y) z), b@corp.example", [("x (y) z", "a@corp.example"), ("", "b@corp.example")]),
    ("boss@corp.example <a@x.example>", [("boss@corp.example", "a@x.example")]),
    ("=?utf-8?q?boss=40corp=2Eexample=2C?= <a@x.example>", [("boss@corp.example,", "a@x.example")]),
    ("=?utf-8?b?PGJvc3NAY29ycC5leGFtcGxlPiw=?= <a@x.example>", [("<boss@corp.example>,", "a@x.example")]),
    ("<boss@corp.example> <a@x.example>", [("", "boss@corp.example"), ("", "a@x.example")]),
    ("", []),
    ("no address", []),
    ('"not ended <a@corp.example>', []),
    ('"boss@corp.example"', []),
    ('"boss@corp.example" a@x.example', [("", "a@x.example")]),
    ("boss@corp.example a@x.example", [("", "boss@corp.example"), ("", "a@x.example")]),
    ("许南星 a@corp.example", [("许南星", "a@corp.example")]),
    ("<a b@corp.example>", [("", "a b@corp.example")]),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_addresses(text: str, expected: list[tuple[str, str]]) -> None:
    """M3: a list is cut up before it is decoded, so that a display name never becomes an address."""
    assert [(box.name, box.address) for box in mailboxes(text)] == expected


def test_every_from_counts() -> None:
    """M3: several From headers or addresses make a mail nobody's, so all are told."""
    mail = read_mail(b"From: a@corp.example\nFrom: b@corp.example, c@corp.example\n\nx")
    assert [sender.address for sender in mail.senders] == ["a@corp.example", "b@corp.example", "c@corp.example"]


DATES = [
    ("Tue, 16 Jun 2026 10:00:00 +0800", "2026-06-16T10:00:00+08:00"),
    ("16 Jun 2026 10:00 GMT", "2026-06-16T10:00:00+00:00"),
    ("Tue, 16 Jun 2026 10:00:00 +0800 (CST)", "2026-06-16T10:00:00+08:00"),
    ("Tue, 16 Jun 2026 10:00:00 -0000", "2026-06-16T10:00:00+00:00"),
    ("Tue, 16 Jun 26 10:00:00", "2026-06-16T10:00:00+00:00"),
    ("Tue, 16 Jun 2026 10:00:60 -0330", "2026-06-16T10:00:59-03:30"),
    ("2026-06-16 10:00:00 +0800", "2026-06-16T10:00:00+08:00"),
    ("2026-06-16T10:00:00+08:00", "2026-06-16T10:00:00+08:00"),
    ("星期二, 16 六月 2026 10:00:00 +0800", "2026-06-16T10:00:00+08:00"),
    ("Tue, 31 Jun 2026 10:00:00 +0800", None),
    ("Tue, 16 Foo 2026 10:00:00 +0800", None),
    ("Tue, 16 Jun 2026 10:00:00 +9999", None),
    ("yesterday", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: str | None) -> None:
    """T4: the mail's own date, aware."""
    found = date_of(text)
    assert (found and found.isoformat()) == expected


def test_identifiers() -> None:
    """M1: folded, doubled, bare and encoded identifiers."""
    assert identifiers("<a@x>\t<b@x> <a@x>") == ("<a@x>", "<b@x>")
    assert identifiers("<long\n part@x>") == ("<longpart@x>",)
    assert identifiers("a@x") == ("<a@x>",)
    assert identifiers("=?utf-8?q?=3Ca=40x=3E?=") == ("<a@x>",)
    assert identifiers("nothing") == ()


BARE = [
    b"",
    b"\n",
    b"\r\n\r\n",
    b"x",
    b"\x00",
    b":",
    b"From",
    b"Subject: x",
    "支撑".encode("gb18030"),
    b"\n\nFrom: a@b.example\n\nx",
]


@pytest.mark.parametrize("data", BARE)
def test_hardly_a_mail(data: bytes) -> None:
    """M4: what lacks everything is a mail without anything."""
    mail = read_mail(data)
    assert mail.message_id is None
    assert mail.date is None
    assert mail.machine is None


def test_missing_blank_line_before_the_body() -> None:
    """M4: headers end where no header is."""
    assert read_mail("Subject: x\n人员 许南星\n周期 6月\n".encode()).text == "人员 许南星\n周期 6月"


@pytest.mark.parametrize("plain", ["姓名  结束\n许南星  6月30日", "姓名\n结束\n许南星\n6月30日"])
def test_of_alternatives_with_a_table_the_html_is_read(plain: str) -> None:
    """D1: it tells which cell stands in which row, and the plain text may have each in a line of its own."""
    made = message()
    made.set_content(f"计划如下\n\n{plain}\n")
    made.add_alternative(f"<p>计划如下</p>{TABLE}", subtype="html")
    mail = read_mail(made.as_bytes())
    assert mail.text == "计划如下\n姓名\t结束\n许南星\t6月30日"
    assert mail.tables == (Table(rows=ROWS, line=2, merges_told=True),)
    assert not mail.parts_disagree


def test_of_alternatives_that_disagree_the_plain_text_is_read() -> None:
    """M4: with the table of the HTML at its line, as before; nothing is decided by such a mail."""
    made = message()
    made.set_content("计划如下，另有安排\n\n姓名  结束\n许南星  6月30日\n")
    made.add_alternative(f"<p>计划如下</p>{TABLE}", subtype="html")
    mail = read_mail(made.as_bytes())
    assert mail.text == "计划如下，另有安排\n\n姓名  结束\n许南星  6月30日"
    assert mail.tables == (Table(rows=ROWS, line=3, merges_told=True),)
    assert mail.parts_disagree


def test_html_table_is_in_text_and_tables() -> None:
    """D1: HTML only."""
    mail = html(f"<p>计划</p>{TABLE}")
    assert mail.text == "计划\n姓名\t结束\n许南星\t6月30日"
    assert mail.tables == (Table(rows=ROWS, line=2, merges_told=True),)


def test_layout_tables_are_no_tables() -> None:
    """D1: a table around everything, or with one cell, holds text; the table in it is the table."""
    mail = html(f"<table><tr><td><p>计划</p>{TABLE}</td></tr></table><table><tr><td>完</td></tr></table>")
    assert mail.text == "计划\n姓名\t结束\n许南星\t6月30日\n完"
    assert mail.tables == (Table(rows=ROWS, line=2, merges_told=True),)


def test_cells_over_rows_and_columns() -> None:
    """D1: a cell that reaches over rows is repeated, a title over all columns is a line of its own."""
    mail = html(
        "<table><tr><td colspan=3>计划</td></tr><tr><td rowspan=2>星河</td><td>许南星</td><td>6月<br>30日</td></tr>"
        "<tr><td>唐小满</td><td> 7月 </td></tr></table>"
    )
    assert mail.tables[0].rows == (("星河", "许南星", "6月 30日"), ("星河", "唐小满", "7月"))
    assert (mail.tables[0].line, mail.new_lines[0].text) == (2, "计划")


TYPED = [
    "姓名\t结束日期\n许南星\t6月30日",
    "| 姓名 | 结束日期 |\n|---|---|\n| 许南星 | 6月30日 |",
    "姓名   结束日期\n许南星   6月30日",
]


@pytest.mark.parametrize("text", TYPED)
def test_typed_tables(text: str) -> None:
    """D1: tables that people type, under a row of headings."""
    made = message()
    made.set_content(f"计划\n\n{text}\n\n请知悉")
    assert read_mail(made.as_bytes()).tables == (Table(rows=(("姓名", "结束日期"), ("许南星", "6月30日")), line=3),)


HIDDEN = [
    '<p style="display:none">{}</p>',
    '<p style="DISPLAY : none !important">{}</p>',
    '<div style="display:none"><p style="display:block">{}</p></div>',
    '<p style="visibility:hidden">{}</p>',
    '<p style="font-size:0">{}</p>',
    '<p style="font-size:0px;line-height:0">{}</p>',
    '<p style="color:#fff">{}</p>',
    '<p style="color: white">{}</p>',
    '<font color="#ffffff">{}</font>',
    '<p style="mso-hide:all">{}</p>',
    '<p style="opacity:0">{}</p>',
    '<div style="height:0;overflow:hidden">{}</div>',
    "<p hidden>{}</p>",
    "<!-- {} -->",
    "<script>{}</script>",
    "<style>{}</style>",
    "<title>{}</title>",
    "<template>{}</template>",
    "<style>.x{{display:none}}</style><p class='a x'>{}</p>",
    "<style>p#y{{display:none}}</style><p id=y>{}</p>",
    '<table><tr style="display:none"><td>{}</td><td>x</td></tr></table>',
    "<p><s>{}</s></p>",
    "<p><del>{}</del></p>",
    '<p style="text-decoration: underline line-through">{}</p>',
]


@pytest.mark.parametrize("source", HIDDEN)
def test_hidden_words_are_no_words(source: str) -> None:
    """M3: what HTML does not show decides nothing."""
    mail = html(f"<html><body><p>各位好</p>{source.format('同意')}</body></html>")
    assert "同意" not in mail.text
    assert words(mail) == ["各位好"]


def test_what_is_struck_out_is_told_by_the_html_part() -> None:
    """M4: plain text cannot show it, and would have a notice say what its writer has crossed out."""
    both = EmailMessage()
    both.set_content("支撑周期：6月1日-6月30日7月15日\n")
    both.add_alternative("<p>支撑周期：6月1日-<s>6月30日</s>7月15日</p>", subtype="html")
    mail = read_mail(both.as_bytes())
    assert words(mail) == ["支撑周期：6月1日-7月15日"]
    assert not mail.parts_disagree


SHOWN = [
    '<div style="background:#000"><p style="color:#fff">{}</p></div>',
    '<table bgcolor="navy"><tr><td style="color:white">{}</td></tr></table>',
    '<div style="font-size:0"><span style="font-size:14px">{}</span></div>',
    '<div style="line-height:0;height:0px">{}</div>',
    '<p style="font-size:10.5pt;color:#fffff0">{}</p>',
    '<p style="background-color:white">{}</p>',
    "<pre>{}</pre>",
    '<img alt="x">{}',
]


@pytest.mark.parametrize("source", SHOWN)
def test_shown_words_stay(source: str) -> None:
    """M4: what a reader sees is read."""
    assert words(html(source.format("同意"))) == ["同意"]


def test_lines_of_html() -> None:
    """M4: lines are as the reader sees them."""
    source = (
        "<body>一<br>二<div>三</div><div><br></div><p>四 \n 五</p><ul><li>六<li>七</ul><ol><li>八<li>九</ol>"
        "<pre>十\n  百</pre>&nbsp;千&#160;万<img alt='👍'><a href='x'>亿</a></body>"
    )
    assert html(source).text.split("\n") == [
        "一",
        "二",
        "三",
        "",
        "四 五",
        "- 六",
        "- 七",
        "1. 八",
        "2. 九",
        "十",
        "百",
        "千 万👍亿",
    ]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>项目：星河数据治理\r\n  项目</p>", ["项目：星河数据治理项目"]),
        ("<p>支撑人员：许南星、\n唐小满</p>", ["支撑人员：许南星、唐小满"]),
        ("<p>支撑人员：许\u200b南星</p><p>6月1\ufeff日</p>", ["支撑人员：许南星", "6月1日"]),
        ("<p>until\nJuly 15</p>", ["until July 15"]),
        ("<p>许南星\n6月1日</p>", ["许南星 6月1日"]),
        ("<b>姓名</b>\n<b>许南星</b>", ["姓名 许南星"]),
        ("<pre>许南星\n唐小满</pre>", ["许南星", "唐小满"]),
    ],
)
def test_m4_where_the_source_of_html_breaks_its_lines_nothing_is_said(source: str, lines: list[str]) -> None:
    """M4: within Chinese words such a break is nothing, nor is a character without width; names are not cut in two."""
    mail = read_mail(f"Content-Type: text/html; charset=utf-8\n\n{source}".encode())
    assert [line.text for line in mail.new_lines] == lines


def test_flowed() -> None:
    """M4: format=flowed (RFC 3676) and quoted-printable line ends are joined."""
    head = b"Subject: x\nContent-Type: text/plain; charset=utf-8; format=flowed{}\n\n"
    body = "支撑周期：6月1日 \n至6月30日\n> 引 \n> 用\n-- \n甲".encode()
    assert read_mail(head.replace(b"{}", b"; delsp=yes") + body).text == "支撑周期：6月1日至6月30日\n> 引用\n-- \n甲"
    assert read_mail(head.replace(b"{}", b"") + body).text == "支撑周期：6月1日 至6月30日\n> 引 用\n-- \n甲"
    quoted = b"Content-Transfer-Encoding: quoted-printable\n\na=\nb=  \nc=3D=ZZ"
    assert read_mail(quoted).text == "abc==ZZ"


def test_attached_notice_is_a_forwarded_one() -> None:
    """D2: a notice attached to a note is the notice, subject and all; attached to an answer it decides nothing."""
    inner = message("【星河】人员支撑")
    inner.set_content(NOTICE)
    notice = ["【星河】人员支撑", *NOTICE.split("\n")]
    for subject, expected in (("请登记", notice), ("回复：续期", ["见附件"])):
        outer = message(subject)
        outer.set_content("见附件")
        outer.add_attachment(inner)
        mail = read_mail(outer.as_bytes())
        assert words(mail) == expected
        assert mail.is_forward == (subject == "请登记")
        lines = mail.text.split("\n")
        assert all(lines[line.number - 1].removeprefix("主题: ") == line.text for line in mail.new_lines)


def test_attachments_are_no_words() -> None:
    """M4: files are not the mail's text; a text part between pictures is."""
    made = message()
    made.set_content("各位好")
    made.add_attachment("同意", filename="x.txt")
    made.add_attachment(b"x", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    mail = read_mail(made.as_bytes())
    assert words(mail) == ["各位好"]
    assert mail.unreadable == ("winmail.dat",)


ENCRYPTED = b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"
UNREADABLE = [
    ("octet-stream", "WINMAIL.DAT", b"x", "WINMAIL.DAT"),
    ("octet-stream", "ATT00001.dat", b"\x78\x9f\x3e\x22" + bytes(40), "ATT00001.dat"),
    ("octet-stream", "smime.p7m", b"0\x80", "smime.p7m"),
    ("octet-stream", "encrypted.asc", ENCRYPTED, "encrypted.asc"),
    ("vnd.ms-excel", "支撑.xls", b"\xd0\xcf\x11\xe0", "支撑.xls"),
    ("octet-stream", "支撑.et", b"\xd0\xcf\x11\xe0", "支撑.et"),
    ("vnd.oasis.opendocument.spreadsheet", "支撑.ods", b"PK", "支撑.ods"),
    ("pdf", "合同.pdf", b"%PDF-1.4", None),
    ("octet-stream", "logo.bin", b"x", None),
]


@pytest.mark.parametrize(("subtype", "name", "data", "named"), UNREADABLE)
def test_what_nobody_here_can_open_is_named(subtype: str, name: str, data: bytes, named: str | None) -> None:
    """M4: wrapped and encrypted words and workbooks of other forms; a file that is no table is none of it."""
    made = EmailMessage()
    made["From"] = "a@corp.example"
    made.set_content("请见附件")
    made.add_attachment(data, maintype="application", subtype=subtype, filename=name)
    assert read_mail(bytes(made)).unreadable == ((named,) if named else ())


def test_an_encrypted_text_is_named() -> None:
    """M4: PGP in the body itself (RFC 9580 section 6.2)."""
    mail = read_mail(b"From: a@corp.example\n\n" + ENCRYPTED)
    assert (mail.unreadable, mail.new_lines) == (("PGP",), ())


def test_related_and_signed() -> None:
    """M4: parts within parts."""
    made = message()
    made.set_content("各位好")
    made.add_alternative("<p>各位好</p><img src=cid:a>", subtype="html")
    made.get_payload()[1].add_related(b"x", "image", "png", cid="<a>")  # type: ignore[union-attr,index]
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="x.pdf")
    mail = read_mail(made.as_bytes())
    assert words(mail) == ["各位好"]
    assert not mail.parts_disagree


def test_broken_multiparts() -> None:
    """M4: a boundary that is missing, wrong or never ended."""
    head = b"Subject: x\nContent-Type: multipart/mixed"
    assert read_mail(head + b"\n\n--b\n\nabc\n--b--\n").text == "abc"
    assert read_mail(head + b"; boundary=b\n\n--b\n\nabc").text == "abc"
    assert read_mail(head + b"; boundary=c\n\nabc").text == "abc"
    assert read_mail(head + b"; boundary=b\r\n\r\npre\r\n--b \r\n\r\nabc\r\n--b--\r\nepilogue").text == "abc"


def test_broken_base64() -> None:
    """M4: as much as there is."""
    head = b"Content-Transfer-Encoding: base64\n\n"
    assert read_mail(head + b"5ZCM5oSP\n5Z").text.startswith("同意")
    assert read_mail(head + b"5ZCM5oSP\n\n-- footer of a list").text.startswith("同意")
    assert read_mail(head + "同意".encode()).text == "同意"


HEAD = b"From: a@corp.example\r\nSubject: Re: x\r\n"
PLAIN = HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
HTML = HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"


def nested(depth: int) -> bytes:
    """Parts within parts."""
    return HEAD + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(depth)
    )


OVER = {
    "size": PLAIN + b"x" * 20_000_001,
    "headers": HEAD + b"X: y\r\n" * 3_000 + b"\r\nx",
    "text": PLAIN + b"x" * 1_000_001,
    "lines": PLAIN + b"> x\n" * 100_000,
    "parts": MIXED + b"--b\r\n\r\nx\r\n" * 10_000,
    "depth": nested(10_000),
    "tags": HTML + b"<div>" * 10_000 + b"x",
    "html": HTML + b"x" * 2_000_001,
    "cells": HTML + b"<table>" + b"<tr><td colspan=99>a<td>b" * 300,
    "recipients": b"From: a@corp.example\r\nTo: " + b"a@corp.example," * 501 + b"\r\n\r\nx",
}


@pytest.mark.parametrize("name", OVER)
def test_over_limit(name: str) -> None:
    """M4: a mail over a limit is refused by name, at once, and still says who sent it."""
    began = time.process_time()
    mail = read_mail(OVER[name])
    assert time.process_time() - began < 1
    assert mail.over_limit == name
    assert [sender.address for sender in mail.senders] == ["a@corp.example"]
    assert (mail.text, mail.new_lines, mail.tables) == ("", (), ())


HEAVY = {
    "quote marks": PLAIN + b">" * 999_999,
    "quote marks apart": PLAIN + b"> " * 499_000,
    "lines of labels": PLAIN + "发件人: a\n".encode() * 19_000,
    "lines of attributions": PLAIN + "在 2026 x\n".encode() * 19_000,
    "lines of rules": PLAIN + b"---\n" * 19_000,
    "lines of telephones": PLAIN + b"Tel: 1\n\n" * 9_000,
    "digits": PLAIN + b"2026-06-01" * 99_000,
    "random": PLAIN + bytes(range(256)) * 3_000,
    "tags": HTML + b'<div style="color:red">a</div>' * 19_000,
    "open angles": HTML + b"<" * 999_000,
    "attributes": HTML + b"<a " + b"a=b " * 400_000,
    "braces": HTML + b"<style>display:none" + b"{/*" * 300_000 + b"</style>x",
    "table": HTML + b"<table>" + b"<tr><td>a<td>b" * 9_000,
    "encoded words": b"Subject: " + b"=?a?q??= " * 25_000 + b"\r\n\r\nx",
    "quotes in addresses": b"To: " + b'"\\' * 49_000 + b"\r\n\r\nx",
    "comments in addresses": b"To: " + b"(" * 99_000 + b"\r\n\r\nx",
    "parameters": b'Content-Type: a/b;a="' + b';a="' * 60_000 + b"\r\n\r\nx",
    "soft breaks": HEAD + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=    " * 900_000,
    "almost boundaries": MIXED + b"--bb\r\n" * 1_000_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_mail_is_read_in_time(name: str) -> None:
    """M4: time is linear in the mail's length."""
    began = time.process_time()
    read_mail(HEAVY[name])
    assert time.process_time() - began < 1.5


def test_limits_can_be_set() -> None:
    """M4: the limits are the caller's."""
    assert read_mail(PLAIN + b"abc", Limits(text=2)).over_limit == "text"
    assert read_mail(nested(3) + b"\r\nx", Limits(depth=2)).over_limit == "depth"


PIECES = st.sampled_from(
    [
        *(b"From: ", b"To: ", b"Subject: ", b"Date: ", b"References: ", b"Content-Type: ", b"text/plain", b"text/html"),
        *(b"multipart/mixed; boundary=b", b"multipart/alternative; boundary=b", b"message/rfc822", b"; charset=gb2312"),
        *(
            b"Content-Transfer-Encoding: base64",
            b"; format=flowed",
            b"; name*0*=a'b'%C5",
            b"\r\n",
            b"\n\n",
            b"--b",
            b"--b--",
        ),
        *(
            b"=?gbk?B?1qez?=",
            b"=?utf-8?q?=E6?=",
            b"<a@b>",
            b'"',
            b"(",
            b"<table><tr><td>a<td>b",
            b"<blockquote>",
            b"<div>",
        ),
        *(
            b"</div>",
            b"&#0;",
            b"&#xD800;",
            b"> ",
            b"\xb2\xe9",
            b"\xff",
            b"\x00",
            "写道：".encode(),
            "发件人: ".encode(),
            b"-- ",
        ),
        *(
            b"Tue, 16 Jun 2026 10:00:00 +0800",
            b"99999999999",
            b"<!--",
            b"<![CDATA[",
            b"<?xml",
            b"<td rowspan=9>",
            b"\r",
            b"\t",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.binary(max_size=6)), max_size=40).map(b"".join))
def test_no_bytes_raise(data: bytes) -> None:
    """M4: any bytes are a mail, and every new line stands in the text where it says."""
    mail = read_mail(data)
    lines = mail.text.split("\n")
    assert all(line.text in lines[line.number - 1] for line in mail.new_lines)
    assert all(1 <= table.line <= len(lines) for table in mail.tables)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_random_bytes_raise(data: bytes) -> None:
    """M4: nor do random ones."""
    read_mail(data)


SAMPLES = sorted(Path(__file__).with_name("samples").glob("*.eml"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_samples_read_alike_twice_and_whole(path: Path) -> None:
    """M4: the process's own examples have a sender, a date and words."""
    mail = read_mail(path.read_bytes())
    assert mail.over_limit is None
    assert len(mail.senders) == 1
    assert mail.date is not None
    assert mail.new_lines
    assert "\ufffd" not in mail.text + mail.subject + mail.senders[0].name


ODD_HEADERS = [
    "Content-Type: text/plain, charset=gb2312\nContent-Transfer-Encoding: base64 (as usual)",
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: Base64;",
    "Content-Type: text/plain (words)\nContent-Transfer-Encoding: BASE64",
]


@pytest.mark.parametrize("headers", ODD_HEADERS)
def test_headers_with_needless_words(headers: str) -> None:
    """M4: comments and commas that a structured header should not have do not hide the mail's words."""
    data = f"Subject: x\n{headers}\n\n{base64.b64encode('支撑人员：许南星'.encode()).decode()}\n"
    assert [line.text for line in read_mail(data.encode()).new_lines] == ["支撑人员：许南星"]


@pytest.mark.parametrize("bullet", ["l", "n", "u", "Ø", "ü", "o"])
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_words_bullets_are_dashes(bullet: str, subtype: str) -> None:
    """D1: Word's bullets are letters in a font of symbols; no name begins with one. M4: nor do the parts disagree."""
    text = f"{bullet}  许南星：6月1日-6月30日"
    page = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='font-family:Wingdings'>"
        f"<span style='mso-list:Ignore'>{bullet}<span style='font:7.0pt'>&nbsp; </span></span></span>"
        "<![endif]>许南星：6月1日-6月30日<o:p></o:p></p>"
    )
    message = EmailMessage()
    message.set_content(page if subtype == "html" else text, subtype=subtype)
    if subtype == "plain":
        message.add_alternative(page, subtype="html")
    mail = read_mail(bytes(message))
    assert [line.text for line in mail.new_lines] == ["- 许南星：6月1日-6月30日"]
    assert not mail.parts_disagree


def test_marks_of_bold_words_are_none_of_the_words() -> None:
    """D1: Gmail and Outlook put stars around bold words in the plain part; a writer's own star stays."""
    made = EmailMessage()
    made.set_content("许南星从 *7月6日* 起，*到*7月15日\n3*5\n")
    made.add_alternative("<div>许南星从 <b>7月6日</b> 起，<b>到</b>7月15日</div><div>3×5</div>", subtype="html")
    assert [line.text for line in read_mail(bytes(made)).new_lines] == ["许南星从 7月6日 起，到7月15日", "3*5"]
    made = EmailMessage()
    made.set_content("*注*\n")
    made.add_alternative("<div>*注*</div>", subtype="html")
    assert [line.text for line in read_mail(bytes(made)).new_lines] == ["*注*"]
