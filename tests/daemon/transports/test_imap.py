"""IMAP against a real server: what counts as new, what is touched and when, and how little is said on the wire."""

from __future__ import annotations

import datetime as dt
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from daemon.errors import MailboxUnreachable
from daemon.mailbox_marks import Mark
from daemon.ports import Settlement
from daemon.transports import imap_backlog
from daemon.transports.imap import ImapInbox
from daemon.transports.server import Login
from state.errors import StoreUnwritable
from tests.daemon.transports.imap_mailbox import QUICK, ImapMailbox, Setting, settle_all, through_proxy
from tests.daemon.transports.inbox_contract import MINUTE, MORNING, ZONE, fetched, mail
from tests.servers.dovecot import CHINESE_PASSWORD, CHINESE_USER, Dovecot
from tests.servers.fault_proxy import FaultProxy

PLAIN = Setting("none")


@pytest.fixture
def mailbox(dovecot: Dovecot) -> Iterator[ImapMailbox]:
    mailbox = ImapMailbox(dovecot, Setting(folder="INBOX"))
    yield mailbox
    mailbox.close()


@pytest.fixture
def watched(dovecot: Dovecot) -> Iterator[tuple[FaultProxy, ImapMailbox]]:
    """A mailbox, and a proxy that hears what is said to the server."""
    with through_proxy(dovecot, PLAIN) as pair:
        yield pair


def test_u1_what_lies_there_at_the_first_start_does_not_count(mailbox: ImapMailbox) -> None:
    mailbox.deliver(mail(1), MORNING)
    inbox = mailbox.start()
    mailbox.deliver(mail(2), MORNING - 400 * 24 * 60 * MINUTE)
    assert fetched(inbox) == fetched(mailbox.inbox()) == [mail(2)]


def test_u1_since_takes_what_was_received_on_that_day_of_the_zone_or_later(mailbox: ImapMailbox) -> None:
    midnight = dt.datetime(2026, 5, 31, 16, tzinfo=dt.UTC)
    mailbox.deliver(mail(1), midnight - MINUTE)
    mailbox.deliver(mail(2), midnight)
    mailbox.start()
    mailbox.deliver(mail(3), midnight - 9 * MINUTE)
    assert fetched(mailbox.inbox(dt.date(2026, 6, 1))) == [mail(3), mail(2)]


def test_u1_mail_taken_by_since_is_settled_like_any(mailbox: ImapMailbox) -> None:
    mailbox.deliver(mail(1), MORNING)
    inbox = mailbox.inbox(MORNING.date())
    settle_all(inbox, list(inbox.fetch(10)))
    assert fetched(inbox) == fetched(mailbox.inbox(MORNING.date())) == []
    assert mailbox.mails("已处理") == [mail(1)]


def test_u1_since_takes_nothing_again_that_was_received_before_it(mailbox: ImapMailbox) -> None:
    mailbox.setting = replace(mailbox.setting, processed_folder=None)
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING - 9 * 24 * 60 * MINUTE)
    settle_all(inbox, list(inbox.fetch(10)))
    mailbox.deliver(mail(2), MORNING - 9 * 24 * 60 * MINUTE)
    assert fetched(inbox) == fetched(mailbox.inbox(MORNING.date())) == [mail(2)]


def test_u1_the_mark_is_kept_before_the_first_mail_is_given(mailbox: ImapMailbox) -> None:
    mailbox.deliver(mail(1), MORNING)
    mailbox.deliver(mail(2), MORNING - MINUTE)
    mailbox.inbox().fetch(10)
    mark = mailbox.marks.mark
    assert mark is not None
    assert (mark.user, mark.folder, mark.first, mark.next, mark.newest) == (mailbox.user, "INBOX", 3, 3, MORNING)


def test_u1_nothing_is_given_when_the_mark_cannot_be_kept(
    mailbox: ImapMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Mark) -> None:
        raise StoreUnwritable("no room")

    mailbox.deliver(mail(1), MORNING)
    monkeypatch.setattr(mailbox.marks, "save", full)
    with pytest.raises(StoreUnwritable):
        mailbox.inbox(MORNING.date()).fetch(10)


def test_u1_another_folder_is_a_first_start(mailbox: ImapMailbox) -> None:
    mailbox.start()
    mailbox.make("别的")
    mailbox.deliver(mail(1), MORNING, "别的")
    mailbox.setting = replace(mailbox.setting, folder="别的")
    inbox = mailbox.start()
    mailbox.deliver(mail(2), MORNING, "别的")
    assert fetched(inbox) == [mail(2)]


