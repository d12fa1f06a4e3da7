"""IMAP when things break: connections, certificates, passwords, and servers that answer anything."""

from __future__ import annotations

import itertools
import logging
import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from daemon.errors import MailboxUnreachable
from daemon.transports.imap import ImapInbox
from daemon.transports.server import Tls
from daemon.transports.server_pace import TRIES, Pace
from tests.daemon.transports.imap_mailbox import QUICK, ImapMailbox, Setting, running, settle_all, through_proxy
from tests.daemon.transports.inbox_contract import MINUTE, MORNING, ZONE, fetched, mail
from tests.servers.certificates import Authority
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.fault_proxy import FaultProxy

PLAIN = Setting("none")
TLS: tuple[Tls, ...] = ("implicit", "starttls")
Watched = tuple[FaultProxy, ImapMailbox]


@pytest.fixture
def mailbox(dovecot: Dovecot) -> Iterator[ImapMailbox]:
    mailbox = ImapMailbox(dovecot)
    yield mailbox
    mailbox.close()


@pytest.fixture
def watched(dovecot: Dovecot) -> Iterator[Watched]:
    with through_proxy(dovecot, PLAIN) as pair:
        yield pair


@pytest.fixture
def over_tls(dovecot: Dovecot) -> Iterator[Watched]:
    with through_proxy(dovecot, Setting("starttls")) as pair:
        yield pair


def trouble(inbox: ImapInbox) -> str:
    """The one line that a fetch fails with."""
    with pytest.raises(MailboxUnreachable) as caught:
        list(inbox.fetch(10))
    line = str(caught.value)
    assert line.isprintable()
    assert len(line) < 400
    return line


def patiently_fetched(inbox: ImapInbox, limit: int = 100) -> list[bytes]:
    """What the inbox gives once it is connected again, as the service would get it."""
    for _ in range(50):
        try:
            return fetched(inbox, limit)
        except MailboxUnreachable:
            inbox.wait(5)
    return fetched(inbox, limit)


@pytest.mark.parametrize("after", [0, 3, 30, 600])
def test_a_fetch_cut_in_the_middle_loses_nothing_and_doubles_nothing(watched: Watched, after: int) -> None:
    proxy, mailbox = watched
    inbox = mailbox.start()
    for number in range(10):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)
    proxy.cut_after(b"BODY[]", "to_client", after)
    line = trouble(inbox)
    assert proxy.cuts == 1
    assert re.fullmatch(r"127\.0\.0\.1:\d+: the connection broke \(.*\); it is tried again; check network .*", line)
    assert patiently_fetched(inbox) == [mail(number) for number in range(10)]


@pytest.mark.parametrize("word", [b"UID MOVE", b"SELECT", b"UID SEARCH", b"UID FETCH"])
def test_whatever_command_is_cut_off_every_mail_is_settled_in_the_end(watched: Watched, word: bytes) -> None:
    proxy, mailbox = watched
    inbox = mailbox.start()
    for number in range(3):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)
    settle_all(inbox, list(inbox.fetch(2)))
    proxy.cut_after(word, "to_server", 2)
    assert patiently_fetched(inbox) == [mail(2)]
    assert proxy.cuts == 1
    assert sorted(mailbox.everything()) == [mail(0), mail(1), mail(2)]
    assert sorted(mailbox.mails("已处理")) == [mail(0), mail(1)]


def test_a_connection_cut_between_two_fetches_is_replaced_at_once(watched: Watched) -> None:
    proxy, mailbox = watched
    inbox = mailbox.start()
    proxy.cut_all()
    mailbox.deliver(mail(1), MORNING)
    assert fetched(inbox) == [mail(1)]


def test_an_idle_that_is_cut_ends_the_wait_and_the_connection_is_replaced(watched: Watched) -> None:
    proxy, mailbox = watched
    inbox = mailbox.start()
    timer = threading.Timer(0.2, proxy.cut_all)
    timer.start()
    begun = time.monotonic()
    assert inbox.wait(20) is True
    assert time.monotonic() - begun < 5
    timer.join()
    mailbox.deliver(mail(1), MORNING)
    assert fetched(inbox) == [mail(1)]


