"""Letters as values: what kind, to whom, about what. Their words are the templates' affair.

A letter's `facts` are all that its template may use; every kind has its own class of facts. Dates are included,
efforts are person-days, names are as the records hold them.
"""

from state.letters.administration import AdminDigest, BounceReport, OutageTold
from state.letters.double_booking import DoubleBooked, DoubleBooking
from state.letters.ending import Cancellation, EndedSupport, ProjectEnded, TakenBack
from state.letters.extension import ApprovalRequest, ExtensionRequest, ExtensionResult, LateWord, Reminder
from state.letters.filled_form import (
    AssignmentForm,
    ClosingForm,
    CorrectedKind,
    FormEntry,
    HandoverForm,
    LeadForm,
    NeedForm,
    PresalesForm,
    ReleaseForm,
)
from state.letters.handover import GroupAnswer, HandoverNoted, HandoverRequest, HandoverResult, HandoverTaken
from state.letters.lead import LeadConflict, LeadDuties, NewLead
from state.letters.letter import Facts, Letter
from state.letters.need import AgreedNotice, ForwardedNeed, NeedForward, NeedOffer, NeedResult, NeedTaken
from state.letters.notice import Confirmation, Correction, FormName, Forms, NotEntitled
from state.letters.overview import Digest, Leaving, OpenQuestion, ReviewLine, ReviewList
from state.letters.presales import PresalesApproval, PresalesForward, PresalesResult, PresalesTaken
from state.letters.release import EarlyRelease, ReleaseNotice, ReleaseWithdrawn
from state.letters.several import OfSeveral, Several
from state.letters.support import ConfirmedLine, Effect, Overlap, Support

__all__ = [
    "AdminDigest",
    "AgreedNotice",
    "ApprovalRequest",
    "AssignmentForm",
    "BounceReport",
    "Cancellation",
    "ClosingForm",
    "Confirmation",
    "ConfirmedLine",
    "CorrectedKind",
    "Correction",
    "Digest",
    "DoubleBooked",
    "DoubleBooking",
    "EarlyRelease",
    "Effect",
    "EndedSupport",
    "ExtensionRequest",
    "ExtensionResult",
    "Facts",
    "FormEntry",
    "FormName",
    "Forms",
    "ForwardedNeed",
    "GroupAnswer",
    "HandoverForm",
    "HandoverNoted",
    "HandoverRequest",
    "HandoverResult",
    "HandoverTaken",
    "LateWord",
    "LeadConflict",
    "LeadDuties",
    "LeadForm",
    "Leaving",
    "Letter",
    "NeedForm",
    "NeedForward",
    "NeedOffer",
    "NeedResult",
    "NeedTaken",
    "NewLead",
    "NotEntitled",
    "OfSeveral",
    "OpenQuestion",
    "OutageTold",
    "Overlap",
    "PresalesApproval",
    "PresalesForm",
    "PresalesForward",
    "PresalesResult",
    "PresalesTaken",
    "ProjectEnded",
    "ReleaseForm",
    "ReleaseNotice",
    "ReleaseWithdrawn",
    "Reminder",
    "ReviewLine",
    "ReviewList",
    "Several",
    "Support",
    "TakenBack",
]
