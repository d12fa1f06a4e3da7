"""Maildir: the contracts of inbox and sender, and what only a Maildir does."""

from __future__ import annotations

import datetime as dt
import errno
import itertools
import logging
import os
import shutil
import signal
import stat
import threading
import time
from pathlib import Path

import pytest

from daemon.errors import MailboxUnreachable
from daemon.ports import Refused, Sent, Settlement, Unknown
from daemon.transports import folder_watch, maildir, maildir_files
from daemon.transports.maildir import MaildirInbox, MaildirSender
from tests.daemon.transports.inbox_contract import MINUTE, MORNING, ZONE, InboxContract, fetched, mail
from tests.daemon.transports.sender_contract import RECIPIENTS, SenderContract, letter

ID = "<1@d.example>"


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def put(file: Path, data: bytes, received: dt.datetime = MORNING) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    os.utime(file, (received.timestamp(), received.timestamp()))


class MaildirMailbox:
    """A Maildir as a mail server delivers into it."""

    def __init__(self, path: Path) -> None:
        self.path, self.new, self.cur = path, path / "new", path / "cur"
        self._number = itertools.count()

    def inbox(self, since: dt.date | None = None) -> MaildirInbox:
        return MaildirInbox(self.path, since, ZONE)

    def deliver(self, data: bytes, received: dt.datetime) -> None:
        name = f"{next(self._number)}.host"
        put(self.path / "tmp" / name, data, received)
        self.new.mkdir(exist_ok=True)
        (self.path / "tmp" / name).rename(self.new / name)

    def everything(self) -> list[bytes]:
        return [file.read_bytes() for folder in (self.new, self.cur) for file in folder.iterdir()]

    def vanish(self) -> None:
        shutil.rmtree(self.path)


class MaildirOutgoing:
    """A Maildir that letters go out into."""

    def __init__(self, path: Path) -> None:
        self.path, self.new, self.cur = path, path / "new", path / "cur"

    def sender(self) -> MaildirSender:
        return MaildirSender(self.path)

    def arrived(self) -> list[bytes]:
        return [file.read_bytes() for folder in (self.new, self.cur) for file in folder.iterdir()]

    def vanish(self) -> None:
        shutil.rmtree(self.path)
        self.path.write_text("not a folder")


@pytest.fixture
def mailbox(tmp_path: Path) -> MaildirMailbox:
    return MaildirMailbox(tmp_path / "mailbox")


@pytest.fixture
def outgoing(tmp_path: Path) -> MaildirOutgoing:
    return MaildirOutgoing(tmp_path / "outgoing")


class TestMaildirInboxContract(InboxContract):
    """Every inbox's contract, kept by a Maildir."""


class TestMaildirSenderContract(SenderContract):
    """Every sender's contract, kept by a Maildir."""


def test_a_first_start_makes_the_folders_for_this_user_alone(mailbox: MaildirMailbox) -> None:
    assert fetched(mailbox.inbox()) == []
    for folder in (mailbox.path, mailbox.new, mailbox.cur, mailbox.path / "tmp"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("name", "settlement", "becomes"),
    [
        ("1.host", "handled", "1.host:2,S"),
        ("1.host", "set_aside", "1.host:2,FS"),
        ("1.host:2,", "handled", "1.host:2,S"),
        ("1.host:2,RT", "set_aside", "1.host:2,FRST"),
        ("1.host:2,S", "handled", "1.host:2,S"),
        ("1.host:1,odd", "handled", "1.host:2,S"),
        ("1.host,S=4096", "handled", "1.host,S=4096:2,S"),
    ],
)
def test_flags_of_settled_mail(mailbox: MaildirMailbox, name: str, settlement: Settlement, becomes: str) -> None:
    put(mailbox.new / name, mail(1))
    inbox = mailbox.inbox()
    (envelope,) = inbox.fetch(10)
    inbox.settle(envelope.key, settlement)
    assert (names(mailbox.new), names(mailbox.cur)) == ([], [becomes])


def test_flags_changed_by_somebody_else_meanwhile(mailbox: MaildirMailbox) -> None:
    put(mailbox.new / "1.host", mail(1))
    inbox = mailbox.inbox()
    (envelope,) = inbox.fetch(10)
    (mailbox.new / "1.host").rename(mailbox.cur / "1.host:2,R")
    inbox.settle(envelope.key, "handled")
    assert names(mailbox.cur) == ["1.host:2,RS"]