@pytest.mark.parametrize("tls", ["none", *TLS])
def test_a_connection_that_fell_silent_is_noticed(dovecot: Dovecot, tls: Tls) -> None:
    setting = Setting(tls, pace=replace(QUICK, idle=0.2, read=0.4, connect=0.4))
    with through_proxy(dovecot, setting) as (proxy, mailbox):
        inbox = mailbox.start()
        proxy.fall_silent()
        begun = time.monotonic()
        assert inbox.wait(20) is True
        assert "does not answer in time" in trouble(inbox)
        assert time.monotonic() - begun < 5
        proxy.speak_again()
        mailbox.deliver(mail(1), MORNING)
        assert patiently_fetched(inbox) == [mail(1)]


def test_leaving_a_silent_server_takes_no_time(watched: Watched) -> None:
    proxy, mailbox = watched
    mailbox.setting = replace(mailbox.setting, pace=replace(QUICK, read=30, farewell=0.2))
    inbox = mailbox.start()
    timers = [threading.Timer(0.2, proxy.fall_silent), threading.Timer(0.4, inbox.wake)]
    for timer in timers:
        timer.start()
    begun = time.monotonic()
    assert inbox.wait(20) is False
    inbox.close()
    assert time.monotonic() - begun < 5


def test_a_slow_connection_is_only_slow(watched: Watched) -> None:
    proxy, mailbox = watched
    proxy.slow_down(0.02)
    inbox = mailbox.start()
    mailbox.deliver(mail(1) + b"x" * 300_000 + b"\r\n", MORNING)
    settle_all(inbox, list(inbox.fetch(10)))
    assert fetched(inbox) == []
    assert len(mailbox.mails("已处理")) == 1


@pytest.mark.parametrize(
    ("word", "says"),
    [
        (b"* OK", "what answers there is no IMAP server, or it is not ready"),  # in the greeting
        (b"* FLAGS", "the connection broke"),  # in a line
        (b"Subject: mail", "the connection broke"),  # in a literal
    ],
)
def test_an_answer_that_drips_is_not_waited_for_for_ever(dovecot: Dovecot, word: bytes, says: str) -> None:
    """Each byte comes in time, all of them together would take hours."""
    setting = replace(PLAIN, pace=replace(QUICK, connect=0.5, answer=0.5))
    with through_proxy(dovecot, setting) as (proxy, mailbox):
        inbox = mailbox.inbox() if word == b"* OK" else mailbox.start()
        mailbox.deliver(mail(1) + b"x" * 50_000 + b"\r\n", MORNING)
        proxy.drip_after(word, 0.4)
        begun = time.monotonic()
        line = trouble(inbox)
        assert says in line
        assert "the server's answer takes too long" in line
        assert time.monotonic() - begun < 10


def test_a_server_that_was_away_is_found_again() -> None:
    with running() as server:
        mailbox = ImapMailbox(server)
        inbox = mailbox.start()
        server.restart()
        assert fetched(inbox) == []
        server.stop()
        trouble(inbox)
        assert "cannot be reached (Connection refused); check host, port and firewall" in trouble(mailbox.inbox())
        server.start()
        assert patiently_fetched(inbox) == []
        mailbox.close()


def test_while_a_pause_lasts_nobody_knocks(dovecot: Dovecot) -> None:
    now = [0.0]
    pace = replace(QUICK, first_pause=10, longest_pause=40, clock=lambda: now[0], chance=lambda: 1.0)
    with through_proxy(dovecot, replace(PLAIN, pace=pace)) as (proxy, mailbox):
        mailbox.password = "wrong"  # noqa: S105 - a test's own
        inbox = mailbox.inbox()
        assert trouble(inbox) == trouble(inbox) == trouble(inbox)
        assert proxy.connections == 1
        assert inbox.wait(0.05) is False
        now[0] = 10.0
        assert inbox.wait(0) is True
        trouble(inbox)
        assert proxy.connections == 2


def test_a_pause_ends_with_wake(dovecot: Dovecot) -> None:
    pace = replace(QUICK, first_pause=60, longest_pause=60)
    with through_proxy(dovecot, replace(PLAIN, pace=pace)) as (_, mailbox):
        mailbox.password = "wrong"  # noqa: S105 - a test's own
        inbox = mailbox.inbox()
        trouble(inbox)
        threading.Timer(0.1, inbox.wake).start()
        begun = time.monotonic()
        assert inbox.wait(20) is False
        assert time.monotonic() - begun < 5


