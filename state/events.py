"""What can happen to a project: the mails that change something, as values the workflow takes."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from state.directory import Person
from state.model import Contact
from state.notice import (
    AssignmentLine,
    Change,
    Decision,
    Handover,
    Instead,
    Need,
    Offer,
    ProjectOutcome,
    ReleaseLine,
    Remark,
    Source,
    Topic,
    Wish,
)


class MailInHand(Struct, frozen=True):
    """The mail that an event came with. A word counts by when the mailbox `received` it (T3)."""

    message_id: str | None
    received: dt.datetime
    sender: Person
    people: tuple[Contact, ...] = ()
    """Everybody on its To and Cc, with their display names."""
    answers: tuple[str, ...] = ()
    """The Message-IDs of the mails it answers, the nearest first."""
    words: tuple[str, ...] = ()
    """Its own lines that do more than greet, for whoever it is passed on to."""
    corrects: bool = False
    """No mail, but the administrator's own correction (U5), who may what a coordinator may."""

    @property
    def said_on(self) -> dt.date:
        """The day on which its words count."""
        return self.received.date()


class Notice(Struct, frozen=True):
    """A staffing notice (D1, D2): who supports the project, from when to when."""

    mail: MailInHand
    lines: tuple[AssignmentLine, ...] = ()
    project_manager: str | None = None
    rd_lead: str | None = None
    changes_lead: bool = False
    """It says outright that the lead changes (研发负责人变更为…), which may replace one (D9)."""
    warnings: tuple[Remark, ...] = ()
    similar_project: str | None = None
    sources: tuple[Source, ...] = ()
    token: str | None = None
    """Of the letter that it answers, where it answers one."""
    later: str | None = None
    """A later day that it names for another lead or manager, as it is written; the change counts at once."""
    instead: Instead | None = None
    """What it says of a notice before it, in the place of which it comes: 上一封有误，以此为准."""
    agreed_with: str | None = None
    """Whose word is on record beside the sender's: who offered the people of a need (D2b)."""
    passed_over: tuple[str, ...] = ()
    """The sentences of the mail from which nothing was taken: the confirmation shows them (D3)."""


class LeadReplaced(Struct, frozen=True):
    """An explicit change of the R&D lead (D9); `lead` is None where the mail does not read (`problems`)."""

    mail: MailInHand
    lead: str | None
    problems: tuple[Remark, ...] = ()
    token: str | None = None
    """Of the letter that it answers, where it answers one."""
    later: str | None = None
    """A later day that the mail names, as it is written; the change counts at once all the same."""


class ProjectClosed(Struct, frozen=True):
    """The end of the project (结项, 终止), on the day of the mail."""

    mail: MailInHand
    outcome: ProjectOutcome
    reason: str | None = None
    problems: tuple[Remark, ...] = ()


class NoticeTakenBack(Struct, frozen=True):
    """A notice is cancelled (撤销上一封): the one that the mail, or a confirmation that it, answers."""

    mail: MailInHand
    people: tuple[str, ...] = ()
    """Whose support alone is cancelled (撤销陈牧野的支撑安排); empty: everybody's."""
    unclear: bool = False
    """What of it is meant cannot be told (撤销上一封，许南星除外): it is asked, and nothing is cancelled (M4)."""
    on_condition: bool = False
    """It holds on a condition, or is another's word (黄总说上一封作废): nothing is cancelled, and that is said."""


class NeedStated(Struct, frozen=True):
    """Hands are missing (D2b): one need for each role."""

    mail: MailInHand
    needs: tuple[Need, ...]
    problems: tuple[Remark, ...] = ()
    words: tuple[str, ...] = ()
    """The lines beside its labels, which go to whoever is asked."""


class HandoverStated(Struct, frozen=True):
    """A project's facts before its hand-over meeting (D10), with the heads they name."""

    mail: MailInHand
    handover: Handover
    project_manager: str | None = None
    rd_lead: str | None = None
    problems: tuple[Remark, ...] = ()


