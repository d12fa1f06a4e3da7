"""Machine-made mail (RFC 3834, 3464, 8098, 2919, 2369): what is never answered, and why it is taken for such.

No single mark is reliable, most bounces lack one or another: any of them is enough. Only subjects and texts need care,
see `machine_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.mail.away_words import ABSENT, AWAY_TEXT, MAYBE_AWAY, NOT_REACHED, SAYS_MORE
from parsers.mail.machine_words import (
    AUTO_CLOSING,
    AUTO_OPENING,
    AUTO_SET_UP,
    AUTO_SUBJECT,
    AUTO_TAIL,
    BOUNCE_OPENING,
    BOUNCE_SUBJECT,
    BOUNCE_TAIL,
    BOUNCE_TEXT,
    BOUNCER,
    DAEMON,
    DECIDES,
    HAS_ARRIVED,
    LONGEST_CLOSING,
    MAYBE_BOUNCE,
    MAYBE_RECEIPT,
    NO_SUCH_USER,
    NOBODY,
    POSTMASTER,
    RECEIPT_SUBJECT,
    RECEIPT_TEXT,
)
from parsers.mail.mime import Part
from parsers.message import MachineKind, Mailbox
from parsers.patterns import Pattern

_SAYS_AUTOMATIC = Pattern(
    r"x-(?:(?:auto-?generated|vacation|fc-machinegenerated|cron-env|ms-exchange-inbox-rules-loop)\Z"
    r"|(?:[\w-]{0,40}-)?auto-?(?:reply|respon(?:d|der|se))(?!-suppress)\b)"
)
"""How the headers are named that each product has of its own for an automatic answer."""
_LIST_HEADERS = ("list-id", "list-unsubscribe", "list-post", "x-mailing-list", "x-mailman-version", "mailing-list")
_PRECEDENCE: dict[str, MachineKind] = {
    "bulk": "list",
    "list": "list",
    "junk": "list",
    "auto_reply": "auto_reply",
    "auto-reply": "auto_reply",
}
_REPORTS: dict[str, MachineKind] = {
    "delivery-status": "bounce",
    "disposition-notification": "receipt",
    "feedback-report": "auto_reply",
}
_STATUS_PARTS: dict[str, MachineKind] = {
    "message/delivery-status": "bounce",
    "message/global-delivery-status": "bounce",
    "message/disposition-notification": "receipt",
    "message/global-disposition-notification": "receipt",
    "message/feedback-report": "auto_reply",
}
_ACTION = re.compile(rb"^Action:[ \t]*(\w+)", re.I | re.M)
_METHOD = re.compile(rb"^METHOD:[ \t]*(REPLY|REQUEST|CANCEL|COUNTER|DECLINECOUNTER|REFRESH)", re.I | re.M)
_READ_FOR_WORDS = 3_000
_TO_MANY = ("各位", "大家")
"""How people begin who write to several: an automatic answer is for one."""
_SHORT = 400
_TAIL = 40


def own_kind(mail: Part) -> str | None:
    """The letter's kind where this is a mail of a daemon like this one (also a copy that came back by a list)."""
    kind = mail.header("x-rosterd-kind")
    return kind if kind and mail.header("auto-submitted") is not None else None


def machine_kind(
    mail: Part, tree: Part | None, subject: str, senders: Sequence[Mailbox], opening: str, *, answer: str = ""
) -> MachineKind | None:
    """Why a mail is machine-made, or None for a person's; `opening` is the beginning of its words.

    `tree` is the mail with its parts, or None where a limit forbade to read them; `answer` are the new words of an
    answer.
    """
    if own_kind(mail):
        return "own"
    sender = mail.header("from") or ""
    if DAEMON.match(sender) or (not senders and sender.endswith("<>")):
        return "bounce"
    kind = _by_report(mail, tree) or _by_sender(senders, subject, opening) or _by_subject(subject)
    kind = kind or _by_subject_and_words(subject, opening)
    return kind or _by_headers(mail, opening) or _by_calendar(mail, tree) or _by_words(opening, answer)


def _by_report(mail: Part, tree: Part | None) -> MachineKind | None:
    """Reports by their content type or by a header that only reports have."""
    if mail.kind == "multipart/report":
        named = _REPORTS.get(mail.params.get("report-type", "").lower())
        return _by_parts(tree) or named or "bounce"
    if mail.header("x-failed-recipients") or mail.header("x-ms-exchange-message-is-ndr") is not None:
        return "bounce"
    if mail.header("feedback-type"):
        return "auto_reply"
    return _by_parts(tree)


def _by_parts(tree: Part | None) -> MachineKind | None:
    for part in (tree, *tree.parts) if tree else ():
        if part.kind in _STATUS_PARTS:
            return "receipt" if _was_delivered(part) else _STATUS_PARTS[part.kind]
    return None


def _was_delivered(part: Part) -> bool:
    """Whether a delivery status tells of success only (RFC 3464 section 2.3.3)."""
    actions = {action.lower() for action in _ACTION.findall(part.content()[:20_000])}
    return bool(actions) and actions <= {b"delivered", b"relayed", b"expanded"}


