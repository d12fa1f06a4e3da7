"""Facts of letters about agreement: asked, approved, decided, too late, reminded of (D5)."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from state.letters.support import Support
from state.model import Purpose, Voice

WhyLapsed: TypeAlias = Literal[
    "unanswered", "amended", "early_release", "cancelled", "replaced", "taken_back", "closed"
]
"""What has made a request pointless: of the support itself, but for `taken_back`, which is of the request alone."""


class ExtensionRequest(Struct, frozen=True):
    """D5: the question to the project's voice whether to extend."""

    project: str
    support: Support
    days_left: int
    release_notice_on: dt.date | None
    token: str
    overdue: bool = False
    one_word: bool = False
    """Whether who is asked speaks for the person's group as well: nobody else is asked then."""


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
    why_lapsed: WhyLapsed | None = None
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
