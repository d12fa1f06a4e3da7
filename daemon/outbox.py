"""The outbox: claim, send, settle (DESIGN: The outbox). A letter is sent once, whatever crashes.

Before letters are handed over, the daemon's record durably names them as under way, a group of them in one write. A
claim found at start, or a connection lost after the data, makes a letter *uncertain*: the server is asked whether it
has it; where nothing tells, the same bytes go out again under the same Message-ID after a grace period. Of what
was sent a copy is kept at once, not durably, but it outlives the process: a claim whose copy is there was sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from msgspec import Struct, structs

from daemon.assembly import Assembly
from daemon.committing import tell_admin
from daemon.ports import Evidence, Refused, SendResult, Sent, Unknown
from daemon.reasons import reason_in
from state.model import LetterRecord, Project

Waiting: TypeAlias = tuple[str, list[LetterRecord]]
"""A project's key and its unsettled letters, without their bytes."""
HELD_TRIES = 6
"""Tries, about an hour, through which a recipient who is refused for now keeps a letter back for all (greylisting)."""
TOGETHER = 50
"""About how many letters are claimed, sent and settled together; those of one project always are."""
GRACE = dt.timedelta(minutes=10)
"""How long an uncertain letter waits where nothing tells whether it went out."""
PATIENCE = dt.timedelta(days=1)
"""How much longer it waits where that could be looked up, but not now: a day without an answer is an outage."""
FIRST_PAUSE = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(hours=1)


class Delivery(Struct, frozen=True):
    """What became of a letter in this cycle."""

    project: str
    letter: LetterRecord


def recover_claims(assembly: Assembly) -> None:
    """At start: what is under way is of a run that ended in the middle of a send."""
    under_way = set(assembly.store.daemon_record().under_way)
    if not under_way:
        return
    with assembly.store.together():
        for key, letters in _by_project(assembly):
            claimed = [_recovered(assembly, letter) for letter in letters if letter.message_id in under_way]
            if claimed:
                _replace(assembly, key, claimed)
    _claim(assembly, ())


def _recovered(assembly: Assembly, letter: LetterRecord) -> LetterRecord:
    now = assembly.clock.now()
    if assembly.store.read_copy(letter.message_id, letter.made_at) is not None:
        return _sent(letter, now)
    return structs.replace(letter, state="uncertain", next_try=now + GRACE)


def send_waiting(assembly: Assembly) -> list[Delivery]:
    """Send everything that waits and may go now; what became of each."""
    deliveries: list[Delivery] = []
    for group in _groups(_by_project(assembly)):
        if not assembly.sender.ready():
            break
        deliveries += _send_group(assembly, group)
    if assembly.store.daemon_record().under_way:
        _claim(assembly, ())
    _report_failures(assembly, deliveries)
    return deliveries


def unsent(assembly: Assembly) -> int:
    """How many letters are still waiting or uncertain."""
    return sum(1 for _ in assembly.store.unsettled_letters())


def _by_project(assembly: Assembly) -> list[Waiting]:
    """The unsettled letters, project by project; taken down first, for sending changes the store."""
    found = sorted(assembly.store.unsettled_letters(), key=itemgetter(0))
    return [(key, [letter for _, letter in group]) for key, group in groupby(found, key=itemgetter(0))]


def _groups(projects: Iterable[Waiting]) -> Iterator[list[Waiting]]:
    """Projects whose letters go together."""
    group: list[Waiting] = []
    for project in projects:
        group.append(project)
        if sum(len(letters) for _, letters in group) >= TOGETHER:
            yield group
            group = []
    if group:
        yield group


def _send_group(assembly: Assembly, group: list[Waiting]) -> list[Delivery]:
    """Claim, send, settle: what became of each letter that was due."""
    plans = [(key, *_look_before_sending(assembly, letters)) for key, letters in group]
    claimed = tuple(letter.message_id for _, to_send, _ in plans for letter in to_send)
    if claimed:
        _claim(assembly, claimed)
    deliveries: list[Delivery] = []
    with assembly.store.together():
        for key, to_send, found in plans:
            if to_send or found:
                deliveries += _send_project(assembly, key, to_send, found)
    return deliveries


def _send_project(
    assembly: Assembly, key: str, to_send: Iterable[LetterRecord], found: Iterable[LetterRecord]
) -> list[Delivery]:
    """Send a project's letters and settle them, with those that were found to have been sent."""
    project = assembly.store.load(key)
    frozen = {letter.id: letter.frozen for letter in project.letters} if project else {}
    for letter in found:
        _keep_copy(assembly, letter, frozen.get(letter.id))
    tried = ((letter, _send(assembly, letter, frozen.get(letter.id))) for letter in to_send)
    changed = [*found, *(after for before, after in tried if after != before)]
    if changed:
        _replace(assembly, key, changed)
    return [Delivery(key, letter) for letter in changed]


