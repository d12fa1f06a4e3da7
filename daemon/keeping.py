"""How long the texts of mails are kept (PROCESS rule U6; configuration `[policy] keep_mail_days`)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from daemon.assembly import Assembly
from daemon.log import log


def forget_old_copies(assembly: Assembly) -> None:
    """Remove the copies of letters that are older than `keep_mail_days`: looked for in the first cycle of a day.

    Records and history stay for ever. Raises StoreUnwritable.
    """
    today = assembly.clock.now().date()
    record = assembly.store.daemon_record()
    if record.copies_forgotten_on == today:
        return
    before = today - dt.timedelta(days=assembly.configuration.policy.keep_mail_days)
    count = assembly.store.forget_copies(before)
    if count:
        log.info("old copies of letters removed", days=count, before=str(before))
    assembly.store.save_daemon_record(structs.replace(record, copies_forgotten_on=today))
