"""Attached documents are not read: where the mail leaves something to them, their names are told (M4)."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from parsers.mail import read_mail
from parsers.read import read
from tests.parsers.test_read import NOTICE, summary

PDF = ("支撑安排.pdf", "application", "pdf")
LOGO = ("image001.png", "image", "png")
FACTS = ["project 星河数据治理项目", "assign 许南星 |  | 2026-06-01 | 2026-06-30 |  | "]
ASKED = ["problem missing-person", "problem missing-period"]


def a_mail_with(text: str, *files: tuple[str, str, str], subject: str = "", reply: bool = False) -> bytes:
    """A mail with these files beside its words."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = "查甘望 <c@corp.example>", "staffing@corp.example"
    mail["Date"] = "Fri, 22 May 2026 10:00:00 +0800"
    mail["Subject"] = subject or "【星河数据治理项目】人员支撑安排"
    if reply:
        mail["In-Reply-To"] = "<q@corp.example>"
    mail.set_content(text)
    for name, kind, form in files:
        mail.add_attachment(b"x", maintype=kind, subtype=form, filename=name)
    return bytes(mail)


@pytest.mark.parametrize(
    ("text", "files", "facts", "named"),
    [
        ("各位好，人员支撑安排详见附件，请知悉。", (PDF,), ["project 星河数据治理项目", *ASKED], ["支撑安排.pdf"]),
        ("Please see the attached plan.", (("plan.docx", "application", "octet-stream"),), None, ["plan.docx"]),
        (f"{NOTICE}\n其他人员见附件", (PDF, LOGO), FACTS, ["支撑安排.pdf"]),
        (f"{NOTICE}\n详见附件", (("计划.zip", "application", "zip"), ("截图.jpg", "image", "jpeg")), FACTS,
         ["计划.zip", "截图.jpg"]),
        ("支撑人员：许南星\n支撑周期：另行通知", (PDF,), None, ["支撑安排.pdf"]),
        (NOTICE, (PDF,), FACTS, []),
        (f"{NOTICE}\n详见附件", (LOGO,), FACTS, []),
    ],
)  # fmt: skip
def test_a_document_is_named_where_it_matters(
    text: str, files: tuple[tuple[str, str, str], ...], facts: list[str] | None, named: list[str]
) -> None:
    """M4: the answer says by name what was not read, of a mail that points at it or lacks something itself."""
    reading = read(read_mail(a_mail_with(text, *files)))
    told = [one.value for one in reading.warnings if one.code == "unreadable-attachment"]
    assert (reading.kind, told) == ("staffing_notice", named)
    assert facts is None or summary(reading)[1 : 1 + len(facts)] == facts


def test_a_workbook_without_a_staffing_table_is_named() -> None:
    """M4: who leaves the people to a file whose table nobody here understands hears so; else it is passed over."""
    plan = "姓名,6月,7月\n许南星,20,10\n"
    for text, kind in (("人员安排见附件", "staffing_notice"), ("请知悉", "other")):
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["Subject"] = "查甘望 <c@corp.example>", "【星河数据治理项目】人员支撑安排"
        mail.set_content(text)
        mail.add_attachment(plan, subtype="csv", filename="计划.csv")
        reading = read(read_mail(bytes(mail)))
        assert (reading.kind, [one.value for one in reading.warnings]) == (
            kind,
            ["计划.csv"] if kind == "staffing_notice" else [],
        )


def test_a_mail_of_no_words_leaves_everything_to_its_file() -> None:
    """M4: all of some mails is in a winmail.dat, which nobody reads; under a notice's subject its sender hears so."""
    tnef = ("winmail.dat", "application", "ms-tnef")
    for about, kind in (("人员支撑安排", "staffing_notice"), ("周报", "other")):
        reading = read(read_mail(a_mail_with("\n", tnef, subject=f"【星河数据治理项目】{about}")))
        assert (reading.kind, [one.value for one in reading.warnings]) == (kind, ["winmail.dat"])


def test_talk_with_a_document_stays_talk() -> None:
    """M3: a report or an answer with a file beside it is no notice."""
    assert read(read_mail(a_mail_with("见附件", PDF, subject="【星河数据治理项目】周报"))).kind == "other"
    assert read(read_mail(a_mail_with("见附件", PDF, reply=True))).kind == "reply"


def test_a_picture_that_the_words_show_is_no_document() -> None:
    """M4: pictures with a Content-ID, or inline, belong to the words or the signature."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "【星河数据治理项目】人员支撑安排"
    mail.set_content("详见附件")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="二维码.png", cid="<a@corp.example>")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="照片.png", disposition="inline")
    assert read_mail(bytes(mail)).documents == ()


@pytest.mark.parametrize("mark", ["撤回: ", "召回：", "Recall: "])
def test_a_recall_by_outlook_is_a_cancellation(mark: str) -> None:
    """Settled detail "Cancellation": whoever recalls a notice hears how a record is taken back; it is not ignored."""
    words = "查甘望 将撤回邮件“【星河数据治理项目】人员支撑安排”。"
    reading = read(read_mail(a_mail_with(words, subject=f"{mark}【星河数据治理项目】人员支撑安排")))
    assert summary(reading) == ["kind cancellation", "project 星河数据治理项目"]


@pytest.mark.parametrize("subject", ["Message Recall Report for message x", "邮件撤回报告", "邮件召回失败: x"])
def test_the_report_of_a_recall_is_a_receipt(subject: str) -> None:
    """M2: what Outlook reports of its own accord is never answered."""
    assert read_mail(a_mail_with("成功", subject=subject)).machine == "receipt"
