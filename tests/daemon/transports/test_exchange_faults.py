"""What goes wrong with Exchange: nothing is done twice, nothing is lost, and an account is not locked."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
from lxml import etree

from daemon.errors import MailboxUnreachable
from daemon.ports import Refused, Sent, Unknown
from parsers.limits import Limits
from parsers.mail import read_mail
from tests.daemon.transports.exchange_mailbox import ADDRESS, OnExchange, on_exchange
from tests.daemon.transports.inbox_contract import MINUTE, MORNING, fetched, mail
from tests.daemon.transports.sender_contract import RECIPIENTS, letter
from tests.servers import ews_schema

ID = "<1@d.example>"
AUTO = b"From: a@x.example\r\nSubject: x\r\nMessage-ID: <a@x.example>\r\nAuto-Submitted: auto-replied\r\n\r\nAway.\r\n"
CARRIED_OUT: dict[str, dict[str, object]] = {
    "then 503": {"after_status": 503},
    "then cut off": {"cut_after": True},
    "then half an answer": {"half": True},
    "then silent": {"seconds": 1.5},
}


@pytest.fixture
def exchange(tmp_path: Path) -> Iterator[OnExchange]:
    with on_exchange(tmp_path) as exchange:
        yield exchange


def broken(exchange: OnExchange, **faults: object) -> None:
    """The server goes wrong like this from now on."""
    for name, value in faults.items():
        assert hasattr(exchange.server.faults, name)
        setattr(exchange.server.faults, name, value)


@pytest.mark.parametrize("fault", CARRIED_OUT)
def test_what_was_carried_out_and_not_told_is_uncertain_and_found_again(exchange: OnExchange, fault: str) -> None:
    """DESIGN, the outbox: the letter is not sent a second time; it lies among the sent ones."""
    exchange.pace = replace(exchange.pace, read=0.5)
    sender = exchange.sender()
    broken(exchange, only=frozenset({"CreateItem"}), **CARRIED_OUT[fault])
    assert isinstance(sender.send(letter(ID), ID, RECIPIENTS), Unknown)
    exchange.server.heal()
    assert sender.evidence(ID) == "sent"
    assert exchange.sender().evidence(ID) == "sent"
    assert len(exchange.arrived()) == exchange.server.calls["CreateItem"] == 1


def test_what_is_not_found_yet_is_not_known_not_to_be_sent(exchange: OnExchange) -> None:
    """The copy may come later: the outbox waits for its grace period before it sends again."""
    sender = exchange.sender()
    sender.send(letter("<11@d.example>"), "<11@d.example>", RECIPIENTS)
    assert sender.evidence(ID) == "no_trace"
    assert sender.send(letter(ID), ID, RECIPIENTS) == Sent()


def test_a_letter_that_cannot_be_looked_up_now(exchange: OnExchange) -> None:
    """That says nothing of it; as soon as the server answers it is found."""
    sender = exchange.sender()
    sender.send(letter(ID), ID, RECIPIENTS)
    broken(exchange, only=frozenset({"FindItem"}), status=503)
    assert sender.evidence(ID) == "not_now"
    exchange.server.heal()
    assert sender.evidence(ID) == "not_now", "the server is left alone for a minute"
    exchange.clock.now += 61
    assert sender.evidence(ID) == "sent"
    assert len(exchange.arrived()) == 1


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(exchange: OnExchange) -> None:
    sender = exchange.sender()
    broken(exchange, only=frozenset({"CreateItem"}), busy_milliseconds=90_000)
    result = sender.send(letter(ID), ID, RECIPIENTS)
    assert isinstance(result, Refused)
    assert (result.permanent, result.reached) == (False, False)
    assert "asks for a pause of 90 seconds" in result.reason
    exchange.server.heal()
    exchange.clock.now += 89
    assert not sender.ready()
    exchange.clock.now += 2
    assert sender.ready()
    assert sender.send(letter(ID), ID, RECIPIENTS) == Sent()
    assert exchange.server.calls["CreateItem"] == 2


@pytest.mark.parametrize(
    ("code", "permanent", "reached"),
    [
        ("ErrorInvalidRecipients", True, True),
        ("ErrorMessageSizeExceeded", True, True),
        ("ErrorQuotaExceeded", False, True),
        ("ErrorAccessDenied", False, False),
        ("ErrorSendAsDenied", False, False),
    ],
)
def test_what_exchange_says_of_a_letter_is_definite(
    exchange: OnExchange, code: str, permanent: bool, reached: bool
) -> None:
    sender = exchange.sender()
    broken(exchange, only=frozenset({"CreateItem"}), code=code)
    result = sender.send(letter(ID), ID, RECIPIENTS)
    assert isinstance(result, Refused)
    assert (result.permanent, result.reached) == (permanent, reached)
    assert code in result.reason


def test_a_wrong_password_is_tried_three_times_and_then_left_for_half_an_hour(exchange: OnExchange) -> None:
    """Each try is one login: more of them lock the account."""
    exchange.password = "wrong"  # noqa: S105 - a test's own
    sender = exchange.sender()
    for _ in range(3):
        result = sender.send(letter(ID), ID, RECIPIENTS)
        assert isinstance(result, Refused)
        assert "it refused the login of CORP\\staffing" in result.reason
        exchange.clock.now += 61
    assert exchange.server.logins_refused == 3
    assert not sender.ready()
    exchange.clock.now += 1800
    exchange.password = OnExchange(exchange.server).password
    assert sender.send(letter(ID), ID, RECIPIENTS) == Sent()


def test_headers_that_exchange_would_drop_arrive(exchange: OnExchange) -> None:
    """M2: without Auto-Submitted machines would answer us."""
    told = b"Auto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\nX-Rosterd-Kind: reminder\n"
    exchange.sender().send(told + letter(ID), ID, RECIPIENTS)
    (arrived,) = exchange.arrived()
    assert all(line in arrived.splitlines() for line in told.splitlines())


def test_no_log_ever_holds_a_request(exchange: OnExchange) -> None:
    """The library would log mail text at ERROR."""
    records: list[logging.LogRecord] = []

    class Recording(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    handler = Recording()
    logging.getLogger().addHandler(handler)
    try:
        exchange.pace = replace(exchange.pace, read=0.2)
        broken(exchange, only=frozenset({"CreateItem"}), seconds=1.0)
        exchange.sender().send(letter(ID), ID, RECIPIENTS)
        logging.getLogger("exchangelib.util").error("Request XML: …")
    finally:
        logging.getLogger().removeHandler(handler)
    assert [record.name for record in records if not record.name.startswith("rosterd")] == []


# The inbox


def test_at_a_first_start_only_what_comes_later_counts(exchange: OnExchange) -> None:
    """U1, by the server's own state of the folder; an old mail that is moved in later counts as come."""
    exchange.deliver(mail(1), MORNING)
    inbox = exchange.start()
    exchange.deliver(mail(2), MORNING - 400 * 24 * 60 * MINUTE)
    assert fetched(inbox) == [mail(2)]
    assert sorted(fetched(exchange.inbox(since=MORNING.date()))) == [mail(1), mail(2)]
    assert fetched(exchange.inbox(since=MORNING.date() + dt.timedelta(days=1))) == [mail(2)]


