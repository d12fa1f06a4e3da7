"""Letters over SMTP, against a real server on loopback that breaks where it is told to."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from daemon.ports import Refused, SendResult, Sent, Unknown
from daemon.transports.server import Login, Server, Tls
from daemon.transports.smtp import SmtpSender
from daemon.transports.smtp_backoff import LONG, LONGEST
from daemon.transports.smtp_connection import MOST_LINES, Timeouts
from daemon.transports.smtp_letter import WireLetter
from tests.daemon.transports.sender_contract import RECIPIENTS, SenderContract, letter
from tests.daemon.transports.smtp_outgoing import ADDRESS, LOGIN, SmtpOutgoing, running
from tests.servers.certificates import Authority
from tests.servers.fault_proxy import FaultProxy
from tests.servers.smtp_server import PASSWORD, USER, SmtpServer

ID = "<1@d.example>"
A, B, C = "a@corp.example", "b@corp.example", "c@corp.example"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def certificate(authority: Authority) -> Path:
    return authority.issue("localhost", "127.0.0.1")


@pytest.fixture(params=["implicit", "starttls"])
def tls(request: pytest.FixtureRequest) -> Tls:
    value: Tls = request.param
    return value


@pytest.fixture
def outgoing(tls: Tls, authority: Authority, certificate: Path) -> Iterator[SmtpOutgoing]:
    yield from running(SmtpServer(tls, certificate, authority.ca_file))


@pytest.fixture
def plain() -> Iterator[SmtpOutgoing]:
    """Without TLS, on loopback, where that is allowed."""
    yield from running(SmtpServer("none"))


def send(sender: SmtpSender, *recipients: str, data: bytes | None = None) -> SendResult:
    return sender.send(data or letter(ID), ID, recipients or RECIPIENTS)


def refusal(result: SendResult, *, permanent: bool) -> str:
    """The reason of a refusal, which is one line."""
    assert isinstance(result, Refused)
    assert result.permanent is permanent
    assert result.reason.isprintable()
    return result.reason


def eventually(happens: Callable[[], bool]) -> bool:
    """Whether it happens within some seconds."""
    for _ in range(500):
        if happens():
            return True
        time.sleep(0.01)
    return False


class TestSmtpSenderContract(SenderContract):
    """Every sender's contract, kept over implicit TLS and STARTTLS."""


# the letter on the wire


@pytest.mark.parametrize(
    ("data", "wire"),
    [
        (b"A: b\n\nc\n", b"A: b\r\n\r\nc\r\n.\r\n"),
        (b"A: b\r\n\r\nc\r\n", b"A: b\r\n\r\nc\r\n.\r\n"),
        (b"A: b\n\nc", b"A: b\r\n\r\nc\r\n.\r\n"),
        (b"A: b\n\n.\n..\n.c\n", b"A: b\r\n\r\n..\r\n...\r\n..c\r\n.\r\n"),
        (b".\n", b"..\r\n.\r\n"),
        (b"a\r.\rb\n\r", b"a\r\n..\r\nb\r\n\r\n.\r\n"),
        (b"a\n.\r\nMAIL FROM:<x@y.example>\r\n", b"a\r\n..\r\nMAIL FROM:<x@y.example>\r\n.\r\n"),
    ],
)
def test_line_ends_are_crlf_and_leading_dots_are_doubled(data: bytes, wire: bytes) -> None:
    """RFC 5321 sections 2.3.8 and 4.5.2: nothing within a letter ends it."""
    assert WireLetter(data, ADDRESS, RECIPIENTS).stuffed == wire


def test_the_envelope_names_the_daemon_and_each_recipient_once(plain: SmtpOutgoing) -> None:
    assert send(plain.sender(None), A, B, A) == Sent()
    (received,) = plain.server.received
    assert (received.sender, received.recipients) == (ADDRESS, [A, B])


@pytest.mark.parametrize(
    ("data", "recipient", "options"),
    [
        (b"A: b\n\nc\n", A, ["SIZE=11"]),
        ("A: b\n\n撤\n".encode(), A, ["SIZE=13", "BODY=8BITMIME"]),
        (b"A: b\n\nc\n", "张三@corp.example", ["SIZE=11", "SMTPUTF8"]),
    ],
)
def test_what_a_letter_needs_is_said(plain: SmtpOutgoing, data: bytes, recipient: str, options: list[str]) -> None:
    """RFC 1870, RFC 6152, RFC 6531."""
    plain.server.faults.size, plain.server.faults.utf8 = 1000, True
    assert send(plain.sender(None), recipient, data=data) == Sent()
    assert plain.server.received[0].options == options
    assert plain.server.received[0].recipients == [recipient]


