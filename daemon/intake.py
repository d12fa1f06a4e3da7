"""One mail, from its bytes to the commit that settles it: read, know the sender, find the project, take the step."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

from msgspec import Struct, structs

from daemon.address_list import with_listed_people
from daemon.assembly import Assembly
from daemon.bounces import take_bounce
from daemon.committing import commit, file_away, unfiled
from daemon.digest_answers import placed, which_question
from daemon.double_booking import looked_over
from daemon.events import event_of
from daemon.known_names import known_names
from daemon.lent_elsewhere import lent_elsewhere
from daemon.offers import with_offer
from daemon.ports import Envelope
from daemon.reasons import reason_in
from daemon.step_context import step_context
from daemon.thread import Thread, find_thread
from daemon.time_limit import TookTooLongError, in_time
from parsers.mail import read_mail
from parsers.mail.authentication import vouches_for
from parsers.message import Mail
from parsers.notices.said import lines_said
from parsers.notices.wish import line_of_a_form
from parsers.read import read
from parsers.reading import Reading
from state.directory import Directory, Person, address_key
from state.events import MailInHand
from state.letters import Letter
from state.model import UNFILED, Contact, HandledMail, Notable, Outcome, Project, Vote
from state.store.aside import SetAside, aside_id
from state.workflow.draft import Change, Context
from state.workflow.step import step, with_directory
from state.workflow.unasked import all_of_it
from templates.languages import language_of
from templates.message import Answered

ANSWERS_A_DAY = 20
"""Answers that record nothing, to one address on one day: beyond that a mailer is answering, not a person (M2)."""
ANSWERS_A_DAY_IN_ALL = 500
"""And to everybody together: many addresses that answer are one machine, or a fault of ours."""
AHEAD = dt.timedelta(days=31)
"""How much later than its arrival a mail may say that it was sent; beyond that its Date counts for nothing."""
UNPROVEN = "邮件服务器没有证实发件人身份"
"""Why a mail is held: it names somebody of the directory, and nothing proves that it comes from there."""
TOO_MANY = "当日答复次数已达上限"
_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
_MACHINE_REASONS = {
    "auto_reply": "自动回复",
    "bounce": "退信",
    "list": "邮件列表",
    "calendar": "日历邮件",
    "receipt": "已读回执",
    "own": "本系统自己的邮件",
}


class Handled(Struct, frozen=True):
    """What came of a mail, for the log and for settling it."""

    kind: str
    outcome: Outcome
    reason: str | None = None
    project: str | None = None
    letters: tuple[str, ...] = ()
    seconds: float = 0.0
    """How long it took, without what the batch shares."""


def ledger_key(mail: Mail, data: bytes) -> str:
    """What a mail is known by: its Message-ID with a hash of its text, or a hash of all of it (DESIGN)."""
    if mail.message_id is None:
        return _digest(data)
    text = f"{mail.subject}\0{mail.text}"
    return f"{mail.message_id}/{hashlib.blake2b(text.encode(errors='replace'), digest_size=8).hexdigest()}"


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def handle(assembly: Assembly, envelope: Envelope, again: SetAside | None = None) -> Handled:
    """Handle one mail durably. Whatever it is, it ends recorded, answered, set aside, or ignored with a reason.

    With `again`, a mail that was set aside is handled although the ledger knows it; one that was held because nothing
    proved its sender is then taken for the sender's.
    """
    with in_time():
        mail = read_mail(envelope.data)
    key = ledger_key(mail, envelope.data)
    if assembly.store.has_mail(key) and (again is None or _handled_since(assembly, mail, key)):
        return Handled("duplicate", "ignored", "handled before")
    received = min(envelope.received, assembly.clock.now())
    handled = _Attempt(assembly, mail, key, received, let_through=again is not None and again.held).handle()
    if handled.outcome == "set_aside":
        _keep_aside(assembly, envelope, handled.reason or "", mail, held=handled.reason == UNPROVEN)
    return handled


def _handled_since(assembly: Assembly, mail: Mail, key: str) -> bool:
    """Whether a mail that was set aside has been handled since, by a run that was cut off right after."""
    where = assembly.store.project_of_mail(mail.message_id) if mail.message_id is not None else None
    project = assembly.store.load(where) if where is not None else None
    return project is not None and any(one.key == key and one.outcome != "set_aside" for one in project.mails)


def set_aside(assembly: Assembly, envelope: Envelope, reason: str) -> Handled:
    """Put a mail aside that cannot be handled; the admin hears of it."""
    try:
        with in_time():
            mail = read_mail(envelope.data)
    except (Exception, TookTooLongError):  # what the reader itself cannot take is kept unread
        return set_aside_unread(assembly, envelope, reason)
    key = ledger_key(mail, envelope.data)
    if not assembly.store.has_mail(key):
        received = min(envelope.received, assembly.clock.now())
        _Attempt(assembly, mail, key, received).file("other", "set_aside", reason, "set_aside")
    _keep_aside(assembly, envelope, reason, mail)
    return Handled("other", "set_aside", reason)


def set_aside_unread(assembly: Assembly, envelope: Envelope, reason: str) -> Handled:
    """Put a mail aside that must not even be read: reading it has ended the process again and again."""
    received = min(envelope.received, assembly.clock.now())
    said, sender = _said(assembly, reason), _said(assembly, "（没有读取）")
    entry = HandledMail(_digest(envelope.data), None, sender, "", received, "other", "set_aside", said)
    file_away(assembly, entry, "set_aside")
    _keep_aside(assembly, envelope, reason, None)
    return Handled("other", "set_aside", reason)


def _keep_aside(assembly: Assembly, envelope: Envelope, reason: str, mail: Mail | None, held: bool = False) -> None:
    if assembly.aside is not None:
        sender = mail.senders[0].address if mail is not None and mail.senders else ""
        subject = mail.subject[:200] if mail is not None else ""
        said = _said(assembly, reason)
        entry = SetAside(aside_id(envelope.data), envelope.key, envelope.received, sender, subject, said, held)
        assembly.aside.put(entry, envelope.data)


def _said(assembly: Assembly, reason: str) -> str:
    return reason_in(assembly.configuration.daemon.language, reason)


class _Attempt:
    """The handling of one mail."""

    def __init__(
        self, assembly: Assembly, mail: Mail, key: str, received: dt.datetime, let_through: bool = False
    ) -> None:
        self.assembly = assembly
        self.let_through = let_through
        self.mail = mail
        self.key = key
        self.received = received
        self.directory: Directory = assembly.directory

    def handle(self) -> Handled:
        """Everything a mail can be, in the order in which it is found out."""
        mail = self.mail
        if mail.machine == "bounce" and (bounced := self._take_bounce()) is not None:
            return bounced
        if mail.machine is not None:
            notable: Notable | None = "bounce" if mail.machine == "bounce" else None
            return self.file(mail.machine, "ignored", _MACHINE_REASONS[mail.machine], notable)
        if self._is_own():
            return self.file("own", "ignored", _MACHINE_REASONS["own"])
        sender = self._sender() or self._sender_then()
        if sender is None:
            return self.file("other", "unanswered", "发件人不在通讯录中", "stranger")
        if (reason := self._kept_back()) is not None:
            return self.file("other", "set_aside", reason, "set_aside")
        return self._read_and_step(sender)

    def _take_bounce(self) -> Handled | None:
        """A bounce of a letter of ours (M5); None where it cannot be matched to one."""
        entry = self._entry("bounce", "recorded", "本系统信件的退信")
        project = take_bounce(self.assembly, self.mail, entry)
        return None if project is None else Handled("bounce", "recorded", entry.reason, project or None)

    def _sender(self) -> Person | None:
        """The person of the directory who wrote it; several senders or none make a mail nobody's (DESIGN: Trust)."""
        if len(self.mail.senders) != 1:
            return None
        return self.directory.by_address(self.mail.senders[0].address)

    def _sender_then(self) -> Person | None:
        """Who wrote it before they left, in downtime: a word counts by when the mailbox received it (T3, U4).

        Everything is then as of that day, until they have been replaced in what is open.
        """
        today, then = self.directory, self.assembly.directory_file.current().as_of(self.received.date())
        self.directory = then
        sender = self._sender()
        if sender is None or sender.name in self.assembly.store.daemon_record().departed:
            self.directory = today
            return None
        return sender

    def _kept_back(self) -> str | None:
        """Why the mail is set aside without being read, if it is."""
        if not self._is_proven():
            return UNPROVEN
        return f"超出限制：{self.mail.over_limit}" if self.mail.over_limit is not None else None

    def _is_proven(self) -> bool:
        """Whether the mail comes from whom it names, as far as the configured mail server tells (DESIGN: Trust)."""
        server = self.assembly.configuration.trust.authserv_id
        if not server or self.let_through:
            return True
        return vouches_for(self.mail.authentication, server, self.mail.senders[0].address)

    def _is_own(self) -> bool:
        """Whether it comes from the daemon's own address, however it has lost its marks (M2)."""
        own = address_key(self.assembly.address.address)
        return any(address_key(box.address) == own for box in self.mail.senders)

    def _read_and_step(self, sender: Person) -> Handled:
        read = self._read()
        store = self.assembly.store
        thread, reading, is_unclear = placed(find_thread(self.mail, store), read, sender, self.directory, store)
        if is_unclear:
            return self._ask_which(reading, sender)
        project = self._project(reading, thread)
        answers = (*self.mail.in_reply_to, *reversed(self.mail.references))
        in_hand = MailInHand(
            message_id=self.mail.message_id,
            received=self.received,
            sender=sender,
            people=people_on(self.mail),
            answers=answers,
            words=lines_said(self.mail),
        )
        event = with_offer(event_of(reading, in_hand, thread, project), self.mail, self.directory)
        if event is None:
            return self._part_of_a_form(reading, thread, in_hand) or self._no_event(reading, thread)
        known = self._load(project)
        context = self._context(reading, known)
        change, outcome = step(known, event, context)
        if outcome == "recorded" and _on_record(change.project) == _on_record(with_directory(known, self.directory)):
            outcome = "answered"  # said before: bounded, or a mailer that repeats a notice is answered for ever (M2)
        if outcome == "answered" and self._answered_enough(sender, known):
            return self.file(reading.kind, "unanswered", TOO_MANY, "note")
        reason = "回信没有作出决定" if outcome == "unanswered" else None
        handled = self._entry(reading.kind, outcome, reason)
        change = self._to_who_is_here(looked_over(self.assembly, known, change))
        if not change.project.name and not change.project.month:
            return self.file(reading.kind, outcome, "没有项目")
        commit(self.assembly, change, handled, self._answered())
        return Handled(
            reading.kind, outcome, reason, change.project.name, tuple(letter.kind for letter in change.letters)
        )

    def _to_who_is_here(self, change: Change) -> Change:
        """What was decided as of an earlier day is told to nobody who has left since (U4)."""
        left = {person.email for person in self.assembly.directory.departed(self.assembly.clock.now().date())}
        if self.directory is self.assembly.directory or not left:
            return change
        told = (
            structs.replace(
                letter,
                to=tuple(contact for contact in letter.to if contact.address not in left),
                cc=tuple(contact for contact in letter.cc if contact.address not in left),
            )
            for letter in change.letters
        )
        return structs.replace(change, letters=tuple(letter for letter in told if letter.to))

    def _ask_which(self, reading: Reading, sender: Person) -> Handled:
        """An answer to a digest that decides something, and does not say about what (M4)."""
        month = unfiled(self.assembly)
        if self._answered_enough(sender, month):
            return self.file(reading.kind, "unanswered", TOO_MANY, "note")
        letter = which_question(reading, sender)
        commit(self.assembly, Change(month, (letter,)), self._entry(reading.kind, "answered", None), self._answered())
        return Handled(reading.kind, "answered", letters=(letter.kind,))

    def _part_of_a_form(self, reading: Reading, thread: Thread, in_hand: MailInHand) -> Handled | None:
        """A line of the form that a mail of no project got back (M4); None where it is none."""
        where = thread.letter if thread.direct else None
        line = line_of_a_form(in_hand.words, known_names(self.directory))
        month = self.assembly.store.load(where.project) if where is not None and line is not None else None
        if where is None or line is None or month is None or self._answered_enough(in_hand.sender, month):
            return None
        if not any(one.id == where.letter and one.kind == "correction_request" for one in month.letters):
            return None
        letter = Letter("correction_request", (in_hand.sender.contact,), all_of_it(None, line), answer=True)
        change = Change(unfiled(self.assembly), (letter,))
        commit(self.assembly, change, self._entry(reading.kind, "answered", None), self._answered())
        return Handled(reading.kind, "answered", letters=(letter.kind,))

    def _read(self) -> Reading:
        """The reading; where names are unknown, once more with those whom the mail server's address list knows."""
        reading = self._read_once()
        addresses = self.assembly.address_list
        known = with_listed_people(self.mail, reading, addresses) if addresses is not None else None
        if known is None:
            return reading
        self.mail = known
        return self._read_once()

    def _read_once(self) -> Reading:
        sent = self._sent().date()
        days_per_month = self.assembly.configuration.policy.days_per_month
        with in_time():
            return read(self.mail, known_names(self.directory), sent, self.assembly.calendar, days_per_month)

    def _sent(self) -> dt.datetime:
        """When the mail was sent (T4): by its Date, unless there is none or a clock that is far ahead wrote it."""
        date = self.mail.date
        return self.received if date is None or date - self.received > AHEAD else date

    def _no_event(self, reading: Reading, thread: Thread) -> Handled:
        """What gets no answer: people's talk, and kinds of mail that this version does not act upon."""
        limits = [problem.value for problem in reading.problems if problem.code == "over-limit"]
        if limits:
            return self.file("other", "set_aside", f"超出限制：{limits[0]}", "set_aside")
        if reading.kind in {"other", "reply", "cancellation"}:
            return self.file(reading.kind, "unanswered", "不是给本系统的内容")
        return self.file(reading.kind, "unanswered", f"本版本尚不处理这类邮件（{reading.kind}）", "note")

    def _project(self, reading: Reading, thread: Thread) -> str:
        """The project's name: as the mail states it, else that of its thread; empty where there is none.

        A reply that answers a letter of ours is about that letter's project, whatever else it names.
        """
        in_thread = thread.project if thread.project and not thread.project.startswith(UNFILED) else ""
        if reading.kind == "reply" and thread.letter is not None:
            return in_thread
        return reading.project or in_thread

    def _load(self, name: str) -> Project:
        if not name:
            month = self.assembly.clock.now().strftime("%Y-%m")
            return self.assembly.store.load(UNFILED + month) or Project(name="", month=month)
        known = self.assembly.store.load(name)
        if known is not None:
            return known
        stated = self.directory.project(name)
        return Project(name=stated.name if stated else name)

    def _context(self, reading: Reading, project: Project) -> Context:
        persons = {line.person for line in reading.assignments}
        persons |= {line.person for need in project.needs if need.is_open for line in need.offer}
        if project.handover is not None and project.handover.is_open:
            persons |= {line.person for answer in project.handover.answers for line in answer.lines}
        elsewhere = lent_elsewhere(self.assembly, persons, project)
        return replace(step_context(self.assembly), directory=self.directory, lent_elsewhere=elsewhere)

    def _answered(self) -> Answered:
        mail = self.mail
        language = language_of(f"{mail.subject}\n{mail.text}")
        return Answered(mail.message_id, mail.references or mail.in_reply_to, mail.subject, language)

    def _answered_enough(self, sender: Person, project: Project) -> bool:
        """Whether sender or all have had the day's answers that record nothing; repeated notices count by project."""
        today = self.assembly.clock.now().date()
        answered = {mail.message_id for mail in project.mails if mail.outcome == "answered"}
        repeated = [
            letter
            for letter in project.letters
            if letter.kind == "confirmation" and letter.made_at.date() == today and letter.answers in answered
        ]
        to_sender = sum(sender.contact in (letter.meant_for or letter.to)[:1] for letter in repeated)
        store = self.assembly.store
        if store.answers_on(today) >= ANSWERS_A_DAY_IN_ALL:
            return True
        return max(to_sender, store.answers_to(sender.email, today)) >= ANSWERS_A_DAY

    def _entry(self, kind: str, outcome: Outcome, reason: str | None) -> HandledMail:
        sender = self.mail.senders[0] if self.mail.senders else None
        return HandledMail(
            key=self.key,
            message_id=self.mail.message_id,
            sender=f"{sender.name} <{sender.address}>".strip() if sender else _said(self.assembly, "（没有发件人）"),
            subject=self.mail.subject[:200],
            received=self.received,
            kind=kind,
            outcome=outcome,
            reason=_said(self.assembly, reason) if reason else None,
        )

    def file(self, kind: str, outcome: Outcome, reason: str, notable: Notable | None = None) -> Handled:
        """Note it in the month's ledger, without an answer."""
        file_away(self.assembly, self._entry(kind, outcome, reason), notable)
        return Handled(kind, outcome, reason)


def _on_record(project: Project) -> Project:
    """What is on record of a project beyond who said what and when: of the words, the latest of each voice."""
    words = tuple(structs.replace(r, votes=_latest(r.votes), asks=()) for r in project.requests)
    assignments = tuple(structs.replace(a, sources=(), mail=None) for a in project.assignments)
    return structs.replace(project, assignments=assignments, requests=words, mails=(), letters=(), history=())


def _latest(votes: tuple[Vote, ...]) -> tuple[Vote, ...]:
    latest = {vote.voice: structs.replace(vote, at=_LONG_AGO, mail=None) for vote in votes}
    return tuple(latest[voice] for voice in sorted(latest))


def people_on(mail: Mail) -> tuple[Contact, ...]:
    """Everybody on To and Cc, by the names the mail gives them."""
    return tuple(Contact(box.name, box.address) for box in (*mail.to, *mail.cc))
