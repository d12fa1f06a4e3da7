"""Bytes to `Mail`: the one entry of reading. Whatever the bytes are, a mail comes out and nothing is raised."""

from __future__ import annotations

from msgspec import structs

from parsers.limits import DEFAULT, Limits, OverLimitError
from parsers.mail.addresses import date_of, identifiers, mailboxes
from parsers.mail.attached_tables import AttachedTables, attached_tables
from parsers.mail.body import Bodies, bodies_of
from parsers.mail.bounces import bounced_id, failed_recipients
from parsers.mail.documents import MOST, unread_documents
from parsers.mail.encoded import header_text, raw_text
from parsers.mail.machine import machine_kind, own_kind
from parsers.mail.mime import Part, build, shell, split_headers
from parsers.mail.own_words import read_words, with_tables
from parsers.mail.threads import is_reply_mail
from parsers.message import Mail, Mailbox

_LONGEST_SUBJECT = 2_000
_LONGEST_LIST = 100_000
_LINES_OF_AN_ANSWER = 20
_LISTS = frozenset({"from", "to", "cc"})


def read_mail(data: bytes, limits: Limits = DEFAULT) -> Mail:
    """Read a mail (RFC 5322, RFC 2045 to 2049). Never raises; over a limit only headers are told."""
    headers, body, within = split_headers(data[: limits.size].lstrip(b"\r\n"), limits)
    top = shell(headers)
    mail, over = _from_headers(top, limits)
    if not within:
        over = "headers"
    elif len(data) > limits.size:
        over = "size"
    if over is None:
        try:
            return _with_body(mail, build(headers, body, limits), limits)
        except OverLimitError as limit:
            over = limit.name
    return structs.replace(mail, over_limit=over, machine=machine_kind(top, None, mail.subject, mail.senders, ""))


def _from_headers(top: Part, limits: Limits) -> tuple[Mail, str | None]:
    """What the headers tell, and the name of the limit that the recipients exceed, if they do."""
    to = _people(top, "to", limits.recipients + 1)
    cc = _people(top, "cc", limits.recipients + 1)
    longest = max((len(value) for name, value in top.headers if name in _LISTS), default=0)
    over = "recipients" if len(to) + len(cc) > limits.recipients or longest > _LONGEST_LIST else None
    mail = Mail(
        message_id=next(iter(_ids(top, "message-id")), None),
        in_reply_to=_ids(top, "in-reply-to"),
        references=_ids(top, "references"),
        date=date_of(top.header("date") or ""),
        subject=header_text(top.first.get("subject", b""))[:_LONGEST_SUBJECT],
        senders=_people(top, "from", limits.recipients),
        to=to[: limits.recipients],
        cc=cc[: limits.recipients],
        text="",
        new_lines=(),
        tables=(),
        machine=None,
        own_kind=own_kind(top),
        is_reply=is_reply_mail(top),
        authentication=tuple(map(raw_text, top.every("authentication-results"))),
    )
    return mail, over


def _people(top: Part, name: str, at_most: int) -> tuple[Mailbox, ...]:
    found: list[Mailbox] = []
    for value in top.every(name):
        found.extend(mailboxes(raw_text(value[:_LONGEST_LIST]), at_most - len(found)))
    return tuple(found)


def _ids(top: Part, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for value in top.every(name) for i in identifiers(raw_text(value))))


def _with_body(mail: Mail, tree: Part, limits: Limits) -> Mail:
    bodies = bodies_of(tree)
    words = read_words(tree, bodies, mail.date, limits)
    attached = AttachedTables()
    documents: tuple[str, ...] = ()
    if not mail.is_reply:  # in an answer attachments never decide
        files = _files(bodies, words.is_forward)
        attached = attached_tables(files, limits)
        documents = (*unread_documents(files), *attached.passed_over)[:MOST]
        words = with_tables(words, attached.tables, limits) if attached.tables else words
    text = "\n".join(words.lines)
    answer = "\n".join(line.text for line in words.new_lines[:_LINES_OF_AN_ANSWER]) if mail.is_reply else ""
    machine = machine_kind(tree, tree, mail.subject, mail.senders, text, answer=answer)
    return structs.replace(
        mail,
        text=text,
        new_lines=words.new_lines,
        tables=words.tables,
        machine=machine,
        bounced_message_id=bounced_id(tree, text) if machine == "bounce" else None,
        failed_recipients=failed_recipients(tree, text) if machine == "bounce" else (),
        is_forward=words.is_forward,
        note=words.note,
        below=words.below,
        parts_disagree=words.parts_disagree,
        documents=documents,
        unreadable=(*bodies.unreadable, *attached.unreadable),
        left_out=(*words.left_out, *attached.left_out),
    )


def _files(bodies: Bodies, is_forward: bool) -> list[Part]:
    """The attached files, of a forward those of the attached mail too."""
    inner = [file for mail in bodies.attached for file in bodies_of(mail).files] if is_forward else []
    return [*bodies.files, *inner]
