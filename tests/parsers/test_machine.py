"""M2, M5: machine-made mail is told from people's, and a bounce names the mail it is about."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from parsers.mail import read_mail
from parsers.message import MachineKind

MINE = "<q1@corp.example>"


def raw(headers: str, body: str = "各位好", subject: str = "x", sender: str = "查甘望 <a@corp.example>") -> bytes:
    """A mail of headers and a body."""
    head = f"From: {sender}\nTo: staffing@corp.example\nSubject: {subject}\n{headers}".rstrip("\n")
    return f"{head}\n\n{body}\n".encode()


def report(kind: str, status: str, original: str = "text/rfc822-headers", subject: str = "x", extra: str = "") -> bytes:
    """A multipart/report (RFC 6522)."""
    return (
        f"From: MTA <mta@corp.example>\nSubject: {subject}\n{extra}"
        f"Content-Type: multipart/report; report-type={kind}; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nsee below\n"
        f"--b\nContent-Type: message/{kind}\n\n{status}\n\n--b\nContent-Type: {original}\n\n"
        f"From: staffing@corp.example\nMessage-ID: {MINE}\nSubject: y\n\n--b--\n"
    ).encode()


STATUS = "Reporting-MTA: dns; corp.example\n\nFinal-Recipient: rfc822; x@corp.example\nAction: failed\nStatus: 5.1.1"
POSTFIX = (
    "This is the mail system at host mx.corp.example.\n\nI'm sorry to have to inform you that your message could not\n"
    "be delivered to one or more recipients.\n\n<x@corp.example>: host mx said: 550 5.1.1 User unknown"
)
QMAIL = "Hi. This is the qmail-send program at corp.example.\nI'm afraid I wasn't able to deliver your message"
CALENDAR = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR"

MACHINES: list[tuple[str, bytes, MachineKind]] = [
    ("Postfix", report("delivery-status", STATUS, subject="Undelivered Mail Returned to Sender"), "bounce"),
    ("Exchange", report("delivery-status", STATUS, "message/rfc822", "未送达: 续期确认"), "bounce"),
    ("report without type", report("delivery-status", STATUS).replace(b" report-type=delivery-status;", b""), "bounce"),
    ("delivered", report("delivery-status", STATUS.replace("failed", "delivered")), "receipt"),
    ("delayed", report("delivery-status", STATUS.replace("failed", "delayed")), "bounce"),
    ("read receipt", report("disposition-notification", "Disposition: manual-action; displayed"), "receipt"),
    ("abuse", report("feedback-report", "Feedback-Type: abuse"), "auto_reply"),
    ("Postfix, text only", raw("", POSTFIX, "Undelivered Mail Returned to Sender"), "bounce"),
    ("Postfix, nothing but text", raw("", POSTFIX, "x"), "bounce"),
    ("qmail", raw("", QMAIL, "failure notice", "MAILER-DAEMON@corp.example"), "bounce"),
    ("qmail, nothing but text", raw("", QMAIL), "bounce"),
    ("Sendmail", raw("", "550 5.1.1", "Returned mail: see transcript for details", "MAILER-DAEMON (Mail)"), "bounce"),
    ("Exim", raw("X-Failed-Recipients: x@corp.example", "x", "Mail delivery failed: returning message"), "bounce"),
    (
        "Exim warning",
        raw("", "x", "Warning: message 1abc delayed 24 hours", "Mail Delivery System <md@x.example>"),
        "bounce",
    ),
    ("Gmail", raw("", "x", "Delivery Status Notification (Failure)", "mailer-daemon@googlemail.example"), "bounce"),
    ("Outlook", raw("", "x", "Undeliverable: 续期确认", "postmaster@corp.example"), "bounce"),
    ("Yahoo", raw("", "x", "Failure Notice", "mailer-daemon@corp.example"), "bounce"),
    ("QQ", raw("", "抱歉，您的邮件被退回来了", "系统退信", "PostMaster@qq.example"), "bounce"),
    ("QQ to", raw("", "x", "来自qq.example的退信"), "bounce"),
    ("163", raw("", "x", "系统退信/Systems bounce", "系统 <a@163.example>"), "bounce"),
    ("Aliyun", raw("", "x", "退信通知"), "bounce"),
    ("Coremail", raw("", "x", "邮件投递失败通知"), "bounce"),
    ("exmail", raw("", "您发往 x@corp.example 的邮件被退回", "退信：续期确认"), "bounce"),
    ("zh Exchange", raw("", "x", "无法投递: 续期确认"), "bounce"),
    ("zh Exchange 2", raw("", "x", "未传递: 续期确认"), "bounce"),
    ("zh DSN", raw("", "x", "传递状态通知(失败)"), "bounce"),
    ("Traditional", raw("", "x", "傳遞失敗: 續期確認"), "bounce"),
    ("Traditional 2", raw("", "x", "無法傳遞的郵件: 續期"), "bounce"),
    ("zh text only", raw("", "很抱歉，您发送给 x@corp.example 的邮件未能送达。", "x"), "bounce"),
    ("empty path", raw("Return-Path: <>", "550 5.1.1 no such user"), "bounce"),
    ("empty path, no words", raw("Return-Path: <>"), "auto_reply"),
    ("NDR header", raw("X-MS-Exchange-Message-Is-Ndr:"), "bounce"),
    ("Auto-Submitted", raw("Auto-Submitted: auto-replied"), "auto_reply"),
    ("Auto-Submitted with comment", raw("Auto-Submitted: auto-generated (cron); x=y"), "auto_reply"),
    ("X-Autoreply", raw("X-Autoreply: yes"), "auto_reply"),
    ("X-Autorespond", raw("X-Autorespond: absence"), "auto_reply"),
    ("suppress all", raw("X-Auto-Response-Suppress: All"), "auto_reply"),
    ("suppress list with all", raw("X-Auto-Response-Suppress: DR, all"), "auto_reply"),
    ("suppress and no-reply", raw("X-Auto-Response-Suppress: OOF", sender="no-reply@corp.example"), "auto_reply"),
    ("Precedence bulk", raw("Precedence: bulk"), "list"),
    ("Precedence auto_reply", raw("Precedence: auto_reply"), "auto_reply"),
    ("list", raw("List-Id: <all.corp.example>"), "list"),
    ("newsletter", raw("List-Unsubscribe: <mailto:x@corp.example>"), "list"),
    ("no-reply", raw("", sender="OA <oa-noreply@corp.example>"), "auto_reply"),
    ("donotreply", raw("", sender="do_not_reply@corp.example"), "auto_reply"),
    ("zh 自动回复", raw(f"In-Reply-To: {MINE}", "我正在休假", "自动回复: 续期确认"), "auto_reply"),
    ("zh 自动回复 full width", raw("", "x", "自动回复：续期确认"), "auto_reply"),
    ("zh 自动答复", raw("", "x", "自动答复: 续期确认"), "auto_reply"),
    ("zh bracket", raw("", "x", "【自动回复】续期确认"), "auto_reply"),
    ("zh 系统自动回复", raw("", "x", "系统自动回复:您好"), "auto_reply"),
    ("zh 休假", raw("", "我在休假，20日回来。", "休假"), "auto_reply"),
    ("zh 休假中", raw("", "x", "休假中：Re: 续期确认"), "auto_reply"),
    ("zh 正在外出", raw("", "x", "我正在外出"), "auto_reply"),
    ("zh 外出", raw("", "x", "外出: 答复: 续期确认"), "auto_reply"),
    ("zh 不在办公室", raw("", "x", "不在办公室: 续期确认"), "auto_reply"),
    ("Traditional 自動回覆", raw("", "x", "自動回覆: 續期"), "auto_reply"),
    ("zh body", raw("", "您好，这是一封自动回复邮件。我6月30日回来。", "Re: 续期确认"), "auto_reply"),
    ("zh body 2", raw("", "此邮件为系统自动发送，请勿回复。", "审批提醒"), "auto_reply"),
    ("zh body 3", raw("", "【自动回复】我在休假", "回复：续期确认"), "auto_reply"),
    ("zh body 4", raw("", "系统自动回复：我已离职", "Re: 续期确认"), "auto_reply"),
    ("zh 离职", raw("", "x", "离职自动回复"), "auto_reply"),
    ("en body", raw("", "This is an automated response. I am away.", "Re: 续期确认"), "auto_reply"),
    ("Automatic reply", raw("", "x", "Automatic reply: 续期确认"), "auto_reply"),
    ("Out of office", raw("", "x", "Out of Office: 续期确认"), "auto_reply"),
    ("Out of office AutoReply", raw("", "x", "Out of Office AutoReply: x"), "auto_reply"),
    ("Auto:", raw("", "x", "Auto-Reply: x"), "auto_reply"),
    ("zh 已读", raw("", "x", "已读: 续期确认"), "receipt"),
    ("zh 回执", raw("", "x", "已读回执：续期确认"), "receipt"),
    ("Read receipt", raw("", "x", "Read receipt (displayed)"), "receipt"),
    ("calendar reply", raw("Content-Type: text/calendar; method=REPLY", CALENDAR, "已接受: 例会"), "calendar"),
    ("calendar class", raw("Content-class: urn:content-classes:calendarmessage"), "calendar"),
    ("own", raw("X-Rosterd-Kind: confirmation\nAuto-Submitted: auto-replied", "x", "回复：人员支撑"), "own"),
    (
        "own by a list",
        raw("List-Id: <a.corp.example>\nX-Rosterd-Kind: reminder\nAuto-Submitted: auto-generated"),
        "own",
    ),
]

PEOPLE = [
    *(
        "【星河数据治理项目】人员支撑安排同步",
        "回复：续期确认：星河数据治理项目 许南星",
        "Re: Undelivered goods",
        "Undelivered goods",
    ),
    *(
        "关于许南星休假期间的支撑安排",
        "休假安排同步",
        "休假期间由唐小满支撑",
        "外出支撑人员安排",
        "Re: 自动回复: 续期确认",
    ),
    *(
        "答复: 自动答复: 续期确认",
        "自动化测试平台人员支撑",
        "自动驾驶项目支撑",
        "退信问题请教",
        "Re: 退信",
        "关于退信率的统计",
    ),
    *(
        "投递失败率统计",
        "【紧急】无法投递的快递请到前台",
        "未读消息功能开发支撑",
        "已读功能开发",
        "出差安排",
        "年假申请",
    ),
    *(
        "Delivery plan for phase 2",
        "Delivery report Q2",
        "Returned goods",
        "Read this first",
        "Out of budget",
        "Office move",
    ),
    *(
        "Message not clear",
        "Mail system migration project staffing",
        "Automatic deployment project",
        "Autonomous lab staffing",
    ),
    *(
        "Auto parts project",
        "Warning: tight schedule",
        "Rejected: extension",
        "Vacation plan",
        "送达时间确认",
        "系统自动化改造",
    ),
    *(
        "转发: 系统退信",
        "Delivery failed items",
        "Auto reply feature staffing",
        "Mail delivery system staffing",
        "Returned mail handling project",
        "退信功能开发支撑",
        "投递失败问题排查支撑",
        "已离职人员交接",
        "出差：许南星 支撑调整",
        "Fw: Automatic reply: x",
        "正在外出的同事支撑安排",
        "邮件系统升级项目人员支撑",
        "失败案例复盘",
        "同意",
        "",
    ),
]
AWAY = "您好，我正在休假，6月20日前不在办公室，急事请联系黄俊杰。"
PRODUCTS: dict[MachineKind, list[tuple[str, str, str]]] = {
    "auto_reply": [
        *(("", subject, AWAY) for subject in ("休假中：续期确认", "休假", "外出", "Vacation: 续期", "On leave: 续期")),
        *(("", subject, "x") for subject in ("Auto: 续期", "假期自动回复", "续期 (自动回复)", "收到，自动回复")),
        *(("", subject, "x") for subject in ("Holiday auto-reply", "Out of the office until 20 June", "自動返信: x")),
        *((header, "Re: x", "同意。") for header in (
            "X-QQ-AutoReply: 1", "X-Auto-Reply-From: a@b.example", "X-Precedence: auto-reply",
            "Delivered-To: Autoresponder", "X-POST-MessageClass: 9; Autoresponder",
            "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
        )),
        ("", "Re: x", "这是一封来自QQ邮箱的假期自动回复邮件。\n您好，我最近正在休假中。"),
        ("", "Re: x", "您好，我最近正在休假中，无法亲自回复您的邮件。我将在假期结束后，尽快给您回复。"),
        ("", "Re: x", "您好，您的邮件我已收到，我将尽快给您回复！"),
        ("", "Re: x", "您好，有急事请电话联系。（自动回复）"),
        ("", "Re: x", "I am out of the office until 20 June with limited access to email."),
        ("", "Re: x", "Thank you for your email. I am on annual leave until 20 June."),
        *(("", subject, "x") for subject in (
            "Out of Office Re: 续期", "Out-of-Office: 续期", "OOO - 续期", "[OOO] 续期", "OOO Re: 续期",
            "【外出】Re: 续期", "Re: 续期 [Out of Office]", "Re: 续期 (Auto Reply)",
        )),
        *(("", "Re: x", words) for words in (
            "*** 自动回复 ***\n我在休假", "这是来自查甘望的自动回复：我在休假。",
            "您好：\n我正在休假。\n\n（本邮件为自动回复）",
            "我正在出差，不便查收邮件，有急事请致电13800001111。", "本人已于5月31日离职，工作交接给许南星，请联系他。",
            "您好，我目前不在办公室，将于6月20日返回，期间无法及时回复邮件。",
            "感谢您的来信！我正在休产假，8月1日回来。紧急事宜请联系黄俊杰。",
            "Hi, I'm OOO until June 30. For urgent matters please contact Huang.",
        )),
        *(("", "Re: x", words) for words in (
            "您好！来信已收到，我会尽快给您回复。\n此邮件为系统自动回复，请勿直接回复。",
            "我已收到您的邮件，将尽快回复。（这是一封自动回复邮件）",
            "您的来信我已收到，同意与否我会尽快回复。此为自动回复。",
            "邮件已收到，会尽快处理。--本邮件由系统自动发送，请勿回复",
            "感谢来信！本邮箱已设置自动回复，我将尽快与您联系。",
            "Hello, I no longer work at Corp. Please contact hr@corp.example.",
            "您好，我现在有事不在，一会再和您联系。",
        )),
        ("X-Autorespond:", "Re: x", "x"),
        ("", "Please confirm", "Your message to a@corp.example is awaiting your confirmation."),
        ("", "邮件确认", "为了防止垃圾邮件，请点击以下链接确认您的邮件地址"),
    ],
    "receipt": [
        ("", "Read: 续期确认", "Your message was read on Tuesday."),
        ("", "讀取: 续期确认", "已于 2026/6/16 9:30 被阅读。"),
        ("", "回执：续期确认", "这是邮件收条，收件人已显示了此邮件。"),
        ("", "已中继: 续期确认", "已成功中继到以下收件人，但目标未发送传递通知"),
        ("", "传递成功: 续期确认", "邮件已投递给以下收件人: x"),
        ("", "Read-Receipt: 续期", "x"),
    ],
    "bounce": [
        ("", "邮件投递延迟通知", "x"),
        ("", 'FAILED MAIL to "x" regarding "y"', "x"),
        ("", "RE: x : non remis (delivery failed)", "x"),
        *(("", subject, "x") for subject in (
            "系统退信(System bounce)", "退信 / Bounced mail", "未送达的邮件: 续期确认", "邮件未送达",
            "邮件延迟: 续期确认",
            "Delayed Mail (still being retried)", "Delivery delayed: x", "[Postmaster] Email Delivery Failure",
            "NDR: x", "邮件传递状态通知（失败）", "Nondeliverable mail", "Message status - undeliverable",
            "Email undeliverable", "Recipient address rejected", "配信不能", "Non remis : x",
            "Benachrichtigung zum Übermittlungsstatus (Fehlgeschlagen)",
        )),
        ("", "Rejected: x", "Your message was rejected by the recipient domain: 550 no such user"),
        ("", "Delivery Status", "550 user unknown gone@corp.example"),
        ("Return-Path: <>", "x", "The user is unknown: gone@corp.example"),
        *(("", "x", words) for words in (
            "很遗憾，您的邮件未能送达以下收件人：\ngone@corp.example",
            "未能向以下收件人或组传递邮件:\n\ngone@corp.example",
            "传递到以下收件人或通讯组列表失败:\n\ngone@corp.example",
            "无法将邮件传递给下列收件人或组:\n\ngone@corp.example",
            "A message that you sent could not be delivered to one or more of its recipients.",
            "The following message to <gone@corp.example> was undeliverable.",
            "Sorry, we were unable to deliver your message to the following address.",
            "I'm sorry to have to inform you that your message could not be delivered.",
            "Hello, this is the mail server on mx.corp.example.\nIt tells the delivery status of your message.",
        )),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "header", "subject", "body"), [(kind, *mark) for kind, marks in PRODUCTS.items() for mark in marks]
)
def test_marks_of_products(kind: MachineKind, header: str, subject: str, body: str) -> None:
    """M2: one mark of a product is enough; subjects that people write too need words below them."""
    assert read_mail(raw(header, body, subject)).machine == kind


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("休假", "各位，我下周休假，许南星替我。"),
        ("我在出差", "各位，我在出差，许南星同意延期。"),
        ("自动回复功能需求", "客户想做自动回复功能。"),
        ("Read: the plan please", "x"),
        ("自动回复上线安排", "各位：本邮件说明自动回复功能的上线安排。"),
        *(
            (subject, "请知悉")
            for subject in (
                "未送达的硬件请补发",
                "发送失败的短信功能由许南星支撑",
                "延迟上线通知",
                "退回修改",
                "回执单功能开发支撑",
                "NDR platform",
                "离职交接：许南星",
                "OOO calendar feature",
                "Delivered: milestone 1",
                "已送达：硬件清单",
                "外出学习安排：许南星",
            )
        ),
        *(
            ("Re: 续期确认", words)
            for words in (
                "我正在出差，同意续期。",
                "我在外出差，回来后处理",
                "我下周休假，有事找黄俊杰",
                "许南星已离职，工作交接给黄丽",
                "我休假了，工作已交接给黄丽，请联系黄丽决定",
                "不在公司，晚点回复",
                "许南星休假，急事请联系他本人",
                "您的邮件我看了，无法安排人员。",
                "I'm out of office tomorrow. Approved.",
                "我目前不在办公室，无法及时回复邮件，同意续期。",
            )
        ),
        *(
            ("Re: 续期确认", words)
            for words in (
                "同意。他的邮箱设置了自动回复，别再等他。",
                "系统自动发送的周报有误，不同意。",
                "我已设置自动回复，本周不在，同意续期。",
                "你收到的那封是系统自动回复。同意。",
                "自动化组由王自动负责，同意",
                "自动回复的内容请改成：\n您好，我会尽快处理。",
                "I no longer work with Tom on this project, so I do not agree.",
                "同意。（请勿回复所有人）",
                "同意续期。\n本邮件由系统自动发送，请勿回复",
                "收到，同意。\n本邮件由系统自动发送，请勿回复",
                "可以。\n此邮件由系统自动发送，请勿回复。",
                "不同意，人手紧张。\n本邮件为系统自动回复",
                "许南星，6月8日-6月30日。\n本邮件由系统自动发送，请勿回复",
            )
        ),
        ("Rejected: extension", "Our 550 users are waiting, mailbox project first."),
        ("Delivery status", "The delivery is on track, no failure."),
        ("自动化项目人员支撑", "项目：自动回复平台\n支撑人员：许南星\n负责人：王自动"),
        ("Vacation: plan of the group", "please enter your days"),
        ("Re: 自动回复: 续期确认", "收到，那我找黄俊杰。"),
        ("人员", "I am on leave until 20 June, please ask Xu Nanxing."),
        ("人员", "本邮件通知如下：\n人员：许南星"),
    ],
)
def test_people_who_write_of_absence(subject: str, body: str) -> None:
    """M2: a person's mail is handled, whatever it tells of."""
    assert read_mail(raw("", body, subject)).machine is None


