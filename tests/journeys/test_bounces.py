"""Bounces of the daemon's own letters, end to end (M2, M5)."""

from __future__ import annotations

import pytest

from tests.journeys.department import (
    ADDRESSES,
    ADMIN,
    DAEMON,
    LEADER,
    MANAGER,
    MEMBER,
    PROJECT,
    Department,
    Letter,
    kinds,
    only,
)

JUNE = "2026/06/01 - 2026/06/30"
TOLD = "2026-06-23T09:00"
REPORT = f"""\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.corp.example>
To: {DAEMON}
Subject: Undelivered Mail Returned to Sender
Date: Tue, 23 Jun 2026 09:10:00 +0800
Message-ID: <bounce-NUMBER@mx.corp.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_bounce"

--=_bounce
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--=_bounce
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.corp.example

Final-Recipient: rfc822; ADDRESS
Action: failed
Status: 5.1.1

--=_bounce
Content-Type: message/rfc822

ORIGINAL
--=_bounce--
"""
"""A delivery status notification (RFC 3464) as Postfix makes it."""


class Postmaster:
    """The mail system that cannot deliver."""

    def __init__(self, department: Department) -> None:
        self.department = department
        self.count = 0

    def returns(self, letter: Letter, person: str, at: str, original: bytes | None = None) -> str:
        """A letter comes back, for it did not reach that person; the Message-ID of the bounce."""
        self.count += 1
        head = REPORT.replace("NUMBER", str(self.count)).replace("ADDRESS", ADDRESSES[person])
        data = (original or letter.file.read_bytes()).replace(b"\r\n", b"\n")
        self.department.put(head.encode().replace(b"ORIGINAL", data).replace(b"\n", b"\r\n"), at)
        return f"<bounce-{self.count}@mx.corp.example>"


@pytest.fixture
def postmaster(department: Department) -> Postmaster:
    """Of this department."""
    return Postmaster(department)


def announced(department: Department) -> Letter:
    """The leader's notice, and its release notice."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    department.once("2026-06-16T09:00")
    return only(department.once(TOLD), "release_notice")


def test_m5_a_bounce_is_in_the_record_and_told_to_the_notices_sender_and_the_admin(
    department: Department, postmaster: Postmaster
) -> None:
    """M5: once each; the mail system itself is never answered (M2)."""
    notice = announced(department)
    message_id = postmaster.returns(notice, MEMBER, "2026-06-23T09:10")
    letters = department.once("2026-06-23T09:15")
    assert kinds(letters) == ["admin_digest", "bounce_report"]
    report, digest = only(letters, "bounce_report"), only(letters, "admin_digest")
    assert report.everybody == {LEADER}
    assert report.header("In-Reply-To") == "<m1@corp.example>"
    assert MEMBER in report.text
    assert "撤场通知" in report.text
    assert digest.to == {ADMIN}
    assert f"{PROJECT}：退信：2026-06-23" in digest.text
    assert department.ledger()[message_id][0] == "recorded"
    assert any("没有送达" in entry["what"] and MEMBER in entry["what"] for entry in department.show()["history"])
    postmaster.returns(notice, MEMBER, "2026-06-23T09:20")
    assert department.once("2026-06-23T09:25") == []
    assert department.once("2026-06-24T09:00") == []


def test_m5_of_a_bounced_report_or_of_the_notices_sender_only_the_admin_hears(
    department: Department, postmaster: Postmaster
) -> None:
    """No report of a report, and none to somebody who cannot be reached."""
    notice = announced(department)
    postmaster.returns(notice, MANAGER, "2026-06-23T09:10")
    report = only(department.once("2026-06-23T09:15"), "bounce_report")
    postmaster.returns(report, LEADER, "2026-06-23T09:20")
    postmaster.returns(notice, LEADER, "2026-06-23T09:21")
    assert department.once("2026-06-23T09:25") == []
    (digest,) = department.once("2026-06-24T09:00")
    assert f"有收件人没有收到信」（L4）没有送达 {LEADER}" in digest.text
    assert "没有写明是谁" in digest.text  # the leader was no receiver of the notice


def test_m5_that_the_admin_is_out_of_reach_is_said_once(department: Department, postmaster: Postmaster) -> None:
    """Else a mailbox that is gone gets a letter every day, about yesterday's."""
    notice = announced(department)
    postmaster.returns(notice, MEMBER, "2026-06-23T09:10")
    digest = only(department.once("2026-06-23T09:15"), "admin_digest")
    postmaster.returns(digest, ADMIN, "2026-06-23T09:20")
    (again,) = department.once("2026-06-24T09:00")
    assert again.kind == "admin_digest"
    postmaster.returns(again, ADMIN, "2026-06-24T09:10")
    assert department.once("2026-06-25T09:00") == []


def test_m5_a_bounce_of_no_letter_of_ours_is_only_the_admins(department: Department, postmaster: Postmaster) -> None:
    """As before: ignored, and in the admin's letter."""
    notice = announced(department)
    other = b"Message-ID: <never@elsewhere.example>\nFrom: a@b.example\nSubject: x\n\nx\n"
    message_id = postmaster.returns(notice, MEMBER, "2026-06-23T09:10", original=other)
    assert kinds(department.once("2026-06-23T09:15")) == ["admin_digest"]
    assert department.ledger()[message_id] == ("ignored", "退信")


TEXTS = {
    "qq": "抱歉，您的邮件被退回来了……\n收件人 ADDRESS 不存在\n\n原信信息\nMessage-ID: ORIGINAL\n",
    "exchange": "无法传递到以下收件人或组:\nADDRESS\n\n原始邮件标头:\nMessage-ID: ORIGINAL\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_m5_bounces_without_a_delivery_status_name_the_letter_in_their_text(department: Department, text: str) -> None:
    """As many providers write them: the Message-ID and the address stand in the text."""
    notice = announced(department)
    text = text.replace("ADDRESS", ADDRESSES[MEMBER]).replace("ORIGINAL", notice.id)
    department.send("系统退信 <postmaster@mail.example>", "系统退信", text, "2026-06-23T09:10")
    report = only(department.once("2026-06-23T09:15"), "bounce_report")
    assert report.everybody == {LEADER}
    assert MEMBER in report.text
