"""What a mail says: its kind, its facts, and the problems that stop it from being recorded."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from state.notice import (
    AssignmentLine,
    Change,
    Decision,
    Handover,
    Instead,
    Kind,
    LeadChange,
    Need,
    PresalesAnswer,
    PresalesRequest,
    ProjectEnd,
    ReleaseLine,
    Remark,
    Source,
    Wish,
)

SAYS_NOTHING: Final[frozenset[Kind]] = frozenset({"other", "reply", "help"})
"""Kinds of mail that state no fact of their own."""


class Reading(Struct, frozen=True):
    """The reading of one mail. Facts that do not apply are None or empty."""

    kind: Kind
    project: str | None = None
    rd_lead: str | None = None
    project_manager: str | None = None
    assignments: tuple[AssignmentLine, ...] = ()
    understood: tuple[AssignmentLine, ...] = ()
    """Of a notice with problems: its lines as the form has them, with what those that are asked about say (M4)."""
    whole: bool = False
    """`understood` has all that the notice states of people, days and efforts: a word may do for the form (M7)."""
    releases: tuple[ReleaseLine, ...] = ()
    decision: Decision | None = None
    decisions: tuple[Decision, ...] = ()
    """Of a reply about several people: one for each; `decision` is then None unless all are the same."""
    problems: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    sources: tuple[Source, ...] = ()
    """Where project, lead and manager stood."""
    withdrawn: tuple[str, ...] = ()
    """Of a cancellation: the people whom alone it takes back; empty: the notice as a whole."""
    lead_change: LeadChange | None = None
    words: tuple[str, ...] = ()
    """Of a need: the lines beside its labels."""
    needs: tuple[Need, ...] = ()
    """One for each role that is asked for."""
    handover: Handover | None = None
    project_end: ProjectEnd | None = None
    presales_request: PresalesRequest | None = None
    wish: Wish | None = None
    """Of a reply: what it says beside its decision."""
    later: str | None = None
    """Of a notice: a later day, as it is written, from which on another is said to lead or to manage (D9)."""
    instead: Instead | None = None
    """Of a notice: what it says of one before it, in the place of which it comes: 上一封有误，以此为准."""
    passed_over: tuple[str, ...] = ()
    """Of what is recorded, or may be at a word: the sentences from which nothing was taken, as they stand."""
    change: Change | None = None
    """Of a notice that names nobody: what it changes of the one record that there may be (D4)."""
    apart: Reading | None = None
    """Of a reply: what its words state as a mail of their own, which counts where they answer no question (M3)."""
    presales_answer: PresalesAnswer | None = None