def test_a_letter_over_the_announced_size_is_not_even_tried(plain: SmtpOutgoing) -> None:
    """RFC 1870 section 6.1."""
    plain.server.faults.size = 50
    reason = refusal(send(plain.sender(None), data=b"x" * 60), permanent=True)
    assert reason == "the letter has 62 bytes, the server takes 50"
    assert plain.server.received == []


def test_eight_bit_bytes_need_a_server_that_takes_them(plain: SmtpOutgoing) -> None:
    """RFC 6152 section 3."""
    plain.server.faults.without = ("8BITMIME",)
    assert "8BITMIME" in refusal(send(plain.sender(None)), permanent=True)
    assert send(plain.sender(None), data=b"A: b\n\nc\n") == Sent()


def test_an_address_that_the_server_cannot_spell_is_refused_alone(plain: SmtpOutgoing) -> None:
    """RFC 6531 section 3.4: without SMTPUTF8 only ASCII; the others get the letter."""
    sender = plain.sender(None)
    why = "张三@corp.example: 553 the address is not ASCII, and the server does not offer SMTPUTF8"
    assert refusal(send(sender, "张三@corp.example"), permanent=True) == why
    assert send(sender, "张三@corp.example", A) == Sent(refused=(why,))
    assert plain.server.received[0].recipients == [A]


@pytest.mark.parametrize("wrong", ["", "a", "a b@c.example", "<a@c.example>", "a@c.example\r\nDATA", f"{'a' * 300}@b"])
def test_what_is_no_address_reaches_no_command(plain: SmtpOutgoing, wrong: str) -> None:
    refusal(send(plain.sender(None), wrong), permanent=True)
    result = send(plain.sender(None), wrong, A)
    assert isinstance(result, Sent)
    assert len(result.refused) == 1
    assert plain.server.received[0].recipients == [A]


def test_nobody_to_send_to(plain: SmtpOutgoing) -> None:
    assert plain.sender(None).send(letter(ID), ID, ()) == Refused("nobody to send it to", permanent=True)


# what the server says


@pytest.mark.parametrize(("answer", "permanent"), [("451 4.7.1 greylisted", False), ("550 5.7.1 spam", True)])
@pytest.mark.parametrize("of", ["mail", "data"])
def test_a_definite_answer_about_the_letter(plain: SmtpOutgoing, of: str, answer: str, permanent: bool) -> None:
    sender = plain.sender(None)
    setattr(plain.server.faults, of, answer)
    assert refusal(send(sender), permanent=permanent) == answer
    setattr(plain.server.faults, of, None)
    assert send(sender) == Sent()
    assert plain.server.connections == 1, "a refusal is no reason to connect anew"


def test_an_answer_about_the_login_is_not_final_for_the_letter(outgoing: SmtpOutgoing) -> None:
    """RFC 4954 section 6: mended, the same letter goes out."""
    assert refusal(send(outgoing.sender(login=None)), permanent=False).startswith("530 ")


def test_who_is_refused_for_good_does_not_keep_the_letter_from_others(plain: SmtpOutgoing) -> None:
    plain.server.faults.recipients = {B: "550 5.1.1 unknown"}
    assert send(plain.sender(None), A, B, C) == Sent(refused=(f"{B}: 550 5.1.1 unknown",))
    assert plain.server.received[0].recipients == [A, C]


def test_all_refused(plain: SmtpOutgoing) -> None:
    plain.server.faults.recipients = {A: "550 no", B: "551 no"}
    assert refusal(send(plain.sender(None), A, B), permanent=True) == f"{A}: 550 no; {B}: 551 no"
    plain.server.faults.recipients[A] = "450 later"
    refusal(send(plain.sender(None), A, B), permanent=False)


def test_who_is_refused_for_now_is_waited_for_but_not_for_ever(plain: SmtpOutgoing) -> None:
    """A letter is one mail to all its receivers; a full mailbox must not hold it back for good."""
    plain.server.faults.recipients = {B: "452 4.2.2 full"}
    sender = plain.sender(None)
    assert refusal(send(sender, A, B), permanent=False) == f"{B}: 452 4.2.2 full"
    assert plain.server.received == []
    assert sender.send(letter(ID), ID, (A, B), hold=False) == Sent(refused=(f"{B}: 452 4.2.2 full",))
    assert plain.server.received[0].recipients == [A]