class PresalesAsked(Struct, frozen=True):
    """A pre-sales request (P1); `topic` is None where the mail names none or several."""

    mail: MailInHand
    topic: Topic | None = None
    customer: str | None = None
    needs_person: bool = False
    """It says why a configured text is not enough (P5)."""
    source: Source | None = None
    problems: tuple[Remark, ...] = ()
    words: tuple[str, ...] = ()
    """The lines that say what is wanted, which go to whoever is asked (P2)."""


class PresalesAnswered(Struct, frozen=True):
    """A coordinator's answer to a pre-sales request (P2 to P4), in its thread (`token`) or naming the project."""

    mail: MailInHand
    people: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    verdict: Literal["accepted", "declined"] | None = None
    reason: str | None = None
    source: Source | None = None
    token: str | None = None
    direct: bool = True
    problems: tuple[Remark, ...] = ()
    adds: bool = False
    """The people come beside those who are assigned."""
    start: dt.date | None = None
    """The later day from which on they support the project, where the answer names one."""
    ends: str | None = None
    """The words of an end that it names (P2)."""
    speaks_of_change: bool = False
    """Nobody could read it, and it speaks of people who change."""
    names: tuple[str, ...] = ()
    """Whom it names, where nobody could read it."""
    is_bare_word: bool = False
    """Nothing but a yes or no: it answers the question, and cannot open anew what is settled."""


class FormsAsked(Struct, frozen=True):
    """Somebody asks how the mails to the daemon are written (帮助, 模板)."""

    mail: MailInHand


class ReleaseAnnounced(Struct, frozen=True):
    """An early release (D7): who leaves, and on which last day."""

    mail: MailInHand
    lines: tuple[ReleaseLine, ...]
    warnings: tuple[Remark, ...] = ()
    """What the mail has and nobody read: struck out, hidden, attached."""
    passed_over: tuple[str, ...] = ()
    """The sentences of the mail from which nothing was taken: the confirmation shows them (D3)."""


class WordGiven(Struct, frozen=True):
    """A reply (M7). `token` is the one of the letter it answers, None where it answers none of the daemon's.

    `direct` says that it answers the daemon's letter itself, not what people made of it among themselves.
    """

    mail: MailInHand
    decision: Decision | None
    token: str | None = None
    direct: bool = True
    offer: Offer | None = None
    """What it says where it answers a need (D2b)."""
    decisions: tuple[Decision, ...] = ()
    """Of a reply about several people: one for each of them, in its order; each names its person."""
    wish: Wish | None = None
    """What it says beside its decision, or without one: it matters by the letter that it answers."""
    apart: Notice | ReleaseAnnounced | Unread | None = None
    """What its words state as a mail of their own: that counts where, as an answer, it comes to nothing (M3)."""


class Unread(Struct, frozen=True):
    """A mail that states something but cannot be read for sure (M4), with everything that was understood."""

    mail: MailInHand
    problems: tuple[Remark, ...]
    lines: tuple[AssignmentLine, ...] = ()
    releases: tuple[ReleaseLine, ...] = ()
    token: str | None = None
    is_release: bool = False
    """It announces an early release (D7), whether or not it could be read who leaves."""
    change: Change | None = None
    """What it changes of the one record that there may be, where nothing is wrong but that it names nobody (D4)."""
    understood: tuple[AssignmentLine, ...] = ()
    """The lines for the form, with what those that are asked about say; empty: they are `lines`."""
    whole: bool = False
    """The form holds all that the mail states of people, days and efforts, but for `heads`."""
    passed_over: tuple[str, ...] = ()
    """Where the form is whole: the sentences of the mail from which nothing was taken (D3)."""
    heads: tuple[str, ...] = ()
    """Manager and lead whom the mail names."""


Event: TypeAlias = (
    Notice
    | LeadReplaced
    | ProjectClosed
    | NoticeTakenBack
    | NeedStated
    | HandoverStated
    | PresalesAsked
    | PresalesAnswered
    | FormsAsked
    | ReleaseAnnounced
    | WordGiven
    | Unread
)
