"""Copies of sent letters on a real IMAP server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from daemon.ports import Sent
from daemon.transports.smtp_sent_folder import PAUSE, ImapSentFolder
from tests.daemon.transports.imap_mailbox import QUICK, ImapMailbox
from tests.daemon.transports.sender_contract import RECIPIENTS, letter
from tests.daemon.transports.smtp_outgoing import SmtpOutgoing, Ticking, running
from tests.servers.dovecot import Dovecot
from tests.servers.fault_proxy import FaultProxy
from tests.servers.smtp_server import SmtpServer

FOLDER = "已发送"
ID = "<1@d.example>"


@pytest.fixture
def mailbox(dovecot: Dovecot) -> Iterator[ImapMailbox]:
    mailbox = ImapMailbox(dovecot)
    yield mailbox
    mailbox.close()


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def copies(mailbox: ImapMailbox, clock: Ticking) -> Iterator[ImapSentFolder]:
    copies = ImapSentFolder(mailbox.address(), mailbox.login(), FOLDER, QUICK, clock)
    yield copies
    copies.close()


@pytest.fixture
def outgoing() -> Iterator[SmtpOutgoing]:
    yield from running(SmtpServer("none"))


def test_a_copy_of_each_letter_lies_in_the_folder(
    outgoing: SmtpOutgoing, copies: ImapSentFolder, mailbox: ImapMailbox
) -> None:
    sender = outgoing.sender(None, copies=copies)
    assert sender.evidence(ID) == "no_trace", "that there is no copy proves nothing"
    assert sender.send(letter(ID), ID, RECIPIENTS) == Sent()
    (copy,) = mailbox.mails(FOLDER)
    assert copy.replace(b"\r\n", b"\n") == letter(ID)
    assert mailbox.flags(FOLDER) == [["\\Seen"]]
    assert sender.evidence(ID) == "sent"


def test_the_whole_message_id_is_compared(copies: ImapSentFolder) -> None:
    """RFC 3501 section 6.4.4: SEARCH finds a part of a header too."""
    copies.keep(letter("<11@d.example2>"))
    assert copies.has("<11@d.example2>") is True
    for part in ("<1@d.example>", "11@d.example", "<11@d.example>", "", 'a" b', "<11@D.example2>"):
        assert copies.has(part) is False
    assert copies.has("<张@d.example>") is None
    copies.keep(letter("<1@d.example>"))
    assert copies.has("<1@d.example>") is True


def test_a_refused_letter_has_no_copy(outgoing: SmtpOutgoing, copies: ImapSentFolder, mailbox: ImapMailbox) -> None:
    outgoing.server.faults.data = "554 no"
    outgoing.sender(None, copies=copies).send(letter(ID), ID, RECIPIENTS)
    assert copies.has(ID) is False
    assert mailbox.mails(FOLDER) == []


def test_a_copy_that_fails_does_not_fail_the_letter(
    outgoing: SmtpOutgoing, copies: ImapSentFolder, mailbox: ImapMailbox, clock: Ticking
) -> None:
    """And the next letters do not wait for it."""
    sender = outgoing.sender(None, copies=copies)
    right, mailbox.password = mailbox.password, "wrong"
    assert sender.send(letter(ID), ID, RECIPIENTS) == Sent()
    mailbox.password = right
    assert sender.send(letter(ID), ID, RECIPIENTS) == Sent()
    assert sender.evidence(ID) == "not_now"
    clock.now += PAUSE
    assert sender.send(letter("<2@d.example>"), "<2@d.example>", RECIPIENTS) == Sent()
    assert len(mailbox.mails(FOLDER)) == 1
    assert len(outgoing.arrived()) == 3


def test_where_the_provider_files_what_it_sends_nothing_is_put_there(mailbox: ImapMailbox, clock: Ticking) -> None:
    """save_copy = false: the folder is only asked; one that is not there cannot be, and is not made."""
    copies = ImapSentFolder(mailbox.address(), mailbox.login(), FOLDER, QUICK, clock, saves=False)
    copies.keep(letter(ID))
    assert copies.has(ID) is None
    mailbox.make(FOLDER)
    clock.now += PAUSE
    assert copies.has(ID) is False
    mailbox.deliver(letter(ID), dt.datetime.now(dt.UTC), FOLDER)
    assert copies.has(ID) is True
    copies.close()


def test_a_connection_that_died_meanwhile_is_replaced(mailbox: ImapMailbox, dovecot: Dovecot) -> None:
    with FaultProxy(dovecot.tls_port) as proxy:
        copies = ImapSentFolder(mailbox.address(port=proxy.port), mailbox.login(), FOLDER, QUICK)
        copies.keep(letter(ID))
        proxy.cut_all()
        copies.keep(letter("<2@d.example>"))
        assert copies.has("<2@d.example>") is True
        assert proxy.connections == 2
        copies.close()
    assert len(mailbox.mails(FOLDER)) == 2
