"""What a bounce is about: the Message-ID of the mail that was not delivered, and whom it did not reach (RFC 3464)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.mail.mime import Part
from parsers.patterns import Pattern

STATUS_PARTS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_ORIGINALS = frozenset({"message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers"})
_NOT_FAILED = frozenset({"delivered", "delayed", "relayed", "expanded"})
"""Delayed is not failed: the mail system goes on trying (RFC 3464 section 2.3.3)."""
_MESSAGE_ID = Pattern(r"(?:^|[\s>|])(?:X-)?(?:Original-)?Message-I[dD]\s*+[:：]\s*+(<[^<>\s]{3,300}>)", re.I | re.M)
_ID = Pattern(r"<[^<>\s]{3,300}>")
_FIELD = Pattern(
    r"^(Original-Recipient|Final-Recipient|Action)[ \t]*:[ \t]*(?:[\w-]+[ \t]*;)?[ \t]*([^\n]*)", re.I | re.M
)
_ADDRESS = Pattern(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[\w-]{1,63}")
_ORIGINAL_BELOW = Pattern(
    r"^\W{0,20}(?:Below this line is a copy|This is a copy of|Original message|Transcript of session|原信信息"
    r"|(?:Return-Path|Received|Message-ID)\s*:)",
    re.I | re.M,
)
_SYSTEM = Pattern(r"(?:postmaster|mailer-daemon|no-?reply|abuse)@", re.I)
_READ_FOR_ID = 200_000
_READ_FOR_RECIPIENTS = 20_000
_MOST_RECIPIENTS = 100


def bounced_id(tree: Part, text: str) -> str | None:
    """The Message-ID of the mail a bounce is about: of the attached original, else as the text quotes it."""
    parts = list(_walk(tree))
    for part in parts:
        if part.kind in _ORIGINALS:
            for inner in part.parts:
                identifier = _ID.search(inner.header("message-id") or "")
                if identifier:
                    return identifier.group()
    return _quoted_id(parts, text) or _threaded_id(tree)


def failed_recipients(tree: Part, text: str) -> tuple[str, ...]:
    """The addresses that were not reached, in lower case: by the status, else a header, else the text's own words."""
    statuses = [part for part in _walk(tree) if part.kind in STATUS_PARTS]
    found = [address for part in statuses for address in _of_status(part)]
    found = found or _addresses(tree.header("x-failed-recipients") or "")
    if not found and not any(_says_what_was_done(part) for part in statuses):
        found = _of_text(tree, text)
    return tuple(dict.fromkeys(found))[:_MOST_RECIPIENTS]


def _of_status(part: Part) -> Iterator[str]:
    """The recipients of a delivery status (RFC 3464 section 2.3), those that were reached left out."""
    status = part.content()[:_READ_FOR_ID].decode("utf-8", "replace").replace("\r\n", "\n")
    for group in status.split("\n\n"):
        fields = {match[1].lower(): match[2] for match in _FIELD.finditer(group)}
        if fields.get("action", "failed").strip().lower() not in _NOT_FAILED:
            yield from _addresses(fields.get("original-recipient") or fields.get("final-recipient", ""))


def _says_what_was_done(part: Part) -> bool:
    """Whether a status is whole: what it does not call failed is not to be looked for in the text."""
    return b"action:" in part.content()[:_READ_FOR_ID].lower()


def _of_text(tree: Part, text: str) -> list[str]:
    """The addresses that the text names above the original; whoever the bounce is from or to is not among them."""
    head = text[:_READ_FOR_RECIPIENTS]
    below = _ORIGINAL_BELOW.search(head)
    known = set(_addresses(" ".join(tree.header(name) or "" for name in ("from", "to", "sender"))))
    named = _addresses(head[: below.start()] if below else head)
    return [address for address in named if address not in known and not _SYSTEM.match(address)]


def _addresses(text: str) -> list[str]:
    return [address.lower() for address in _ADDRESS.findall(text)]


def _quoted_id(parts: Sequence[Part], text: str) -> str | None:
    statuses = [part.content().decode("utf-8", "replace") for part in parts if part.kind in STATUS_PARTS]
    for source in (*statuses, text):
        match = _MESSAGE_ID.search(source[:_READ_FOR_ID])
        if match:
            return match[1]
    return None


def _threaded_id(tree: Part) -> str | None:
    for name in ("x-original-message-id", "in-reply-to", "references"):
        found = _ID.findall(tree.header(name) or "")
        if found:
            return str(found[-1])
    return None


def _walk(part: Part) -> Iterator[Part]:
    yield part
    for inner in part.parts:
        yield from _walk(inner)