def test_reading_leaves_no_flag_and_moves_nothing(mailbox: ImapMailbox) -> None:
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    assert fetched(inbox) == [mail(1)]
    assert mailbox.flags() == [[]]
    assert mailbox.folders() == ["INBOX"]


def test_mail_that_people_have_read_counts(mailbox: ImapMailbox) -> None:
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    mailbox.flag(1, "\\Seen")
    assert fetched(inbox) == [mail(1)]


def test_mail_that_people_have_deleted_does_not(mailbox: ImapMailbox) -> None:
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    mailbox.flag(1, "\\Deleted")
    assert fetched(inbox) == []


@pytest.mark.parametrize(("settlement", "flags"), [("handled", []), ("set_aside", ["\\Flagged"])])
def test_settled_mail_lies_in_the_processed_folder_which_is_made(
    mailbox: ImapMailbox, settlement: Settlement, flags: list[str]
) -> None:
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    (envelope,) = inbox.fetch(10)
    inbox.settle(envelope.key, settlement)
    inbox.close()
    assert mailbox.mails() == []
    assert (mailbox.mails("已处理"), mailbox.flags("已处理")) == ([mail(1)], [flags])


@pytest.mark.parametrize(("settlement", "flags"), [("handled", []), ("set_aside", ["\\Flagged"])])
def test_without_a_processed_folder_mail_stays_and_the_mark_passes_it(
    mailbox: ImapMailbox, settlement: Settlement, flags: list[str]
) -> None:
    mailbox.setting = replace(mailbox.setting, processed_folder=None)
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    (envelope,) = inbox.fetch(10)
    inbox.settle(envelope.key, settlement)
    inbox.close()
    assert (mailbox.mails(), mailbox.flags()) == ([mail(1)], [flags])
    assert fetched(mailbox.inbox()) == []


def test_a_wait_tells_the_server_of_what_is_settled(mailbox: ImapMailbox) -> None:
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    settle_all(inbox, list(inbox.fetch(10)))
    assert inbox.wait(0) is False
    assert mailbox.mails("已处理") == [mail(1)]


def test_the_mark_passes_no_mail_that_is_not_settled(mailbox: ImapMailbox) -> None:
    mailbox.setting = replace(mailbox.setting, processed_folder=None)
    inbox = mailbox.start()
    for number in range(4):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)
    envelopes = list(inbox.fetch(10))
    settle_all(inbox, [envelopes[0], envelopes[2]])
    assert fetched(inbox) == [mail(1), mail(3)]
    assert fetched(mailbox.inbox()) == [mail(1), mail(2), mail(3)]
    settle_all(inbox, [envelopes[1]])
    assert fetched(inbox) == fetched(mailbox.inbox()) == [mail(3)]


def test_a_processed_folder_that_cannot_be_made_is_said_and_nothing_is_lost(mailbox: ImapMailbox) -> None:
    mailbox.setting = replace(mailbox.setting, processed_folder="not//allowed")
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    settle_all(inbox, list(inbox.fetch(1)))
    with pytest.raises(MailboxUnreachable, match=r"mail cannot be moved into not//allowed .*; create the folder"):
        inbox.fetch(1)
    assert mailbox.everything() == [mail(1)]
    assert fetched(mailbox.inbox()) == [mail(1)]


@pytest.mark.parametrize("server", ["dovecot", "bare_dovecot"])
def test_what_other_people_have_deleted_is_never_expunged(server: str, request: pytest.FixtureRequest) -> None:
    mailbox = ImapMailbox(request.getfixturevalue(server), PLAIN)
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    mailbox.deliver(mail(2), MORNING)
    mailbox.flag(1, "\\Deleted")
    settle_all(inbox, list(inbox.fetch(10)))
    inbox.close()
    left = {"dovecot": [["\\Deleted"]], "bare_dovecot": [["\\Deleted"], ["\\Deleted"]]}
    assert mailbox.flags() == left[server]
    assert mailbox.everything() == [mail(2)]
    assert fetched(mailbox.inbox()) == []
    mailbox.close()


