"""The outbox (DESIGN): a letter is sent once, whatever crashes, and whatever the server says."""

from __future__ import annotations

import datetime as dt
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from daemon.assembly import Assembly, assemble
from daemon.clock import StandingClock
from daemon.cycle import run_cycle
from daemon.outbox import FIRST_PAUSE, GRACE, PATIENCE, recover_claims
from daemon.ports import Evidence, Refused, SendResult, Sent, Unknown
from state.model import LetterRecord
from tests.journeys.department import LEADER, MANAGER, MEMBER, OTHER_MEMBER, PROJECT, Department, moment

JUNE = "6月1日-6月30日"
NOON = "2026-05-22T12:00"


class PowerCut(BaseException):
    """The process ends here: nothing after it is done."""


class Server:
    """A mail server that outlives the daemon: what it has taken, and what it answers next."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []
        self.answers: list[Callable[[], SendResult]] = []
        self.without_evidence: Evidence | None = None
        self.is_ready = True

    def ready(self) -> bool:
        """Whether it is not being left alone."""
        return self.is_ready

    def send(self, data: bytes, message_id: str, recipients: tuple[str, ...], hold: bool = True) -> SendResult:
        """Take the letter, unless the next answer says otherwise."""
        result = self.answers.pop(0)() if self.answers else Sent()
        if not isinstance(result, Refused):
            self.taken.append((message_id, data))
        return result

    def evidence(self, message_id: str) -> Evidence:
        """Whether it has the letter, where it can be asked."""
        if self.without_evidence is not None:
            return self.without_evidence
        return "sent" if any(taken == message_id for taken, _ in self.taken) else "not_sent"

    def close(self) -> None:
        """It goes on."""


@pytest.fixture
def server() -> Server:
    return Server()


@contextmanager
def daemon(department: Department, server: Server, at: str = NOON) -> Iterator[Assembly]:
    """A daemon that starts at that time and sends to the server."""
    with assemble(department.config) as assembly:
        assembly.clock = StandingClock(moment(at))
        assembly.sender = server
        recover_claims(assembly)
        yield assembly


def letters(assembly: Assembly) -> tuple[LetterRecord, ...]:
    project = assembly.store.load(PROJECT)
    assert project is not None
    return project.letters


def two_notices(department: Department) -> None:
    for person in (MEMBER, OTHER_MEMBER):
        department.notice(LEADER, JUNE, "2026-05-22T10:00", person=person, to=[MANAGER])


def cut() -> SendResult:
    raise PowerCut


def cut_off(department: Department, server: Server, *answers: Callable[[], SendResult]) -> None:
    """A daemon handles two notices and ends in the middle of sending."""
    two_notices(department)
    server.answers = list(answers)
    with pytest.raises(PowerCut), daemon(department, server) as assembly:
        run_cycle(assembly)
    server.answers = []


def test_a_claim_with_a_copy_was_sent(department: Department, server: Server) -> None:
    """The first letter went out, the process ended at the second: the first is known to be sent without asking."""
    cut_off(department, server, Sent, cut)
    server.without_evidence = "no_trace"
    with daemon(department, server) as assembly:
        assert [letter.state for letter in letters(assembly)] == ["sent", "uncertain"]
        assert [letter.frozen is None for letter in letters(assembly)] == [True, False]


def test_what_the_server_has_is_not_sent_again(department: Department, server: Server) -> None:
    """The process ended when the server had taken the letter: it is asked, and each letter is there once."""

    def taken_and_cut() -> SendResult:
        server.taken.append((server_is_sent[-1], b""))
        raise PowerCut

    server_is_sent: list[str] = []
    send = server.send

    def noting(data: bytes, message_id: str, recipients: tuple[str, ...], hold: bool = True) -> SendResult:
        server_is_sent.append(message_id)
        return send(data, message_id, recipients, hold)

    server.send = noting  # type: ignore[method-assign]
    cut_off(department, server, taken_and_cut)
    with daemon(department, server) as assembly:
        report = run_cycle(assembly)
        assert report.unsent == 0
        assert [letter.state for letter in letters(assembly)] == ["sent", "sent"]
    ids = [message_id for message_id, _ in server.taken]
    assert sorted(ids) == sorted(set(ids))
    assert len(ids) == 2


def test_where_the_server_cannot_be_asked_the_same_bytes_go_again_after_the_grace(
    department: Department, server: Server
) -> None:
    """Neither earlier nor under another Message-ID."""
    cut_off(department, server, lambda: Unknown("cut off behind the last dot"), cut)
    server.without_evidence = "no_trace"
    with daemon(department, server) as assembly:
        first = server.taken[0]
        assert run_cycle(assembly).unsent == 2
        assert server.taken == [first]
        assembly.clock = StandingClock(moment(NOON) + GRACE)
        assert run_cycle(assembly).unsent == 0
    assert server.taken[1:].count(first) == 1
    assert len({message_id for message_id, _ in server.taken}) == 2


@pytest.mark.parametrize("comes_back", [True, False])
def test_a_letter_that_cannot_be_looked_up_now_waits_for_a_day(
    department: Department, server: Server, comes_back: bool
) -> None:
    """A lookup that fails in the cycle in which the grace is over is no licence to send blindly; nor is it lost."""
    cut_off(department, server, lambda: Unknown("cut off behind the last dot"), cut)
    server.without_evidence = "not_now"
    with daemon(department, server) as assembly:
        first = server.taken[0]
        assembly.clock = StandingClock(moment(NOON) + GRACE + PATIENCE - dt.timedelta(seconds=1))
        assert run_cycle(assembly).unsent == 2
        assert server.taken == [first]
        if comes_back:
            server.without_evidence = None
        assembly.clock = StandingClock(moment(NOON) + GRACE + PATIENCE)
        assert run_cycle(assembly).unsent == 0
    assert server.taken.count(first) == (1 if comes_back else 2)
    assert len({message_id for message_id, _ in server.taken}) == 2


def test_a_definite_refusal_waits_in_growing_pauses(department: Department, server: Server) -> None:
    """4xx: later; each pause is twice the last, and the letter goes out once."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER])
    server.answers = [lambda: Refused("451 later", permanent=False)] * 2
    now = moment(NOON)
    with daemon(department, server) as assembly:
        for pause in (FIRST_PAUSE, 2 * FIRST_PAUSE):
            assert run_cycle(assembly).unsent == 1
            assembly.clock = StandingClock(now + pause - dt.timedelta(seconds=1))
            assert run_cycle(assembly).unsent == 1
            assembly.clock = StandingClock(now := now + pause)
        assert run_cycle(assembly).unsent == 0
        (letter,) = letters(assembly)
        assert (letter.state, letter.tries, letter.trouble) == ("sent", 3, None)
    assert len(server.taken) == 1


