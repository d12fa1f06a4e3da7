"""How long the texts of mails are kept (PROCESS rule U6; configuration `[policy] keep_mail_days`)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from daemon.assembly import Assembly
from daemon.log import log


def forget_old_copies(assembly: Assembly) -> None:
    """Remove copies of letters, and mails set aside, older than `keep_mail_days`: in the first cycle of a day.

    Records and history stay for ever: the ledger goes on saying that a mail was set aside, and why. Raises
    StoreUnwritable.
    """
    today = assembly.clock.now().date()
    record = assembly.store.daemon_record()
    if record.copies_forgotten_on == today:
        return
    before = today - dt.timedelta(days=assembly.configuration.policy.keep_mail_days)
    count = assembly.store.forget_copies(before)
    if count:
        log.info("old copies of letters removed", days=count, before=str(before))
    _forget_set_aside(assembly, before)
    assembly.store.save_daemon_record(structs.replace(record, copies_forgotten_on=today))


def _forget_set_aside(assembly: Assembly, before: dt.date) -> None:
    zone = assembly.configuration.daemon.timezone
    if assembly.aside is None:
        return
    for mail in assembly.aside.all():
        if mail.received.astimezone(zone).date() < before:
            assembly.aside.drop(mail)
            log.info("mail set aside removed", id=mail.id, received=str(mail.received))
