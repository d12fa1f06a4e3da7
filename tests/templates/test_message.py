"""The bytes of a letter: M1 (threading), M2 (marked as automatic), headers that nobody can inject into."""

from __future__ import annotations

import datetime as dt
import email
import email.message
import email.policy

import pytest
from msgspec import structs

from state.letters import Letter
from state.model import Contact
from templates.message import Answered, UnsendableAddress, compose, is_sendable, subject_line
from templates.rendering import Words, render
from templates.sample_cast import TOKEN
from templates.samples import samples

LETTERS = samples()
SENDER = Contact("人员支撑助手", "staffing@example.com")
MESSAGE_ID = "<k3f9a07c21de.1@example.com>"
DATE = dt.datetime(2026, 6, 16, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
NOTICE = Answered("<01-supplement@corp.example>", (), "【星河数据治理项目】人员支撑安排同步")


def composed(letter: Letter, answered: Answered | None = NOTICE, words: Words | None = None) -> bytes:
    words = words or render(letter, SENDER.address, message_id=MESSAGE_ID)
    return compose(words, letter=letter, sender=SENDER, message_id=MESSAGE_ID, date=DATE, answered=answered)


def parsed(data: bytes) -> email.message.EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert not message.defects
    assert all(not part.defects for part in message.walk())
    return message


def body(message: email.message.EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert isinstance(part, email.message.EmailMessage)
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("name", LETTERS)
def test_the_standard_parser_reads_back_what_was_written(name: str) -> None:
    """M6: subject, people, text and HTML come out as they went in."""
    letter = LETTERS[name]
    words = render(letter, SENDER.address, message_id=MESSAGE_ID)
    data = composed(letter, words=words)
    message = parsed(data)
    assert message["Subject"] == subject_line(words, letter, NOTICE)
    assert [(a.display_name, a.addr_spec) for a in message["From"].addresses] == [("人员支撑助手", SENDER.address)]
    assert [(a.display_name, a.addr_spec) for a in message["To"].addresses] == [(c.name, c.address) for c in letter.to]
    copied = message["Cc"].addresses if letter.cc else ()
    assert [(a.display_name, a.addr_spec) for a in copied] == [(c.name, c.address) for c in letter.cc]
    assert (body(message, "plain"), body(message, "html")) == (words.text, words.html)
    assert message.get_content_type() == "multipart/alternative"


@pytest.mark.parametrize("name", LETTERS)
def test_the_bytes_pass_every_server(name: str) -> None:
    """RFC 5322: ASCII, CRLF line ends, header lines of at most 78 characters, body lines of at most 76."""
    data = composed(LETTERS[name])
    lines = data.split(b"\r\n")
    assert data.isascii()
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 78
    assert b"." not in lines


def test_an_answer_is_marked_as_one() -> None:
    """M1, M2: it threads under the notice and says that it is automatic."""
    message = parsed(composed(LETTERS["confirmation"]))
    assert message["Subject"] == "Re: 【星河数据治理项目】人员支撑安排同步"
    assert message["In-Reply-To"] == message["References"] == "<01-supplement@corp.example>"
    assert message["Auto-Submitted"] == "auto-replied"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message["X-Rosterd-Kind"] == "confirmation"
    assert message["Message-ID"] == MESSAGE_ID
    assert message["MIME-Version"] == "1.0"
    assert message["Date"].datetime == DATE


def test_a_letter_of_its_own_accord_is_marked_as_such() -> None:
    """M2: `auto-generated`, and no thread where there is none."""
    message = parsed(composed(LETTERS["extension-request"], answered=None))
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["In-Reply-To"] is None
    assert message["References"] is None
    assert message["Subject"].endswith(f"[#{TOKEN}]")


def test_a_letter_in_a_thread_of_its_own_accord_keeps_its_own_subject() -> None:
    """M1: only an answer takes over the subject of what it answers."""
    message = parsed(composed(LETTERS["approval"]))
    assert message["Subject"].startswith("【星河数据治理项目】请确认续期")
    assert message["In-Reply-To"] == "<01-supplement@corp.example>"


@pytest.mark.parametrize(
    ("answered", "subject"),
    [
        ("周报", "Re: 周报"),
        ("Re: 周报", "Re: 周报"),
        ("RE: Re: 回复：周报", "RE: 周报"),
        ("回复：周报", "回复：周报"),
        ("答复: 回复：周报", "答复: 周报"),
        ("Re[2]: 周报", "Re[2]: 周报"),
        ("转发：周报", "Re: 转发：周报"),
        ("Regarding 周报", "Re: Regarding 周报"),
        ("周报\r\nBcc: evil@example.com", "Re: 周报 Bcc: evil@example.com"),
        ("\u202e周报\x00", "Re: 周报"),
        ("", "【星河数据治理项目】已收到人员支撑通知：许南星"),
    ],
)
def test_an_answer_has_one_mark_of_an_answer(answered: str, subject: str) -> None:
    """M1: `Re:` is put in front unless the subject has one of its own."""
    message = parsed(composed(LETTERS["confirmation"], structs.replace(NOTICE, subject=answered)))
    assert message["Subject"] == subject
    assert message["Bcc"] is None


def test_an_answer_that_asks_has_the_new_token_only() -> None:
    """M7: tokens are renewed at every step; an old one in the subject must not stand beside the new one."""
    old = structs.replace(NOTICE, subject="Re: 【星河数据治理项目】续期确认：许南星 [#000000000000]")
    message = parsed(composed(LETTERS["correction-date"], old))
    assert message["Subject"] == f"Re: 【星河数据治理项目】续期确认：许南星 [#{TOKEN}]"


def test_a_long_subject_is_cut_before_its_token() -> None:
    """M7: a subject of any length stays bearable, and its token whole."""
    message = parsed(composed(LETTERS["correction-date"], structs.replace(NOTICE, subject="长" * 5000)))
    assert len(message["Subject"]) <= 205
    assert message["Subject"].endswith(f"… [#{TOKEN}]")


def test_references_are_bounded() -> None:
    """RFC 5322 section 3.6.4: the parent's references and the parent; of many the first and the last twenty."""
    many = tuple(f"<{number}@example.com>" for number in range(100))
    chain = parsed(composed(LETTERS["confirmation"], structs.replace(NOTICE, references=many)))["References"].split()
    assert chain[0] == "<0@example.com>"
    assert chain[-1] == NOTICE.message_id
    assert len(chain) == 21


@pytest.mark.parametrize("bad", ["no brackets", "<a b@c>", "<a@b>\r\nBcc: x@example.com", "<ä@b>", "", None])
def test_a_bad_message_id_is_left_out(bad: str | None) -> None:
    """M1: a mail without a usable Message-ID is answered all the same, and nothing is injected."""
    message = parsed(composed(LETTERS["confirmation"], structs.replace(NOTICE, message_id=bad)))
    assert message["In-Reply-To"] is None
    good = structs.replace(NOTICE, references=("<1@example.com>", str(bad), "<1@example.com>"))
    assert parsed(composed(LETTERS["confirmation"], good))["References"].split() == [
        "<1@example.com>",
        NOTICE.message_id,
    ]


@pytest.mark.parametrize(
    "name",
    [
        "许南星\r\nBcc: evil@example.com",
        'O"Brien \\ <evil@example.com>',
        "a, b; c (d) @ e",
        "=?utf-8?q?evil?=",
        "\u202e许南星\u200b",
        "Müller",
        "名" * 400,
        "",
        "  ",
    ],
)
def test_a_name_is_only_a_name(name: str) -> None:
    """No name of a contact adds a header or a receiver."""
    letter = structs.replace(LETTERS["confirmation"], to=(Contact(name, "xunanxing@example.com"),))
    message = parsed(composed(letter))
    assert [a.addr_spec for a in message["To"].addresses] == ["xunanxing@example.com"]
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "a@",
        "@b",
        "a@b\r\nBcc: x@y",
        "a@b, c@d",
        "<a@b>",
        "a b@c",
        "a@b c",
        "ä@b.example",
        "a@b..c",
        "a@-b",
        '"a"@b',
    ],
)
def test_an_address_is_checked(address: str) -> None:
    """Only plain addresses are written into a header."""
    assert not is_sendable(address)
    with pytest.raises(UnsendableAddress):
        composed(structs.replace(LETTERS["confirmation"], to=(Contact("某人", address),)))


