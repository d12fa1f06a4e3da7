"""Nobody is fooled (DESIGN, Trust; PROCESS M2, M3): each test holds the mail that is stopped."""

from __future__ import annotations

import json
import os
import subprocess
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.journeys.conftest import Founder
from tests.journeys.department import (
    ADDRESSES,
    ADMIN,
    CONFIGURATION,
    DAEMON,
    LEADER,
    MANAGER,
    MEMBER,
    OTHER_LEADER,
    OTHER_MEMBER,
    OTHER_PROJECT,
    PROJECT,
    Department,
    Letter,
    kinds,
    notice_text,
    only,
)

JUNE = "6月1日-6月30日"
SERVER = "mx.corp.example"
TRUSTING = f'{CONFIGURATION}\n[trust]\nauthserv_id = "{SERVER}"\n'
PROVEN = f"{SERVER}; dmarc=pass header.from=corp.example"
FORGED = {
    "nothing at all": {},
    "a failure": {"Authentication-Results": f"{SERVER}; dmarc=fail header.from=corp.example"},
    "another server's word": {"Authentication-Results": "mx.evil.example; dmarc=pass header.from=corp.example"},
    "another domain's pass": {"Authentication-Results": f"{SERVER}; spf=pass smtp.mailfrom=evil.example"},
}


def asked(department: Department) -> Letter:
    """The question to the manager whether to extend, of a notice in force."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER])
    department.once("2026-05-22T10:05")
    return only(department.once("2026-06-16T09:00"), "extension_request")


def proposed(department: Department) -> Letter:
    """The question to the group leader, after the manager has named a day."""
    department.reply(asked(department), MANAGER, "续期至 7月15日", "2026-06-16T10:00")
    return only(department.once("2026-06-16T10:05"), "approval_request")


def to_people(letters: list[Letter]) -> list[Letter]:
    """The letters to anybody but the administrator, who is told of strangers and of what is held."""
    return [letter for letter in letters if letter.to != {ADMIN}]


def undecided(department: Department, at: str = "2026-06-16T12:00") -> list[Letter]:
    """The letters of a cycle that must leave the extension as it is."""
    letters = department.once(at)
    row = department.row()
    assert (row["end"], row["extension"]) == ("2026-06-30", "requested")
    return letters


class TestProvenSenders:
    """Where `authserv_id` is configured, a mail is its sender's only where our own server says so (RFC 8601)."""

    @pytest.mark.parametrize("headers", FORGED.values(), ids=FORGED.keys())
    def test_m3_a_notice_that_nothing_proves_is_held_and_can_be_let_through(
        self, found: Founder, headers: dict[str, str]
    ) -> None:
        department = found(configuration=TRUSTING)
        message_id = department.notice(LEADER, JUNE, "2026-05-22T08:00", to=[MANAGER], headers=headers)
        assert department.once("2026-05-22T08:05") == []
        assert department.status() == []
        assert department.ledger()[message_id][0] == "set_aside"
        digest = only(department.once("2026-05-22T09:00"), "admin_digest")
        assert ADDRESSES[LEADER] in digest.text
        (held,) = department.command("aside", "list", "--json", "--config", department.config).rows
        assert held["sender"] == ADDRESSES[LEADER]
        department.command("aside", "replay", held["id"], "--config", department.config)
        assert kinds(department.once("2026-05-22T10:00")) == ["confirmation"]
        assert department.row()["end"] == "2026-06-30"
        assert department.command("aside", "list", "--json", "--config", department.config).rows == []

    def test_m3_a_proven_notice_is_recorded(self, found: Founder) -> None:
        department = found(configuration=TRUSTING)
        department.notice(LEADER, JUNE, "2026-05-22T08:00", to=[MANAGER], headers={"Authentication-Results": PROVEN})
        assert kinds(department.once("2026-05-22T08:05")) == ["confirmation"]

    def test_m3_a_forged_approval_with_the_right_token_decides_nothing(self, found: Founder) -> None:
        department = found(configuration=TRUSTING)
        proof = {"Authentication-Results": PROVEN}
        department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER], headers=proof)
        department.once("2026-05-22T10:05")
        question = only(department.once("2026-06-16T09:00"), "extension_request")
        word = department.answer(question, MANAGER, "续期至 7月15日")
        word["Authentication-Results"] = PROVEN
        department.put(word, "2026-06-16T10:00")
        approval = only(department.once("2026-06-16T10:05"), "approval_request")
        department.reply(approval, LEADER, "同意", "2026-06-16T11:00")
        assert to_people(undecided(department)) == []
        proven = department.answer(approval, LEADER, "同意")
        proven["Authentication-Results"] = PROVEN
        department.put(proven, "2026-06-16T13:00")
        assert kinds(department.once("2026-06-16T13:05")) == ["extension_result"]


