"""The records: what is kept of a project, for ever and for people to read.

All are frozen: a change makes a new record. `Project` is the unit of consistency: everything that one mail changes
(assignments, requests, ledger, letters, history) is in it and is committed at once.
All dates are included; all times are aware; efforts are person-days.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from state.notice import AssignmentLine, Fact, Need, Period, ProjectOutcome, Source, Topic

AssignmentState: TypeAlias = Literal["planned", "active", "released", "cancelled"]
ExtensionState: TypeAlias = Literal["requested", "agreed", "declined", "lapsed"]
Voice: TypeAlias = Literal["project", "group"]
Purpose: TypeAlias = Literal["extension", "early_release"]
RequestState: TypeAlias = Literal["open", "agreed", "declined", "lapsed"]
NeedState: TypeAlias = Literal["asked", "offered", "agreed", "declined", "lapsed", "withdrawn"]
HandoverState: TypeAlias = Literal["asked", "settled", "lapsed"]
PresalesState: TypeAlias = Literal["asked", "agreeing", "accepted", "assigned", "answered", "declined", "ended"]
LetterState: TypeAlias = Literal["waiting", "uncertain", "sent", "failed", "withdrawn"]
Turn: TypeAlias = Literal["first", "last", "told"]
"""The two reminders of a question: some working days after it, and on the working day before it matters.

Of what matters on no day the administrator is told when neither was answered."""
LetterKind: TypeAlias = Literal[
    "confirmation",
    "correction_request",
    "extension_request",
    "approval_request",
    "extension_result",
    "release_notice",
    "release_withdrawn",
    "early_release",
    "double_booking",
    "lead_conflict",
    "lead_duties",
    "lead_changed",
    "review_list",
    "need_forward",
    "need_result",
    "handover_request",
    "handover_result",
    "staffing_notice",
    "reminder",
    "forms",
    "presales_forward",
    "presales_result",
    "bounce_report",
    "not_entitled",
    "project_end",
    "cancellation",
    "digest",
    "admin_digest",
    "outage",
]
Outcome: TypeAlias = Literal["recorded", "answered", "decided", "ignored", "unanswered", "set_aside"]


class Contact(Struct, frozen=True):
    """A person with the address that letters go to."""

    name: str
    address: str


class Earlier(Struct, frozen=True):
    """What an assignment was before the mail of that Message-ID changed it (D4)."""

    mail: str | None
    start: dt.date
    end: dt.date | None
    segments: tuple[Period, ...] = ()
    role: str | None = None
    estimated_days: float | None = None
    support_days: float | None = None
    sources: tuple[Source, ...] = ()
    noticed_in: str | None = None
    """The Message-ID of the notice that `sources` quote."""


class Assignment(Struct, frozen=True):
    """One person lent to the project for a period (an open-ended one has no `end`)."""

    id: str
    person: str
    role: str | None
    start: dt.date
    end: dt.date | None
    estimated_days: float | None = None
    support_days: float | None = None
    state: AssignmentState = "planned"
    extension: ExtensionState | None = None
    segments: tuple[Period, ...] = ()
    """The runs of days of a period with gaps."""
    question_put_for: dt.date | None = None
    """The last day for which it has been asked, or settled unasked, whether to extend (D5)."""
    release_told_for: dt.date | None = None
    """The last day that a release notice or an early release letter has announced (D6, D7)."""
    released_early: bool = False
    noticed_by: str | None = None
    """Who sent the notice: the group's voice for somebody known only from To and Cc."""
    sources: tuple[Source, ...] = ()
    mail: str | None = None
    """The Message-ID of the notice that `sources` quote."""
    earlier: tuple[Earlier, ...] = ()
    """Oldest first; the last one is put back when the mail that changed it is taken back."""
    ended_with_project: bool = False
    """The project's end ended or cancelled it: a later notice opens a new one."""
    imported_on: dt.date | None = None
    """The day on which it was recorded without a mail (U2)."""


class Vote(Struct, frozen=True):
    """One word of one voice: a last day, or (until is None) a refusal with its reason."""

    voice: Voice
    person: str
    until: dt.date | None
    reason: str | None
    at: dt.datetime
    mail: str | None = None


