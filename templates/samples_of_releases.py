"""Made-up letters about people who leave (D6, D7)."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import EarlyRelease, Letter, ReleaseNotice, ReleaseWithdrawn
from templates.sample_cast import JUNE, LEAD, LEADER, MANAGER, MEMBER, PROJECT, TOKEN, question


def release_letters() -> dict[str, Letter]:
    """Told ahead, told late, off, and early."""
    notice = ReleaseNotice(PROJECT, JUNE, 7, late=False)
    asked = structs.replace(notice, days_left=3, late=True, late_reason="downtime", question=True, token=TOKEN)
    late = structs.replace(notice, days_left=2, late=True, late_reason="late_notice", extension_open=True)
    announced = {
        "release-notice": notice,
        "release-notice-late": late,
        "release-notice-last-day": structs.replace(notice, days_left=0, late=True),
    }
    july = structs.replace(JUNE, end=dt.date(2026, 7, 31))
    off = ReleaseWithdrawn(PROJECT, july, dt.date(2026, 6, 30), dt.date(2026, 7, 31))
    early = EarlyRelease(PROJECT, JUNE, dt.date(2026, 8, 15), "黄俊杰", 9)
    urgent = structs.replace(early, old_end=None, days_left=3, agreed_by="查甘望")
    return {
        **{name: Letter("release_notice", (MEMBER,), fact, (LEADER, MANAGER)) for name, fact in announced.items()},
        "release-notice-question": question("release_notice", asked, MANAGER, MEMBER, LEADER, LEAD),
        "release-withdrawn": Letter("release_withdrawn", (MEMBER,), off, (LEADER, MANAGER)),
        "release-withdrawn-open": Letter("release_withdrawn", (MEMBER,), structs.replace(off, new_end=None)),
        "early-release": Letter("early_release", (MEMBER, MANAGER), early, (LEADER,)),
        "early-release-agreed": Letter("early_release", (MEMBER, MANAGER), urgent, (LEADER,)),
    }