def test_greylisting_ends(plain: SmtpOutgoing) -> None:
    plain.server.faults.recipients = {B: "451 4.7.1 greylisted"}
    sender = plain.sender(None)
    refusal(send(sender, A, B), permanent=False)
    plain.server.faults.recipients = {}
    assert send(sender, A, B) == Sent()
    assert plain.server.received[0].recipients == [A, B]


# the connection breaks


def test_cut_before_the_final_dot_is_definite(plain: SmtpOutgoing) -> None:
    plain.server.faults.cut_within_data = 1000
    big = b"A: b\n\n" + b"x" * 70 + b"\n" * 20_000_000
    reason = refusal(send(plain.sender(None), data=big), permanent=False)
    assert reason == "the connection was lost in the middle of the letter"


@pytest.mark.parametrize("fault", ["cut_before_storing", "cut_after_storing"])
def test_cut_after_the_final_dot_is_unknown(outgoing: SmtpOutgoing, fault: str) -> None:
    """Nobody can tell the one from the other: the letter may have been stored."""
    sender = outgoing.sender()
    setattr(outgoing.server.faults, fault, True)
    assert isinstance(send(sender), Unknown)
    setattr(outgoing.server.faults, fault, False)
    assert send(sender) == Sent()


def test_no_answer_in_time_after_the_final_dot_is_unknown(plain: SmtpOutgoing) -> None:
    plain.server.faults.answer_seconds = 5
    result = send(plain.sender(None, Timeouts(answer=0.2)))
    assert isinstance(result, Unknown)
    assert "no answer after the letter" in result.reason


def test_a_batch_goes_over_one_connection(outgoing: SmtpOutgoing) -> None:
    sender = outgoing.sender()
    assert outgoing.server.connections == 0, "opened at the first letter"
    for _ in range(5):
        assert send(sender) == Sent()
    assert (outgoing.server.connections, len(outgoing.server.logins)) == (1, 1)
    sender.close()
    assert eventually(lambda: outgoing.server.open_connections == 0)


def test_a_connection_that_died_meanwhile_is_replaced(outgoing: SmtpOutgoing) -> None:
    """Before DATA nothing has been said of the letter: it costs no try."""
    sender = outgoing.sender()
    assert send(sender) == Sent()
    outgoing.server.cut_all()
    assert send(sender) == Sent()
    assert outgoing.server.connections == 2


def test_a_connection_that_the_server_closes_with_421_is_replaced(plain: SmtpOutgoing) -> None:
    """RFC 5321 section 3.8; on a new connection it is a refusal for now."""
    sender = plain.sender(None)
    assert send(sender) == Sent()
    plain.server.faults.mail = "421 4.4.2 idle too long"
    reason = refusal(send(sender), permanent=False)
    assert "421 4.4.2 idle too long" in reason
    assert plain.server.connections == 2


def test_an_idle_connection_is_closed(plain: SmtpOutgoing) -> None:
    sender = plain.sender(None, Timeouts(idle=0.1))
    assert send(sender) == Sent()
    assert eventually(lambda: plain.server.open_connections == 0)
    assert send(sender) == Sent()


def test_a_server_out_of_reach_is_left_alone_for_a_moment(plain: SmtpOutgoing) -> None:
    """A batch of letters does not wait for the same dead server one by one."""
    sender = plain.sender(None)
    plain.server.stop()
    reason = refusal(send(sender), permanent=False)
    assert "cannot be reached" in reason
    plain.server.start()
    assert refusal(send(sender), permanent=False) == reason
    assert plain.server.connections == 0
    plain.clock.now += LONGEST
    assert send(sender) == Sent()


# the login


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_the_login_by_what_the_server_offers(outgoing: SmtpOutgoing, mechanism: str) -> None:
    """RFC 4954, RFC 4616; the password holds UTF-8."""
    outgoing.server.faults.mechanisms = (mechanism,)
    assert send(outgoing.sender()) == Sent()
    assert outgoing.server.logins == [(mechanism, True)]


def test_a_server_that_offers_no_login(outgoing: SmtpOutgoing) -> None:
    outgoing.server.faults.without = ("AUTH",)
    assert "offers no login that rosterd knows (it offers none)" in refusal(send(outgoing.sender()), permanent=False)