def test_refused_logins_lead_to_a_long_pause_said_loudly(
    mailbox: ImapMailbox, caplog: pytest.LogCaptureFixture
) -> None:
    now = [0.0]
    mailbox.setting = replace(mailbox.setting, pace=Pace(clock=lambda: now[0]))
    inbox = mailbox.start()
    mailbox.password = "not mine"  # noqa: S105 - a test's own
    inbox = mailbox.inbox()
    for _ in range(TRIES):
        line = trouble(inbox)
        now[0] += 300
    assert f"it refused the login of {mailbox.user} ([AUTHENTICATIONFAILED] Authentication failed.)" in line
    assert "not mine" not in line
    assert [record.message for record in caplog.records if record.levelno == logging.ERROR] == [
        "the mailbox refused the login 3 times; the next try is in 30 minutes, or at once when rosterd is started again"
    ]
    mailbox.password = PASSWORD
    trouble(inbox)
    now[0] += 1500
    assert fetched(inbox) == []


def test_a_server_that_repeats_the_password_is_not_quoted(watched: Watched, caplog: pytest.LogCaptureFixture) -> None:
    proxy, mailbox = watched
    mailbox.password = "not mine"  # noqa: S105 - a test's own
    proxy.rewrite = lambda data: data.replace(b"Authentication failed", b"user not mine is unknown")
    line = trouble(mailbox.inbox())
    assert "user … is unknown" in line
    assert "not mine" not in line + caplog.text


def test_a_certificate_of_a_strange_authority_is_refused(mailbox: ImapMailbox, tmp_path: Path) -> None:
    strange = Authority(tmp_path)
    for tls in TLS:
        mailbox.setting = replace(mailbox.setting, tls=tls)
        mailbox.server.ca_file, right = strange.ca_file, mailbox.server.ca_file
        line = trouble(mailbox.inbox())
        mailbox.server.ca_file = right
        assert "its certificate is not trusted (" in line
        assert "set ca_file to the authority that signed the certificate" in line


def test_a_certificate_of_another_name_is_refused(mailbox: ImapMailbox) -> None:
    """The servers' certificate is for 127.0.0.1 and localhost, not for another name of this machine."""
    setting = replace(QUICK, connect=2)
    mailbox.setting = replace(mailbox.setting, pace=setting)
    inbox = ImapInbox(
        mailbox.address(host="127.1"), mailbox.login(), marks=mailbox.marks, since=None, zone=ZONE, pace=setting
    )
    line = trouble(inbox)
    inbox.close()
    assert "its certificate is not trusted (" in line
    assert "127.1" in line


def test_without_starttls_nothing_is_said_in_the_clear(over_tls: Watched) -> None:
    proxy, mailbox = over_tls
    proxy.rewrite = lambda data: data.replace(b" STARTTLS", b"")
    assert 'it does not offer STARTTLS; set tls to "implicit"' in trouble(mailbox.inbox())
    assert b"LOGIN" not in proxy.said.upper()


def test_what_came_before_tls_is_forgotten(over_tls: Watched) -> None:
    proxy, mailbox = over_tls
    proxy.rewrite = lambda data: data.replace(
        b"Begin TLS negotiation now.\r\n", b"Begin.\r\n* CAPABILITY IMAP4rev1 XINJECTED\r\n"
    )
    assert fetched(mailbox.inbox()) == []


@pytest.mark.parametrize("greeting", [b"* PREAUTH hello", b"* BYE busy", b"220 smtp.example ESMTP", b"\xff\x00", b"+ "])
@pytest.mark.parametrize("tls", ["none", "starttls"])
def test_a_strange_greeting_is_one_line(dovecot: Dovecot, greeting: bytes, tls: Tls) -> None:
    with through_proxy(dovecot, Setting(tls)) as (proxy, mailbox):
        proxy.rewrite = lambda data: greeting + b"\r\n" if data.startswith(b"* OK") else data
        trouble(mailbox.inbox())
        assert b"LOGIN" not in proxy.said.upper()


