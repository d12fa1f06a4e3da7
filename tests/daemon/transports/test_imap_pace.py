"""When an IMAP connection is tried again."""

from __future__ import annotations

import pytest

from daemon.transports.server import LoginRefused, Server, ServerTrouble
from daemon.transports.server_pace import TRIES, Pace, Reconnecting

SERVER = Server("imap.corp.example", 993, "implicit")
REFUSED = LoginRefused(SERVER, "login", "it says no", "check the password")


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def trouble() -> ServerTrouble:
    return ServerTrouble(SERVER, "connection", "it is away", "wait")


def test_pauses_grow_up_to_the_longest() -> None:
    pauses = Reconnecting(Pace(first_pause=2, growth=2, longest_pause=20, clock=Watch(), chance=lambda: 1.0))
    seen = []
    for _ in range(6):
        pauses.failed(trouble())
        seen.append(pauses.left())
    assert seen == [2, 4, 8, 16, 20, 20]


@pytest.mark.parametrize(("chance", "pause"), [(0.0, 1.0), (0.5, 1.5), (1.0, 2.0)])
def test_up_to_half_of_a_pause_is_chance(chance: float, pause: float) -> None:
    pauses = Reconnecting(Pace(first_pause=2, clock=Watch(), chance=lambda: chance))
    pauses.failed(trouble())
    assert pauses.left() == pause


def test_a_pause_ends_with_time() -> None:
    watch = Watch()
    pauses = Reconnecting(Pace(first_pause=2, clock=watch, chance=lambda: 1.0))
    assert pauses.left() == 0
    pauses.failed(trouble())
    watch.now += 1.5
    assert pauses.left() == 0.5
    watch.now += 9
    assert pauses.left() == 0


def test_a_connection_that_breaks_again_and_again_is_mended_ever_more_slowly() -> None:
    watch = Watch()
    pauses = Reconnecting(Pace(first_pause=2, growth=2, longest_pause=300, stable=300, clock=watch, chance=lambda: 1.0))
    seen: list[float] = []
    for _ in range(4):
        watch.now += 400 if not seen else 10
        pauses.connected()
        pauses.lost(trouble())
        seen.append(pauses.left())
    assert seen == [0, 2, 4, 8]
    pauses.connected()
    watch.now += 300
    pauses.lost(trouble())
    assert pauses.left() == 0


def test_refused_logins_are_given_a_long_pause_after_three() -> None:
    pauses = Reconnecting(Pace(first_pause=2, growth=2, refused_pause=1800, clock=Watch(), chance=lambda: 1.0))
    seen = []
    for _ in range(TRIES + 1):
        pauses.failed(REFUSED)
        seen.append(pauses.left())
    assert seen == [2, 4, 1800, 1800]
    pauses.connected()
    pauses.failed(REFUSED)
    assert pauses.left() < 1800


def test_a_password_that_cannot_be_had_locks_no_account() -> None:
    pauses = Reconnecting(Pace(first_pause=2, longest_pause=300, refused_pause=1800, clock=Watch()))
    for _ in range(TRIES + 1):
        pauses.failed(ServerTrouble(SERVER, "login", "there is no password", "write one"))
    assert pauses.left() < 300
