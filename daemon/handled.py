"""What came of a mail: for the log and for settling it, and as its entry in the ledger."""

from __future__ import annotations

import datetime as dt
import hashlib

from msgspec import Struct

from daemon.assembly import Assembly
from daemon.reasons import reason_in
from parsers.message import Mail
from state.model import HandledMail, Outcome


class Arrived(Struct, frozen=True):
    """A mail, what the ledger knows it by, and when the mailbox received it."""

    mail: Mail
    key: str
    received: dt.datetime


class Handled(Struct, frozen=True):
    """What came of a mail, for the log and for settling it."""

    kind: str
    outcome: Outcome
    reason: str | None = None
    project: str | None = None
    letters: tuple[str, ...] = ()
    seconds: float = 0.0
    """How long it took, without what the batch shares."""


def ledger_key(mail: Mail, data: bytes) -> str:
    """What a mail is known by: its Message-ID with a hash of its text, or a hash of all of it (DESIGN)."""
    if mail.message_id is None:
        return digest(data)
    text = f"{mail.subject}\0{mail.text}"
    return f"{mail.message_id}/{hashlib.blake2b(text.encode(errors='replace'), digest_size=8).hexdigest()}"


def digest(data: bytes) -> str:
    """What a mail is known by that has no Message-ID, or that must not be read."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def ledger_entry(assembly: Assembly, arrived: Arrived, kind: str, outcome: Outcome, reason: str | None) -> HandledMail:
    """The mail's entry in the ledger; the reason in the daemon's language."""
    mail = arrived.mail
    sender = mail.senders[0] if mail.senders else None
    return HandledMail(
        key=arrived.key,
        message_id=mail.message_id,
        sender=f"{sender.name} <{sender.address}>".strip() if sender else said(assembly, "（没有发件人）"),
        subject=mail.subject[:200],
        received=arrived.received,
        kind=kind,
        outcome=outcome,
        reason=said(assembly, reason) if reason else None,
    )


def said(assembly: Assembly, reason: str) -> str:
    """A reason in the daemon's language."""
    return reason_in(assembly.configuration.daemon.language, reason)