def test_m2_a_sender_without_an_address_is_a_mail_system() -> None:
    """M2: the empty path in the From header."""
    assert read_mail(raw("Precedence: bulk", "x", "x", '"Jetmail System" <>')).machine == "bounce"


HUMAN_HEADERS = [
    *(
        "Auto-Submitted: no",
        "Precedence: normal",
        "Precedence: first-class",
        "X-Auto-Response-Suppress: DR, OOF, AutoReply",
    ),
    *(
        "Return-Path: <a@corp.example>",
        "X-Autoreply: no",
        "X-Mailer: Foxmail 7",
        "Importance: high",
        "Errors-To: a@corp.example",
    ),
    *(
        "X-Rosterd-Kind: confirmation",
        "Disposition-Notification-To: a@corp.example",
        "Return-Receipt-To: a@corp.example",
    ),
]
HUMAN_SENDERS = [
    "bouncy@corp.example",
    "autumn@corp.example",
    "reply@corp.example",
    "masterpost@corp.example",
    "list@x.example",
]
HUMAN_BODIES = [
    *(
        "这是自动化组的支撑安排",
        "我正在休假，同意续期。",
        "您的邮件收到，同意。",
        "自动回复功能的开发由许南星支撑",
        "I am away next week; approved.",
    ),
    *("您好，您的邮件已收到，同意。", "This message was created automatically by mail merge: 人员 许南星"),
    *("项目 5.1.1 版本由许南星支撑", "邮件无法送达许南星，请转告", "This is the plan", "本邮件为人员支撑通知"),
]


