"""From a letter's words to the bytes that are sent: MIME, headers, threading. The same inputs make the same bytes.

The few headers and the two parts are put together here, for the standard library's generator takes ten times as long.
Its parser reads them back the same: the tests see to that.
"""

from __future__ import annotations

import binascii
import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from email.utils import format_datetime
from functools import lru_cache

from msgspec import Struct

from state.letters import Letter
from state.model import Contact
from templates.cleaning import clean, shortened
from templates.rendering import Words
from templates.subjects import answering, bounded

_EOL = "\r\n"
_LONGEST_NAME = 100
_LONGEST_PLAIN = 60
_FIRST_WORD_BYTES = 33
"""Bytes of UTF-8 in the encoded word that shares its line with the header's name."""
_WORD_BYTES = 45
"""Bytes of UTF-8 in one encoded word: 60 characters of base64, 72 with its frame (RFC 2047 section 2)."""
_LINE = 76
"""Characters in one line of base64 (RFC 2045 section 6.8)."""
_LAST_REFERENCES = 20

_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?", re.ASCII
)
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,500}>", re.ASCII)
_PLAIN = re.compile(r"[ -~]*", re.ASCII)


class UnsendableAddress(ValueError):
    """An address that no mail can be sent to."""


class Answered(Struct, frozen=True):
    """The mail that a letter answers; its Message-ID and references with their angle brackets."""

    message_id: str | None
    references: tuple[str, ...] = ()
    subject: str = ""
    language: str | None = None
    """What it is written in, where that can be told."""


def is_sendable(address: str) -> bool:
    """Whether `compose` takes the address: plain ASCII, one local part, one domain, nothing else."""
    return _ADDRESS.fullmatch(address) is not None and ".." not in address


def compose(
    words: Words,
    *,
    letter: Letter,
    sender: Contact,
    message_id: str,
    date: dt.datetime,
    answered: Answered | None = None,
    meant_for: tuple[Contact, ...] = (),
) -> bytes:
    """The letter as it is sent, with CRLF line ends. Raises UnsendableAddress, and ValueError for a bad Message-ID."""
    if not _MESSAGE_ID.fullmatch(message_id):
        raise ValueError(f"not a Message-ID: {message_id!r}")
    boundary = "=_" + hashlib.sha256(message_id.encode()).hexdigest()[:32]
    headers = [
        f"From: {_mailbox(sender)}",
        *_people("To", letter.to),
        *_people("Cc", letter.cc),
        f"Subject: {_unstructured(subject_line(words, letter, answered))}",
        f"Date: {format_datetime(date)}",
        f"Message-ID: {message_id}",
        *(_threading(answered) if answered else ()),
        *_marks(letter),
        *_people("X-Rosterd-Meant-For", meant_for),
        "MIME-Version: 1.0",
        f'Content-Type: multipart/alternative;{_EOL} boundary="{boundary}"',
    ]
    parts = f"{_part(boundary, 'plain', words.text)}{_part(boundary, 'html', words.html)}--{boundary}--{_EOL}"
    return f"{_EOL.join(headers)}{_EOL}{_EOL}{parts}".encode("ascii")


def _marks(letter: Letter) -> Iterable[str]:
    """M2: what keeps other machines from answering."""
    yield f"Auto-Submitted: {'auto-replied' if letter.answer else 'auto-generated'}"
    yield "X-Auto-Response-Suppress: All"
    yield f"X-Rosterd-Kind: {letter.kind}"


def subject_line(words: Words, letter: Letter, answered: Answered | None = None) -> str:
    """The subject as it is sent: the letter's own, or of an answer that of the mail it answers (M1)."""
    own = clean(words.subject)
    return answering(answered.subject, own) if letter.answer and answered else bounded(own)


def _threading(answered: Answered) -> Iterable[str]:
    """RFC 5322 section 3.6.4: the parent, and the parent's references with the parent at their end."""
    parent = (answered.message_id or "").strip()
    if not _MESSAGE_ID.fullmatch(parent):
        return
    yield f"In-Reply-To: {parent}"
    known = dict.fromkeys(ref for ref in answered.references if _MESSAGE_ID.fullmatch(ref) and ref != parent)
    chain = [*known, parent]
    if len(chain) > _LAST_REFERENCES + 1:
        chain = [chain[0], *chain[-_LAST_REFERENCES:]]
    yield f"References: {(_EOL + ' ').join(chain)}"


def _people(header: str, contacts: Sequence[Contact]) -> Iterable[str]:
    if contacts:
        yield f"{header}: {(',' + _EOL + ' ').join(_mailbox(contact) for contact in contacts)}"


@lru_cache(maxsize=4096)
def _mailbox(contact: Contact) -> str:
    """`name <address>` for a header."""
    if not is_sendable(contact.address):
        raise UnsendableAddress(contact.address)
    name = shortened(clean(contact.name).strip(), _LONGEST_NAME)
    if not name:
        return contact.address
    if _PLAIN.fullmatch(name) and len(name) <= _LONGEST_PLAIN and "=?" not in name:
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}" <{contact.address}>'
    return f"{_encoded_words(name)}{_EOL} <{contact.address}>"


def _unstructured(text: str) -> str:
    """A header's text: as it stands where it is short plain ASCII, else in encoded words."""
    if _PLAIN.fullmatch(text) and len(text) <= _LONGEST_PLAIN and "=?" not in text and text == text.strip():
        return text
    return _encoded_words(text)


def _encoded_words(text: str) -> str:
    """RFC 2047: UTF-8 in base64, a folded line for each word, no character cut in two."""
    chunks: list[bytes] = []
    chunk = b""
    room = _FIRST_WORD_BYTES
    for character in text:
        data = character.encode()
        if len(chunk) + len(data) > room:
            chunks.append(chunk)
            chunk, room = b"", _WORD_BYTES
        chunk += data
    chunks.append(chunk)
    return f"{_EOL} ".join(f"=?utf-8?b?{_base64(chunk)}?=" for chunk in chunks)


def _part(boundary: str, subtype: str, text: str) -> str:
    """One part: base64, or quoted-printable where it is ASCII (base64 without need looks like a disguise)."""
    data = text.replace("\n", _EOL).encode()
    if data.isascii():
        encoding, body = "quoted-printable", binascii.b2a_qp(data).decode("ascii")
    else:
        encoding, body = "base64", _base64_lines(data)
    return (
        f'--{boundary}{_EOL}Content-Type: text/{subtype}; charset="utf-8"{_EOL}'
        f"Content-Transfer-Encoding: {encoding}{_EOL}{_EOL}{body}{_EOL}"
    )


def _base64(data: bytes) -> str:
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def _base64_lines(data: bytes) -> str:
    text = _base64(data)
    return _EOL.join([text[at : at + _LINE] for at in range(0, len(text), _LINE)])
