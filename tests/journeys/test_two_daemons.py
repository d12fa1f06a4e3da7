"""Two daemons that know each other as managers end by themselves (M2), even where a gateway strips every mark."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.journeys.conftest import Founder
from tests.journeys.department import ADMIN, CONFIGURATION, DAEMON, LEADER, MANAGER, PEOPLE, Department, Letter, moment

OTHER = "staffing@second.example"
MARKS = (b"auto-submitted", b"x-auto-response-suppress", b"x-rosterd-kind", b"precedence", b"return-path")


def knowing(found: Founder, name: str, own: str, other: str) -> Department:
    """A department of which the manager's address is the other daemon's."""
    people = PEOPLE.replace('email = "linzhiyuan@corp.example"', f'email = "{other}"')
    return found(name, people, CONFIGURATION.replace(DAEMON, own))


def stripped(letter: Letter) -> bytes:
    """The letter without any mark that a machine wrote it."""
    head, _, body = letter.file.read_bytes().partition(
        b"\n\n" if b"\r\n\r\n" not in letter.file.read_bytes() else b"\r\n\r\n"
    )
    fields = re.split(rb"\r?\n(?![ \t])", head)
    kept = [field for field in fields if field.partition(b":")[0].lower() not in MARKS]
    return b"\r\n".join(kept) + b"\r\n\r\n" + body


@pytest.mark.parametrize("marked", [True, False])
def test_m2_two_daemons_that_know_each_other_as_managers(found: Founder, marked: bool) -> None:
    first, second = knowing(found, "first", DAEMON, OTHER), knowing(found, "second", OTHER, DAEMON)
    for department in (first, second):
        department.notice(LEADER, "6月1日-6月30日", "2026-05-22T10:00")
        department.once("2026-05-22T10:05")
    now, rounds = moment("2026-06-16T09:00"), 0
    while rounds < 100:
        passed = False
        for here, there in ((first, second), (second, first)):
            for letter in here.once(now):
                if letter.to == {MANAGER} and ADMIN not in letter.to:
                    there.put(letter.file.read_bytes() if marked else stripped(letter), now)
                    passed = True
        if not passed:
            break
        rounds, now = rounds + 1, now + dt.timedelta(minutes=1)
    assert 1 <= rounds < (3 if marked else 100)
    assert {department.row()["end"] for department in (first, second)} == {"2026-06-30"}
