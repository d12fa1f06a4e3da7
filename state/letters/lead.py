"""Facts of letters about who leads the research and development of a project (D9)."""

from __future__ import annotations

from msgspec import Struct


class LeadConflict(Struct, frozen=True):
    """D9: a second R&D lead was nominated and not recorded; for who nominated and for the present lead."""

    project: str
    nominated: str
    lead: str
    nominated_by: str


class NewLead(Struct, frozen=True):
    """D9: the project has another R&D lead, or its first; for who said so and for the lead before."""

    project: str
    lead: str
    before: str | None
    named_by: str
    new_project: bool = False
    later: str | None = None
    """The later day that the mail names, as it is written: it is not recorded."""

    @property
    def unchanged(self) -> bool:
        """The one who is named was the lead already."""
        return self.lead == self.before


class LeadDuties(Struct, frozen=True):
    """D9: the duties and rights of a newly named R&D lead; `duties` are the administrator's lines, if there are any."""

    project: str
    lead: str
    manager: str | None
    named_by: str
    before: str | None = None
    duties: tuple[str, ...] = ()
    later: str | None = None
    """The later day that the mail names, as it is written."""