def test_without_move_only_the_daemons_own_mails_are_expunged(watched: tuple[FaultProxy, ImapMailbox]) -> None:
    """RFC 4315 section 2.1: UID EXPUNGE, and never EXPUNGE, which would take what other people have deleted."""
    proxy, mailbox = watched
    proxy.rewrite = lambda data: data.replace(b" MOVE", b"")
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    mailbox.deliver(mail(2), MORNING)
    mailbox.flag(1, "\\Deleted")
    settle_all(inbox, list(inbox.fetch(10)))
    inbox.close()
    assert b"UID EXPUNGE" in proxy.said
    assert mailbox.flags() == [["\\Deleted"]]
    assert mailbox.everything() == [mail(2)]


def test_only_what_the_server_lists_is_used(bare_dovecot: Dovecot) -> None:
    with through_proxy(bare_dovecot, PLAIN) as (proxy, mailbox):
        inbox = mailbox.start()
        mailbox.deliver(mail(1), MORNING)
        settle_all(inbox, list(inbox.fetch(10)))
        inbox.wait(0.15)
        inbox.close()
        for word in (b" ID (", b"IDLE", b"MOVE", b"EXPUNGE"):
            assert word not in proxy.said
        assert b"UID COPY" in proxy.said


def test_id_is_said_after_login_and_before_select_in_ascii(watched: tuple[FaultProxy, ImapMailbox]) -> None:
    proxy, mailbox = watched
    mailbox.start()
    words = [line.split(b" ")[1] for line in proxy.said.splitlines() if b" " in line]
    assert words.index(b"LOGIN") < words.index(b"ID") < words.index(b"SELECT")
    assert proxy.said.isascii()


def test_many_mails_take_few_commands(watched: tuple[FaultProxy, ImapMailbox]) -> None:
    proxy, mailbox = watched
    mailbox.make("已处理")
    inbox = mailbox.start()
    for number in range(120):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)
    for envelope in inbox.fetch(100):
        inbox.settle(envelope.key, "handled")
    settle_all(inbox, list(inbox.fetch(100)))
    assert fetched(inbox) == []
    assert (proxy.said.count(b"UID FETCH"), proxy.said.count(b"UID MOVE")) == (5, 3)
    assert len(mailbox.mails("已处理")) == 120


def test_of_an_enormous_mail_only_so_much_is_fetched_as_shows_that_it_is_too_large(
    watched: tuple[FaultProxy, ImapMailbox],
) -> None:
    proxy, mailbox = watched
    inbox = mailbox.start()
    mailbox.deliver(mail(1) + b"x" * 20_500_000 + b"\r\n", MORNING)
    mailbox.deliver(mail(2), MORNING + MINUTE)
    first, second = inbox.fetch(10)
    assert (len(first.data), second.data) == (20_000_001, mail(2))
    assert first.data.startswith(mail(1))
    assert b"BODY.PEEK[]<0.20000001>" in proxy.said
    inbox.settle(first.key, "set_aside")
    assert fetched(inbox) == [mail(2)]


@pytest.mark.parametrize("window", [7, 1000])
def test_a_large_backlog_is_listed_in_steps(mailbox: ImapMailbox, monkeypatch: pytest.MonkeyPatch, window: int) -> None:
    monkeypatch.setattr(imap_backlog, "WINDOW", window)
    monkeypatch.setattr(imap_backlog, "AT_ONCE", 3)
    monkeypatch.setattr(imap_backlog, "LISTED_AT_MOST", 10)
    mailbox.deliver(mail(0), MORNING)
    inbox = mailbox.start()
    for number in range(1, 31):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)
    seen: list[bytes] = []
    while envelopes := list(inbox.fetch(8)):
        seen += [envelope.data for envelope in envelopes]
        settle_all(inbox, envelopes)
    assert seen == [mail(number) for number in range(1, 31)]


def test_a_mail_expunged_between_listing_and_fetching_is_passed_over(mailbox: ImapMailbox) -> None:
    inbox = mailbox.start()
    for number in range(3):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)
    envelopes = inbox.fetch(10)
    mailbox.expunge(2)
    assert [envelope.data for envelope in envelopes] == [mail(0), mail(2)]
    assert fetched(inbox) == [mail(0), mail(2)]


def test_settling_what_somebody_took_away_does_no_harm(mailbox: ImapMailbox) -> None:
    inbox = mailbox.start()
    mailbox.deliver(mail(0), MORNING)
    mailbox.deliver(mail(1), MORNING)
    envelopes = list(inbox.fetch(10))
    mailbox.expunge(1)
    settle_all(inbox, envelopes)
    assert fetched(inbox) == []
    assert mailbox.everything() == [mail(1)]