def test_settling_what_somebody_took_away_does_no_harm(mailbox: MaildirMailbox) -> None:
    put(mailbox.new / "1.host", mail(1))
    inbox = mailbox.inbox()
    (envelope,) = inbox.fetch(10)
    (mailbox.new / "1.host").unlink()
    inbox.settle(envelope.key, "handled")
    assert names(mailbox.cur) == []


def test_no_mail_is_ever_written_over(mailbox: MaildirMailbox) -> None:
    put(mailbox.new / "1.host", mail(1))
    put(mailbox.cur / "1.host:2,S", mail(2))
    inbox = mailbox.inbox()
    for envelope in inbox.fetch(10):
        inbox.settle(envelope.key, "handled")
    assert names(mailbox.cur) == ["1.host-2:2,S", "1.host:2,S"]
    assert sorted(mailbox.everything()) == [mail(1), mail(2)]


def test_a_move_cut_off_by_link_and_unlink_is_finished(mailbox: MaildirMailbox) -> None:
    put(mailbox.new / "1.host", mail(1))
    mailbox.cur.mkdir()
    os.link(mailbox.new / "1.host", mailbox.cur / "1.host:2,S")
    inbox = mailbox.inbox()
    (envelope,) = inbox.fetch(10)
    inbox.settle(envelope.key, "handled")
    assert mailbox.everything() == [mail(1)]
    assert names(mailbox.new) == []


def test_what_is_no_mail_is_left_alone(mailbox: MaildirMailbox, tmp_path: Path) -> None:
    put(tmp_path / "secret", b"secret")
    put(mailbox.new / ".hidden", b"hidden")
    put(mailbox.new / "folder" / "1.host", b"deeper")
    (mailbox.new / "link").symlink_to(tmp_path / "secret")
    (mailbox.new / "dangling").symlink_to(tmp_path / "nothing")
    os.mkfifo(mailbox.new / "pipe")
    put(mailbox.new / "1.host", mail(1))
    inbox = mailbox.inbox()
    assert fetched(inbox) == [mail(1)]
    assert inbox.wait(0) is False
    assert len(names(mailbox.new)) == 6


def test_a_file_that_vanishes_after_the_listing_is_skipped(mailbox: MaildirMailbox) -> None:
    for number in range(3):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)
    envelopes = iter(mailbox.inbox().fetch(2))
    assert next(envelopes).data == mail(0)
    (mailbox.new / "1.host").unlink()
    assert next(envelopes).data == mail(2)


