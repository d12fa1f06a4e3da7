"""One cycle: read the mailbox, handle every waiting mail, then do what is due, then send (PROCESS rule T3)."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, structs

from daemon.admin_board import send_admin_digest
from daemon.assembly import Assembly
from daemon.committing import commit, some_at_a_time, tell_admin
from daemon.departures import replace_departed
from daemon.digests import send_digests, send_review_lists
from daemon.errors import MailboxUnreachable
from daemon.keeping import forget_old_copies
from daemon.log import log
from daemon.outage import watch_mailbox, watch_outgoing
from daemon.outbox import Delivery, send_waiting, unsent
from daemon.ports import Envelope
from daemon.step_context import step_context
from daemon.time_limit import TookTooLongError
from state.errors import StoreError
from state.store.port import Store
from state.workflow.calendar_day import due, wake_on
from state.workflow.step import with_directory

if TYPE_CHECKING:
    from daemon.handled import Handled
    from state.store.aside import AsideFolder, SetAside

BATCH = 1000
"""Mails committed together at most."""
TRIES_IN_HAND = 3
"""A mail that was in hand so often when the process ended is tried in a process of its own first."""
LONGEST_BATCH = 5.0
"""Seconds after which the mails handled so far are committed: a crash makes no more than these be read again."""


class Report(Struct, frozen=True):
    """What a cycle did."""

    at: dt.datetime
    handled: int
    sent: int
    unsent: int
    unreachable: str | None = None
    deliveries: tuple[Delivery, ...] = ()

    @property
    def troubled(self) -> bool:
        """Something stays unsent, or the mailbox could not be reached."""
        return self.unsent > 0 or self.unreachable is not None

    def summary(self) -> dict[str, object]:
        """The cycle as `once --json` prints it."""
        return {
            "at": self.at,
            "handled": self.handled,
            "sent": self.sent,
            "unsent": self.unsent,
            "unreachable": self.unreachable,
        }


Stop = Callable[[], bool]
Seen = Callable[["Handled"], None]


def never() -> bool:
    """No reason to stop."""
    return False


def run_cycle(assembly: Assembly, stop: Stop = never, seen: Seen | None = None) -> Report:
    """Run one cycle; `stop` is asked between mails, `seen` hears of each. Raises StoreError when nothing is kept."""
    handled, unreachable = 0, None
    try:
        for outcome in handle_waiting(assembly, stop):
            handled += 1
            if seen is not None:
                seen(outcome)
    except MailboxUnreachable as error:
        unreachable = str(error)
    if not stop():
        do_what_is_due(assembly)
    watch_mailbox(assembly, unreachable)
    deliveries = send_waiting(assembly)
    if watch_outgoing(assembly):
        deliveries += send_waiting(assembly)
    forget_old_copies(assembly)
    _remember(assembly)
    _log_deliveries(deliveries)
    sent = sum(delivery.letter.state == "sent" for delivery in deliveries)
    return Report(assembly.clock.now(), handled, sent, unsent(assembly), unreachable, tuple(deliveries))


def handle_waiting(assembly: Assembly, stop: Stop = never) -> Iterator[Handled]:
    """Handle all waiting mail, batch by batch, settling each only after its commit."""
    _hear_of_directory(assembly)
    yield from _try_again(assembly)
    try:
        yield from _handle_batches(assembly, stop)
    except MailboxUnreachable:
        _note_in_hand(assembly, None, batch_open=False)
        raise
    _note_in_hand(assembly, None, batch_open=False)


def _handle_batches(assembly: Assembly, stop: Stop) -> Iterator[Handled]:
    careful = assembly.store.daemon_record().batch_open
    going_on = True
    while going_on and not stop():
        batch = _Batch(assembly, careful)
        try:
            with assembly.store.together():
                going_on = batch.handle(stop)
        except MailboxUnreachable:
            yield from batch.settle()
            raise
        yield from batch.settle()


def _try_again(assembly: Assembly) -> Iterator[Handled]:
    """The mails set aside that an administrator wants to have read again."""
    aside = assembly.aside
    if aside is None:
        return
    for mail in aside.to_try_again():
        data = aside.data(mail)
        if data is not None:
            envelope = Envelope(mail.key, data, mail.received)
            if not _is_deadly(assembly, envelope, mail):
                yield _tried_again(assembly, aside, envelope, mail)
            else:
                log.error("mail left aside: it ends the process", id=mail.id)
        aside.tried(mail)


def _tried_again(assembly: Assembly, aside: AsideFolder, envelope: Envelope, mail: SetAside) -> Handled:
    """Handled once more; that it was wanted is forgotten last, and a run cut off before that finds it handled."""
    handled = _handle_one(assembly, envelope, again=mail)
    _log_mail(mail.key, handled)
    if handled.outcome != "set_aside":
        aside.drop(mail)
    return handled


def _is_deadly(assembly: Assembly, envelope: Envelope, again: SetAside | None = None) -> bool:
    from daemon.trial import ends_the_process

    return ends_the_process(assembly, envelope, again)


class _Batch:
    """Mails whose commits are made durable together; none is settled before that.

    That a batch is open is written down first. A process that ends within one was perhaps ended by one of its mails:
    the next goes mail by mail, each named before it is read, and sets aside the one that has been in hand too often
    and ends a process of its own, too.
    """

    def __init__(self, assembly: Assembly, careful: bool) -> None:
        self.assembly = assembly
        self.careful = careful
        self.handled: list[tuple[str, Handled]] = []

    def handle(self, stop: Stop) -> bool:
        """Handle waiting mails until there are none, time is up or `stop` says so; True when there may be more."""
        limit = 1 if self.careful else BATCH
        until = time.monotonic() + LONGEST_BATCH
        for envelope in self.assembly.inbox.fetch(limit):
            self.handled.append((envelope.key, self._handle(envelope)))
            if stop() or time.monotonic() > until:
                return True
        return len(self.handled) == limit

    def _handle(self, envelope: Envelope) -> Handled:
        from daemon.intake import set_aside_unread  # loaded before the mail is named, so that it is not blamed for that

        self.assembly.vitals.in_hand(envelope.received)
        _note_in_hand(self.assembly, envelope.key if self.careful else None, batch_open=True)
        tries = self.assembly.store.daemon_record().suspect_tries
        if tries <= TRIES_IN_HAND or not _is_deadly(self.assembly, envelope):
            return _handle_one(self.assembly, envelope)
        log.error("mail set aside: the process ended whenever it was in hand", key=envelope.key)
        return set_aside_unread(self.assembly, envelope, "处理这封邮件时程序多次中断")

    def settle(self) -> Iterator[Handled]:
        """Take the handled mails out of the mailbox."""
        self.assembly.vitals.settled()
        for key, handled in self.handled:
            self.assembly.inbox.settle(key, "set_aside" if handled.outcome == "set_aside" else "handled")
            _log_mail(key, handled)
            yield handled


def _note_in_hand(assembly: Assembly, key: str | None, *, batch_open: bool) -> None:
    """Write down durably, where it has changed, that a batch is open and which mail is in hand."""
    record = assembly.store.daemon_record()
    tries = record.suspect_tries + 1 if key is not None and key == record.suspect else int(key is not None)
    noted = structs.replace(record, batch_open=batch_open, suspect=key, suspect_tries=tries)
    if noted != record:
        assembly.store.save_daemon_record(noted)


def _handle_one(assembly: Assembly, envelope: Envelope, again: SetAside | None = None) -> Handled:
    """One mail; a fault of ours sets it aside with its reason, so that the queue goes on."""
    from daemon.intake import handle, set_aside  # a cycle without mail does not load the readers

    began = time.perf_counter()
    try:
        handled = handle(assembly, envelope, again)
        return structs.replace(handled, seconds=time.perf_counter() - began)
    except (StoreError, MailboxUnreachable):
        raise
    except TookTooLongError:
        log.error("mail set aside: reading it takes too long", key=envelope.key)
        return set_aside(assembly, envelope, "超出限制：seconds")
    except Exception as error:  # whatever a mail brings about, the next one must be handled
        log.error("mail set aside after an internal error", key=envelope.key, error=repr(error))
        return set_aside(assembly, envelope, f"处理时出错：{type(error).__name__}")


def _log_mail(key: str, handled: Handled) -> None:
    log.info(
        "mail",
        key=key,
        kind=handled.kind,
        outcome=handled.outcome,
        project=handled.project,
        letters=",".join(handled.letters) or None,
        reason=handled.reason,
    )


def do_what_is_due(assembly: Assembly) -> None:
    """Everything the calendar brings about by now, once (T3), and the administrator's letter of the day."""
    replace_departed(assembly)
    _refresh_wake_days(assembly)
    for keys in some_at_a_time(assembly.store.due(assembly.clock.now().date())):
        with assembly.store.together():
            for key in keys:
                _do_due(assembly, key)
    send_digests(assembly, step_context(assembly))
    send_review_lists(assembly, step_context(assembly))
    send_admin_digest(assembly)


