"""That a question is put once more (PROCESS, Settled details: Reminders)."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class Reminded(Struct, frozen=True):
    """A reminder of the letter of `asked_on`, which nobody has answered."""

    asked_on: dt.date
    last: bool = False
    """The one on the working day before it matters: the superior gets a copy."""