def _keep_copy(assembly: Assembly, letter: LetterRecord, frozen: str | None) -> None:
    if frozen is not None:
        assembly.store.keep_copy(letter.message_id, letter.made_at, frozen.encode("ascii"))


def _claim(assembly: Assembly, message_ids: tuple[str, ...]) -> None:
    """Write down durably which letters are about to be handed over; none, when that is done."""
    record = assembly.store.daemon_record()
    assembly.store.save_daemon_record(structs.replace(record, under_way=message_ids))


def _look_before_sending(
    assembly: Assembly, letters: Iterable[LetterRecord]
) -> tuple[list[LetterRecord], list[LetterRecord]]:
    """Which letters go out now, and which uncertain ones turn out to have been sent."""
    now = assembly.clock.now()
    to_send: list[LetterRecord] = []
    found: list[LetterRecord] = []
    for letter in letters:
        evidence = assembly.sender.evidence(letter.message_id) if letter.state == "uncertain" else None
        if evidence == "sent":
            found.append(_sent(letter, now))
        elif _may_go(letter, evidence, now):
            to_send.append(letter)
    return to_send, found


def _may_go(letter: LetterRecord, evidence: Evidence | None, now: dt.datetime) -> bool:
    """Whether its time has come; `evidence` of an uncertain one. Who cannot be asked now is asked again for a day."""
    if evidence == "not_sent" or letter.next_try is None:
        return True
    return letter.next_try + (PATIENCE if evidence == "not_now" else dt.timedelta(0)) <= now


def _send(assembly: Assembly, letter: LetterRecord, frozen: str | None) -> LetterRecord:
    """Hand one letter over; the record says what came of it."""
    if frozen is None:
        return structs.replace(letter, state="failed", trouble="the frozen letter is gone from the project's file")
    recipients = tuple(contact.address for contact in (*letter.to, *letter.cc))
    hold = letter.tries < HELD_TRIES
    result = assembly.sender.send(frozen.encode("ascii"), letter.message_id, recipients, hold)
    if isinstance(result, Sent):
        _keep_copy(assembly, letter, frozen)
    return _settled(letter, result, assembly.clock.now())


def _settled(letter: LetterRecord, result: SendResult, now: dt.datetime) -> LetterRecord:
    if isinstance(result, Refused) and not result.reached:
        return structs.replace(letter, trouble=result.reason)
    tried = structs.replace(letter, tries=letter.tries + 1)
    if isinstance(result, Sent):
        return structs.replace(_sent(tried, now), trouble="；".join(result.refused) or None)
    if isinstance(result, Unknown):
        return structs.replace(tried, state="uncertain", next_try=now + GRACE, trouble=result.reason)
    if result.permanent:
        return structs.replace(tried, state="failed", next_try=None, trouble=result.reason)
    return structs.replace(tried, state="waiting", next_try=now + _pause(tried.tries), trouble=result.reason)


def _sent(letter: LetterRecord, at: dt.datetime) -> LetterRecord:
    return structs.replace(letter, state="sent", sent_at=at, next_try=None, trouble=None)


def _pause(tries: int) -> dt.timedelta:
    """Growing pauses between tries: 1, 2, 4, … minutes, an hour at most."""
    doublings: int = 2 ** min(tries - 1, 10)
    return min(FIRST_PAUSE * doublings, LONGEST_PAUSE)


def _replace(assembly: Assembly, key: str, changed: Iterable[LetterRecord]) -> None:
    """Commit the project with these letters in their new state; until it is sent, a letter keeps its bytes."""
    project = assembly.store.load(key)
    if project is None:
        return
    new = {letter.id: letter for letter in changed}
    letters = tuple(_with_bytes(new.get(letter.id), letter) for letter in project.letters)
    assembly.store.commit(structs.replace(project, letters=letters))


def _with_bytes(new: LetterRecord | None, old: LetterRecord) -> LetterRecord:
    if new is None:
        return old
    return new if new.state == "sent" else structs.replace(new, frozen=old.frozen)


def _report_failures(assembly: Assembly, deliveries: Iterable[Delivery]) -> None:
    ended = [d for d in deliveries if d.letter.state in {"sent", "failed"} and d.letter.kind != "admin_digest"]
    failed = [d for d in ended if d.letter.trouble is not None]
    nowhere = reason_in(assembly.configuration.daemon.language, "（无项目）")
    lines = tuple(_failure_line(assembly.store.load(d.project), d.letter, nowhere) for d in failed)
    tell_admin(assembly, "failure", lines)


def _failure_line(project: Project | None, letter: LetterRecord, nowhere: str) -> str:
    receivers = "、".join(contact.address for contact in (*letter.to, *letter.cc))
    where = project.name if project and project.name else nowhere
    return f"{where}：{letter.kind} → {receivers}：{letter.trouble}"
