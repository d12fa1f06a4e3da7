"""The same notices over Exchange: what rosterd costs beside IMAP and SMTP, and how often it calls for a mail."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.bench import plan
from tests.bench.department import DAEMON, write_configuration
from tests.bench.measuring import AT, Wrong, run_once
from tests.bench.notices import mail, notice
from tests.bench.table import Row
from tests.journeys.served import EXCHANGE, MAILDIRS
from tests.servers.ews_mailbox import EwsMailbox
from tests.servers.ews_server import PASSWORD, USER, EwsServer

MILLI = 1_000


def over_exchange(folder: Path, start: float) -> Iterator[Row]:
    """The rows about Exchange; `start` is what an empty cycle costs over a Maildir, and is taken off."""
    folder.mkdir()
    with closing(EwsServer(folder, EwsMailbox(DAEMON))) as server:
        config = _office(folder, server)
        run_once(config, "2026-03-01T08:00:00+08:00")
        for number in range(plan.NOTICES):
            data = mail(notice(number, plan.PROJECTS), html=False).replace(b"\n", b"\r\n")
            server.mailbox.deliver(data, dt.datetime.fromisoformat(AT) - dt.timedelta(hours=1))
        server.calls.clear()
        cpu, did = run_once(config)
        calls = server.calls.total()
        if did["sent"] != plan.NOTICES or len(server.mailbox.sent) != plan.NOTICES or server.violations:
            raise Wrong(f"of {plan.NOTICES} confirmations {did['sent']} were sent over EWS ({server.violations[:1]})")
    yield Row(f"a notice of {plan.NOTICES:,} over Exchange, CPU", (cpu - start) / plan.NOTICES * MILLI, "ms")
    yield Row("  … calls a mail, its confirmation included", calls / plan.NOTICES, "", target=4)


def _office(folder: Path, server: EwsServer) -> Path:
    """A configuration on the server."""
    config = write_configuration(folder, plan.STATED)
    text = config.read_text(encoding="utf-8")
    if MAILDIRS not in text:
        raise Wrong(f"the configuration does not hold {MAILDIRS!r}")
    connected = EXCHANGE.format(url=server.url, user=USER, address=DAEMON, ca_file=server.ca_file, mailbox_keys="")
    config.write_text(text.replace(MAILDIRS, connected), encoding="utf-8")
    (folder / "exchange-password").write_text(PASSWORD, encoding="utf-8")
    (folder / "exchange-password").chmod(0o600)
    return config
