"""One mail is handled: know the sender, read it, find the project, take the step, commit what follows."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from daemon.answer_bounds import answered_enough
from daemon.assembly import Assembly
from daemon.bounces import take_bounce
from daemon.committing import commit, file_away, unfiled
from daemon.digest_answers import placed, which_question
from daemon.double_booking import looked_over
from daemon.events import event_of
from daemon.handled import Arrived, Handled, ledger_entry
from daemon.known_names import known_names
from daemon.known_projects import project_named, with_similar, with_their_record
from daemon.lent_elsewhere import lent_elsewhere
from daemon.offers import with_offer
from daemon.on_record import on_record
from daemon.reading import reading_of
from daemon.senders import is_own, is_proven, sender_of, sender_then
from daemon.step_context import step_context
from daemon.thread import Thread, find_thread
from parsers.message import Mail
from parsers.notices.answers.wish import line_of_a_form
from parsers.notices.page.said import lines_said
from parsers.reading import Reading
from state.directory import Directory, Person
from state.events import Event, MailInHand
from state.letters import Letter
from state.model import UNFILED, Contact, HandledMail, Notable, Outcome, Project
from state.workflow.draft import Change, Context
from state.workflow.moving import as_notice, moved_away, project_meant
from state.workflow.step import step, with_directory
from state.workflow.unasked import all_of_it
from templates.languages import language_of
from templates.message import Answered

UNPROVEN = "邮件服务器没有证实发件人身份"
"""Why a mail is held: it names somebody of the directory, and nothing proves that it comes from there."""
TOO_MANY = "当日答复次数已达上限"
_MACHINE_REASONS = {
    "auto_reply": "自动回复",
    "bounce": "退信",
    "list": "邮件列表",
    "calendar": "日历邮件",
    "receipt": "已读回执",
    "own": "本系统自己的邮件",
}


class Attempt:
    """The handling of one mail."""

    def __init__(self, assembly: Assembly, arrived: Arrived, *, let_through: bool = False) -> None:
        self.assembly = assembly
        self.arrived = arrived
        self.mail = arrived.mail
        self.received = arrived.received
        self.let_through = let_through
        """Whether the mail is taken for its sender's although nothing proves it."""
        self.directory: Directory = assembly.directory

    def handle(self) -> Handled:
        """Everything a mail can be, in the order in which it is found out."""
        mail = self.mail
        if mail.machine == "bounce" and (bounced := self._take_bounce()) is not None:
            return bounced
        if mail.machine is not None:
            notable: Notable | None = "bounce" if mail.machine == "bounce" else None
            return self.file(mail.machine, "ignored", _MACHINE_REASONS[mail.machine], notable)
        if is_own(self.assembly, mail):
            return self.file("own", "ignored", _MACHINE_REASONS["own"])
        sender = self._sender()
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
        """Who wrote it, now or before they left; then everything is as of that day."""
        if (sender := sender_of(self.mail, self.directory)) is not None:
            return sender
        if (found := sender_then(self.assembly, self.mail, self.received)) is None:
            return None
        sender, self.directory = found
        return sender

    def _kept_back(self) -> str | None:
        """Why the mail is set aside without being read, if it is."""
        if not (self.let_through or is_proven(self.assembly, self.mail)):
            return UNPROVEN
        return f"超出限制：{self.mail.over_limit}" if self.mail.over_limit is not None else None

    def _read_and_step(self, sender: Person) -> Handled:
        self.mail, read = reading_of(self.assembly, self.mail, self.directory, self.received)
        store = self.assembly.store
        thread, reading, is_unclear = placed(find_thread(self.mail, store), read, sender, self.directory, store)
        if is_unclear:
            return self._ask_which(reading, sender)
        project, in_hand = self._project(reading, thread), self._in_hand(sender)
        event = with_offer(event_of(reading, in_hand, thread, project), self.mail, self.directory)
        if event is None:
            return self._part_of_a_form(reading, thread, in_hand) or self._no_event(reading, thread)
        named = project_named(self.assembly, self.directory, project)
        known = with_their_record(self.assembly, self.directory, event, named)
        if (meant := project_meant(known, event)) is not None:
            return self._move(reading, event, sender, known, meant)
        return self._step(reading, with_similar(self.assembly, self.directory, event, known), sender, known)

    def _in_hand(self, sender: Person) -> MailInHand:
        return MailInHand(
            message_id=self.mail.message_id,
            received=self.received,
            sender=sender,
            people=people_on(self.mail),
            answers=(*self.mail.in_reply_to, *reversed(self.mail.references)),
            words=lines_said(self.mail),
        )

    def _move(self, reading: Reading, event: Event, sender: Person, known: Project, meant: str) -> Handled:
        """What was recorded as written is recorded for the project that was meant, and ends here.

        Two records change, one after the other: what a crash leaves in between is told by the letter that answers.
        """
        project = project_named(self.assembly, self.directory, meant)
        if not any(letter.answers == self.mail.message_id for letter in project.letters):
            change, outcome = step(project, as_notice(known, event), self._context(reading, project))
            if outcome != "recorded":
                return self._step(reading, as_notice(known, event), sender, project)
            commit(
                self.assembly, self._to_who_is_here(looked_over(self.assembly, project, change)), None, self._answered()
            )
        change = moved_away(known, event, meant, self._context(reading, known))
        commit(self.assembly, change, self._entry(reading.kind, "recorded", None), self._answered())
        return Handled(reading.kind, "recorded", None, meant, ("confirmation",))

    def _step(self, reading: Reading, event: Event, sender: Person, known: Project) -> Handled:
        """The step that the event takes, committed; without a project, or with too many answers, only noted."""
        change, outcome = step(known, event, self._context(reading, known))
        if outcome == "recorded" and on_record(change.project) == on_record(with_directory(known, self.directory)):
            outcome = "answered"  # said before: bounded, or a mailer that repeats a notice is answered for ever (M2)
        if outcome == "answered" and answered_enough(self.assembly, sender, known):
            return self.file(reading.kind, "unanswered", TOO_MANY, "note")
        change = self._to_who_is_here(looked_over(self.assembly, known, change))
        if not change.project.name and not change.project.month:
            return self.file(reading.kind, outcome, "没有项目")
        reason = "回信没有作出决定" if outcome == "unanswered" else None
        commit(self.assembly, change, self._entry(reading.kind, outcome, reason), self._answered())
        kinds = tuple(letter.kind for letter in change.letters)
        return Handled(reading.kind, outcome, reason, change.project.name, kinds)

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
        if answered_enough(self.assembly, sender, month):
            return self.file(reading.kind, "unanswered", TOO_MANY, "note")
        letter = which_question(reading, sender)
        commit(self.assembly, Change(month, (letter,)), self._entry(reading.kind, "answered", None), self._answered())
        return Handled(reading.kind, "answered", letters=(letter.kind,))

    def _part_of_a_form(self, reading: Reading, thread: Thread, in_hand: MailInHand) -> Handled | None:
        """A line of the form that a mail of no project got back (M4); None where it is none."""
        where = thread.letter if thread.direct else None
        line = line_of_a_form(in_hand.words, known_names(self.directory))
        month = self.assembly.store.load(where.project) if where is not None and line is not None else None
        if where is None or line is None or month is None or answered_enough(self.assembly, in_hand.sender, month):
            return None
        if not any(one.id == where.letter and one.kind == "correction_request" for one in month.letters):
            return None
        letter = Letter("correction_request", (in_hand.sender.contact,), all_of_it(None, line), answer=True)
        change = Change(unfiled(self.assembly), (letter,))
        commit(self.assembly, change, self._entry(reading.kind, "answered", None), self._answered())
        return Handled(reading.kind, "answered", letters=(letter.kind,))

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
        if reading.kind == "reply":
            return in_thread if thread.letter is not None else self._spoken_of(reading) or in_thread
        return reading.project or in_thread

    def _spoken_of(self, reading: Reading) -> str:
        """The project that an answer among people names, if it is on record or in the directory file."""
        name = reading.apart.project if reading.apart is not None else reading.project
        known = name is not None and (self.directory.project(name) or self.assembly.store.load(name))
        return name if name and known else ""

    def _context(self, reading: Reading, project: Project) -> Context:
        persons = {line.person for line in (reading.apart or reading).assignments}
        persons |= {line.person for need in project.needs if need.is_open for line in need.offer}
        if project.handover is not None and project.handover.is_open:
            persons |= {line.person for answer in project.handover.answers for line in answer.lines}
        elsewhere = lent_elsewhere(self.assembly, persons, project)
        return replace(step_context(self.assembly), directory=self.directory, lent_elsewhere=elsewhere)

    def _answered(self) -> Answered:
        mail = self.mail
        language = language_of(f"{mail.subject}\n{mail.text}")
        return Answered(mail.message_id, mail.references or mail.in_reply_to, mail.subject, language)

    def _entry(self, kind: str, outcome: Outcome, reason: str | None) -> HandledMail:
        return ledger_entry(self.assembly, self.arrived, kind, outcome, reason)

    def file(self, kind: str, outcome: Outcome, reason: str, notable: Notable | None = None) -> Handled:
        """Note it in the month's ledger, without an answer."""
        file_away(self.assembly, self._entry(kind, outcome, reason), notable)
        return Handled(kind, outcome, reason)


def people_on(mail: Mail) -> tuple[Contact, ...]:
    """Everybody on To and Cc, by the names the mail gives them."""
    return tuple(Contact(box.name, box.address) for box in (*mail.to, *mail.cc))