@pytest.mark.parametrize(("name", "data", "kind"), MACHINES, ids=[name for name, *_ in MACHINES])
def test_machines(name: str, data: bytes, kind: MachineKind) -> None:
    """M2: never answered, and known for what it is."""
    assert read_mail(data).machine == kind, name


@pytest.mark.parametrize("subject", PEOPLE)
def test_subjects_of_people(subject: str) -> None:
    """M2: a person's mail is handled, whatever words its subject has."""
    assert read_mail(raw("", subject=subject)).machine is None


@pytest.mark.parametrize("header", HUMAN_HEADERS)
def test_headers_of_people(header: str) -> None:
    """M2: headers that people's mailers set too."""
    assert read_mail(raw(header)).machine is None


@pytest.mark.parametrize("sender", HUMAN_SENDERS)
def test_senders_that_are_people(sender: str) -> None:
    """M2: addresses that only sound like a machine's."""
    assert read_mail(raw("", sender=sender)).machine is None


@pytest.mark.parametrize("body", HUMAN_BODIES)
def test_words_of_people(body: str) -> None:
    """M2: words that machines use too."""
    assert read_mail(raw("", body)).machine is None


def test_an_invitation_with_pictures_in_it_is_a_calendars() -> None:
    """M2: however deep the answer to an invitation lies; one within an attached mail is not the mail's own."""
    inner = f"--a\nContent-Type: text/calendar; method=REPLY\n\n{CALENDAR}\n--a--"
    for kind, expected in (("multipart/alternative; boundary=a", "calendar"), ("message/rfc822", None)):
        wrapped = f"\n\n{inner}" if kind.startswith("multipart") else f"\n\nContent-Type: text/calendar\n\n{CALENDAR}"
        related = f"--r\nContent-Type: {kind}{wrapped}\n--r--"
        body = f"--m\nContent-Type: multipart/related; boundary=r\n\n{related}\n--m--"
        assert read_mail(raw("Content-Type: multipart/mixed; boundary=m", body)).machine == expected