def test_mails_numbered_anew_are_looked_at_again_since_the_first_start(dovecot: Dovecot) -> None:
    """RFC 3501 section 2.3.1.1: with another UIDVALIDITY the old UIDs say nothing."""
    mailbox = ImapMailbox(dovecot)
    mailbox.deliver(mail(1), MORNING)
    inbox = mailbox.start()
    mailbox.vanish()
    mailbox.make()
    for number, received in ((1, MORNING), (2, MORNING + MINUTE), (3, MORNING - MINUTE), (4, MORNING + 2 * MINUTE)):
        mailbox.deliver(mail(number), received)
    assert fetched(inbox) == fetched(mailbox.inbox()) == [mail(2), mail(4)]
    settle_all(inbox, list(inbox.fetch(1)))
    assert fetched(inbox) == fetched(mailbox.inbox()) == [mail(4)]
    mailbox.close()


def test_a_key_of_an_old_numbering_settles_nothing(dovecot: Dovecot) -> None:
    mailbox = ImapMailbox(dovecot)
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    old = list(inbox.fetch(10))
    mailbox.vanish()
    mailbox.make()
    mailbox.deliver(mail(2), MORNING)
    settle_all(inbox, old)
    assert fetched(inbox) == [mail(2)]
    assert mailbox.mails() == [mail(2)]
    mailbox.close()


def test_a_numbering_that_goes_back_is_another_one(mailbox: ImapMailbox) -> None:
    """A server restored from an old copy, with the same UIDVALIDITY: nothing must stay below the mark for ever."""
    mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    mark = mailbox.marks.mark
    assert mark is not None
    mailbox.marks.mark = Mark(
        user=mark.user, folder=mark.folder, validity=mark.validity, first=900, next=900, newest=MORNING - MINUTE
    )
    assert fetched(mailbox.inbox()) == [mail(1)]


def test_a_folder_that_vanished_is_said_and_heals_when_it_is_back(dovecot: Dovecot) -> None:
    mailbox = ImapMailbox(dovecot)
    inbox = mailbox.start()
    mailbox.vanish()
    for _ in range(2):
        with pytest.raises(MailboxUnreachable) as caught:
            inbox.fetch(10)
    address = f"127.0.0.1:{dovecot.tls_port}"
    assert str(caught.value).startswith(f"{address}: the folder 通知 cannot be opened (")
    assert "\n" not in str(caught.value)
    assert inbox.wait(0.1) is False
    mailbox.make()
    mailbox.deliver(mail(1), dt.datetime.now(ZONE))
    assert fetched(inbox) == [mail(1)]
    mailbox.close()


def test_a_password_beyond_ascii_logs_in(mailbox: ImapMailbox) -> None:
    login = Login(CHINESE_USER, lambda: CHINESE_PASSWORD)
    inbox = ImapInbox(mailbox.address(), login, marks=mailbox.marks, since=None, zone=ZONE, pace=QUICK)
    assert fetched(inbox) == []
    inbox.close()


def test_a_signal_handler_may_wake(mailbox: ImapMailbox) -> None:
    inbox = mailbox.start()
    before = signal.signal(signal.SIGUSR1, lambda *_: inbox.wake())
    try:
        timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGUSR1))
        timer.start()
        begun = time.monotonic()
        assert inbox.wait(20) is False
        assert time.monotonic() - begun < 5
        timer.join()
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_a_wake_before_the_wait_is_not_lost(mailbox: ImapMailbox) -> None:
    inbox = mailbox.start()
    inbox.wake()
    begun = time.monotonic()
    assert inbox.wait(20) is False
    assert time.monotonic() - begun < 5


def test_wait_is_not_woken_by_the_daemons_own_moves(mailbox: ImapMailbox) -> None:
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    for envelope in inbox.fetch(10):
        inbox.settle(envelope.key, "handled")
    assert inbox.wait(0.5) is False


def test_an_idle_is_begun_anew_and_other_peoples_flags_end_no_wait(watched: tuple[FaultProxy, ImapMailbox]) -> None:
    proxy, mailbox = watched
    mailbox.setting = replace(mailbox.setting, pace=replace(QUICK, idle=0.2))
    mailbox.deliver(mail(1), MORNING)
    inbox = mailbox.start()
    timer = threading.Timer(0.1, mailbox.flag, (1, "\\Seen"))
    timer.start()
    assert inbox.wait(0.7) is False
    timer.join()
    assert proxy.said.count(b"DONE") >= 3