ANSWERS = {
    "an endless literal": (rb"BODY\[\] \{\d+\}", b"BODY[] {99999999999}"),
    "a nonsense size of a literal": (rb"BODY\[\] \{\d+\}", b"BODY[] {0}"),
    "a line that is too long": (rb"BODY\[\] \{\d+\}", b"BODY[] " + b"x" * 1_100_000),
    "no list of numbers": (rb"\* SEARCH [\d ]+", b"* SEARCH x y"),
    "a search refused": (rb"OK Search", b"NO Search"),
    "a list refused": (rb"OK Fetch", b"NO Fetch"),
    "too many mails": (rb"\* 1 EXISTS", b"* 4294967295 EXISTS"),
    "deep brackets": (rb"\* 1 FETCH \(UID", b"* 1 FETCH " + b"(" * 20_000 + b"UID"),
    "no brackets": (rb"\* 1 FETCH \(UID[^\r]*\)\r\n", b"* 1 FETCH UID\r\n"),
    "a strange tag": (rb"[A-Z]+\d+ OK Fetch", b"XXXX99 OK Fetch"),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_a_nonsense_answer_is_one_line_and_is_got_over(watched: Watched, what: str) -> None:
    proxy, mailbox = watched
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    pattern, instead = ANSWERS[what]
    proxy.rewrite = lambda data: re.sub(pattern, lambda _: instead, data)
    begun = time.monotonic()
    trouble(inbox)
    assert time.monotonic() - begun < 10
    proxy.rewrite = lambda data: data
    assert patiently_fetched(inbox) == [mail(1)]


LEFT_OUT = {
    "the time it was received": rb'INTERNALDATE "[^"]*" ?',
    "a time that is none": rb'(?<=INTERNALDATE ")[^"]*',
    "its size": rb" RFC822.SIZE \d+",
    "its flags": rb"(?<=UID \d) FLAGS \([^)]*\)",
    "UIDNEXT": rb"\* OK \[UIDNEXT[^\r]*\r\n",
    "UIDVALIDITY": rb"\* OK \[UIDVALIDITY[^\r]*\r\n",
    "PERMANENTFLAGS": rb"\* OK \[PERMANENTFLAGS[^\r]*\r\n",
    "the whole list": rb"\* \d+ FETCH \(UID \d+ INTERNALDATE[^\r]*\r\n",
}


@pytest.mark.parametrize("what", LEFT_OUT)
def test_what_an_answer_leaves_out_stands_in_nobodys_way(watched: Watched, what: str) -> None:
    proxy, mailbox = watched
    proxy.rewrite = lambda data: re.sub(LEFT_OUT[what], b"", data)
    inbox = mailbox.start()
    assert inbox.wait(0) is False
    mailbox.deliver(mail(1), MORNING)
    (envelope,) = inbox.fetch(10)
    assert envelope.data == mail(1)
    assert envelope.received.utcoffset() == MORNING.utcoffset()
    inbox.settle(envelope.key, "set_aside")
    assert fetched(inbox) == []
    assert mailbox.flags("已处理") == [["\\Flagged"]]


def test_a_mail_that_the_server_does_not_give_is_said_once_and_stands_in_nobodys_way(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    proxy, mailbox = watched
    inbox = mailbox.start()
    for number in range(3):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)
    proxy.rewrite = lambda data: re.sub(rb"\* 2 FETCH \(UID 2 BODY\[\] \{\d+\}\r\n(?s:.*?)\)\r\n(?=\*)", b"", data)
    assert fetched(inbox) == fetched(inbox) == [mail(0), mail(2)]
    warnings = [record.message for record in caplog.records if record.levelno == logging.WARNING]
    assert warnings == ["a mail is left where it is: the server does not give it"]
    proxy.rewrite = lambda data: data
    assert fetched(inbox) == [mail(0), mail(1), mail(2)]


def test_a_mail_that_breaks_every_connection_stands_in_nobodys_way(watched: Watched) -> None:
    proxy, mailbox = watched
    inbox = mailbox.start()
    for number in range(3):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)

    def break_off(data: bytes) -> bytes:
        if b"Subject: mail 1" in data:
            raise ConnectionError
        return data

    proxy.rewrite = break_off
    seen = []
    for _ in range(4):
        with suppress(MailboxUnreachable):
            for envelope in inbox.fetch(10):
                inbox.settle(envelope.key, "handled")
                seen.append(envelope.data)
        inbox.wait(5)
    assert seen == [mail(0), mail(2)]
    proxy.rewrite = lambda data: data
    assert patiently_fetched(inbox) == [mail(1)]


