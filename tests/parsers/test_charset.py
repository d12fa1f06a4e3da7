"""M4: text is read right whatever its label says; no character is lost where some family reads the bytes."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.mail import read_mail
from parsers.mail.charset import codec_of, decode
from parsers.mail.encoded import header_text, parameters

NOTICE = "协调开发人员：朱镕喆\n支撑周期：2026-06-01至2026-06-30"
TRADITIONAL = "支援人員：許南星\n支援期間：2026-06-01至2026-06-30，請各組長知悉。"


def mail(body: bytes, content_type: str, encoding: str = "8bit", extra: bytes = b"") -> bytes:
    """A mail of a body as it lies on the wire."""
    head = f"From: a@corp.example\r\nContent-Type: {content_type}\r\nContent-Transfer-Encoding: {encoding}\r\n"
    return extra + head.encode("utf-8") + b"\r\n" + body


BODIES = [
    pytest.param(NOTICE.encode("gb18030"), "text/plain; charset=gb2312", NOTICE, id="gb2312 label, gb18030 bytes"),
    pytest.param(NOTICE.encode("gb18030"), "text/plain; charset=GBK", NOTICE, id="gbk"),
    pytest.param(NOTICE.encode("gb18030"), 'text/plain; charset="x-gbk"', NOTICE, id="x-gbk"),
    pytest.param(NOTICE.encode("gb18030"), "text/plain; charset=cp936", NOTICE, id="cp936"),
    pytest.param(NOTICE.encode("gb18030"), "text/plain; charset=gb_2312-80", NOTICE, id="gb_2312-80"),
    pytest.param(NOTICE.encode("gb18030"), "text/plain", NOTICE, id="no label, gb18030"),
    pytest.param(NOTICE.encode("utf-8"), "text/plain", NOTICE, id="no label, utf-8"),
    pytest.param(TRADITIONAL.encode("big5"), "text/plain", TRADITIONAL, id="no label, big5"),
    pytest.param(TRADITIONAL.encode("big5"), "text/plain; charset=big5", TRADITIONAL, id="big5"),
    pytest.param(TRADITIONAL.encode("utf-8"), "text/plain; charset=big5", TRADITIONAL, id="big5 label, utf-8 bytes"),
    pytest.param(NOTICE.encode("utf-8"), "text/plain; charset=gb2312", NOTICE, id="gb2312 label, utf-8 bytes"),
    pytest.param(NOTICE.encode("gb18030"), "text/plain; charset=utf-8", NOTICE, id="utf-8 label, gb18030 bytes"),
    pytest.param(TRADITIONAL.encode("big5"), "text/plain; charset=utf-8", TRADITIONAL, id="utf-8 label, big5 bytes"),
    pytest.param(TRADITIONAL.encode("big5"), "text/plain; charset=gb2312", TRADITIONAL, id="gb2312 label, big5 bytes"),
    pytest.param(NOTICE.encode("gb18030"), "text/plain; charset=big5", NOTICE, id="big5 label, gb18030 bytes"),
    pytest.param(TRADITIONAL.encode("gb18030"), "text/plain; charset=gb2312", TRADITIONAL, id="Traditional in gb18030"),
    pytest.param(NOTICE.encode("gb18030"), "text/plain; charset=us-ascii", NOTICE, id="us-ascii label"),
    pytest.param(NOTICE.encode("gb18030"), "text/plain; charset=iso-8859-1", NOTICE, id="latin label, gb18030 bytes"),
    pytest.param(NOTICE.encode("utf-8"), "text/plain; charset=iso-8859-1", NOTICE, id="latin label, utf-8 bytes"),
    pytest.param(NOTICE.encode("utf-8"), "text/plain; charset=unknown-8bit", NOTICE, id="unknown label"),
    pytest.param(NOTICE.encode("utf-8-sig"), "text/plain; charset=gbk", NOTICE, id="byte-order mark"),
    pytest.param(NOTICE.encode("utf-16"), "text/plain", NOTICE, id="utf-16 mark"),
    pytest.param("人员：唐小满".encode("hz"), "text/plain; charset=hz-gb-2312", "人员：唐小满", id="hz"),
    pytest.param("人员：唐小满".encode("hz"), "text/plain", "人员：唐小满", id="no label, hz"),
    pytest.param("人员：唐小满".encode("hz"), "text/plain; charset=us-ascii", "人员：唐小满", id="ascii label, hz"),
    pytest.param(NOTICE.encode("utf-8"), "text/plain; charset=utf-16le", NOTICE, id="wide label, utf-8 bytes"),
    pytest.param(NOTICE.encode("utf-7"), "text/plain; charset=utf-7", NOTICE, id="utf-7"),
    pytest.param("Grüße, café".encode("latin-1"), "text/plain; charset=iso-8859-1", "Grüße, café", id="latin"),
    pytest.param("지원 인력".encode("euc-kr"), "text/plain; charset=euc-kr", "지원 인력", id="Korean"),
    pytest.param("人員：許".encode() + b"\n" + "时间：六月".encode("gb18030"), "text/plain; charset=utf-8",
                 "人員：許\n时间：六月", id="two charsets in one text"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "content_type", "expected"), BODIES)
@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
def test_body(body: bytes, content_type: str, expected: str, encoding: str) -> None:
    """M4: lying, missing and strange labels."""
    if encoding == "base64":
        body = base64.encodebytes(body)
    elif encoding == "quoted-printable":
        body = quopri.encodestring(body)
    assert read_mail(mail(body, content_type, encoding)).text == expected


def word(text: str, charset: str, label: str | None = None) -> bytes:
    """An encoded word."""
    return b"=?" + (label or charset).encode() + b"?B?" + base64.b64encode(text.encode(charset)) + b"?="


CUT = "支撑人员".encode("gb18030")
HEADERS = [
    pytest.param(word("支撑", "utf-8"), "支撑", id="utf-8"),
    pytest.param(word("朱镕喆", "gb18030", "gb2312"), "朱镕喆", id="gb2312 label"),
    pytest.param(b"Re: " + word("支撑", "gbk"), "Re: 支撑", id="ASCII before"),
    pytest.param(word("支撑", "utf-8") + b"\r\n " + word("人员", "utf-8"), "支撑人员", id="white space between words"),
    pytest.param(b"=?gbk?B?" + base64.b64encode(CUT[:3]) + b"?=\r\n =?gbk?B?" + base64.b64encode(CUT[3:]) + b"?=",
                 "支撑人员", id="character cut in two"),
    pytest.param(b"=?gb2312?B?" + base64.b64encode(CUT[:3]) + b"?= =?gbk?B?" + base64.b64encode(CUT[3:]) + b"?=",
                 "支撑人员", id="cut, two labels of one family"),
    pytest.param(b"=?utf-8?B?" + base64.b64encode("支撑".encode())[:6] + b"?= =?utf-8?B?"
                 + base64.b64encode("支撑".encode())[6:] + b"?=", "支撑", id="base64 cut in two"),
    pytest.param(b"=?utf-8?Q?=E6=94=AF=E6=92=91_a?=", "支撑 a", id="Q"),
    pytest.param(b"=?UTF-8*zh?B?5pSv5pKR?=", "支撑", id="language"),
    pytest.param(b"=?utf-8?B?5pSv5pKR", "=?utf-8?B?5pSv5pKR", id="not ended"),
    pytest.param(b"=?utf-8?B?5pSv5pK?=", "支\ufffd", id="nothing reads it"),
    pytest.param(b"=?utf-8?B?5pSv5pKR?=" + b"=?utf-8?B?5pSv5pKR?=", "支撑支撑", id="no space between"),
    pytest.param("支撑人员安排".encode("gb18030"), "支撑人员安排", id="raw gb18030"),
    pytest.param("支撑人员安排".encode(), "支撑人员安排", id="raw utf-8"),
    pytest.param("專案支援人員".encode("big5"), "專案支援人員", id="raw big5"),
    pytest.param(b'"' + word("支撑", "utf-8") + b'"', '"支撑"', id="quoted word"),
    pytest.param(b"=?utf-8?B?" + base64.b64encode(b"a\r\nBcc: b") + b"?=", "a Bcc: b", id="line break inside"),
    pytest.param(b"=?utf-8?q?a=1F2026-05=C2=9Bb?=", "a 2026-05 b", id="control inside"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), HEADERS)
def test_header(value: bytes, expected: str) -> None:
    """M4: encoded words and raw 8-bit headers (RFC 2047)."""
    assert header_text(value) == expected


def test_parameters_continued_and_encoded() -> None:
    """M4: RFC 2231 names."""
    value = 'application/x; name*0*=gb2312\'zh\'%D6%A7%B3; name*1*=%C5; name*2=.xlsx; a="b;c\\"d"'
    assert parameters(value) == ("application/x", {"name": "支撑.xlsx", "a": 'b;c"d'})


def test_meta_against_header() -> None:
    """M4: where the header lies, HTML's meta is heard."""
    page = '<html><head><meta charset="gb2312"></head><body>朱镕喆</body></html>'
    assert read_mail(mail(page.encode("gb18030"), "text/html; charset=utf-8")).text == "朱镕喆"
    page = page.replace("gb2312", "utf-8")
    assert read_mail(mail(page.encode("gb18030"), "text/html; charset=gb2312")).text == "朱镕喆"