def test_a_server_that_forgets_its_state_tells_of_everything_again(exchange: OnExchange) -> None:
    """What lay there at the first start does not count even then."""
    exchange.deliver(mail(1), MORNING)
    inbox = exchange.start()
    exchange.deliver(mail(2), MORNING + MINUTE)
    assert fetched(inbox) == [mail(2)]
    exchange.server.mailbox.forget_states()
    exchange.deliver(mail(3), MORNING + 2 * MINUTE)
    assert fetched(inbox) == [mail(2), mail(3)]
    assert fetched(exchange.inbox()) == [mail(2), mail(3)]


def test_a_forgotten_state_is_remembered_as_forgotten(exchange: OnExchange) -> None:
    """Also by the next start, while mails still wait: what lay there at the first start never counts (U1)."""
    exchange.processed_folder = None
    exchange.deliver(mail(1), MORNING)
    inbox = exchange.start()
    for number in (2, 3):
        exchange.deliver(mail(number), MORNING + number * MINUTE)
    assert fetched(inbox) == [mail(2), mail(3)]
    exchange.server.mailbox.forget_states()
    first, _ = inbox.fetch(10)
    inbox.settle(first.key, "handled")
    inbox.close()
    assert exchange.marks.mark is not None
    assert exchange.marks.mark.state == ""
    assert fetched(exchange.inbox()) == [mail(3)]


