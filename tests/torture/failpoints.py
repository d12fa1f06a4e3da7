"""Places on a mail's way at which the process may be killed: the functions of the product that stand there.

The product knows nothing of them. A process that is to die wraps one function, and kills itself with SIGKILL before
or after the call that it is told.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from typing import Any, Literal

from tests.torture.posts import Post

MAILDIR = "daemon.transports.maildir"
STORE = "state.store.tinydb_store"
IMAP = "daemon.transports.imap_connection:ImapConnection"
SMTP = "daemon.transports.smtp_connection:SmtpConnection"
EWS = "daemon.transports.exchange_connection:ExchangeConnection"
EVERYWHERE: tuple[Post, ...] = ("Maildir", "IMAP and SMTP", "Exchange")


@dataclass(frozen=True)
class Failpoint:
    """A step, the function that takes it, and on which side of it the process ends."""

    step: str
    side: Literal["before", "within", "after"]
    function: str
    """Its module and its name in there."""
    posts: tuple[Post, ...] = EVERYWHERE
    """The transports that come past it."""
    resting: bool = False
    """Only a run that finds claims of an interrupted one comes past it."""

    @property
    def name(self) -> str:
        """What it is called in a report."""
        return f"{self.side}: {self.step}"


def _around(step: str, function: str, *posts: Post) -> tuple[Failpoint, Failpoint]:
    passed = posts or EVERYWHERE
    return Failpoint(step, "before", function, passed), Failpoint(step, "after", function, passed)


FAILPOINTS: tuple[Failpoint, ...] = (
    *_around("a mail is fetched", "daemon.cycle:_Batch._handle"),
    Failpoint("that a batch is open is noted", "after", "daemon.cycle:_note_in_hand"),
    Failpoint("a mail is parsed", "after", "daemon.intake:read_mail"),
    Failpoint("its facts are read", "after", "daemon.reading:read"),
    Failpoint("the step is decided", "after", "daemon.attempt:step"),
    Failpoint("a letter is written", "after", "daemon.writing:write_letter"),
    Failpoint("the mail is committed to its batch", "after", f"{STORE}:TinyDBStore.commit"),
    Failpoint("the temporary file is made", "after", "state.store.files:_open_new"),
    Failpoint("the temporary file is written", "within", "state.store.files:_write"),
    Failpoint("the temporary file is written", "after", "state.store.files:_write"),
    Failpoint("the temporary file is synced", "after", "os:fsync"),
    Failpoint("the file is renamed", "after", "os:replace"),
    Failpoint("the folder is synced", "after", "state.store.files:sync_folder"),
    *_around("the batch is closed", f"{STORE}:TinyDBStore._write_all"),
    *_around("a mail is settled", f"{MAILDIR}:MaildirInbox.settle", "Maildir"),
    *_around("a mail is settled", "daemon.transports.imap:ImapInbox.settle", "IMAP and SMTP"),
    *_around("a mail is settled", "daemon.transports.exchange:ExchangeInbox.settle", "Exchange"),
    Failpoint("the mail is moved to cur", "after", f"{MAILDIR}:move", ("Maildir",)),
    *_around("mails are moved on the server", f"{IMAP}.move", "IMAP and SMTP"),
    *_around("mails are moved on the server", f"{EWS}.move", "Exchange"),
    *_around("mails are marked as read", f"{EWS}.mark", "Exchange"),
    *_around("the mark is saved", "daemon.mailbox_marks:FileMarkKeeper.save", "IMAP and SMTP"),
    *_around("the mark is saved", "daemon.exchange_marks:FileSyncMarkKeeper.save", "Exchange"),
    *_around("what is due is done", "daemon.cycle:do_what_is_due"),
    *_around("letters are claimed", "daemon.outbox:_claim"),
    *_around("a letter is handed over", f"{MAILDIR}:MaildirSender.send", "Maildir"),
    *_around("a letter is handed over", "daemon.transports.smtp:SmtpSender.send", "IMAP and SMTP"),
    *_around("a letter is handed over", "daemon.transports.exchange_sender:ExchangeSender.send", "Exchange"),
    *_around("the server is asked to send", "daemon.transports.exchange_services:send", "Exchange"),
    *_around("the server has said what came of it", f"{EWS}.send", "Exchange"),
    *_around("the letter lies in tmp", f"{MAILDIR}:write_private", "Maildir"),
    *_around("the letter lies in new", f"{MAILDIR}:MaildirSender._deliver", "Maildir"),
    *_around("a command is answered", f"{SMTP}.command", "IMAP and SMTP"),
    *_around("the letter's bytes are on the wire", "daemon.transports.smtp_transaction:_data", "IMAP and SMTP"),
    *_around("the server has answered the letter", f"{SMTP}.answer", "IMAP and SMTP"),
    *_around(
        "the server's folder has a copy", "daemon.transports.smtp_sent_folder:ImapSentFolder.keep", "IMAP and SMTP"
    ),
    Failpoint("a copy is appended", "within", f"{STORE}:append_copy"),
    *_around("a copy is appended", f"{STORE}:append_copy"),
    *_around("a project's letters are marked", "daemon.outbox:_replace"),
    *_around("the daemon's record is saved", f"{STORE}:TinyDBStore.save_daemon_record"),
    *_around("the time of the cycle is kept", "daemon.cycle:_remember"),
    Failpoint("an interrupted run's letter is looked into", "before", "daemon.outbox:_recovered", resting=True),
    Failpoint("an interrupted run's letter is looked into", "after", "daemon.outbox:_recovered", resting=True),
    Failpoint("interrupted claims are recovered", "after", "daemon.commands.once:recover_claims"),
)
"""Every step of the way, in its order."""


def set_up(failpoint: str, passing: int) -> None:
    """From now on this process dies at the `passing`-th call of the failpoint with that name, counted from 1."""
    for point in FAILPOINTS:
        if point.name == failpoint:
            _wrap(point, passing)


def _wrap(point: Failpoint, passing: int) -> None:
    owner, name, function = find(point.function)
    passed = 0

    @wraps(function)
    def dying(*arguments: Any, **named: Any) -> Any:
        nonlocal passed
        passed += 1
        if passed != passing:
            return function(*arguments, **named)
        if point.side == "within":
            _half(function, arguments)
        elif point.side == "after":
            function(*arguments, **named)
        return os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, dying)


def _half(function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Do half of it: the last argument is what is written."""
    *others, data = arguments
    function(*others, data[: len(data) // 2])


def find(path: str) -> tuple[Any, str, Any]:
    """The owner of a function, its name there, and the function: "module:name" or "module:class.name"."""
    module, _, inner = path.partition(":")
    owner: Any = import_module(module)
    *classes, name = inner.split(".")
    for one in classes:
        owner = getattr(owner, one)
    return owner, name, getattr(owner, name)