LOOKALIKES = {
    "a name that looks like an address": f'"{ADDRESSES[LEADER]}" <x@evil.example>',
    "a name and a comment": f"{LEADER} (<{ADDRESSES[LEADER]}>) <x@evil.example>",
    "a Cyrillic letter": f"{LEADER} <suyingchu\u0430n@corp.example>",
    "a long s": f"{LEADER} <\u017fuyingchuan@corp.example>",
    "an @ too many": f"{ADDRESSES[LEADER]} @evil.example",
    "full-width letters": f"{LEADER} <ｓuyingchuan@corp.example>",
    "a subaddress": f"{LEADER} <suyingchuan+x@corp.example>",
    "a longer domain": f"{LEADER} <{ADDRESSES[LEADER]}.evil.example>",
    "a zero-width space": f"{LEADER} <suyingchuan\u200b@corp.example>",
    "a quoted local part": f'{LEADER} <"{ADDRESSES[LEADER]}"@evil.example>',
    "a route": f"{LEADER} <@corp.example,@evil.example:x@evil.example>",
}


@pytest.mark.parametrize("sender", LOOKALIKES.values(), ids=LOOKALIKES.keys())
def test_m3_an_address_that_only_looks_like_one_of_the_directory(department: Department, sender: str) -> None:
    text = f"From: {sender}\r\nTo: {DAEMON}\r\nSubject: 【{PROJECT}】人员支撑\r\nMessage-ID: <f@evil.example>\r\n\r\n"
    department.put((text + notice_text(MEMBER, JUNE)).encode(), "2026-05-22T10:00")
    assert to_people(department.once("2026-05-22T10:05")) == []
    assert department.status() == []
    assert department.ledger()["<f@evil.example>"][0] == "unanswered"


