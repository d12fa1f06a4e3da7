"""Checking an IMAP mailbox: which step fails, and that nothing is left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from daemon.transports.imap_check import check_imap, check_sent_folder
from daemon.transports.server import Login, Server
from tests.daemon.transports.imap_mailbox import QUICK, ImapMailbox, Setting, through_proxy
from tests.servers.dovecot import Dovecot

Steps = list[tuple[str, str | None]]


@pytest.fixture
def mailbox(dovecot: Dovecot) -> Iterator[ImapMailbox]:
    mailbox = ImapMailbox(dovecot)
    yield mailbox
    mailbox.close()


def checked(server: Server, login: Login, folder: str = "通知", processed: str | None = "已处理") -> Steps:
    steps = check_imap(server, login, folder, processed, QUICK)
    return [(step, None if trouble is None else trouble.what) for step, trouble in steps]


def test_a_mailbox_in_order_and_no_trace_there(mailbox: ImapMailbox) -> None:
    before = mailbox.folders()
    steps = ["connection", "login", "folder", "processed folder"]
    assert checked(mailbox.address(), mailbox.login()) == [(step, None) for step in steps]
    assert mailbox.folders() == before
    mailbox.make("已处理")
    assert checked(mailbox.address(), mailbox.login()) == [(step, None) for step in steps]
    assert len(mailbox.folders()) == len(before) + 1


def test_without_a_processed_folder_there_is_nothing_to_check_of_it(mailbox: ImapMailbox) -> None:
    assert [step for step, _ in checked(mailbox.address(), mailbox.login(), processed=None)][-1] == "folder"


@pytest.mark.parametrize(
    ("host", "step", "what"),
    [
        ("no-such-host.example", "connection", "the name is not known ("),
        ("127.0.0.9", "connection", "cannot be reached (Connection refused)"),
    ],
)
def test_a_host_that_is_not_there(mailbox: ImapMailbox, host: str, step: str, what: str) -> None:
    ((at, trouble),) = checked(mailbox.address(host=host), mailbox.login())
    assert at == step
    assert trouble is not None
    assert trouble.startswith(what)


def test_a_wrong_password(mailbox: ImapMailbox) -> None:
    mailbox.password = "wrong"  # noqa: S105 - a test's own
    steps = checked(mailbox.address(), mailbox.login())
    assert [step for step, _ in steps] == ["connection", "login"]
    assert steps[-1][1] == (f"it refused the login of {mailbox.user} ([AUTHENTICATIONFAILED] Authentication failed.)")


def test_a_folder_that_is_not_there(mailbox: ImapMailbox) -> None:
    steps = checked(mailbox.address(), mailbox.login(), "没有")
    assert [step for step, _ in steps] == ["connection", "login", "folder"]
    assert str(steps[-1][1]).startswith("the folder 没有 cannot be opened (")


def test_a_processed_folder_that_cannot_be_made(mailbox: ImapMailbox) -> None:
    steps = checked(mailbox.address(), mailbox.login(), processed="not//allowed")
    assert steps[-1][0] == "processed folder"
    assert str(steps[-1][1]).startswith("the folder not//allowed cannot be made (")


@pytest.mark.parametrize("saves", [True, False])
def test_the_sent_folder_is_there_or_can_be_made(mailbox: ImapMailbox, saves: bool) -> None:
    """Where the provider files what it sends (save_copy = false) it must be there under that name."""

    def sent(folder: str) -> Steps:
        steps = check_sent_folder(mailbox.address(), mailbox.login(), folder, saves=saves, pace=QUICK)
        return [(step, None if trouble is None else trouble.what) for step, trouble in steps]

    before = mailbox.folders()
    no_folder = "there is no folder 已发送, in which the server would keep what it sends"
    assert sent("已发送") == [("sent folder", None if saves else no_folder)]
    assert mailbox.folders() == before
    mailbox.make("已发送")
    assert sent("已发送") == [("sent folder", None)]


@pytest.mark.parametrize(
    ("answer", "instead", "what"),
    [
        (b"\\Deleted ", b"", "mail may not be moved out of 通知"),
        (b"[READ-WRITE]", b"[READ-ONLY]", "the folder may only be read"),
    ],
)
def test_a_mailbox_with_too_few_rights(dovecot: Dovecot, answer: bytes, instead: bytes, what: str) -> None:
    with through_proxy(dovecot, Setting("none")) as (proxy, mailbox):
        proxy.rewrite = lambda data: data.replace(answer, instead)
        assert checked(mailbox.address(), mailbox.login())[-1] == ("processed folder", what)
