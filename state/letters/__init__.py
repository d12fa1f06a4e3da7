"""Letters as values: what kind, to whom, about what. Their words are the templates' affair.

A letter's `facts` are all that its template may use; every kind has its own class of facts. Dates are included,
efforts are person-days, names are as the records hold them.
"""

from state.letters.administration import AdminDigest, BounceReport, OutageTold
from state.letters.double_booking import DoubleBooked, DoubleBooking
from state.letters.ending import Cancellation, EndedSupport, ProjectEnded, TakenBack
from state.letters.extension import ApprovalRequest, ExtensionRequest, ExtensionResult, LateWord, Reminder
from state.letters.handover import GroupAnswer, HandoverNoted, HandoverRequest, HandoverResult, HandoverTaken
from state.letters.lead import LeadConflict, LeadDuties, NewLead
from state.letters.letter import Facts, Letter
from state.letters.need import AgreedNotice, ForwardedNeed, NeedForward, NeedOffer, NeedResult, NeedTaken
from state.letters.notice import AssignmentForm, Confirmation, Correction, FormName, Forms, NotEntitled, ReleaseForm
from state.letters.overview import Digest, Leaving, OpenQuestion, ReviewLine, ReviewList
from state.letters.presales import PresalesApproval, PresalesForward, PresalesResult, PresalesTaken
from state.letters.release import EarlyRelease, ReleaseNotice, ReleaseWithdrawn
from state.letters.support import ConfirmedLine, Effect, Overlap, Support

__all__ = [
    "AdminDigest",
    "AgreedNotice",
    "ApprovalRequest",
    "AssignmentForm",
    "BounceReport",
    "Cancellation",
    "Confirmation",
    "ConfirmedLine",
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
    "FormName",
    "Forms",
    "ForwardedNeed",
    "GroupAnswer",
    "HandoverNoted",
    "HandoverRequest",
    "HandoverResult",
    "HandoverTaken",
    "LateWord",
    "LeadConflict",
    "LeadDuties",
    "Leaving",
    "Letter",
    "NeedForward",
    "NeedOffer",
    "NeedResult",
    "NeedTaken",
    "NewLead",
    "NotEntitled",
    "OpenQuestion",
    "OutageTold",
    "Overlap",
    "PresalesApproval",
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
    "Support",
    "TakenBack",
]
