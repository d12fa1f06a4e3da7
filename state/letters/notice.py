"""Facts of what answers a notice: confirmation, correction request, refusal, forms (D3, M3, M4)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from state.letters.filled_form import CorrectedKind, FormEntry
from state.letters.support import ConfirmedLine, Effect, Support
from state.model import Purpose
from state.notice import AssignmentLine, Remark


class Confirmation(Struct, frozen=True):
    """D3, D4: what was understood, and what follows from it."""

    project: str
    lines: tuple[ConfirmedLine, ...]
    new_project: bool = False
    manager: str | None = None
    manager_learnt: bool = False
    manager_missing: bool = False
    """Nobody knows the manager: the sender stands in, and is asked who it is."""
    rd_lead: str | None = None
    rd_lead_learnt: bool = False
    later: str | None = None
    """The later day from which on another was to lead or to manage, as it is written: it counts at once (D9)."""
    lead_refused: str | None = None
    """A second lead was nominated and not recorded (D9)."""
    similar_project: str | None = None
    """A known project whose name is nearly the same."""
    reopened: bool = False
    """The project had been closed or terminated; this notice opens it again."""
    passed_over: tuple[str, ...] = ()
    """The sentences of the mail from which nothing was taken, as they stand in it."""

    @property
    def offered(self) -> str | None:
        """The known project that a word in answer takes for the one that nobody knew (D3)."""
        return self.similar_project if self.new_project else None

    @property
    def people(self) -> list[str]:
        """Everybody whom the notice names, in its order."""
        return [line.support.person for line in self.lines]

    @property
    def effects(self) -> set[Effect]:
        """What became of its lines."""
        return {line.effect for line in self.lines}

    @property
    def unchanged(self) -> bool:
        """Everything in it was on record already."""
        return self.effects == {"unchanged"}

    @property
    def same_voices(self) -> bool:
        """There are several lines, and for all of them the same word is on record: it is said once."""
        return len(self.lines) > 1 and len({line.voices for line in self.lines}) == 1


class Correction(Struct, frozen=True):
    """M4: what could not be read, and the form filled in with what could."""

    project: str | None
    problems: tuple[Remark, ...]
    form: tuple[FormEntry, ...]
    """All of one kind; empty where there is none to fill in."""
    asks_for_date: bool = False
    """同意 without a date to the question whether to extend (D5): only the date is missing."""
    undecided: bool = False
    """An answer to a request that decides nothing for sure: which word is meant?"""
    purpose: Purpose = "extension"
    until: dt.date | None = None
    """Of an undecided answer to an approval request: the last day that is proposed; None asked whether to extend."""
    about: Support | None = None
    token: str | None = None
    others_decided: bool = False
    """Of an undecided answer about several people: what it says of the others, who are no problem, is done."""
    kind: CorrectedKind = "notice"
    """What kind of mail it is that could not be read."""
    whole: tuple[AssignmentLine, ...] = ()
    """The lines of the form, where it lacks nothing: a word in answer records them (M7)."""


class NotEntitled(Struct, frozen=True):
    """M3: one line saying who may."""

    act: Literal[
        "notice",
        "release",
        "decision",
        "extension",
        "lead",
        "kickoff",
        "closing",
        "need",
        "handover",
        "presales",
        "presales_answer",
    ]
    project: str | None
    who: tuple[str, ...]
    """Names of the people who may, where they are known."""
    only: tuple[str, ...] = ()
    """Of a mail about several people that did something: those about whom it did nothing."""


FormName = Literal[
    "presales",
    "handover",
    "kickoff",
    "notice",
    "need",
    "extension",
    "release",
    "lead_change",
    "closing",
    "cancellation",
]
"""The kinds of mail that people write to the daemon unasked, in the order in which a project needs them."""


class Forms(Struct, frozen=True):
    """The forms of every kind of mail that the reader may send (PROCESS, "Who may do what"); none for who may not."""

    forms: tuple[FormName, ...]
