"""The transports that the daemon is killed over. A new one is a line here, and a way to found a department on it."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from typing import Literal, TypeAlias

from tests.daemon.transports.imap_mailbox import running
from tests.journeys.department import CONFIGURATION, Department, Letter
from tests.journeys.served import ExchangeDepartment, ServedDepartment
from tests.servers.certificates import Authority
from tests.servers.dovecot import Dovecot, DovecotMailbox
from tests.servers.ews_server import EwsServer
from tests.servers.fault_proxy import FaultProxy
from tests.servers.smtp_server import SmtpServer

Post: TypeAlias = Literal["Maildir", "IMAP and SMTP", "Exchange"]
POSTS: tuple[Post, ...] = ("Maildir", "IMAP and SMTP", "Exchange")
SENT = "Sent"
SECONDS_TO_SETTLE = 20


def _let_go(server: SmtpServer | EwsServer) -> None:
    """Wait until a server has let go of clients that have ended: eleven minutes pass till the next run.

    A killed client has left bytes in its sockets; what comes of them must not come after the next run has looked.
    """
    deadline = time.monotonic() + SECONDS_TO_SETTLE
    while server.open_connections:
        if time.monotonic() > deadline:
            raise TimeoutError("a server keeps a connection whose client is gone")
        time.sleep(0.002)


class MaildirPost(Department):
    """Mail comes in from a Maildir and goes out into another one."""

    smtp: SmtpServer | None = None

    def waiting(self) -> int:
        """Mails that nobody has taken out of the mailbox."""
        return len(list((self.folder / "mailbox" / "new").iterdir()))

    def cut_connections(self) -> None:
        """There are none."""

    def settled(self) -> None:
        """Whatever was handed over lies here at once."""

    def close(self) -> None:
        """Nothing is held open."""


class ServedPost(ServedDepartment):
    """Mail comes in from Dovecot, behind a proxy, and goes out to an SMTP server.

    With `evidence` that server puts a copy of what it stores into the Sent folder, as large providers do; else only
    the daemon itself does, and a letter whose answer was lost cannot be looked up.
    """

    def __init__(self, folder: Path, servers: tuple[Dovecot, SmtpServer], people: str, *, evidence: bool) -> None:
        self._heard = len(servers[1].received)
        super().__init__(folder, servers, people, CONFIGURATION)
        self.proxy = FaultProxy(servers[0].tls_port)
        self._sent_folder: DovecotMailbox | None = None
        text = self.config.read_text(encoding="utf-8").replace(
            f"port = {servers[0].tls_port}", f"port = {self.proxy.port}"
        )
        if evidence:
            text = text.replace("[outgoing]", f'[outgoing]\nsent_folder = "{SENT}"')
            self._sent_folder = folder_of_sent = DovecotMailbox(servers[0], user=self.imap.user)
            self._sent_folder.make(SENT)
            self.smtp.stored = lambda letter: folder_of_sent.deliver(letter.data, dt.datetime.now(dt.UTC), SENT)
        self.config.write_text(text, encoding="utf-8")

    def _unread(self) -> Iterator[Letter]:
        """Every letter once, and one that came twice twice."""
        fresh = self.smtp.received[self._heard :]
        for number, letter in enumerate(fresh, self._heard):
            yield Letter(message_from_bytes(letter.data, policy=policy.default), Path(f"{number:06}"))
        self._heard += len(fresh)

    def waiting(self) -> int:
        """Mails that nobody has taken out of the mailbox."""
        return len(self.imap.mails())

    def cut_connections(self) -> None:
        """Cut every connection to the mailbox and to the outgoing server."""
        self.proxy.cut_all()
        self.smtp.cut_all()

    def settled(self) -> None:
        """Wait until the outgoing server is through with what it was handed."""
        _let_go(self.smtp)

    def close(self) -> None:
        """Log out."""
        self.smtp.stored = lambda letter: None
        if self._sent_folder is not None:
            self._sent_folder.close()
        self.proxy.close()
        super().close()


class ExchangePost(ExchangeDepartment):
    """Mail comes in from an Exchange server and goes out over it; what it sent lies among its sent items."""

    smtp: SmtpServer | None = None

    def __init__(self, folder: Path, authority: Authority, people: str) -> None:
        self._heard = 0
        super().__init__(folder, authority, people, CONFIGURATION)

    def _unread(self) -> Iterator[Letter]:
        """Every letter once, and one that came twice twice."""
        fresh = self.ews.mailbox.sent[self._heard :]
        for number, data in enumerate(fresh, self._heard):
            yield Letter(message_from_bytes(data, policy=policy.default), Path(f"{number:06}"))
        self._heard += len(fresh)

    def waiting(self) -> int:
        """Mails that nobody has taken out of the mailbox."""
        inbox = self.ews.mailbox.own["inbox"]
        return sum(item.folder == inbox for item in list(self.ews.mailbox.items.values()))

    def settled(self) -> None:
        """Wait until the server is through with what it was handed."""
        _let_go(self.ews)

    def cut_connections(self) -> None:
        """Cut every connection."""
        self.ews.cut_all()

    @contextmanager
    def answers_lost(self, dice: random.Random) -> Iterator[None]:
        """Within, in every other run, what becomes of letters is not told: cut off, 503, or half an answer."""
        if dice.random() < 0.5:
            faults = self.ews.faults
            faults.only = frozenset({"CreateItem"})
            setattr(faults, *dice.choice((("cut_after", True), ("after_status", 503), ("half", True))))
        yield
        self.ews.heal()


Founded: TypeAlias = MaildirPost | ServedPost | ExchangePost


class Founders:
    """Founds departments over every post; servers are started when they are first needed."""

    def __init__(self, folder: Path, dovecot: Callable[[], Dovecot] | None = None) -> None:
        """`dovecot` gives a server that runs already; without it one is started."""
        self._folder = folder
        self._until_the_end = ExitStack()
        self._running = dovecot or (lambda: self._until_the_end.enter_context(running()))
        self._dovecot: Dovecot | None = None
        self._smtp: SmtpServer | None = None
        self._count = 0

    def found(self, post: Post, people: str, *, evidence: bool = True) -> Founded:
        """A department over that post in a folder of its own."""
        self._count += 1
        folder = self._folder / f"department-{self._count}"
        if post == "Maildir":
            return MaildirPost(folder, people)
        if post == "Exchange":
            folder.mkdir(parents=True)
            return self._until_the_end.enter_context(closing(ExchangePost(folder, Authority(folder), people)))
        return self._until_the_end.enter_context(
            closing(ServedPost(folder, self._servers(), people, evidence=evidence))
        )

    def _servers(self) -> tuple[Dovecot, SmtpServer]:
        if self._dovecot is None:
            self._dovecot = self._running()
        if self._smtp is None:
            certificate = self._dovecot.folder / "127.0.0.1.pem"
            smtp = SmtpServer("starttls", certificate, self._dovecot.ca_file)
            self._smtp = self._until_the_end.enter_context(closing(smtp))
        return self._dovecot, self._smtp

    def close(self) -> None:
        """Stop the servers that were started."""
        self._until_the_end.close()