def _do_due(assembly: Assembly, key: str) -> None:
    stored = assembly.store.load(key)
    if stored is None:
        return
    change = due(with_directory(stored, assembly.directory), step_context(assembly))
    if change.missed:
        tell_admin(assembly, "missed", change.missed)
    if change.project != stored or change.letters:
        commit(assembly, change)


def _refresh_wake_days(assembly: Assembly) -> None:
    """When policy or working calendar have changed, every project's next day is computed anew."""
    fingerprint = _fingerprint(assembly)
    record = assembly.store.daemon_record()
    if record.calendar_fingerprint == fingerprint:
        return
    for names in some_at_a_time(assembly.store.names()):
        with assembly.store.together():
            for project in filter(None, map(assembly.store.load, names)):
                day = wake_on(project, assembly.configuration.policy.process, assembly.calendar)
                if day != project.wake_on:
                    assembly.store.commit(structs.replace(project, wake_on=day))
    assembly.store.save_daemon_record(structs.replace(record, calendar_fingerprint=fingerprint))


def _fingerprint(assembly: Assembly) -> str:
    policy = msgspec.json.encode(assembly.configuration.policy.process)
    return hashlib.blake2b(policy + assembly.calendar.fingerprint.encode(), digest_size=8).hexdigest()


def _remember(assembly: Assembly) -> None:
    """The time of this cycle: what `status`, `show` and `simulate` go by."""
    store: Store = assembly.store
    record = structs.replace(store.daemon_record(), last_cycle=assembly.clock.now())
    store.save_daemon_record(record)


def _hear_of_directory(assembly: Assembly) -> None:
    """A directory file that no longer reads is reported, and the old one stays in force (U4)."""
    _ = assembly.directory
    trouble = assembly.directory_file.trouble
    if trouble is not None:
        log.warning("the directory file does not read; the one read before stays in force", trouble=trouble)
        tell_admin(assembly, "note", (trouble,))


def _log_deliveries(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        letter = delivery.letter
        log.info(
            "letter", kind=letter.kind, state=letter.state, to=len(letter.to), cc=len(letter.cc), why=letter.trouble
        )