def test_nothing_goes_over_the_network_in_the_clear(plain: SmtpOutgoing) -> None:
    sender = plain.sender_to(Server("0.0.0.0", plain.server.port, "none"), LOGIN)  # noqa: S104 - not loopback by name
    assert "a connection without TLS leads to another machine" in refusal(send(sender), permanent=False)
    assert plain.server.connections == 0


def test_a_refused_login_is_tried_three_times_then_the_server_is_left_alone(
    outgoing: SmtpOutgoing, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each try is one by one mechanism; the log says it loudly once; a right password heals it."""
    monkeypatch.setattr(logging.getLogger("rosterd"), "propagate", True)
    words = ["wrong"]
    sender = outgoing.sender(Login(USER, lambda: words[0]))
    for _ in range(10):
        assert "refuses the login of staffing (535" in refusal(send(sender), permanent=False)
        outgoing.clock.now += LONGEST
    assert outgoing.server.logins == [("PLAIN", False)] * 3
    outgoing.clock.now += LONG
    refusal(send(sender), permanent=False)
    assert len(outgoing.server.logins) == 4
    outgoing.clock.now += LONGEST
    refusal(send(sender), permanent=False)
    assert len(outgoing.server.logins) == 4, "left alone for long again"
    told = dict.fromkeys(caplog.records)  # where the log was set up before, each comes by two ways
    errors = [record for record in told if record.levelno >= logging.ERROR and record.name == "rosterd"]
    assert [record.message for record in errors] == ["the outgoing server refuses the login"]
    assert "wrong" not in caplog.text
    words[0] = PASSWORD
    outgoing.clock.now += LONG
    assert send(sender) == Sent()


def test_a_login_refused_for_now_is_no_wrong_password(outgoing: SmtpOutgoing) -> None:
    """RFC 4954 section 6, 454: tried again as a server out of reach is."""
    outgoing.server.faults.login = "454 4.7.0 temporary"
    sender = outgoing.sender()
    for _ in range(5):
        assert "454 4.7.0 temporary" in refusal(send(sender), permanent=False)
        outgoing.clock.now += LONGEST
    assert len(outgoing.server.logins) == 5


# the certificate


def test_a_certificate_of_an_unknown_authority(outgoing: SmtpOutgoing) -> None:
    known = outgoing.server.server()
    sender = outgoing.sender_to(Server(known.host, known.port, known.tls))
    assert "its certificate is not trusted" in refusal(send(sender), permanent=False)
    assert (outgoing.server.logins, outgoing.server.received) == ([], [])


def test_a_certificate_of_another_name(tls: Tls, authority: Authority) -> None:
    server = SmtpServer(tls, authority.issue("other.corp.example"), authority.ca_file)
    for outgoing in running(server):
        assert "its certificate is not trusted" in refusal(send(outgoing.sender()), permanent=False)
        assert server.logins == []


def test_starttls_is_never_given_up(authority: Authority, certificate: Path) -> None:
    """RFC 8314 section 4.1: a server, or somebody in between, that hides STARTTLS gets no password."""
    server = SmtpServer("starttls", certificate, authority.ca_file)
    for outgoing in running(server):
        server.faults.without = ("STARTTLS",)
        assert "does not offer STARTTLS" in refusal(send(outgoing.sender()), permanent=False)
        assert (server.logins, server.received) == ([], [])


def test_the_wrong_kind_of_tls(plain: SmtpOutgoing) -> None:
    sender = plain.sender_to(Server("127.0.0.1", plain.server.port, "implicit"))
    assert "TLS cannot be spoken with it" in refusal(send(sender), permanent=False)


# a hostile server


class Saying:
    """A server that says its lines whatever it hears."""

    def __init__(self, *chunks: bytes, pause: float = 0.0) -> None:
        self._chunks, self._pause = chunks, pause
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._done = threading.Event()
        self._listener.settimeout(10)
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Saying:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        with suppress(OSError), self._listener.accept()[0] as client:
            for chunk in self._chunks:
                client.sendall(chunk)
                self._done.wait(self._pause)
            self._done.wait(10)


@pytest.mark.parametrize(
    ("chunks", "pause", "reason"),
    [
        ((b"220-x\r\n" * (MOST_LINES + 1),), 0.0, "its answer does not end"),
        ((b"220 " + b"x" * 100_000,), 0.0, "its answer is too long"),
        ((b"2",) * 100, 0.05, "does not answer in time"),
        ((b"",), 0.0, "does not answer in time"),
        ((b"HTTP/1.1 400 Bad Request\r\n",), 0.0, "takes no connection"),
        ((b"554 5.3.2 go\x1b[31m away\r\n",), 0.0, "takes no connection (554 5.3.2 go [31m away)"),
        ((b"220 x\r\n", b"500 what\r\n"), 0.0, "refuses EHLO (500 what)"),
        ((b"220 x\r\n250-x\r\n250 8BITMIME\r\n\xff\xff\r\n",), 0.0, "no SMTP answer: \ufffd\ufffd"),
    ],
)
def test_what_a_server_says_is_bounded(
    monkeypatch: pytest.MonkeyPatch, chunks: tuple[bytes, ...], pause: float, reason: str
) -> None:
    monkeypatch.setattr("daemon.transports.smtp_login.CONNECT_SECONDS", 0.5)
    with Saying(*chunks, pause=pause) as server:
        sender = SmtpSender(Server("127.0.0.1", server.port, "none"), None, ADDRESS, timeouts=Timeouts(command=0.5))
        began = time.monotonic()
        assert reason in refusal(send(sender), permanent=False)
        assert time.monotonic() - began < 4, "the chunks alone would take five seconds"
        sender.close()


def test_what_was_said_before_tls_counts_for_nothing(authority: Authority, certificate: Path) -> None:
    """RFC 3207 section 4.2: somebody in between puts an answer to EHLO into the clear part; nobody hears it."""
    server = SmtpServer("starttls", certificate, authority.ca_file)
    server.faults.size = 1000
    go = b"220 Ready to start TLS\r\n"
    for outgoing in running(server):
        with FaultProxy(server.port) as proxy:
            proxy.rewrite = lambda data: data.replace(go, go + b"250-x\r\n250 AUTH LOGIN\r\n")
            assert send(outgoing.sender_to(server.server(port=proxy.port))) == Sent()
    assert server.logins == [("PLAIN", True)]
    assert server.received[0].options == [f"SIZE={len(WireLetter(letter(ID), ADDRESS, ()).lines)}", "BODY=8BITMIME"]


def test_a_connection_cut_while_nobody_can_tell(plain: SmtpOutgoing) -> None:
    """All bytes of a small letter may be on their way when the cut comes: it may have arrived."""
    with FaultProxy(plain.server.port) as proxy:
        proxy.cut_after(b"DATA\r\n", "to_server", after=10)
        result = send(plain.sender_to(plain.server.server(port=proxy.port), None))
    assert isinstance(result, Unknown | Refused)
    assert not isinstance(result, Refused) or not result.permanent
    assert plain.server.received == []


@pytest.mark.parametrize("word", [b"ehlo", b"MAIL FROM", b"RCPT TO"])
def test_cut_before_data_is_definite(plain: SmtpOutgoing, word: bytes) -> None:
    with FaultProxy(plain.server.port) as proxy:
        sender = plain.sender_to(plain.server.server(port=proxy.port), None)
        proxy.cut_after(word, "to_server")
        refusal(send(sender), permanent=False)
        plain.clock.now += LONGEST
        assert send(sender) == Sent()


def test_a_server_that_falls_silent_does_not_hold_the_daemon(
    plain: SmtpOutgoing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kept connection says nothing, and neither does a new one."""
    monkeypatch.setattr("daemon.transports.smtp_login.CONNECT_SECONDS", 0.3)
    with FaultProxy(plain.server.port) as proxy:
        sender = plain.sender_to(plain.server.server(port=proxy.port), None, Timeouts(command=0.3))
        assert send(sender) == Sent()
        proxy.fall_silent()
        began = time.monotonic()
        assert "does not answer in time" in refusal(send(sender), permanent=False)
        assert time.monotonic() - began < 3


def test_a_host_that_is_none(plain: SmtpOutgoing) -> None:
    for host in ("no-such-host.invalid", "a" * 70 + ".example", ".example"):
        refusal(send(plain.sender_to(Server(host, 25, "implicit"))), permanent=False)
        plain.clock.now += LONGEST


def test_smtp_cannot_be_asked(plain: SmtpOutgoing) -> None:
    """Whether a letter was sent is not known: it goes out again after the grace period."""
    assert plain.sender(None).evidence(ID) == "no_trace"
