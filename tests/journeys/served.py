"""The department on servers: IMAP in and SMTP out, or Exchange for both. Everything else is as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from tests.journeys.department import CONFIGURATION, DAEMON, PEOPLE, Department, Letter
from tests.servers.certificates import Authority
from tests.servers.dovecot import PASSWORD, Dovecot, DovecotMailbox
from tests.servers.ews_mailbox import EwsMailbox
from tests.servers.ews_server import PASSWORD as EWS_PASSWORD
from tests.servers.ews_server import USER as EWS_USER
from tests.servers.ews_server import EwsServer
from tests.servers.smtp_server import PASSWORD as SMTP_PASSWORD
from tests.servers.smtp_server import USER, SmtpServer
from tests.servers.token_service import TokenService

MAILDIRS = """\
[mailbox]
type = "maildir"
path = "mailbox"

[outgoing]
type = "maildir"
path = "outgoing"
"""
SERVERS = """\
[mailbox]
type = "imap"
host = "127.0.0.1"
port = {imap_port}
user = "{user}"
{imap_login}
processed_folder = "已处理"
ca_file = "{ca_file}"

[outgoing]
type = "smtp"
host = "127.0.0.1"
port = {smtp_port}
tls = "starttls"
user = "{smtp_user}"
{smtp_login}
ca_file = "{ca_file}"
"""
EXCHANGE = """\
[mailbox]
type = "exchange"
server = "{url}"
user = '{user}'
password_file = "exchange-password"
mailbox = "{address}"
processed_folder = "已处理"
ca_file = "{ca_file}"
{mailbox_keys}

[outgoing]
type = "exchange"
server = "{url}"
user = '{user}'
password_file = "exchange-password"
mailbox = "{address}"
ca_file = "{ca_file}"
"""
BEFORE_ALL = "2020-01-01T08:00"
"""When the daemon first looks at its mailbox: what arrives from then on counts (U1)."""


class ServedDepartment(Department):
    """A department whose mailbox is on Dovecot and whose letters go to an SMTP server."""

    def __init__(
        self,
        folder: Path,
        servers: tuple[Dovecot, SmtpServer],
        people: str = PEOPLE,
        configuration: str = CONFIGURATION,
        tokens: TokenService | None = None,
    ) -> None:
        self.imap, self.smtp = DovecotMailbox(servers[0]), servers[1]
        self.first = len(self.smtp.received)
        assert MAILDIRS in configuration
        connected = SERVERS.format(
            imap_port=servers[0].tls_port,
            user=self.imap.user,
            smtp_port=self.smtp.port,
            smtp_user=USER if tokens is None else self.imap.user,
            ca_file=servers[0].ca_file,
            imap_login='password_file = "imap-password"' if tokens is None else self._by_token(tokens),
            smtp_login='password_file = "smtp-password"' if tokens is None else self._by_token(tokens),
        )
        super().__init__(folder, people, configuration.replace(MAILDIRS, connected))
        for name, password in (("imap-password", PASSWORD), ("smtp-password", SMTP_PASSWORD)):
            (folder / name).write_text(password, encoding="utf-8")
            (folder / name).chmod(0o600)
        self.once(BEFORE_ALL)

    def _by_token(self, tokens: TokenService) -> str:
        keys = {
            "tenant": "corp.example",
            "client_id": self.imap.user,
            "client_secret_env": "ROSTERD_CLIENT_SECRET",
            "authority": tokens.authority,
            "ca_file": str(tokens.ca_file),
        }
        return "oauth2 = { " + ", ".join(f'{key} = "{value}"' for key, value in keys.items()) + " }"

    def _deliver(self, data: bytes, at: dt.datetime) -> None:
        self.imap.deliver(data, at)

    def _unread(self) -> Iterator[Letter]:
        _lay_out(self.folder, [letter.data for letter in self.smtp.received[self.first :]])
        return super()._unread()

    def close(self) -> None:
        """Log out."""
        self.imap.close()


class ExchangeDepartment(Department):
    """A department on Exchange, which gives mail written anew and drops the headers that such servers drop."""

    def __init__(
        self,
        folder: Path,
        authority: Authority,
        people: str = PEOPLE,
        configuration: str = CONFIGURATION,
        mailbox_keys: str = "",
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.ews = EwsServer(folder, EwsMailbox(DAEMON, rewrites=True), authority)
        assert MAILDIRS in configuration
        connected = EXCHANGE.format(
            url=self.ews.url, user=EWS_USER, address=DAEMON, ca_file=self.ews.ca_file, mailbox_keys=mailbox_keys
        )
        super().__init__(folder, people, configuration.replace(MAILDIRS, connected))
        (folder / "exchange-password").write_text(EWS_PASSWORD, encoding="utf-8")
        (folder / "exchange-password").chmod(0o600)
        self.once(BEFORE_ALL)

    def _deliver(self, data: bytes, at: dt.datetime) -> None:
        self.ews.mailbox.deliver(data, at)

    def _unread(self) -> Iterator[Letter]:
        _lay_out(self.folder, self.ews.mailbox.sent)
        return super()._unread()

    def close(self) -> None:
        """Stop the server, and see that the protocol was kept."""
        self.ews.close()
        assert self.ews.violations == []


def _lay_out(folder: Path, letters: list[bytes]) -> None:
    """The letters that went out as files, as a Maildir has them."""
    outgoing = folder / "outgoing" / "new"
    outgoing.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(letters):
        (outgoing / f"{number:06}").write_bytes(data)