@pytest.mark.parametrize("name", ["Reply-To", "Sender", "Return-Path", "Resent-From", "X-Original-From"])
def test_m3_no_other_header_names_the_sender_or_where_the_answer_goes(department: Department, name: str) -> None:
    """Reply-To is never followed, and a Sender of the directory makes nobody entitled."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER], headers={name: "x@evil.example"})
    (confirmation,) = department.once("2026-05-22T10:05")
    assert confirmation.addresses("To", "Cc") == [ADDRESSES[LEADER]]
    headers = {name: f"{LEADER} <{ADDRESSES[LEADER]}>"}
    department.notice("x@evil.example", "7月1日-7月31日", "2026-05-22T11:00", headers=headers)
    assert to_people(department.once("2026-05-22T11:05")) == []
    assert department.row()["end"] == "2026-06-30"


@pytest.mark.parametrize("second", ["From", "from", "FROM"])
def test_m3_a_second_from_makes_a_mail_nobodys(department: Department, second: str) -> None:
    head = f"From: {LEADER} <{ADDRESSES[LEADER]}>\r\n{second}: x@evil.example\r\nTo: {DAEMON}\r\n"
    text = f"{head}Subject: 【{PROJECT}】人员支撑\r\nMessage-ID: <two@evil.example>\r\n\r\n{notice_text(MEMBER, JUNE)}"
    department.put(text.encode(), "2026-05-22T10:00")
    assert to_people(department.once("2026-05-22T10:05")) == []
    assert department.ledger()["<two@evil.example>"][0] == "unanswered"


def test_m3_a_header_within_the_body_or_an_attached_mail_names_nobody(department: Department) -> None:
    """Somebody of the directory forwards a leader's notice: it counts as the forwarder's own."""
    inner = department.mail(LEADER, f"【{PROJECT}】人员支撑", notice_text(MEMBER, JUNE), to=[MANAGER])
    outer = department.mail(MEMBER, "转发：看看这个", "供参考")
    outer.add_attachment(inner)
    department.put(outer, "2026-05-22T10:00")
    stranger = EmailMessage()
    stranger["From"], stranger["To"], stranger["Subject"] = "x@evil.example", DAEMON, "转发"
    stranger.set_content(f"From: {LEADER} <{ADDRESSES[LEADER]}>\n\n{notice_text(MEMBER, JUNE)}")
    department.put(stranger, "2026-05-22T10:00")
    assert set(kinds(to_people(department.once("2026-05-22T10:05")))) <= {"not_entitled"}
    assert department.status() == []


class TestTokens:
    """A letter that asks for a decision carries a token for one person, one request and one step (M3, D5)."""

    @pytest.mark.parametrize("sender", [MEMBER, OTHER_LEADER, MANAGER, ADMIN])
    def test_m3_the_right_token_from_the_wrong_person(self, department: Department, sender: str) -> None:
        department.reply(proposed(department), sender, "同意", "2026-06-16T11:00")
        undecided(department)

    def test_m3_the_token_of_an_earlier_step(self, department: Department) -> None:
        """The leader is asked about 15 July, then about 20 July: a yes to the first is no yes to the second."""
        question = asked(department)
        department.reply(question, MANAGER, "续期至 7月15日", "2026-06-16T10:00")
        first = only(department.once("2026-06-16T10:05"), "approval_request")
        department.reply(question, MANAGER, "续期至 7月20日", "2026-06-16T10:30")
        second = only(department.once("2026-06-16T10:35"), "approval_request")
        assert first.id != second.id
        department.reply(first, LEADER, "同意", "2026-06-16T11:00")
        undecided(department)
        department.reply(second, LEADER, "同意", "2026-06-16T13:00")
        department.once("2026-06-16T13:05")
        assert department.row()["end"] == "2026-07-20"

    def test_m3_a_word_for_another_project(self, department: Department) -> None:
        """A question about one project is not answered by its token under another project's name."""
        approval = proposed(department)
        department.notice(OTHER_LEADER, JUNE, "2026-06-16T10:30", person=OTHER_MEMBER, project=OTHER_PROJECT)
        department.once("2026-06-16T10:35")
        department.send(LEADER, f"【{OTHER_PROJECT}】", "同意", "2026-06-16T11:00")
        undecided(department)
        department.reply(approval, LEADER, f"【{OTHER_PROJECT}】同意", "2026-06-16T13:00")
        department.once("2026-06-16T13:05")
        assert department.row(OTHER_MEMBER, OTHER_PROJECT)["end"] == "2026-06-30"

    def test_m3_a_reply_that_is_replayed(self, department: Department) -> None:
        """The very bytes again, or the same words under another Message-ID, change nothing a second time."""
        approval = proposed(department)
        word = department.answer(approval, LEADER, "同意")
        department.put(word, "2026-06-16T11:00")
        assert kinds(department.once("2026-06-16T11:05")) == ["extension_result"]
        before = department.show()["history"]
        department.put(word, "2026-06-16T12:00")
        assert department.once("2026-06-16T12:05") == []
        department.reply(approval, LEADER, "同意", "2026-06-16T13:00")
        (late,) = department.once("2026-06-16T13:05")
        assert late.to == {LEADER}
        assert department.row()["end"] == "2026-07-15"
        assert [entry["what"] for entry in department.show()["history"]][: len(before)] == [e["what"] for e in before]

    @pytest.mark.parametrize(
        "headers",
        [
            {"Auto-Submitted": "auto-replied"},
            {"X-Autoreply": "yes"},
            {"Return-Path": "<>"},
            {"Precedence": "bulk"},
            {"X-Auto-Response-Suppress": "All"},
        ],
        ids=lambda headers: next(iter(headers)),
    )
    def test_m2_a_machines_yes_is_none(self, department: Department, headers: dict[str, str]) -> None:
        word = department.answer(proposed(department), LEADER, "同意")
        for name, value in headers.items():
            word[name] = value
        department.put(word, "2026-06-16T11:00")
        assert undecided(department) == []

    def test_m2_an_out_of_office_and_a_bounce_decide_nothing(self, department: Department) -> None:
        approval = proposed(department)
        away = department.answer(approval, LEADER, "同意的事请联系我的同事，我在休假。")
        away.replace_header("Subject", f"自动回复: {approval.subject}")
        department.put(away, "2026-06-16T11:00")
        bounce = department.answer(approval, LEADER, "同意")
        bounce.replace_header("From", "Mail Delivery System <MAILER-DAEMON@corp.example>")
        department.put(bounce, "2026-06-16T11:00")
        assert "extension_result" not in kinds(undecided(department))