def test_a_fetch_refused_for_the_sake_of_one_mail_gives_the_others(watched: Watched) -> None:
    proxy, mailbox = watched
    inbox = mailbox.start()
    for number in range(2):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)

    def refuse(data: bytes) -> bytes:
        return re.sub(rb"OK Fetch", b"NO [EXPUNGEISSUED] Some are gone", data) if data.count(b"BODY[]") > 1 else data

    proxy.rewrite = refuse
    assert fetched(inbox) == [mail(0), mail(1)]


def test_where_mail_may_not_be_deleted_it_is_not_copied_either(bare_dovecot: Dovecot) -> None:
    with through_proxy(bare_dovecot, PLAIN) as (proxy, mailbox):
        proxy.rewrite = lambda data: data.replace(b"\\Deleted ", b"")
        inbox = mailbox.start()
        mailbox.deliver(mail(1), MORNING)
        settle_all(inbox, list(inbox.fetch(10)))
        for _ in range(2):
            assert "mail cannot be moved into 已处理 (mail may not be deleted there)" in trouble(inbox)
        assert mailbox.everything() == [mail(1)]


def test_a_copied_mail_that_cannot_be_deleted_is_not_copied_again(bare_dovecot: Dovecot) -> None:
    with through_proxy(bare_dovecot, PLAIN) as (proxy, mailbox):
        proxy.rewrite = lambda data: data.replace(b"OK Store", b"NO Store")
        inbox = mailbox.start()
        mailbox.deliver(mail(1), MORNING)
        settle_all(inbox, list(inbox.fetch(10)))
        assert fetched(inbox) == fetched(inbox) == fetched(mailbox.inbox()) == []
        assert mailbox.mails("已处理") == [mail(1)]


def test_a_full_mailbox_keeps_handled_mail_where_it_is_and_new_mail_is_read(watched: Watched) -> None:
    """RFC 9208: a mailbox over its quota is somebody's to tidy up; the queue goes on meanwhile."""
    proxy, mailbox = watched
    proxy.rewrite = lambda data: re.sub(rb"OK( \[COPYUID [^\]]*\])? Move", b"NO [OVERQUOTA] Move", data)
    inbox = mailbox.start()
    for number in range(3):
        mailbox.deliver(mail(number), MORNING + number * MINUTE)
        envelopes = list(inbox.fetch(10))
        assert [envelope.data for envelope in envelopes] == [mail(number)]
        settle_all(inbox, envelopes)
    assert fetched(inbox) == fetched(mailbox.inbox()) == []


def test_a_server_that_refuses_idle_is_polled(watched: Watched) -> None:
    proxy, mailbox = watched
    inbox = mailbox.start()
    proxy.rewrite = lambda data: re.sub(rb"\+ idling", b"* BAD no idling here", data)
    assert inbox.wait(5) is True
    assert patiently_fetched(inbox) == []
    assert inbox.wait(0.3) is False
    assert proxy.said.count(b"IDLE") == 1
    mailbox.deliver(mail(1), MORNING)
    assert inbox.wait(20) is True


def test_a_server_that_numbers_the_mails_anew_at_every_look_is_not_hammered(watched: Watched) -> None:
    """Some make their UIDVALIDITY of the time: every look seems to bring news."""
    proxy, mailbox = watched
    inbox = mailbox.start()
    mailbox.deliver(mail(1), MORNING)
    numbers = itertools.count(1)
    proxy.rewrite = lambda data: re.sub(rb"UIDVALIDITY \d+", lambda _: f"UIDVALIDITY {next(numbers)}".encode(), data)
    begun = time.monotonic()
    assert inbox.wait(0.3) is True
    assert time.monotonic() - begun >= mailbox.setting.pace.poll
    assert fetched(inbox) == [mail(1)]


def test_without_tls_no_other_machine_is_talked_to(mailbox: ImapMailbox) -> None:
    mailbox.setting = PLAIN
    inbox = ImapInbox(
        mailbox.address(host="mail.corp.example"),
        mailbox.login(),
        marks=mailbox.marks,
        since=None,
        zone=ZONE,
    )
    assert "a connection without TLS leads to another machine" in trouble(inbox)
    inbox.close()
