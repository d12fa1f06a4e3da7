"""Facts of letters about somebody who leaves (D6, D7)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from state.letters.support import Support


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
