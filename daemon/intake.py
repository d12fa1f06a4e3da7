"""One mail, from its bytes to the commit that settles it: handled, or set aside with the reason."""

from __future__ import annotations

from daemon.assembly import Assembly
from daemon.attempt import UNPROVEN, Attempt
from daemon.committing import file_away
from daemon.handled import Arrived, Handled, digest, ledger_entry, ledger_key, said
from daemon.ports import Envelope
from daemon.time_limit import TookTooLongError, in_time
from parsers.mail import read_mail
from parsers.message import Mail
from state.model import HandledMail
from state.store.aside import SetAside, aside_id


def handle(assembly: Assembly, envelope: Envelope, again: SetAside | None = None) -> Handled:
    """Handle one mail durably. Whatever it is, it ends recorded, answered, set aside, or ignored with a reason.

    With `again`, a mail that was set aside is handled although the ledger knows it; one that was held because nothing
    proved its sender is then taken for the sender's.
    """
    with in_time():
        mail = read_mail(envelope.data)
    key = ledger_key(mail, envelope.data)
    if assembly.store.has_mail(key) and (again is None or _handled_since(assembly, mail, key)):
        return Handled("duplicate", "ignored", "handled before")
    arrived = Arrived(mail, key, min(envelope.received, assembly.clock.now()))
    handled = Attempt(assembly, arrived, let_through=again is not None and again.held).handle()
    if handled.outcome == "set_aside":
        _keep_aside(assembly, envelope, handled.reason or "", mail, held=handled.reason == UNPROVEN)
    return handled


def _handled_since(assembly: Assembly, mail: Mail, key: str) -> bool:
    """Whether a mail that was set aside has been handled since, by a run that was cut off right after."""
    where = assembly.store.project_of_mail(mail.message_id) if mail.message_id is not None else None
    project = assembly.store.load(where) if where is not None else None
    return project is not None and any(one.key == key and one.outcome != "set_aside" for one in project.mails)


def set_aside(assembly: Assembly, envelope: Envelope, reason: str) -> Handled:
    """Put a mail aside that cannot be handled; the admin hears of it."""
    try:
        with in_time():
            mail = read_mail(envelope.data)
    except (Exception, TookTooLongError):  # what the reader itself cannot take is kept unread
        return set_aside_unread(assembly, envelope, reason)
    key = ledger_key(mail, envelope.data)
    if not assembly.store.has_mail(key):
        arrived = Arrived(mail, key, min(envelope.received, assembly.clock.now()))
        file_away(assembly, ledger_entry(assembly, arrived, "other", "set_aside", reason), "set_aside")
    _keep_aside(assembly, envelope, reason, mail)
    return Handled("other", "set_aside", reason)


def set_aside_unread(assembly: Assembly, envelope: Envelope, reason: str) -> Handled:
    """Put a mail aside that must not even be read: reading it has ended the process again and again."""
    received = min(envelope.received, assembly.clock.now())
    sender = said(assembly, "（没有读取）")
    why = said(assembly, reason)
    entry = HandledMail(digest(envelope.data), None, sender, "", received, "other", "set_aside", why)
    file_away(assembly, entry, "set_aside")
    _keep_aside(assembly, envelope, reason, None)
    return Handled("other", "set_aside", reason)


def _keep_aside(assembly: Assembly, envelope: Envelope, reason: str, mail: Mail | None, held: bool = False) -> None:
    if assembly.aside is not None:
        sender = mail.senders[0].address if mail is not None and mail.senders else ""
        subject = mail.subject[:200] if mail is not None else ""
        why = said(assembly, reason)
        entry = SetAside(aside_id(envelope.data), envelope.key, envelope.received, sender, subject, why, held)
        assembly.aside.put(entry, envelope.data)
