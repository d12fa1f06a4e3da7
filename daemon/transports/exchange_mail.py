"""An item of Exchange as the bytes of a mail (RFC 5322).

Exchange may write a mail anew when it is asked for: headers such as Auto-Submitted are then missing in it, though
Exchange still has them. They are put back, for loops are told by them. What Exchange cannot write at all is put
together from its headers and its body.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from daemon.transports import exchange_services as services
from parsers.limits import Limits

HEADERS_AT_MOST = 1000
_NAME = re.compile(r"[!-9;-~]{1,100}")
_OF_THE_BODY = ("content-", "mime-version")
"""Headers that belong to the body as it was written, and would lie about one that is written anew."""


@dataclass(frozen=True)
class Item:
    """What Exchange gave of a mail."""

    mime: bytes | None
    headers: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str], ...] = ()
    """What it says beside the headers, named as they are: From, To, Subject, …"""
    body: str = ""
    is_html: bool = False
    attachments: tuple[str, ...] = ()
    """The names of attached files, whose contents are not there."""


def item_of(element: Any) -> Item:
    """The item in an answer's element."""
    mime = services.text_of(element, "MimeContent")
    listed = services.child(element, "InternetMessageHeaders")
    headers = [(one.get("HeaderName") or "", one.text or "") for one in (listed if listed is not None else ())]
    body = services.child(element, "Body")
    attached = services.child(element, "Attachments")
    names = [services.text_of(one, "Name") for one in (attached if attached is not None else ())]
    return Item(
        mime=base64.b64decode(mime) if mime else None,
        headers=tuple(headers[:HEADERS_AT_MOST]),
        fields=tuple(_fields(element)),
        body=(body.text or "") if body is not None else "",
        is_html=body is not None and body.get("BodyType") == "HTML",
        attachments=tuple(filter(None, names)),
    )


def _fields(element: Any) -> Iterable[tuple[str, str]]:
    yield "From", _people(services.child(element, "From"))
    yield "To", _people(services.child(element, "ToRecipients"))
    yield "Cc", _people(services.child(element, "CcRecipients"))
    for name, tag in (("Subject", "Subject"), ("Message-ID", "InternetMessageId"), ("References", "References")):
        yield name, services.text_of(element, tag)
    yield "In-Reply-To", services.text_of(element, "InReplyTo")


def _people(element: Any) -> str:
    """Mailboxes as a header writes them; one without an address of the Internet is left out."""
    found = []
    for mailbox in element if element is not None else ():
        name, address = services.text_of(mailbox, "Name"), services.text_of(mailbox, "EmailAddress")
        if "@" in address:
            quoted = name.replace("\\", "").replace('"', "")
            found.append(f'"{quoted}" <{address}>' if quoted else address)
    return ", ".join(found)


def whole_mail(item: Item) -> bytes | None:
    """The mail as Exchange wrote it, with the headers that it left out put before it; None where it wrote none."""
    if item.mime is None:
        return None
    there = {name.lower() for name, _ in _header_lines(item.mime)}
    missing = [
        (name, value)
        for name, value in item.headers
        if name.lower() not in there and not name.lower().startswith(_OF_THE_BODY)
    ]
    return b"".join(_line(name, value) for name, value in missing) + item.mime


def _header_lines(data: bytes) -> list[tuple[str, bytes]]:
    """The names and values of the headers of a mail, roughly: enough to see which there are."""
    head = re.split(rb"\r?\n\r?\n", data[: Limits().header_bytes], maxsplit=1)[0]
    lines = re.split(rb"\r?\n(?![ \t])", head)
    parted = (line.partition(b":") for line in lines)
    return [(name.strip().decode("ascii", "replace"), value) for name, colon, value in parted if colon]


def _line(name: str, value: str) -> bytes:
    """A header on one line; nothing for a name that is none."""
    if _NAME.fullmatch(name) is None:
        return b""
    return f"{name}: {' '.join(value.split())}\r\n".encode("utf-8", "replace")


def mail_from_parts(item: Item) -> bytes:
    """The mail put together from what Exchange has of it. Attached files are there by name alone, so that they are
    told to be unreadable.
    """
    mail = EmailMessage(policy=SMTP)
    mail.set_content(item.body, subtype="html" if item.is_html else "plain", charset="utf-8", cte="base64")
    for name in item.attachments:
        mail.add_attachment(b"", maintype="application", subtype="octet-stream", filename=_plain(name))
    return _head(item) + mail.as_bytes()


def headers_alone(item: Item) -> bytes:
    """A mail of which no more than the headers is read, filled up so that it is seen to be too large."""
    head = _head(item) + b"\r\n"
    return head + b" " * max(0, Limits().size + 1 - len(head))


def _head(item: Item) -> bytes:
    there = {name.lower() for name, _ in item.headers}
    more = [(name, value) for name, value in item.fields if value and name.lower() not in there]
    headers = [(name, value) for name, value in item.headers if not name.lower().startswith(_OF_THE_BODY)]
    return b"".join(_line(name, value) for name, value in (*headers, *more))


def _plain(name: str) -> str:
    return "".join(char for char in name if char.isprintable())[:200] or "attachment"