def hidden_word(department: Department, letter: Letter, html: str, plain: str = "我看看") -> None:
    word = department.answer(letter, LEADER, plain)
    word.add_alternative(html, subtype="html")
    department.put(word, "2026-06-16T11:00")


@pytest.mark.parametrize(
    "html",
    [
        '<p>我看看</p><p style="display:none">同意</p>',
        '<p>我看看</p><span style="font-size:0">同意</span>',
        "<p>我看看</p><!-- 同意 -->",
        "<p>同意</p>",
        "<title>同意</title><p>我看看</p>",
    ],
)
def test_m3_what_html_hides_or_says_otherwise_decides_nothing(department: Department, html: str) -> None:
    """What is not shown decides nothing, and where both parts disagree nothing is decided."""
    hidden_word(department, proposed(department), html)
    assert "extension_result" not in kinds(undecided(department))


@pytest.mark.parametrize(
    "html",
    [
        "<p><s>同意</s></p>",
        "<p><del>同意</del></p>",
        "<style>.x {text-decoration: underline line-through}</style><p><b class=x>同意</b></p>",
        '<p><span style="color:red; text-decoration-line:line-through">同意</span></p>',
    ],
)
def test_m3_what_is_struck_out_is_no_longer_said(department: Department, html: str) -> None:
    """The part that shows it struck out counts beside the plain one, which cannot, and alone."""
    approval = proposed(department)
    hidden_word(department, approval, html, plain="同意")
    assert "extension_result" not in kinds(undecided(department))
    changed = department.answer(approval, LEADER, "…")
    changed.set_content("<p><s>不同意</s> 同意</p>", subtype="html")
    department.put(changed, "2026-06-16T13:00")
    assert kinds(department.once("2026-06-16T13:05")) == ["extension_result"]
    assert department.row()["end"] == "2026-07-15"


def test_m3_an_attachment_of_an_answer_decides_nothing(department: Department) -> None:
    word = department.answer(proposed(department), LEADER, "见附件")
    word.add_attachment("同意".encode(), maintype="text", subtype="plain", filename="同意.txt")
    department.put(word, "2026-06-16T11:00")
    assert "extension_result" not in kinds(undecided(department))


STEERING = {
    "a header line": "云杉\r\nBcc: x@evil.example",
    "an encoded header line": "=?utf-8?b?5LqR5p2JDQpCY2M6IHhAZXZpbC5leGFtcGxl?=",
    "template syntax": "云杉{{ 7 * 191 }}{% raw %}",
    "markup": "云杉<img src=x onerror=alert(1)>",
    "mailto parameters": "云杉?bcc=x@evil.example&body=同意",
    "a turn of direction": "云杉\u202e目项",
}


