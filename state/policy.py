"""The numbers of the process that an administrator may set."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class Policy(Struct, frozen=True):
    """How far ahead letters go out (calendar days), and at which hour of a working day."""

    release_notice_days: int = 7
    extension_request_days: int = 14
    send_at: dt.time = dt.time(9)
    reminder_days: int = 3
    """Working days after which an unanswered question is put again."""
    lead_duties: str = ""
    """What a newly named R&D lead is told of duties and rights (D9); empty for the words of the letter itself."""
    materials: str = ""
    """Where the materials lie: the answer to a request for them (P5); empty: a coordinator is asked."""
    demo_environment: str = ""
    """Which environment to use: the answer to a request for one (P5); empty: a coordinator is asked."""
