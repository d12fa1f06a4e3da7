"""Letters as values: what kind, to whom, about what. Their words are the templates' affair.

A letter's `facts` are all that its template may use; every kind has its own class of facts. Dates are included,
efforts are person-days, names are as the records hold them.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from state.model import Contact, ExtensionState, HandoverState, LetterKind, Purpose, Voice
from state.notice import Fact, Need, Period, ProjectOutcome, Remark
from state.presales_letters import PresalesApproval, PresalesForward, PresalesResult, PresalesTaken
from state.reminded import Reminded


class Support(Struct, frozen=True):
    """An assignment as letters show it."""

    person: str
    role: str | None
    start: dt.date | None
    end: dt.date | None
    segments: tuple[Period, ...] = ()
    estimated_days: float | None = None
    support_days: float | None = None


class Overlap(Struct, frozen=True):
    """The same person lent elsewhere on some of the same days."""

    project: str
    start: dt.date
    end: dt.date | None
    segments: tuple[Period, ...] = ()
    effort: float | None = None
    manager: str | None = None
    """Whose word is that project's."""


class DoubleBooked(Struct, frozen=True):
    """Somebody whose efforts in two projects need more working days than the periods have in common.

    `here` and `there` are the person-days that fall on the `working_days` from `start` to `end`, both included.
    """

    support: Support
    other: Overlap
    start: dt.date
    end: dt.date
    working_days: int
    here: float
    there: float


class DoubleBooking(Struct, frozen=True):
    """Too much is asked of somebody on two projects; for both managers."""

    project: str
    other: str
    people: tuple[DoubleBooked, ...]


Effect = Literal[
    "opened",  # a new record
    "opened_second",  # the old one runs, the new period does not touch it (D4)
    "amended",  # changed freely, `before` → `support`
    "moved",  # not begun, and the new period does not touch the old (D4)
    "unchanged",  # the notice says what is on record already
    "extension_opened",  # a later end while running: needs both voices (D5)
    "release_recorded",  # an earlier end that needs nobody else (D7)
    "release_asked",  # an earlier end that needs somebody else's word (D7)
    "cancelled",  # not begun, and another takes the whole place
]