@pytest.mark.parametrize("name", STEERING.values(), ids=STEERING.keys())
def test_m3_no_text_of_a_mail_steers_a_letter(department: Department, name: str) -> None:
    """Header lines, template syntax, markup and parameters of links stay words in every letter that repeats them."""
    text = notice_text(MEMBER, "6月31日-7月15日", " ".join(name.split()))
    mail = f"From: {ADDRESSES[LEADER]}\r\nTo: {DAEMON}\r\nSubject: {' '.join(name.split())}\r\n\r\n{text}"
    department.put(mail.encode(), "2026-05-22T10:00")
    for letter in department.once("2026-05-22T10:05"):
        assert letter.addresses("To", "Cc", "Bcc") == [ADDRESSES[LEADER]]
        assert "1337" not in letter.text
        assert "<img" not in letter.html
        assert "\u202e" not in letter.text + letter.html + letter.subject
        for link in letter.links:
            assert link.startswith(f"mailto:{DAEMON}?subject=")
            assert "bcc=" not in link.lower().replace("%3d", "").replace("bcc%", "")


def test_state_and_logs_keep_what_they_know_to_themselves(department: Department) -> None:
    """State files are their owner's alone, paths never come from mail, and logs hold no words of a mail."""
    evil = "../../etc/云杉项目"
    department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER])
    department.notice(LEADER, JUNE, "2026-05-22T10:00", project=evil, person=OTHER_MEMBER)
    result = department.cycle("2026-05-22T10:05")
    assert result.code == 0
    for path in (department.state, *department.state.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path
        assert path.resolve().is_relative_to(department.state.resolve())
    assert len(list(department.state.glob("projects/*.json"))) == 2
    for word in ("预估开发时间", MEMBER, "人员支撑安排同步"):
        assert word not in result.err
    for file in department.state_files():
        json.loads(file.read_text(encoding="utf-8"))


ESCAPES = "\x1b[2J\x1b]0;x\x07\x9b31m\u202e"
"""Clears a terminal, gives it a title, colours it, turns the text around."""


def test_no_text_of_a_mail_commands_the_administrators_terminal(department: Department) -> None:
    """What `status`, `show`, `aside` and `parse` print of a mail is words alone."""
    subject = f"【{PROJECT}】{ESCAPES}人员支撑"
    text = notice_text(MEMBER, JUNE).replace("陆晚晴；", f"陆晚晴{ESCAPES}；")
    notice = f"From: {ESCAPES}<{ADDRESSES[LEADER]}>\r\nTo: {DAEMON}\r\nSubject: {subject}\r\n\r\n{text}"
    department.put(notice.encode(), "2026-05-22T10:00")
    department.put(notice.encode() + b"\r\n." * 20_001, "2026-05-22T10:00")
    department.once("2026-05-22T10:05")
    (department.folder / "notice.eml").write_bytes(notice.encode())
    (held,) = department.command("aside", "list", "--json", "--config", department.config).rows
    printed = [
        department.process(*words, "--config", department.config).out
        for words in (("status",), ("show", PROJECT), ("aside", "list"), ("parse", department.folder / "notice.eml"))
    ]
    printed.append(on_a_terminal(department, "aside", "show", held["id"], "--config", department.config))
    assert all("人员支撑" in shown for shown in printed[1:])
    assert [sign for shown in printed for sign in "\x1b\x07\x9b\u202e" if sign in shown] == []
    raw = department.process("aside", "show", held["id"], "--config", department.config).out
    assert "\x1b[2J" in raw  # for a file it is the very bytes


def on_a_terminal(department: Department, *words: str | Path) -> str:
    """What a command prints on a terminal, without the terminal's own line ends."""
    ours, theirs = os.openpty()
    with subprocess.Popen(department.line(*words), stdout=theirs, env={**os.environ, "NO_COLOR": "1"}):
        os.close(theirs)
        shown = b""
        while data := _read(ours):
            shown += data
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other end is closed
        return b""
