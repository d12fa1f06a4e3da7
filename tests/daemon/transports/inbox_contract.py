"""What every inbox does: a back end brings a `mailbox` fixture that delivers into it and opens inboxes on it."""

from __future__ import annotations

import datetime as dt
import threading
import time
from typing import Protocol
from zoneinfo import ZoneInfo

import pytest

from daemon.errors import MailboxUnreachable
from daemon.ports import Inbox, Settlement

ZONE = ZoneInfo("Asia/Shanghai")
MORNING = dt.datetime(2026, 6, 1, 9, tzinfo=ZONE)
MINUTE = dt.timedelta(minutes=1)
SETTLEMENTS: tuple[Settlement, ...] = ("handled", "set_aside")


class Mailbox(Protocol):
    """A mailbox under test, seen from the outside."""

    def inbox(self) -> Inbox:
        """An inbox on it, as a daemon that starts now opens one."""

    def deliver(self, data: bytes, received: dt.datetime) -> None:
        """Put a mail in, as the mail server does."""

    def everything(self) -> list[bytes]:
        """Every mail that lies in it, in whatever folder."""

    def vanish(self) -> None:
        """Make it unreachable."""


def mail(number: int) -> bytes:
    return f"Subject: mail {number}\r\nMessage-ID: <{number}@corp.example>\r\n\r\n正文 {number}\r\n".encode()


def fetched(inbox: Inbox, limit: int = 100) -> list[bytes]:
    return [envelope.data for envelope in inbox.fetch(limit)]


class InboxContract:
    odd = b"Subject: \xff\xfe\r\n\r\n\x00\xb2\xe9\n.\n"
    """A mail as odd as the back end's protocol lets through."""

    def test_an_empty_mailbox_gives_nothing(self, mailbox: Mailbox) -> None:
        assert fetched(mailbox.inbox()) == []

    def test_bytes_and_time_arrive_unchanged(self, mailbox: Mailbox) -> None:
        mailbox.deliver(self.odd, MORNING)
        (envelope,) = mailbox.inbox().fetch(10)
        assert (envelope.data, envelope.received) == (self.odd, MORNING)
        assert envelope.received.utcoffset() == MORNING.utcoffset()

    def test_oldest_first_and_no_more_than_the_limit(self, mailbox: Mailbox) -> None:
        for number in (3, 1, 2):
            mailbox.deliver(mail(number), MORNING + number * MINUTE)
        inbox = mailbox.inbox()
        assert fetched(inbox, 2) == [mail(1), mail(2)]
        assert fetched(inbox) == [mail(1), mail(2), mail(3)]

    def test_what_is_not_settled_is_fetched_again(self, mailbox: Mailbox) -> None:
        mailbox.deliver(mail(1), MORNING)
        inbox = mailbox.inbox()
        first, second = list(inbox.fetch(10)), list(inbox.fetch(10))
        assert first == second != []
        assert list(mailbox.inbox().fetch(10)) == first

    @pytest.mark.parametrize("settlement", SETTLEMENTS)
    def test_settled_mail_is_gone_for_good_and_stays_in_some_folder(
        self, mailbox: Mailbox, settlement: Settlement
    ) -> None:
        mailbox.deliver(mail(1), MORNING)
        mailbox.deliver(mail(2), MORNING + MINUTE)
        inbox = mailbox.inbox()
        inbox.settle(next(iter(inbox.fetch(1))).key, settlement)
        assert fetched(inbox) == fetched(mailbox.inbox()) == [mail(2)]
        assert sorted(mailbox.everything()) == [mail(1), mail(2)]

    @pytest.mark.parametrize("settlement", SETTLEMENTS)
    def test_what_is_settled_before_the_end_is_settled_at_the_next_start(
        self, mailbox: Mailbox, settlement: Settlement
    ) -> None:
        mailbox.deliver(mail(1), MORNING)
        inbox = mailbox.inbox()
        for envelope in inbox.fetch(10):
            inbox.settle(envelope.key, settlement)
        inbox.close()
        assert fetched(mailbox.inbox()) == []
        assert mailbox.everything() == [mail(1)]

    @pytest.mark.parametrize("then", SETTLEMENTS)
    @pytest.mark.parametrize("first", SETTLEMENTS)
    def test_settling_twice_does_no_harm(self, mailbox: Mailbox, first: Settlement, then: Settlement) -> None:
        mailbox.deliver(mail(1), MORNING)
        inbox = mailbox.inbox()
        (envelope,) = inbox.fetch(10)
        inbox.settle(envelope.key, first)
        inbox.settle(envelope.key, then)
        mailbox.inbox().settle(envelope.key, then)
        assert fetched(inbox) == []
        assert mailbox.everything() == [mail(1)]

    def test_settling_while_fetching(self, mailbox: Mailbox) -> None:
        for number in range(5):
            mailbox.deliver(mail(number), MORNING + number * MINUTE)
        inbox = mailbox.inbox()
        seen = []
        for envelope in inbox.fetch(100):
            inbox.settle(envelope.key, "handled")
            seen.append(envelope.data)
        assert seen == [mail(number) for number in range(5)]
        assert fetched(inbox) == []

    def test_two_mails_alike_are_two_mails(self, mailbox: Mailbox) -> None:
        mailbox.deliver(mail(1), MORNING)
        mailbox.deliver(mail(1), MORNING)
        inbox = mailbox.inbox()
        one, two = inbox.fetch(10)
        inbox.settle(one.key, "handled")
        assert [envelope.key for envelope in inbox.fetch(10)] == [two.key]

    def test_a_mailbox_out_of_reach_is_said(self, mailbox: Mailbox) -> None:
        inbox = mailbox.inbox()
        assert fetched(inbox) == []
        mailbox.vanish()
        with pytest.raises(MailboxUnreachable):
            inbox.fetch(10)

    def test_wait_ends_with_the_time(self, mailbox: Mailbox) -> None:
        inbox = mailbox.inbox()
        assert fetched(inbox) == []
        assert inbox.wait(0) is False
        assert inbox.wait(0.1) is False
        inbox.close()

    def test_wait_ends_with_a_mail(self, mailbox: Mailbox) -> None:
        inbox = mailbox.inbox()
        assert fetched(inbox) == []
        timer = threading.Timer(0.1, mailbox.deliver, (mail(1), MORNING))
        timer.start()
        assert inbox.wait(20) is True
        timer.join()
        assert fetched(inbox) == [mail(1)]
        inbox.close()

    def test_a_mail_between_fetch_and_wait_is_not_missed(self, mailbox: Mailbox) -> None:
        inbox = mailbox.inbox()
        assert fetched(inbox) == []
        mailbox.deliver(mail(1), MORNING)
        assert inbox.wait(20) is True
        inbox.close()

    def test_wake_from_another_thread_ends_a_wait(self, mailbox: Mailbox) -> None:
        inbox = mailbox.inbox()
        assert fetched(inbox) == []
        timer = threading.Timer(0.1, inbox.wake)
        timer.start()
        begun = time.monotonic()
        inbox.wait(20)
        assert time.monotonic() - begun < 5
        timer.join()
        inbox.close()
