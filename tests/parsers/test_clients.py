"""Whole mails of every mailer: whose words they are and what they decide, as text and as HTML (M4, M7, D2)."""

from __future__ import annotations

import tomllib
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from parsers.mail import read_mail
from parsers.read import read
from parsers.reading import Reading

SHAPES: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "clients.toml").read_text("utf-8"))
LETTER = """您好，黄俊杰：

许南星在【星河数据治理项目】的支撑将于 2026-06-30 结束，是否续期？
支撑周期：2026/06/01 - 2026/06/30
请回复「同意」「不同意」或「续期至 日期」。

人员支撑助手"""
NOTICE = """各位好，

【星河数据治理项目】人员支撑信息如下：
预估开发时间：5人天；
协调支撑时间：8人天；
协调开发人员：鲍丙坤；
支撑周期：2026/07/06 - 2026/07/15。

感谢！
查甘望"""
DISCLAIMER = "本邮件及其附件含有保密信息，仅限于发送给上面地址中列出的个人或群组，禁止任何其他人使用。"
ENGLISH_DISCLAIMER = (
    "This e-mail and its attachments contain confidential information\nintended only for the recipient."
)
ANSWERS: list[tuple[str, tuple[str, str | None] | None]] = [
    ("同意。", ("approve", None)),
    ("不同意，前端人手不足。", ("decline", None)),
    ("续期至7月15日", ("extend", "2026-07-15")),
    ("按期撤场", ("release", None)),
    ("我再想想", None),
    ("收到", None),
    ("请问续期到什么时候？", None),
    ("同意\n\n查甘望\n前端组 | 13800001111\n2026-06-16", ("approve", None)),
    (f"同意\n\n--\n查甘望 前端组长\n电话：010-88886666 转 6030\n地址：滨江路8号\n{DISCLAIMER}", ("approve", None)),
    (f"Agreed.\n\nBest regards,\nGanwang\n\n{ENGLISH_DISCLAIMER}\n\n{DISCLAIMER}", ("approve", None)),
    ("同意续期到7月底\n\n发自我的iPhone", ("extend", "2026-07-31")),
]
NOTES = ["", "请知悉。", "转发，请登记。谢谢！", "FYI", "各位，见下方，辛苦按此执行。\n\n查甘望\n13800001111"]


def marked(text: str) -> str:
    """Text with quote marks."""
    return "\n".join(f"> {line}" for line in text.split("\n"))


def filled(shape: str, words: str, letter: str, subject: str) -> str:
    """A shape with its words and letter in it."""
    lines = letter.split("\n")
    page = "".join(f"<p>{line or '&nbsp;'}</p>" for line in lines)
    divs = "".join(f"<div>{line or '<br>'}</div>" for line in lines)
    values = {"marked": marked(letter), "letter": letter, "page": page, "divs": divs, "subject": subject}
    for name, value in values.items():
        shape = shape.replace(f"{{{name}}}", value)
    return shape.replace("{words}", words)


def reading_of(body: str, subtype: str, subject: str, answers: str | None = "<q1@corp.example>") -> Reading:
    """How a mail with this body is read."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "查甘望 <chaganwang@corp.example>"
    mail["To"] = "staffing@corp.example"
    mail["Subject"] = subject
    mail["Date"] = "Tue, 16 Jun 2026 10:00:00 +0800"
    mail["Message-ID"] = "<r@corp.example>"
    if answers:
        mail["In-Reply-To"] = mail["References"] = answers
    mail.set_content(body, subtype=subtype, cte="base64")
    return read(read_mail(bytes(mail)))


def decided(reading: Reading) -> tuple[str, str | None] | None:
    """The action and day that an answer decides."""
    assert reading.kind == "reply"
    decision = reading.decision
    return (decision.action, decision.until.isoformat() if decision.until else None) if decision else None


@pytest.mark.parametrize("client", SHAPES["reply"])
def test_what_is_written_above_a_quote_decides(client: str) -> None:
    """M7: with signatures, devices and disclaimers, and never by a word of the quote."""
    for words, expected in ANSWERS:
        body = filled(SHAPES["reply"][client], words, LETTER, "续期确认")
        assert decided(reading_of(body, "plain", "回复：续期确认")) == expected, words


@pytest.mark.parametrize("client", [name for name, shape in SHAPES["reply"].items() if "{marked}" in shape])
def test_what_is_written_below_a_marked_quote_or_within_decides(client: str) -> None:
    """M7: where the quote is marked, words may stand anywhere."""
    for words, expected in ANSWERS:
        body = filled(SHAPES["reply"][client], "", LETTER, "续期确认")
        assert decided(reading_of(f"{body.lstrip()}\n\n{words}", "plain", "回复：续期确认")) == expected, words
        between = body.lstrip().replace("> 请回复", f"\n{words}\n\n> 请回复", 1)
        assert decided(reading_of(between, "plain", "回复：续期确认")) == expected, words


@pytest.mark.parametrize("client", SHAPES["html"])
def test_answers_in_html_alone_decide(client: str) -> None:
    """M7: no plain text beside it."""
    for words, expected in ANSWERS:
        body = filled(SHAPES["html"][client], words.replace("\n", "<br>"), LETTER, "续期确认")
        if client == "foxmail" and DISCLAIMER in words:
            continue  # two signatures below one another, one of them a bare name, are asked about
        assert decided(reading_of(body, "html", "Re: 续期确认")) == expected, words


@pytest.mark.parametrize("client", SHAPES["forward"])
@pytest.mark.parametrize(
    "subject", ["转发：人员支撑安排", "Fwd: 人员支撑安排", "FW: 回复: 人员支撑安排", "轉寄: 人员支撑"]
)
def test_of_a_forward_the_forwarded_notice_is_read(client: str, subject: str) -> None:
    """D2: below a note or without one, as an answer in a thread or as a mail of its own."""
    for note in NOTES:
        body = filled(SHAPES["forward"][client], note, NOTICE, "人员支撑安排")
        for answers in (None, "<q1@corp.example>"):
            reading = reading_of(body, "plain", subject, answers)
            assert (reading.kind, reading.problems) == ("staffing_notice", ()), note
            assert [(told.person, str(told.start), str(told.end)) for told in reading.assignments] == [
                ("鲍丙坤", "2026-07-06", "2026-07-15")
            ]


@pytest.mark.parametrize("client", SHAPES["reply"])
def test_an_answer_that_quotes_a_notice_is_none(client: str) -> None:
    """M7, D3: thanks for a notice are no second notice."""
    for words in ("收到", "好的，谢谢", "收到，辛苦了。\n\n查甘望\n13800001111", "请问鲍丙坤几号到？"):
        body = filled(SHAPES["reply"][client], words, NOTICE, "人员支撑安排")
        reading = reading_of(body, "plain", "答复: 人员支撑安排")
        assert (reading.kind, reading.assignments) == ("reply", ())