@pytest.mark.parametrize("address", ["a@b", "first.last+tag@sub.example.com", "o'neil_1@example.com"])
def test_an_ordinary_address_is_taken(address: str) -> None:
    """What people have."""
    assert is_sendable(address)


def test_a_message_id_of_our_own_is_checked() -> None:
    """A mistake of ours is not sent."""
    letter = LETTERS["confirmation"]
    words = render(letter, SENDER.address)
    with pytest.raises(ValueError, match="Message-ID"):
        compose(words, letter=letter, sender=SENDER, message_id="<a@b>\r\nX: y", date=DATE)


def test_the_same_inputs_make_the_same_bytes() -> None:
    """A letter that is sent again is the same letter, boundary and all."""
    letter = LETTERS["approval"]
    assert composed(letter) == composed(letter)
    other = compose(render(letter, SENDER.address), letter=letter, sender=SENDER, message_id="<other@b>", date=DATE)
    assert parsed(other).get_boundary() != parsed(composed(letter)).get_boundary()


def test_ascii_is_written_as_it_is() -> None:
    """Short ASCII needs no encoding; a text that is mostly ASCII goes as quoted-printable."""
    words = Words("Hello", "plain text\n.\nFrom here\nend \n" * 20, "<p>x</p>\n")
    letter = structs.replace(LETTERS["admin-digest"], to=(Contact("Ann Lee", "ann@example.com"),))
    data = composed(letter, answered=None, words=words)
    assert b'\r\nTo: "Ann Lee" <ann@example.com>\r\nSubject: Hello\r\n' in data
    assert b"quoted-printable" in data
    assert body(parsed(data), "plain") == words.text