def test_short_names_of_every_family() -> None:
    """M4: short texts are read by their label even where they are valid UTF-8 by accident."""
    for name in ("许南星", "唐小满", "白一舟", "查甘望", "那英", "联通", "爱", "聪慧"):
        assert decode(name.encode("gb18030"), "gb2312") == name
        assert decode(name.encode("utf-8"), "gb2312") == name


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark(order: str) -> None:
    """M4: the byte order is the one that reads (RFC 2781 section 4.3)."""
    assert decode(NOTICE.encode(order), "utf-16") == NOTICE


def test_transfer_encodings_as_mailers_break_them() -> None:
    """M4: pieces of base64 put together, a quoted name of the encoding, line ends of an old Macintosh."""
    data = NOTICE.encode()
    pieces = base64.b64encode(data[:20]) + b"\r\n" + base64.b64encode(data[20:])
    assert read_mail(mail(pieces, "text/plain; charset=utf-8", "base64")).text == NOTICE
    padded = base64.b64encode(data[:-1]) + b"\r\nthe list's footer: bye\r\n"
    assert read_mail(mail(padded, "text/plain; charset=utf-8", "base64")).text.startswith(NOTICE[:-1])
    assert read_mail(mail(base64.b64encode(data), "text/plain; charset=utf-8", '"base64"')).text == NOTICE
    old = quopri.encodestring(data).replace(b"\n", b"\r")
    assert read_mail(mail(old, "text/plain; charset=utf-8", "quoted-printable")).text == NOTICE