class ConfirmedLine(Struct, frozen=True):
    """What became of one line of a notice. `before` is set where something changed: old → new."""

    effect: Effect
    support: Support
    before: Support | None = None
    wanted_end: dt.date | None = None
    """The last day that is asked for, where it is not on record yet (extension_opened, release_asked)."""
    extension_request_on: dt.date | None = None
    release_notice_on: dt.date | None = None
    release_notice_now: bool = False
    """The release notice goes out together with this confirmation (T2)."""
    provisional: bool = False
    """The dates rest on a year whose holidays are not announced yet (T1)."""
    warnings: tuple[Remark, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    working_days: int | None = None
    voices: tuple[tuple[Voice, str, bool], ...] = ()
    """(voice, who holds it, is their word on record): M5b."""
    lapsed_extension: bool = False
    """An open extension lapsed because its end was amended (D4)."""
    replaces: str | None = None
    """Whose place the person takes."""
    replaced_by: str | None = None
    """Who takes the person's place: the record ends the day before."""


class Confirmation(Struct, frozen=True):
    """D3, D4: what was understood, and what follows from it."""

    project: str
    lines: tuple[ConfirmedLine, ...]
    new_project: bool = False
    manager: str | None = None
    manager_learnt: bool = False
    manager_missing: bool = False
    """Nobody knows the manager: the sender stands in, and is asked who it is."""
    rd_lead: str | None = None
    rd_lead_learnt: bool = False
    lead_refused: str | None = None
    """A second lead was nominated and not recorded (D9)."""
    similar_project: str | None = None
    """A known project whose name is nearly the same."""
    reopened: bool = False
    """The project had been closed or terminated; this notice opens it again."""

    @property
    def people(self) -> list[str]:
        """Everybody whom the notice names, in its order."""
        return [line.support.person for line in self.lines]

    @property
    def effects(self) -> set[Effect]:
        """What became of its lines."""
        return {line.effect for line in self.lines}

    @property
    def unchanged(self) -> bool:
        """Everything in it was on record already."""
        return self.effects == {"unchanged"}

    @property
    def same_voices(self) -> bool:
        """There are several lines, and for all of them the same word is on record: it is said once."""
        return len(self.lines) > 1 and len({line.voices for line in self.lines}) == 1


class Correction(Struct, frozen=True):
    """M4: what could not be read, and the form filled in with what could."""

    project: str | None
    problems: tuple[Remark, ...]
    form: tuple[AssignmentForm, ...]
    asks_for_date: bool = False
    """同意 without a date to the question whether to extend (D5): only the date is missing."""
    undecided: bool = False
    """An answer to a request that decides nothing for sure: which word is meant?"""
    purpose: Purpose = "extension"
    until: dt.date | None = None
    """Of an undecided answer to an approval request: the last day that is proposed; None asked whether to extend."""
    about: Support | None = None
    token: str | None = None
    others_decided: bool = False
    """Of an undecided answer about several people: what it says of the others, who are no problem, is done."""
    releases: tuple[ReleaseForm, ...] = ()
    """Of an early release (D7): its own form takes the place of `form`."""


class ReleaseForm(Struct, frozen=True):
    """What was understood of one person's early release; None is for the sender to fill in."""

    person: str | None
    on: dt.date | None


class AssignmentForm(Struct, frozen=True):
    """What was understood of one block of a notice; None is for the sender to fill in."""

    person: str | None
    role: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    period_text: str | None = None
    estimated_days: float | None = None
    support_days: float | None = None


class ExtensionRequest(Struct, frozen=True):
    """D5: the question to the project's voice whether to extend."""

    project: str
    support: Support
    days_left: int
    release_notice_on: dt.date | None
    token: str
    overdue: bool = False


class ApprovalRequest(Struct, frozen=True):
    """D5, D7: one side has named a last day (`until`), the other is asked to agree to it."""

    purpose: Purpose
    project: str
    support: Support
    until: dt.date
    days_left: int | None
    """Calendar days from today to the last day on record; None of an open-ended one."""
    proposed_by: str | None
    voice: Voice
    """Whose word is asked for."""
    token: str
    reason: str | None = None
    counter: bool = False
    """It answers what this reader had proposed (`own_until`) with another date."""
    own_until: dt.date | None = None
    agreed: tuple[tuple[Voice, str], ...] = ()
    """Who has agreed to `until` already."""


class ExtensionResult(Struct, frozen=True):
    """D5, D7, T5: how a request ended, for both voices."""

    purpose: Purpose
    project: str
    support: Support
    result: Literal["agreed", "declined", "lapsed"]
    old_end: dt.date | None
    new_end: dt.date | None = None
    decided_by: str | None = None
    reason: str | None = None
    why_lapsed: Literal["unanswered", "amended", "early_release", "cancelled", "closed"] | None = None
    voices: tuple[tuple[Voice, str, bool], ...] = ()
    extension_request_on: dt.date | None = None
    release_notice_on: dt.date | None = None


class LateWord(Struct, frozen=True):
    """An answer to what is settled already, or was asked anew since: what stands. Goes as an `extension_result`."""

    purpose: Purpose
    project: str
    support: Support
    standing: Literal["open", "agreed", "declined", "lapsed"]
    last_day: dt.date | None
    asked_now: dt.date | None = None
    """With an open request: the last day that is asked about now."""


class ReleaseNotice(Struct, frozen=True):
    """D6: the person leaves at the end of the period. `question` puts D5's question in the same letter (T3)."""

    project: str
    support: Support
    days_left: int
    late: bool
    """Fewer than the days that are promised are left; the letter says so."""
    late_reason: Literal["downtime", "late_notice"] | None = None
    extension_open: bool = False
    question: bool = False
    token: str | None = None


class ReleaseWithdrawn(Struct, frozen=True):
    """D6: a release that was announced is off."""

    project: str
    support: Support
    old_end: dt.date
    new_end: dt.date | None


class EarlyRelease(Struct, frozen=True):
    """D7: the person leaves before the end that was on record."""

    project: str
    support: Support
    old_end: dt.date | None
    announced_by: str
    days_left: int
    agreed_by: str | None = None
    """The group's voice, where less than a week is left."""


class NotEntitled(Struct, frozen=True):
    """M3: one line saying who may."""

    act: Literal[
        "notice",
        "release",
        "decision",
        "extension",
        "lead",
        "kickoff",
        "closing",
        "need",
        "handover",
        "presales",
        "presales_answer",
    ]
    project: str | None
    who: tuple[str, ...]
    """Names of the people who may, where they are known."""


FormName = Literal[
    "presales",
    "handover",
    "kickoff",
    "notice",
    "need",
    "extension",
    "release",
    "lead_change",
    "closing",
    "cancellation",
]
"""The kinds of mail that people write to the daemon unasked, in the order in which a project needs them."""


class Forms(Struct, frozen=True):
    """The forms of every kind of mail that the reader may send (PROCESS, "Who may do what"); none for who may not."""

    forms: tuple[FormName, ...]


class ForwardedNeed(Struct, frozen=True):
    """A need with the group that is asked, and who in it."""

    need: Need
    group: str
    leaders: tuple[str, ...]


class NeedTaken(Struct, frozen=True):
    """D2b: what was understood of a need, and who is asked; for who stated it."""

    project: str
    needs: tuple[ForwardedNeed, ...]
    new_project: bool = False
    already: bool = False
    """All of it had been asked before, and is still open."""


class NeedForward(Struct, frozen=True):
    """D2b: the question to the leader of a group, whom it can lend; `again` where the answer was not clear."""

    project: str
    need: Need
    asked_by: str
    token: str
    again: bool = False
    problems: tuple[Remark, ...] = ()
    reminded: Reminded | None = None


class NeedOffer(Struct, frozen=True):
    """D2b: who is offered; for who stated the need, to agree or not; `again` where the answer was not clear."""

    project: str
    need: Need
    people: tuple[Support, ...]
    offered_by: str
    token: str
    again: bool = False
    reminded: Reminded | None = None


class NeedResult(Struct, frozen=True):
    """D2b: how a need ended, for the other side; or what stands, where a word came late."""

    project: str
    need: Need
    result: Literal["agreed", "declined", "nobody", "lapsed", "asked", "offered"]
    decided_by: str | None = None
    reason: str | None = None
    people: tuple[Support, ...] = ()
    late: bool = False


class AgreedNotice(Struct, frozen=True):
    """D2b: the supplement notice that the daemon sends itself, to the project team and the people lent."""

    project: str
    people: tuple[Support, ...]
    asked_by: str
    offered_by: str


class GroupAnswer(Struct, frozen=True):
    """D10: what the leader of a group has said; without people the group need not join (无需投入)."""

    leader: str
    people: tuple[Support, ...] = ()


class HandoverTaken(Struct, frozen=True):
    """D10: what was understood of a project's facts, and which group leaders are asked; for who stated them."""

    project: str
    facts: tuple[Fact, ...]
    asked: tuple[str, ...]
    """Who is asked now; empty where nobody is."""
    waiting: tuple[str, ...] = ()
    """Everybody whose answer is waited for."""
    manager: str | None = None
    rd_lead: str | None = None
    lead_refused: str | None = None
    """Named as the lead by somebody who may not name one."""
    new_project: bool = False
    unchanged: bool = False
    """All of it was on record already."""


class HandoverRequest(Struct, frozen=True):
    """D10: the question to a group leader who joins from the group, and who leads; `again` where that was not clear.

    `start` and `end` are the contract's days, to begin with; `people` were named without a period.
    """

    project: str
    facts: tuple[Fact, ...]
    stated_by: str
    manager: str | None
    rd_lead: str | None
    token: str
    start: dt.date | None = None
    end: dt.date | None = None
    again: bool = False
    people: tuple[str, ...] = ()
    problems: tuple[Remark, ...] = ()
    reminded: Reminded | None = None


class HandoverNoted(Struct, frozen=True):
    """D10: a leader's answer is noted; recorded once nobody is waited for."""

    project: str
    answer: GroupAnswer
    rd_lead: str | None
    waiting: tuple[str, ...]


class HandoverResult(Struct, frozen=True):
    """D10: what all group leaders have said, for who stated the facts, the manager and the leaders; or what stands."""

    project: str
    result: HandoverState
    answers: tuple[GroupAnswer, ...]
    lines: tuple[ConfirmedLine, ...] = ()
    manager: str | None = None
    rd_lead: str | None = None
    waiting: tuple[str, ...] = ()
    late: bool = False
    """An answer to what is settled: nothing has changed."""


class LeadConflict(Struct, frozen=True):
    """D9: a second R&D lead was nominated and not recorded; for who nominated and for the present lead."""

    project: str
    nominated: str
    lead: str
    nominated_by: str


class NewLead(Struct, frozen=True):
    """D9: the project has another R&D lead, or its first; for who said so and for the lead before."""

    project: str
    lead: str
    before: str | None
    named_by: str
    new_project: bool = False

    @property
    def unchanged(self) -> bool:
        """The one who is named was the lead already."""
        return self.lead == self.before


class LeadDuties(Struct, frozen=True):
    """D9: the duties and rights of a newly named R&D lead; `duties` are the administrator's lines, if there are any."""

    project: str
    lead: str
    manager: str | None
    named_by: str
    before: str | None = None
    duties: tuple[str, ...] = ()


class EndedSupport(Struct, frozen=True):
    """What the end of the project means for one person; `before` is the last day that was on record."""

    support: Support
    before: dt.date | None
    cancelled: bool
    """It had not begun."""


class ProjectEnded(Struct, frozen=True):
    """The project is closed or terminated; `on` is its last day, None where nobody knew the project."""

    project: str
    outcome: ProjectOutcome
    on: dt.date | None
    announced_by: str
    reason: str | None = None
    people: tuple[EndedSupport, ...] = ()
    already: bool = False
    """It had ended before: nothing has changed."""


class TakenBack(Struct, frozen=True):
    """What taking back a notice did to one record: `before` is what it was until now, where that changed."""

    effect: Literal["cancelled", "restored", "withdrawn", "begun", "changed_since", "over"]
    support: Support
    before: Support | None = None

    @property
    def changed(self) -> bool:
        """Person and superior must hear of it."""
        return self.effect in {"cancelled", "restored"}


class Cancellation(Struct, frozen=True):
    """A notice was taken back (撤销上一封); without lines nobody can tell which."""

    project: str | None
    cancelled_by: str
    lines: tuple[TakenBack, ...] = ()

    @property
    def people(self) -> list[str]:
        """Everybody whom it is about."""
        return [line.support.person for line in self.lines]

    @property
    def done(self) -> bool:
        """Something of it could be taken back."""
        return any(line.changed or line.effect == "withdrawn" for line in self.lines)


class AdminDigest(Struct, frozen=True):
    """What the administrator must know, once a day: strangers, missed letters, failures, set-aside mail."""

    day: dt.date
    strangers: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    bounces: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class OutageTold(Struct, frozen=True):
    """A server has been out of reach for a while; `until` is when it was back, None while it is not."""

    part: Literal["mailbox", "outgoing"]
    since: dt.datetime
    until: dt.datetime | None
    why: str


class Reminder(Struct, frozen=True):
    """An unanswered request once more (Settled details: Reminders); `about` None asks whether to extend at all."""

    purpose: Purpose
    project: str
    support: Support
    about: dt.date | None
    asked_on: dt.date
    days_left: int | None
    """Calendar days from today to the last day on record; None where there is none."""
    token: str
    release_notice_on: dt.date | None = None
    """Where that day is still to come."""
    last: bool = False
    """The one on the working day before it matters: the superior gets a copy."""


class Leaving(Struct, frozen=True):
    """Somebody who leaves a project soon, as a digest shows it."""

    project: str
    support: Support
    days_left: int
    extension: ExtensionState | None = None


class OpenQuestion(Struct, frozen=True):
    """A request that waits for an answer: who is asked, since when, and about which last day (None: whether to extend).

    Without anybody asked the request waits for nobody in particular.
    """

    project: str
    person: str
    """Whom it is about; of a need the role, of an offer the people, of a pre-sales request the topic."""
    purpose: Purpose | Literal["need", "offer", "handover", "presales"]
    asked: tuple[str, ...]
    about: dt.date | None
    since: dt.date
    last_day: dt.date | None


class Digest(Struct, frozen=True):
    """A manager's projects at the beginning of a week: who leaves by `until` (included), and what waits."""

    day: dt.date
    until: dt.date
    leaving: tuple[Leaving, ...] = ()
    waiting: tuple[OpenQuestion, ...] = ()


class ReviewLine(Struct, frozen=True):
    """D9b: somebody's support, and how many working days of its period lie in the quarter."""

    support: Support
    working_days: int


class ReviewList(Struct, frozen=True):
    """D9b: who supported the project in the quarter from `start` to `end`, both included."""

    project: str
    start: dt.date
    end: dt.date
    lines: tuple[ReviewLine, ...]
    provisional: bool = False
    """The working days rest on a year whose holidays are not announced yet (T1)."""

    @property
    def number(self) -> int:
        """Which quarter of the year it is, from 1."""
        return (self.start.month + 2) // 3


class BounceReport(Struct, frozen=True):
    """M5: a letter, by its subject and the day it was written, did not reach these people."""

    project: str
    subject: str
    written_on: dt.date
    not_reached: tuple[Contact, ...]


Facts = (
    Confirmation
    | Correction
    | ExtensionRequest
    | ApprovalRequest
    | ExtensionResult
    | LateWord
    | ReleaseNotice
    | ReleaseWithdrawn
    | EarlyRelease
    | NotEntitled
    | Forms
    | NeedTaken
    | NeedForward
    | NeedOffer
    | NeedResult
    | AgreedNotice
    | HandoverTaken
    | HandoverRequest
    | HandoverNoted
    | HandoverResult
    | DoubleBooking
    | LeadConflict
    | NewLead
    | LeadDuties
    | ProjectEnded
    | Cancellation
    | AdminDigest
    | OutageTold
    | Reminder
    | Digest
    | ReviewList
    | BounceReport
    | PresalesTaken
    | PresalesForward
    | PresalesApproval
    | PresalesResult
)


class Letter(Struct, frozen=True):
    """A letter decided but not yet written: the workflow's answer to an event or to the calendar."""

    kind: LetterKind
    to: tuple[Contact, ...]
    facts: Facts
    cc: tuple[Contact, ...] = ()
    answer: bool = False
    """It answers the mail in hand and threads under it (M1); else it is of the daemon's own accord."""
    at_hand: bool = True
    """Brought about by a mail and sent at once; else a letter of the calendar."""
    key: str | None = None
    assignments: tuple[str, ...] = ()
    token: str | None = None
    language: str = "zh_CN"
    follows: str | None = None
    """Of a letter of the daemon's own accord: the Message-ID of the earlier mail that it threads under."""