def test_a_permanent_refusal_is_seen_by_the_admin(department: Department, server: Server) -> None:
    """5xx: failed, its bytes are kept, the admin_digest says which letter did not reach whom."""
    department.notice(LEADER, JUNE, "2026-05-22T08:00", to=[MANAGER])
    server.answers = [lambda: Refused("550 no such user", permanent=True)]
    with daemon(department, server, "2026-05-22T08:30") as assembly:
        assert run_cycle(assembly).unsent == 0
        (letter,) = letters(assembly)
        assert (letter.state, letter.trouble) == ("failed", "550 no such user")
        assert letter.frozen is not None
        assembly.clock = StandingClock(moment("2026-05-22T09:00"))
        (digest,) = [delivery.letter for delivery in run_cycle(assembly).deliveries]
        assert digest.kind == "admin_digest"


def test_sent_letters_are_kept_byte_for_byte(department: Department, server: Server) -> None:
    """The rendered text is kept with the letter once it is sent; the project's file is rid of it."""
    two_notices(department)
    with daemon(department, server) as assembly:
        run_cycle(assembly)
        for letter in letters(assembly):
            assert letter.frozen is None
            assert assembly.store.read_copy(letter.message_id, letter.made_at) == dict(server.taken)[letter.message_id]


def test_claims_are_gone_when_all_is_sent(department: Department, server: Server) -> None:
    """Nothing is under way between two cycles: a restart then finds nothing uncertain."""
    two_notices(department)
    with daemon(department, server) as assembly:
        run_cycle(assembly)
        assert assembly.store.daemon_record().under_way == ()


def test_an_unreachable_server_costs_no_letter_a_try(department: Department, server: Server) -> None:
    """Nothing is known about the letters; they go in the first cycle in which the server is there again."""
    two_notices(department)
    server.answers = [lambda: Refused("smtp: cannot be reached", permanent=False, reached=False)] * 2
    with daemon(department, server) as assembly:
        assert run_cycle(assembly).unsent == 2
        assert [(letter.tries, letter.next_try) for letter in letters(assembly)] == [(0, None)] * 2
        assert [letter.trouble for letter in letters(assembly)] == ["smtp: cannot be reached"] * 2
        server.is_ready = False
        assert run_cycle(assembly).unsent == 2
        server.is_ready = True
        assert run_cycle(assembly).unsent == 0
        assert [letter.trouble for letter in letters(assembly)] == [None] * 2
    assert len(server.taken) == 2


def test_who_was_not_reached_is_on_record(department: Department, server: Server) -> None:
    """A letter that went to all but one is sent; record and admin_digest name the one."""
    department.notice(LEADER, JUNE, "2026-05-22T08:00", to=[MANAGER])
    server.answers = [lambda: Sent(("nobody@corp.example: 550 no such user",))]
    with daemon(department, server, "2026-05-22T08:30") as assembly:
        assert run_cycle(assembly).unsent == 0
        (letter,) = letters(assembly)
        assert (letter.state, letter.trouble) == ("sent", "nobody@corp.example: 550 no such user")
        assembly.clock = StandingClock(moment("2026-05-22T09:00"))
        run_cycle(assembly)
    assert b"nobody@corp.example" in b64decode(
        b"".join(server.taken[-1][1].split(b"base64")[1].split(b"--=_")[0].split())
    )


def test_who_is_refused_for_now_holds_a_letter_back_for_about_an_hour(department: Department, server: Server) -> None:
    """Then it goes to the others: greylisting is over by then, a full mailbox is not."""
    department.notice(LEADER, JUNE, "2026-05-22T10:00", to=[MANAGER])
    held: list[bool] = []
    send = server.send

    def later(data: bytes, message_id: str, recipients: tuple[str, ...], hold: bool = True) -> SendResult:
        held.append(hold)
        return Refused("452 full", permanent=False) if hold else send(data, message_id, recipients, hold)

    server.send = later  # type: ignore[method-assign]
    now = moment(NOON)
    with daemon(department, server) as assembly:
        while run_cycle(assembly).unsent:
            (letter,) = letters(assembly)
            assert letter.next_try is not None
            assembly.clock = StandingClock(letter.next_try)
        assert dt.timedelta(minutes=45) < assembly.clock.now() - now < dt.timedelta(hours=2)
    assert held == [True] * 6 + [False]