def test_an_invitation_file_of_a_person_is_no_calendar_answer() -> None:
    """M2: an attached .ics that only publishes a date comes from a person."""
    body = (
        "--b\nContent-Type: text/plain\n\n人员：许南星\n"
        "--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nMETHOD:PUBLISH\n--b--"
    )
    assert read_mail(raw("Content-Type: multipart/mixed; boundary=b", body)).machine is None


BOUNCED = [
    ("attached headers", report("delivery-status", STATUS)),
    ("attached mail", report("delivery-status", STATUS, "message/rfc822")),
    ("status only", report("delivery-status", f"Original-Message-ID: {MINE}\n{STATUS}", "text/plain")),
    ("quoted in text", raw("", f"{POSTFIX}\n\nSubject: y\nMessage-Id: {MINE}\n", "failure notice")),
    ("quoted with marks", raw("", f"> Message-ID: {MINE}", "Returned mail: x")),
    ("quoted folded", raw("", f"Message-ID:\n {MINE}", "Returned mail: x")),
    ("in-reply-to", raw(f"In-Reply-To: {MINE}", "x", "退信：x")),
    ("references", raw(f"References: <a@corp.example> {MINE}", "x", "未送达: x")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data"), BOUNCED, ids=[name for name, _ in BOUNCED])
def test_bounce_names_its_mail(name: str, data: bytes) -> None:
    """M5: a bounce is matched to the mail that was not delivered."""
    mail = read_mail(data)
    assert (mail.machine, mail.bounced_message_id) == ("bounce", MINE), name


SYSTEMS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("bounces.toml").read_text("utf-8"))["bounce"]
MARKS = ("return-path:", "auto-submitted:", "x-failed-recipients:", "x-ms-exchange-", "in-reply-to:", "references:")


def bounce(system: dict[str, Any]) -> str:
    """The mail of one of the systems, about the daemon's own."""
    return str(system["mail"]).lstrip("\n").replace("Q1", MINE)


@pytest.mark.parametrize("system", SYSTEMS, ids=[system["system"] for system in SYSTEMS])
def test_m5_bounces_of_well_known_systems(system: dict[str, Any]) -> None:
    """M5: a bounce says which mail it is about, and who was not reached."""
    mail = read_mail(bounce(system).encode())
    assert mail.machine == "bounce"
    assert mail.bounced_message_id == (MINE if system.get("about", True) else None)
    assert mail.failed_recipients == tuple(system["to"])


def test_m5_a_delay_is_no_failure() -> None:
    """RFC 3464 section 2.3.3: the mail system goes on trying, and nobody is reported unreached."""
    delayed = bounce(SYSTEMS[0]).replace("Action: failed", "Action: delayed")
    assert "Action: delayed" in delayed
    assert read_mail(delayed.encode()).failed_recipients == ()


UNMARKED = [system for system in SYSTEMS if "with an empty path" not in system["system"]]


@pytest.mark.parametrize("system", UNMARKED, ids=[system["system"] for system in UNMARKED])
def test_m2_bounces_without_any_mark_in_the_headers(system: dict[str, Any]) -> None:
    """M2: half of all bounces lack the headers that mark them; sender, subject or words tell them nevertheless."""
    head, _, body = bounce(system).partition("\n\n")
    kept = [line for line in re.split(r"\n(?! )", head) if not line.lower().startswith(MARKS)]
    assert read_mail("\n".join([*kept, "", body]).encode()).machine == "bounce"


def test_own_mail_tells_its_kind() -> None:
    """M2: a daemon's own letter that comes back is recognised, over a limit too."""
    data = raw("X-Rosterd-Kind: confirmation\nAuto-Submitted: auto-replied")
    assert read_mail(data).own_kind == "confirmation"
    assert read_mail(data + b"x" * 21_000_000).machine == "own"
    assert read_mail(raw("X-Rosterd-Kind: confirmation")).own_kind is None