def test_of_a_mail_over_the_limit_only_the_headers_are_fetched(exchange: OnExchange) -> None:
    """It is told to be too large, with its sender and its subject."""
    inbox = exchange.start()
    exchange.deliver(b"From: a@corp.example\r\nSubject: large\r\n\r\n" + b"x" * Limits().size, MORNING)
    exchange.deliver(mail(1), MORNING + MINUTE)
    large, small = fetched(inbox)
    assert small == mail(1)
    read = read_mail(large)
    assert (read.over_limit, read.subject, read.senders[0].address) == ("size", "large", "a@corp.example")


def test_files_of_a_mail_put_together_from_its_parts_are_told_to_be_unreadable(exchange: OnExchange) -> None:
    """A table in it must not be passed over in silence."""
    odd = EmailMessage()
    odd["From"], odd["Subject"] = "a@corp.example", "notice"
    odd.set_content("见附件\n")
    odd.add_attachment(b"PK\x03\x04", maintype="application", subtype="octet-stream", filename="安排.xlsx")
    inbox = exchange.start()
    exchange.deliver(odd.as_bytes(), MORNING)
    exchange.server.faults.unwritable.add(odd.as_bytes())
    (data,) = fetched(inbox)
    read = read_mail(data)
    assert "见附件" in read.text
    assert any("安排.xlsx" in str(name) for name in read.unreadable)


def test_a_mail_that_vanishes_between_listing_and_reading_does_not_stop_the_others(exchange: OnExchange) -> None:
    inbox = exchange.start()
    for number in (1, 2, 3):
        exchange.deliver(mail(number), MORNING + number * MINUTE)
    exchange.server.faults.vanishing.add(mail(2))
    assert fetched(inbox) == [mail(1), mail(3)]
    assert fetched(inbox) == [mail(1), mail(3)]


@pytest.mark.parametrize("code", ["ErrorContentConversionFailed", "ErrorInternalServerError", "ErrorItemCorrupt"])
def test_a_mail_that_exchange_cannot_write_is_put_together_from_its_parts(exchange: OnExchange, code: str) -> None:
    """The others come whole; of this one headers and words are there, and its sender is known."""
    odd = (
        "From: =?utf-8?b?5bCk56GV5oSa?= <youshuoyu@corp.example>\r\nTo: staffing@corp.example\r\nSubject: notice\r\n"
        "Message-ID: <odd@corp.example>\r\nAuto-Submitted: no\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        "协调开发人员：许南星；\r\n"
    ).encode()
    inbox = exchange.start()
    for data in (mail(1), odd, mail(2)):
        exchange.deliver(data, MORNING)
    exchange.server.faults.unwritable.add(odd)
    exchange.server.faults.unwritable_code = code
    whole = fetched(inbox)
    assert whole[0::2] == [mail(1), mail(2)]
    read = read_mail(whole[1])
    assert (read.message_id, read.subject) == ("<odd@corp.example>", "notice")
    assert [(box.name, box.address) for box in read.senders] == [("尤硕愚", "youshuoyu@corp.example")]
    assert "协调开发人员：许南星；" in read.text


def test_an_answer_that_drips_is_not_waited_for_for_ever(exchange: OnExchange) -> None:
    """Each byte comes in time; the answer as a whole does not."""
    inbox = exchange.start()
    exchange.pace = replace(exchange.pace, answer=0.5)
    late = exchange.inbox()
    broken(exchange, drip=0.1)
    began = time.monotonic()
    with pytest.raises(MailboxUnreachable):
        late.fetch(1)
    assert time.monotonic() - began < 20  # the answer has some hundred bytes
    exchange.server.heal()
    assert fetched(inbox) == []


def test_half_of_a_mail_is_never_taken_for_a_mail(exchange: OnExchange) -> None:
    """A torn answer reads well enough for the library."""
    inbox = exchange.start()
    exchange.deliver(mail(1), MORNING)
    broken(exchange, only=frozenset({"GetItem"}), half=True)
    with pytest.raises(MailboxUnreachable):
        fetched(inbox)
    exchange.server.heal()
    while not inbox.wait(5):
        pass
    assert fetched(inbox) == [mail(1)]