def test_a_file_that_cannot_be_read_is_said_once_and_stands_in_nobodys_way(
    mailbox: MaildirMailbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    mailbox.deliver(mail(0), MORNING)
    mailbox.deliver(mail(1), MORNING + MINUTE)
    really_read = maildir_files.read_file

    def read(file: str) -> bytes:
        if file.endswith("/0.host"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return really_read(file)

    monkeypatch.setattr(maildir, "read_file", read)
    inbox = mailbox.inbox()
    with caplog.at_level(logging.WARNING):
        assert [fetched(inbox, 1), fetched(inbox, 1)] == [[mail(1)], [mail(1)]]
    assert caplog.messages == [f"{mailbox.new / '0.host'}: left where it is, it cannot be read (Permission denied)"]


def test_a_link_put_in_after_the_listing_is_not_followed(mailbox: MaildirMailbox, tmp_path: Path) -> None:
    put(tmp_path / "secret", b"secret")
    mailbox.deliver(mail(1), MORNING)
    envelopes = mailbox.inbox().fetch(10)
    (mailbox.new / "0.host").unlink()
    (mailbox.new / "0.host").symlink_to(tmp_path / "secret")
    assert list(envelopes) == []


def test_of_an_enormous_mail_only_so_much_is_read_as_shows_that_it_is_too_large(mailbox: MaildirMailbox) -> None:
    put(mailbox.new / "1.host", mail(1))
    os.truncate(mailbox.new / "1.host", 30_000_000)
    (envelope,) = mailbox.inbox().fetch(10)
    assert len(envelope.data) == 20_000_001
    assert envelope.data.startswith(mail(1))


@pytest.mark.parametrize(("seconds", "year"), [(-1000, 1970), (2**34, 2514), (2**40, 36812)])
def test_a_nonsense_file_time_is_still_a_time(seconds: int, year: int) -> None:
    assert maildir_files.time_of(seconds * 10**9, ZONE).year == min(year, 9999)


def test_only_new_is_new_unless_since_says_more(mailbox: MaildirMailbox) -> None:
    put(mailbox.cur / "old.host:2,S", mail(0), MORNING - dt.timedelta(days=1))
    put(mailbox.cur / "seen.host:2,S", mail(2), MORNING.replace(hour=0))
    put(mailbox.new / "new.host", mail(1), MORNING - dt.timedelta(days=9))
    assert fetched(mailbox.inbox()) == [mail(1)]
    assert fetched(mailbox.inbox(MORNING.date())) == [mail(1), mail(2)]


def test_mail_fetched_by_since_stays_in_cur(mailbox: MaildirMailbox) -> None:
    put(mailbox.cur / "seen.host:2,R", mail(2))
    inbox = mailbox.inbox(MORNING.date())
    (envelope,) = inbox.fetch(10)
    inbox.settle(envelope.key, "set_aside")
    assert fetched(inbox) == []
    assert names(mailbox.cur) == ["seen.host:2,FRS"]


def test_a_mailbox_that_was_there_is_not_made_again_in_its_absence(mailbox: MaildirMailbox) -> None:
    inbox = mailbox.inbox()
    assert fetched(inbox) == []
    mailbox.vanish()
    with pytest.raises(MailboxUnreachable) as caught:
        inbox.fetch(1)
    assert str(caught.value) == (
        f"{mailbox.path}: the mailbox cannot be read (No such file or directory); check the folder and its rights"
    )
    assert not mailbox.path.exists()
    assert inbox.wait(0) is False


def test_a_mail_that_cannot_be_moved_is_said(mailbox: MaildirMailbox) -> None:
    mailbox.deliver(mail(1), MORNING)
    inbox = mailbox.inbox()
    (envelope,) = inbox.fetch(10)
    mailbox.cur.rmdir()
    with pytest.raises(MailboxUnreachable, match=r"0\.host cannot be moved into cur"):
        inbox.settle(envelope.key, "handled")
    assert fetched(inbox) == [mail(1)]


def test_a_wait_after_a_failed_fetch_lasts_though_mail_lies_there(
    mailbox: MaildirMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox.deliver(mail(1), MORNING)
    inbox = mailbox.inbox()

    def forbidden(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(maildir, "make_maildir", forbidden)
        with pytest.raises(MailboxUnreachable, match="Permission denied"):
            inbox.fetch(1)
    assert inbox.wait(0.05) is False
    assert fetched(inbox) == [mail(1)]
    inbox.close()


def test_wait_is_not_woken_by_the_daemons_own_moves(mailbox: MaildirMailbox) -> None:
    inbox = mailbox.inbox()
    inbox.fetch(10)
    inbox.wait(0)
    for number in range(3):
        mailbox.deliver(mail(number), MORNING)
    assert inbox.wait(5) is True
    for envelope in inbox.fetch(10):
        inbox.settle(envelope.key, "handled")
    assert inbox.wait(0.5) is False
    inbox.close()


def test_a_mailbox_put_in_the_place_of_another_is_watched(mailbox: MaildirMailbox) -> None:
    inbox = mailbox.inbox()
    inbox.fetch(10)
    assert inbox.wait(0.05) is False
    mailbox.path.rename(mailbox.path.with_name("away"))
    assert inbox.wait(0.05) is False
    mailbox.inbox().fetch(10)
    timer = threading.Timer(0.3, mailbox.deliver, (mail(1), MORNING))
    timer.start()
    assert inbox.wait(20) is True
    timer.join()
    inbox.close()


def test_where_the_system_tells_nothing_the_folder_is_looked_at(
    mailbox: MaildirMailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "_watcher", lambda _: None)
    inbox = mailbox.inbox()
    inbox.fetch(10)
    assert inbox.wait(0.3) is False
    timer = threading.Timer(0.1, mailbox.deliver, (mail(1), MORNING))
    timer.start()
    assert inbox.wait(20) is True
    timer.join()


def test_a_signal_handler_may_wake(mailbox: MaildirMailbox) -> None:
    inbox = mailbox.inbox()
    inbox.fetch(10)
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
        inbox.close()


def test_a_wake_before_the_wait_is_not_lost(mailbox: MaildirMailbox) -> None:
    inbox = mailbox.inbox()
    inbox.fetch(10)
    inbox.wake()
    begun = time.monotonic()
    assert inbox.wait(20) is False
    assert time.monotonic() - begun < 5
    inbox.close()


def test_letters_are_for_this_user_alone_and_leave_nothing_in_tmp(outgoing: MaildirOutgoing) -> None:
    outgoing.sender().send(letter(ID), ID, RECIPIENTS)
    (file,) = outgoing.new.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert names(outgoing.path / "tmp") == []
    assert not any(character in file.name for character in "/:,")


@pytest.mark.parametrize("flags", [None, "", "S", "RS"])
def test_a_letter_tried_again_lies_there_once_even_when_read_meanwhile(
    outgoing: MaildirOutgoing, flags: str | None
) -> None:
    sender = outgoing.sender()
    sender.send(letter(ID), ID, RECIPIENTS)
    (file,) = outgoing.new.iterdir()
    if flags is not None:
        file.rename(outgoing.cur / f"{file.name}:2,{flags}")
    for again in (sender, outgoing.sender()):
        assert again.send(letter(ID), ID, RECIPIENTS) == Sent()
        assert again.evidence(ID) == "sent"
    assert outgoing.arrived() == [letter(ID)]


def test_evidence_compares_the_whole_message_id(outgoing: MaildirOutgoing) -> None:
    sender = outgoing.sender()
    sender.send(letter(ID), ID, RECIPIENTS)
    (file,) = outgoing.new.iterdir()
    file.write_bytes(letter("<2@d.example>"))
    assert sender.evidence(ID) == "not_sent"


def test_a_folded_message_id_is_the_same(outgoing: MaildirOutgoing) -> None:
    long = f"<{'a' * 90}@d.example>"
    sender = outgoing.sender()
    sender.send(f"Subject: x\r\nMessage-ID:\r\n {long}\r\n\r\nbody\r\n".encode(), long, RECIPIENTS)
    assert sender.evidence(long) == "sent"


def test_evidence_before_the_first_letter(outgoing: MaildirOutgoing) -> None:
    assert outgoing.sender().evidence(ID) == "not_sent"
    assert not outgoing.path.exists()


def test_what_a_crash_left_in_tmp_is_replaced(outgoing: MaildirOutgoing, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(MaildirSender, "_deliver", lambda *_: Unknown("the power went"))
        outgoing.sender().send(letter(ID)[:20], ID, RECIPIENTS)
    assert len(names(outgoing.path / "tmp")) == 1
    assert outgoing.sender().evidence(ID) == "not_sent"
    assert outgoing.sender().send(letter(ID), ID, RECIPIENTS) == Sent()
    assert outgoing.arrived() == [letter(ID)]
    assert names(outgoing.path / "tmp") == []


def test_a_full_disk_refuses_for_now_and_leaves_nothing(
    outgoing: MaildirOutgoing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    sender = outgoing.sender()
    sender.evidence(ID)
    sender.send(letter(ID), ID, RECIPIENTS)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        refused = sender.send(letter("<2@d.example>"), "<2@d.example>", RECIPIENTS)
    assert refused == Refused(
        f"{outgoing.path}: the letter cannot be written (No space left on device)", permanent=False
    )
    assert names(outgoing.path / "tmp") == []
    assert sender.evidence("<2@d.example>") == "not_sent"


def test_a_letter_in_place_that_may_not_be_on_the_disk_yet_is_uncertain_and_can_be_asked(
    outgoing: MaildirOutgoing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    sender = outgoing.sender()
    maildir_files.make_maildir(outgoing.path)
    monkeypatch.setattr(maildir, "sync_folder", broken)
    assert isinstance(sender.send(letter(ID), ID, RECIPIENTS), Unknown)
    assert sender.evidence(ID) == "sent"


def test_sending_does_not_list_what_lies_there(outgoing: MaildirOutgoing, monkeypatch: pytest.MonkeyPatch) -> None:
    sender = outgoing.sender()
    sender.send(letter(ID), ID, RECIPIENTS)

    def must_not_list(_: Path) -> list[str]:
        raise AssertionError

    monkeypatch.setattr(os, "listdir", must_not_list)
    for number in range(2, 12):
        assert sender.send(letter(f"<{number}@d.example>"), f"<{number}@d.example>", RECIPIENTS) == Sent()


def test_a_file_whose_name_is_no_utf8_ends_a_wait_and_is_settled(tmp_path: Path) -> None:
    """The system's watcher cannot say its name."""
    inbox = MaildirInbox(tmp_path / "box", None, ZONE)
    assert list(inbox.fetch(1)) == []
    file = tmp_path / "box" / "new" / os.fsdecode(b"\xff\xfe")
    timer = threading.Timer(0.3, file.write_bytes, (b"Subject: x\r\n\r\n",))
    timer.start()
    assert inbox.wait(60) is True
    timer.join()
    (envelope,) = inbox.fetch(1)
    envelope.key.encode()
    inbox.settle(envelope.key, "handled")
    assert list(inbox.fetch(1)) == []
    assert inbox.wait(0.1) is False
    inbox.close()