class Ask(Struct, frozen=True):
    """A question to one person: answered with the right token by the right person, or not at all.

    `about` is the last day that is proposed; None asks whether to extend at all. A closed ask decides nothing.
    """

    token: str
    person: str
    voice: Voice
    about: dt.date | None
    open: bool = True
    reminded: tuple[Turn, ...] = ()
    """Which reminders of it have been decided; each goes once."""


class Request(Struct, frozen=True):
    """An extension (D5) or an early release that needs agreement (D7), about one assignment's `last_day`."""

    id: str
    purpose: Purpose
    assignment: str
    last_day: dt.date | None
    """None of an early release from an open-ended assignment."""
    needs: tuple[Voice, ...]
    opened_at: dt.datetime
    opened_by: str | None
    """None when the calendar opened it."""
    state: RequestState = "open"
    proposed: dt.date | None = None
    votes: tuple[Vote, ...] = ()
    asks: tuple[Ask, ...] = ()
    closed_at: dt.datetime | None = None
    reason: str | None = None
    mail: str | None = None
    """The Message-ID of the mail that opened it."""

    @property
    def latest_day(self) -> dt.date:
        """The last day that the request is about; without one every day comes before it."""
        return self.last_day or dt.date.max


class NeedRecord(Struct, frozen=True):
    """A need (D2b): two voices in turn, the group that is asked for names, then the asker who is offered them."""

    id: str
    need: Need
    asked_by: str
    group: str
    opened_at: dt.datetime
    mail: str | None = None
    """The Message-ID of the mail that stated it."""
    words: tuple[str, ...] = ()
    """The lines of that mail beside its labels."""
    state: NeedState = "asked"
    offer: tuple[AssignmentLine, ...] = ()
    """Who is offered, each with first and last day."""
    offered_by: str | None = None
    offered_in: str | None = None
    """The Message-ID of the mail with the offer."""
    asks: tuple[Ask, ...] = ()
    closed_at: dt.datetime | None = None
    reason: str | None = None

    @property
    def last_day(self) -> dt.date:
        """After it nothing can be agreed any more: of what is offered, else of what is needed."""
        ends = [line.end for line in self.offer if line.end is not None]
        return min(ends, default=self.need.end or dt.date.max)

    @property
    def is_open(self) -> bool:
        """Whether somebody's answer is waited for."""
        return self.state in {"asked", "offered"}


class HandoverAnswer(Struct, frozen=True):
    """What a group leader has said of the team (D10): people with first and last day; none is 无需投入."""

    leader: str
    """Who was asked."""
    said_by: str
    at: dt.datetime
    lines: tuple[AssignmentLine, ...] = ()
    mail: str | None = None
    """The Message-ID of the mail whose lines `lines` quote."""
    recorded: bool = False
    """Its lines have become assignments: from there on notices change them."""


