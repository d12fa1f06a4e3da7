"""Whether a mail answers or forwards, by its subject and headers (RFC 5322 section 3.6.4 and 3.6.5)."""

from __future__ import annotations

import re

from parsers.mail.encoded import header_text
from parsers.mail.mime import Part
from parsers.patterns import Pattern

_REPLY = Pattern(
    r"\W{0,3}(?:re|aw|sv|antw|回复|回覆|答复|答覆|回信|回應|回应)\s*+(?:\[\d+\]|\(\d+\)|\^\d+)?\s*+[:：]", re.I
)
_FORWARD = Pattern(r"\W{0,3}(?:fw|fwd|wg|tr|转发|轉寄|轉發|转寄)\s*[:：]", re.I)

_MOST_PREFIXES = 10


def is_reply_subject(subject: str) -> bool:
    """Whether a subject begins as answers' do."""
    return _REPLY.match(subject) is not None


def is_forward_subject(subject: str) -> bool:
    """Whether a subject begins as forwarded mail's does."""
    return _FORWARD.match(subject) is not None


def bare_subject(subject: str) -> str:
    """A subject without what answering and forwarding put before it."""
    for _ in range(_MOST_PREFIXES):
        prefix = _REPLY.match(subject) or _FORWARD.match(subject)
        if prefix is None:
            break
        subject = subject[prefix.end() :].strip()
    return subject


def says_subject(subject: str, other: str) -> bool:
    """Whether a subject has another in it; how white space was folded does not count."""
    return "".join(other.split()) in "".join(subject.split())


def is_reply_mail(part: Part) -> bool:
    """Whether a mail is an answer: by its subject, else by the headers that name what it answers.

    A forward carries those headers too, so its subject goes first.
    """
    subject = header_text(part.first.get("subject", b""))
    if is_forward_subject(subject):
        return False
    named = any(part.first.get(name, b"").strip() for name in ("in-reply-to", "references"))
    return named or is_reply_subject(subject)
