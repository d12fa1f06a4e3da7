"""D2, M4: a forwarded notice counts as its forwarder means it; what the note above it doubts is asked about."""

from __future__ import annotations

import base64
from email import message_from_bytes
from email.message import EmailMessage

import pytest

from parsers.mail import read_mail
from parsers.message import Mail
from parsers.read import read
from tests.parsers.test_read import KNOWN, summary

SUBJECT = "【星河数据治理项目】人员支撑安排"
NOTICE = "各位好：\n协调开发人员：许南星\n支撑周期：7月6日 - 7月15日"
READ = [
    "kind staffing_notice",
    "project 星河数据治理项目",
    "assign 许南星 |  | 2026-07-06 | 2026-07-15 |  | ",
]


def block(subject: str = SUBJECT, sender: str = "查甘望") -> str:
    """What Outlook writes above what is forwarded."""
    return f"发件人: {sender} <a@c.example>\n发送时间: 2026年5月21日 9:00\n收件人: 黄俊杰\n主题: {subject}\n\n"


def message(text: str, subject: str = f"转发: {SUBJECT}") -> EmailMessage:
    """A mail of today."""
    made = EmailMessage()
    made["From"], made["To"] = "黄俊杰 <h@c.example>", "staffing@corp.example"
    made["Subject"], made["Date"] = subject, "Fri, 22 May 2026 10:00:00 +0800"
    made.set_content(text)
    return made


def forwarded(text: str, subject: str = f"转发: {SUBJECT}") -> Mail:
    """What is read of a forward."""
    return read_mail(bytes(message(text, subject)))


@pytest.mark.parametrize(
    "note",
    [
        *("", "请知悉。", "请登记，谢谢", "供参考", "查甘望的安排，转给你们", "我和许南星沟通过了，请登记"),
        *("同意，请按下面登记", "可以，按这个执行", "请于5月25日前登记", "已审批，请登记", "没问题，按这个执行"),
        *(
            "调整后的支撑安排，请登记",
            "测试组的安排，请收",
            "请看下面的安排",
            "麻烦登记下，不用回复",
            "请登记，非常感谢",
        ),
    ],
)
def test_d2_a_note_that_passes_a_notice_on(note: str) -> None:
    """D2: the notice is recorded, in a forward of a forward too."""
    assert summary(read(forwarded(f"{note}\n\n{block()}{NOTICE}"), KNOWN)) == READ
    twice = f"{note}\n\n{block(f'转发: {SUBJECT}', '黄丽')}见下，辛苦。\n\n{block()}{NOTICE}"
    assert summary(read(forwarded(twice), KNOWN)) == READ


@pytest.mark.parametrize(
    "note",
    [
        *("下面这个作废了", "请忽略下面的邮件", "这封不算数", "仅供参考，还没定", "请勿登记", "是否合适？", "请审核"),
        *("这个安排你怎么看？", "以下为草稿，未确认", "这是去年的安排", "这份是错的", "暂缓", "等我确认后登记"),
        *("这样行吗", "旧的，别管", "误发，请撤回", "不执行了", "请把许南星去掉", "除许南星外，其他人按这个登记"),
    ],
)
def test_m4_a_note_that_doubts_a_notice_is_asked_about(note: str) -> None:
    """M4: nothing is recorded without a question, whoever of those that passed it on doubts it."""
    twice = f"请登记\n\n{block(f'转发: {SUBJECT}', '黄丽')}{note}\n\n{block()}{NOTICE}"
    for text in (f"{note}\n\n{block()}{NOTICE}", twice):
        reading = read(forwarded(text), KNOWN)
        assert [(one.code, one.line) for one in reading.problems] == [("on-condition", note)]


@pytest.mark.parametrize(
    "note",
    ["请知悉\n\n黄俊杰\n2026年5月21日\n\n\n黄俊杰", "请登记\n\n前端组 黄俊杰\n5月21日\n\n黄俊杰\n\n发自企业微信"],
)
def test_d2_a_note_may_be_signed_and_dated(note: str) -> None:
    """D2: Foxmail and WeChat Work write the sender's name once more above the heading of what is forwarded."""
    assert summary(read(forwarded(f"{note}\n\n{block()}{NOTICE}"), KNOWN)) == READ


@pytest.mark.parametrize("note", ["不同意", "我没同意过这个安排", "先不登记", "已取消", "同意，许南星除外"])
def test_m7_a_refusal_above_a_forward_is_the_mail(note: str) -> None:
    """M3, M7: whoever refuses speaks for himself, and the notice below is not recorded."""
    assert read(forwarded(f"{note}\n\n{block()}{NOTICE}"), KNOWN).kind == "other"


@pytest.mark.parametrize("note", ["同意", "没问题", "OK", "同意，请安排", "@支撑助手 请登记，项目：星河数据治理项目"])
def test_m7_consent_above_a_forwarded_notice_passes_it_on(note: str) -> None:
    """D2, M7: it answers nothing of the daemon's, and the notice is recorded as its forwarder sends it."""
    assert summary(read(forwarded(f"{note}\n\n{block()}{NOTICE}"), KNOWN)) == READ


