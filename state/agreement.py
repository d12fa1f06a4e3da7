"""Two parties agree on a last day (PROCESS rule D5): a fold over their words.

Each voice's latest word counts. The last word of all sets the day that is on the table; it is agreed when every
voice that is needed has named that very day; one refusal ends it. A counter-proposal is simply a word with another
day: it puts that day on the table and leaves the other side to speak.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import reduce
from typing import Literal

from msgspec import Struct, structs

from state.model import Voice, Vote


class Agreement(Struct, frozen=True):
    """Where the two stand: `on_table` is the last day being talked about, `words` the latest of each voice."""

    state: Literal["open", "agreed", "declined"] = "open"
    on_table: dt.date | None = None
    words: tuple[Vote, ...] = ()
    refused_by: str | None = None
    reason: str | None = None

    @property
    def agreed_by(self) -> tuple[tuple[Voice, str], ...]:
        """Which voices, and who in their name, have named the day on the table."""
        return tuple((word.voice, word.person) for word in self.words if word.until == self.on_table)

    def has(self, voice: Voice) -> bool:
        """Whether this voice has named the day on the table."""
        return any(spoken == voice for spoken, _ in self.agreed_by)


def hear_vote(standing: Agreement, vote: Vote) -> Agreement:
    """One word more. A refusal stays a refusal, whatever is said afterwards."""
    if standing.state == "declined":
        return standing
    if vote.until is None:
        return Agreement("declined", refused_by=vote.person, reason=vote.reason)
    words = (*(word for word in standing.words if word.voice != vote.voice), vote)
    reason = standing.reason if vote.until == standing.on_table else vote.reason
    return Agreement(on_table=vote.until, words=words, reason=reason)


def agreement_of(votes: Iterable[Vote], needs: Iterable[Voice], proposed: dt.date | None = None) -> Agreement:
    """Fold the words of a request. `proposed` is on the table before anybody with a voice has spoken."""
    standing = reduce(hear_vote, votes, Agreement(on_table=proposed))
    if standing.state == "open" and standing.on_table and all(standing.has(voice) for voice in needs):
        return structs.replace(standing, state="agreed")
    return standing
