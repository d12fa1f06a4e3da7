"""Facts of a letter about several people of a project, where each could have been told or asked about alone."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from state.letters.extension import ApprovalRequest, ExtensionRequest, ExtensionResult, LateWord, Reminder
from state.letters.notice import Correction
from state.letters.release import EarlyRelease, ReleaseNotice, ReleaseWithdrawn

OfSeveral: TypeAlias = (
    ExtensionRequest
    | ApprovalRequest
    | ExtensionResult
    | Reminder
    | ReleaseNotice
    | ReleaseWithdrawn
    | EarlyRelease
    | LateWord
    | Correction
)


class Several(Struct, frozen=True):
    """What letters of one kind say, one for each person: number n of the letter is `items[n - 1]`."""

    project: str
    items: tuple[OfSeveral, ...]
    """All of one class."""
    token: str | None = None
    """Answers every question in it."""