class HandoverRecord(Struct, frozen=True):
    """A project before its hand-over meeting (D10): its facts, the group leaders who are asked, what each has said.

    `facts` name the line of the mail that each stood in; `start` and `end` are the contract's days, both included.
    """

    stated_by: str
    opened_at: dt.datetime
    facts: tuple[Fact, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    mail: str | None = None
    """The Message-ID of the latest mail that stated facts."""
    state: HandoverState = "asked"
    asks: tuple[Ask, ...] = ()
    answers: tuple[HandoverAnswer, ...] = ()
    closed_at: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether some leader's answer is waited for."""
        return self.state == "asked"


class PresalesRecord(Struct, frozen=True):
    """A pre-sales request (P1 to P5): asked of the coordinators of its topic, who answer with a name or a verdict."""

    id: str
    topic: Topic
    asked_by: str
    opened_at: dt.datetime
    mail: str | None = None
    """The Message-ID of the mail that asked."""
    customer: str | None = None
    source: Source | None = None
    words: tuple[str, ...] = ()
    """The lines of that mail that say what is wanted."""
    state: PresalesState = "asked"
    asks: tuple[Ask, ...] = ()
    people: tuple[str, ...] = ()
    """Who is assigned; before a customised requirement is agreed, who has been named for it."""
    assignments: tuple[str, ...] = ()
    """Their open-ended assignments, where the topic makes any (P2, P4)."""
    accepted_by: str | None = None
    """The first coordinator who accepted a customised requirement outside the contract (P4)."""
    accepted_in: str | None = None
    """The Message-ID of that coordinator's mail."""
    closed_at: dt.datetime | None = None
    reason: str | None = None

    @property
    def waits(self) -> bool:
        """Whether a coordinator's answer is waited for."""
        return self.state in {"asked", "agreeing", "accepted"}


class HandledMail(Struct, frozen=True):
    """An entry of the ledger: a mail that was handled, and what came of it."""

    key: str
    message_id: str | None
    sender: str
    subject: str
    received: dt.datetime
    kind: str
    outcome: Outcome
    reason: str | None = None


class LetterRecord(Struct, frozen=True):
    """A letter of the daemon's: waiting, on its way, or sent."""

    id: str
    kind: LetterKind
    to: tuple[Contact, ...]
    cc: tuple[Contact, ...]
    subject: str
    message_id: str
    made_at: dt.datetime
    state: LetterState = "waiting"
    key: str | None = None
    """Of a letter of the daemon's own accord: (assignment, kind, date); made twice, sent once."""
    assignments: tuple[str, ...] = ()
    """Whom it is about, in the order of its numbers."""
    token: str | None = None
    asks: tuple[str, ...] = ()
    """The tokens of the questions that it puts, where they are several; its own token answers all of them."""
    answers: str | None = None
    """The Message-ID of the mail it answers."""
    offers: str | None = None
    """The known project that a word in answer takes for the one that it is about (D3)."""
    form: tuple[AssignmentLine, ...] = ()
    """The lines that a word in answer records: of a form that lacks nothing, quoting the mail that it answers (M4)."""
    meant_for: tuple[Contact, ...] = ()
    """In a rehearsal (U3): who would have got it."""
    sent_at: dt.datetime | None = None
    tries: int = 0
    next_try: dt.datetime | None = None
    trouble: str | None = None
    frozen: str | None = None
    """Until it is sent: its very bytes, which are ASCII. Then they lie in the folder `mails`."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The tokens of the questions that it puts."""
        return self.asks or ((self.token,) if self.token else ())


Notable: TypeAlias = Literal["stranger", "missed", "bounce", "failure", "set_aside", "note"]


class Entry(Struct, frozen=True):
    """A line of the history: what happened, when, and which mail brought it about."""

    at: dt.datetime
    what: str
    mail: str | None = None
    for_admin: Notable | None = None
    """The administrator hears of it in the next admin_digest, under this heading."""


UNFILED = "\x1f"
"""Begins the key of what concerns no known project; no project's name has a control character."""


class Project(Struct, frozen=True):
    """A project with everything that is known of it.

    What concerns no known project is kept in the same shape, one a month: `name` is empty, `month` like "2026-06".
    """

    name: str
    month: str | None = None
    manager: str | None = None
    manager_stand_in: str | None = None
    """The sender of the latest notice, while no manager is known."""
    rd_lead: str | None = None
    rd_lead_replaced: str | None = None
    """Whom the directory file named when an explicit change replaced the lead (D9): until it names another, the
    change stands."""
    team: tuple[str, ...] = ()
    ended: ProjectOutcome | None = None
    ended_on: dt.date | None = None
    """The day on which it was closed or terminated; None again once a later notice has opened it."""
    contacts: tuple[Contact, ...] = ()
    """People known for this project only, from a notice's own To and Cc (D3)."""
    assignments: tuple[Assignment, ...] = ()
    requests: tuple[Request, ...] = ()
    needs: tuple[NeedRecord, ...] = ()
    handover: HandoverRecord | None = None
    presales: tuple[PresalesRecord, ...] = ()
    mails: tuple[HandledMail, ...] = ()
    letters: tuple[LetterRecord, ...] = ()
    history: tuple[Entry, ...] = ()
    wake_on: dt.date | None = None
    """The first day on which the calendar has something to do here."""

    @property
    def key(self) -> str:
        """What the store finds it by: its name, or for what concerns no project its month."""
        return self.name or unfiled_key(self.month or "")


def unfiled_key(month: str) -> str:
    """The key of what concerned no known project in that month ("2026-06")."""
    return UNFILED + month
