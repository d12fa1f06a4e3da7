"""What a running daemon knows of itself. It alone writes; whoever watches reads whole values from another thread."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

STALE_LETTER = dt.timedelta(hours=2)
"""A letter that waits longer is no case of a receiver's server asking for patience any more."""


@dataclass
class Vitals:
    """Counts since the start, and how things stood at the end of the last cycle. Times are aware."""

    mails: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By kind and outcome."""
    seconds: float = 0.0
    """That all these mails took together."""
    cycled_at: dt.datetime | None = None
    polled_at: dt.datetime | None = None
    """When the mailbox was last read to its end."""
    trouble: str | None = None
    """Why it could not be read since."""
    waiting: int = 0
    uncertain: int = 0
    aside: int = 0
    oldest_letter: dt.datetime | None = None
    """When the oldest letter that is not settled was made."""
    oldest_mail: dt.datetime | None = None
    """When the oldest mail in hand was received; None between two batches."""

    def count(self, kind: str, outcome: str, seconds: float) -> None:
        """A mail is settled."""
        self.mails[kind, outcome] += 1
        self.seconds += seconds

    def in_hand(self, received: dt.datetime) -> None:
        """A mail is about to be handled."""
        if self.oldest_mail is None or received < self.oldest_mail:
            self.oldest_mail = received

    def settled(self) -> None:
        """Every mail in hand is on record."""
        self.oldest_mail = None

    def ailment(self, now: dt.datetime, longest: dt.timedelta) -> str | None:
        """What is wrong, on one line: the mailbox was not read for so `longest`, or a letter is stuck; else None."""
        if self.cycled_at is None:
            return None  # it has only just begun
        if self.polled_at is None or now - self.polled_at > longest:
            since = f"since {self.polled_at:%Y-%m-%d %H:%M}" if self.polled_at else "yet"
            return " ".join(f"the mailbox was not read {since}: {self.trouble or 'no answer'}".split())
        if self.oldest_letter is not None and now - self.oldest_letter > STALE_LETTER:
            return f"a letter has been waiting since {self.oldest_letter:%Y-%m-%d %H:%M}"
        return None