def test_one_broken_byte_loses_one_character() -> None:
    """M4: a broken character does not spoil the rest."""
    data = NOTICE.encode("utf-8") + b"\n\xff\n" + NOTICE.encode("utf-8")
    text = decode(data, "utf-8")
    assert text.startswith(NOTICE)
    assert text.endswith(NOTICE)


def test_labels_that_name_no_text() -> None:
    """M4: Python's codecs that are no charsets are never used."""
    assert not any(map(codec_of, ("idna", "punycode", "unicode_escape", "rot13", "zip", "hex", "undefined", "", None)))


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=40)


@given(HAN, st.sampled_from(["utf-8", "gb18030"]))
def test_truthful_labels_are_believed(text: str, charset: str) -> None:
    """M4: what is labelled right is read right, however rare its characters, once common words are near."""
    whole = f"协调开发人员：{text}，支撑周期如下，请各位知悉并安排好时间，谢谢大家的配合与支持。"
    assert decode(whole.encode(charset), charset) == whole


@given(
    st.binary(max_size=300), st.sampled_from([None, "gb2312", "utf-8", "big5", "utf-16", "hz", "utf-7", "koi8-r", "x"])
)
def test_any_bytes_decode(data: bytes, label: str | None) -> None:
    """M4: nothing raises."""
    decode(data, label)