@pytest.mark.parametrize(
    "note",
    [
        "5月20日会议确定的安排，请登记",
        "按7月20日执行",
        "结束时间以7月20日为准",
        "人员：白一舟",
        "可以，许南星和白一舟",
        "7月20日",
    ],
)
def test_m4_words_above_a_forward_that_may_change_it_are_asked_about(note: str) -> None:
    """M4: neither they nor the notice are recorded without a question."""
    reading = read(forwarded(f"{note}\n\n{block()}{NOTICE}"), KNOWN)
    assert (reading.kind, [one.line for one in reading.problems]) == ("staffing_notice", [note])


def test_m7_a_question_of_the_daemons_that_is_forwarded_is_no_notice() -> None:
    """M7: consent to it is given in an answer; above a forward of it, it stays talk."""
    letter = "许南星在【星河数据治理项目】的支撑将于 2026-06-30 结束，是否续期？\n支撑周期：2026/06/01 - 2026/06/30"
    for note in ("同意", "同意，请执行", "请知悉"):
        assert read(forwarded(f"{note}\n\n{block('续期确认')}{letter}", "转发: 续期确认"), KNOWN).kind == "other"


@pytest.mark.parametrize("subject", ["人员安排", "转发: 请登记", "Fw: FYI"])
def test_d2_the_subject_of_what_is_forwarded_names_the_project(subject: str) -> None:
    """D2: where the mail's own subject does not, also behind its own marks of answering."""
    assert summary(read(forwarded(f"请登记\n\n{block()}{NOTICE}", subject), KNOWN)) == READ
    mail = forwarded(f"请登记\n\n{block(f'转发: {SUBJECT}')}{NOTICE}", subject)
    assert mail.new_lines[0].text == SUBJECT
    assert mail.text.split("\n")[mail.new_lines[0].number - 1] == f"主题: 转发: {SUBJECT}"


def test_d2_a_forwarded_table_below_headers_in_a_table() -> None:
    """D2: NetEase writes From, Date and Subject as a table; that is none of the notice."""
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in (
        ("发件人", "查甘望"), ("发送日期", "2026年5月21日 09:00"), ("收件人", "黄俊杰"), ("主题", "安排"),
    ))  # fmt: skip
    people = "<table><tr><td>姓名</td><td>周期</td></tr><tr><td>许南星</td><td>7/6-7/15</td></tr></table>"
    made = message("")
    made.set_content(f"<div>---- 转发的邮件 ----</div><table>{rows}</table><br>{people}", subtype="html")
    mail = read_mail(bytes(made))
    assert [table.rows[0] for table in mail.tables] == [("姓名", "周期")]
    assert summary(read(mail, KNOWN)) == READ


@pytest.mark.parametrize("kind", ["message/rfc822", "application/octet-stream", "application/eml"])
@pytest.mark.parametrize("subject", [f"转发: {SUBJECT}", "请登记"])
def test_d2_an_attached_mail_is_a_forwarded_one(kind: str, subject: str) -> None:
    """D2: whatever the mailer calls it; and its subject counts where the mail's own does not say it."""
    inner, outer = message(NOTICE, SUBJECT), message("请查收附件邮件", subject)
    maintype, _, subtype = kind.partition("/")
    if maintype == "message":
        outer.add_attachment(message_from_bytes(bytes(inner)), filename="通知.eml")
    else:
        outer.add_attachment(bytes(inner), maintype=maintype, subtype=subtype, filename="通知.eml")
    mail = read_mail(bytes(outer))
    assert mail.is_forward
    assert summary(read(mail, KNOWN)) == READ


def test_m4_a_doubt_above_an_attached_mail_is_asked_about() -> None:
    """M4: as above a forward in the text."""
    outer = message("这份是错的，请勿登记", "转发")
    outer.add_attachment(bytes(message(NOTICE, SUBJECT)), maintype="application", subtype="eml", filename="a.eml")
    assert [one.code for one in read(read_mail(bytes(outer)), KNOWN).problems] == ["on-condition"]


def test_m7_consent_above_an_attached_notice_passes_it_on() -> None:
    """D2, M4: as above a forward in the text; who refuses is left alone, and what else is said is asked about."""
    asked = [*READ, "problem on-condition"]
    for note, told in (("同意", READ), ("不同意", ["kind other"]), ("白一舟7月6日-7月15日支撑", asked)):
        outer = message(note, "转发")
        outer.add_attachment(bytes(message(NOTICE, SUBJECT)), maintype="application", subtype="eml", filename="a.eml")
        assert summary(read(read_mail(bytes(outer)), KNOWN)) == told


def test_m4_a_mail_of_outlook_as_a_file_is_no_mail_that_is_read() -> None:
    """M4: a .msg file is told by its name."""
    outer = message("安排见附件", SUBJECT)
    outer.add_attachment(
        base64.b64decode("0M8R4KGxGuE="), maintype="application", subtype="octet-stream", filename="a.msg"
    )
    reading = read(read_mail(bytes(outer)), KNOWN)
    assert [one.value for one in reading.warnings] == ["a.msg"]
