"""Made-up letters about what changes a project as a whole: its lead, its end, and what is taken back."""

from __future__ import annotations

import datetime as dt

from msgspec import structs

from state.letters import (
    Cancellation,
    DoubleBooked,
    DoubleBooking,
    EndedSupport,
    LeadConflict,
    LeadDuties,
    Letter,
    NewLead,
    Overlap,
    ProjectEnded,
    Support,
    TakenBack,
)
from state.model import Contact
from templates.sample_cast import LEAD, MANAGER, MEMBER, PROJECT

SECOND = Contact("尤硕愚", "youshuoyu@example.com")
_JUNE = Support(MEMBER.name, "后端开发", dt.date(2026, 6, 1), dt.date(2026, 6, 30), support_days=22.0)


def conflict_letters() -> dict[str, Letter]:
    """Somebody who is lent twice for more days than there are."""
    there = Overlap("松云政务平台项目", dt.date(2026, 6, 15), dt.date(2026, 7, 10), effort=15.0)
    booked = DoubleBooked(_JUNE, there, there.start, dt.date(2026, 6, 30), 11, 11.0, 8.25)
    facts = DoubleBooking(PROJECT, there.project, (booked,))
    return {"double-booking": Letter("double_booking", (MANAGER, SECOND), facts)}


def lead_letters() -> dict[str, Letter]:
    """D9: a conflict, a change for who said so and for who hears of it, and the duties."""
    changed = NewLead(PROJECT, SECOND.name, LEAD.name, MANAGER.name)
    first = structs.replace(changed, before=None, new_project=True)
    same = structs.replace(changed, lead=LEAD.name)
    dated = structs.replace(changed, later="自6月15日起")
    duties = LeadDuties(PROJECT, SECOND.name, MANAGER.name, MANAGER.name, LEAD.name)
    own_text = structs.replace(duties, before=None, duties=("一、对外的技术第一联系人。", "二、制定研发计划。"))
    conflict = LeadConflict(PROJECT, SECOND.name, LEAD.name, MANAGER.name)
    return {
        "lead-conflict": Letter("lead_conflict", (MANAGER, LEAD), conflict, answer=True),
        "new-lead": Letter("confirmation", (MANAGER,), changed, answer=True),
        "new-lead-first": Letter("confirmation", (MANAGER,), first, answer=True),
        "new-lead-same": Letter("confirmation", (MANAGER,), same, answer=True),
        "new-lead-told": Letter("lead_changed", (LEAD, MANAGER), changed),
        "new-lead-dated": Letter("confirmation", (MANAGER,), dated, answer=True),
        "lead-duties-dated": Letter("lead_duties", (SECOND,), structs.replace(duties, later="自6月15日起")),
        "lead-duties": Letter("lead_duties", (SECOND,), duties),
        "lead-duties-own-text": Letter("lead_duties", (SECOND,), own_text),
    }


def end_letters() -> dict[str, Letter]:
    """The project's end, as everybody hears of it; said again, or of a project that nobody knew, to the sender."""
    last_day = dt.date(2026, 6, 10)
    people = (
        EndedSupport(structs.replace(_JUNE, end=last_day), _JUNE.end, cancelled=False),
        EndedSupport(structs.replace(_JUNE, person="白一舟", end=last_day), None, cancelled=False),
        EndedSupport(
            structs.replace(_JUNE, person="唐小满", start=dt.date(2026, 7, 1), end=dt.date(2026, 7, 31)),
            None,
            cancelled=True,
        ),
    )
    closed = ProjectEnded(PROJECT, "closed", last_day, MANAGER.name, None, people)
    terminated = structs.replace(closed, outcome="terminated", reason="客户取消了预算", people=())
    said_again = structs.replace(closed, already=True, people=())
    return {
        "project-end": Letter("project_end", (MANAGER,), closed, cc=(LEAD, MEMBER), answer=True),
        "project-end-terminated": Letter("project_end", (MANAGER, LEAD), terminated, answer=True),
        "project-end-again": Letter("confirmation", (MANAGER,), said_again, answer=True),
    }


def cancellation_letters() -> dict[str, Letter]:
    """A notice taken back: for who did it, for who is concerned, and where it cannot be done or told."""
    july = structs.replace(_JUNE, person="白一舟", end=dt.date(2026, 7, 31))
    lines = (
        TakenBack("cancelled", _JUNE),
        TakenBack("restored", structs.replace(july, end=_JUNE.end), july),
        TakenBack("withdrawn", structs.replace(_JUNE, person="唐小满")),
    )
    kept = (
        TakenBack("begun", _JUNE),
        TakenBack("changed_since", july),
        TakenBack("over", structs.replace(_JUNE, person="唐小满")),
    )
    taken_back = Cancellation(PROJECT, MANAGER.name, lines)
    told = structs.replace(taken_back, lines=lines[:2])
    nothing = structs.replace(taken_back, lines=kept)
    unknown = Cancellation(None, MANAGER.name)
    of_lead = Cancellation(PROJECT, MANAGER.name, meant="lead_change")
    unclear = structs.replace(of_lead, meant="unclear")
    on_condition = structs.replace(of_lead, meant="on_condition")
    return {
        "cancellation": Letter("confirmation", (MANAGER,), taken_back, answer=True),
        "cancellation-told": Letter("cancellation", (MEMBER,), told, cc=(LEAD,)),
        "cancellation-nothing": Letter("confirmation", (MANAGER,), nothing, answer=True),
        "cancellation-unknown": Letter("correction_request", (MANAGER,), unknown, answer=True),
        "cancellation-of-lead": Letter("correction_request", (MANAGER,), of_lead, answer=True),
        "cancellation-unclear": Letter("correction_request", (MANAGER,), unclear, answer=True),
        "cancellation-on-condition": Letter("correction_request", (MANAGER,), on_condition, answer=True),
    }
