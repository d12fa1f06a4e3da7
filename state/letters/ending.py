"""Facts of letters about what is over: a project's end, a notice taken back (D8)."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypeAlias

from msgspec import Struct

from state.letters.support import Support
from state.notice import ProjectOutcome


class EndedSupport(Struct, frozen=True):
    """What the end of the project means for one person; `before` is the last day that was on record."""

    support: Support
    before: dt.date | None
    cancelled: bool
    """It had not begun."""


class ProjectEnded(Struct, frozen=True):
    """The project is closed or terminated; `on` is its last day, None where nobody knew the project."""

    project: str
    outcome: ProjectOutcome
    on: dt.date | None
    announced_by: str
    reason: str | None = None
    people: tuple[EndedSupport, ...] = ()
    already: bool = False
    """It had ended before: nothing has changed."""


class TakenBack(Struct, frozen=True):
    """What taking back a notice did to one record: `before` is what it was until now, where that changed."""

    effect: Literal["cancelled", "restored", "withdrawn", "begun", "changed_since", "over"]
    support: Support
    before: Support | None = None

    @property
    def changed(self) -> bool:
        """Person and superior must hear of it."""
        return self.effect in {"cancelled", "restored"}


NoNotice: TypeAlias = Literal["lead_change", "project_end", "agreement", "unclear", "on_condition"]


class Cancellation(Struct, frozen=True):
    """A notice was taken back (撤销上一封); without lines nobody can tell which."""

    project: str | None
    cancelled_by: str
    lines: tuple[TakenBack, ...] = ()
    meant: NoNotice | None = None
    """What is answered, where that is no notice and is undone otherwise; or what of it is meant is not certain, or
    whether it holds."""

    @property
    def people(self) -> list[str]:
        """Everybody whom it is about."""
        return [line.support.person for line in self.lines]

    @property
    def done(self) -> bool:
        """Something of it could be taken back."""
        return any(line.changed or line.effect == "withdrawn" for line in self.lines)
