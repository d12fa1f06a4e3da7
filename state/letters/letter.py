"""A letter that is decided but not yet written."""

from __future__ import annotations

from msgspec import Struct

from state.letters.administration import AdminDigest, BounceReport, OutageTold
from state.letters.double_booking import DoubleBooking
from state.letters.ending import Cancellation, ProjectEnded
from state.letters.extension import ApprovalRequest, ExtensionRequest, ExtensionResult, LateWord, Reminder
from state.letters.handover import HandoverNoted, HandoverRequest, HandoverResult, HandoverTaken
from state.letters.lead import LeadConflict, LeadDuties, NewLead
from state.letters.need import AgreedNotice, NeedForward, NeedOffer, NeedResult, NeedTaken
from state.letters.notice import Confirmation, Correction, Forms, NotEntitled
from state.letters.overview import Digest, ReviewList
from state.letters.presales import PresalesApproval, PresalesForward, PresalesResult, PresalesTaken
from state.letters.release import EarlyRelease, ReleaseNotice, ReleaseWithdrawn
from state.letters.several import Several
from state.model import Contact, LetterKind

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
    | Several
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
    asks: tuple[str, ...] = ()
    """The tokens of the questions that it puts, where they are several."""
    language: str = "zh_CN"
    follows: str | None = None
    """Of a letter of the daemon's own accord: the Message-ID of the earlier mail that it threads under."""