def _by_sender(senders: Sequence[Mailbox], subject: str, opening: str) -> MachineKind | None:
    for sender in senders:
        local = sender.address.partition("@")[0]
        if BOUNCER.match(local) or local == "":
            return "bounce"
        if POSTMASTER.match(local) or NOBODY.match(local):
            return _by_subject(subject) or ("bounce" if BOUNCE_TEXT.search(opening[:_READ_FOR_WORDS]) else "auto_reply")
    return None


def _by_subject(subject: str) -> MachineKind | None:
    if AUTO_SUBJECT.match(subject) or AUTO_TAIL.search(subject[-_TAIL:]):
        return "auto_reply"
    if BOUNCE_SUBJECT.match(subject) or BOUNCE_TAIL.search(subject[-_TAIL:]):
        return "bounce"
    return "receipt" if RECEIPT_SUBJECT.match(subject) else None


def _by_subject_and_words(subject: str, opening: str) -> MachineKind | None:
    """By a subject that people write as well, with words below it that machines write."""
    words = opening[:_READ_FOR_WORDS]
    if MAYBE_AWAY.match(subject) and AWAY_TEXT.search(words) and not words.lstrip().startswith(_TO_MANY):
        return "auto_reply"
    if MAYBE_BOUNCE.match(subject) and NO_SUCH_USER.search(words):
        return "bounce"
    return "receipt" if MAYBE_RECEIPT.match(subject) and RECEIPT_TEXT.search(words) else None


def _by_headers(mail: Part, opening: str) -> MachineKind | None:
    submitted = (mail.header("auto-submitted") or "").partition(";")[0].partition("(")[0].strip().lower()
    empty_path = _has_empty_path(mail)
    if empty_path or submitted not in {"", "no"}:
        bounced = (
            empty_path and submitted in {"", "no", "auto-replied"} and BOUNCE_TEXT.search(opening[:_READ_FOR_WORDS])
        )
        return "bounce" if bounced else "auto_reply"
    if any(_is_true(mail, name) for name in filter(_SAYS_AUTOMATIC.match, mail.first)):
        return "auto_reply"
    generated = (mail.header("x-post-messageclass") or "") + (mail.header("delivered-to") or "")
    if "autoresponder" in generated.lower() or mail.header("x-ms-exchange-generated-message-source"):
        return "auto_reply"
    return _by_precedence(mail)


def _is_true(mail: Part, name: str) -> bool:
    value = mail.header(name)
    return value is not None and value.lower() not in {"no", "false", "0"}


def _by_precedence(mail: Part) -> MachineKind | None:
    precedence = (mail.header("precedence") or mail.header("x-precedence") or "").lower()
    if precedence in _PRECEDENCE:
        return _PRECEDENCE[precedence]
    if any(map(mail.header, _LIST_HEADERS)):
        return "list"
    # Outlook puts a list of things to suppress on people's mail too; only programs ask to suppress all.
    suppressed = {word.strip().lower() for word in (mail.header("x-auto-response-suppress") or "").split(",")}
    return "auto_reply" if "all" in suppressed else None


def _has_empty_path(mail: Part) -> bool:
    path = mail.header("return-path")
    return path is not None and path.replace(" ", "") in {"<>", ""}


def _by_calendar(mail: Part, tree: Part | None) -> MachineKind | None:
    if "calendarmessage" in (mail.header("content-class") or "").lower():
        return "calendar"
    for part in _own_parts(tree) if tree else ():
        if part.kind in {"text/calendar", "application/ics"} and _METHOD.search(part.content()[:20_000]):
            return "calendar"
    return None


def _own_parts(part: Part) -> Iterator[Part]:
    """A part and what is in it, attached mails left out: what they carry is not the mail's own."""
    yield part
    if part.kind.startswith("multipart/"):
        for inner in part.parts:
            yield from _own_parts(inner)


def _by_words(opening: str, answer: str) -> MachineKind | None:
    head = opening.lstrip()[:300]
    if AUTO_OPENING.match(head) or (len(opening) < _SHORT and AUTO_TAIL.search(opening[-_TAIL:].rstrip())):
        return "auto_reply"
    if len(answer) < _SHORT and (_closes_itself(answer) or _is_away(answer)):
        return "auto_reply"
    return "bounce" if BOUNCE_OPENING.match(head) else None


def _closes_itself(answer: str) -> bool:
    """Whether an answer ends by saying that a machine wrote it, and says above that no more than that it has arrived.

    同意。本邮件由系统自动发送: a system that sends somebody's decision, and is heard.
    """
    closing = AUTO_CLOSING.search(answer[-LONGEST_CLOSING:])
    if closing is None:
        return False
    above = answer[: len(answer) - len(closing[0])].strip()
    return not above or (HAS_ARRIVED.search(above) is not None and DECIDES.search(above) is None)


def _is_away(answer: str) -> bool:
    """Whether an answer says no more than that its writer is not there, or that his box answers by itself."""
    absent = ABSENT.search(answer) and NOT_REACHED.search(answer)
    return bool(absent or AUTO_SET_UP.search(answer)) and SAYS_MORE.search(answer) is None