def test_a_machine_is_known_although_exchange_drops_its_header(tmp_path: Path) -> None:
    """M2: the headers that Exchange keeps beside the mail are read too."""
    with on_exchange(tmp_path, rewrites=True) as exchange:
        inbox = exchange.start()
        exchange.deliver(AUTO, MORNING)
        (data,) = fetched(inbox)
        assert b"multipart/alternative" in data
        assert b"Auto-Submitted: auto-replied" in data
        assert read_mail(data).machine == "auto_reply"


def test_a_busy_server_and_one_that_is_back(exchange: OnExchange) -> None:
    inbox = exchange.start()
    exchange.deliver(mail(1), MORNING)
    broken(exchange, busy_milliseconds=1)
    with pytest.raises(MailboxUnreachable, match="it is busy and asks for a pause of"):
        inbox.fetch(10)
    exchange.server.heal()
    assert inbox.wait(5)
    assert fetched(inbox) == [mail(1)]


@pytest.mark.parametrize("fault", [{"after_status": 503}, {"cut_after": True}, {"half": True}])
def test_settling_that_is_carried_out_and_not_told_settles(exchange: OnExchange, fault: dict[str, object]) -> None:
    """The mails are moved once, and the connection is made anew."""
    inbox = exchange.start()
    exchange.deliver(mail(1), MORNING)
    (envelope,) = inbox.fetch(10)
    inbox.settle(envelope.key, "handled")
    broken(exchange, only=frozenset({"MoveItem"}), **fault)
    with pytest.raises(MailboxUnreachable):
        inbox.fetch(10)
    exchange.server.heal()
    while not inbox.wait(5):
        assert inbox.wait(5)
    assert fetched(inbox) == []
    assert exchange.everything() == [mail(1)]


def test_mails_cost_few_calls(exchange: OnExchange) -> None:
    """At most four a mail are allowed; batches make it a few for a hundred."""
    inbox = exchange.start()
    for number in range(100):
        exchange.deliver(mail(number), MORNING + number * MINUTE)
    before = exchange.server.calls.total()
    for envelope in inbox.fetch(1000):
        inbox.settle(envelope.key, "handled")
    assert fetched(inbox) == []
    assert exchange.server.calls.total() - before <= 12
    assert all(item.is_read for item in exchange.server.mailbox.items.values())


def test_however_often_it_is_waited_the_server_is_asked_at_its_pace(exchange: OnExchange) -> None:
    """The daemon waits in short turns; each must not be a request."""
    now = 0.0
    exchange.pace = replace(exchange.pace, poll=20.0, clock=lambda: now)
    inbox = exchange.start()
    before = exchange.server.calls["SyncFolderItems"]
    for _ in range(19):
        now += 1
        assert inbox.wait(0) is False
    assert exchange.server.calls["SyncFolderItems"] == before
    exchange.deliver(mail(1), MORNING)
    now += 1
    assert inbox.wait(0) is True
    assert exchange.server.calls["SyncFolderItems"] == before + 1


def test_what_is_set_aside_is_flagged_and_stays_unread(exchange: OnExchange) -> None:
    inbox = exchange.start()
    exchange.deliver(mail(1), MORNING)
    (envelope,) = inbox.fetch(10)
    inbox.settle(envelope.key, "set_aside")
    assert fetched(inbox) == []
    (item,) = exchange.server.mailbox.items.values()
    assert (item.is_read, item.flag) == (False, "2")


def test_impersonation_says_whom(exchange: OnExchange) -> None:
    """The request names the mailbox; nothing else changes."""
    inbox = exchange.inbox(access="impersonation")
    assert fetched(inbox) == []
    assert exchange.server.impersonated == [ADDRESS]


def test_autodiscover_names_the_address(exchange: OnExchange) -> None:
    host = exchange.server.url.partition("/EWS")[0]
    inbox = exchange.inbox(url=f"{host}/EWS/Exchange.asmx", autodiscover=True)
    assert fetched(inbox) == []
    assert exchange.server.discoveries == 1


def test_the_schema_refuses_what_breaks_it() -> None:
    """The control of all these tests: where the schema is there, a request that breaks it is found out."""
    wrong = etree.fromstring(f'<m:GetItem xmlns:m="{ews_schema.MESSAGES}"/>'.encode())
    assert (ews_schema.complaint(wrong) is None) == (ews_schema.schema() is None)
