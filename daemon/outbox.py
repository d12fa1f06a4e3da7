"""The outbox: claim, send, settle (DESIGN: The outbox). A letter is sent once, whatever crashes.

A letter is claimed durably before it is handed over. A claim found at start, or a connection lost after the data,
makes it *uncertain*: the server is asked whether it has the letter; where it cannot be asked, the same bytes go out
again under the same Message-ID after a grace period.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from msgspec import Struct, structs

from daemon.assembly import Assembly
from daemon.committing import tell_admin
from daemon.ports import SendResult, Sent, Unknown
from state.model import LetterRecord, Project

GRACE = dt.timedelta(minutes=10)
"""How long an uncertain letter waits where the server cannot be asked."""
FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(hours=1)


class Delivery(Struct, frozen=True):
    """What became of a letter in this cycle."""

    project: str
    letter: LetterRecord


def recover_claims(assembly: Assembly) -> None:
    """At start: a claim that nobody settled is of a run that ended in the middle of a send."""
    now = assembly.clock.now()
    for key, letters in _by_project(assembly, {"claimed"}):
        marked = {letter.id: structs.replace(letter, state="uncertain", next_try=now + GRACE) for letter in letters}
        _replace(assembly, key, marked)


def send_waiting(assembly: Assembly) -> list[Delivery]:
    """Send everything that waits and may go now; what became of each."""
    deliveries: list[Delivery] = []
    for key, letters in _by_project(assembly, {"waiting", "uncertain"}):
        to_send, settled = _look_before_sending(assembly, letters)
        claimed = {letter.id: structs.replace(letter, state="claimed") for letter in to_send}
        if claimed or settled:
            _replace(assembly, key, {**claimed, **settled})
        sent = {letter_id: _send(assembly, letter) for letter_id, letter in claimed.items()}
        if sent:
            _replace(assembly, key, sent)
        deliveries += [Delivery(key, letter) for letter in (*settled.values(), *sent.values())]
    _report_failures(assembly, deliveries)
    return deliveries


def unsent(assembly: Assembly) -> int:
    """How many letters are still waiting, claimed or uncertain."""
    return sum(1 for _ in assembly.store.unsettled_letters())


def _by_project(assembly: Assembly, states: set[str]) -> Iterable[tuple[str, list[LetterRecord]]]:
    """The letters in one of these states, project by project; taken down first, for sending changes the store."""
    found = [(key, letter) for key, letter in assembly.store.unsettled_letters() if letter.state in states]
    found.sort(key=itemgetter(0))
    return [(key, [letter for _, letter in group]) for key, group in groupby(found, key=itemgetter(0))]


def _look_before_sending(
    assembly: Assembly, letters: Iterable[LetterRecord]
) -> tuple[list[LetterRecord], dict[str, LetterRecord]]:
    """Which letters go out now, and which uncertain ones turn out to have been sent."""
    now = assembly.clock.now()
    to_send: list[LetterRecord] = []
    settled: dict[str, LetterRecord] = {}
    for letter in letters:
        known = assembly.sender.was_sent(letter.message_id) if letter.state == "uncertain" else False
        if known:
            settled[letter.id] = structs.replace(letter, state="sent", sent_at=now, next_try=None, trouble=None)
        elif (letter.state == "uncertain" and known is False) or letter.next_try is None or letter.next_try <= now:
            to_send.append(letter)
    return to_send, settled


def _send(assembly: Assembly, letter: LetterRecord) -> LetterRecord:
    """Hand one letter over; the record says what came of it."""
    data = assembly.store.read_mail(letter.id, letter.message_id, letter.made_at)
    if data is None:
        return structs.replace(letter, state="failed", trouble="the frozen letter is gone from the folder mails")
    recipients = tuple(contact.address for contact in (*letter.to, *letter.cc))
    return _settled(letter, assembly.sender.send(data, letter.message_id, recipients), assembly.clock.now())


def _settled(letter: LetterRecord, result: SendResult, now: dt.datetime) -> LetterRecord:
    tried = structs.replace(letter, tries=letter.tries + 1)
    if isinstance(result, Sent):
        return structs.replace(tried, state="sent", sent_at=now, next_try=None, trouble=None)
    if isinstance(result, Unknown):
        return structs.replace(tried, state="uncertain", next_try=now + GRACE, trouble=result.reason)
    if result.permanent:
        return structs.replace(tried, state="failed", next_try=None, trouble=result.reason)
    return structs.replace(tried, state="waiting", next_try=now + _pause(tried.tries), trouble=result.reason)


def _pause(tries: int) -> dt.timedelta:
    """Growing pauses between tries: 1, 2, 4, … minutes, an hour at most."""
    doublings: int = 2 ** min(tries - 1, 10)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)


def _replace(assembly: Assembly, key: str, changed: dict[str, LetterRecord]) -> None:
    project = assembly.store.load(key)
    if project is None:
        return
    letters = tuple(changed.get(letter.id, letter) for letter in project.letters)
    assembly.store.commit(structs.replace(project, letters=letters))


def _report_failures(assembly: Assembly, deliveries: Iterable[Delivery]) -> None:
    failed = [d for d in deliveries if d.letter.state == "failed" and d.letter.kind != "admin_digest"]
    lines = tuple(_failure_line(assembly.store.load(d.project), d.letter) for d in failed)
    tell_admin(assembly, "failure", lines)


def _failure_line(project: Project | None, letter: LetterRecord) -> str:
    receivers = "、".join(contact.address for contact in (*letter.to, *letter.cc))
    where = project.name if project and project.name else "（无项目）"
    return f"{where}：{letter.kind} → {receivers}：{letter.trouble}"
