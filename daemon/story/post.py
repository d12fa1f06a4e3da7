"""The demo's post office: puts people's mails into the embedded mailbox, and takes the daemon's letters out."""

from __future__ import annotations

import datetime as dt
import mailbox
import os
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from state.model import Contact


class Post:
    """The two Maildirs of a story."""

    def __init__(self, folder: Path) -> None:
        self._incoming = mailbox.Maildir(folder / "mailbox")
        self._outgoing = mailbox.Maildir(folder / "outgoing")
        self._seen: set[str] = set()
        self._count = 0

    def put(self, mail: EmailMessage, sender: Contact, at: dt.datetime) -> None:
        """Deliver a person's mail, received at that time."""
        self._count += 1
        mail["From"] = f"{sender.name} <{sender.address}>"
        mail["Date"] = format_datetime(at)
        mail["Message-ID"] = f"<story-{self._count}@{sender.address.rpartition('@')[2]}>"
        key = self._incoming.add(mail.as_bytes(policy=policy.SMTP))
        path = Path(self._incoming._path) / self._incoming._lookup(key)  # type: ignore[attr-defined]
        os.utime(path, (at.timestamp(), at.timestamp()))

    def letters(self) -> Iterator[EmailMessage]:
        """The daemon's letters since the last look, in the order in which they went out."""
        fresh = sorted(set(self._outgoing.keys()) - self._seen)
        self._seen.update(fresh)
        letters = [message_from_bytes(self._outgoing.get_bytes(key), policy=policy.default) for key in fresh]
        yield from sorted(letters, key=lambda letter: str(letter["X-Rosterd-Kind"]))


def notice(subject: str, text: str, to: tuple[Contact, ...], cc: tuple[Contact, ...] = ()) -> EmailMessage:
    """A mail of a person's."""
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["To"] = ", ".join(f"{c.name} <{c.address}>" for c in to)
    if cc:
        mail["Cc"] = ", ".join(f"{c.name} <{c.address}>" for c in cc)
    mail.set_content(text)
    return mail


def reply(letter: EmailMessage, text: str) -> EmailMessage:
    """A person's reply to one of the daemon's letters."""
    mail = EmailMessage()
    mail["Subject"] = f"Re: {letter['Subject']}"
    mail["To"] = str(letter["From"])
    mail["In-Reply-To"] = str(letter["Message-ID"])
    mail["References"] = str(letter["Message-ID"])
    mail.set_content(text)
    return mail
