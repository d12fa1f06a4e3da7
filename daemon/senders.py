"""Who wrote a mail, as the directory knows them, and whether that is proven (DESIGN: Trust)."""

from __future__ import annotations

import datetime as dt

from daemon.assembly import Assembly
from parsers.mail.authentication import vouches_for
from parsers.message import Mail
from state.directory import Directory, Person, address_key


def sender_of(mail: Mail, directory: Directory) -> Person | None:
    """The person of the directory who wrote it; several senders or none make a mail nobody's (DESIGN: Trust)."""
    return directory.by_address(mail.senders[0].address) if len(mail.senders) == 1 else None


def sender_then(assembly: Assembly, mail: Mail, received: dt.datetime) -> tuple[Person, Directory] | None:
    """Who wrote it before they left, in downtime: a word counts by when the mailbox received it (T3, U4).

    With them the directory as of that day, until they have been replaced in what is open.
    """
    then = assembly.directory_file.current().as_of(received.date())
    sender = sender_of(mail, then)
    if sender is None or sender.name in assembly.store.daemon_record().departed:
        return None
    return sender, then


def is_proven(assembly: Assembly, mail: Mail) -> bool:
    """Whether the mail comes from whom it names, as far as the configured mail server tells (DESIGN: Trust)."""
    server = assembly.configuration.trust.authserv_id
    return not server or vouches_for(mail.authentication, server, mail.senders[0].address)


def is_own(assembly: Assembly, mail: Mail) -> bool:
    """Whether it comes from the daemon's own address, however it has lost its marks (M2)."""
    own = address_key(assembly.address.address)
    return any(address_key(box.address) == own for box in mail.senders)
